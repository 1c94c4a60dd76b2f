package com.clerk.spring.test;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.ServletRequestPathUtils;

import com.clerk.spring.servlet.MisdirectedRequestException;

/**
 * Finds out whether a request of somebody signed out gets to its handler, without running
 * that.
 */
final class RouteAttempt {

	private final ServletContext servletContext;

	private final Filter security;

	RouteAttempt(ServletContext servletContext, Filter security) {
		this.servletContext = servletContext;
		this.security = security;
	}

	/**
	 * Makes a request for a route, as somebody signed out.
	 */
	MockHttpServletRequest sample(MappedRoute route) {
		return route.request(this.servletContext, RouteSample.FIRST);
	}

	/**
	 * Tries a route. What can't be tried counts as reached: better a route too many that
	 * is looked at than one too few.
	 */
	boolean reachesHandler(MappedRoute route) {
		return RouteSample.VALUES.stream()
			.map((value) -> outcome(route, value))
			.filter((outcome) -> outcome != Outcome.UNKNOWN)
			.findFirst()
			.orElse(Outcome.REACHED) == Outcome.REACHED;
	}

	private Outcome outcome(MappedRoute route, String value) {
		SecurityContext ofTest = SecurityContextHolder.getContext();
		MockHttpServletRequest request = SecurityMockMvcRequestPostProcessors.csrf()
			.postProcessRequest(route.request(this.servletContext, value));
		BehindFilters behind = new BehindFilters(route);
		try {
			this.security.doFilter(request, new MockHttpServletResponse(), behind);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			return behind.after(ex);
		}
		finally {
			SecurityContextHolder.setContext(ofTest);
		}
		return behind.after(null);
	}

	private enum Outcome {

		REACHED, REFUSED, UNKNOWN

	}

	/**
	 * What a request meets behind the filters, up to the handler.
	 */
	private static final class BehindFilters implements FilterChain {

		private final MappedRoute route;

		private @Nullable Outcome outcome;

		BehindFilters(MappedRoute route) {
			this.route = route;
		}

		/**
		 * Returns what came of the request. Only a refusal keeps it from the handler:
		 * with another request a failure may not happen.
		 */
		Outcome after(@Nullable Exception failure) {
			if (this.outcome != null) {
				return this.outcome;
			}
			return (failure == null || isRefusal(failure)) ? Outcome.REFUSED : Outcome.REACHED;
		}

		private static boolean isRefusal(Exception failure) {
			Throwable thrown = failure;
			while (thrown instanceof ServletException && !(thrown instanceof ErrorResponse)
					&& thrown.getCause() != null) {
				thrown = thrown.getCause();
			}
			return thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException
					|| thrown instanceof ErrorResponse || thrown instanceof RequestRejectedException
					|| thrown instanceof MisdirectedRequestException;
		}

		@Override
		public void doFilter(ServletRequest request, ServletResponse response) throws ServletException {
			HttpServletRequest http = (HttpServletRequest) request;
			RequestAttributes before = RequestContextHolder.getRequestAttributes();
			RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(http));
			try {
				HandlerExecutionChain handler = handler(http);
				this.outcome = (handler != null && this.route.isHandledBy(handler.getHandler()))
						? interceptors(handler, http, (HttpServletResponse) response) : Outcome.UNKNOWN;
			}
			finally {
				RequestContextHolder.setRequestAttributes(before);
			}
		}

		private @Nullable HandlerExecutionChain handler(HttpServletRequest request) {
			ServletRequestPathUtils.parseAndCache(request);
			try {
				return this.route.mapping().getHandler(request);
			}
			catch (Exception ex) {
				// This sample is none of the requests that the handler takes.
				return null;
			}
		}

		private static Outcome interceptors(HandlerExecutionChain handler, HttpServletRequest request,
				HttpServletResponse response) throws ServletException {
			try {
				for (HandlerInterceptor interceptor : handler.getInterceptorList()) {
					if (!interceptor.preHandle(request, response, handler.getHandler())) {
						return Outcome.REFUSED;
					}
				}
				return Outcome.REACHED;
			}
			catch (RuntimeException ex) {
				// The filters have to see what they are to answer.
				throw ex;
			}
			catch (Exception ex) {
				throw new ServletException(ex);
			}
		}

	}

}
