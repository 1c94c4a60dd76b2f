package com.clerk.spring.request;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import com.clerk.spring.conformance.FailedVectors;
import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.conformance.Vectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The public URL of every case of {@code authenticate-request.jsonl} that shows it, which
 * a handshake does: its {@code redirect_url} is the public URL without the parameters
 * that Clerk puts there.
 */
@ExtendWith(FailedVectors.class)
class TrustedForwardingConformanceTests {

	private static final Set<String> FIELDS = Set.of("id", "group", "title", "deviation", "recommended",
			"recommendedError", "now", "options", "request", "backendApi", "expected", "expectedError");

	static Stream<Vector> vectors() {
		return Vectors.load("authenticate-request", FIELDS)
			.filter((vector) -> location(vector).contains("/v1/client/handshake?"));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		QueryParameters handshake = PublicUrl.parse(location(vector)).parameters();

		assertThat(withoutClerksParameters(request(vector.get("request")).publicUrl()))
			.hasToString(handshake.first("redirect_url"));
	}

	private static PublicUrl withoutClerksParameters(PublicUrl url) {
		String query = (url.query() != null) ? url.query() : "";
		return url.with(QueryParameters
			.parse(query.replaceAll("(?<=^|&)(?:__clerk_db_jwt|__dev_session)(?:=[^&]*)?(?=&|$)", "")));
	}

	private static ClerkRequest request(JsonNode request) {
		ClerkRequest.Builder builder = ClerkRequest
			.builder(request.get("method").asString(), request.get("url").asString())
			.trustForwardedHeaders();
		request.get("headers")
			.propertyStream()
			.forEach((header) -> builder.header(header.getKey(), header.getValue().asString()));
		return builder.build();
	}

	private static String location(Vector vector) {
		return Stream.of("recommended", "expected")
			.map((outcome) -> vector.get(outcome).path("headers").path("location").asString(""))
			.filter((location) -> !location.isEmpty())
			.findFirst()
			.orElse("");
	}

}
