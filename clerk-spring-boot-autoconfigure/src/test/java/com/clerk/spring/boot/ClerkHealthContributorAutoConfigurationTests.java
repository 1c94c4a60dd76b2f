package com.clerk.spring.boot;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import com.clerk.spring.operations.ClerkHealthIndicator;

import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_LIVE;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET;
import static com.clerk.spring.boot.TestKeys.SECRET_LIVE;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static org.assertj.core.api.Assertions.assertThat;

class ClerkHealthContributorAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(ClerkAutoConfiguration.class,
			ClerkBackendAutoConfiguration.class, ClerkHostsAutoConfiguration.class,
			ClerkFrontendApiProxyAutoConfiguration.class, ClerkHealthContributorAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_LIVE, "clerk.secret-key=" + SECRET_LIVE,
				"clerk.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem");

	@Test
	void healthIsToldFromMemoryWithoutSecrets() {
		this.runner.run((context) -> {
			Health health = context.getBean("clerkHealthContributor", ClerkHealthIndicator.class).health();

			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("instance", "live")
				.containsEntry("fapiHost", "clerk.example.com")
				.containsEntry("keys", Map.of("count", 1))
				.containsEntry("warnings", List.of("P01", "U16"))
				.containsEntry("proxy", Map.of("enabled", false, "path", "/__clerk", "inFlight", 0))
				.containsOnlyKeys("instance", "fapiHost", "keys", "warnings", "proxy");
			assertThat(health.toString()).doesNotContain(SECRET, "sk_");
		});
	}

	@Test
	void theProxyIsToldToBeOn() {
		this.runner
			.withPropertyValues("clerk.frontend-api-proxy.enabled=true", "clerk.frontend-api-proxy.path=/clerk/fapi")
			.run((context) -> assertThat(context.getBean(ClerkHealthIndicator.class).health().getDetails())
				.containsEntry("proxy", Map.of("enabled", true, "path", "/clerk/fapi", "inFlight", 0)));
	}

	@Test
	void keysThatNobodyHasAskedForAreUnknownAndNotDown() {
		this.runner.withPropertyValues("clerk.jwt-key=")
			.run((context) -> assertThat(context.getBean(ClerkHealthIndicator.class).health().getStatus())
				.isEqualTo(Status.UNKNOWN));
	}

	@Test
	void eachListedInstanceIsTold() {
		this.runner.withPropertyValues("clerk.publishable-key=", "clerk.secret-key=", "clerk.jwt-key=",
				"clerk.instances.acme.hosts=a.example.com", "clerk.instances.acme.publishable-key=" + PUBLISHABLE_TEST,
				"clerk.instances.acme.secret-key=" + SECRET_TEST,
				"clerk.instances.acme.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem")
			.run((context) -> {
				Health health = context.getBean(ClerkHealthIndicator.class).health();

				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).doesNotContainKeys("instance", "keys")
					.containsEntry("instances", Map.of("acme", Map.of("instance", "test", "fapiHost",
							"happy-hippo-1.clerk.accounts.dev", "keys", Map.of("count", 1))));
			});
	}

	@Test
	void theTimeOfAFailureOfTheFrontendApiIsTold() {
		try (RunningApplication application = RunningApplication.start(FrontendApiProxyStartupTests.Application.class,
				"clerk.secret-key=" + SECRET_LIVE, "clerk.frontend-api-proxy.enabled=true",
				"clerk.frontend-api-proxy.fapi-url=http://localhost:1")) {
			application.send("GET /__clerk/v1/environment", "Host: localhost");

			assertThat(application.context().getBean(ClerkHealthIndicator.class).health()).satisfies((health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails().get("proxy")).asString()
					.containsPattern("lastUpstreamFailure=\\{.*kind=connect")
					.containsPattern("time=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")
					.doesNotContain("localhost");
			});
		}
	}

	@Test
	void thereIsNoProxyWithoutServlets() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withBean("clerkClock", Clock.class, () -> Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
			.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_LIVE,
					"clerk.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem")
			.run((context) -> assertThat(context.getBean(ClerkHealthIndicator.class).health().getDetails())
				.doesNotContainKey("proxy"));
	}

	@Test
	void healthOfTheApplicationsOwnComesFirst() {
		HealthIndicator own = () -> Health.up().build();
		this.runner.withBean("clerkHealthIndicator", HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).doesNotHaveBean(ClerkHealthIndicator.class));
	}

	@Test
	void healthCanBeSwitchedOff() {
		for (String setting : List.of("management.health.clerk.enabled=false",
				"management.health.defaults.enabled=false", "clerk.enabled=false")) {
			this.runner.withPropertyValues(setting)
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ClerkHealthIndicator.class));
		}
	}

	@Test
	void nothingIsMissedWithoutTheHealthModule() {
		this.runner
			.withClassLoader(new FilteredClassLoader(ConditionalOnEnabledHealthIndicator.class, HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("clerkHealthContributor"));
	}

}
