package com.clerk.spring.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

	/** Base64 after the prefix, with or without padding. */
	private static final Pattern SECRET = Pattern
		.compile("(?:whsec_)?(?=.)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?");

	private final TestClock clock = new TestClock();

	static Stream<Vector> vectors() {
		return Vectors.load("webhooks", FIELDS);
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");
		this.clock.set(Instant.ofEpochMilli(vector.get("nowMs").asLong()));

		if (!hasGoodSecrets(vector)) {
			// It ends the start; nothing is verified with it.
			assertThat(expected.path("ok").asBoolean(false)).isFalse();
			assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> verify(vector));
		}
		else if (expected.get("ok").asBoolean()) {
			assertEvent(verify(vector), expected.path("event"));
		}
		else {
			assertThatExceptionOfType(WebhookVerificationException.class).isThrownBy(() -> verify(vector));
		}
	}

	private static boolean hasGoodSecrets(Vector vector) {
		List<String> secrets = secrets(vector);
		return !secrets.isEmpty() && secrets.stream().allMatch((secret) -> SECRET.matcher(secret.strip()).matches());
	}

	/**
	 * A recommended outcome may leave the event out.
	 */
	private static void assertEvent(ClerkEvent event, JsonNode expected) {
		Map<String, Object> fields = new LinkedHashMap<>(event.json());
		assertThat(event.type()).isEqualTo((fields.get("type") instanceof String type) ? type : null);
		if (!VectorJson.isAbsent(expected)) {
			fields.keySet().retainAll(Set.of("type", "data", "event_attributes"));
			fields.put("object", "event");
			assertThat(VectorJson.comparable(MAPPER.valueToTree(fields))).isEqualTo(VectorJson.comparable(expected));
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
		return VectorJson.texts(VectorJson.isAbsent(several) ? vector.get("signingSecret") : several);
	}

	private static byte[] body(Vector vector) {
		JsonNode text = vector.get("body");
		return text.isString() ? text.asString().getBytes(StandardCharsets.UTF_8)
				: Base64.getDecoder().decode(vector.get("bodyBase64").asString());
	}

}
