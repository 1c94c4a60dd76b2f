package com.clerk.spring.options;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.conformance.Vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ClerkOptionsTests {

	private static final String PUBLISHABLE_KEY = "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";

	private static final String SECRET_KEY = "sk_live_0PtIoNsSeCrEt";

	private static final String MACHINE_SECRET_KEY = "ak_0PtIoNsMaChInE";

	private static final String PEM = Vectors.key("tokens-rsa-a.public.pem");

	@Test
	void nothingIsSetButDefaults() {
		ClerkOptions options = ClerkOptions.builder().build();

		assertThat(options.publishableKey()).isNull();
		assertThat(options.clockSkew()).isEqualTo(Duration.ofSeconds(5));
		assertThat(options.apiUrl()).isEqualTo("https://api.clerk.com");
		assertThat(options.apiVersion()).isEqualTo("v1");
		assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(options.readTimeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(options.outageResponse()).isEqualTo(OutageResponse.UNAVAILABLE);
		assertThat(options.deniedResponse()).isEqualTo(DeniedResponse.NOT_FOUND);
		assertThat(options.satelliteAutoSync()).isFalse();
		assertThat(options.authorizedParties()).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("settings")
	void eachSettingIsKeptByMutateAndTellsOptionsApart(String name, UnaryOperator<ClerkOptionsBuilder> setting,
			Function<ClerkOptions, Object> getter, Object value) {
		ClerkOptions options = setting.apply(ClerkOptions.builder()).build();

		assertThat(getter.apply(options)).isEqualTo(value);
		assertThat(options.mutate().build()).isEqualTo(options).hasSameHashCodeAs(options);
		assertThat(options).isNotEqualTo(ClerkOptions.builder().build());
	}

	static Stream<Arguments> settings() {
		return Stream.of(
				setting("publishableKey", (b) -> b.publishableKey(PUBLISHABLE_KEY), ClerkOptions::publishableKey,
						PublishableKey.parse(PUBLISHABLE_KEY)),
				setting("secretKey", (b) -> b.secretKey(SECRET_KEY), ClerkOptions::secretKey, SECRET_KEY),
				setting("jwtKey", (b) -> b.jwtKey(PEM), ClerkOptions::jwtKey, JwtKey.parse(PEM)),
				setting("machineSecretKey", (b) -> b.machineSecretKey(MACHINE_SECRET_KEY),
						ClerkOptions::machineSecretKey, MACHINE_SECRET_KEY),
				setting("authorizedParties", (b) -> b.authorizedParties(List.of("https://a.example")),
						ClerkOptions::authorizedParties, List.of("https://a.example")),
				setting("acceptMissingAzp", (b) -> b.acceptMissingAzp(true), ClerkOptions::acceptMissingAzp, true),
				setting("audience", (b) -> b.audience(List.of("api")), ClerkOptions::audience, List.of("api")),
				setting("clockSkew", (b) -> b.clockSkew(Duration.ZERO), ClerkOptions::clockSkew, Duration.ZERO),
				setting("signInUrl", (b) -> b.signInUrl("/sign-in"), ClerkOptions::signInUrl, "/sign-in"),
				setting("signUpUrl", (b) -> b.signUpUrl("/sign-up"), ClerkOptions::signUpUrl, "/sign-up"),
				setting("taskUrls", (b) -> b.taskUrls(Map.of("choose-organization", "/choose")), ClerkOptions::taskUrls,
						Map.of("choose-organization", "/choose")),
				setting("domain", (b) -> b.domain("shop.example"), ClerkOptions::domain, "shop.example"),
				setting("proxyUrl", (b) -> b.proxyUrl("/__clerk"), ClerkOptions::proxyUrl, "/__clerk"),
				setting("satellite", (b) -> b.satellite(true), ClerkOptions::satellite, true),
				setting("satelliteAutoSync", (b) -> b.satelliteAutoSync(true), ClerkOptions::satelliteAutoSync, true),
				setting("satelliteAllowedOrigins", (b) -> b.satelliteAllowedOrigins(List.of("https://s.example")),
						ClerkOptions::satelliteAllowedOrigins, List.of("https://s.example")),
				setting("organizationPatterns", (b) -> b.organizationPatterns(List.of("/o/:slug")),
						ClerkOptions::organizationPatterns, List.of("/o/:slug")),
				setting("personalAccountPatterns", (b) -> b.personalAccountPatterns(List.of("/me")),
						ClerkOptions::personalAccountPatterns, List.of("/me")),
				setting("apiUrl", (b) -> b.apiUrl("https://proxy.example/clerk"), ClerkOptions::apiUrl,
						"https://proxy.example/clerk"),
				setting("apiVersion", (b) -> b.apiVersion("v2"), ClerkOptions::apiVersion, "v2"),
				setting("userAgent", (b) -> b.userAgent("shop/1"), ClerkOptions::userAgent, "shop/1"),
				setting("connectTimeout", (b) -> b.connectTimeout(Duration.ofMillis(1)), ClerkOptions::connectTimeout,
						Duration.ofMillis(1)),
				setting("readTimeout", (b) -> b.readTimeout(Duration.ofMillis(1)), ClerkOptions::readTimeout,
						Duration.ofMillis(1)),
				setting("outageResponse", (b) -> b.outageResponse(OutageResponse.UNAUTHENTICATED),
						ClerkOptions::outageResponse, OutageResponse.UNAUTHENTICATED),
				setting("deniedResponse", (b) -> b.deniedResponse(DeniedResponse.STANDARD),
						ClerkOptions::deniedResponse, DeniedResponse.STANDARD),
				setting("debug", (b) -> b.debug(true), ClerkOptions::debug, true));
	}

	private static Arguments setting(String name, UnaryOperator<ClerkOptionsBuilder> setting,
			Function<ClerkOptions, Object> getter, Object value) {
		return arguments(name, setting, getter, value);
	}

	@Test
	void anEmptyAuthorizedPartyStillAsksForAParty() {
		ClerkOptions options = ClerkOptions.builder().authorizedParties(List.of("")).build();

		assertThat(options.authorizedParties()).containsExactly("");
	}

	@Test
	void anEmptyTextIsNotSet() {
		ClerkOptions options = ClerkOptions.builder()
			.publishableKey("")
			.secretKey("")
			.jwtKey("")
			.machineSecretKey("")
			.signInUrl("")
			.signUpUrl("")
			.domain("")
			.proxyUrl("")
			.userAgent("")
			.audience(List.of("", "https://y"))
			.build();

		assertThat(options).isEqualTo(ClerkOptions.builder().audience(List.of("https://y")).build());
	}

	@Test
	void nothingSecretIsShown() {
		ClerkOptions options = ClerkOptions.builder()
			.publishableKey(PUBLISHABLE_KEY)
			.secretKey(SECRET_KEY)
			.machineSecretKey(MACHINE_SECRET_KEY)
			.jwtKey(PEM)
			.build();

		assertThat(options.toString()).contains(PUBLISHABLE_KEY, "secretKey=set", "jwtKey=set", "machineSecretKey=set")
			.doesNotContain(SECRET_KEY, MACHINE_SECRET_KEY, "BEGIN");
	}

	@Test
	void theInstanceIsToldByThePublishableKeyElseBySecretKey() {
		assertThat(ClerkOptions.builder().publishableKey(PUBLISHABLE_KEY).secretKey("sk_test_x").build().instanceType())
			.isEqualTo(InstanceType.PRODUCTION);
		assertThat(ClerkOptions.builder().secretKey("sk_test_x").build().instanceType())
			.isEqualTo(InstanceType.DEVELOPMENT);
		assertThat(ClerkOptions.builder().build().instanceType()).isEqualTo(InstanceType.PRODUCTION);
	}

	@Test
	void negativeClockSkewIsRefused() {
		ClerkOptionsBuilder builder = ClerkOptions.builder().clockSkew(Duration.ofMillis(-1));

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(builder::build)
			.withMessageContaining("clerk.clock-skew");
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy.example.com", "//proxy.example.com", "ftp://proxy.example.com", "https://",
			"https://user@proxy.example.com", "https://proxy.example.com?x=1", "https://proxy.example.com#x",
			"https://proxy example.com", "mailto:a@b.example" })
	void aProxyUrlThatIsNeitherPathNorPlainAddressIsRefused(String proxyUrl) {
		ClerkOptionsBuilder builder = ClerkOptions.builder().proxyUrl(proxyUrl);

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(builder::build)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("proxy-url-invalid"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/__clerk", "https://proxy.example.com/__clerk", "HTTPS://proxy.example.com",
			"http://localhost:8080/x" })
	void aPathOrPlainAddressIsAProxyUrl(String proxyUrl) {
		assertThat(ClerkOptions.builder().proxyUrl(proxyUrl).build().proxyUrl()).isEqualTo(proxyUrl);
	}

	@Test
	void optionsMadeFromOthersParseNoKeyTwice() {
		String publishableKey = "pk_test_ZXhhbXBsZS5jbGVyay5hY2NvdW50cy5kZXYk";
		String jwtKey = Vectors.key("tokens-rsa-a.public.pem");
		ClerkOptions defaults = ClerkOptions.builder().build();

		ClerkOptions first = defaults.mutate().publishableKey(publishableKey).jwtKey(jwtKey).build();
		ClerkOptions second = defaults.mutate().publishableKey(publishableKey).jwtKey(jwtKey).build();

		assertThat(second.publishableKey()).isSameAs(first.publishableKey());
		assertThat(second.jwtKey()).isSameAs(first.jwtKey());
		assertThat(second).isEqualTo(first);
		assertThat(ClerkOptions.builder().publishableKey(publishableKey).jwtKey(jwtKey).build()).isEqualTo(first);
	}

}
