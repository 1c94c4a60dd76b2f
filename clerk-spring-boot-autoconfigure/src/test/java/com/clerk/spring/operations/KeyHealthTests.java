package com.clerk.spring.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SigningKeysStatus;
import com.clerk.spring.token.TokenErrorReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class KeyHealthTests {

	private static final String SECRET = "r4Wk0NsVbT7qZ2yLhD8mXc";

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-15T08:00:00.4Z"), ZoneOffset.UTC);

	private static final ClerkOptions FETCHING = options("sk_live_" + SECRET, null);

	@Test
	void keysThatWereFetchedAreHealthy() {
		KeyHealth health = new KeyHealth(FETCHING, new SigningKeysStatus(2, Duration.ofMillis(90_400), null));

		assertThat(health.status()).isEqualTo(Status.UP);
		assertThat(health.details(CLOCK)).containsExactly(entry("instance", "live"),
				entry("fapiHost", "clerk.example.com"),
				entry("keys", Map.of("count", 2, "age", "PT1M30S", "lastSuccess", "2027-01-15T07:58:30Z")));
	}

	@Test
	void aConfiguredKeyIsHealthyWithoutAge() {
		KeyHealth health = new KeyHealth(options(null, Vectors.key("tokens-rsa-a.public.pem")),
				new SigningKeysStatus(1, null, null));

		assertThat(health.status()).isEqualTo(Status.UP);
		assertThat(health.details(CLOCK)).containsEntry("keys", Map.of("count", 1));
	}

	@Test
	void keysThatWereNeverFetchedAreUnknown() {
		assertThat(new KeyHealth(FETCHING, new SigningKeysStatus(0, null, null)).status()).isEqualTo(Status.UNKNOWN);
	}

	@Test
	void anOutageIsNeverDown() {
		KeyHealth health = failing(0, null, TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);

		assertThat(health.status()).isEqualTo(Status.UNKNOWN);
		assertThat(health.details(CLOCK)).containsEntry("keys",
				Map.of("count", 0, "lastFailure", "jwk-remote-failed-to-load", "stale", false));
	}

	@Test
	void theLastKeysAreGoodForAnHourOfAnOutage() {
		KeyHealth stale = failing(1, Duration.ofMinutes(59), TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);
		KeyHealth old = failing(1, Duration.ofMinutes(60), TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);

		assertThat(stale.status()).isEqualTo(Status.UP);
		assertThat(stale.details(CLOCK).get("keys")).asString().contains("stale=true");
		assertThat(old.status()).isEqualTo(Status.UNKNOWN);
	}

	@Test
	void aSecretKeyThatClerkRefusesIsDown() {
		KeyHealth health = failing(1, Duration.ofMinutes(1), TokenErrorReason.SECRET_KEY_INVALID);

		assertThat(health.status()).isEqualTo(Status.DOWN);
		assertThat(health.details(CLOCK).toString()).contains("secret-key-invalid").doesNotContain(SECRET);
	}

	@Test
	void anInstanceThatNeedsNoKeysIsHealthy() {
		ClerkOptions machinesOnly = options(null, null).mutate().machineSecretKey("ak_" + SECRET).build();
		KeyHealth health = new KeyHealth(machinesOnly,
				new SigningKeysStatus(0, null, TokenErrorReason.JWK_FAILED_TO_RESOLVE));

		assertThat(health.status()).isEqualTo(Status.UP);
	}

	private static KeyHealth failing(int keys, @Nullable Duration age, TokenErrorReason reason) {
		return new KeyHealth(FETCHING, new SigningKeysStatus(keys, age, reason));
	}

	private static ClerkOptions options(@Nullable String secretKey, @Nullable String jwtKey) {
		return ClerkOptions.builder()
			.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
			.secretKey(secretKey)
			.jwtKey(jwtKey)
			.build();
	}

}
