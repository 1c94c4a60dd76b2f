package com.clerk.spring.proxy;

import java.util.List;

/**
 * The head of an answer.
 *
 * @param status the status
 * @param headers the headers in the order of the answer
 */
record UpstreamHead(int status, List<HeaderField> headers) {

	UpstreamHead {
		headers = List.copyOf(headers);
	}

	boolean hasLength() {
		return this.headers.stream().anyMatch((field) -> field.is("Content-Length"));
	}

	/**
	 * Returns about how many octets the head has.
	 */
	int size() {
		return this.headers.stream().mapToInt((field) -> field.name().length() + field.value().length() + 4).sum();
	}

}
