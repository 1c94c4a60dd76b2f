package com.clerk.spring.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What of a request matters for the decision: immutable, and free of servlets.
 *
 * @since 0.1.0
 */
public final class ClerkRequest {

	private final String method;

	private final PublicUrl url;

	private final String contextPath;

	private final Map<String, List<String>> headers;

	private ClerkRequest(Builder builder) {
		this.method = builder.method;
		this.url = PublicUrl.parse(builder.url);
		this.contextPath = builder.contextPath;
		Map<String, List<String>> copy = new TreeMap<>();
		builder.headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
		this.headers = copy;
	}

	/**
	 * Starts a request.
	 * @param method the method, as received
	 * @param url the public URL: absolute, the address the browser used
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
	 * Returns all headers, as {@link #header} gives them.
	 */
	Map<String, List<String>> headers() {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (String name : this.headers.keySet()) {
			String value = header(name);
			if (value != null) {
				values.put(name, List.of(value));
			}
		}
		return values;
	}

	/**
	 * Returns a header: several lines joined with {@code ", "} ({@code Cookie}: with
	 * {@code "; "}), without white space at the ends.
	 * @param name the name, in any case
	 * @return the value, or null when it is absent or empty
	 */
	public @Nullable String header(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		List<String> values = this.headers.get(lowerCase);
		if (values == null) {
			return null;
		}
		String value = String.join("cookie".equals(lowerCase) ? "; " : ", ", values).strip();
		return value.isEmpty() ? null : value;
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

		private final Map<String, List<String>> headers = new TreeMap<>();

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
			this.headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), (key) -> new ArrayList<>()).add(value);
			return this;
		}

		/**
		 * Sets the part of the path that leads to the application. Patterns of
		 * organizations are held against what follows it.
		 * @param contextPath the encoded context path, with a slash at its start and none
		 * at its end; empty, as by default, where the application is the whole site
		 * @return this builder
		 */
		public Builder contextPath(String contextPath) {
			this.contextPath = contextPath;
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
