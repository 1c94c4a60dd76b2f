package com.clerk.spring.test.emulator.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Decides which addresses may be followed: absolute HTTP ones of this machine, or of a
 * host that was named when the emulator was made.
 */
public final class RedirectTargets {

	private static final Pattern LOOPBACK = Pattern
		.compile("localhost|[a-z0-9.-]+\\.localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

	/**
	 * What browsers take, in printable ASCII: they are not strict about what follows the
	 * host, which is all that is trusted.
	 */
	private static final Pattern ADDRESS = Pattern
		.compile("(?<origin>[A-Za-z]+://[\\x21-\\x7e&&[^/?#]]+)(?:[/?#][\\x21-\\x7e]*)?");

	private final Set<String> trustedHosts;

	public RedirectTargets(Set<String> trustedHosts) {
		this.trustedHosts = Set.copyOf(trustedHosts);
	}

	public RedirectTarget read(@Nullable String asked) {
		if (asked == null || asked.isEmpty()) {
			return RedirectTarget.NONE;
		}
		return origin(asked).map((origin) -> new RedirectTarget(asked, asked, origin))
			.orElseGet(() -> RedirectTarget.refused(asked));
	}

	/**
	 * Reads the address that a request must tell.
	 * @throws ApiException if there is none, or it is not trusted
	 */
	public String require(@Nullable String asked) {
		String url = read(asked).url();
		if (url == null) {
			throw ApiException.badRequest("invalid_url",
					"redirect_url must be an absolute URL of this machine or of a host that the emulator trusts.");
		}
		return url;
	}

	public boolean isTrustedOrigin(String origin) {
		return origin(origin).isPresent();
	}

	/**
	 * Returns the origin of a trusted address.
	 */
	private Optional<String> origin(String url) {
		Matcher address = ADDRESS.matcher(url);
		if (!address.matches()) {
			return Optional.empty();
		}
		try {
			return WebOrigin.of(new URI(address.group("origin")).parseServerAuthority())
				.filter((origin) -> isTrusted(origin.host()))
				.map(WebOrigin::toString);
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

	private boolean isTrusted(String host) {
		return LOOPBACK.matcher(host).matches() || this.trustedHosts.contains(host);
	}

}
