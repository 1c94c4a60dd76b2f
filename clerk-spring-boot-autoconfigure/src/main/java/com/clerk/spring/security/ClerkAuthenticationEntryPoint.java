package com.clerk.spring.security;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

import com.clerk.spring.auth.Denial;

/**
 * Answers signed-out callers whom Spring Security refuses as {@code auth.protect()} does
 * ({@code shared/spec/protect.md} section 10). The status of an error page stays.
 */
final class ClerkAuthenticationEntryPoint implements AuthenticationEntryPoint {

	private final DenialResponder responder;

	private final ChainRefusals refusals;

	ClerkAuthenticationEntryPoint(DenialResponder responder, ChainRefusals refusals) {
		this.responder = responder;
		this.refusals = refusals;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException, ServletException {
		if (request.getDispatcherType() != DispatcherType.ERROR) {
			Denial denial = RefusedByClerk.denialIn(exception.getCause());
			this.responder.respond(request, response,
					(denial != null) ? denial : this.refusals.unauthenticated(request));
		}
	}

}
