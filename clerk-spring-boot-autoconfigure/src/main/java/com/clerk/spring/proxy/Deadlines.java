package com.clerk.spring.proxy;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How long each phase of an exchange may take. Progress gives a body more time, never the
 * head.
 */
final class Deadlines {

	private final LongSupplier nanos;

	private final Duration connect;

	private final Duration response;

	private final Duration idle;

	private volatile Phase phase = Phase.CONNECTING;

	private volatile long since;

	Deadlines(LongSupplier nanos, FrontendApiProxySettings settings) {
		this.nanos = nanos;
		this.connect = settings.connectTimeout();
		this.response = settings.responseTimeout();
		this.idle = settings.idleTimeout();
		this.since = nanos.getAsLong();
	}

	void connected() {
		progress();
		if (this.phase == Phase.CONNECTING) {
			this.phase = Phase.SENDING;
		}
	}

	void sent() {
		progress();
		if (this.phase == Phase.SENDING) {
			this.phase = Phase.WAITING;
		}
	}

	void answered() {
		progress();
		this.phase = Phase.ANSWERED;
	}

	void progress() {
		this.since = this.nanos.getAsLong();
	}

	@Nullable ProxyFailure missed() {
		long waited = this.nanos.getAsLong() - this.since;
		return switch (this.phase) {
			case CONNECTING -> (waited > this.connect.toNanos()) ? ProxyFailure.CONNECT_TIMEOUT : null;
			case WAITING -> (waited > this.response.toNanos()) ? ProxyFailure.RESPONSE_TIMEOUT : null;
			case SENDING, ANSWERED -> (waited > this.idle.toNanos()) ? ProxyFailure.IDLE_TIMEOUT : null;
		};
	}

	private enum Phase {

		CONNECTING, SENDING, WAITING, ANSWERED

	}

}
