package com.clerk.spring.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.webhook.WebhookVerificationException.Reason;

/**
 * Warns of each reason to refuse a webhook when it is met first, then once a minute at
 * most with how often, because anybody can send what is refused.
 */
final class RefusalLog {

	private static final Log logger = LogFactory.getLog(RefusalLog.class);

	private static final long INTERVAL = Duration.ofMinutes(1).toMillis();

	private static final long NEVER = Long.MIN_VALUE;

	private final Clock clock;

	private final Map<Reason, Entry> entries = new EnumMap<>(Reason.class);

	RefusalLog(Clock clock) {
		this.clock = clock;
		for (Reason reason : Reason.values()) {
			this.entries.put(reason, new Entry());
		}
	}

	/**
	 * Reports a refusal.
	 * @param id what was sent as the id of the delivery
	 */
	void report(WebhookVerificationException refusal, @Nullable String id) {
		Entry entry = this.entries.get(refusal.reason());
		if (entry == null) {
			return;
		}
		long times = entry.count.incrementAndGet();
		long last = entry.last.get();
		long now = this.clock.millis();
		boolean due = last == NEVER || now < last || now - last >= INTERVAL;
		if (due && entry.last.compareAndSet(last, now)) {
			entry.count.addAndGet(-times);
			String text = "A webhook was refused (" + refusal.reason() + ", svix-id " + printable(id)
					+ ((times > 1) ? ", " + times + " times since the last warning" : "") + "). " + refusal.getMessage()
					+ " This is logged once a minute at most.";
			log(refusal.reason(), text);
		}
	}

	private static void log(Reason reason, String text) {
		if (reason == Reason.BODY_MISSING) {
			logger.error(text);
		}
		else {
			logger.warn(text);
		}
	}

	private static String printable(@Nullable String id) {
		return (id != null && SvixHeaders.isValidId(id)) ? id : "absent or unusable";
	}

	/** What was said about one reason. */
	private static final class Entry {

		private final AtomicLong count = new AtomicLong();

		private final AtomicLong last = new AtomicLong(NEVER);

	}

}
