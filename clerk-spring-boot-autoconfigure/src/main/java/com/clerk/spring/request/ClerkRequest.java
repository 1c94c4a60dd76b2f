package com.clerk.spring.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What of a request matters for the decision: immutable, and free of servlets.
 *
 * @since 0.1.0
 */
public final class ClerkRequest {

	/** Browsers skip further slashes, so that the path of an empty host would be one. */
	private static final Pattern WITH_HOST = Pattern.compile("(?i)https?://[^/\\\\?#\\s]");

	private final String method;

	private final PublicUrl url;

	private final String contextPath;

	private final SortedMap<String, String> headers;

	private ClerkRequest(Builder builder) {
		this.method = builder.method;
		this.contextPath = builder.contextPath.isEmpty() ? "" : UrlEncoding.path(builder.contextPath);
		this.headers = new TreeMap<>(builder.headers);
		this.headers.replaceAll((name, value) -> value.strip());
		if (!WITH_HOST.matcher(builder.url).lookingAt()) {
			throw new IllegalArgumentException("The URL of a request needs a scheme and a host");
		}
		PublicUrl given = PublicUrl.parse(builder.url);
		this.url = builder.trustsForwardedHeaders ? forwarding().apply(given) : given;
	}

	private TrustedForwarding forwarding() {
		return new TrustedForwarding(this.headers.get("host"), this.headers.get("x-forwarded-host"),
				this.headers.get("x-forwarded-proto"));
	}

	/**
	 * Starts a request.
	 * @param method the method, as received
	 * @param url the public URL: absolute, the address the browser used. With
	 * {@link Builder#trustForwardedHeaders()} the URL of the connection
	 * @return a builder
	 */
	public static Builder builder(String method, String url) {
		return new Builder(method, url);
	}

	/**
	 * Returns the method as received.
	 * @return a method such as {@code GET}
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Returns the public URL, which the browser used, in the form that browsers give it.
	 * @return an absolute URL with its query, in printable ASCII
	 */
	public String url() {
		return this.url.toString();
	}

	/**
	 * Returns the origin of the public URL.
	 * @return scheme and host, with the port unless it is the scheme's own, such as
	 * {@code https://app.example.com}
	 */
	public String origin() {
		return this.url.origin();
	}

	/**
	 * Returns the part of the path that leads to the application.
	 * @return an encoded path that starts with a slash, or an empty text where the
	 * application is the whole site
	 */
	public String contextPath() {
		return this.contextPath;
	}

	PublicUrl publicUrl() {
		return this.url;
	}

	/**
	 * Returns the path of the public URL within the application, undecoded.
	 */
	String pathInApplication() {
		String path = this.url.path();
		if (this.contextPath.isEmpty() || !path.startsWith(this.contextPath)) {
			return path;
		}
		String rest = path.substring(this.contextPath.length());
		if (rest.isEmpty()) {
			return "/";
		}
		return rest.startsWith("/") ? rest : path;
	}

	/**
	 * Returns all headers, empty ones too, with names in lower case.
	 */
	Map<String, List<String>> headers() {
		Map<String, List<String>> values = new LinkedHashMap<>();
		this.headers.forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), List.of(value)));
		return values;
	}

	/**
	 * Returns a header: several lines joined with {@code ", "} ({@code Cookie}: with
	 * {@code "; "}), without white space at the ends.
	 * @param name the name, in any case
	 * @return the value, or null when it is absent or empty
	 */
	public @Nullable String header(String name) {
		String value = this.headers.get(name);
		return (value != null && !value.isEmpty()) ? value : null;
	}

	/**
	 * Tells whether the {@code Authorization} header carries a token, which then counts
	 * in place of cookies. No page of another site can make a browser send one.
	 * @return true for a bearer token, good or bad, and for a value of one word
	 */
	public boolean hasHeaderToken() {
		return AuthorizationHeader.token(header("authorization")) != null;
	}

	/**
	 * Shows method and URL without its query, which may hold tokens.
	 */
	@Override
	public String toString() {
		return this.method + " " + this.url.origin() + this.url.path();
	}

	/**
	 * Builds a request.
	 */
	public static final class Builder {

		private final String method;

		private final String url;

		private String contextPath = "";

		private final SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private boolean trustsForwardedHeaders;

		private Builder(String method, String url) {
			this.method = method;
			this.url = url;
		}

		/**
		 * Adds a header line.
		 * @param name the name, in any case
		 * @param value the value
		 * @return this builder
		 */
		public Builder header(String name, String value) {
			this.headers.merge(name, value,
					(first, next) -> first + ("cookie".equalsIgnoreCase(name) ? "; " : ", ") + next);
			return this;
		}

		/**
		 * Sets the part of the path that leads to the application. Patterns of
		 * organizations are held against what follows it.
		 * @param contextPath the context path, raw or encoded, with a slash at its start
		 * and none at its end; empty, as by default, where the application is the whole
		 * site
		 * @return this builder
		 */
		public Builder contextPath(String contextPath) {
			this.contextPath = contextPath;
			return this;
		}

		/**
		 * Takes the URL as that of the connection, and host and scheme of the public URL
		 * from the headers {@code X-Forwarded-Host} (else {@code Host}) and
		 * {@code X-Forwarded-Proto}, of which the first element counts. What is no
		 * {@code host[:port]}, or neither {@code http} nor {@code https}, is ignored. For
		 * gateways and other code without a servlet.
		 * <p>
		 * Anybody can send these headers, and redirects go to the host that they name.
		 * Call this only where every request comes through a proxy that sets or removes
		 * both of the forwarded headers, and that passes on only the hosts it serves. In
		 * a servlet application the property {@code server.forward-headers-strategy} does
		 * the same, and nothing is to be called.
		 * @return this builder
		 */
		public Builder trustForwardedHeaders() {
			this.trustsForwardedHeaders = true;
			return this;
		}

		/**
		 * Builds the request.
		 * @return an immutable request
		 * @throws IllegalArgumentException if the URL is not absolute and http(s), has a
		 * host that is none, or holds user info; to be answered with 400
		 */
		public ClerkRequest build() {
			return new ClerkRequest(this);
		}

	}

}
