package com.clerk.spring.request.properties;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.request.ClerkRequest;

/**
 * A request in the parts that are made up separately.
 *
 * @param method the method
 * @param origin scheme, host and port of the connection
 * @param path the path, starting with a slash, otherwise anything
 * @param query the raw query, or null
 * @param cookies the cookies, {@code name=value} or anything else
 * @param headers the other headers, anything
 * @param behindProxy whether forwarded headers are trusted
 */
record SampleRequest(String method, String origin, String path, @Nullable String query, List<String> cookies,
		List<Header> headers, boolean behindProxy) {

	static SampleRequest navigation(String url, List<String> cookies) {
		int path = url.indexOf('/', url.indexOf("://") + 3);
		int query = url.indexOf('?');
		return new SampleRequest("GET", url.substring(0, path), url.substring(path, (query < 0) ? url.length() : query),
				(query < 0) ? null : url.substring(query + 1), cookies,
				List.of(new Header("Sec-Fetch-Dest", "document")), false);
	}

	ClerkRequest build() {
		ClerkRequest.Builder builder = ClerkRequest.builder(this.method,
				this.origin + this.path + ((this.query != null) ? "?" + this.query : ""));
		this.headers.forEach((header) -> builder.header(header.name(), header.value()));
		if (!this.cookies.isEmpty()) {
			builder.header("Cookie", String.join("; ", this.cookies));
		}
		if (this.behindProxy) {
			builder.trustForwardedHeaders();
		}
		return builder.build();
	}

	/**
	 * A header line.
	 */
	record Header(String name, String value) {

	}

}
