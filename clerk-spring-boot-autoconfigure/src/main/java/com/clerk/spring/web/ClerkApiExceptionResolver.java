package com.clerk.spring.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.security.PageRequestMatcher;
import com.clerk.spring.security.ReportedCauses;

/**
 * Answers failed calls of the Backend API that the application leaves uncaught: the fault
 * is neither the client's nor the application's, and none of what Clerk said is for the
 * client. It comes last, so all that the application has for exceptions goes before it.
 */
final class ClerkApiExceptionResolver implements HandlerExceptionResolver, Ordered {

	private static final Log logger = LogFactory.getLog(ClerkApiExceptionResolver.class);

	/** Another try may succeed where Clerk had no time, or there was none of it. */
	private static final Set<Integer> PASSING = Set.of(0, 429, 503, 504);

	private final PageRequestMatcher pages;

	private final ReportedCauses reported = new ReportedCauses();

	ClerkApiExceptionResolver(PageRequestMatcher pages) {
		this.pages = pages;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (!(AsyncFailure.causeOf(ex) instanceof ClerkApiException failure) || response.isCommitted()) {
			return null;
		}
		HttpStatus status = status(failure);
		report(failure, status);
		try {
			answer(request, response, status, failure.retryAfter());
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
		return new ModelAndView();
	}

	private static HttpStatus status(ClerkApiException failure) {
		return PASSING.contains(failure.status()) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_GATEWAY;
	}

	/**
	 * A client may provoke an error, such as 404, with each request.
	 */
	private void report(ClerkApiException failure, HttpStatus status) {
		logger.debug("A failed call of the Backend API was not caught", failure);
		if (this.reported.isDue(String.valueOf(failure.status()))) {
			logger.warn("A failed call of the Backend API was not caught, and answered with " + status.value() + ": "
					+ failure.getMessage() + ". This is logged once a minute for each status.");
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status,
			@Nullable Duration retryAfter) throws IOException {
		BegunAnswer.takeBack(response);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (retryAfter != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
		}
		if (this.pages.matches(request)) {
			response.sendError(status.value());
			return;
		}
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		BegunAnswer.write(response,
				"{\"title\":\"" + status.getReasonPhrase() + "\",\"status\":" + status.value() + "}");
	}

}
