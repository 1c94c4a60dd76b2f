package com.clerk.spring.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Decodes a raw path: percent sequences as strict UTF-8, then runs of slashes as one.
 */
final class PathDecoder {

	/**
	 * For the request URI of a servlet container.
	 */
	static final PathDecoder SERVLET = new PathDecoder("/?#", true);

	/**
	 * For the path of a URL, as JavaScript decodes it.
	 */
	static final PathDecoder URL = new PathDecoder(";/?:@&=+$,#", false);

	private static final int ASCII_END = 0x80;

	private static final int SEQUENCE_LENGTH = 3;

	private final String kept;

	private final boolean keptInUpperCase;

	private PathDecoder(String kept, boolean keptInUpperCase) {
		this.kept = kept;
		this.keptInUpperCase = keptInUpperCase;
	}

	/**
	 * Decodes a path.
	 * @param path the raw path
	 * @return the decoded one; sequences of the kept characters are still in it
	 * @throws MalformedPathException if a sequence is broken or ill-formed UTF-8
	 */
	String decode(String path) {
		String decoded = (path.indexOf('%') >= 0) ? percentDecoded(path) : path;
		return decoded.contains("//") ? collapsed(decoded) : decoded;
	}

	private String percentDecoded(String path) {
		StringBuilder decoded = new StringBuilder(path.length());
		int position = 0;
		while (position < path.length()) {
			if (path.charAt(position) != '%') {
				decoded.append(path.charAt(position++));
				continue;
			}
			int value = octet(path, position);
			if (value >= ASCII_END) {
				position = appendSequences(path, position, decoded);
				continue;
			}
			decoded.append((this.kept.indexOf(value) >= 0) ? kept(path, position) : String.valueOf((char) value));
			position += SEQUENCE_LENGTH;
		}
		return decoded.toString();
	}

	private String kept(String path, int position) {
		String sequence = path.substring(position, position + SEQUENCE_LENGTH);
		return this.keptInUpperCase ? sequence.toUpperCase(Locale.ROOT) : sequence;
	}

	private static int appendSequences(String path, int start, StringBuilder decoded) {
		ByteBuffer octets = ByteBuffer.allocate((path.length() - start) / SEQUENCE_LENGTH);
		int position = start;
		while (position < path.length() && path.charAt(position) == '%' && octet(path, position) >= ASCII_END) {
			octets.put((byte) octet(path, position));
			position += SEQUENCE_LENGTH;
		}
		try {
			decoded.append(StandardCharsets.UTF_8.newDecoder().decode(octets.flip()));
		}
		catch (CharacterCodingException ex) {
			throw new MalformedPathException("The path has percent sequences that are no UTF-8.");
		}
		return position;
	}

	private static int octet(String path, int position) {
		int high = digit(path, position + 1);
		int low = digit(path, position + 2);
		if (high < 0 || low < 0) {
			throw new MalformedPathException("The path has a broken percent sequence.");
		}
		return high << 4 | low;
	}

	private static int digit(String path, int position) {
		// Digits of other scripts are digits to Character, too
		boolean ascii = position < path.length() && path.charAt(position) < ASCII_END;
		return ascii ? Character.digit(path.charAt(position), 16) : -1;
	}

	private static String collapsed(String path) {
		StringBuilder collapsed = new StringBuilder(path.length());
		for (int i = 0; i < path.length(); i++) {
			char character = path.charAt(i);
			if (character != '/' || i == 0 || path.charAt(i - 1) != '/') {
				collapsed.append(character);
			}
		}
		return collapsed.toString();
	}

}
