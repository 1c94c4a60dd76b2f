package com.clerk.spring.auth;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.model.ClerkUser;

/**
 * What an {@link Auth} needs of the request it came with. Implemented by the library,
 * over immutable values only.
 *
 * @since 0.1.0
 */
public interface CallerContext {

	/**
	 * Returns the caller as code sees it that accepts some kinds of token. A kind that
	 * was sent but not verified yet is verified by this call.
	 * @param accepted the kinds accepted
	 * @param caller the caller as seen so far
	 * @return the caller of an accepted kind; otherwise an unauthenticated one
	 * ({@code shared/spec/machine-tokens.md} section 3.2)
	 */
	Auth narrow(AcceptedTokens accepted, Auth caller);

	/**
	 * Tells that the credential could not be verified through no fault of the caller.
	 * @param accepted the kinds accepted: a credential of another kind is not missed
	 * @return how long to wait before another try, or null if there is no such outage
	 */
	@Nullable Duration outage(AcceptedTokens accepted);

	/**
	 * Returns the address of the sign-in page.
	 * @param returnBack the way back
	 * @return an absolute URL
	 */
	String signInUrl(ReturnBack returnBack);

	/**
	 * Returns the address of the sign-up page.
	 * @param returnBack the way back
	 * @return an absolute URL
	 */
	String signUpUrl(ReturnBack returnBack);

	/**
	 * Has Clerk make a token, with the keys of the request's instance.
	 * @param sessionId the session it is for
	 * @param request what token it shall be
	 * @return the token. Never log it
	 */
	String createToken(String sessionId, TokenRequest request);

	/**
	 * Returns a user of the request's instance. Clerk is asked once at most in a request.
	 * @param userId the id of the user
	 * @return the user, perhaps as of some seconds ago
	 */
	ClerkUser user(String userId);

	/**
	 * Finds out what has become of a signed-in session.
	 * @param session the session
	 * @return the same while it need not be asked about, else the session as it is now,
	 * signed out when it is over
	 */
	SessionAuth recheck(SessionAuth session);

	/**
	 * Verifies the token of an authenticated machine again.
	 * @param machine the machine
	 * @return the machine as it is now, not authenticated when its token is no longer
	 * good
	 */
	Auth recheck(MachineAuth machine);

	/**
	 * The context of a caller without a request: nothing further to verify, no addresses.
	 * @return a context
	 */
	static CallerContext none() {
		return NoRequest.INSTANCE;
	}

}
