package com.clerk.spring.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Percent decoding of paths, strict: what is not well-formed UTF-8 is a malformed path.
 */
final class PathDecoding {

	private static final int HEX = 16;

	private static final int SEQUENCE_LENGTH = 3;

	private static final Pattern SLASHES = Pattern.compile("/{2,}");

	private PathDecoding() {
	}

	/**
	 * Decodes all sequences but those of some ASCII characters.
	 * @param path the path
	 * @param kept the characters whose sequences stay
	 * @param upperCase whether sequences that stay are written in upper case
	 */
	static String decode(String path, String kept, boolean upperCase) {
		if (path.indexOf('%') < 0) {
			return path;
		}
		StringBuilder decoded = new StringBuilder(path.length());
		int i = 0;
		while (i < path.length()) {
			int end = i;
			while (end < path.length() && path.charAt(end) == '%') {
				end += SEQUENCE_LENGTH;
			}
			if (end == i) {
				decoded.append(path.charAt(i++));
			}
			else {
				append(decoded, bytes(path, i, end), path.substring(i, end), kept, upperCase);
				i = end;
			}
		}
		return decoded.toString();
	}

	private static byte[] bytes(String path, int start, int end) {
		if (end > path.length()) {
			throw new MalformedPathException("a percent sequence is cut off");
		}
		byte[] bytes = new byte[(end - start) / SEQUENCE_LENGTH];
		for (int i = 0; i < bytes.length; i++) {
			int high = Character.digit(path.charAt(start + i * SEQUENCE_LENGTH + 1), HEX);
			int low = Character.digit(path.charAt(start + i * SEQUENCE_LENGTH + 2), HEX);
			if (high < 0 || low < 0) {
				throw new MalformedPathException("a percent sequence is not hexadecimal");
			}
			bytes[i] = (byte) (high * HEX + low);
		}
		return bytes;
	}

	private static void append(StringBuilder decoded, byte[] bytes, String written, String kept, boolean upperCase) {
		int start = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] > 0 && kept.indexOf(bytes[i]) >= 0) {
				decoded.append(utf8(bytes, start, i));
				String sequence = written.substring(i * SEQUENCE_LENGTH, (i + 1) * SEQUENCE_LENGTH);
				decoded.append(upperCase ? sequence.toUpperCase(Locale.ROOT) : sequence);
				start = i + 1;
			}
		}
		decoded.append(utf8(bytes, start, bytes.length));
	}

	private static CharSequence utf8(byte[] bytes, int start, int end) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
		}
		catch (CharacterCodingException ex) {
			throw new MalformedPathException("percent sequences are not UTF-8");
		}
	}

	static String collapseSlashes(String path) {
		return path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
	}

}
