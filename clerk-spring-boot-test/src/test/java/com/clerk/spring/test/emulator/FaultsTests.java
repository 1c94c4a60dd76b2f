package com.clerk.spring.test.emulator;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What goes wrong on demand.
 */
class FaultsTests {

	private static final String KEYS = "/.well-known/jwks.json";

	private final ClerkEmulator clerk = ClerkEmulator.builder().start();

	private final Visitor visitor = new Visitor(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@ParameterizedTest
	@CsvSource({ "401, clerk_key_invalid", "403, authorization_invalid", "404, resource_not_found",
			"422, request_invalid", "429, too_many_requests", "500, internal_clerk_error",
			"503, internal_clerk_error" })
	void anErrorIsAnsweredAsOftenAsSaid(int status, String code) {
		this.clerk.faults().fail(KEYS, status, 2);

		assertThat(this.visitor.get(KEYS).status()).isEqualTo(status);
		assertThat(this.visitor.get(KEYS).errorCode()).isEqualTo(code);
		assertThat(this.visitor.get(KEYS).status()).isEqualTo(200);
		assertThat(this.clerk.requests(KEYS)).extracting(RecordedRequest::status).containsExactly(status, status, 200);
	}

	@Test
	void faultsOfAPathTakeTurns() {
		this.clerk.faults().rateLimit(KEYS, Duration.ofSeconds(7), 1).garbage(KEYS, 1).truncate(KEYS, 1);

		Answer limited = this.visitor.get(KEYS);
		assertThat(limited.status()).isEqualTo(429);
		assertThat(limited.header("Retry-After")).isEqualTo("7");
		assertThat(this.visitor.get(KEYS).header("Content-Type")).isEqualTo("text/html");
		assertThat(this.visitor.get(KEYS).body()).isEqualTo("{\"object\":");
		assertThat(this.visitor.get(KEYS).status()).isEqualTo(200);
	}

	@Test
	void aConnectionIsDropped() {
		this.clerk.faults().drop(KEYS, 1);

		// The JDK's client repeats a GET by itself.
		assertThatThrownBy(() -> this.visitor.post(KEYS, "")).isInstanceOf(IllegalStateException.class);
		assertThat(this.clerk.requests(KEYS).get(0).status()).isZero();
	}

	@Test
	void aSegmentInBracesStandsForAny() {
		this.clerk.faults().fail("/v1/users/{id}", 503, 1);

		assertThat(this.visitor.get("/v1/users").status()).isEqualTo(401);
		assertThat(this.visitor.get("/v1/users/user_1").status()).isEqualTo(503);
	}

	@Test
	void answersTakeAsLongAsSaid() {
		this.clerk.faults().latency(Duration.ofSeconds(20)).latency(KEYS, Duration.ofMillis(50));
		long start = System.nanoTime();

		assertThat(this.visitor.get(KEYS).status()).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
	}

	@Test
	void resetLetsEverythingGoWell() {
		this.clerk.faults().fail(KEYS, 500, 9).latency(Duration.ofSeconds(20));

		this.clerk.reset();

		assertThat(this.visitor.get(KEYS).status()).isEqualTo(200);
	}

	@Test
	void whatIsNoFaultIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.faults().fail(KEYS, 200, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.faults().drop(KEYS, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.faults().drop("v1", 1));
	}

}
