package com.clerk.spring.proxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;

/**
 * Makes of a request the one that is sent to the Frontend API.
 */
final class ProxyRequests {

	private static final Set<String> REFUSED_METHODS = Set.of("TRACE", "CONNECT");

	private final PublicOrigin origins;

	private final ProxyOptions options;

	private final UpstreamChoice upstreams;

	private final ClientAddress addresses;

	ProxyRequests(PublicOrigin origins, ProxyOptions options, UpstreamChoice upstreams, ClientAddress addresses) {
		this.origins = origins;
		this.options = options;
		this.upstreams = upstreams;
		this.addresses = addresses;
	}

	/**
	 * Makes a request.
	 * @param request the request as the application sees it
	 * @param path the path of the proxy
	 * @param received the request as it was received
	 * @param rest what follows the path of the proxy
	 * @throws ProxyException if it can't be passed on
	 */
	Prepared prepare(HttpServletRequest request, ProxyPath path, ReceivedRequest received, String rest) {
		requireSafe(request.getMethod(), rest, received.query());
		PublicOrigin.Seen origin = this.origins.of(request);
		ClerkOptions chosen = this.options.of(request);
		String secretKey = chosen.secretKey();
		if (secretKey == null || chosen.publishableKey() == null) {
			throw new ProxyException(ProxyFailure.CONFIGURATION, "There is no publishable or no secret key");
		}
		refuseLoop(received.request(), secretKey);
		UpstreamUrl upstream = this.upstreams.of(chosen);
		String proxyUrl = proxyUrl(chosen, origin, path.seenBy(request));
		RequestHeaders.Framing framing = RequestHeaders.Framing.of(received.request());
		List<HeaderField> headers = RequestHeaders.of(received.request(), new RequestHeaders.Facts(upstream.authority(),
				proxyUrl, secretKey, this.addresses.of(request, received.request()), origin, framing));
		String target = upstream.basePath() + (rest.isEmpty() ? "/" : rest)
				+ ((received.query() != null) ? "?" + received.query() : "");
		return new Prepared(path, upstream, target, headers, framing, new LocationRewriting(upstream, proxyUrl),
				chosen.proxyUrl() != null);
	}

	private static void requireSafe(String method, String rest, @Nullable String query) {
		boolean legible = query == null || query.chars().allMatch((character) -> character > ' ' && character < 127);
		if (REFUSED_METHODS.contains(method) || !HeaderText.isName(method) || !legible || UnsafePath.isUnsafe(rest)) {
			throw new ProxyException(ProxyFailure.BAD_REQUEST, "The method or target of the request is not passed on");
		}
	}

	private static String proxyUrl(ClerkOptions options, PublicOrigin.Seen origin, String path) {
		String configured = options.proxyUrl();
		if (configured != null && (configured.startsWith("https://") || configured.startsWith("http://"))) {
			return configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
		}
		return origin.value() + path;
	}

	/**
	 * Only the application itself can send its secret key.
	 */
	private static void refuseLoop(HttpServletRequest request, String secretKey) {
		byte[] own = secretKey.getBytes(StandardCharsets.UTF_8);
		for (String sent : Collections.list(request.getHeaders(RequestHeaders.SECRET_KEY))) {
			if (MessageDigest.isEqual(own, sent.getBytes(StandardCharsets.UTF_8))) {
				throw new ProxyException(ProxyFailure.LOOP, "A request came back to the application that sent it");
			}
		}
	}

	/**
	 * A request that can be sent.
	 *
	 * @param path the path of the proxy
	 * @param upstream where to
	 * @param target path and query
	 * @param headers every header
	 * @param framing how the body is delimited
	 * @param locations rewrites redirects of the answer
	 * @param pinned whether the address of the proxy is configured
	 */
	record Prepared(ProxyPath path, UpstreamUrl upstream, String target, List<HeaderField> headers,
			RequestHeaders.Framing framing, LocationRewriting locations, boolean pinned) {
	}

}
