package com.clerk.spring.security;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.GenericFilterBean;

import com.clerk.spring.request.RequestCaller;

/**
 * Decides who sent a request, once, and whether it may go on. Order filters around it by
 * its class:
 *
 * <pre>
 * http.with(clerk(), withDefaults()).addFilterAfter(new LocaleFilter(), ClerkAuthenticationFilter.class);
 * </pre>
 *
 * It is made by {@link ClerkConfigurer} and is no bean, so that the container does not
 * run it a second time. Further dispatches of a request keep the first decision, and an
 * error page is always reached.
 *
 * @since 0.1.0
 */
public final class ClerkAuthenticationFilter extends GenericFilterBean {

	private final Supplier<AuthenticationSteps> steps;

	/**
	 * Creates a filter.
	 * @param steps what it does. Asked for once the chain is complete, so that a filter
	 * can be placed and named before
	 */
	ClerkAuthenticationFilter(Supplier<AuthenticationSteps> steps) {
		this.steps = steps;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (passes((HttpServletRequest) request, (HttpServletResponse) response)) {
			chain.doFilter(request, guarded((HttpServletRequest) request, (HttpServletResponse) response));
		}
	}

	private boolean passes(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		AuthenticationSteps steps = this.steps.get();
		DecidedRequest known = DecidedRequest.of(request);
		if (known == null && request.getDispatcherType() == DispatcherType.ERROR) {
			return true;
		}
		DecidedRequest decided = (known != null) ? known
				: steps.authentication().decide(request, response, steps.securityContext().present());
		if (decided == null) {
			return false;
		}
		decided.keepIn(request);
		steps.securityContext().establish(decided, request, response);
		boolean open = known != null && request.getDispatcherType() != DispatcherType.REQUEST;
		return open || !decided.passesFirst(this) || steps.admission().admits(decided, request, response);
	}

	private static HttpServletResponse guarded(HttpServletRequest request, HttpServletResponse response) {
		RequestCaller caller = DecidedRequest.callerOf(request);
		boolean setsCookies = caller != null && !caller.state().cookies().isEmpty();
		return setsCookies ? new CookieCacheControl(response) : response;
	}

}
