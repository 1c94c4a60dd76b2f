package com.clerk.spring.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Undoes percent-encoding of UTF-8, in the two ways that the protocol has.
 */
final class PercentDecoding {

	private PercentDecoding() {
	}

	/**
	 * Decodes a cookie's value only if all of it can be decoded
	 * ({@code shared/spec/authenticate-request.md} section 5.1).
	 */
	static String wholeOrNothing(String text) {
		byte[] octets = octets(text, false);
		if (octets == null) {
			return text;
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
		}
		catch (CharacterCodingException ex) {
			return text;
		}
	}

	/**
	 * Decodes a query parameter: a stray percent sign stays, other malformed UTF-8
	 * becomes U+FFFD (section 4.2).
	 */
	static String lenient(String text) {
		byte[] octets = octets(text, true);
		return (octets != null) ? new String(octets, StandardCharsets.UTF_8) : text;
	}

	private static byte @Nullable [] octets(String text, boolean keepStray) {
		if (text.indexOf('%') < 0) {
			return null;
		}
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length);
		for (int i = 0; i < encoded.length; i++) {
			if (encoded[i] != '%') {
				octets.write(encoded[i]);
			}
			else if (isEncodedOctet(encoded, i)) {
				octets.write(HexFormat.fromHexDigit(encoded[i + 1]) * 16 + HexFormat.fromHexDigit(encoded[i + 2]));
				i += 2;
			}
			else if (keepStray) {
				octets.write('%');
			}
			else {
				return null;
			}
		}
		return octets.toByteArray();
	}

	private static boolean isEncodedOctet(byte[] encoded, int percent) {
		return percent + 2 < encoded.length && HexFormat.isHexDigit(encoded[percent + 1])
				&& HexFormat.isHexDigit(encoded[percent + 2]);
	}

}
