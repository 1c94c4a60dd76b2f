package com.clerk.spring.outgoing;

import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import com.clerk.spring.token.TestClock;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation asks of the HTTP client keeps a token where it belongs.
 */
class RedirectedCallTests {

	private final WireMockServer service = new WireMockServer(options().dynamicPort());

	private final WireMockServer elsewhere = new WireMockServer(options().dynamicPort());

	private final TestClock clock = new TestClock();

	private final MintedTokens minted = new MintedTokens(this.clock);

	private final ClerkTokenInterceptors interceptors = new ClerkTokenInterceptors(() -> this.minted, this.clock);

	@BeforeEach
	void start() {
		this.service.start();
		this.elsewhere.start();
		this.service.stubFor(any(anyUrl()).willReturn(temporaryRedirect(this.elsewhere.baseUrl() + "/x")));
		this.elsewhere.stubFor(any(anyUrl()).willReturn(ok()));
	}

	@AfterEach
	void stop() {
		this.service.stop();
		this.elsewhere.stop();
	}

	static List<ClientHttpRequestFactoryBuilder<?>> clients() {
		return List.of(ClientHttpRequestFactoryBuilder.jdk(), ClientHttpRequestFactoryBuilder.simple(),
				ClientHttpRequestFactoryBuilder.httpComponents());
	}

	@ParameterizedTest
	@MethodSource("clients")
	void aClientThatFollowsNoRedirectKeepsTheTokenAtTheService(ClientHttpRequestFactoryBuilder<?> client) {
		RestClient orders = RestClient.builder()
			.baseUrl(this.service.baseUrl())
			.requestFactory(client.build(HttpClientSettings.defaults().withRedirects(HttpRedirects.DONT_FOLLOW)))
			.requestInterceptor(this.interceptors.ofMachine(this.service.baseUrl()))
			.build();

		ResponseEntity<Void> answer = orders.get().uri("/orders").retrieve().toBodilessEntity();

		assertThat(answer.getStatusCode().value()).isEqualTo(302);
		this.service.verify(1, anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer mt_1")));
		this.elsewhere.verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void otherServicesGetNoToken() {
		RestClient any = RestClient.builder()
			.requestInterceptor(this.interceptors.ofMachine(this.service.baseUrl()))
			.build();

		any.get().uri(this.elsewhere.baseUrl()).retrieve().toBodilessEntity();

		this.elsewhere.verify(1, anyRequestedFor(anyUrl()).withoutHeader("Authorization"));
	}

}
