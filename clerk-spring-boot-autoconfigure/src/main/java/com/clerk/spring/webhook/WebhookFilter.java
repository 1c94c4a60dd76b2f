package com.clerk.spring.webhook;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * The endpoint that Clerk sends webhooks to. It answers whatever arrives at its path,
 * ahead of all that asks for a session, a token or a signed-in user; what vouches for a
 * webhook is its signature. An answer has no body.
 *
 * @since 0.1.0
 */
public final class WebhookFilter implements Filter {

	/**
	 * The order of the filter: after forwarded headers are applied and observation has
	 * begun, before form, hidden method, CORS, session and security filters.
	 */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 11;

	private final WebhookReceiver receiver;

	private final WebhookObservations observations;

	WebhookFilter(WebhookReceiver receiver, WebhookObservations observations) {
		this.receiver = receiver;
		this.observations = observations;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
			WebhookOutcome outcome = this.observations.observe((context) -> outcome(http, answer, context));
			answer.setStatus(outcome.status().value());
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private WebhookOutcome outcome(HttpServletRequest request, HttpServletResponse response,
			WebhookObservationContext context) {
		if (!HttpMethod.POST.matches(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
			return WebhookOutcome.METHOD_NOT_ALLOWED;
		}
		return this.receiver.receive(request, context);
	}

}
