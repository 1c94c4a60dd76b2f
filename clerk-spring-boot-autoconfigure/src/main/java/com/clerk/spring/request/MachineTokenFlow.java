package com.clerk.spring.request;

import java.time.Clock;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.token.MachineTokenErrorReason;
import com.clerk.spring.token.MachineTokenVerificationException;
import com.clerk.spring.token.MachineTokenVerifier;

/**
 * Decides about a request by the machine token in its {@code Authorization} header
 * ({@code shared/spec/authenticate-request.md} section 6.4). Cookies do not matter, and
 * there is never a handshake.
 */
final class MachineTokenFlow {

	private static final Log logger = LogFactory.getLog(MachineTokenFlow.class);

	private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

	private final MachineTokenVerifier verifier;

	private final OccasionalLog outages;

	MachineTokenFlow(MachineTokenVerifier verifier, Clock clock) {
		this.verifier = verifier;
		this.outages = new OccasionalLog(clock);
	}

	RequestState decide(RequestContext context, UnverifiedToken token, TokenType type) {
		VerifiedMachineToken verified;
		try {
			verified = this.verifier.verify(type, token.text(), context.options());
		}
		catch (MachineTokenVerificationException ex) {
			return refused(context, type, ex);
		}
		catch (RuntimeException ex) {
			// Not the exception itself: its message may quote the token.
			logger.error("A machine token could not be judged because of an unforeseen " + ex.getClass().getName()
					+ " at " + ((ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : "an unknown place"));
			return context.states().outage(type, MachineTokenErrorReason.UNEXPECTED_ERROR.code(), "", SHORTEST_RETRY);
		}
		return context.states().signedIn(token.text(), verified);
	}

	private RequestState refused(RequestContext context, TokenType type, MachineTokenVerificationException failure) {
		String reason = failure.reason().code();
		String message = failure.getMessage() + " (code=" + reason + ", status="
				+ ((failure.status() > 0) ? failure.status() : "n/a") + ")";
		Duration outage = failure.outage();
		if (outage == null) {
			return context.states().signedOut(type, reason, message);
		}
		Throwable cause = failure.getCause();
		this.outages.log(() -> logger.warn("Machine tokens can't be verified, reason " + reason + ": "
				+ ((cause != null) ? cause.getMessage() : failure.getMessage())));
		return context.states().outage(type, reason, message, outage);
	}

}
