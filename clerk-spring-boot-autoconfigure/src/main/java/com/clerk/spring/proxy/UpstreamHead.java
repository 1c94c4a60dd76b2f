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

}
