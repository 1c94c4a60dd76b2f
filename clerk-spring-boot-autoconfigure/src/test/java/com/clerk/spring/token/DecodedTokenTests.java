package com.clerk.spring.token;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DecodedTokenTests {

	private static final String HEADER = TestKeys.encode("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8));

	private static final String CLAIMS = TestKeys.encode("{\"sub\":\"user_1\"}".getBytes(StandardCharsets.UTF_8));

	record Membership(String tier, int seats) {

	}

	@Test
	void decodesHeaderAndClaims() {
		DecodedToken token = DecodedToken.decode(TestKeys.A.token());

		assertThat(token.header()).isEqualTo(TestKeys.header("ins_vecA"));
		assertThat(token.claims().subject()).isEqualTo("user_1");
		assertThat(token.claims().get("exp")).isEqualTo(1_800_000_060L);
		assertThat(token.text()).isEqualTo(TestKeys.A.token());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "...", "abc", "a.b", "a.b.c.d", " ", "\n", "\u0000.\u0000.\u0000", "ä.ö.ü",
			"e30.e30", ".e30.AA", "e30..AA", "e30=.e30.AA", "e30.e30.AA==", "e30.e30.AB", "e30.e30.A", "e31.e30.AA",
			"e30.e30.A+", "e30.e30.A/", "e30 .e30.AA", "e30.e30.AA\n", "bnVsbA.e30.AA", "e30.bnVsbA.AA", "e30.NDI.AA",
			"e30.W10.AA", "W10.e30.AA", "e30.InNlY3JldCI.AA", "\ud800.e30.AA" })
	void whenItIsNoTokenThenItIsInvalid(String text) {
		assertInvalid(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{}{}", "{} x", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":1}}", "{'a':1}", "{a:1}",
			"{\"a\":1,}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":01}", "{\"a\":.5}", "{\"a\":+1}", "/**/{}", "{}//",
			"{\"a\":\"\u0001\"}", "{\"a\":\"\\x\"}", "{\"a\":tru}", "{\"a\"}", "[]", "\ufeff{}", "" })
	void whenTheClaimsAreNoStrictJsonObjectThenTheyAreInvalid(String json) {
		assertInvalid(HEADER + "." + TestKeys.encode(json.getBytes(StandardCharsets.UTF_8)) + ".AA");
		assertInvalid(TestKeys.encode(json.getBytes(StandardCharsets.UTF_8)) + "." + CLAIMS + ".AA");
	}

	static Stream<byte[]> otherEncodings() {
		return Stream.of("{\"sub\":\"x\"}".getBytes(StandardCharsets.UTF_16LE),
				"{\"sub\":\"x\"}".getBytes(StandardCharsets.UTF_16BE),
				"{\"sub\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1),
				new byte[] { '{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}' },
				new byte[] { '{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}' });
	}

	@ParameterizedTest
	@MethodSource("otherEncodings")
	void whenTheClaimsAreNotUtf8ThenTheyAreInvalid(byte[] bytes) {
		assertInvalid(HEADER + "." + TestKeys.encode(bytes) + ".AA");
	}

	@Test
	void whenItIsTooLongThenItIsInvalidUnread() {
		String claims = "A".repeat(16 * 1024 - HEADER.length() - 2);
		assertInvalid(HEADER + "." + claims + ".");
		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> DecodedToken.decode("A".repeat(1024 * 1024)))
			.withMessage("Invalid JWT form. It is longer than 16384 characters.");
	}

	@Test
	void nestingIsBounded() {
		assertThat(decode("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}").claims().get("a"))
			.isInstanceOf(List.class);
		assertInvalid(HEADER + "." + TestKeys.encode(("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}").getBytes())
				+ ".AA");
		assertInvalid(HEADER + "." + TestKeys.encode(("{\"a\":" + "[".repeat(5000)).getBytes()) + ".AA");
	}

	@Test
	void whateverAMutatedTokenHoldsThenItIsDecodedOrInvalid() {
		Random random = new Random(42);
		String token = TestKeys.A.token();
		for (int i = 0; i < 5000; i++) {
			StringBuilder mutated = new StringBuilder(token);
			for (int j = 0; j <= random.nextInt(4); j++) {
				mutated.setCharAt(random.nextInt(mutated.length()), (char) random.nextInt(256));
			}
			try {
				DecodedToken.decode(mutated.toString());
			}
			catch (TokenVerificationException ex) {
				assertThat(ex.reason()).isEqualTo(TokenErrorReason.TOKEN_INVALID);
			}
		}
	}

	@Test
	void numbersKeepTheirValue() {
		Map<String, Object> claims = decode(
				"{\"a\":1,\"b\":9223372036854775808,\"c\":1.5,\"d\":1e400,\"e\":true,\"f\":null}")
			.claims()
			.asMap();

		assertThat(claims).containsEntry("a", 1L)
			.containsEntry("b", new java.math.BigInteger("9223372036854775808"))
			.containsEntry("c", 1.5)
			.containsEntry("d", Double.POSITIVE_INFINITY)
			.containsEntry("e", true)
			.containsEntry("f", null);
	}

	@Test
	void claimsBecomeObjectsOfAnApplication() {
		Membership membership = decode("{\"sub\":\"user_1\",\"tier\":\"gold\",\"seats\":3}").claims()
			.as(Membership.class);

		assertThat(membership).isEqualTo(new Membership("gold", 3));
	}

	@Test
	void whenAClaimDoesNotFitThenItIsNamedWithoutItsValue() {
		DecodedToken token = decode("{\"tier\":\"gold\",\"seats\":\"confidential\"}");

		assertThatIllegalArgumentException().isThrownBy(() -> token.claims().as(Membership.class))
			.withMessageContaining("'seats'")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("confidential"));
	}

	@Test
	void categoriesOfSessionsAreTold() {
		assertThat(DecodedToken.decode(HEADER + "." + CLAIMS + ".AA").isSessionCategory()).isTrue();
		assertThat(category("\"cl_B7d4PD111AAA\"")).isTrue();
		assertThat(category("\"cl_I7d4PD111III\"")).isTrue();
		assertThat(category("\"cl_B7d4PD222AAA\"")).isFalse();
		assertThat(category("\"cl_B7d4PD333AAA\"")).isFalse();
		assertThat(category("null")).isFalse();
		assertThat(category("\"\"")).isFalse();
		assertThat(category("[]")).isFalse();
	}

	@Test
	void doesNotShowItself() {
		String token = TestKeys.A.token();

		assertThat(DecodedToken.decode(token)).hasToString("DecodedToken[" + token.length() + " characters]");
	}

	private static boolean category(String json) {
		String header = "{\"cat\":" + json + "}";
		return DecodedToken.decode(TestKeys.encode(header.getBytes()) + "." + CLAIMS + ".AA").isSessionCategory();
	}

	private static DecodedToken decode(String claims) {
		return DecodedToken.decode(HEADER + "." + TestKeys.encode(claims.getBytes(StandardCharsets.UTF_8)) + ".AA");
	}

	private static void assertInvalid(String text) {
		assertThatExceptionOfType(TokenVerificationException.class).isThrownBy(() -> DecodedToken.decode(text))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(TokenErrorReason.TOKEN_INVALID))
			.withMessageStartingWith("Invalid JWT form. ");
	}

}
