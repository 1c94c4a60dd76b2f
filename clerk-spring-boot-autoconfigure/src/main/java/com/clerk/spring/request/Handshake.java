package com.clerk.spring.request;

import java.time.Clock;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What becomes of a request about whose caller Clerk may know more than the request says
 * ({@code shared/spec/authenticate-request.md} section 10.1): the browser is sent there
 * and back. A request that can't be, or was too often, is signed out, with the reason for
 * which it would have been sent.
 */
final class Handshake {

	private static final Log logger = LogFactory.getLog(Handshake.class);

	private final HandshakeUrl url;

	private final OccasionalLog loops;

	Handshake(HandshakeUrl url, Clock clock) {
		this.url = url;
		this.loops = new OccasionalLog(clock);
	}

	/**
	 * Decides about the request.
	 * @param context the request
	 * @param reason why Clerk should be asked
	 * @param message the reason in words, may be empty
	 * @return what the request is
	 */
	RequestState offer(RequestContext context, String reason, String message) {
		return offer(context, reason, message, () -> this.url.of(context, reason));
	}

	/**
	 * Decides about the request.
	 * @param context the request
	 * @param reason why the browser should be sent away
	 * @param message the reason in words, may be empty
	 * @param location the address to send it to
	 * @return what the request is
	 */
	RequestState offer(RequestContext context, String reason, String message, Supplier<String> location) {
		if (!context.isEligibleForHandshake()) {
			return context.states().signedOut(reason, message);
		}
		RedirectCount count = context.redirectCount();
		if (count.isAtLimit()) {
			this.loops.log(() -> report(reason, count));
			return context.states().signedOut(reason, message);
		}
		return context.states().handshake(reason, message, location.get(), count.next());
	}

	private static void report(String reason, RedirectCount count) {
		logger.error("A browser was sent to Clerk " + count.value()
				+ " times in a row without coming back signed in or out " + "(" + reason
				+ "), so the redirects were stopped. Usual causes: the publishable key and the secret key "
				+ "belong to different instances, the clock of this server is wrong, or the browser or a proxy drops cookies.");
	}

}
