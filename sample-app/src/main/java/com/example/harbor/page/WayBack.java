package com.example.harbor.page;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import com.clerk.spring.options.ClerkOptions;

/**
 * Where a visitor goes after signing in or out. The address is the visitor's to choose,
 * so only one of this application, or of a satellite that is listed, is followed.
 */
@Component
class WayBack {

	private final Set<String> satellites;

	WayBack(ClerkOptions options) {
		this.satellites = options.satelliteAllowedOrigins()
			.stream()
			.map(URI::create)
			.map(WayBack::origin)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns an absolute address.
	 * @param wanted an absolute or relative address, or null
	 * @param otherwise the path of this application to go to when it is missing, or not
	 * to be followed
	 */
	String to(@Nullable String wanted, String otherwise) {
		URI home = ServletUriComponentsBuilder.fromCurrentContextPath().path("/").build().toUri();
		URI address = resolve(home, wanted);
		boolean followed = address != null && (isOurs(address, home) || this.satellites.contains(origin(address)));
		return (followed ? address : home.resolve(otherwise)).toString();
	}

	private static boolean isOurs(URI address, URI home) {
		return origin(address).equals(origin(home)) && !address.getPath().equals(home.getPath() + "sign-in");
	}

	private static String origin(URI address) {
		return address.getScheme() + "://" + address.getRawAuthority();
	}

	private static @Nullable URI resolve(URI home, @Nullable String wanted) {
		try {
			return (wanted != null) ? home.resolve(wanted) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
