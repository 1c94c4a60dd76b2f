package com.clerk.spring.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.token.TestClock;
import com.clerk.spring.webhook.WebhookVerificationException;
import com.clerk.spring.webhook.WebhookVerifier;
import com.clerk.spring.webhook.event.ClerkEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code webhooks.jsonl} against {@link WebhookVerifier}.
 */
@ExtendWith(FailedVectors.class)
class WebhooksConformanceTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "nowMs", "signingSecret",
			"signingSecrets", "headers", "body", "bodyBase64", "expected", "recommended", "why", "note");

	/** A secret that can't be one ends the start; nothing is verified with it. */
	private static final Set<String> NO_SECRETS = Set.of("webhooks/secret/empty", "webhooks/secret/not-base64",
			"webhooks/secret/wrong-prefix-case");

	private final TestClock clock = new TestClock();

	static Stream<Vector> vectors() {
		return Vectors.load("webhooks", FIELDS);
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");
		this.clock.set(Instant.ofEpochMilli(vector.get("nowMs").asLong()));

		if (expected.get("ok").asBoolean(true)) {
			assertThat(MAPPER.<JsonNode>valueToTree(fields(verify(vector)))).isEqualTo(expected.get("event"));
		}
		else if (NO_SECRETS.contains(vector.id())) {
			assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> verify(vector));
		}
		else {
			assertThatExceptionOfType(WebhookVerificationException.class).isThrownBy(() -> verify(vector));
		}
	}

	private ClerkEvent verify(Vector vector) {
		HttpHeaders headers = new HttpHeaders();
		vector.get("headers")
			.propertyStream()
			.forEach((header) -> headers.add(header.getKey(), header.getValue().asString()));
		return WebhookVerifier.create(secrets(vector), this.clock).verify(headers, body(vector));
	}

	private static List<String> secrets(Vector vector) {
		JsonNode several = vector.get("signingSecrets");
		return several.isArray() ? several.valueStream().map(JsonNode::asString).toList()
				: List.of(vector.get("signingSecret").asString());
	}

	private static byte[] body(Vector vector) {
		JsonNode text = vector.get("body");
		return text.isString() ? text.asString().getBytes(StandardCharsets.UTF_8)
				: Base64.getDecoder().decode(vector.get("bodyBase64").asString());
	}

	private static Map<String, Object> fields(ClerkEvent event) {
		Map<String, Object> fields = new LinkedHashMap<>(event.json());
		fields.keySet().retainAll(Set.of("type", "data", "event_attributes"));
		fields.put("object", "event");
		assertThat(fields.get("type")).isEqualTo(event.type());
		return fields;
	}

}
