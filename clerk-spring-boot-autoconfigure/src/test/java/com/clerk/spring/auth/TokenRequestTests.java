package com.clerk.spring.auth;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TokenRequestTests {

	@Test
	void holdsTemplateAndLife() {
		TokenRequest request = TokenRequest.template("supabase").expiresIn(Duration.ofMinutes(5));

		assertThat(request.template()).isEqualTo("supabase");
		assertThat(request.expiresIn()).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void aCopyLeavesTheOriginalAsItIs() {
		TokenRequest request = TokenRequest.template("supabase");

		TokenRequest changed = request.expiresIn(Duration.ofSeconds(1));

		assertThat(request.expiresIn()).isNull();
		assertThat(changed).isNotEqualTo(request);
	}

	@Test
	void anEmptyTemplateIsNone() {
		assertThat(TokenRequest.template("")).isEqualTo(TokenRequest.sessionToken());
		assertThat(TokenRequest.template("").template()).isNull();
	}

	@Test
	void equalRequestsAreEqual() {
		TokenRequest request = TokenRequest.template("a").expiresIn(Duration.ofSeconds(1));

		assertThat(request).isEqualTo(TokenRequest.template("a").expiresIn(Duration.ofMillis(1000)))
			.hasSameHashCodeAs(TokenRequest.template("a").expiresIn(Duration.ofMillis(1000)))
			.hasToString("TokenRequest[template=a, expiresIn=PT1S]");
		assertThat(request).isNotEqualTo(TokenRequest.template("b").expiresIn(Duration.ofSeconds(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "supabase", "größe", "my template", "a.b", "...", "a:b", "a&b=c", "a;b", "日本" })
	void aNameIsASegment(String template) {
		assertThat(TokenRequest.template(template).template()).isEqualTo(template);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "/a", "a/", "a?b=c", "a#b", "a\\b", ".", "..", "%2e", "%2E%2e", "%252e%252e",
			".%2e", "a%2Fb", "a%00", " ", "\t", "a\nb", "a\r\nb", "\u0000", "..\n" })
	void whatIsNoSegmentIsRefused(String template) {
		assertThatIllegalArgumentException().isThrownBy(() -> TokenRequest.template(template))
			.withMessageStartingWith("template must be the name of a JWT template");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-1S", "PT0.001S", "PT59.999999999S", "PT-0.5S" })
	void onlyWholeSecondsAreALife(Duration expiresIn) {
		assertThatIllegalArgumentException().isThrownBy(() -> TokenRequest.sessionToken().expiresIn(expiresIn))
			.withMessageContaining("whole seconds");
	}

	@Test
	void noTimeAtAllIsALife() {
		assertThat(TokenRequest.sessionToken().expiresIn(Duration.ZERO).expiresIn()).isZero();
	}

}
