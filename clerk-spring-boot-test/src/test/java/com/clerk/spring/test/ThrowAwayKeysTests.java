package com.clerk.spring.test;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import org.springframework.mock.env.MockEnvironment;

import com.clerk.spring.boot.ClerkAutoConfiguration;
import com.clerk.spring.boot.ClerkBackendAutoConfiguration;
import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.boot.ClerkWebhookAutoConfiguration;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;

class ThrowAwayKeysTests {

	private static final String OWN_KEY = "clerk.publishable-key=pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ThrowAwayKeysAutoConfiguration.class, ClerkAutoConfiguration.class,
				ClerkBackendAutoConfiguration.class));

	private final WebApplicationContextRunner webRunner = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(ThrowAwayKeysAutoConfiguration.class, ClerkWebhookAutoConfiguration.class));

	@Test
	void applicationWithoutKeysStartsInTests() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed();
			ClerkOptions options = context.getBean(ClerkOptions.class);
			assertThat(options.publishableKey().frontendApiHost()).isEqualTo("throw-away.clerk.accounts.dev");
			assertThat(options.jwtKey()).isNotNull();
			assertThat(options.secretKey()).isNull();
		});
	}

	@Test
	void theFrontendApiProxyNeedsNoKeyInTests() {
		this.contextRunner.withPropertyValues("clerk.frontend-api-proxy.enabled=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ClerkOptions.class).secretKey()).isNotNull();
		});
	}

	@Test
	void nobodyIsCalledWithoutKeys() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(ClerkOptions.class).apiUrl()).startsWith("http://localhost"));
	}

	@Test
	void anApplicationThatIsDeployedWithoutKeysDoesNotStart() {
		this.contextRunner.withPropertyValues("spring.profiles.active=production")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("K01"));
		this.webRunner.withPropertyValues("spring.profiles.active=prod", "clerk.webhooks.path=/webhooks")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("clerk.webhooks.signing-secrets"));
	}

	@Test
	void placeholderThatNothingResolvesIsNoKey() {
		this.contextRunner.withPropertyValues("clerk.secret-key=${NOWHERE_SET}")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anEndpointForWebhooksNeedsNoSecretInTests() {
		Stream.of("clerk.webhooks.store=memory", "clerk.webhooks.signing-secrets=${NOWHERE_SET}")
			.forEach((property) -> this.webRunner.withPropertyValues("clerk.webhooks.path=/webhooks", property)
				.run((context) -> assertThat(context).hasNotFailed().hasBean("throwAwayWebhookVerifier")));
	}

	@Test
	void ownSecretOfWebhooksIsTaken() {
		this.webRunner
			.withPropertyValues("clerk.webhooks.path=/webhooks",
					"clerk.webhooks.signing-secrets=whsec_7sts2h/0IloH1dKwfZboellkEm8c93pQ")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("throwAwayWebhookVerifier"));
	}

	@Test
	void ownKeysAreTaken() {
		this.contextRunner
			.withPropertyValues(OWN_KEY, "clerk.secret-key=sk_test_0123456789012345678901234567890123456789")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ThrowAwayClerkConnectionDetails.class);
				assertThat(context.getBean(ClerkOptions.class).jwtKey()).isNull();
			});
	}

	@Test
	void incompleteKeysStillFailTheStart() {
		this.contextRunner.withPropertyValues(OWN_KEY).run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void detailsOfTheTestAreTaken() {
		this.contextRunner
			.withBean("own", ClerkConnectionDetails.class,
					() -> new ThrowAwayClerkConnectionDetails(new MockEnvironment()))
			.run((context) -> assertThat(context).hasSingleBean(ClerkConnectionDetails.class));
	}

	@Test
	void nothingIsMadeWhereClerkIsSwitchedOff() {
		this.contextRunner.withPropertyValues("clerk.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClerkConnectionDetails.class));
	}

}
