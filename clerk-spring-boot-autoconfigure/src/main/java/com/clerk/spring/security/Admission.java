package com.clerk.spring.security;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.cors.CorsUtils;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.route.MalformedPathException;

/**
 * Decides whether a request may go on to the application: not from another site, then by
 * the route rules, then by the middleware. Each can only refuse.
 */
final class Admission {

	private static final String DISPATCHER_SERVLET = "org.springframework.web.servlet.DispatcherServlet";

	private static final Log logger = LogFactory.getLog(Admission.class);

	private final CrossSiteCheck crossSite = new CrossSiteCheck();

	private final RouteRules rules;

	private final List<ClerkMiddleware> middleware;

	private final RequestMatcher exempt;

	private final DenialResponder responder;

	private final AuthenticationFailures failures;

	Admission(RouteRules rules, List<ClerkMiddleware> middleware, RequestMatcher exempt, DenialResponder responder,
			AuthenticationFailures failures) {
		this.rules = rules;
		this.middleware = List.copyOf(middleware);
		this.exempt = exempt;
		this.responder = responder;
		this.failures = failures;
	}

	/**
	 * Decides about a request, and answers it when it is refused. What else a middleware
	 * throws is the application's failure and passes on.
	 * @return true if the request may go on
	 */
	boolean admits(DecidedRequest decided, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		try {
			this.crossSite.check(decided.caller());
			if (!isAnsweredPreFlight(request) && !this.exempt.matches(request)) {
				decide(decided, request);
			}
			return true;
		}
		catch (ClerkDeniedException ex) {
			this.responder.respond(request, response, ex.denial());
		}
		catch (CrossSiteRequestException ex) {
			logger.debug("Refused with 403: " + ex.getMessage());
			Answers.forbidden().write(request, response);
		}
		catch (MalformedPathException ex) {
			this.failures.answer(response, ex);
		}
		catch (ErrorResponseException ex) {
			answer(response, ex);
		}
		return false;
	}

	/**
	 * Spring MVC runs no handler for a preflight request. Other servlets may do anything.
	 */
	private static boolean isAnsweredPreFlight(HttpServletRequest request) {
		if (!CorsUtils.isPreFlightRequest(request)) {
			return false;
		}
		String servlet = request.getHttpServletMapping().getServletName();
		ServletRegistration registration = (servlet != null)
				? request.getServletContext().getServletRegistration(servlet) : null;
		return registration == null || DISPATCHER_SERVLET.equals(registration.getClassName());
	}

	private void decide(DecidedRequest decided, HttpServletRequest request) {
		Auth auth = decided.auth();
		decided.admit(this.rules.check(auth, request));
		if (request.getDispatcherType() != DispatcherType.REQUEST) {
			// Nothing was decided when the client's request came in, so a filter may have
			// led it elsewhere: it must be admitted there too.
			decided.admit(this.rules.check(auth, new CurrentDispatchRequest(request)));
		}
		this.middleware.forEach((handler) -> handler.handle(auth, request));
	}

	/**
	 * As Spring MVC answers such an exception that no handler of the application takes.
	 */
	private static void answer(HttpServletResponse response, ErrorResponse error) throws IOException {
		error.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		int status = error.getStatusCode().value();
		String detail = error.getBody().getDetail();
		if (detail != null) {
			response.sendError(status, detail);
		}
		else {
			response.sendError(status);
		}
	}

}
