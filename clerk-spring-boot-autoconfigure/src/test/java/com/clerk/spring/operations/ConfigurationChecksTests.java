package com.clerk.spring.operations;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.operations.CheckedConfiguration.AcceptingRule;
import com.clerk.spring.operations.CheckedConfiguration.Addresses;
import com.clerk.spring.operations.CheckedConfiguration.Keys;
import com.clerk.spring.operations.Finding.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ConfigurationChecksTests {

	private static final String TEST = "pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk";

	private static final String LIVE = "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";

	private static final String SECRET = "r4Wk0NsVbT7qZ2yLhD8mXc";

	private static final String SK_TEST = "sk_test_" + SECRET;

	private static final String SK_LIVE = "sk_live_" + SECRET;

	private static final String PEM = Vectors.key("tokens-rsa-a.public.pem");

	private static final Addresses NO_ADDRESSES = new Addresses(null, null, null, null, false);

	@Test
	void nothingIsSaidAboutKeysOfOneInstance() {
		assertThat(check(keys(TEST, SK_TEST, null, null))).isEmpty();
		assertThat(check(keys(LIVE, SK_LIVE, PEM, "ak_" + SECRET))).isEmpty();
		assertThat(check(keys(LIVE, "live_" + SECRET, null, null))).isEmpty();
	}

	@Test
	void k01AsksForThePublishableKey() {
		Finding finding = only(check(keys(null, SK_TEST, null, null)));

		assertThat(finding.id()).isEqualTo("K01");
		assertThat(finding.property()).isEqualTo("clerk.publishable-key");
		assertThat(finding.remedy()).contains("CLERK_PUBLISHABLE_KEY", "API keys", "Clerk Dashboard");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXY", "pk_live_", "pk_test_%%%",
			"pk_test_YSBiLmMk", "pk_test_L2EuYiQ" })
	void k02ShowsAMalformedPublishableKeySinceItIsPublic(String key) {
		Finding finding = only(check(keys(key, "test-or-live-can-not-be-told", null, null)));

		assertThat(finding.id()).isEqualTo("K02");
		assertThat(finding.problem()).contains("'" + key + "'");
	}

	@Test
	void k02AcceptsAHostWithAPort() {
		assertThat(check(keys("pk_test_MTI3LjAuMC4xOjgwODAk", SK_TEST, null, null))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "whsec_" + SECRET, "ak_" + SECRET, SECRET, "pk_live_sk_live_" + SECRET })
	void k02DoesNotShowWhatIsNoPublishableKey(String value) {
		Finding finding = only(check(keys(value, "neither-live-nor-test", null, null)));

		assertThat(finding.id()).isEqualTo("K02");
		assertThat(finding.toString()).contains(value.length() + " characters").doesNotContain(SECRET);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badCopies")
	void k03TellsHowAKeyWasCopiedBadly(String name, String copy, String mistake) {
		Finding finding = only(check(keys(TEST, copy, null, null)));

		assertThat(finding.id()).isEqualTo("K03");
		assertThat(finding.property()).isEqualTo("clerk.secret-key");
		assertThat(finding.problem()).contains(mistake);
		assertThat(finding.toString()).doesNotContain(SECRET);
	}

	static Stream<Arguments> badCopies() {
		return Stream.of(arguments("leading blank", " " + SK_TEST, "blank"),
				arguments("trailing tab", SK_TEST + "\t", "blank"), arguments("only a blank", " ", "blank"),
				arguments("double quotes", '"' + SK_TEST + '"', "quotes"),
				arguments("single quotes", "'" + SK_TEST + "'", "quotes"),
				arguments("typographic quotes", "\u201C" + SK_TEST + "\u201D", "quotes"),
				arguments("line end", SK_TEST + "\n", "line end"),
				arguments("carriage return", SK_TEST + "\r", "line end"),
				arguments("ellipsis", "sk_test_\u2026", "placeholder"), arguments("dots", "sk_test_...", "placeholder"),
				arguments("crosses", "sk_test_xxxxxxxx", "placeholder"),
				arguments("bare crosses", "xxx", "placeholder"), arguments("stars", "sk_test_****", "placeholder"),
				arguments("angle brackets", "<your secret key>", "angle brackets"),
				arguments("unresolved", "${MY_SECRET_KEY}", "placeholder"));
	}

	@Test
	void k03LooksAtEveryKey() {
		List<Finding> findings = check(keys(" " + TEST, SK_TEST, "${PEM}", "ak_..."));

		assertThat(findings).extracting(Finding::id).containsOnly("K03");
		assertThat(findings).extracting(Finding::property)
			.containsExactly("clerk.publishable-key", "clerk.machine-secret-key", "clerk.jwt-key");
	}

	@Test
	void k03LeavesAKeyThatContainsCrossesAlone() {
		assertThat(check(keys(TEST, "sk_test_abxxxcd" + SECRET, null, null))).isEmpty();
	}

	@Test
	void k04AsksForSomethingToVerifyWith() {
		Finding finding = only(check(keys(TEST, null, null, null)));

		assertThat(finding.id()).isEqualTo("K04");
		assertThat(finding.remedy()).contains("CLERK_SECRET_KEY", "CLERK_JWT_KEY");
		assertThat(ids(check(keys(TEST, null, PEM, null)))).doesNotContain("K04");
		assertThat(ids(check(keys(TEST, null, null, "ak_" + SECRET)))).doesNotContain("K04");
	}

	@ParameterizedTest
	@CsvSource({ "pk_live_, a publishable key", "whsec_, the signing secret of a webhook",
			"ak_, a machine secret key" })
	void k05TellsWhatStandsInPlaceOfTheSecretKey(String prefix, String name) {
		Finding finding = only(check(keys(LIVE, prefix + SECRET, null, null)));

		assertThat(finding.id()).isEqualTo("K05");
		assertThat(finding.problem()).contains(name, prefix + "…").doesNotContain(SECRET);
	}

	@Test
	void k05AsksToRotateASecretKeyInPlaceOfThePublishableOne() {
		Finding finding = only(check(keys(SK_LIVE, SK_LIVE, null, null)));

		assertThat(finding.id()).isEqualTo("K05");
		assertThat(finding.property()).isEqualTo("clerk.publishable-key");
		assertThat(finding.problem()).contains("sk_live_…, 30 characters").doesNotContain(SECRET);
		assertThat(finding.remedy()).contains("rotate");
	}

	@Test
	void k05TellsBothPlacesOfSwappedKeys() {
		assertThat(check(keys(SK_LIVE, LIVE, null, null))).extracting(Finding::id, Finding::property)
			.containsExactly(tuple("K05", "clerk.secret-key"), tuple("K05", "clerk.publishable-key"));
	}

	@Test
	void k05RefusesASecretKeyInAPublicVariable() {
		Finding finding = only(ConfigurationChecks.run(new CheckedConfiguration(keys(TEST, SK_TEST, null, null),
				NO_ADDRESSES, List.of(), List.of(), List.of("VITE_CLERK_SECRET_KEY"))));

		assertThat(finding.id()).isEqualTo("K05");
		assertThat(finding.problem()).contains("VITE_CLERK_SECRET_KEY");
		assertThat(finding.remedy()).contains("rotate");
	}

	@Test
	void k06TellsWhichKeyIsLive() {
		assertThat(only(check(keys(LIVE, SK_TEST, null, null))))
			.satisfies((finding) -> assertThat(finding.id()).isEqualTo("K06"))
			.satisfies((finding) -> assertThat(finding.problem()).startsWith("The publishable key is live"));
		assertThat(only(check(keys(TEST, SK_LIVE, null, null))).problem()).contains("secret key is live");
		assertThat(only(check(keys(TEST, "live_" + SECRET, null, null))).id()).isEqualTo("K06");
	}

	@Test
	void k10TellsWhichStepFailed() {
		Finding finding = only(check(keys(TEST, SK_TEST, Vectors.key("tokens-ec.public.pem"), null)));

		assertThat(finding.id()).isEqualTo("K10");
		assertThat(finding.property()).isEqualTo("clerk.jwt-key");
		assertThat(finding.problem()).contains("not an RSA public key");
		assertThat(finding.remedy()).contains("BEGIN PUBLIC KEY", "'\\n'", "classpath:");
	}

	@Test
	void k12TellsWhatAJwtKeyAloneLeavesOut() {
		Finding finding = only(check(keys(TEST, null, PEM.replace("\n", "\\n"), null)));

		assertThat(finding.id()).isEqualTo("K12");
		assertThat(finding.level()).isEqualTo(Level.INFO);
	}

	@ParameterizedTest
	@CsvSource({ "API_KEY, FAIL", "M2M_TOKEN, WARN", "OAUTH_TOKEN, WARN" })
	void k13JudgesARuleByTheJwtKeyAlone(TokenType token, Level level) {
		List<Finding> findings = check(keys(TEST, null, PEM, null), token);

		Finding finding = findings.get(0);
		assertThat(finding.id()).isEqualTo("K13");
		assertThat(finding.level()).isEqualTo(level);
		assertThat(finding.property()).isEqualTo("clerk.routes.protected[0].token");
		assertThat(finding.problem()).contains(token.value());
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SESSION_TOKEN")
	void k13RefusesARuleThatNoKeyCanServe(TokenType token) {
		List<Finding> findings = check(keys(TEST, null, null, null), token);

		assertThat(findings).extracting(Finding::id).containsExactly("K04", "K13");
		assertThat(findings).extracting(Finding::level).containsOnly(Level.FAIL);
	}

	@ParameterizedTest
	@EnumSource
	void k13IsContentWithASecretKey(TokenType token) {
		assertThat(check(keys(TEST, SK_TEST, null, null), token)).isEmpty();
	}

	@Test
	void k13LetsTheMachineSecretKeyServeMachineTokens() {
		assertThat(check(keys(TEST, null, null, "ak_" + SECRET), TokenType.M2M_TOKEN)).isEmpty();
		assertThat(ids(check(keys(TEST, null, null, "ak_" + SECRET), TokenType.API_KEY))).containsExactly("K13");
	}

	@Test
	void p01WarnsALiveInstanceThatNamesNoAuthorizedParty() {
		Finding finding = only(ConfigurationChecks.run(new CheckedConfiguration(keys(LIVE, SK_LIVE, null, null),
				NO_ADDRESSES, List.of(), List.of(), List.of())));

		assertThat(finding.id()).isEqualTo("P01");
		assertThat(finding.level()).isEqualTo(Level.WARN);
		assertThat(finding.property()).isEqualTo("clerk.authorized-parties");
	}

	@ParameterizedTest
	@CsvSource({ "https://example.com/, https://example.com", "https://example.com:443, https://example.com",
			"http://example.com:80, http://example.com", "https://Example.COM, https://example.com",
			"HTTPS://example.com, https://example.com", "https://example.com/app, https://example.com",
			"example.com, https://example.com", "localhost:3000, https://localhost:3000",
			"https://example.com?x, https://example.com" })
	void p02SuggestsTheOriginThatIsMeant(String entry, String suggestion) {
		Finding finding = only(checkParty(entry));

		assertThat(finding.id()).isEqualTo("P02");
		assertThat(finding.problem()).contains("'" + entry + "'");
		assertThat(finding.remedy()).isEqualTo("Write '" + suggestion + "'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://*.example.com", "*", "ftp://example.com", "null", "https://", "https://a b.com" })
	void p02SuggestsNothingWhereThereIsNoTelling(String entry) {
		Finding finding = only(checkParty(entry));

		assertThat(finding.id()).isEqualTo("P02");
		assertThat(finding.remedy()).contains("'https://app.example.com'");
	}

	@Test
	void p02DoesNotShowUserInfo() {
		assertThat(only(checkParty("https://ada:" + SECRET + "@example.com")).toString()).doesNotContain(SECRET)
			.contains("Write 'https://example.com'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "http://localhost:3000", "https://example.com:8443",
			"http://127.0.0.1:8080", "http://[::1]:8080", "https://xn--bcher-kva.example" })
	void p02IsContentWithOrigins(String entry) {
		assertThat(checkParty(entry)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "sign-in | | | U13 | clerk.sign-in-url", " | www.example.com/sign-up | | U13 | clerk.sign-up-url",
					" | | __clerk | U01 | clerk.proxy-url", " | | ftp://x.example | U01 | clerk.proxy-url" })
	void addressesAreAbsoluteOrPaths(@Nullable String signIn, @Nullable String signUp, @Nullable String proxy,
			String id, String property) {
		Finding finding = only(check(new Addresses(signIn, signUp, proxy, null, false)));

		assertThat(finding.id()).isEqualTo(id);
		assertThat(finding.property()).isEqualTo(property);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://example.com/__clerk", "HTTP://example.com" })
	void u02RefusesToTrustAProxyUrlOfALiveInstanceWithoutTls(String proxyUrl) {
		Addresses addresses = new Addresses(null, null, proxyUrl, null, false);
		Finding finding = only(ConfigurationChecks.run(new CheckedConfiguration(keys(LIVE, SK_LIVE, null, null),
				addresses, List.of("https://example.com"), List.of(), List.of())));

		assertThat(finding.id()).isEqualTo("U02");
		assertThat(finding.level()).isEqualTo(Level.ERROR);
		assertThat(finding.property()).isEqualTo("clerk.proxy-url");
		assertThat(check(addresses)).as("of a test instance").isEmpty();
	}

	@Test
	void absoluteAddressesAndPathsAreFine() {
		assertThat(check(new Addresses("/sign-in", "https://example.com/sign-up", "/__clerk", null, false))).isEmpty();
		assertThat(check(new Addresses("", "", "", "", false))).isEmpty();
	}

	@Test
	void u08AsksForTheDomainOfASatellite() {
		assertThat(ids(check(new Addresses("https://example.com/sign-in", null, null, null, true))))
			.containsExactly("U08");
		assertThat(check(new Addresses("https://example.com/sign-in", null, "/__clerk", null, true))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/sign-in" })
	void u09AsksForTheAbsoluteSignInPageOfATestSatellite(String signInUrl) {
		assertThat(ids(check(new Addresses(signInUrl, null, null, "shop.example", true)))).containsExactly("U09");
	}

	@Test
	void theWorstComesFirstThenTheOrderOfTheIds() {
		List<Finding> findings = ConfigurationChecks.run(new CheckedConfiguration(keys("pk_live_x", null, "x", null),
				new Addresses("sign-in", null, "proxy", null, true), List.of("example.com"),
				List.of(new AcceptingRule("rule", List.of(TokenType.OAUTH_TOKEN, TokenType.API_KEY))), List.of()));

		assertThat(ids(findings)).containsExactly("K02", "K10", "K13", "P02", "U01", "U13", "K13", "K12");
		assertThat(findings).extracting(Finding::level).isSorted();
	}

	@Test
	void whenSomethingFailsThenAllFailuresAreTold() {
		CheckedConfiguration configuration = new CheckedConfiguration(keys(null, null, null, null), NO_ADDRESSES,
				List.of(), List.of(), List.of());

		assertThatExceptionOfType(FailedChecksException.class)
			.isThrownBy(() -> ConfigurationChecks.require(configuration))
			.withMessageContainingAll("K01", "K04")
			.satisfies((ex) -> assertThat(ids(ex.failures())).containsExactly("K01", "K04"));
	}

	@Test
	void theConfigurationShowsKindAndLengthOfKeysOnly() {
		assertThat(keys(TEST, SK_TEST, PEM, "ak_" + SECRET).toString())
			.contains("clerk.secret-key (sk_test_…, 30 characters)", "clerk.machine-secret-key (ak_…, 25 characters)")
			.doesNotContain(SECRET, "BEGIN");
	}

	private static Keys keys(@Nullable String publishableKey, @Nullable String secretKey, @Nullable String jwtKey,
			@Nullable String machineSecretKey) {
		return Keys.of(publishableKey, secretKey, jwtKey, machineSecretKey);
	}

	private static List<Finding> check(Keys keys, TokenType... tokens) {
		return ConfigurationChecks.run(new CheckedConfiguration(keys, NO_ADDRESSES, List.of("https://example.com"),
				List.of(new AcceptingRule("clerk.routes.protected[0].token", List.of(tokens))), List.of()));
	}

	private static List<Finding> check(Addresses addresses) {
		return ConfigurationChecks
			.run(new CheckedConfiguration(keys(TEST, SK_TEST, null, null), addresses, List.of(), List.of(), List.of()));
	}

	private static List<Finding> checkParty(String entry) {
		return ConfigurationChecks.run(new CheckedConfiguration(keys(LIVE, SK_LIVE, null, null), NO_ADDRESSES,
				List.of(entry), List.of(), List.of()));
	}

	private static Finding only(List<Finding> findings) {
		assertThat(findings).hasSize(1);
		return findings.get(0);
	}

	private static List<String> ids(List<Finding> findings) {
		return findings.stream().map(Finding::id).toList();
	}

}
