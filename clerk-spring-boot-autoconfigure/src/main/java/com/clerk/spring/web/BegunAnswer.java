package com.clerk.spring.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * An answer that a handler began and another takes the place of. What describes its body
 * goes; cookies and what protects the client, from whomever it came, stay.
 */
final class BegunAnswer {

	private static final @Nullable String NONE = null;

	private static final List<String> OF_THE_BODY = List.of(HttpHeaders.ACCEPT_RANGES, HttpHeaders.CONTENT_DISPOSITION,
			HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_LANGUAGE, HttpHeaders.CONTENT_LOCATION,
			HttpHeaders.CONTENT_RANGE, HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.EXPIRES,
			HttpHeaders.LAST_MODIFIED, HttpHeaders.LOCATION, HttpHeaders.PRAGMA, "Content-Digest", "Repr-Digest");

	private BegunAnswer() {
	}

	/**
	 * Takes back what was begun.
	 * @param response the response, not committed
	 */
	static void takeBack(HttpServletResponse response) {
		response.resetBuffer();
		OF_THE_BODY.forEach((name) -> response.setHeader(name, NONE));
		response.setCharacterEncoding(NONE);
	}

	/**
	 * Writes a body, through the writer where the handler took that: then its encoding
	 * stands.
	 * @param text the body, in ASCII
	 */
	static void write(HttpServletResponse response, String text) throws IOException {
		try {
			OutputStream stream = response.getOutputStream();
			byte[] body = text.getBytes(StandardCharsets.UTF_8);
			response.setContentLength(body.length);
			stream.write(body);
		}
		catch (IllegalStateException ex) {
			response.setContentLength(text.getBytes(Charset.forName(response.getCharacterEncoding())).length);
			response.getWriter().write(text);
		}
	}

}
