package com.clerk.spring.backend;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.client.RestClient;

import com.clerk.spring.model.ClerkCnameTarget;
import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkDomain;
import com.clerk.spring.model.ClerkProxyCheck;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@WireMockTest
class ClerkDomainsTests {

	private static final String LIVE = "sk_live_secret";

	private static final URI PROXY = URI.create("https://example.com/__clerk");

	private static final String DOMAIN = """
			{"object":"domain","id":"dmn_1","name":"example.com","is_satellite":false,"is_new":{"a":[1]},
			"frontend_api_url":"https://clerk.example.com","accounts_portal_url":"https://accounts.example.com",
			"proxy_url":"https://example.com/__clerk","development_origin":"",
			"cname_targets":[{"host":"clerk.example.com","value":"frontend-api.clerk.services","required":true,"ttl":1}]}""";

	private static final ClerkDomain EXAMPLE = new ClerkDomain("dmn_1", "example.com", false,
			"https://clerk.example.com", "https://accounts.example.com", "https://example.com/__clerk", "",
			List.of(new ClerkCnameTarget("clerk.example.com", "frontend-api.clerk.services", true)));

	private ClerkOptions options;

	private ClerkDomains domains;

	@BeforeEach
	void domains(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder().apiUrl(server.getHttpBaseUrl()).secretKey(LIVE).build();
		this.domains = domains(this.options);
	}

	@Test
	void allDomainsAreListed() {
		stub(any(anyUrl()), "{\"data\":[" + DOMAIN + ",{\"id\":\"dmn_2\",\"is_satellite\":true}],\"total_count\":2}");

		assertThat(this.domains.list()).containsExactly(EXAMPLE,
				new ClerkDomain("dmn_2", null, true, null, null, null, null, List.of()));

		verifyOnly(getRequestedFor(urlEqualTo("/v1/domains")).withRequestBody(absent()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "null", "{\"data\":null}", "{\"data\":{}}", "{\"data\":[null]}",
			"{\"data\":[{\"name\":\"a.example\"}]}", "{\"data\":[{\"id\":\"dmn_1\",\"is_satellite\":\"perhaps\"}]}" })
	void aListWithoutDomainsIsNoAnswer(String answer) {
		stub(any(anyUrl()), answer);

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class, () -> this.domains.list());

		assertThat(ex.status()).isEqualTo(200);
		assertThat(ex).hasMessageEndingWith("/v1/domains answered 200");
	}

	@Test
	void aSatelliteIsAdded() {
		stub(any(anyUrl()), DOMAIN);

		assertThat(this.domains.addSatellite("shop.example.net")).isEqualTo(EXAMPLE);

		verifyOnly(sent(postRequestedFor(urlEqualTo("/v1/domains")),
				"{\"name\":\"shop.example.net\",\"is_satellite\":true}"));
	}

	@Test
	void aSatelliteIsAddedWithAProxy() {
		stub(any(anyUrl()), DOMAIN);

		this.domains.addSatellite("shop.example.net", URI.create("https://shop.example.net/__clerk"));

		verifyOnly(sent(postRequestedFor(urlEqualTo("/v1/domains")),
				"{\"name\":\"shop.example.net\",\"is_satellite\":true,\"proxy_url\":\"https://shop.example.net/__clerk\"}"));
	}

	@Test
	void onlyWhatIsNamedChanges() {
		stub(any(anyUrl()), DOMAIN);

		assertThat(this.domains.update("dmn_1", DomainUpdate.create().name("example.org").secondary(true)))
			.isEqualTo(EXAMPLE);

		verifyOnly(sent(patchRequestedFor(urlEqualTo("/v1/domains/dmn_1")),
				"{\"name\":\"example.org\",\"is_secondary\":true}"));
	}

	@Test
	void nameAndProxyChangeTogether() {
		stub(any(anyUrl()), DOMAIN);

		this.domains.update("dmn_1", DomainUpdate.create().name("example.com").proxyUrl(PROXY));

		verifyOnly(sent(patchRequestedFor(urlEqualTo("/v1/domains/dmn_1")),
				"{\"name\":\"example.com\",\"proxy_url\":\"https://example.com/__clerk\"}"));
	}

	@Test
	void anUpdateIsAValue() {
		DomainUpdate renamed = DomainUpdate.create().name("a.example");

		assertThat(renamed.secondary(false)).isEqualTo(DomainUpdate.create().name("a.example").secondary(false))
			.hasSameHashCodeAs(DomainUpdate.create().name("a.example").secondary(false))
			.isNotEqualTo(renamed)
			.hasToString("DomainUpdate{name=a.example, is_secondary=false}");
		assertThat(renamed).isEqualTo(DomainUpdate.create().name("a.example"));
		assertThat(DomainUpdate.create().proxyUrl(null)).isNotEqualTo(DomainUpdate.create());
	}

	@Test
	void anUpdateThatChangesNothingIsNotSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.domains.update("dmn_1", DomainUpdate.create()))
			.withMessageContaining("update");

		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void aSatelliteIsDeleted() {
		stub(any(anyUrl()), "{\"object\":\"domain\",\"id\":\"dmn_2\",\"slug\":\"s\",\"deleted\":true}");

		assertThat(this.domains.deleteSatellite("dmn_2"))
			.isEqualTo(new ClerkDeletedObject("dmn_2", "domain", "s", null, true));

		verifyOnly(deleteRequestedFor(urlEqualTo("/v1/domains/dmn_2")).withRequestBody(absent()));
	}

	@Test
	void aProxyThatWorksIsEnabled() {
		stub(post("/v1/proxy_checks"), "{\"id\":\"chk_1\",\"successful\":true}");
		stub(patch(anyUrl()), DOMAIN);

		assertThat(this.domains.enableProxy("dmn_1", PROXY)).isEqualTo(EXAMPLE);

		verify(2, anyRequestedFor(anyUrl()));
		verify(1, call(sent(postRequestedFor(urlEqualTo("/v1/proxy_checks")),
				"{\"domain_id\":\"dmn_1\",\"proxy_url\":\"https://example.com/__clerk\"}")));
		verify(1, call(sent(patchRequestedFor(urlEqualTo("/v1/domains/dmn_1")),
				"{\"proxy_url\":\"https://example.com/__clerk\"}")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"successful\":false,", "", "\"successful\":null," })
	void aProxyThatDoesNotWorkIsNotEnabled(String finding) {
		stub(post("/v1/proxy_checks"), "{" + finding + """
				"id":"chk_1","domain_id":"dmn_1","proxy_url":"https://example.com/__clerk",
				"last_run_at":1800000000123,"created_at":1800000000000,"updated_at":1800000000456}""");

		DomainProxyCheckException ex = catchThrowableOfType(DomainProxyCheckException.class,
				() -> this.domains.enableProxy("dmn_1", PROXY));

		assertThat(ex.check()).isEqualTo(new ClerkProxyCheck("chk_1", "dmn_1", "https://example.com/__clerk", false,
				Instant.ofEpochMilli(1800000000123L), Instant.ofEpochMilli(1800000000000L),
				Instant.ofEpochMilli(1800000000456L)));
		assertThat(ex).hasMessageContaining("dmn_1")
			.hasMessageContaining("was left as it was")
			.hasMessageContaining("https://example.com/__clerk/v1/environment")
			.hasMessageContaining("clerk.frontend-api-proxy");
		verify(1, anyRequestedFor(anyUrl()));
	}

	@Test
	void whenTheCheckFailsThenTheDomainStaysAsItWas() {
		stubFor(post("/v1/proxy_checks")
			.willReturn(okJson("{\"errors\":[{\"code\":\"proxy_invalid\"}]}").withStatus(422)));

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class,
				() -> this.domains.enableProxy("dmn_1", PROXY));

		assertThat(ex.errors()).extracting(ClerkApiError::code).containsExactly("proxy_invalid");
		verify(1, anyRequestedFor(anyUrl()));
	}

	@Test
	void withoutAProxyADomainUsesDnsAgain() {
		stub(any(anyUrl()), DOMAIN);

		assertThat(this.domains.useDns("dmn_1")).isEqualTo(EXAMPLE);
		verifyOnly(sent(patchRequestedFor(urlEqualTo("/v1/domains/dmn_1")), "{\"proxy_url\":null}"));

		assertThat(this.domains.enableProxy("dmn_1", null)).isEqualTo(EXAMPLE);
		verify(2, anyRequestedFor(anyUrl()));
		verify(2, call(sent(patchRequestedFor(urlEqualTo("/v1/domains/dmn_1")), "{\"proxy_url\":null}")));
	}

	static Stream<String> wrongIds() {
		return Stream.of("", " ", ".", "..", "%2e%2e", "a/b", "/", "..%2fusers", "a\\b", "dmn_1?x=1", "dmn_1#", "dmn 1",
				"dmn_1\r\nX: 1", "dmn_ü", "\uff0e\uff0e", "dmn_1\0", "dmn_1;x", "a".repeat(129));
	}

	@ParameterizedTest
	@MethodSource("wrongIds")
	void noIdLeadsElsewhere(String id) {
		for (Runnable call : List.<Runnable>of(() -> this.domains.deleteSatellite(id), () -> this.domains.useDns(id),
				() -> this.domains.enableProxy(id, PROXY), () -> this.domains.enableProxy(id, null),
				() -> this.domains.update(id, DomainUpdate.create().secondary(true)))) {
			assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith("domainId ");
		}

		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void absentArgumentsAreNamed() {
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.domains.useDns(null))
			.withMessage("domainId");
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.domains.addSatellite(null))
			.withMessage("name");
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.domains.update("dmn_1", null))
			.withMessage("update");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/__clerk", "example.com/__clerk", "mailto:a@example.com",
			"http://example.com/__clerk", "https:///__clerk", "https://user@example.com/",
			"https://user:secret@example.com/", "https://example.com/?a=b", "https://example.com/?",
			"https://example.com/#a", "ftp://example.com/", "http://localhost.example.com/",
			"http://127.0.0.1.example.com/", "https://exämple.com/", "https://example.com:65536/" })
	void whatIsNoAddressOfAProxyIsNotSent(String address) {
		URI url = URI.create(address);

		assertThatIllegalArgumentException().isThrownBy(() -> this.domains.enableProxy("dmn_1", url))
			.withMessageStartingWith("proxyUrl ")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.domains.addSatellite("a.example", url))
			.withMessageStartingWith("proxyUrl ");
		assertThatIllegalArgumentException().isThrownBy(() -> DomainUpdate.create().proxyUrl(url))
			.withMessageStartingWith("proxyUrl ");

		verify(0, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080/__clerk", "http://127.0.0.1/__clerk", "HTTP://LOCALHOST/__clerk",
			"http://[::1]:8080/__clerk", "https://example.com", "https://example.com:8443/a/b",
			"https://example.com/%C3%A4" })
	void addressesOfProxiesAreSentAsTheyAre(String address) {
		stub(any(anyUrl()), DOMAIN);

		this.domains.addSatellite("a.example", URI.create(address));

		verifyOnly(sent(postRequestedFor(urlEqualTo("/v1/domains")),
				"{\"name\":\"a.example\",\"is_satellite\":true,\"proxy_url\":\"" + address + "\"}"));
	}

	@ParameterizedTest
	@CsvSource({ "https://example.com/, https://example.com",
			"https://example.com/__clerk//, https://example.com/__clerk",
			"https://example.com/ä, https://example.com/%C3%A4" })
	void addressesOfProxiesAreSentAsProxiesNameThemselves(String address, String sent) {
		stub(any(anyUrl()), DOMAIN);

		this.domains.update("dmn_1", DomainUpdate.create().proxyUrl(URI.create(address)));

		verifyOnly(sent(patchRequestedFor(urlEqualTo("/v1/domains/dmn_1")), "{\"proxy_url\":\"" + sent + "\"}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "https://a.example", "a.example/", "a.example/x", "user@a.example", "a..example",
			".a.example", "a.example.", "-a.example", "a-.example", "a b.example", "ä.example", "a.example\n",
			"a.example:x", "a.example:", "*.a.example", "shop", "a.example:8080" })
	void whatIsNoNameOfALiveDomainIsNotSent(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.domains.addSatellite(name))
			.withMessageStartingWith("name ");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.domains.update("dmn_1", DomainUpdate.create().name(name)))
			.withMessageStartingWith("name ");

		verify(0, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8081", "shop", "a.example:8080", "shop.example.net", "xn--bcher-kva.example" })
	void aDevelopmentDomainMayHaveAPort(String name) {
		stub(any(anyUrl()), DOMAIN);

		domains(this.options.mutate().secretKey("sk_test_secret").build()).addSatellite(name);

		verify(1,
				sent(postRequestedFor(urlEqualTo("/v1/domains")), "{\"name\":\"" + name + "\",\"is_satellite\":true}"));
	}

	@Test
	void withoutASecretKeyEveryCallSaysSo() {
		ClerkDomains keyless = domains(this.options.mutate().secretKey(null).build());

		for (Runnable call : List.<Runnable>of(keyless::list, () -> keyless.addSatellite("a.example"),
				() -> keyless.deleteSatellite("dmn_1"), () -> keyless.useDns("dmn_1"),
				() -> keyless.enableProxy("dmn_1", PROXY))) {
			assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(call::run)
				.withMessageContaining("clerk.secret-key")
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("secret-key-missing"));
		}

		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void theAddressAndTheVersionAreThoseOfTheOptions() {
		stub(any(anyUrl()), "{\"data\":[]}");

		domains(this.options.mutate().apiUrl(this.options.apiUrl() + "/clerk/").apiVersion("v2").build()).list();

		verify(1, getRequestedFor(urlEqualTo("/clerk/v2/domains")));
	}

	private static void stub(MappingBuilder request, String answer) {
		stubFor(request.willReturn(okJson(answer)));
	}

	/**
	 * Compares the body octet by octet, as a null that is left out makes a difference.
	 */
	private static RequestPatternBuilder sent(RequestPatternBuilder request, String body) {
		return request.withRequestBody(equalTo(body));
	}

	private static void verifyOnly(RequestPatternBuilder request) {
		verify(1, anyRequestedFor(anyUrl()));
		verify(1, call(request));
	}

	private static RequestPatternBuilder call(RequestPatternBuilder request) {
		return request.withHeader("Authorization", equalTo("Bearer " + LIVE))
			.withHeader("Clerk-API-Version", equalTo("2026-05-12"))
			.withHeader("Content-Type", equalTo("application/json"))
			.withHeader("User-Agent", matching("clerk-spring-boot(/.+)?"))
			.withoutHeader("Cookie");
	}

	private static ClerkDomains domains(ClerkOptions options) {
		return ClerkDomains.create(new HttpTransport(RestClient.builder(),
				BackendApiTests.clients().findFirst().orElseThrow(), Clock.systemUTC()), options);
	}

}
