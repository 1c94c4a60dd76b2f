package com.clerk.spring.proxy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Warns of a failure when it happens first, then once a minute at most. Clients that
 * leave, and requests that are none, are nobody's failure.
 */
final class FailureLog {

	private static final Log logger = LogFactory.getLog(FailureLog.class);

	private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

	private static final long NEVER = Long.MIN_VALUE;

	private final LongSupplier nanos;

	private final Map<ProxyFailure, Entry> entries = new EnumMap<>(ProxyFailure.class);

	private volatile @Nullable Noted lastUpstreamFailure;

	FailureLog(LongSupplier nanos) {
		this.nanos = nanos;
		for (ProxyFailure failure : ProxyFailure.values()) {
			this.entries.put(failure, new Entry());
		}
	}

	void report(ProxyFailure failure, Throwable cause) {
		if (logger.isDebugEnabled()) {
			logger.debug("A request to the Frontend API proxy failed: " + failure.kind(), cause);
		}
		FrontendApiProxyOutcome outcome = failure.outcome();
		if (outcome == FrontendApiProxyOutcome.UPSTREAM_ERROR || outcome == FrontendApiProxyOutcome.TIMEOUT) {
			this.lastUpstreamFailure = new Noted(failure, this.nanos.getAsLong());
		}
		Entry entry = this.entries.get(failure);
		if (entry == null || failure.isOfTheClient()) {
			return;
		}
		long unreported = entry.count.incrementAndGet();
		long last = entry.last.get();
		long now = this.nanos.getAsLong();
		if ((last == NEVER || now - last > INTERVAL) && entry.last.compareAndSet(last, now)) {
			entry.count.addAndGet(-unreported);
			logger.warn(text(failure, unreported, cause));
		}
	}

	@Nullable UpstreamFailure lastUpstreamFailure() {
		Noted last = this.lastUpstreamFailure;
		return (last != null)
				? new UpstreamFailure(last.failure().kind(), Duration.ofNanos(this.nanos.getAsLong() - last.since()))
				: null;
	}

	private static String text(ProxyFailure failure, long times, Throwable cause) {
		Object detail = (cause instanceof ProxyException) ? cause.getMessage() : cause.getClass().getName();
		return "The Frontend API proxy failed " + ((times > 1) ? times + " times: " : "once: ") + failure.kind() + " ("
				+ detail + "). " + failure.remedy() + " Failures of this kind are logged once a minute at most.";
	}

	/** A failure, and when it happened. */
	private record Noted(ProxyFailure failure, long since) {
	}

	/** What was said about one kind of failure. */
	private static final class Entry {

		private final AtomicLong count = new AtomicLong();

		private final AtomicLong last = new AtomicLong(NEVER);

	}

}
