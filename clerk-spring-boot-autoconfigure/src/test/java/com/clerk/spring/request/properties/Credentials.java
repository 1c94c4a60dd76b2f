package com.clerk.spring.request.properties;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.properties.SampleTokens.Signer;
import com.clerk.spring.request.properties.ScriptedClerk.Answer;
import com.clerk.spring.request.properties.ScriptedClerk.Failure;
import com.clerk.spring.request.properties.ScriptedClerk.Lines;

/**
 * What a browser may carry: good, outdated, foreign, broken, hostile. What comes first is
 * what a counterexample shrinks to.
 */
final class Credentials {

	/** The time around which the tokens live. */
	static final long NOW = 1_800_000_000;

	static final PublishableKey PRODUCTION = PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");

	static final PublishableKey DEVELOPMENT = PublishableKey
		.parse("pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk");

	private static final List<String> SUFFIXES = List.of("", "_" + PRODUCTION.cookieSuffix(),
			"_" + DEVELOPMENT.cookieSuffix(), "_abcdefgh");

	private static final String HOSTILE_CHARACTERS = "ey.J=0;1,% \t\"\\/?&#{}[]:@_-'\r\n\u0000\u007f\u00ff\u0100\ud83d\ude00";

	private Credentials() {
	}

	/**
	 * Returns texts that somebody may send where something else is meant.
	 */
	static Arbitrary<String> hostile() {
		return Arbitraries.oneOf(
				Arbitraries.of("", "0", "a\r\nSet-Cookie: evil=1", "a\u0000b", "%0d%0aSet-Cookie:%20evil=1", "%00",
						"//evil.example", "https://evil.example/", "https:evil.example", "\\\\evil.example",
						"https://app.example.com@evil.example/", "https://evil.example#@app.example.com",
						"http://localhost.evil.example", "javascript:alert(1)", "..%2f..%2f", "a".repeat(5000)),
				Arbitraries.strings().withChars(HOSTILE_CHARACTERS).ofMaxLength(12));
	}

	/**
	 * Returns the addresses of sites, friendly or not.
	 */
	static Arbitrary<String> addresses() {
		return Arbitraries.oneOf(
				Arbitraries.of("https://app.example.com/shop?a=1", "http://localhost:3000/",
						"https://satellite.example.org/", "https://satellite.example.org:8443/", "https://evil.example",
						"https://clerk.example.com/v1", "https://accounts.example.com/sign-in",
						"https://calm-otter-12.accounts.dev/", "http://127.0.0.1/x", "http://[::1]:9/", "about:blank"),
				hostile());
	}

	static Arbitrary<String> sessionTokens() {
		return Arbitraries.frequencyOf(Tuple.of(4, goodTokens()), Tuple.of(4, jwts()), Tuple.of(1, hostile()),
				Tuple.of(1, Arbitraries.of("mt_1", "ak_1", "oat_1", "a.b.c")));
	}

	static Arbitrary<String> goodTokens() {
		return Combinators.combine(issuers(), organizations(), Arbitraries.of(60, 4000, 200_000))
			.as((issuer, organization, life) -> token(Signer.OWN, "cl_B7d4PD111AAA",
					claims(issuer, organization, NOW + life, NOW - 5, NOW - 15, "https://app.example.com")));
	}

	private static Arbitrary<String> jwts() {
		Arbitrary<Map<String, Object>> claims = Combinators
			.combine(issuers(), organizations(), instants(), instants(), instants(),
					Arbitraries.of("https://app.example.com", "https://evil.example", ""))
			.as(Credentials::claims);
		return Combinators
			.combine(Arbitraries.of(Signer.class),
					Arbitraries.of("cl_B7d4PD111AAA", "cl_I7d4PD111III", "cl_B7d4PD222AAA", "cl_B7d4PD333AAA", ""),
					claims, Arbitraries.of("azp", "none", "exp", "iat", "sub", "sid", "iss"))
			.as((signer, category, all, missing) -> {
				all.remove(missing);
				return token(signer, category, all);
			});
	}

	private static Arbitrary<String> issuers() {
		return Arbitraries.of("https://" + PRODUCTION.frontendApiHost(), "https://" + DEVELOPMENT.frontendApiHost(),
				"https://clerk.satellite.example.org", "https://clerk.evil.example");
	}

	private static Arbitrary<String> organizations() {
		return Arbitraries.of("", "acme", "other");
	}

	private static Arbitrary<Long> instants() {
		return Arbitraries.of(NOW - 5, NOW + 60, NOW - 3600, NOW, NOW + 3, NOW + 600, NOW + 200_000);
	}

	private static Map<String, Object> claims(String issuer, String organization, long expires, long issued,
			long notBefore, String party) {
		Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", "user_1", "sid", "sess_1", "v", 2, "iss", issuer,
				"exp", expires, "iat", issued, "nbf", notBefore, "azp", party));
		if (!organization.isEmpty()) {
			claims.put("o", Map.of("id", "org_1", "slg", organization, "rol", "admin"));
		}
		return claims;
	}

	private static String token(Signer signer, String category, Map<String, Object> claims) {
		return SampleTokens.token(signer, Map.of("cat", category, "kid", SampleTokens.KID, "typ", "JWT"), claims);
	}

	static Arbitrary<String> handshakeTokens() {
		return Arbitraries.frequencyOf(
				Tuple.of(4,
						Combinators
							.combine(Arbitraries.of(Signer.OWN, Signer.OWN, Signer.FOREIGN, Signer.NOBODY),
									directives())
							.as((signer, lines) -> handshakeToken(signer, lines))),
				Tuple.of(1, sessionTokens()), Tuple.of(1, hostile()));
	}

	static String handshakeToken(Signer signer, Object lines) {
		return SampleTokens.token(signer, Map.of("kid", SampleTokens.KID, "typ", "JWT"), Map.of("handshake", lines));
	}

	/**
	 * Returns the {@code Set-Cookie} lines of a handshake or a refresh.
	 */
	static Arbitrary<List<String>> directives() {
		Arbitrary<List<String>> some = directive().list().ofMaxSize(4);
		return Arbitraries.frequencyOf(Tuple.of(8, some),
				Tuple.of(1, directive().map((line) -> Collections.nCopies(60, line))));
	}

	private static Arbitrary<String> directive() {
		Arbitrary<String> attributes = Arbitraries.of("; Path=/; SameSite=Lax; Secure", "", "; Path=/; Max-Age=0",
				"; Domain=evil.example; Path=/");
		Arbitrary<String> cookie = Arbitraries.frequencyOf(Tuple.of(4, named("__session", sessionTokens())),
				Tuple.of(2, named("__client_uat", Arbitraries.of("" + (NOW - 60), "0"))),
				Tuple.of(1, named("__clerk_db_jwt", Arbitraries.just("dvb_2"))),
				Tuple.of(1, named("__refresh", Arbitraries.just("rt_2"))),
				Tuple.of(1, Combinators.combine(Arbitraries.of("admin=", "__session_evil=", "=", ""), hostile())
					.as(String::concat)));
		return Combinators.combine(cookie, attributes).as(String::concat);
	}

	private static Arbitrary<String> named(String name, Arbitrary<String> values) {
		return Combinators.combine(Arbitraries.of(SUFFIXES), values).as((suffix, value) -> name + suffix + "=" + value);
	}

	/**
	 * Returns the cookies of a request: often those of somebody signed in, and often with
	 * others, of which the first of a name counts.
	 */
	static Arbitrary<List<String>> cookies() {
		Arbitrary<List<String>> any = cookie().list().ofMaxSize(6);
		Arbitrary<List<String>> good = Builders.withBuilder(ArrayList<String>::new)
			.use(goodTokens())
			.inSetter((cookies, token) -> SUFFIXES.forEach((suffix) -> {
				cookies.add("__session" + suffix + "=" + token);
				cookies.add("__client_uat" + suffix + "=" + (NOW - 60));
				cookies.add("__clerk_db_jwt" + suffix + "=dvb_1");
			}))
			.build((cookies) -> cookies);
		Arbitrary<List<String>> expired = instants()
			.map((expiry) -> token(Signer.OWN, "cl_B7d4PD111AAA",
					claims("https://" + PRODUCTION.frontendApiHost(), "", expiry, NOW - 60, NOW - 60,
							"https://app.example.com")))
			.map((token) -> SUFFIXES.stream()
				.flatMap((suffix) -> Stream.of("__session" + suffix + "=" + token,
						"__client_uat" + suffix + "=" + (NOW - 120), "__clerk_db_jwt" + suffix + "=dvb_1",
						"__refresh" + suffix + "=rt_1"))
				.toList());
		Arbitrary<List<String>> mixed = Combinators.combine(any, good).as((first, second) -> {
			List<String> all = new ArrayList<>(first);
			all.addAll(second);
			return all;
		});
		return Arbitraries.oneOf(good, any, expired, mixed);
	}

	private static Arbitrary<String> cookie() {
		return Arbitraries.frequencyOf(Tuple.of(6, named("__session", sessionTokens())),
				Tuple.of(6, named("__client_uat", Arbitraries.oneOf(clientUats(), hostile()))),
				Tuple.of(4, named("__clerk_db_jwt", Arbitraries.oneOf(Arbitraries.just("dvb_1"), hostile()))),
				Tuple.of(2, named("__refresh", Arbitraries.oneOf(Arbitraries.just("rt_1"), hostile()))),
				Tuple.of(1, handshakeTokens().map((token) -> "__clerk_handshake=" + token)),
				Tuple.of(1, nonces().map((nonce) -> "__clerk_handshake_nonce=" + nonce)),
				Tuple.of(3, counts().map((count) -> "__clerk_redirect_count=" + count)), Tuple.of(1, hostile()));
	}

	private static Arbitrary<String> clientUats() {
		return Arbitraries.of("" + (NOW - 60), "0", "" + NOW, "" + (NOW + 1000), "1e9", "-1", "999999999999999");
	}

	static Arbitrary<String> counts() {
		return Arbitraries.of("1", "2", "3", "4", "9", "-1", "1.5", "2e0", "0x3", "Infinity", "999999999", "2147483647",
				"99999999999", "\u0663", "");
	}

	static Arbitrary<String> nonces() {
		return Arbitraries.oneOf(Arbitraries.of("nonce", "../clients", "n".repeat(3000)), hostile());
	}

	static Arbitrary<Answer> answers() {
		Arbitrary<String> codes = Arbitraries.oneOf(Arbitraries.of("unexpected_error", "session_revoked"), hostile());
		return Arbitraries.frequencyOf(Tuple.of(4, directives().map(Lines::new)),
				Tuple.of(1, Combinators.combine(Arbitraries.of(0, 401, 404, 500), codes)
					.as((status, code) -> new Failure(status, code))));
	}

}
