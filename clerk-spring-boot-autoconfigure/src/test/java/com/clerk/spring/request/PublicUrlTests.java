package com.clerk.spring.request;

import java.net.URI;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PublicUrlTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			HTTPS://App.Example.COM:443 -> https://app.example.com/
			http://app.example.com:80/x -> http://app.example.com/x
			http://app.example.com:443/x -> http://app.example.com:443/x
			http:\\\\app.example.com\\a\\b -> http://app.example.com/a/b
			https://app.example.com//evil.example/x -> https://app.example.com//evil.example/x
			https://app.example.com/a/./b/../c/%2E%2e/d -> https://app.example.com/a/d
			https://app.example.com/../../a/.. -> https://app.example.com/
			https://app.example.com/a/. -> https://app.example.com/a/
			https://app.example.com/a%2fb%zz% -> https://app.example.com/a%2fb%zz%
			https://app.example.com/a{b}"<c>`|^;[]' -> https://app.example.com/a%7Bb%7D%22%3Cc%3E%60|^;[]'
			https://app.example.com/?a={b}'"<>`| -> https://app.example.com/?a={b}%27%22%3C%3E`|
			https://app.example.com/ä€😀~? -> https://app.example.com/%C3%A4%E2%82%AC%F0%9F%98%80~?
			https://app.example.com/x#a b -> https://app.example.com/x#a%20b
			https://münchen.example/ -> https://xn--mnchen-3ya.example/
			https://[2001:DB8:0:0:0:0:0:1]:8443/ -> https://[2001:db8::1]:8443/
			https://127.1/ -> https://127.0.0.1/
			""")
	void writesAnAddressAsBrowsersDo(String text, String expected) {
		assertThat(PublicUrl.parse(text)).hasToString(expected);
	}

	@Test
	void cutsBlanksAndControlsAtTheEndsAndLineBreaksEverywhere() {
		assertThat(PublicUrl.parse("\u0001 https://app.exa\tmple.com/a\r\nb \n"))
			.hasToString("https://app.example.com/ab");
		assertThat(PublicUrl.parse("https://app.example.com/a b\u0000c\u007f"))
			.hasToString("https://app.example.com/a%20b%00c%7F");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/x", "app.example.com", "http://", "https:///", "ftp://app.example.com/",
			"javascript:alert(1)", "data:text/html,x", "//app.example.com/", "https://user@app.example.com/",
			"https://user:secret@app.example.com/", "https://app example.com/", "https://app.example.com:99999/",
			"https://app.example.com:x/", "https://[::1/", "https://a<b/", "https://a%2fb/", "https://{host}/",
			"https://a^b/", "https://a|b/" })
	void refusesWhatIsNoAddressOfAPage(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> PublicUrl.parse(text)).withMessageNotContaining("secret");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			sign-in -> https://app.example.com/a/sign-in
			../sign-in -> https://app.example.com/sign-in
			/sign-in?x=1#y -> https://app.example.com/sign-in?x=1#y
			\\sign-in -> https://app.example.com/sign-in
			?y -> https://app.example.com/a/b?y
			#z -> https://app.example.com/a/b?q=1#z
			'' -> https://app.example.com/a/b?q=1
			//other.example/x -> https://other.example/x
			/\\other.example/x -> https://other.example/x
			http://other.example -> http://other.example/
			https:sign-in -> https://app.example.com/a/sign-in
			a:b -> refused
			javascript:alert(1) -> refused
			//user@other.example -> refused
			""")
	void resolvesALinkInThePage(String link, String expected) {
		PublicUrl page = PublicUrl.parse("https://app.example.com/a/b?q=1");

		if (expected.equals("refused")) {
			assertThatIllegalArgumentException().isThrownBy(() -> page.resolve(link));
		}
		else {
			assertThat(page.resolve(link)).hasToString(expected);
		}
	}

	@Test
	void whatIsWrittenReadsAsItselfAndIsALegalHeaderValue() {
		Random random = new Random(1);
		String alphabet = "ab/\\.%2eE?#&=:@;+ \t\r\n\u0000\u007f\u00e4\ud83d\ude00\"<>`{}|^[]'";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder("https://app.example.com/");
			for (int j = random.nextInt(12); j >= 0; j--) {
				text.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}

			PublicUrl url = PublicUrl.parse(text.toString());

			assertThat(url.toString()).matches("https://app\\.example\\.com/[!-~]*");
			assertThat(PublicUrl.parse(url.toString())).isEqualTo(url);
			assertThat(url.resolve(url.toString())).isEqualTo(url);
		}
	}

	@Test
	void agreesWithTheJdkOnPlainAddresses() {
		URI page = URI.create("https://app.example.com/a/b/c");

		for (String link : new String[] { "x", "./x", "../x", "x/y", "/x", "https://other.example/x" }) {
			assertThat(PublicUrl.parse(page.toString()).resolve(link)).hasToString(page.resolve(link).toString());
		}
	}

}
