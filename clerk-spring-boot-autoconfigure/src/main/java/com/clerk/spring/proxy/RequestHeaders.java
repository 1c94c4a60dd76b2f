package com.clerk.spring.proxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Makes the headers that are sent to the Frontend API: those of the client, without what
 * concerns its connection only and what it says about facts that the proxy knows better.
 */
final class RequestHeaders {

	static final String SECRET_KEY = "Clerk-Secret-Key";

	private static final int USUAL_COUNT = 32;

	/** Written with hyphens, as servers behind may take an underscore for one. */
	private static final Set<String> DROPPED = Set.of("host", "content-length", "expect", "clerk-proxy-url",
			"clerk-secret-key", "forwarded", "x-real-ip", "cf-connecting-ip", "true-client-ip", "x-client-ip",
			"x-cluster-client-ip");

	private final HttpServletRequest request;

	private final List<HeaderField> fields = new ArrayList<>(USUAL_COUNT);

	private RequestHeaders(HttpServletRequest request) {
		this.request = request;
	}

	/**
	 * Makes the headers.
	 * @param request the request as received
	 * @param facts what the proxy says itself
	 * @throws ProxyException if a header can't be passed on as it is
	 */
	static List<HeaderField> of(HttpServletRequest request, Facts facts) {
		RequestHeaders headers = new RequestHeaders(request);
		headers.add("Host", facts.host());
		headers.copy();
		headers.add("Clerk-Proxy-Url", facts.proxyUrl());
		headers.add(SECRET_KEY, facts.secretKey());
		if (!facts.clientAddress().isEmpty()) {
			headers.add("X-Forwarded-For", facts.clientAddress());
		}
		headers.add("X-Forwarded-Host", facts.origin().authority());
		headers.add("X-Forwarded-Proto", facts.origin().scheme());
		if (facts.framing() == Framing.LENGTH) {
			headers.add("Content-Length", String.valueOf(request.getContentLengthLong()));
		}
		else if (facts.framing() == Framing.CHUNKED) {
			headers.add("Transfer-Encoding", "chunked");
		}
		return headers.fields;
	}

	private void copy() {
		HopByHop hopByHop = HopByHop.of(this.request.getHeaders("Connection"));
		Enumeration<String> names = this.request.getHeaderNames();
		while (names.hasMoreElements()) {
			String name = names.nextElement();
			String key = name.toLowerCase(Locale.ROOT);
			if (!hopByHop.includes(key) && !isOurs(key)) {
				copy(name, key.equals("cookie"));
			}
		}
	}

	private void copy(String name, boolean cookie) {
		Enumeration<String> values = this.request.getHeaders(name);
		String first = values.hasMoreElements() ? values.nextElement() : "";
		if (cookie && values.hasMoreElements()) {
			StringBuilder joined = new StringBuilder(first);
			values.asIterator().forEachRemaining((value) -> joined.append("; ").append(value));
			add(name, joined.toString());
			return;
		}
		add(name, first);
		while (values.hasMoreElements()) {
			add(name, values.nextElement());
		}
	}

	private static boolean isOurs(String key) {
		String hyphenated = key.replace('_', '-');
		return DROPPED.contains(hyphenated) || hyphenated.startsWith("x-forwarded-");
	}

	private void add(String name, String value) {
		if (!HeaderText.isName(name) || !HeaderText.isValue(value)) {
			throw new ProxyException(ProxyFailure.BAD_REQUEST, "A header of the request can't be passed on as it is");
		}
		this.fields.add(new HeaderField(name, value));
	}

	/** How the body is delimited. */
	enum Framing {

		NONE, LENGTH, CHUNKED;

		static Framing of(HttpServletRequest request) {
			if (request.getContentLengthLong() >= 0) {
				return LENGTH;
			}
			boolean unknownLength = request.getHeader("Transfer-Encoding") != null || hasUnannouncedBody(request);
			return unknownLength ? CHUNKED : NONE;
		}

		/**
		 * From HTTP/2 on a body needs no header: there is one unless the head was the
		 * end.
		 */
		private static boolean hasUnannouncedBody(HttpServletRequest request) {
			if (request.getProtocol().startsWith("HTTP/1.")) {
				return false;
			}
			try {
				return !request.getInputStream().isFinished();
			}
			catch (IOException | IllegalStateException ex) {
				return true;
			}
		}

	}

	/**
	 * What the proxy knows about a request.
	 *
	 * @param host the authority of the Frontend API
	 * @param proxyUrl the proxy as the browser sees it
	 * @param secretKey the secret key of the request's instance
	 * @param clientAddress the end user's address, or empty if unknown
	 * @param origin the public origin
	 * @param framing how the body is delimited
	 */
	record Facts(String host, String proxyUrl, String secretKey, String clientAddress, PublicOrigin.Seen origin,
			Framing framing) {

		@Override
		public String toString() {
			return this.proxyUrl;
		}

	}

}
