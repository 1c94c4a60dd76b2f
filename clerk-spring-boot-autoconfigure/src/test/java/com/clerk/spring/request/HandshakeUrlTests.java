package com.clerk.spring.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.token.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where handshakes lead, and which organization they ask for.
 */
class HandshakeUrlTests {

	private static final ClerkOptions ORGANIZATIONS = Decider.LIVE.mutate()
		.organizationPatterns(List.of("/orgs/:slug", "/orgs/:slug/(.*)", "/by-id/:id"))
		.personalAccountPatterns(List.of("/me"))
		.build();

	private final Decider decider = new Decider(new FakeSessionApi());

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example.com//evil.example/%2e%2e/..", "https://app.example.com/?a=b#c",
			"https://app.example.com/?__clerk_db_jwt=x&__dev_session=y&redirect_url=https://evil.example&format=token",
			"https://app.example.com:8443/\\\\evil.example", "https://[2001:db8::1]/?a=%0d%0aX:%20y",
			"https://app.example.com/?\u0000\r\n\u2028=\ud83d\ude00" })
	void everyHandshakeLeadsToTheFrontendApiAndNamesThePageOnce(String url) {
		String location = location(decide(Decider.LIVE, url));
		QueryParameters parameters = PublicUrl.parse(location).parameters();

		assertThat(location).startsWith("https://clerk.example.com/v1/client/handshake?redirect_url=")
			.matches("[!-~]+")
			.containsOnlyOnce("redirect_url=")
			.containsOnlyOnce("format=nonce");
		assertThat(PublicUrl.parse(Objects.requireNonNull(parameters.first("redirect_url"))).origin())
			.isEqualTo(PublicUrl.parse(url).origin());
		assertThat(parameters.first("redirect_url")).doesNotContain("__clerk_db_jwt").doesNotContain("__dev_session");
	}

	@Test
	void headersOfARequestLeadNowhere() {
		RequestState state = this.decider.decide(Decider.LIVE,
				Decider.navigation(Decider.PAGE, "__client_uat=1")
					.header("Host", "evil.example")
					.header("X-Forwarded-Host", "evil.example")
					.header("X-Forwarded-Proto", "javascript")
					.header("Forwarded", "host=evil.example")
					.header("Origin", "https://evil.example"));

		assertThat(location(state)).doesNotContain("evil");
	}

	@ParameterizedTest
	@CsvSource({ "https://proxy.example/__clerk, https://proxy.example/__clerk",
			"https://proxy.example/__clerk///, https://proxy.example/__clerk",
			"https://proxy.example, https://proxy.example", "/__clerk, https://app.example.com/__clerk",
			"HTTPS://Proxy.example:443/a, https://proxy.example/a" })
	void aProxyTakesTheFrontendApisPlace(String proxyUrl, String address) {
		ClerkOptions options = Decider.LIVE.mutate().proxyUrl(proxyUrl).build();

		assertThat(location(decide(options, Decider.PAGE))).startsWith(address + "/v1/client/handshake?");
	}

	@Test
	void aBrokenSessionIsSentAsItIs() {
		RequestState state = this.decider.decide(Decider.LIVE, Decider.PAGE, "__session=a&b=c#\u00e9%0d%0a");

		assertThat(location(state)).endsWith("&__session=a%26b%3Dc%23%C3%A9%0D%0A");
	}

	@Test
	void withoutASecretKeyNoNonceIsAskedFor() {
		assertThat(location(decide(Decider.LIVE.mutate().secretKey(null).build(), Decider.PAGE)))
			.doesNotContain("format=");
	}

	@Test
	void aLiveInstanceSendsNoDevBrowser() {
		RequestState live = this.decider.decide(Decider.LIVE, Decider.PAGE, "__client_uat=1", "__clerk_db_jwt=dvb");
		RequestState development = this.decider.decide(Decider.TEST, Decider.PAGE, "__client_uat=1",
				"__clerk_db_jwt=dvb");

		assertThat(location(live)).doesNotContain("dvb");
		assertThat(location(development)).contains("&__clerk_db_jwt=dvb");
	}

	@ParameterizedTest
	@CsvSource({ "/orgs/acme, acme", "/orgs/acme/, acme", "/ORGS/Acme/members, Acme", "/by-id/org_1, org_1", "/me, ''",
			"/orgs/a%2Fb, a%2Fb", "/orgs/%C3%A9, %C3%A9", "/orgs/a&organization_id=x, a&organization_id=x",
			"/orgs/..%2fother, ..%2fother" })
	void thePathsOrganizationIsAskedForWhateverTheReason(String path, String organization) {
		QueryParameters parameters = PublicUrl.parse(location(decide(ORGANIZATIONS, "https://app.example.com" + path)))
			.parameters();

		assertThat(parameters.first("__clerk_hs_reason")).isEqualTo("client-uat-but-no-session-token");
		assertThat(parameters.first("organization_id")).isEqualTo(organization);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/orgs", "/orgs/", "/orgs//", "/other/orgs/acme", "/x/../orgs", "//orgs/acme" })
	void otherPathsAskForNone(String path) {
		assertThat(location(decide(ORGANIZATIONS, "https://app.example.com" + path))).doesNotContain("organization_id");
	}

	@Test
	void anOrganizationThatIsNotActiveIsActivated() {
		RequestState state = signedIn("https://app.example.com/orgs/acme");

		assertThat(state.reason()).isEqualTo("active-organization-mismatch");
		assertThat(location(state)).endsWith("&organization_id=acme");
	}

	@Test
	void theActiveOrganizationIsLeftAlone() {
		Map<String, Object> claims = TestKeys.claims();
		claims.put("o", Map.of("id", "org_1", "slg", "acme"));
		String session = "__session=" + TestKeys.A.token(TestKeys.header("ins_vecA"), claims);

		for (String path : List.of("/orgs/acme", "/by-id/org_1", "/other")) {
			assertThat(this.decider.decide(ORGANIZATIONS, "https://app.example.com" + path, "__client_uat=1", session)
				.isAuthenticated()).as(path).isTrue();
		}
		assertThat(this.decider.decide(ORGANIZATIONS, "https://app.example.com/me", "__client_uat=1", session).reason())
			.isEqualTo("active-organization-mismatch");
	}

	@Test
	void nobodyIsSignedOutForAnOrganization() {
		String session = "__session=" + TestKeys.A.token();

		assertThat(signedIn("https://app.example.com/orgs/acme", "__clerk_redirect_count=3").isAuthenticated())
			.isTrue();
		assertThat(this.decider
			.decide(ORGANIZATIONS,
					ClerkRequest.builder("POST", "https://app.example.com/orgs/acme")
						.header("Cookie", "__client_uat=1; " + session))
			.isAuthenticated()).isTrue();
	}

	@Test
	void aPendingSessionActivatesNothing() {
		RequestState state = this.decider.decide(ORGANIZATIONS, "https://app.example.com/orgs/acme", "__client_uat=1",
				"__session=" + TestKeys.A.tokenOf("sts", "pending"));

		assertThat(state.status()).isEqualTo(Status.SIGNED_IN);
	}

	@Test
	void aPatternThatIsNoneIsAMatterOfConfiguration() {
		ClerkOptions broken = Decider.LIVE.mutate().organizationPatterns(List.of("/orgs/:slug(")).build();

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> decide(broken, Decider.PAGE))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("organization-pattern-invalid"))
			.withMessageContaining("clerk.organization-sync");
	}

	private RequestState signedIn(String url, String... cookies) {
		return this.decider.decide(ORGANIZATIONS, url, "__client_uat=1", "__session=" + TestKeys.A.token(),
				String.join("; ", cookies));
	}

	private RequestState decide(ClerkOptions options, String url) {
		return this.decider.decide(options, url, "__client_uat=1");
	}

	private static String location(RequestState state) {
		assertThat(state.status()).isEqualTo(Status.HANDSHAKE);
		return state.headers().get("location");
	}

}
