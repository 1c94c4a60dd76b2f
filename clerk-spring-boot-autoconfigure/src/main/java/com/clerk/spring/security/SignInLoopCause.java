package com.clerk.spring.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import com.clerk.spring.request.RequestCaller;

/**
 * Why a browser may come back from sign-in as it left.
 */
enum SignInLoopCause {

	/** The sign-in page asks for sign-in itself. */
	PROTECTED_PAGE("Sign-in is not possible", "The sign-in page of this application asks you to sign in first.",
			"a rule or an annotation protects the page that clerk.sign-in-url names"),

	/** Its session is refused, and a new one would be. */
	REFUSED("Signed in, but not accepted", "You are signed in, but this application does not accept your session.",
			"the publishable key and the secret or JWT key belong to different instances, "
					+ "the cookie is of another application on the same domain, "
					+ "or clerk.authorized-parties lacks the origin that users sign in on"),

	/** Its session does not reach the application. */
	LOST("Signed in, but not recognized",
			"You come from the sign-in page, but your session did not arrive in this application.",
			"cookies are blocked, dropped or too large, the clock of the server is wrong, scheme or host are wrong "
					+ "behind a proxy, a cache stores redirects, the application's domain is not one of the Clerk instance, "
					+ "or the publishable key and the secret key belong to different instances");

	private static final Set<String> INCURABLE = Set.of("token-invalid-authorized-parties", "token-invalid-signature",
			"jwk-kid-mismatch");

	private final String title;

	private final String finding;

	private final String causes;

	SignInLoopCause(String title, String finding, String causes) {
		this.title = title;
		this.finding = finding;
		this.causes = causes;
	}

	/**
	 * Returns what may be wrong with a browser that is sent to sign-in, or null if it is
	 * sent there for the ordinary reason.
	 * @param caller the request as decided
	 * @param request the request
	 * @param signInUrl the address it is sent to
	 */
	static @Nullable SignInLoopCause of(RequestCaller caller, HttpServletRequest request, String signInUrl) {
		if (isPage(parse(caller.request().url()), parse(signInUrl))) {
			return PROTECTED_PAGE;
		}
		if (caller.request().hasHeaderToken() || caller.state().isAuthenticated()) {
			return null;
		}
		String reason = caller.state().reason();
		if (reason != null && INCURABLE.contains(reason)) {
			return REFUSED;
		}
		boolean handshakesEnded = LoopCounter.HANDSHAKES.isAtLimit(request);
		return (handshakesEnded || isFrom(signInUrl, caller, request)) ? LOST : null;
	}

	/**
	 * Tells whether the browser comes from the sign-in page itself. Of a page on another
	 * origin it names no more than the origin.
	 */
	private static boolean isFrom(String signInUrl, RequestCaller caller, HttpServletRequest request) {
		URI referer = parse(request.getHeader(HttpHeaders.REFERER));
		URI page = parse(signInUrl);
		if (referer == null || page == null || !isSameOrigin(referer, page)) {
			return false;
		}
		URI own = parse(caller.request().origin());
		return own == null || !isSameOrigin(page, own) || isPage(referer, page);
	}

	private static boolean isPage(@Nullable URI one, @Nullable URI other) {
		return one != null && other != null && isSameOrigin(one, other)
				&& Objects.equals(one.getRawPath(), other.getRawPath());
	}

	private static boolean isSameOrigin(URI one, URI other) {
		return one.getHost() != null && one.getHost().equalsIgnoreCase(other.getHost())
				&& one.getPort() == other.getPort();
	}

	private static @Nullable URI parse(@Nullable String url) {
		try {
			return (url != null) ? new URI(url) : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	String title() {
		return this.title;
	}

	/**
	 * Tells whether one more redirect can only lead here again.
	 */
	boolean isCertain() {
		return this == PROTECTED_PAGE;
	}

	/**
	 * Returns what is the matter, as a sentence for the user.
	 */
	String finding() {
		return this.finding;
	}

	/**
	 * Returns the likely causes, for the operators.
	 */
	String causes() {
		return this.causes;
	}

}
