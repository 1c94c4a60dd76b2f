package com.clerk.spring.webhook;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies up to a limit.
 */
final class BoundedBody {

	private final int limit;

	/**
	 * Creates a reader.
	 * @param limit how many bytes are read at most
	 */
	BoundedBody(int limit) {
		this.limit = limit;
	}

	/**
	 * Reads a body, or returns null if it is longer than the limit, whatever the request
	 * says about its length.
	 */
	byte @Nullable [] read(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > this.limit) {
			return null;
		}
		byte[] body = request.getInputStream().readNBytes(this.limit + 1);
		return (body.length <= this.limit) ? body : null;
	}

}
