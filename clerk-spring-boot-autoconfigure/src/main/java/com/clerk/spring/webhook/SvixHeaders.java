package com.clerk.spring.webhook;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import com.clerk.spring.webhook.WebhookVerificationException.Reason;

/**
 * The headers of a webhook, which nobody has vouched for yet.
 *
 * @param id the id of the delivery
 * @param timestamp when it was signed, in seconds
 * @param signatures the signatures of version 1, in base64
 */
record SvixHeaders(String id, long timestamp, List<String> signatures) {

	static final String ID = "svix-id";

	private static final String TIMESTAMP = "svix-timestamp";

	private static final String SIGNATURE = "svix-signature";

	private static final String VERSION = "v1";

	/** Ids are stored and logged. */
	private static final Pattern VALID_ID = Pattern.compile("[\\x21-\\x7E]{1,255}");

	/** No sign, no leading zero, and within the range of a long. */
	private static final Pattern VALID_TIMESTAMP = Pattern.compile("0|[1-9][0-9]{0,17}");

	static SvixHeaders of(HttpHeaders headers) {
		String id = text(headers, ID);
		String timestamp = text(headers, TIMESTAMP);
		String signatures = signatures(headers);
		if (id == null || timestamp == null || signatures == null) {
			throw missing(id, timestamp, signatures);
		}
		if (!isValidId(id)) {
			throw new WebhookVerificationException(Reason.HEADERS_INVALID,
					"svix-id is not 1 to 255 visible ASCII characters.");
		}
		if (!VALID_TIMESTAMP.matcher(timestamp).matches()) {
			throw new WebhookVerificationException(Reason.HEADERS_INVALID,
					"svix-timestamp is no whole number of seconds in decimal digits.");
		}
		return new SvixHeaders(id, Long.parseLong(timestamp), ofFirstVersion(signatures));
	}

	/**
	 * Tells whether an id can be logged and stored.
	 */
	static boolean isValidId(String id) {
		return VALID_ID.matcher(id).matches();
	}

	/**
	 * Returns the value of a header that may be sent once, or null.
	 */
	private static @Nullable String text(HttpHeaders headers, String name) {
		List<String> values = headers.getOrEmpty(name);
		return (values.size() == 1 && !values.get(0).isBlank()) ? values.get(0).strip() : null;
	}

	/**
	 * Several headers are one list.
	 */
	private static @Nullable String signatures(HttpHeaders headers) {
		String all = String.join(" ", headers.getOrEmpty(SIGNATURE)).strip();
		return all.isEmpty() ? null : all;
	}

	private static List<String> ofFirstVersion(String signatures) {
		return Stream.of(signatures.split(" "))
			.map((element) -> element.split(",", -1))
			.filter((parts) -> parts.length > 1 && VERSION.equals(parts[0]))
			.map((parts) -> parts[1])
			.toList();
	}

	private static WebhookVerificationException missing(@Nullable String id, @Nullable String timestamp,
			@Nullable String signatures) {
		List<String> names = Stream
			.of((id == null) ? ID : null, (timestamp == null) ? TIMESTAMP : null,
					(signatures == null) ? SIGNATURE : null)
			.filter(Objects::nonNull)
			.toList();
		return new WebhookVerificationException(Reason.HEADERS_MISSING, "The request lacks " + String.join(", ", names)
				+ ", or has it more than once. A proxy in front must pass these headers on.");
	}

}
