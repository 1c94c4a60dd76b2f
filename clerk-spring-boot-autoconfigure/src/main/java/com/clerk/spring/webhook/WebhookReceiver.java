package com.clerk.spring.webhook;

import java.io.IOException;
import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;

import com.clerk.spring.webhook.WebhookVerificationException.Reason;
import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * Reads what was posted, has it verified and handled.
 */
final class WebhookReceiver {

	private static final Log logger = LogFactory.getLog(WebhookReceiver.class);

	private final WebhookVerifierResolver verifiers;

	private final DeliveryHandling handling;

	private final BoundedBody bodies;

	private final RefusalLog refusals;

	WebhookReceiver(WebhookVerifierResolver verifiers, DeliveryHandling handling, BoundedBody bodies,
			RefusalLog refusals) {
		this.verifiers = verifiers;
		this.handling = handling;
		this.bodies = bodies;
		this.refusals = refusals;
	}

	WebhookOutcome receive(HttpServletRequest request, WebhookObservationContext context) {
		try {
			byte[] body = this.bodies.read(request);
			return (body != null) ? receive(request, body, context) : WebhookOutcome.TOO_LARGE;
		}
		catch (IOException ex) {
			logger.debug("The body of a webhook could not be read", ex);
			return WebhookOutcome.CLIENT_ABORTED;
		}
		catch (IllegalStateException ex) {
			// A filter ahead has called getReader().
			return refuse(request, alreadyRead(), context);
		}
	}

	private WebhookOutcome receive(HttpServletRequest request, byte[] body, WebhookObservationContext context) {
		ClerkEvent event;
		try {
			requireUnread(request, body);
			event = verifier(request).verify(headers(request), body);
		}
		catch (WebhookVerificationException ex) {
			return refuse(request, ex, context);
		}
		catch (RuntimeException ex) {
			context.failed(ex);
			logger.error("A webhook could not be verified", ex);
			return WebhookOutcome.FAILED;
		}
		context.verified(event);
		return handle(event, context);
	}

	private WebhookOutcome refuse(HttpServletRequest request, WebhookVerificationException refusal,
			WebhookObservationContext context) {
		context.refused(refusal.reason());
		this.refusals.report(refusal, request.getHeader(SvixHeaders.ID));
		return WebhookOutcome.REFUSED;
	}

	private WebhookVerifier verifier(HttpServletRequest request) {
		WebhookVerifier verifier = this.verifiers.resolve(request);
		if (verifier == null) {
			throw new WebhookVerificationException(Reason.HOST_UNKNOWN,
					"There is no signing secret for the host of the request. Set that of the endpoint as "
							+ "clerk.instances.<name>.webhooks.signing-secrets, where the instance has the host, or as "
							+ "clerk.webhooks.signing-secrets.");
		}
		return verifier;
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

	private WebhookOutcome handle(ClerkEvent event, WebhookObservationContext context) {
		try {
			return switch (this.handling.handle(event)) {
				case HANDLED -> WebhookOutcome.HANDLED;
				case HANDLED_BEFORE -> WebhookOutcome.DUPLICATE;
				case BEING_HANDLED -> WebhookOutcome.BUSY;
			};
		}
		catch (RuntimeException ex) {
			context.failed(ex);
			logger.error("The webhook " + event.id() + " of type " + event.type()
					+ " could not be handled. It is answered with 500, so that Clerk sends it again.", ex);
			return WebhookOutcome.FAILED;
		}
	}

}
