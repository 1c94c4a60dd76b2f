package com.clerk.spring.backend;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What the Backend API answered.
 *
 * @param url the address that was called
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, or null when it is longer than any good answer
 */
record ApiAnswer(String url, int status, HttpHeaders headers, byte @Nullable [] body) {

	boolean isSuccess() {
		return HttpStatus.Series.resolve(this.status) == HttpStatus.Series.SUCCESSFUL;
	}

	boolean hasNoContent() {
		return this.status == HttpStatus.NO_CONTENT.value();
	}

	/**
	 * Tells whether the answer says of itself that it is JSON, whatever the parameters of
	 * the media type (deviation D3).
	 */
	boolean claimsJson() {
		try {
			return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(this.headers.getContentType());
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	boolean isEmpty() {
		return this.body != null && this.body.length == 0;
	}

	/**
	 * Reads the body as JSON.
	 * @return the value, or null if it is JSON null or not JSON
	 */
	@Nullable Object json() {
		if (this.body == null) {
			return null;
		}
		try {
			return Json.read(this.body);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Reads the body as a JSON object.
	 * @return the members of the object it is, none for any other JSON, or null if it is
	 * not JSON
	 */
	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	@Nullable Map<String, Object> members() {
		if (this.body == null) {
			return null;
		}
		try {
			return (Json.read(this.body) instanceof Map<?, ?> map) ? (Map<String, Object>) map : Map.of();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Shows neither headers nor body.
	 */
	@Override
	public String toString() {
		return "ApiAnswer[" + this.status + "]";
	}

}
