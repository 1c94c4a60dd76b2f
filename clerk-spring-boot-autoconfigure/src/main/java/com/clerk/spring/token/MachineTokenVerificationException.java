package com.clerk.spring.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.ClerkApiException;

/**
 * A machine token was refused, or can't be verified now. The message says why; it holds
 * neither the token nor a key.
 *
 * @since 0.1.0
 */
public final class MachineTokenVerificationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final MachineTokenErrorReason reason;

	private final int status;

	private final @Nullable Duration outage;

	private MachineTokenVerificationException(MachineTokenErrorReason reason, String message, int status,
			@Nullable Duration outage, @Nullable Throwable cause) {
		// Refusing a token is ordinary: a stack trace for each would be a gift to a
		// flood.
		super(message, cause, false, false);
		this.reason = reason;
		this.status = status;
		this.outage = outage;
	}

	/**
	 * Creates an exception for a token that is not good.
	 * @param reason which rule failed
	 * @param message what is wrong, for logs and for debugging
	 */
	public MachineTokenVerificationException(MachineTokenErrorReason reason, String message) {
		this(reason, message, 0, null, null);
	}

	/**
	 * Creates an exception for a token that Clerk does not know.
	 */
	static MachineTokenVerificationException unknown(String message, ClerkApiException cause) {
		return new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_INVALID, message, cause.status(),
				null, cause);
	}

	/**
	 * Creates an exception for a token that can't be verified through no fault of the
	 * caller.
	 */
	static MachineTokenVerificationException outage(MachineTokenErrorReason reason, String message, Duration retryAfter,
			@Nullable Throwable cause) {
		int status = (cause instanceof ClerkApiException answer) ? answer.status() : 0;
		return new MachineTokenVerificationException(reason, message, status, retryAfter, cause);
	}

	/**
	 * Returns why the token was refused.
	 * @return the reason
	 */
	public MachineTokenErrorReason reason() {
		return this.reason;
	}

	/**
	 * Returns how the call ended that was to verify the token.
	 * @return the HTTP status of an error answer, or 0 when there was none
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Tells that the token could not be verified through no fault of the caller.
	 * @return how long to wait before another try, or null if the token is not good
	 */
	public @Nullable Duration outage() {
		return this.outage;
	}

	/**
	 * Tells that Clerk has spoken: the token is not good.
	 */
	boolean isFinal() {
		return this.outage == null;
	}

	/**
	 * Returns what is worth keeping.
	 */
	MachineTokenVerificationException withoutCause() {
		return new MachineTokenVerificationException(this.reason, String.valueOf(getMessage()), this.status,
				this.outage, null);
	}

}
