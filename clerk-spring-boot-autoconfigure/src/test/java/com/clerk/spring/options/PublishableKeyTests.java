package com.clerk.spring.options;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublishableKeyTests {

	@Test
	void testKeyNamesADevelopmentInstanceAndItsHost() {
		PublishableKey key = PublishableKey.parse("pk_test_" + encoded("happy-hippo-1.clerk.accounts.dev$"));

		assertThat(key.instanceType()).isEqualTo(InstanceType.DEVELOPMENT);
		assertThat(key.frontendApiHost()).isEqualTo("happy-hippo-1.clerk.accounts.dev");
	}

	@Test
	void liveKeyNamesAProductionInstance() {
		PublishableKey key = PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");

		assertThat(key.instanceType()).isEqualTo(InstanceType.PRODUCTION);
		assertThat(key.frontendApiHost()).isEqualTo("clerk.example.com");
	}

	@Test
	void cookieSuffixIsThatOfTheTextAsConfigured() {
		assertThat(PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k").cookieSuffix()).isEqualTo("naoXFJnI");
	}

	@Test
	void paddingIsOptionalButPartOfTheSuffix() {
		String padded = "pk_test_"
				+ Base64.getEncoder().encodeToString(bytes("x.example-vector-7.clerk.accounts.dev$"));
		String unpadded = padded.replace("=", "");

		assertThat(padded).endsWith("=");
		assertThat(PublishableKey.parse(padded).frontendApiHost())
			.isEqualTo(PublishableKey.parse(unpadded).frontendApiHost());
		assertThat(PublishableKey.parse(padded).cookieSuffix())
			.isNotEqualTo(PublishableKey.parse(unpadded).cookieSuffix());
	}

	@ParameterizedTest
	@NullAndEmptySource
	void absentKeyIsMissing(String value) {
		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> PublishableKey.parse(value))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("publishable-key-missing"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pk_test_", "pk_prod_Y2xlcmsuZXhhbXBsZS5jb20k", "PK_LIVE_Y2xlcmsuZXhhbXBsZS5jb20k",
			" pk_live_Y2xlcmsuZXhhbXBsZS5jb20k", "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k ",
			"pk_live_Y2xlcmsuZXhh bXBsZS5jb20k", "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k\n",
			"pk_live_Y2xlcmsuZXhhbXBsZS5jb20k_x", "pk_live_%%%%", "sk_live_Y2xlcmsuZXhhbXBsZS5jb20k" })
	void malformedTextIsInvalid(String value) {
		assertInvalid(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "clerk.example.com", "clerk.example.com$$", "clerk$.example.com$", "localhost$", "$", "" })
	void hostMustHaveADotAndEndWithOneDollarSign(String decoded) {
		assertInvalid("pk_live_" + encoded(decoded));
	}

	@Test
	void urlSafeAlphabetIsInvalid() {
		assertThat(encoded("ÿÿ.example.com$")).contains("/");
		assertInvalid("pk_test_" + encoded("ÿÿ.example.com$").replace('/', '-'));
	}

	@Test
	void keysAreEqualByTheirText() {
		PublishableKey key = PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");

		assertThat(key).isEqualTo(PublishableKey.parse(key.value()))
			.hasSameHashCodeAs(PublishableKey.parse(key.value()));
		assertThat(key).isNotEqualTo(PublishableKey.parse("pk_test_Y2xlcmsuZXhhbXBsZS5jb20k"));
		assertThat(key).hasToString("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");
	}

	private static void assertInvalid(String value) {
		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> PublishableKey.parse(value))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("publishable-key-invalid"));
	}

	private static String encoded(String text) {
		return Base64.getEncoder().withoutPadding().encodeToString(bytes(text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
