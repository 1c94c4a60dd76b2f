package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets that are good once.
 */
class OneTimeSecretsTests {

	private final OneTimeSecrets<String> secrets = new OneTimeSecrets<>("x_", Duration.ofSeconds(1),
			Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	@Test
	void aSecretIsUsedOnce() {
		String secret = this.secrets.keep("value");

		assertThat(secret).startsWith("x_");
		assertThat(this.secrets.look(secret)).contains("value");
		assertThat(this.secrets.use(secret)).contains("value");
		assertThat(this.secrets.use(secret)).isEmpty();
		assertThat(this.secrets.look(secret)).isEmpty();
		assertThat(this.secrets.use("x_unknown")).isEmpty();
	}

	@Test
	void ofTooManyTheOldestIsForgotten() {
		String oldest = this.secrets.keep("oldest");
		String second = this.secrets.keep("second");
		for (int i = 0; i < OneTimeSecrets.CAPACITY - 1; i++) {
			this.secrets.keep("other");
		}

		assertThat(this.secrets.use(oldest)).isEmpty();
		assertThat(this.secrets.use(second)).isPresent();
	}

}
