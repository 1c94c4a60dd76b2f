package com.example.harbor.page;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where a visitor goes after signing in or out. The address is the visitor's to choose,
 * so only one of this application is followed.
 */
final class WayBack {

	private WayBack() {
	}

	/**
	 * Returns an absolute address of this application.
	 * @param wanted an absolute or relative address, or null
	 * @param otherwise the path to go to when it is missing, or not ours
	 */
	static String to(@Nullable String wanted, String otherwise) {
		URI home = ServletUriComponentsBuilder.fromCurrentContextPath().path("/").build().toUri();
		URI address = resolve(home, wanted);
		boolean ours = address != null && home.getScheme().equals(address.getScheme())
				&& home.getRawAuthority().equals(address.getRawAuthority())
				&& !address.getPath().equals(home.getPath() + "sign-in");
		return (ours ? address : home.resolve(otherwise)).toString();
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
