package com.clerk.spring.test;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;

import org.springframework.mock.env.MockEnvironment;

import com.clerk.spring.boot.ClerkAutoConfiguration;
import com.clerk.spring.boot.ClerkBackendAutoConfiguration;
import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.boot.ClerkWebhookAutoConfiguration;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

@ExtendWith(OutputCaptureExtension.class)
class ThrowAwayKeysTests {

	/** The largest of the RSA Factoring Challenge: nobody knows its factors. */
	private static final BigInteger RSA_2048 = new BigInteger(
			"25195908475657893494027183240048398571429282126204032027777137836043662020707595"
					+ "55626401852588078440691829064124951508218929855914917618450280848912007284499268"
					+ "73928072877767359714183472702618963750149718246911650776133798590957000973304597"
					+ "48808428401797429100642458691817195118746121515172654632282216869987549182422433"
					+ "63725908514186546204357679842338718477444792073993423658482382428119816381501067"
					+ "48104516603773060562016196762561338441436038339044149526344321901146575444541784"
					+ "24020924616515723350778707749817125772467962926386356373289912154831438167899885"
					+ "040445364023527381951378636564391212010397122822120720357");

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
	void nobodyCanSignForThem() {
		String jwtKey = new ThrowAwayClerkConnectionDetails(new MockEnvironment()).getJwtKey();

		assertThat(jwtKey).isNotNull();
		assertThatNoException().isThrownBy(() -> {
			RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA")
				.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(jwtKey)));
			assertThat(key.getModulus()).isEqualTo(RSA_2048);
			assertThat(key.getPublicExponent()).isEqualTo(65537);
		});
	}

	@Test
	void theApplicationSaysOnceThatItHasThem(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).containsOnlyOnce("No Clerk keys are configured")
			.containsPattern("WARN.*ThrowAway")
			.contains("clerk.publishable-key")
			.doesNotContain("pk_test_", "MIIBIjAN");
	}

	@Test
	void nothingIsSaidOfKeysThatATestRegisters(CapturedOutput output) {
		this.contextRunner
			.withInitializer((context) -> context.addBeanFactoryPostProcessor((beans) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("late",
						Map.of("clerk.publishable-key", "pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk",
								"clerk.secret-key", "sk_test_0123456789012345678901234567890123456789")))))
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).doesNotContain("No Clerk keys are configured");
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
