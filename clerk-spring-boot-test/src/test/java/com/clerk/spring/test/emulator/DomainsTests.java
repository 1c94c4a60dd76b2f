package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.ClerkDomains;
import com.clerk.spring.backend.DomainProxyCheckException;
import com.clerk.spring.backend.DomainUpdate;
import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkDomain;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Domains and proxies, asked for and changed by the library.
 */
class DomainsTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder()
		.sharedKeyPair()
		.production()
		.satelliteHosts("shop.example.net")
		.start();

	private final ClerkDomains domains = domains(this.clerk);

	private HttpServer proxy;

	@BeforeEach
	void startProxy() throws IOException {
		this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.proxy.start();
	}

	@AfterEach
	void close() {
		this.proxy.stop(0);
		this.clerk.close();
	}

	@Test
	void primaryAndSatellitesAreListed() {
		assertThat(this.domains.list()).hasSize(2).first().satisfies((primary) -> {
			assertThat(primary.id()).startsWith("dmn_");
			assertThat(primary.isSatellite()).isFalse();
			assertThat(primary.frontendApiUrl()).isEqualTo("https://clerk." + primary.name());
			assertThat(primary.accountsPortalUrl()).isEqualTo("https://accounts." + primary.name());
			assertThat(primary.proxyUrl()).isNull();
			assertThat(primary.cnameTargets()).hasSize(2).allMatch((target) -> target.required());
		});
		assertThat(this.domains.list().get(1)).extracting(ClerkDomain::name, ClerkDomain::isSatellite)
			.containsExactly("shop.example.net", true);
	}

	@Test
	void satellitesComeAndGo() {
		ClerkDomain added = this.domains.addSatellite("more.example.org",
				URI.create("https://more.example.org/__clerk"));

		assertThat(added.isSatellite()).isTrue();
		assertThat(added.frontendApiUrl()).isEqualTo("https://more.example.org/__clerk");
		assertThat(this.domains.list()).contains(added);
		assertThat(
				this.domains.update(added.id(), DomainUpdate.create().name("other.example.org").secondary(true)).name())
			.isEqualTo("other.example.org");
		assertThat(this.domains.useDns(added.id()).proxyUrl()).isNull();
		assertThat(this.domains.deleteSatellite(added.id()))
			.isEqualTo(new ClerkDeletedObject(added.id(), "domain", null, null, true));
		assertThat(this.domains.list()).hasSize(2);
	}

	@Test
	void resetBringsBackTheDomainsOfTheStart() {
		var before = this.domains.list();
		this.domains.addSatellite("more.example.org");
		this.domains.deleteSatellite(before.get(1).id());

		this.clerk.reset();

		assertThat(this.domains.list()).isEqualTo(before);
	}

	@Test
	void whatCanNotBeIsRefused() {
		String primary = this.domains.list().get(0).id();

		assertThat(failure(() -> this.domains.deleteSatellite(primary)).status()).isEqualTo(403);
		assertThat(failure(() -> this.domains.deleteSatellite("dmn_none")).status()).isEqualTo(404);
		assertThat(failure(() -> this.domains.useDns("dmn_none")).status()).isEqualTo(404);
		assertThat(failure(() -> this.domains.addSatellite("SHOP.example.net")).status()).isEqualTo(422);
		assertThat(failure(() -> this.domains.update(primary, DomainUpdate.create().name("shop.example.net"))).status())
			.isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"name":"a.example"}                                  | form_param_value_invalid
			{"name":"a.example","is_satellite":false}             | form_param_value_invalid
			{"is_satellite":true}                                 | form_param_value_invalid
			{"name":"https://a.example","is_satellite":true}      | form_param_value_invalid
			{"name":"a.example","is_satellite":true,"x":1}        | form_param_unknown
			{"name":"a.example","is_satellite":true,"proxy_url":"/p"} | form_param_value_invalid
			""")
	void whatIsNoDomainIsNotAdded(String body, String code) {
		Answer answer = new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.post("/v1/domains", body);

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errorCode()).isEqualTo(code);
	}

	@Test
	void developmentInstancesTakeNoProxy() {
		try (ClerkEmulator development = ClerkEmulator.builder().start()) {
			ClerkDomains itsDomains = domains(development);

			assertThat(itsDomains.addSatellite("localhost:8081").name()).isEqualTo("localhost:8081");
			assertThat(failure(() -> itsDomains.addSatellite("a.example", URI.create("https://a.example/__clerk")))
				.status()).isEqualTo(422);
		}
	}

	@Test
	void aProxyThatPassesTheCallOnIsEnabled() {
		passOn(proxyUrl(), this.clerk.secretKey());

		ClerkDomain primary = this.domains.enableProxy(this.domains.list().get(0).id(), URI.create(proxyUrl() + "/"));

		assertThat(primary.proxyUrl()).isEqualTo(proxyUrl());
		assertThat(this.domains.list()).contains(primary);
		assertThat(primary.cnameTargets()).noneMatch((target) -> target.required());
	}

	@Test
	void aProxyOfAnotherAddressOrInstanceIsNotEnabled() {
		assertNotEnabled();
		passOn(proxyUrl() + "/other", this.clerk.secretKey());
		assertNotEnabled();
		passOn(proxyUrl(), "sk_live_other");
		assertNotEnabled();
	}

	@Test
	void theSecretKeyIsAskedFor() {
		Visitor stranger = new Visitor(this.clerk);

		assertThat(stranger.get("/v1/domains").status()).isEqualTo(401);
		assertThat(stranger.post("/v1/proxy_checks", "{}").status()).isEqualTo(401);
	}

	private void assertNotEnabled() {
		ClerkDomain primary = this.domains.list().get(0);

		assertThatExceptionOfType(DomainProxyCheckException.class)
			.isThrownBy(() -> this.domains.enableProxy(primary.id(), URI.create(proxyUrl())))
			.satisfies((ex) -> assertThat(ex.check().domainId()).isEqualTo(primary.id()))
			.satisfies((ex) -> assertThat(ex.check().lastRunAt()).isNotNull());
		assertThat(this.domains.list()).contains(primary);
	}

	private String proxyUrl() {
		return "http://localhost:" + this.proxy.getAddress().getPort() + "/__clerk";
	}

	private void passOn(String itsUrl, String secretKey) {
		try {
			this.proxy.removeContext("/__clerk");
		}
		catch (IllegalArgumentException ex) {
			// the first one
		}
		this.proxy.createContext("/__clerk", (exchange) -> {
			String path = exchange.getRequestURI().toString().substring("/__clerk".length());
			HttpRequest request = HttpRequest.newBuilder(URI.create(this.clerk.url() + path))
				.header("Clerk-Proxy-Url", itsUrl)
				.header("Clerk-Secret-Key", secretKey)
				.build();
			int status = HttpClient.newHttpClient()
				.sendAsync(request, HttpResponse.BodyHandlers.discarding())
				.join()
				.statusCode();
			exchange.sendResponseHeaders(status, -1);
			exchange.close();
		});
	}

	private static ClerkApiException failure(Runnable call) {
		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class, call::run);
		assertThat(ex.errors()).extracting(ClerkApiError::code).doesNotContain("");
		assertThat(ex.clerkTraceId()).isNotNull();
		return ex;
	}

	private static ClerkDomains domains(ClerkEmulator clerk) {
		ClerkOptions options = ClerkOptions.builder().apiUrl(clerk.url()).secretKey(clerk.secretKey()).build();
		return ClerkDomains.create(
				BackendTransport.create(RestClient.builder(),
						(connectTimeout, readTimeout) -> new JdkClientHttpRequestFactory(), Clock.systemUTC()),
				options);
	}

}
