package com.clerk.spring.proxy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Why a request is not passed on, or its answer not delivered. What the client is told is
 * the same text for each code, whatever happened.
 */
enum ProxyFailure {

	/** Keys are missing, or the address of the Frontend API is none. */
	CONFIGURATION(500, Code.CONFIGURATION),

	/** The request came back to the application that sent it. */
	LOOP(500, Code.CONFIGURATION),

	/** Something has read the body before. */
	BODY_CONSUMED(500, Code.CONFIGURATION),

	/** The servlet, or a filter ahead, can't do without its thread. */
	NO_ASYNC(500, Code.CONFIGURATION),

	/** Something else of the application failed before the request was sent. */
	UNEXPECTED(500, Code.CONFIGURATION),

	/** The handler was called outside of its prefix. */
	PATH_MISMATCH(400, Code.PATH_MISMATCH),

	/** The host of the request is that of no instance. */
	MISDIRECTED(421, Code.REQUEST_FAILED),

	/** The target or a header can't be passed on. */
	BAD_REQUEST(400, Code.REQUEST_FAILED),

	/** The options of the request can't be had. */
	OPTIONS_UNAVAILABLE(503, Code.REQUEST_FAILED),

	/** Too many requests are under way. */
	TOO_MANY(503, Code.REQUEST_FAILED),

	/** There is no connection. */
	CONNECT(502, Code.REQUEST_FAILED),

	/** A connection was not there in time. */
	CONNECT_TIMEOUT(504, Code.REQUEST_FAILED),

	/** The answer did not begin in time. */
	RESPONSE_TIMEOUT(504, Code.REQUEST_FAILED),

	/** The answer, or the acceptance of the request, stopped for too long. */
	IDLE_TIMEOUT(504, Code.REQUEST_FAILED),

	/** The connection was lost. */
	BROKEN_CONNECTION(502, Code.REQUEST_FAILED),

	/** The answer is not the HTTP it should be. */
	BAD_RESPONSE(502, Code.REQUEST_FAILED),

	/** The head of the answer is more than the container passes on. */
	HEAD_TOO_LARGE(502, Code.REQUEST_FAILED),

	/** The client has gone, or sent a body that ends early. */
	CLIENT_ABORTED(400, Code.REQUEST_FAILED);

	private final int status;

	private final Code code;

	ProxyFailure(int status, Code code) {
		this.status = status;
		this.code = code;
	}

	int status() {
		return this.status;
	}

	/**
	 * Returns the value for metrics and logs.
	 */
	String kind() {
		return name().toLowerCase(Locale.ROOT);
	}

	FrontendApiProxyOutcome outcome() {
		return switch (this) {
			case CONFIGURATION, LOOP, BODY_CONSUMED, NO_ASYNC, PATH_MISMATCH, MISDIRECTED, BAD_REQUEST,
					OPTIONS_UNAVAILABLE, TOO_MANY, UNEXPECTED ->
				FrontendApiProxyOutcome.REFUSED;
			case CONNECT, BROKEN_CONNECTION, BAD_RESPONSE, HEAD_TOO_LARGE -> FrontendApiProxyOutcome.UPSTREAM_ERROR;
			case CONNECT_TIMEOUT, RESPONSE_TIMEOUT, IDLE_TIMEOUT -> FrontendApiProxyOutcome.TIMEOUT;
			case CLIENT_ABORTED -> FrontendApiProxyOutcome.CLIENT_ABORTED;
		};
	}

	/**
	 * Tells whether the client alone is to blame, which nobody needs to be told of.
	 */
	boolean isOfTheClient() {
		return this.status < 500;
	}

	/**
	 * Returns what an operator can do.
	 */
	String remedy() {
		return switch (this) {
			case CONFIGURATION ->
				"Set clerk.publishable-key and clerk.secret-key, and check clerk.frontend-api-proxy.fapi-url.";
			case LOOP -> "Let clerk.frontend-api-proxy.fapi-url name Clerk and not the application itself.";
			case BODY_CONSUMED ->
				"Look for a filter ahead of the handler that reads parameters or the body, such as the "
						+ "form content or hidden method filter.";
			case NO_ASYNC -> "Let the servlet and every filter ahead of the handler support asynchronous requests.";
			case TOO_MANY -> "Raise clerk.frontend-api-proxy.max-in-flight if the machine can bear it.";
			case HEAD_TOO_LARGE -> "Raise server.tomcat.max-http-response-header-size, or "
					+ "server.jetty.max-http-response-header-size.";
			case OPTIONS_UNAVAILABLE -> "Look at what the resolver depends on.";
			default -> "Check that this machine reaches Clerk.";
		};
	}

	byte[] body() {
		String body = "{\"errors\":[{\"code\":\"" + this.code.text + "\",\"message\":\"" + this.code.message + "\"}]}";
		return body.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Returns the whole answer but its body.
	 */
	UpstreamHead head() {
		HeaderField type = new HeaderField("Content-Type", "application/json");
		HeaderField length = new HeaderField("Content-Length", String.valueOf(body().length));
		HeaderField caching = new HeaderField("Cache-Control", "no-store");
		HeaderField retry = new HeaderField("Retry-After", "1");
		return new UpstreamHead(this.status,
				(this == TOO_MANY) ? List.of(type, length, caching, retry) : List.of(type, length, caching));
	}

	private enum Code {

		CONFIGURATION("proxy_configuration_error", "The proxy of the Frontend API is not configured correctly."),

		PATH_MISMATCH("proxy_path_mismatch", "The request is not for the path of the proxy."),

		REQUEST_FAILED("proxy_request_failed", "The request could not be passed on to the Frontend API.");

		private final String text;

		private final String message;

		Code(String text, String message) {
			this.text = text;
			this.message = message;
		}

	}

}
