package com.clerk.spring.test.emulator.http;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which addresses are followed.
 */
class RedirectTargetsTests {

	private final RedirectTargets targets = new RedirectTargets(Set.of("app.example.test"));

	@ParameterizedTest
	@CsvSource(textBlock = """
			http://localhost:8080/a?b=c#d, http://localhost:8080
			http://localhost, http://localhost
			HTTP://LocalHost:80/, http://localhost
			https://localhost:443/, https://localhost
			https://localhost:80/, https://localhost:80
			http://tenant.localhost:8080/, http://tenant.localhost:8080
			http://127.0.0.1:8080/, http://127.0.0.1:8080
			http://[::1]:8080/, http://[::1]:8080
			https://app.example.test/x, https://app.example.test
			http://localhost:8080/a|b?c={d}&e=%, http://localhost:8080
			http://localhost?a=b, http://localhost
			""")
	void followsAddressesOfThisMachineAndOfNamedHosts(String url, String origin) {
		assertThat(this.targets.read(url)).isEqualTo(new RedirectTarget(url, url, origin));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//localhost/", "/path", "path", "localhost:8080",
			"javascript:alert(1)", "data:text/html,x", "ftp://localhost/", "http:localhost", "http:///x",
			"http://localhost@evil.example/", "http://user:password@localhost/", "http://localhost.evil.example/",
			"http://evil.example#localhost", "http://evil.example\\@localhost/", "http://localhost\\.evil.example/",
			"http://localhost:8080\r\nSet-Cookie: a=b", "http://localhost/\t", " http://localhost/", "http://lo cal/",
			"http://127.0.0.1.evil.example/", "http://127.1/", "http://2130706433/", "http://[::2]/",
			"http://sub.app.example.test/", "http://localhost:99999999999/", "http://localhost/\u00e4",
			"http://localhost\u3002evil.example/" })
	void refusesAllOthers(String url) {
		RedirectTarget target = this.targets.read(url);

		assertThat(target.isRefused()).isTrue();
		assertThat(target.url()).isNull();
		assertThat(target.origin()).isNull();
	}

	@ParameterizedTest
	@NullAndEmptySource
	void whenNothingIsAskedThenThereIsNoTarget(String url) {
		assertThat(this.targets.read(url)).isEqualTo(RedirectTarget.NONE);
		assertThat(this.targets.read(url).isRefused()).isFalse();
	}

	@Test
	void originNullIsNotTrusted() {
		assertThat(this.targets.isTrustedOrigin("null")).isFalse();
		assertThat(this.targets.isTrustedOrigin("http://localhost:4101")).isTrue();
	}

}
