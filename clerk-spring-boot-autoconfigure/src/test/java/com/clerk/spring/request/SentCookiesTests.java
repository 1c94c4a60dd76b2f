package com.clerk.spring.request;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.PublishableKey;

import static org.assertj.core.api.Assertions.assertThat;

class SentCookiesTests {

	private static final PublishableKey KEY = PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");

	private static final String OWN = "__session_" + KEY.cookieSuffix();

	@Test
	void theInstancesOwnCookieIsTheSession() {
		assertThat(session("__session=a", OWN + "=b", "__session=c")).isEqualTo("b");
		assertThat(session("__session=a; Path=/; Domain=x=y", "__session_other=b")).isEqualTo("a");
	}

	@Test
	void theLastOfTwoCountsEvenWhenItIsEmpty() {
		assertThat(session("__session=a", "__session=b")).isEqualTo("b");
		assertThat(session("__session=a", "__session=; Max-Age=0")).isNull();
		assertThat(session("__session=a", OWN + "=b", OWN + "=")).isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";", "=", "__session", "__session;=a", "__sessionX=a", "__Session=a", " __session=a",
			"__session =a", "a=__session=b", "Path=/; __session=a", "__session_=a" })
	void otherLinesAreNoSession(String line) {
		assertThat(session(line)).isNull();
	}

	@Test
	void aValueEndsAtASecondEqualsSign() {
		assertThat(session("__session=a=b")).isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=\r", "a=\n", "a=\u0000", "a=\u0100", "a=\ud83d\ude00" })
	void aLineThatNoResponseCanCarryMakesAllIllegal(String line) {
		assertThat(new SentCookies(List.of("b=c", line)).areLegal()).isFalse();
	}

	@Test
	void aResponseCarriesFiftyLinesAndThirtyTwoKilobytes() {
		assertThat(new SentCookies(Collections.nCopies(50, "a=b")).areLegal()).isTrue();
		assertThat(new SentCookies(Collections.nCopies(51, "a=b")).areLegal()).isFalse();
		assertThat(new SentCookies(List.of("x".repeat(32 * 1024))).areLegal()).isTrue();
		assertThat(new SentCookies(List.of("x".repeat(32 * 1024), "x")).areLegal()).isFalse();
		assertThat(new SentCookies(List.of()).areLegal()).isTrue();
	}

	@Test
	void noValueIsShown() {
		assertThat(new SentCookies(List.of("__session=secret"))).hasToString("SentCookies[1]");
	}

	private static @Nullable String session(String... lines) {
		UnverifiedToken session = new SentCookies(Arrays.asList(lines)).session(KEY);
		return (session != null) ? session.text() : null;
	}

}
