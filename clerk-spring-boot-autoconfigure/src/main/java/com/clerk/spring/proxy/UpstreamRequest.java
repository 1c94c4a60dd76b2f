package com.clerk.spring.proxy;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent.
 *
 * @param upstream where to
 * @param method the method
 * @param target path and query, byte for byte
 * @param headers every header, the framing included
 * @param body the body, or null if there is none
 */
record UpstreamRequest(UpstreamUrl upstream, String method, String target, List<HeaderField> headers,
		@Nullable RequestBody body) {

	UpstreamRequest {
		headers = List.copyOf(headers);
	}

}
