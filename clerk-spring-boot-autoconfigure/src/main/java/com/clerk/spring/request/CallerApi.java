package com.clerk.spring.request;

import java.time.Clock;
import java.time.Duration;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * What Clerk is asked about the callers of requests, each time with the options of their
 * request. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public interface CallerApi {

	/**
	 * Makes calls of the Backend API, and keeps users for a moment. Calls for one user at
	 * the same time are one call.
	 * @param api the calls
	 * @param clock the clock by which users are forgotten
	 * @param userTtl how long a user is kept, zero for not at all
	 * @param maximumUsers how many users are kept
	 * @return what asks Clerk
	 * @throws IllegalArgumentException if a figure is negative
	 */
	static CallerApi create(BackendApi api, Clock clock, Duration userTtl, int maximumUsers) {
		return new DefaultCallerApi(api, new UserCache(api, clock, userTtl, maximumUsers));
	}

	/**
	 * Answers as a caller does who is known already, such as one that a test made up.
	 * @param caller the caller, a pending session shown as signed in
	 * @return what asks the caller
	 */
	static CallerApi of(Auth caller) {
		return new KnownCallerApi(caller);
	}

	/**
	 * Asks nobody: whoever wants an answer gets an {@link IllegalStateException}.
	 * @return what asks nobody
	 */
	static CallerApi none() {
		return NobodyToAsk.INSTANCE;
	}

	/**
	 * Has a token made.
	 * @param sessionId the session it is for
	 * @param request what token it shall be
	 * @param options the options of the request
	 * @return the token
	 * @throws com.clerk.spring.backend.ClerkApiException if there is no good answer
	 * @throws com.clerk.spring.options.ClerkConfigurationException if there is no secret
	 * key
	 */
	String createToken(String sessionId, TokenRequest request, ClerkOptions options);

	/**
	 * Returns a user.
	 * @param userId the id of the user
	 * @param options the options of the request
	 * @return the user, perhaps as of some seconds ago
	 * @throws com.clerk.spring.backend.ClerkApiException if there is no good answer
	 * @throws com.clerk.spring.options.ClerkConfigurationException if there is no secret
	 * key
	 */
	ClerkUser user(String userId, ClerkOptions options);

	/**
	 * Forgets a user, of whatever instance: the next to ask gets a fresh answer.
	 * @param userId the id of the user
	 */
	void forgetUser(String userId);

}
