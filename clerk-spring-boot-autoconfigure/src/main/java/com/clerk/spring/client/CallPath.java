package com.clerk.spring.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

/**
 * Checks what Clerk's client made of the ids that it was given: it sends any.
 */
final class CallPath {

	/** What servers on the way are known to take for a slash or to decode once more. */
	private static final Pattern NO_SEGMENT = Pattern.compile("\\s*|\\.{1,2}|.*[/\\\\%\\p{Cntrl}].*", Pattern.DOTALL);

	private CallPath() {
	}

	/**
	 * Requires that no id makes the path that of another endpoint.
	 * @throws IllegalArgumentException if one may; the message does not show it
	 */
	static void requireUnambiguous(URI url) {
		String path = url.getRawPath();
		boolean ambiguous = Arrays.stream(path.substring(1).split("/", -1))
			.map((segment) -> UriUtils.decode(segment, StandardCharsets.UTF_8))
			.anyMatch((segment) -> NO_SEGMENT.matcher(segment).matches());
		if (ambiguous) {
			throw new IllegalArgumentException("An id in the path of a call must be neither blank nor dots,"
					+ " and without slashes, '%' and control characters");
		}
	}

}
