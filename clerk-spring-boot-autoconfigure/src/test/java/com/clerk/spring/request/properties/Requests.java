package com.clerk.spring.request.properties;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import com.clerk.spring.request.properties.SampleRequest.Header;

/**
 * Requests of browsers, programs and attackers.
 */
final class Requests {

	private static final Header DOCUMENT = new Header("Sec-Fetch-Dest", "document");

	private Requests() {
	}

	static Arbitrary<SampleRequest> any() {
		return Combinators
			.combine(
					Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just("GET")),
							Tuple.of(1, Arbitraries.of("POST", "HEAD", "get", "OPTIONS", "GET ", ""))),
					origins(), paths(), queries(), Credentials.cookies(), headers(), Arbitraries.of(false, true))
			.as(SampleRequest::new);
	}

	static Arbitrary<String> origins() {
		return Arbitraries.of("https://app.example.com", "http://localhost:8080", "https://satellite.example.org",
				"http://[::1]:3000", "http://APP.example.com:80", "https://xn--bcher-kva.example");
	}

	private static Arbitrary<String> paths() {
		return Arbitraries.oneOf(Arbitraries.of("/", "/orgs/acme", "/orgs/acme/x", "/o/a/b", "/me", "//evil.example/x",
				"/\\evil.example", "/@evil.example", "/.//evil.example", "/..//evil.example", "/%2e%2e//evil.example/",
				"/;@evil.example", "/orgs/%0d%0aSet-Cookie:%20evil=1", "/a\r\nSet-Cookie: evil=1"),
				Credentials.hostile().map((text) -> "/" + text), Credentials.hostile().map((text) -> "/orgs/" + text));
	}

	/** A raw question or hash mark in the path starts query or fragment; both may. */
	private static Arbitrary<String> queries() {
		return Arbitraries.oneOf(Arbitraries.just(null),
				parameter().list().ofMaxSize(4).map((all) -> String.join("&", all)), Credentials.hostile());
	}

	private static Arbitrary<String> parameter() {
		Arbitrary<String> named = Arbitraries.frequencyOf(
				Tuple.of(3, assigned("__clerk_redirect_url", Credentials.addresses())),
				Tuple.of(2, assigned("__clerk_synced", Arbitraries.of("false", "true", "", "False"))),
				Tuple.of(1,
						assigned("__clerk_db_jwt",
								Arbitraries.oneOf(Arbitraries.just("dvb_3"), Credentials.hostile()))),
				Tuple.of(1, assigned("__clerk_handshake", Credentials.handshakeTokens())),
				Tuple.of(1, assigned("__clerk_handshake_nonce", Credentials.nonces())),
				Tuple.of(1, assigned("__dev_session", Credentials.hostile())),
				Tuple.of(1, assigned("__clerk_help", Credentials.hostile())),
				Tuple.of(1, assigned("__clerk_redirect_count", Credentials.counts())),
				Tuple.of(1, assigned("__session", Credentials.goodTokens())),
				Tuple.of(1, assigned("redirect_url", Credentials.addresses())));
		return Arbitraries.frequencyOf(Tuple.of(6, named), Tuple.of(1, Credentials.hostile()));
	}

	private static Arbitrary<String> assigned(String name, Arbitrary<String> values) {
		return Arbitraries.oneOf(values.map((value) -> URLEncoder.encode(value, StandardCharsets.UTF_8)), values)
			.map((value) -> name + "=" + value);
	}

	private static Arbitrary<List<Header>> headers() {
		Arbitrary<Header> header = Arbitraries.frequencyOf(
				Tuple.of(3, values("Accept", Arbitraries.of("text/html,*/*", "*/*", "TEXT/HTML", "application/json"))),
				Tuple.of(2, values("Sec-Fetch-Dest", Arbitraries.of("document", "iframe", "empty", "", "Document"))),
				Tuple.of(2, values("Authorization", authorizations())),
				Tuple.of(2, values("Referer", Credentials.addresses())),
				Tuple.of(1, values("Origin", Credentials.addresses())), Tuple.of(1, values("Host", hosts())),
				Tuple.of(1, values("X-Forwarded-Host", hosts())),
				Tuple.of(1,
						values("X-Forwarded-Proto",
								Arbitraries.oneOf(Arbitraries.of("https", "http", "https, http", "javascript"),
										Credentials.hostile()))),
				Tuple.of(1, values("Forwarded", Arbitraries.just("host=evil.example;proto=https"))),
				Tuple.of(1, values("X-Forwarded-Prefix", Credentials.hostile())));
		return Combinators.combine(Arbitraries.of(List.of(DOCUMENT), List.<Header>of()), header.list().ofMaxSize(4))
			.as((first, others) -> {
				List<Header> all = new ArrayList<>(first);
				all.addAll(others);
				return all;
			});
	}

	private static Arbitrary<String> authorizations() {
		return Combinators
			.combine(Arbitraries.of("Bearer ", "", "bearer  ", "Basic ", "DPoP "), Credentials.sessionTokens())
			.as(String::concat);
	}

	private static Arbitrary<String> hosts() {
		return Arbitraries.oneOf(Arbitraries.of("app.example.com", "app.example.com:8443", "evil.example",
				"app.example.com, evil.example", "app.example.com@evil.example", "evil.example/x?", "[::1]", "a:99999"),
				Credentials.hostile());
	}

	private static Arbitrary<Header> values(String name, Arbitrary<String> values) {
		return values.map((value) -> new Header(name, value));
	}

}
