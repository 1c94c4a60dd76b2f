package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * OAuth applications are made, changed and deleted, by Java and by the Backend API.
 */
class OAuthApplicationsTests {

	private static final String PATH = "/v1/oauth_applications";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void anApplicationIsMade() {
		Map<String, Object> made = this.application.post(PATH, """
				{"name":"CLI","redirect_uris":["http://127.0.0.1/cb"],"scopes":"openid projects:read",
				"consent_screen_enabled":false,"pkce_required":true}""").json();

		assertThat(made).containsEntry("object", "oauth_application")
			.containsEntry("name", "CLI")
			.containsEntry("redirect_uris", List.of("http://127.0.0.1/cb"))
			.containsEntry("callback_url", "http://127.0.0.1/cb")
			.containsEntry("scopes", "openid projects:read")
			.containsEntry("consent_screen_enabled", false)
			.containsEntry("pkce_required", true)
			.containsEntry("public", false)
			.containsEntry("dynamically_registered", false)
			.containsEntry("authorize_url", this.clerk.url() + "/oauth/authorize")
			.containsEntry("discovery_url", this.clerk.url() + "/.well-known/openid-configuration")
			.containsEntry("created_at", MovableClock.START.toEpochMilli());
		assertThat((String) made.get("id")).startsWith("oa_");
		assertThat((String) made.get("client_secret")).hasSizeGreaterThan(30);
	}

	@Test
	void aSecretIsShownWhenItIsMadeAndNeverAgain() {
		Map<String, Object> made = this.application.post(PATH, "{\"name\":\"Site\"}").json();
		String path = PATH + "/" + made.get("id");

		assertThat(this.application.get(path).body()).doesNotContain("client_secret");
		assertThat(this.application.get(PATH).body()).doesNotContain("client_secret");
		assertThat(this.application.patch(path, "{\"name\":\"Shop\"}").body()).doesNotContain("client_secret");
		Map<String, Object> replaced = this.application.post(path + "/rotate_secret", "").json();
		assertThat(replaced.get("client_secret")).isNotNull().isNotEqualTo(made.get("client_secret"));
		assertThat(this.clerk.requests()).extracting(RecordedRequest::body)
			.noneMatch((body) -> body.contains((String) made.get("client_secret")));
	}

	@Test
	void aSecretThatIsReplacedIsGoodNoLonger() {
		EmulatedOAuthApplication site = this.clerk.oauthApplications().create("Site", (a) -> a.scopes("email"));
		OAuthRound round = new OAuthRound(this.clerk, site);
		assertThat(round.call("/oauth/token_info", Map.of("token", "x")).status()).isEqualTo(200);

		this.application.post(PATH + "/" + site.id() + "/rotate_secret", "");

		assertThat(round.call("/oauth/token_info", Map.of("token", "x")).status()).isEqualTo(401);
	}

	@Test
	void aPublicApplicationHasNoSecret() {
		Map<String, Object> made = this.application.post(PATH, "{\"name\":\"CLI\",\"public\":true}").json();
		String path = PATH + "/" + made.get("id");

		assertThat(made).containsEntry("public", true).doesNotContainKey("client_secret");
		assertThat(this.application.post(path + "/rotate_secret", "").status()).isEqualTo(422);
		assertThat(this.clerk.oauthApplications().create("CLI", (a) -> a.publicClient()).clientSecret()).isNull();

		this.application.patch(path, "{\"public\":false}");
		assertThat(this.application.post(path + "/rotate_secret", "").json()).containsKey("client_secret");
	}

	@Test
	void anApplicationIsChanged() {
		EmulatedOAuthApplication site = this.clerk.oauthApplications()
			.create("Site", (a) -> a.redirectUri("https://a.example/cb").scopes("email"));
		this.clock.move(Duration.ofSeconds(1));
		String path = PATH + "/" + site.id();

		assertThat(this.application.patch(path, "{\"scopes\":\"profile\",\"name\":\"Shop\"}").json())
			.containsEntry("name", "Shop")
			.containsEntry("scopes", "profile")
			.containsEntry("redirect_uris", List.of("https://a.example/cb"))
			.containsEntry("consent_screen_enabled", true)
			.containsEntry("updated_at", MovableClock.START.plusSeconds(1).toEpochMilli());
		assertThat(this.application.patch(path, "{\"callback_url\":\"https://b.example/cb\"}").json())
			.containsEntry("redirect_uris", List.of("https://b.example/cb"));
		assertThat(this.application.patch(path, "{\"redirect_uris\":[]}").json()).containsEntry("callback_url", "");
		assertThat(this.application.patch(PATH + "/oa_none", "{}").status()).isEqualTo(404);
	}

	@Test
	void applicationsAreListed() {
		EmulatedOAuthApplication cli = this.clerk.oauthApplications().create("CLI", (a) -> a.publicClient());
		EmulatedOAuthApplication site = this.clerk.oauthApplications().create("Site", (a) -> a.scopes("email"));

		Answer all = this.application.get(PATH);

		assertThat(all.json()).containsEntry("total_count", 2);
		assertThat(all.list("data")).extracting("id").containsExactly(site.id(), cli.id());
		assertThat(this.application.get(PATH + "?order_by=name&limit=1").list("data")).extracting("id")
			.containsExactly(cli.id());
		assertThat(this.application.get(PATH + "?name_query=SIT").list("data")).extracting("id")
			.containsExactly(site.id());
		assertThat(this.application.get(PATH + "/" + cli.id()).json()).isEqualTo(all.list("data").get(1));
		assertThat(this.application.get(PATH + "?color=red").status()).isEqualTo(422);
	}

	@Test
	void aDeletedApplicationIsGone() {
		EmulatedOAuthApplication cli = this.clerk.oauthApplications().create("CLI", (a) -> a.publicClient());
		String path = PATH + "/" + cli.id();

		assertThat(this.application.delete(path).json()).containsEntry("deleted", true)
			.containsEntry("object", "oauth_application");

		assertThat(this.application.get(path).status()).isEqualTo(404);
		assertThat(this.application.delete(path).status()).isEqualTo(404);
		assertThat(this.application.post(path + "/rotate_secret", "").status()).isEqualTo(404);
		assertThat(this.clerk.oauthApplications()).hasToString("EmulatedOAuthApplications[0]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"name\":\"\"}", "{\"name\":\"a\",\"color\":\"red\"}",
			"{\"name\":\"a\",\"redirect_uris\":\"http://a/\"}", "{\"name\":\"a\",\"redirect_uris\":[\"/cb\"]}",
			"{\"name\":\"a\",\"redirect_uris\":[\"http:///cb\"]}",
			"{\"name\":\"a\",\"redirect_uris\":[\"http://u:p@a.example/cb\"]}",
			"{\"name\":\"a\",\"redirect_uris\":[\"http://a.example/cb#x\"]}",
			"{\"name\":\"a\",\"redirect_uris\":[\"javascript:alert(1)\"]}",
			"{\"name\":\"a\",\"redirect_uris\":[\"DATA:text/html,x\"]}",
			"{\"name\":\"a\",\"redirect_uris\":[\"http://a.example/\\r\\nX: y\"]}", "{\"name\":\"a\",\"scopes\":\"\"}",
			"{\"name\":\"a\",\"scopes\":\"a\\\"b\"}", "{\"name\":\"a\",\"public\":\"yes\"}" })
	void whatCannotBeIsRefused(String body) {
		assertThat(this.application.post(PATH, body).status()).isEqualTo(422);
		assertThat(this.clerk.oauthApplications()).hasToString("EmulatedOAuthApplications[0]");
	}

	@Test
	void aTestIsToldWhatCannotBe() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.clerk.oauthApplications().create("CLI", (a) -> a.redirectUri("/cb")))
			.withMessageContaining("redirect_uris");
	}

	@Test
	void aClientMayHaveTheNameThatItIsConfiguredWith() {
		EmulatedOAuthApplication cli = this.clerk.oauthApplications()
			.create("CLI", (a) -> a.publicClient().clientId("harbor-cli"));

		assertThat(cli.clientId()).isEqualTo("harbor-cli");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.clerk.oauthApplications().create("Other", (a) -> a.clientId("harbor-cli")))
			.withMessageContaining("client_id");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.clerk.oauthApplications().create("Other", (a) -> a.clientId("a b")));
	}

	@Test
	void onlyTheSecretKeyOpensThem() {
		assertThat(new Visitor(this.clerk).get(PATH).status()).isEqualTo(401);
		assertThat(new Visitor(this.clerk).header("Authorization", "Bearer sk_test_wrong").post(PATH, "{}").status())
			.isEqualTo(401);
	}

	@Test
	void noSecretIsPrinted() {
		EmulatedOAuthApplication site = this.clerk.oauthApplications().create("Site", (a) -> a.scopes("email"));

		assertThat(site).hasToString("EmulatedOAuthApplication[" + site.id() + "]");
	}

}
