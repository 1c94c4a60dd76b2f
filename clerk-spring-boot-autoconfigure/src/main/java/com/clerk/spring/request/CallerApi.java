package com.clerk.spring.request;

import java.time.Clock;
import java.time.Duration;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;

/**
 * What Clerk is asked about the callers of requests, each time with the options of their
 * request. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public interface CallerApi {

	/**
	 * Makes calls of the Backend API, and keeps users for a moment. Calls for one user,
	 * or about one session, at the same time are one call.
	 * @param api the calls
	 * @param sessions verifies the tokens of sessions that are rechecked
	 * @param machines verifies the tokens of machines that are rechecked
	 * @param clock the clock by which users and sessions are forgotten
	 * @param userTtl how long a user is kept, zero for not at all
	 * @param maximumUsers how many users are kept
	 * @return what asks Clerk
	 * @throws IllegalArgumentException if a figure is negative
	 */
	static CallerApi create(BackendApi api, SessionTokenVerifier sessions, MachineTokenVerifier machines, Clock clock,
			Duration userTtl, int maximumUsers) {
		return new DefaultCallerApi(api, new UserCache(api, clock, userTtl, maximumUsers),
				new RecheckedSessions(new CurrentSessions(api, sessions), clock), new RecheckedMachines(machines));
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

	/**
	 * Finds out what has become of a signed-in session.
	 * @param session the session
	 * @param context the request of the session returned
	 * @param options the options of the request
	 * @return the same while it need not be asked about, else the session as it is now,
	 * signed out when it is over
	 * @throws com.clerk.spring.backend.ClerkApiException if there is no good answer
	 * @throws com.clerk.spring.options.ClerkConfigurationException if there is no secret
	 * key
	 */
	SessionAuth recheck(SessionAuth session, CallerContext context, ClerkOptions options);

	/**
	 * Verifies the token of an authenticated machine again.
	 * @param machine the machine
	 * @param context the request of the machine returned
	 * @param options the options of the request
	 * @return the machine as it is now, not authenticated when its token is no longer
	 * good
	 * @throws com.clerk.spring.backend.ClerkApiException if it can't be verified now
	 */
	Auth recheck(MachineAuth machine, CallerContext context, ClerkOptions options);

}
