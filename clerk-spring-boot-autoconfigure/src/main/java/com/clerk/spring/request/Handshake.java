package com.clerk.spring.request;

/**
 * What becomes of a request about whose caller Clerk may know more than the request says
 * ({@code shared/spec/authenticate-request.md} section 10.1). A request that can't be
 * sent to Clerk and back is signed out, with the reason for which it would have been
 * sent.
 */
final class Handshake {

	/**
	 * Decides about the request.
	 * @param context the request
	 * @param reason why Clerk should be asked
	 * @param message the reason in words, may be empty
	 * @return what the request is
	 */
	RequestState offer(RequestContext context, String reason, String message) {
		return context.states().signedOut(reason, message);
	}

}
