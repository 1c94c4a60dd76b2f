package com.clerk.spring.boot;

import com.github.tomakehurst.wiremock.WireMockServer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/**
 * A Clerk that knows one good opaque token of each kind, with the scope {@code read}, and
 * counts what it is asked.
 */
final class ServedTokens {

	private final WireMockServer server = new WireMockServer(
			wireMockConfig().dynamicPort().containerThreads(32).asynchronousResponseEnabled(true));

	String start() {
		this.server.start();
		return this.server.baseUrl();
	}

	void stop() {
		this.server.stop();
	}

	void reset() {
		this.server.resetAll();
		this.server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("{\"errors\":[]}")));
		serve("/api_keys/verify", "{\"secret\":\"ak_good\"}", "org_1");
		serve("/m2m_tokens/verify", "{\"token\":\"mt_good\"}", "mch_1");
		serve("/oauth_applications/access_tokens/verify", "{\"access_token\":\"oat_good\"}", "user_2");
	}

	private void serve(String path, String request, String subject) {
		this.server.stubFor(post(path).withRequestBody(equalToJson(request))
			.willReturn(okJson("{\"id\":\"id_1\",\"subject\":\"" + subject
					+ "\",\"scopes\":[\"read\"],\"claims\":null,\"revoked\":false,\"expired\":false}")));
	}

	void fail() {
		this.server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
	}

	int calls() {
		return this.server.getAllServeEvents().size();
	}

}
