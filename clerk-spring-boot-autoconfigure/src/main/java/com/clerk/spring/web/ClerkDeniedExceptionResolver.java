package com.clerk.spring.web;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.HandlerCaller;

/**
 * Answers refusals thrown by controllers and what they call, ahead of the exception
 * handlers of the application.
 */
final class ClerkDeniedExceptionResolver implements HandlerExceptionResolver {

	private final DenialResponder responder;

	ClerkDeniedExceptionResolver(DenialResponder responder) {
		this.responder = responder;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (handler == null) {
			// No interceptor sees a request that no handler takes.
			HandlerCaller.leave(request);
		}
		if (!(AsyncFailure.causeOf(ex) instanceof ClerkDeniedException denied) || response.isCommitted()) {
			return null;
		}
		try {
			this.responder.respond(request, response, denied.denial());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (ServletException failure) {
			throw new IllegalStateException("The refusal of a request could not be answered", failure);
		}
		return new ModelAndView();
	}

}
