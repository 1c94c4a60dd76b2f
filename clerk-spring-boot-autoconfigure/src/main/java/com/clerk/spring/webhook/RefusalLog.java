package com.clerk.spring.webhook;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

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

	private final Map<Reason, Occurrences> refusals = new EnumMap<>(Reason.class);

	RefusalLog(Clock clock) {
		for (Reason reason : Reason.values()) {
			this.refusals.put(reason, new Occurrences(clock));
		}
	}

	/**
	 * Reports a refusal.
	 * @param id what was sent as the id of the delivery
	 */
	void report(WebhookVerificationException refusal, @Nullable String id) {
		Occurrences ofReason = this.refusals.get(refusal.reason());
		long times = (ofReason != null) ? ofReason.unreported() : 0;
		if (times > 0) {
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

}
