package com.clerk.spring.backend;

import java.time.Duration;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;

import com.clerk.spring.options.ClerkOptions;

/**
 * Makes repeatable calls again that met no Clerk, or a Clerk that has no time.
 */
final class RepeatingTransport implements BackendTransport {

	private final BackendTransport transport;

	private final Duration firstPause;

	RepeatingTransport(BackendTransport transport, Duration firstPause) {
		this.transport = transport;
		this.firstPause = firstPause;
	}

	@Override
	public BackendAnswer exchange(BackendCall call, ClerkOptions options) {
		if (!call.repeatable()) {
			return this.transport.exchange(call, options);
		}
		try {
			return new RetryTemplate(new RepeatPolicy(this.firstPause, options.readTimeout()))
				.execute(() -> attempt(call, options));
		}
		catch (RetryException ex) {
			return lastAnswer(call, ex.getLastException());
		}
	}

	private BackendAnswer attempt(BackendCall call, ClerkOptions options) throws TransientAnswer {
		BackendAnswer answer = this.transport.exchange(call, options);
		if (TransientAnswer.is(answer)) {
			throw new TransientAnswer(answer);
		}
		return answer;
	}

	private static BackendAnswer lastAnswer(BackendCall call, Throwable last) {
		if (last instanceof TransientAnswer end) {
			return end.answer();
		}
		throw (last instanceof ClerkApiException failure) ? failure : new ClerkApiException(call.url(), last);
	}

}
