package com.clerk.spring.webhook;

import java.io.IOException;
import java.time.Clock;
import java.util.Collections;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import com.clerk.spring.webhook.WebhookVerificationException.Reason;
import com.clerk.spring.webhook.event.ClerkEvent;

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

	private static final Log logger = LogFactory.getLog(WebhookFilter.class);

	private final WebhookVerifier verifier;

	private final DeliveryHandling handling;

	private final BoundedBody bodies;

	private final RefusalLog refusals;

	/**
	 * Creates a filter, to be mapped to the path of the endpoint alone.
	 * @param verifier verifies what arrives
	 * @param store remembers what was handled
	 * @param publisher hands events to the application
	 * @param maxBody how many bytes a body may have
	 * @param clock tells the time
	 */
	public WebhookFilter(WebhookVerifier verifier, WebhookDeliveryStore store, ClerkEventPublisher publisher,
			int maxBody, Clock clock) {
		this.verifier = verifier;
		this.handling = new DeliveryHandling(store, publisher);
		this.bodies = new BoundedBody(maxBody);
		this.refusals = new RefusalLog(clock);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
			answer.setStatus(status(http, answer).value());
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private HttpStatus status(HttpServletRequest request, HttpServletResponse response) {
		if (!HttpMethod.POST.matches(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
			return HttpStatus.METHOD_NOT_ALLOWED;
		}
		try {
			byte[] body = this.bodies.read(request);
			return (body != null) ? status(request, body) : HttpStatus.CONTENT_TOO_LARGE;
		}
		catch (IOException ex) {
			logger.debug("The body of a webhook could not be read", ex);
			return HttpStatus.BAD_REQUEST;
		}
		catch (IllegalStateException ex) {
			// A filter ahead has called getReader().
			this.refusals.report(alreadyRead(), request.getHeader(SvixHeaders.ID));
			return HttpStatus.BAD_REQUEST;
		}
	}

	private HttpStatus status(HttpServletRequest request, byte[] body) {
		ClerkEvent event;
		try {
			requireUnread(request, body);
			event = this.verifier.verify(headers(request), body);
		}
		catch (WebhookVerificationException ex) {
			this.refusals.report(ex, request.getHeader(SvixHeaders.ID));
			return HttpStatus.BAD_REQUEST;
		}
		catch (RuntimeException ex) {
			logger.error("A webhook could not be verified", ex);
			return HttpStatus.INTERNAL_SERVER_ERROR;
		}
		return status(event);
	}

	private static void requireUnread(HttpServletRequest request, byte[] body) {
		if (body.length == 0 && request.getContentLengthLong() > 0) {
			throw alreadyRead();
		}
	}

	private static WebhookVerificationException alreadyRead() {
		return new WebhookVerificationException(Reason.BODY_MISSING,
				"The body was read by a filter ahead. Order that filter after WebhookFilter.ORDER.");
	}

	private static HttpHeaders headers(HttpServletRequest request) {
		HttpHeaders headers = new HttpHeaders();
		request.getHeaderNames()
			.asIterator()
			.forEachRemaining((name) -> headers.addAll(name, Collections.list(request.getHeaders(name))));
		return headers;
	}

	private HttpStatus status(ClerkEvent event) {
		try {
			return switch (this.handling.handle(event)) {
				case HANDLED, HANDLED_BEFORE -> HttpStatus.OK;
				case BEING_HANDLED -> HttpStatus.CONFLICT;
			};
		}
		catch (RuntimeException ex) {
			logger.error("The webhook " + event.id() + " of type " + event.type()
					+ " could not be handled. It is answered with 500, so that Clerk sends it again.", ex);
			return HttpStatus.INTERNAL_SERVER_ERROR;
		}
	}

}
