package com.clerk.spring.boot;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizableData;

import static org.assertj.core.api.Assertions.assertThat;

class ClerkSanitizingFunctionTests {

	private final ClerkSanitizingFunction function = new ClerkSanitizingFunction();

	@ParameterizedTest
	@ValueSource(strings = { "clerk.secret-key", "clerk.secretKey", "clerk.jwt-key", "clerk.machine-secret-key",
			"CLERK_SECRET_KEY", "CLERK_SECRETKEY", "CLERK_JWT_KEY", "CLERK_MACHINE_SECRET_KEY",
			"clerk.instances.acme.secret-key", "clerk.instances.shop-2.jwt-key",
			"clerk.instances.acme.machineSecretKey", "CLERK_INSTANCES_ACME_SECRETKEY",
			"CLERK_INSTANCES_ACME_MACHINESECRETKEY", "clerk.webhooks.signing-secrets",
			"clerk.webhooks.signing-secrets[0]", "CLERK_WEBHOOKS_SIGNINGSECRETS_1", "CLERK_WEBHOOK_SIGNING_SECRET",
			"clerk.instances.acme.webhooks.signing-secrets[0]", "CLERK_INSTANCES_ACME_WEBHOOKS_SIGNINGSECRETS" })
	void secretsAreHiddenUnderEachOfTheirNames(String key) {
		assertThat(apply(key)).isEqualTo(SanitizableData.SANITIZED_VALUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "clerk.publishable-key", "CLERK_PUBLISHABLE_KEY", "other.secret-key",
			"clerk.instances.acme.publishable-key", "clerk.instances.acme.hosts", "clerk.webhooks.path" })
	void whatIsNoSecretOfOursIsShown(String key) {
		assertThat(apply(key)).isEqualTo("value");
	}

	private Object apply(String key) {
		return this.function.apply(new SanitizableData(null, key, "value")).getValue();
	}

}
