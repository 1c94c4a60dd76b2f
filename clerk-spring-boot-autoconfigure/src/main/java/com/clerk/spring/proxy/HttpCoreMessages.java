package com.clerk.spring.proxy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Converts to and from the messages of HttpCore.
 */
final class HttpCoreMessages {

	private static final int FIRST_FINAL = 200;

	private static final int LAST = 599;

	private HttpCoreMessages() {
	}

	static HttpRequest request(UpstreamRequest request, boolean absoluteTarget) {
		UpstreamUrl upstream = request.upstream();
		String origin = absoluteTarget ? upstream.scheme() + "://" + upstream.authority() : "";
		BasicHttpRequest message = new BasicHttpRequest(request.method(), null, null, origin + request.target());
		request.headers().forEach((field) -> message.addHeader(field.name(), field.value()));
		return message;
	}

	/**
	 * Converts a head.
	 * @throws ProtocolException if its framing has more than one reading
	 */
	static UpstreamHead head(HttpResponse response) throws ProtocolException {
		int lengths = response.countHeaders("Content-Length");
		if (lengths > 1 || (lengths > 0 && response.countHeaders("Transfer-Encoding") > 0)) {
			throw new ProtocolException("The answer is framed in two ways");
		}
		if (response.getCode() < FIRST_FINAL || response.getCode() > LAST) {
			throw new ProtocolException("The status is none");
		}
		List<HeaderField> fields = new ArrayList<>();
		Iterator<Header> headers = response.headerIterator();
		while (headers.hasNext()) {
			Header header = headers.next();
			fields.add(new HeaderField(header.getName(), (header.getValue() != null) ? header.getValue() : ""));
		}
		return new UpstreamHead(response.getCode(), fields);
	}

	static ProxyFailure failure(Throwable cause) {
		if (cause instanceof MessageConstraintException) {
			return ProxyFailure.HEAD_TOO_LARGE;
		}
		return (cause instanceof HttpException) ? ProxyFailure.BAD_RESPONSE : ProxyFailure.BROKEN_CONNECTION;
	}

	/**
	 * Tells that there is a body; its framing is in the headers.
	 */
	static EntityDetails entity(UpstreamRequest request) {
		return new Body(isChunked(request));
	}

	static boolean isChunked(UpstreamRequest request) {
		return request.headers().stream().anyMatch((field) -> field.is("Transfer-Encoding"));
	}

	private record Body(boolean isChunked) implements EntityDetails {

		@Override
		public long getContentLength() {
			return -1;
		}

		@Override
		public @Nullable String getContentType() {
			return null;
		}

		@Override
		public @Nullable String getContentEncoding() {
			return null;
		}

		@Override
		public Set<String> getTrailerNames() {
			return Set.of();
		}

	}

}
