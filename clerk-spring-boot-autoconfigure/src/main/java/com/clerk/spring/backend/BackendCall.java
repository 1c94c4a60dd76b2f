package com.clerk.spring.backend;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A call to the Backend API.
 *
 * @param method the method
 * @param url the address, encoded
 * @param headers the headers, read-only. A content type that is not among them is JSON
 * @param body the body, or null for none
 * @param maximumAnswer how long a good answer may be, in bytes
 * @param repeatable whether the call may be made again where it found no answer
 * @since 0.1.0
 */
public record BackendCall(HttpMethod method, String url, HttpHeaders headers, byte @Nullable [] body, int maximumAnswer,
		boolean repeatable) {

	static final int USUAL_ANSWER = 1024 * 1024;

	/**
	 * Makes a call without headers and body, to be made once, whose answer is at most 1
	 * MB long.
	 * @param method the method
	 * @param url the address, encoded
	 * @return the call
	 */
	public static BackendCall of(HttpMethod method, String url) {
		return new BackendCall(method, url, HttpHeaders.EMPTY, null, USUAL_ANSWER, false);
	}

	/**
	 * Returns the call with a key.
	 * @param key a secret key, or null for none
	 * @return the call
	 */
	public BackendCall key(@Nullable String key) {
		HttpHeaders with = HttpHeaders.copyOf(this.headers);
		if (key != null) {
			with.setBearerAuth(key);
		}
		return headers(with);
	}

	/**
	 * Returns the call with other headers.
	 * @param headers the headers; they are copied
	 * @return the call
	 */
	public BackendCall headers(HttpHeaders headers) {
		return new BackendCall(this.method, this.url, HttpHeaders.readOnlyHttpHeaders(HttpHeaders.copyOf(headers)),
				this.body, this.maximumAnswer, this.repeatable);
	}

	/**
	 * Returns the call with a body.
	 * @param body the body, or null for none
	 * @return the call
	 */
	public BackendCall body(byte @Nullable [] body) {
		return new BackendCall(this.method, this.url, this.headers, body, this.maximumAnswer, this.repeatable);
	}

	/**
	 * Returns the call with a JSON object as its body.
	 * @param members the members, or null for no body
	 * @return the call
	 */
	BackendCall json(@Nullable Map<String, Object> members) {
		return body((members != null) ? Json.write(members) : null);
	}

	/**
	 * Returns the call for a longer or shorter answer.
	 * @param bytes how long a good answer may be, less than {@link Integer#MAX_VALUE}
	 * @return the call
	 * @throws IllegalArgumentException if it is not from 0 to that
	 */
	public BackendCall maximumAnswer(int bytes) {
		if (bytes < 0 || bytes == Integer.MAX_VALUE) {
			throw new IllegalArgumentException("bytes must be at least 0 and less than " + Integer.MAX_VALUE);
		}
		return new BackendCall(this.method, this.url, this.headers, this.body, bytes, this.repeatable);
	}

	/**
	 * Returns the call as one that may be made again, or not.
	 * @param repeatable true where a second call does no more than the first
	 * @return the call
	 */
	public BackendCall repeatable(boolean repeatable) {
		return new BackendCall(this.method, this.url, this.headers, this.body, this.maximumAnswer, repeatable);
	}

	/**
	 * Shows neither headers nor body, nor the query, which may be a nonce.
	 */
	@Override
	public String toString() {
		return "BackendCall[" + this.method + " " + this.url.split("\\?", 2)[0] + "]";
	}

}
