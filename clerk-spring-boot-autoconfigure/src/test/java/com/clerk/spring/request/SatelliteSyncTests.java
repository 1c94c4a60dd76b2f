package com.clerk.spring.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestState.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The primary of a development instance, asked to send its dev browser elsewhere.
 */
@ExtendWith(OutputCaptureExtension.class)
class SatelliteSyncTests {

	private static final ClerkOptions PRIMARY = Decider.TEST.mutate()
		.satelliteAllowedOrigins(List.of("https://shop.example", "http://other.example:8080"))
		.build();

	private final Decider decider = new Decider(new FakeSessionApi());

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "/",
			"x", "?", "#", "https:evil.example", "https:/evil.example", "https:\\\\evil.example",
			"https:///evil.example", "https:/\\/evil.example", "https://app.example.com@evil.example/",
			"https://a:b@app.example.com/", "https://app.example.com:443@evil.example/",
			"https://evil.example\\@app.example.com/", "https://evil.example/@app.example.com",
			"https://evil.example#@app.example.com", "https://evil.example?@app.example.com",
			"https://evil.example%2eapp.example.com%2f/", "https://app.example.com%00.evil.example/",
			"https://app.example.com.evil.example/", "https://evilapp.example.com/", "https://app.example.com./",
			"https://localhost./", "https://localhost.evil.example/", "https://notlocalhost/",
			"https://localhost\u3002evil.example/", "https://app\uff0eexample.com.evil.example/",
			"https://\u0430pp.example.com/", "https://127.0.0.1.evil.example/", "https://127.evil.example/",
			"https://128.0.0.1/", "https://0.0.0.0/", "https://[::2]/", "https://[::1].evil.example/", "https://[::1/",
			"https://localhost:99999/", "https://localhost:x/", "https://", "https:", "javascript:alert(1)",
			"JaVaScRiPt://app.example.com/%0aalert(1)", "data:text/html,app.example.com", "ftp://app.example.com/",
			"blob:https://app.example.com/", "ht\ntps://evil.example/", "\u0000https://evil.example/",
			" \thttps://evil.example/ ", "https://shop.example:8443/", "http://shop.example/",
			"https://sub.shop.example/", "https://shop.example.evil.example/", "http://other.example/" })
	void noForeignAddressIsHandedTheDevBrowser(String url, CapturedOutput output) {
		RequestState state = answer(url);

		assertThat(state.status()).isEqualTo(Status.SIGNED_OUT);
		assertThat(state.reason()).isEqualTo("session-token-and-uat-missing");
		assertThat(state.headers()).doesNotContainKey("location");
		assertThat(output).contains("clerk.satellite.allowed-origins").doesNotContain("evil");
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:3000/a?b=c, http://localhost:3000/a?b=c&__clerk_db_jwt=dvb&__clerk_synced=true",
			"HTTP://LOCALHOST/, http://localhost/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"http://a.b.localhost/, http://a.b.localhost/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"http://127.0.0.1:80/, http://127.0.0.1/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"http://127.255.0.9/, http://127.255.0.9/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"http://[::1]:3000/, http://[::1]:3000/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"http://APP.example.com:8080, http://app.example.com:8080/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"https://app.example.com\\@evil.example/, https://app.example.com/@evil.example/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"https://app.example.com//evil.example, https://app.example.com//evil.example?__clerk_db_jwt=dvb&__clerk_synced=true",
			"https://@app.example.com/, https://app.example.com/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"https://SHOP.example:443/, https://shop.example/?__clerk_db_jwt=dvb&__clerk_synced=true",
			"http://other.example:8080/, http://other.example:8080/?__clerk_db_jwt=dvb&__clerk_synced=true" })
	void anAllowedAddressIsGivenInTheFormThatBrowsersGiveIt(String url, String location) {
		assertThat(answer(url).headers()).containsEntry("location", location);
	}

	@Test
	void anAddressIsNeverMoreThanOneLine() {
		String location = answer("http://localhost/\r\nSet-Cookie:a=b\u0000\u00e9\u2028 \u007f").headers()
			.get("location");

		assertThat(location).matches("[!-~]+").startsWith("http://localhost/Set-Cookie:a=b%00%C3%A9%E2%80%A8%20%7F");
	}

	@Test
	void theFirstOfTwoAddressesCounts() {
		RequestState state = this.decider.decide(PRIMARY,
				"https://app.example.com/?__clerk_redirect_url=https://evil.example/&__clerk_redirect_url=http://localhost/",
				"__clerk_db_jwt=dvb");

		assertThat(state.headers()).doesNotContainKey("location");
	}

	@Test
	void theHostOfThePageIsWhatItsAddressSaysNotWhatAHeaderSays() {
		RequestState state = this.decider.decide(PRIMARY,
				Decider.navigation(page("https://evil.example/"), "__clerk_db_jwt=dvb")
					.header("Host", "evil.example")
					.header("X-Forwarded-Host", "evil.example")
					.header("Origin", "https://evil.example"));

		assertThat(state.headers()).doesNotContainKey("location");
	}

	private RequestState answer(String url) {
		return this.decider.decide(PRIMARY, page(url), "__clerk_db_jwt=dvb");
	}

	private static String page(String url) {
		return "https://app.example.com/sign-in?__clerk_redirect_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
	}

}
