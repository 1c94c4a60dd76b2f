package com.clerk.spring.request;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.clerk.spring.conformance.FailedVectors;
import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.conformance.Vectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The kind {@code classify} of {@code machine-tokens.jsonl} against
 * {@link UnverifiedToken}, below the header, which has no blanks at its ends.
 */
@ExtendWith(FailedVectors.class)
class UnverifiedTokenConformanceTests {

	private static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "nowMs", "token", "tokenType",
			"isAuthenticated", "auth", "authorization", "acceptsToken", "config", "server", "scopes", "required",
			"expected", "recommended", "why", "note");

	static Stream<Vector> vectors() {
		return Vectors.load("machine-tokens", FIELDS).filter((vector) -> vector.kind().equals("classify"));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		String expected = vector.get("expected").isNull() ? "session_token" : vector.get("expected").asString();

		assertThat(new UnverifiedToken(vector.get("token").asString()).type().value()).isEqualTo(expected);
	}

}
