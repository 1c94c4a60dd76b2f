package com.clerk.spring.conformance;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.BackendTransport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/**
 * A Backend API that answers what a vector says, and tells what it was asked.
 */
final class StubbedBackendApi {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final WireMockServer server = new WireMockServer(
			wireMockConfig().dynamicPort().globalTemplating(false).gzipDisabled(true));

	void start() {
		this.server.start();
	}

	void stop() {
		this.server.stop();
	}

	String url() {
		return this.server.baseUrl();
	}

	/**
	 * Returns the calls, made to wherever the options say.
	 */
	BackendApi client(Clock clock) {
		return BackendApi.create(BackendTransport.create(RestClient.builder(), (connect, read) -> {
			HttpClient client = HttpClient.newBuilder().connectTimeout(connect).build();
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
			factory.setReadTimeout(read);
			return factory;
		}, clock), clock);
	}

	/**
	 * Forgets everything, and answers by these stubs: of several with one method and path
	 * the first call gets the first one, further calls get the last.
	 */
	void serve(JsonNode stubs) {
		this.server.resetAll();
		Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
		stubs.forEach(
				(stub) -> groups
					.computeIfAbsent(stub.get("method").asString() + " " + stub.get("path").asString(),
							(key) -> new ArrayList<>())
					.add(stub));
		groups.forEach(this::serve);
	}

	private void serve(String scenario, List<JsonNode> stubs) {
		for (int i = 0; i < stubs.size(); i++) {
			JsonNode stub = stubs.get(i);
			String state = (i == 0) ? Scenario.STARTED : String.valueOf(i);
			String next = (i < stubs.size() - 1) ? String.valueOf(i + 1) : state;
			this.server.stubFor(request(stub.get("method").asString(), urlPathEqualTo(stub.get("path").asString()))
				.inScenario(scenario)
				.whenScenarioStateIs(state)
				.willReturn(answer(stub))
				.willSetStateTo(next));
		}
	}

	/**
	 * Makes an answer of a stub, whose members two files name differently.
	 */
	private ResponseDefinitionBuilder answer(JsonNode stub) {
		if (stub.has("fault") || stub.path("networkError").asBoolean(false)) {
			return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
		}
		ResponseDefinitionBuilder answer = aResponse().withStatus(stub.path("status").asInt(200))
			.withHeader("Content-Type", stub.path("contentType").asString("application/json"));
		JsonNode response = stub.path(stub.has("body") ? "body" : "response");
		if (!response.isMissingNode()) {
			answer
				.withBody((response.isString() ? response.asString() : response.toString()).replace("{apiUrl}", url()));
		}
		return answer;
	}

	/**
	 * Forgets everything, and answers any calls in this order, the last answer again and
	 * again.
	 */
	void serveAny(JsonNode answers) {
		this.server.resetAll();
		for (int i = 0; i < answers.size(); i++) {
			String state = (i == 0) ? Scenario.STARTED : String.valueOf(i);
			String next = (i + 1 < answers.size()) ? String.valueOf(i + 1) : state;
			this.server.stubFor(any(anyUrl()).inScenario("answers")
				.whenScenarioStateIs(state)
				.willReturn(answer(answers.get(i)))
				.willSetStateTo(next));
		}
	}

	/**
	 * Returns the calls that were made, in the form of the vectors.
	 */
	List<Map<String, Object>> calls() {
		List<ServeEvent> events = new ArrayList<>(this.server.getAllServeEvents());
		Collections.reverse(events);
		return events.stream().map(ServeEvent::getRequest).map(StubbedBackendApi::call).toList();
	}

	private static Map<String, Object> call(LoggedRequest request) {
		Map<String, Object> call = new LinkedHashMap<>();
		String[] url = request.getUrl().split("\\?", 2);
		call.put("method", request.getMethod().getName());
		call.put("path", url[0]);
		call.put("query", (url.length > 1) ? url[1] : null);
		Map<String, String> headers = new LinkedHashMap<>();
		Stream.of("authorization", "clerk-api-version", "content-type")
			.filter(request::containsHeader)
			.forEach((name) -> headers.put(name, request.getHeader(name)));
		call.put("headers", headers);
		call.put("body", body(request));
		return call;
	}

	private static @Nullable JsonNode body(LoggedRequest request) {
		String body = request.getBodyAsString();
		return body.isEmpty() ? null : MAPPER.readTree(body);
	}

}
