package com.clerk.spring.proxy;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Rewrites redirects to the Frontend API, so that browsers stay on the application's own
 * origin. What is rewritten keeps every other byte.
 */
final class LocationRewriting {

	private static final Pattern WITH_AUTHORITY = Pattern.compile("(?:([A-Za-z]+):)?//([^/?#]*)(.*)", Pattern.DOTALL);

	private static final Pattern AUTHORITY = Pattern
		.compile("([^@:\\[\\]\\\\\\s]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

	private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

	private static final Pattern END_OF_PATH = Pattern.compile("[?#]");

	private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

	private static final Pattern ONE_DOT = Pattern.compile("\\.|%2[eE]");

	private static final Pattern TWO_DOTS = Pattern.compile("(?:\\.|%2[eE]){2}");

	private final UpstreamUrl upstream;

	private final String proxyUrl;

	/**
	 * Creates a rewriting.
	 * @param upstream the Frontend API
	 * @param proxyUrl the proxy as the browser sees it, without a slash at its end
	 */
	LocationRewriting(UpstreamUrl upstream, String proxyUrl) {
		this.upstream = upstream;
		this.proxyUrl = proxyUrl;
	}

	String rewrite(String location) {
		Matcher absolute = WITH_AUTHORITY.matcher(location);
		String rest = null;
		if (absolute.matches()) {
			rest = isUpstream(absolute.group(1), absolute.group(2)) ? absolute.group(3) : null;
		}
		else if (location.startsWith("/")) {
			rest = location;
		}
		else if (!location.isEmpty() && !WITH_SCHEME.matcher(location).matches()) {
			rest = resolve(location);
		}
		if (rest == null) {
			return location;
		}
		String resolved = leaves(rest) ? withoutDotSegments(rest) : rest;
		String path = leaves(resolved) ? null : withoutBase(resolved);
		// What the proxy can't reach would be a page of the application
		return (path != null) ? this.proxyUrl + path
				: this.upstream.scheme() + "://" + this.upstream.authority() + rest;
	}

	/**
	 * Browsers resolve dot segments, which could lead out of the proxy's path into the
	 * application.
	 */
	private static boolean leaves(String rest) {
		return UnsafePath.hasDotSegments(END_OF_PATH.split(rest, 2)[0]);
	}

	/**
	 * Resolves them as a browser does that asks the Frontend API itself.
	 */
	private static String withoutDotSegments(String rest) {
		String path = END_OF_PATH.split(rest, 2)[0];
		Deque<String> kept = new ArrayDeque<>();
		String[] segments = SEPARATOR.split(path, -1);
		for (int i = 1; i < segments.length; i++) {
			boolean up = TWO_DOTS.matcher(segments[i]).matches();
			boolean dots = up || ONE_DOT.matcher(segments[i]).matches();
			if (up) {
				kept.pollLast();
			}
			if (!dots) {
				kept.add(segments[i]);
			}
			else if (i == segments.length - 1) {
				kept.add("");
			}
		}
		return "/" + String.join("/", kept) + rest.substring(path.length());
	}

	private boolean isUpstream(@Nullable String written, String authority) {
		String scheme = (written != null) ? written.toLowerCase(Locale.ROOT) : this.upstream.scheme();
		Matcher matcher = AUTHORITY.matcher(authority);
		if (!(scheme.equals("https") || scheme.equals("http")) || !matcher.matches()) {
			return false;
		}
		int port = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : UpstreamUrl.usualPort(scheme);
		return port == this.upstream.port() && matcher.group(1).equalsIgnoreCase(this.upstream.host());
	}

	private @Nullable String resolve(String reference) {
		try {
			URI resolved = URI.create("http://base" + this.upstream.basePath() + "/").resolve(reference);
			return resolved.toString().substring("http://base".length());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Returns null for what the proxy can't reach.
	 */
	private @Nullable String withoutBase(String rest) {
		String base = this.upstream.basePath();
		if (!rest.startsWith(base)) {
			return null;
		}
		String path = rest.substring(base.length());
		if (path.isEmpty() || path.startsWith("?") || path.startsWith("#")) {
			return "/" + path;
		}
		return path.startsWith("/") ? path : null;
	}

}
