package com.clerk.spring.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.HandlerCaller;

/**
 * Decides about a handler method before its arguments are bound, and answers a refusal by
 * itself, so that no exception handler of the application sees it.
 */
final class ClerkHandlerInterceptor implements AsyncHandlerInterceptor {

	private final HandlerDemands demands;

	private final DenialResponder responder;

	ClerkHandlerInterceptor(HandlerDemands demands, DenialResponder responder) {
		this.demands = demands;
		this.responder = responder;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException, ServletException {
		if (!(handler instanceof HandlerMethod method) || keepsFirstDecision(request)) {
			HandlerCaller.enter(request, null);
			return true;
		}
		HandlerDemand demand = this.demands.of(method);
		try {
			Auth caller = demand.decide(() -> HandlerCaller.undecided(request));
			DecidedCaller.keep(request, caller);
			HandlerCaller.enter(request, caller);
			return true;
		}
		catch (ClerkDeniedException ex) {
			this.responder.respond(request, response, ex.denial());
			HandlerCaller.leave(request);
			return false;
		}
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		HandlerCaller.exit(request);
	}

	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		HandlerCaller.exit(request);
	}

	/**
	 * What a handler demands holds for a forward to it as well. Resuming one is no second
	 * call of it, and the error page must always be reached.
	 */
	private static boolean keepsFirstDecision(HttpServletRequest request) {
		return switch (request.getDispatcherType()) {
			case REQUEST, FORWARD, INCLUDE -> false;
			case ERROR -> true;
			case ASYNC -> DecidedCaller.isKept(request);
		};
	}

}
