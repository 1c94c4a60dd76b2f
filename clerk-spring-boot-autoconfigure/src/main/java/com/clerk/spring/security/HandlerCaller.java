package com.clerk.spring.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.MachineAuth;

/**
 * The caller around a handler of Spring MVC. Neither a handler that accepts other kinds
 * of token, nor what Spring MVC does after it has run, is a reason to verify a machine
 * token, which costs a call.
 *
 * @since 0.1.0
 */
public final class HandlerCaller {

	private HandlerCaller() {
	}

	/**
	 * Returns the caller for a decision that names the kinds of token it accepts.
	 * @param request the request
	 * @return the caller, seen as a signed-out session while a machine token is not
	 * verified
	 * @throws IllegalStateException where no filter of Clerk's has seen the request
	 */
	public static Auth undecided(HttpServletRequest request) {
		DecidedRequest decided = DecidedRequest.of(request);
		return (decided != null && decided.isUnverified()) ? decided.auth() : ClerkAuth.current();
	}

	/**
	 * Begins a handler: what it calls sees the machine that the handler accepts as
	 * {@link ClerkAuth#current()}, and no machine that only a handler around it accepts.
	 * @param request the request
	 * @param caller the caller whom the handler accepts, or null where it accepts any
	 */
	public static void enter(HttpServletRequest request, @Nullable Auth caller) {
		MachineAuth machine = (caller instanceof MachineAuth sent && sent.isAuthenticated()) ? sent : null;
		HandlerContexts.enter(request, machine);
	}

	/**
	 * Ends a handler that was begun.
	 * @param request the request
	 */
	public static void exit(HttpServletRequest request) {
		HandlerContexts.exit(request);
		leave(request);
	}

	/**
	 * Notes that the handler has run, or that there is none. Spring MVC then tells its
	 * listeners the name of the user, of every request: a caller who was not verified by
	 * then stays anonymous.
	 * @param request the request
	 */
	public static void leave(HttpServletRequest request) {
		DecidedRequest decided = DecidedRequest.of(request);
		if (decided != null && request.getDispatcherType() != DispatcherType.INCLUDE) {
			decided.handled(true);
		}
	}

}
