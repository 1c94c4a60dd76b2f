package com.clerk.spring.security;

import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;

/**
 * Writes what a state adds to the response, before the application runs
 * ({@code shared/spec/authenticate-request.md} section 15).
 */
final class StateHeaders {

	private static final String LOCATION = "location";

	private static final String MESSAGE = "x-clerk-auth-message";

	/**
	 * For the redirect at the end of a handshake. On what the application answers they
	 * would replace its own rules about other origins, for a parameter that anybody can
	 * send.
	 */
	private static final Set<String> CORS = Set.of("access-control-allow-origin", "access-control-allow-credentials");

	private static final String NO_STORE = "no-store";

	private StateHeaders() {
	}

	/**
	 * Writes headers and cookies.
	 * @return true if the state is itself the answer, so that the application must not
	 * run
	 */
	static boolean write(RequestCaller caller, HttpServletResponse response) {
		RequestState state = caller.state();
		String location = state.headers().get(LOCATION);
		boolean redirect = location != null;
		Assert.state(redirect || state.status() != RequestState.Status.HANDSHAKE, "A handshake needs a location");
		state.headers().forEach(HeaderValue::requireLegal);
		state.cookies().forEach((cookie) -> HeaderValue.requireLegal(HttpHeaders.SET_COOKIE, cookie));
		if (location != null) {
			HeaderValue.requireLocation(location);
		}
		if (redirect || !state.cookies().isEmpty()) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		}
		state.headers()
			.entrySet()
			.stream()
			.filter((header) -> isShown(header, caller.options()))
			.filter((header) -> redirect || !CORS.contains(header.getKey()))
			.forEach((header) -> response.setHeader(header.getKey(), header.getValue()));
		state.cookies().forEach((cookie) -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
		if (redirect) {
			response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
		}
		return redirect;
	}

	/** The message names configured parties, so it is for developers. */
	private static boolean isShown(Map.Entry<String, String> header, ClerkOptions options) {
		return !MESSAGE.equals(header.getKey()) || options.debug()
				|| options.instanceType() == InstanceType.DEVELOPMENT;
	}

}
