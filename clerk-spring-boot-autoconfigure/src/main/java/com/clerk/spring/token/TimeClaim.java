package com.clerk.spring.token;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A claim that is a time: whole seconds since the epoch, fractions cut off
 * ({@code shared/spec/session-tokens.md} section 6).
 */
final class TimeClaim {

	/** The largest and, negated, the smallest time that counts as one. */
	private static final long LIMIT = 8_640_000_000_000L;

	private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder().appendPattern("EEE, dd MMM ")
		.appendValue(ChronoField.YEAR, 4, 10, SignStyle.NORMAL)
		.appendPattern(" HH:mm:ss 'GMT'")
		.toFormatter(Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private TimeClaim() {
	}

	/**
	 * Returns the time in milliseconds, or null when the claim is absent, no number or
	 * beyond the limit.
	 */
	static @Nullable Long millis(@Nullable Object claim) {
		if (!(claim instanceof Number number) || claim instanceof BigInteger) {
			return null;
		}
		// A double beyond the range of a long, infinity included, becomes the nearest
		// long, which is beyond the limit as well.
		long seconds = number.longValue();
		return (seconds >= -LIMIT && seconds <= LIMIT) ? seconds * 1000 : null;
	}

	static Refusal malformed(Map<String, Object> claims, String name, String description) {
		return Refusal.of(TokenErrorReason.TOKEN_VERIFICATION_FAILED, "Invalid JWT " + description + " claim (" + name
				+ ") " + ClaimText.of(claims, name) + ". Expected number.");
	}

	static String date(long millis) {
		return DATE.format(Instant.ofEpochMilli(millis));
	}

}
