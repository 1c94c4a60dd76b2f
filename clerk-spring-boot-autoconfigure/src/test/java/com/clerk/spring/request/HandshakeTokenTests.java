package com.clerk.spring.request;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.token.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Handshakes by token, as strangers would like to make them.
 */
@ExtendWith(OutputCaptureExtension.class)
class HandshakeTokenTests {

	private static final String SESSION = TestKeys.A.token();

	private static final String DIRECTIVES = "{\"handshake\":[\"__session=" + SESSION + "; Path=/\"]}";

	private static final String MINE = TestKeys.A.tokenOf("sub", "user_mine");

	private final FakeSessionApi api = new FakeSessionApi();

	private final Decider decider = new Decider(this.api);

	static Stream<Arguments> forgeries() throws GeneralSecurityException {
		String header = "{\"alg\":\"RS256\",\"kid\":\"ins_vecA\",\"typ\":\"JWT\"";
		String payload = DIRECTIVES;
		String genuine = TestKeys.A.signed(header + "}", payload);
		String invalid = "handshake-verification-failed";
		String signature = "handshake-invalid-signature";
		return Stream.of(arguments("foreign", TestKeys.B.signed(header + "}", payload), signature),
				arguments("alg none, no signature", unsigned("{\"alg\":\"none\"}", payload), invalid),
				arguments("alg None", unsigned("{\"alg\":\"None\"}", payload) + "c2ln", invalid),
				arguments("alg absent", TestKeys.A.signed("{}", payload), invalid),
				arguments("alg is no text", TestKeys.A.signed("{\"alg\":[\"RS256\"]}", payload), invalid),
				arguments("HS256 with the public key", hmac(payload), invalid),
				arguments("another algorithm's name", TestKeys.A.signed("{\"alg\":\"RS512\"}", payload), invalid),
				arguments("signature cut off", genuine.substring(0, genuine.lastIndexOf('.') + 1), signature),
				arguments("payload exchanged", exchanged(genuine), signature),
				arguments("JWT template", TestKeys.A.signed(header + ",\"cat\":\"cl_B7d4PD222AAA\"}", payload),
						invalid),
				arguments("M2M", TestKeys.A.signed(header + ",\"cat\":\"cl_B7d4PD333AAA\"}", payload), invalid),
				arguments("category null", TestKeys.A.signed(header + ",\"cat\":null}", payload), invalid),
				arguments("OAuth", TestKeys.A.signed("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", payload), invalid),
				arguments("critical extension",
						TestKeys.A.signed(header + ",\"crit\":[\"b64\"],\"b64\":false}", payload), invalid),
				arguments("four parts", genuine + ".x", invalid), arguments("two parts", "a.b", invalid),
				arguments("payload is a list", TestKeys.A.signed(header + "}", "[" + payload + "]"), invalid),
				arguments("claim twice", TestKeys.A.signed(header + "}", "{\"handshake\":[]," + payload.substring(1)),
						invalid),
				arguments("percent encoded twice", "%25" + genuine, invalid),
				arguments("not ASCII", "\u00e9\ud83d\ude00", invalid),
				arguments("a megabyte", "a.".repeat(500_000), invalid),
				arguments("nested deep", TestKeys.A.signed(header + "}", "[".repeat(3_000)), invalid));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forgeries")
	void onALiveInstanceAForgeryIsAsIfItWereAbsent(String name, String forgery, String code, CapturedOutput output) {
		RequestState signedIn = this.decider.decide(Decider.LIVE, Decider.PAGE, "__clerk_handshake=" + forgery,
				"__client_uat=1", "__session=" + MINE);
		RequestState nobody = this.decider.decide(Decider.LIVE, Decider.PAGE, "__clerk_handshake=" + forgery);

		assertThat(signedIn.token()).isEqualTo(MINE);
		assertThat(signedIn.cookies()).isEmpty();
		assertThat(signedIn.headers()).isEmpty();
		assertThat(nobody.reason()).isEqualTo("session-token-and-uat-missing");
		assertThat(output).contains("A handshake was ignored [" + code + "]")
			.doesNotContain(SESSION)
			.doesNotContain(MINE)
			.doesNotContain(forgery);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forgeries")
	void inDevelopmentAForgeryIsTheDevelopersToKnow(String name, String forgery, String code, CapturedOutput output) {
		assertThatExceptionOfType(UnacceptableHandshakeException.class)
			.isThrownBy(() -> this.decider.decide(Decider.TEST, Decider.PAGE, "__clerk_handshake=" + forgery,
					"__clerk_db_jwt=dvb", "__client_uat=1", "__session=" + MINE))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1_000)
				.doesNotContain(SESSION)
				.doesNotContain(MINE));
		assertThat(output).doesNotContain(SESSION);
	}

	@Test
	void theTimesOfAHandshakeTokenDoNotMatter() {
		String old = TestKeys.A.signed("{\"alg\":\"RS256\"}",
				"{\"exp\":1,\"iat\":4102444800,\"nbf\":4102444800," + "\"azp\":7," + DIRECTIVES.substring(1));

		RequestState state = this.decider.decide(
				Decider.LIVE.mutate().authorizedParties(List.of("https://app.example.com")).build(), Decider.PAGE,
				"__clerk_handshake=" + old);

		assertThat(state.token()).isEqualTo(SESSION);
	}

	@Test
	void onALiveInstanceAReplayEndsWithTheSessionToken(CapturedOutput output) {
		String handshake = "__clerk_handshake=" + Decider.handshake("__session=" + SESSION + "; Path=/");
		assertThat(this.decider.decide(Decider.LIVE, Decider.PAGE, handshake).token()).isEqualTo(SESSION);

		this.decider.clock().advance(Duration.ofSeconds(66));
		RequestState replayed = this.decider.decide(Decider.LIVE, Decider.PAGE, handshake);

		assertThat(replayed.reason()).isEqualTo("session-token-and-uat-missing");
		assertThat(replayed.cookies()).isEmpty();
		assertThat(output).doesNotContain(SESSION);
	}

	@Test
	void aHandshakeOfAnotherInstanceSetsNoCookies() {
		RequestState state = this.decider.decide(Decider.LIVE, Decider.PAGE,
				"__clerk_handshake=" + Decider.handshake("__session=" + TestKeys.B.token(), "a=b"));

		assertThat(state.status()).isEqualTo(Status.SIGNED_OUT);
		assertThat(state.cookies()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=b\r\nSet-Cookie: c=d", "a=b\rc", "a=b\nc", "a=\u0000", "a=\u0100", "a=\ud83d\ude00",
			"a=\u560a" })
	void aCookieThatNoResponseCanCarryEndsTheHandshake(String directive, CapturedOutput output) {
		String handshake = "__clerk_handshake=" + Decider.handshake("__session=" + SESSION, directive);

		RequestState live = this.decider.decide(Decider.LIVE, Decider.PAGE, handshake);
		RequestState development = this.decider.decide(Decider.TEST, Decider.PAGE, handshake, "__clerk_db_jwt=dvb");

		assertThat(live.reason()).isEqualTo("session-token-and-uat-missing");
		assertThat(development.reason()).isEqualTo("session-token-and-uat-missing");
		assertThat(live.cookies()).isEmpty();
		assertThat(live.headers()).doesNotContainKeys("location", "access-control-allow-origin");
		assertThat(development.headers()).doesNotContainKeys("location", "access-control-allow-origin");
		assertThat(output).contains("cookies that no response can carry").doesNotContain("a=b").doesNotContain(SESSION);
	}

	@Test
	void thousandsOfCookiesEndTheHandshake() {
		this.api.answer(Stream
			.concat(Stream.of("__session=" + SESSION), IntStream.range(0, 5_000).mapToObj((i) -> "c" + i + "="))
			.toArray(String[]::new));

		RequestState state = this.decider.decide(Decider.LIVE, Decider.PAGE, "__clerk_handshake_nonce=n");

		assertThat(state.reason()).isEqualTo("session-token-and-uat-missing");
		assertThat(state.cookies()).isEmpty();
	}

	@Test
	void aMegabyteOfCookieEndsTheHandshake() {
		this.api.answer("__session=" + SESSION, "a=" + "x".repeat(1024 * 1024));

		RequestState state = this.decider.decide(Decider.LIVE, Decider.PAGE, "__clerk_handshake_nonce=n");

		assertThat(state.reason()).isEqualTo("session-token-and-uat-missing");
		assertThat(state.cookies()).isEmpty();
	}

	/**
	 * They come from Clerk, and are not ours to judge.
	 */
	@Test
	void cookiesOfAnyNameAndDomainArePassedOnAsTheyAre() {
		String[] directives = { "__client_uat=5; Path=/; Domain=example.com; Max-Age=1", "other=1; Domain=evil.example",
				"JSESSIONID=x", "", "=", "no-equals", "__session=" + SESSION + "; Path=/", "__sessionX=1" };

		RequestState state = this.decider.decide(Decider.LIVE, Decider.PAGE,
				"__clerk_handshake=" + Decider.handshake(directives));

		assertThat(state.token()).isEqualTo(SESSION);
		assertThat(state.cookies()).containsExactly(directives);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "null", "\"__session=a\"", "{\"0\":\"__session=a\"}", "[1,null,true,{},[]]", "[]" })
	void whatIsNoListOfCookiesBringsNone(String claim) {
		String token = TestKeys.A.signed("{\"alg\":\"RS256\"}", "{\"handshake\":" + claim + "}");

		RequestState state = this.decider.decide(Decider.LIVE, Decider.PAGE, "__clerk_handshake=" + token,
				"__client_uat=1", "__session=" + MINE);

		assertThat(state.reason()).isEqualTo("session-token-missing");
		assertThat(state.cookies()).isEmpty();
	}

	@Test
	void aSessionTokenIsNoHandshakeThatSignsIn() {
		RequestState state = this.decider.decide(Decider.LIVE, Decider.PAGE, "__clerk_handshake=" + SESSION);

		assertThat(state.reason()).isEqualTo("session-token-missing");
	}

	static Stream<Arguments> uselessSessions() {
		Map<String, Object> expired = TestKeys.claims();
		expired.put("exp", 1_800_000_000L - 86_401);
		Map<String, Object> template = new LinkedHashMap<>(TestKeys.header("ins_vecA"));
		template.put("cat", "cl_B7d4PD222AAA");
		return Stream.of(
				arguments("expired for more than a day", TestKeys.A.token(TestKeys.header("ins_vecA"), expired)),
				arguments("foreign", TestKeys.B.token()), arguments("junk", "junk"),
				arguments("JWT template", TestKeys.A.token(template, TestKeys.claims())),
				arguments("machine", TestKeys.A.tokenOf("sub", "mch_1")),
				arguments("OAuth", TestKeys.A.tokenWithHeader("typ", "at+jwt")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("uselessSessions")
	void aHandshakeWithAUselessSessionIsAsIfItWereAbsent(String name, String session, CapturedOutput output) {
		String handshake = "__clerk_handshake=" + Decider.handshake("__session=" + session, "a=b");

		RequestState live = this.decider.decide(Decider.LIVE, Decider.PAGE, handshake, "__client_uat=1",
				"__session=" + MINE);
		RequestState development = this.decider.decide(Decider.TEST, Decider.PAGE, handshake, "__clerk_db_jwt=dvb");

		assertThat(live.token()).isEqualTo(MINE);
		assertThat(live.cookies()).isEmpty();
		assertThat(development.reason()).isEqualTo("session-token-and-uat-missing");
		assertThat(development.headers()).doesNotContainKey("location");
		assertThat(output).doesNotContain(session + " ").doesNotContain(MINE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example.com//evil.example/%2e%2e/", "https://app.example.com/\\evil.example",
			"https://app.example.com/a?next=//evil.example&__clerk_redirect_url=https://evil.example",
			"https://app.example.com/?u=%0d%0aLocation:%20https://evil.example" })
	void inDevelopmentAHandshakeLeadsBackToTheApplicationOnly(String url) {
		String token = Decider.handshake("__session=" + SESSION);

		RequestState state = this.decider.decide(Decider.TEST,
				url + (url.contains("?") ? "&" : "?") + "__clerk_handshake=" + token);

		assertThat(state.headers().get("location")).startsWith("https://app.example.com/")
			.matches("[!-~]+")
			.doesNotContain("__clerk_handshake");
	}

	private static String unsigned(String header, String payload) {
		return TestKeys.encode(header.getBytes(StandardCharsets.UTF_8)) + "."
				+ TestKeys.encode(payload.getBytes(StandardCharsets.UTF_8)) + ".";
	}

	private static String hmac(String payload) throws GeneralSecurityException {
		String unsigned = unsigned("{\"alg\":\"HS256\"}", payload);
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(TestKeys.A.pem().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
		byte[] signed = unsigned.substring(0, unsigned.length() - 1).getBytes(StandardCharsets.US_ASCII);
		return unsigned + TestKeys.encode(mac.doFinal(signed));
	}

	private static String exchanged(String genuine) {
		String[] parts = genuine.split("\\.");
		String other = TestKeys.encode("{\"handshake\":[\"a=b\"]}".getBytes(StandardCharsets.UTF_8));
		return parts[0] + "." + other + "." + parts[2];
	}

}
