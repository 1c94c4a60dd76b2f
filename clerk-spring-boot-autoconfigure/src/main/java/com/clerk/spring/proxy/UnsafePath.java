package com.clerk.spring.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Finds paths that two parties could read differently: dot segments in any spelling, and
 * control characters ({@code shared/spec/frontend-api-proxy.md} section 4).
 */
final class UnsafePath {

	private static final int DELETE = 127;

	private UnsafePath() {
	}

	/**
	 * Tells whether a path must be refused.
	 * @param path an undecoded path
	 */
	static boolean isUnsafe(String path) {
		if (path.indexOf('\\') >= 0 || path.chars().anyMatch(UnsafePath::isNoVisibleAscii)) {
			return true;
		}
		for (String segment : path.split("/")) {
			if (isUnsafeSegment(segment)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Tells whether a browser that resolves a path goes up in it.
	 * @param path an undecoded path
	 */
	static boolean hasDotSegments(String path) {
		return Stream.of(path.split("[/\\\\]")).anyMatch((segment) -> hasDots(decode(segment)));
	}

	private static boolean isUnsafeSegment(String segment) {
		if (segment.indexOf('%') < 0 && segment.indexOf('.') < 0) {
			return false;
		}
		String decoded = decode(segment);
		return decoded.chars().anyMatch((character) -> character < ' ' || character == DELETE) || hasDots(decoded);
	}

	private static boolean hasDots(String decoded) {
		int parameters = decoded.indexOf(';');
		for (String piece : ((parameters >= 0) ? decoded.substring(0, parameters) : decoded).split("[/\\\\]")) {
			if (piece.equals(".") || piece.equals("..")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Decodes once. An escape that is none stays as it is.
	 */
	private static String decode(String segment) {
		ByteArrayOutputStream decoded = new ByteArrayOutputStream(segment.length());
		for (int i = 0; i < segment.length(); i++) {
			char character = segment.charAt(i);
			int high = (character == '%' && i + 2 < segment.length()) ? Character.digit(segment.charAt(i + 1), 16) : -1;
			int low = (high >= 0) ? Character.digit(segment.charAt(i + 2), 16) : -1;
			if (low >= 0) {
				decoded.write(high * 16 + low);
				i += 2;
			}
			else {
				decoded.write(character);
			}
		}
		return decoded.toString(StandardCharsets.ISO_8859_1);
	}

	private static boolean isNoVisibleAscii(int character) {
		return character <= ' ' || character >= DELETE;
	}

}
