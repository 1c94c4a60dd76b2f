package com.clerk.spring.security;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

import com.clerk.spring.auth.Denial;

/**
 * Answers authenticated callers whom Spring Security refuses as {@code auth.protect()}
 * does ({@code shared/spec/protect.md} section 10). A missing CSRF token is 403: hiding
 * the route would only hide the mistake. The status of an error page stays.
 */
final class ClerkAccessDeniedHandler implements AccessDeniedHandler {

	private final DenialResponder responder;

	private final ChainRefusals refusals;

	ClerkAccessDeniedHandler(DenialResponder responder, ChainRefusals refusals) {
		this.responder = responder;
		this.refusals = refusals;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
			throws IOException, ServletException {
		if (response.isCommitted() || request.getDispatcherType() == DispatcherType.ERROR) {
			return;
		}
		if (exception instanceof CsrfException) {
			Answers.forbidden().write(request, response);
			return;
		}
		Denial denial = RefusedByClerk.denialIn(exception);
		this.responder.respond(request, response,
				(denial != null) ? denial : this.refusals.forbidden(request, exception));
	}

}
