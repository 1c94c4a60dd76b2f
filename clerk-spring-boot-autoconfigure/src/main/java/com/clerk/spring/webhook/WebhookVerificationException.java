package com.clerk.spring.webhook;

/**
 * A webhook that did not come from Clerk, came too late, or is no event. The message
 * tells what to look at, and holds neither the body nor a signature.
 *
 * @since 0.1.0
 */
public class WebhookVerificationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	WebhookVerificationException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	/**
	 * Returns why the webhook was refused.
	 * @return the reason
	 */
	public final Reason reason() {
		return this.reason;
	}

	/**
	 * Why a webhook is refused.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** A header is absent, blank or sent twice. */
		HEADERS_MISSING,

		/** A header has no value that can be used. */
		HEADERS_INVALID,

		/** The webhook was signed more than five minutes ago. */
		TOO_OLD,

		/** The webhook was signed more than five minutes from now. */
		TOO_NEW,

		/** No signature was made with a known secret for this body. */
		SIGNATURE_MISMATCH,

		/** The body is no JSON object. */
		BODY_INVALID,

		/** There is no body left, though the request had one. */
		BODY_MISSING,

		/** Nobody here has a secret for the host that the request was sent to. */
		HOST_UNKNOWN

	}

}
