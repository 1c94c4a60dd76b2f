package com.clerk.spring.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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

/**
 * Answers failed calls of the Backend API that the application leaves uncaught: the fault
 * is neither the client's nor the application's, and none of what Clerk said is for the
 * client. It comes last, so all that the application has for exceptions goes before it.
 */
final class ClerkApiExceptionResolver implements HandlerExceptionResolver, Ordered {

	private static final Log logger = LogFactory.getLog(ClerkApiExceptionResolver.class);

	private static final int NO_ANSWER = 0;

	private final PageRequestMatcher pages;

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
		logger.warn("A failed call of the Backend API was not caught, and answered with " + status.value(), ex);
		try {
			answer(request, response, status, failure.retryAfter());
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
		return new ModelAndView();
	}

	/**
	 * Another try may succeed where Clerk had no time, or there was none of it.
	 */
	private static HttpStatus status(ClerkApiException failure) {
		boolean passes = failure.status() == NO_ANSWER || failure.status() == HttpStatus.TOO_MANY_REQUESTS.value();
		return passes ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_GATEWAY;
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status,
			@Nullable Duration retryAfter) throws IOException {
		response.resetBuffer();
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (status == HttpStatus.SERVICE_UNAVAILABLE && retryAfter != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
		}
		if (this.pages.matches(request)) {
			response.sendError(status.value());
			return;
		}
		byte[] problem = ("{\"title\":\"" + status.getReasonPhrase() + "\",\"status\":" + status.value() + "}")
			.getBytes(StandardCharsets.UTF_8);
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(problem.length);
		response.getOutputStream().write(problem);
	}

}
