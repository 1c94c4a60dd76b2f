package com.clerk.spring.proxy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Makes the head that the client gets of the one that the Frontend API sent.
 */
final class ResponseHeaders {

	private static final int NO_CONTENT = 204;

	/** What a long holds. */
	private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

	private ResponseHeaders() {
	}

	/**
	 * Checks and converts a head.
	 * @throws ProxyException if it is no head that can be delivered
	 */
	static UpstreamHead deliverable(UpstreamHead received, LocationRewriting locations) {
		HopByHop hopByHop = HopByHop.of(Collections.enumeration(values(received, "Connection")));
		List<HeaderField> fields = new ArrayList<>(received.headers().size());
		for (HeaderField field : received.headers()) {
			String key = field.name().toLowerCase(Locale.ROOT);
			boolean framing = key.equals("content-length");
			if (framing ? received.status() != NO_CONTENT : !hopByHop.includes(key)) {
				add(fields, field, key, locations);
			}
		}
		return new UpstreamHead(received.status(), fields);
	}

	private static void add(List<HeaderField> fields, HeaderField field, String key, LocationRewriting locations) {
		boolean legal = HeaderText.isValue(field.value())
				&& (!key.equals("content-length") || LENGTH.matcher(field.value()).matches());
		if (key.equals("location")) {
			if (legal) {
				fields.add(new HeaderField(field.name(), locations.rewrite(field.value())));
			}
		}
		else if (legal && HeaderText.isName(field.name())) {
			fields.add(field);
		}
		else {
			throw new ProxyException(ProxyFailure.BAD_RESPONSE, "A header of the Frontend API's answer is no header");
		}
	}

	private static List<String> values(UpstreamHead head, String name) {
		return head.headers().stream().filter((field) -> field.is(name)).map(HeaderField::value).toList();
	}

	/**
	 * Writes a head. What the container has set by itself, such as a {@code Date}, gives
	 * way.
	 */
	static void apply(UpstreamHead head, HttpServletResponse response) {
		response.setStatus(head.status());
		Set<String> written = new HashSet<>();
		for (HeaderField field : head.headers()) {
			if (field.is("Content-Length")) {
				response.setContentLengthLong(Long.parseLong(field.value()));
			}
			else if (written.add(field.name().toLowerCase(Locale.ROOT))) {
				response.setHeader(field.name(), field.value());
			}
			else {
				response.addHeader(field.name(), field.value());
			}
		}
	}

}
