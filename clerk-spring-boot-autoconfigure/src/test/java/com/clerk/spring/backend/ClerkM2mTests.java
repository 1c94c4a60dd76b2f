package com.clerk.spring.backend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.client.RestClient;

import com.clerk.spring.model.ClerkM2mToken;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@WireMockTest
class ClerkM2mTests {

	private static final String TOKEN = """
			{"object":"machine_to_machine_token","id":"mt_1","subject":"mch_1","scopes":["mch_2"],
			"claims":{"a":null},"revoked":false,"revocation_reason":null,"expired":false,
			"expiration":1800000600000,"last_used_at":null,"created_at":1800000000000,
			"updated_at":1800000000123,"token":"mt_text","new":{}}""";

	private ClerkOptions options;

	private ClerkM2m m2m;

	@BeforeEach
	void m2m(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder()
			.apiUrl(server.getHttpBaseUrl())
			.secretKey("sk_test_secret")
			.machineSecretKey("ak_machine")
			.build();
		this.m2m = m2m(this.options);
	}

	@Test
	void aTokenIsCreatedForTheMachineOfTheKey() {
		stubFor(any(anyUrl()).willReturn(okJson(TOKEN)));

		ClerkM2mToken token = this.m2m.createToken();

		verifyOnly(postRequestedFor(urlEqualTo("/m2m_tokens")).withRequestBody(
				equalTo("{\"seconds_until_expiration\":null,\"claims\":null,\"token_format\":\"opaque\"}")));
		assertThat(token.token()).isEqualTo("mt_text");
		assertThat(token.id()).isEqualTo("mt_1");
		assertThat(token.subject()).isEqualTo("mch_1");
		assertThat(token.scopes()).containsExactly("mch_2");
		assertThat(token.claims()).containsEntry("a", null);
		assertThat(token.expiration()).isEqualTo(Instant.ofEpochMilli(1800000600000L));
		assertThat(token.updatedAt()).isEqualTo(Instant.ofEpochMilli(1800000000123L));
		assertThat(token.revoked()).isFalse();
		assertThat(token).asString().contains("mt_1").doesNotContain("mt_text");
	}

	@Test
	void aTokenIsCreatedAsItIsAskedFor() {
		stubFor(any(anyUrl()).willReturn(okJson(TOKEN)));

		this.m2m.createToken(
				M2mTokenRequest.create().expiresIn(Duration.ofMinutes(10)).claims(Map.of("bC", List.of(1))).jwt());

		verifyOnly(postRequestedFor(urlEqualTo("/m2m_tokens")).withRequestBody(
				equalTo("{\"seconds_until_expiration\":600,\"claims\":{\"bC\":[1]},\"token_format\":\"jwt\"}")));
	}

	@Test
	void aLifeOfNoSecondIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> M2mTokenRequest.create().expiresIn(Duration.ofMillis(999)))
			.withMessageContaining("life");
	}

	@Test
	void tokensAreListed() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"m2m_tokens\":[" + TOKEN + "],\"total_count\":31}")));

		assertThat(this.m2m.listTokens(M2mTokenQuery.ofMachine("mch_1")).m2mTokens()).extracting(ClerkM2mToken::id)
			.containsExactly("mt_1");
		assertThat(this.m2m
			.listTokens(M2mTokenQuery.ofMachine("mch/1&x=ü").includingRevoked().includingExpired().page(10, 30))
			.totalCount()).isEqualTo(31);

		verify(1, withHeaders(getRequestedFor(urlEqualTo("/m2m_tokens?subject=mch_1"))));
		verify(1, withHeaders(getRequestedFor(
				urlEqualTo("/m2m_tokens?subject=mch%2F1%26x%3D%C3%BC&revoked=true&expired=true&limit=10&offset=30"))));
	}

	@Test
	void aTokenIsRevoked() {
		stubFor(any(anyUrl()).willReturn(okJson(TOKEN.replace("\"revoked\":false", "\"revoked\":true"))));

		assertThat(this.m2m.revokeToken("mt_1", null).revoked()).isTrue();
		verifyOnly(postRequestedFor(urlEqualTo("/m2m_tokens/mt_1/revoke"))
			.withRequestBody(equalTo("{\"revocation_reason\":null}")));

		this.m2m.revokeToken("ü", "left \"us\"");
		verify(1, withHeaders(postRequestedFor(urlEqualTo("/m2m_tokens/%C3%BC/revoke"))
			.withRequestBody(equalTo("{\"revocation_reason\":\"left \\\"us\\\"\"}"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", "..", "a/b", "a\\b", "%2e%2e", "a\nb", "../users" })
	void anIdThatCouldLeadElsewhereIsRefused(String id) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.m2m.revokeToken(id, null));

		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void anOpaqueTokenIsVerified() {
		stubFor(any(anyUrl()).willReturn(okJson(TOKEN)));

		assertThat(this.m2m.verifyToken("mt_text").subject()).isEqualTo("mch_1");

		verifyOnly(
				postRequestedFor(urlEqualTo("/m2m_tokens/verify")).withRequestBody(equalTo("{\"token\":\"mt_text\"}")));
		assertThatIllegalArgumentException().isThrownBy(() -> this.m2m.verifyToken("a.b.c"))
			.withMessageContaining("MachineTokenVerifier");
	}

	@Test
	void withoutAMachineSecretKeyTheSecretKeyIsSent() {
		stubFor(any(anyUrl()).willReturn(okJson(TOKEN)));

		m2m(this.options.mutate().machineSecretKey(null).build()).revokeToken("mt_1", null);

		verify(1, anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer sk_test_secret")));
	}

	@Test
	void withoutAnyKeyNothingIsSent() {
		ClerkM2m keyless = m2m(this.options.mutate().machineSecretKey(null).secretKey(null).build());

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(keyless::createToken)
			.withMessageContaining("clerk.machine-secret-key");
		verify(0, anyRequestedFor(anyUrl()));
	}

	static Stream<ResponseDefinitionBuilder> bad() {
		return Stream.of(okJson("<html>"), okJson("{}"), okJson("{\"id\":\"mt_1\"}"), okJson("[]"),
				okJson("{\"id\":\"mt_1\",\"subject\":\"mch_1\",\"scopes\":{}}"), okJson("{\"id\":\"mt_1\","),
				aResponse().withStatus(204), aResponse().withBody("<html>").withHeader("Content-Type", "text/html"),
				okJson("{\"id\":\"" + "x".repeat(BackendCall.USUAL_ANSWER) + "\",\"subject\":\"mch_1\"}"),
				aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
				aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), okJson(TOKEN).withFixedDelay(2_000));
	}

	@ParameterizedTest
	@MethodSource("bad")
	void whatIsNoTokenIsAFailure(ResponseDefinitionBuilder answer) {
		stubFor(any(anyUrl()).willReturn(answer));
		ClerkM2m impatient = m2m(this.options.mutate().readTimeout(Duration.ofMillis(300)).build());

		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(impatient::createToken)
			.withMessageNotContaining("ak_machine")
			.withMessageNotContaining("mt_");
		NotedCalls.verifyOne();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 402, 403, 404, 409, 410, 422, 429, 500, 502, 503, 504 })
	void anErrorIsShownAsClerkSentIt(int status) {
		stubFor(any(anyUrl()).willReturn(
				okJson("{\"errors\":[{\"code\":\"c\",\"message\":\"m\",\"meta\":{\"x\":1}}],\"clerk_trace_id\":\"t\"}")
					.withStatus(status)
					.withHeader("Retry-After", "7")));

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class, this.m2m::createToken);

		assertThat(ex.status()).isEqualTo(status);
		assertThat(ex.errors()).containsExactly(new ClerkApiError("c", "m", null, Map.of("x", 1L)));
		assertThat(ex.clerkTraceId()).isEqualTo("t");
		assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(7));
		verify(1, anyRequestedFor(anyUrl()));
	}

	private static ClerkM2m m2m(ClerkOptions options) {
		return ClerkM2m.create(new HttpTransport(RestClient.builder(),
				BackendApiTests.clients().findFirst().orElseThrow(), Clock.systemUTC()), options);
	}

	private static void verifyOnly(RequestPatternBuilder request) {
		verify(1, withHeaders(request));
		verify(1, anyRequestedFor(anyUrl()));
	}

	private static RequestPatternBuilder withHeaders(RequestPatternBuilder request) {
		return request.withHeader("Authorization", equalTo("Bearer ak_machine"))
			.withHeader("Clerk-API-Version", equalTo("2026-05-12"))
			.withHeader("Content-Type", equalTo("application/json"))
			.withHeader("User-Agent", equalTo("clerk-spring-boot"));
	}

}
