package com.clerk.spring.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How browsers write the parts of an address behind its host
 * ({@code shared/spec/authenticate-request.md} section 4.1).
 */
final class UrlEncoding {

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	/** Neither a dot that could be a segment, nor anything to encode. */
	private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9_~/-]*+");

	private UrlEncoding() {
	}

	/**
	 * Cuts blanks and controls at both ends, and tabs and line breaks everywhere.
	 */
	static String withoutIgnored(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && text.charAt(start) <= ' ') {
			start++;
		}
		while (end > start && text.charAt(end - 1) <= ' ') {
			end--;
		}
		return text.substring(start, end).replace("\t", "").replace("\n", "").replace("\r", "");
	}

	/**
	 * Resolves dot segments and encodes; a path given without slash is the empty one.
	 */
	static String path(String raw) {
		if (raw.isEmpty()) {
			return "/";
		}
		if (PLAIN_PATH.matcher(raw).matches()) {
			return raw;
		}
		List<String> segments = new ArrayList<>();
		String[] pieces = raw.replace('\\', '/').substring(1).split("/", -1);
		for (int i = 0; i < pieces.length; i++) {
			String piece = pieces[i].toLowerCase(Locale.ROOT).replace("%2e", ".");
			boolean dots = ".".equals(piece) || "..".equals(piece);
			if ("..".equals(piece) && !segments.isEmpty()) {
				segments.remove(segments.size() - 1);
			}
			if (!dots) {
				segments.add(encode(pieces[i], "\"#<>?`{}"));
			}
			else if (i == pieces.length - 1) {
				segments.add("");
			}
		}
		return "/" + String.join("/", segments);
	}

	static @Nullable String query(@Nullable String raw) {
		return (raw != null) ? encode(raw, "\"#<>'") : null;
	}

	static @Nullable String fragment(@Nullable String raw) {
		return (raw != null) ? encode(raw, "\"<>`") : null;
	}

	private static String encode(String raw, String reserved) {
		if (raw.chars().noneMatch((character) -> isEncoded(character, reserved))) {
			return raw;
		}
		StringBuilder encoded = new StringBuilder(raw.length() + 16);
		raw.codePoints().forEach((character) -> {
			if (isEncoded(character, reserved)) {
				appendEncoded(encoded, character);
			}
			else {
				encoded.append((char) character);
			}
		});
		return encoded.toString();
	}

	private static boolean isEncoded(int character, String reserved) {
		return character <= ' ' || character > '~' || reserved.indexOf(character) >= 0;
	}

	private static void appendEncoded(StringBuilder encoded, int character) {
		for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
			encoded.append('%').append(HEX.toHexDigits(octet));
		}
	}

}
