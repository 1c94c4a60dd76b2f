package com.clerk.spring.security;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.request.RequestCaller;

/**
 * Answers signed-out callers whom Spring Security refuses as {@code auth.protect()} does
 * ({@code shared/spec/protect.md} section 10). The status of an error page stays.
 */
final class ClerkAuthenticationEntryPoint implements AuthenticationEntryPoint {

	private final DenialResponder responder;

	ClerkAuthenticationEntryPoint(DenialResponder responder) {
		this.responder = responder;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException, ServletException {
		if (request.getDispatcherType() != DispatcherType.ERROR) {
			Denial denial = RefusedByClerk.denialIn(exception.getCause());
			this.responder.respond(request, response, (denial != null) ? denial : signedOut(request));
		}
	}

	private static Denial signedOut(HttpServletRequest request) {
		DecidedRequest decided = DecidedRequest.of(request);
		boolean pending = decided != null && decided.auth().isPending();
		Denial denial = new Denial.Unauthenticated(null, null, pending, AcceptedTokens.session());
		Duration outage = outage((decided != null) ? decided.caller() : null);
		return (outage != null) ? new Denial.Unavailable(outage, denial) : denial;
	}

	private static @Nullable Duration outage(@Nullable RequestCaller caller) {
		return (caller != null) ? caller.outage() : null;
	}

}
