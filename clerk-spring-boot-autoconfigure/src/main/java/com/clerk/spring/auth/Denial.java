package com.clerk.spring.auth;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a caller was refused, with all that the answer needs
 * ({@code shared/spec/protect.md} sections 2 to 6). What becomes of it on the wire is
 * decided in one place, by the {@link Answers} it is handed to.
 *
 * @since 0.1.0
 */
public sealed interface Denial {

	/**
	 * Hands itself to the method for its kind.
	 * @param <T> what an answer is
	 * @param answers one method for each kind
	 * @return the answer
	 */
	<T> T answer(Answers<T> answers);

	/**
	 * One method for each kind of denial.
	 *
	 * @param <T> what an answer is
	 */
	interface Answers<T> {

		/**
		 * Answers a caller who is not signed in.
		 * @param denial what is known
		 * @return the answer
		 */
		T unauthenticated(Unauthenticated denial);

		/**
		 * Answers a signed-in caller who lacks something.
		 * @param denial what is known
		 * @return the answer
		 */
		T forbidden(Forbidden denial);

		/**
		 * Answers a credential that is not accepted.
		 * @param denial what is known
		 * @return the answer
		 */
		T unauthorized(Unauthorized denial);

		/**
		 * Answers a machine that lacks scopes.
		 * @param denial what is known
		 * @return the answer
		 */
		T insufficientScope(InsufficientScope denial);

		/**
		 * Answers with a redirect.
		 * @param denial what is known
		 * @return the answer
		 */
		T redirect(Redirect denial);

		/**
		 * Answers a credential that could not be verified.
		 * @param denial what is known
		 * @return the answer
		 */
		T unavailable(Unavailable denial);

	}

	/**
	 * Nobody is signed in, or a session with tasks left.
	 *
	 * @param unauthenticatedUrl where to send every kind of request instead, or null
	 * @param signInUrl the sign-in page of this route in place of the configured one, or
	 * null
	 * @param pending whether a pending session is there
	 * @param accepted the kinds of token the route accepts
	 */
	record Unauthenticated(@Nullable String unauthenticatedUrl, @Nullable String signInUrl, boolean pending,
			AcceptedTokens accepted) implements Denial {

		@Override
		public <T> T answer(Answers<T> answers) {
			return answers.unauthenticated(this);
		}

	}

	/**
	 * A signed-in session lacks something.
	 *
	 * @param unauthorizedUrl where to send every kind of request instead, or null
	 * @param reverification the freshness that is all that is missing, or null
	 */
	record Forbidden(@Nullable String unauthorizedUrl,
			Requirement.@Nullable Freshness reverification) implements Denial {

		@Override
		public <T> T answer(Answers<T> answers) {
			return answers.forbidden(this);
		}

	}

	/**
	 * The credential is of a kind that is not accepted, or not valid.
	 *
	 * @param accepted the kinds of token the route accepts
	 */
	record Unauthorized(AcceptedTokens accepted) implements Denial {

		@Override
		public <T> T answer(Answers<T> answers) {
			return answers.unauthorized(this);
		}

	}

	/**
	 * The credential of a machine is good, but lacks a scope.
	 *
	 * @param scopes all the scopes that are required
	 */
	record InsufficientScope(List<String> scopes) implements Denial {

		/**
		 * Copies the list.
		 */
		public InsufficientScope {
			scopes = List.copyOf(scopes);
		}

		@Override
		public <T> T answer(Answers<T> answers) {
			return answers.insufficientScope(this);
		}

	}

	/**
	 * The application asked for a redirect.
	 *
	 * @param location an absolute URL
	 */
	record Redirect(String location) implements Denial {

		@Override
		public <T> T answer(Answers<T> answers) {
			return answers.redirect(this);
		}

	}

	/**
	 * The credential could not be verified because Clerk can't be reached.
	 *
	 * @param retryAfter how long to wait before another try
	 * @param otherwise the answer where an outage is to be treated as "not signed in"
	 */
	record Unavailable(Duration retryAfter, Denial otherwise) implements Denial {

		@Override
		public <T> T answer(Answers<T> answers) {
			return answers.unavailable(this);
		}

	}

}
