package com.clerk.spring.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.clerk.spring.backend.SigningKeyApi;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

/**
 * Fetches a key set, in several attempts if that may help.
 */
final class KeyFetch {

	private static final Log logger = LogFactory.getLog(KeyFetch.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(125);

	private final SigningKeyApi signingKeyApi;

	private final Clock clock;

	private final Pause pause;

	KeyFetch(SigningKeyApi signingKeyApi, Clock clock, Pause pause) {
		this.signingKeyApi = signingKeyApi;
		this.clock = clock;
		this.pause = pause;
	}

	FetchResult fetch(ClerkOptions options, int attempts, KeyRound round) {
		int attempt = 1;
		FetchResult result = attempt(options);
		while (result instanceof KeyFailure failure && failure.temporary() && attempt < attempts
				&& pause(pauseAfter(attempt, failure), round)) {
			attempt++;
			result = attempt(options);
		}
		return result;
	}

	private FetchResult attempt(ClerkOptions options) {
		Instant now = this.clock.instant();
		try {
			KeySet keys = KeySet.of(this.signingKeyApi.signingKeys(options), now);
			return (keys != null) ? keys : KeyFailure.NO_KEYS;
		}
		catch (ClerkApiException ex) {
			return KeyFailure.of(ex);
		}
		catch (RuntimeException ex) {
			// Something in the application's HTTP client. Its text may quote a header.
			logger.warn("The call for Clerk's signing keys failed with " + ex.getClass().getName());
			return KeyFailure.NO_ANSWER;
		}
	}

	private boolean pause(Duration duration, KeyRound round) {
		if (duration.compareTo(round.remaining()) >= 0) {
			return false;
		}
		try {
			this.pause.pause(duration);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static Duration pauseAfter(int attempt, KeyFailure failure) {
		long millis = FIRST_PAUSE.toMillis() << (attempt - 1);
		Duration pause = Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
		Duration asked = failure.retryAfter();
		return (asked != null && asked.compareTo(pause) > 0) ? asked : pause;
	}

}
