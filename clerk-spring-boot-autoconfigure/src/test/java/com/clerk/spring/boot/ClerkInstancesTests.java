package com.clerk.spring.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import com.clerk.spring.operations.FailedChecksException;
import com.clerk.spring.operations.StartupReport;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.PublicHost;

import static com.clerk.spring.boot.TestKeys.PEM;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_LIVE;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET;
import static com.clerk.spring.boot.TestKeys.SECRET_LIVE;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The instances that the properties list: how they are bound, what they inherit, and
 * which are refused.
 */
class ClerkInstancesTests {

	private final ApplicationContextRunner empty = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class));

	private final ApplicationContextRunner acme = this.empty.withPropertyValues(
			"clerk.instances.acme.hosts=a.example.com,localhost:8080",
			"clerk.instances.acme.publishable-key=" + PUBLISHABLE_TEST,
			"clerk.instances.acme.secret-key=" + SECRET_TEST);

	@Test
	void anInstanceNeedsNoDefaultKeys() {
		this.acme.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ClerkOptions.class).publishableKey()).isNull();
			ClerkOptions acme = options(context).get("acme");
			assertThat(acme)
				.isEqualTo(ClerkOptions.builder().publishableKey(PUBLISHABLE_TEST).secretKey(SECRET_TEST).build());
			assertThat(context.getBean(ClerkInstances.class).byHost()).containsOnly(
					Map.entry(PublicHost.parse("a.example.com"), acme),
					Map.entry(PublicHost.parse("localhost:8080"), acme));
		});
	}

	@Test
	void everySettingOfAnInstanceReachesItsOptions() {
		this.acme
			.withPropertyValues("clerk.instances.acme.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem",
					"clerk.instances.acme.machine-secret-key=ak_" + SECRET,
					"clerk.instances.acme.authorized-parties=https://a.example.com",
					"clerk.instances.acme.audience=api", "clerk.instances.acme.sign-in-url=https://p.example/in",
					"clerk.instances.acme.sign-up-url=/up", "clerk.instances.acme.task-urls.setup-mfa=/mfa",
					"clerk.instances.acme.domain=a.example.com", "clerk.instances.acme.proxy-url=/__clerk",
					"clerk.instances.acme.satellite.enabled=true", "clerk.instances.acme.satellite.auto-sync=true",
					"clerk.instances.acme.satellite.allowed-origins=https://s.example",
					"clerk.instances.acme.organization-sync.organization-patterns=/o/:slug",
					"clerk.instances.acme.organization-sync.personal-account-patterns=/me")
			.run((context) -> assertThat(options(context).get("acme")).isEqualTo(ClerkOptions.builder()
				.publishableKey(PUBLISHABLE_TEST)
				.secretKey(SECRET_TEST)
				.jwtKey(PEM)
				.machineSecretKey("ak_" + SECRET)
				.authorizedParties(List.of("https://a.example.com"))
				.audience(List.of("api"))
				.signInUrl("https://p.example/in")
				.signUpUrl("/up")
				.taskUrls(Map.of("setup-mfa", "/mfa"))
				.domain("a.example.com")
				.proxyUrl("/__clerk")
				.satellite(true)
				.satelliteAutoSync(true)
				.satelliteAllowedOrigins(List.of("https://s.example"))
				.organizationPatterns(List.of("/o/:slug"))
				.personalAccountPatterns(List.of("/me"))
				.build()));
	}

	@Test
	void anInstanceInheritsWhatIsSaidForTheApplicationButNothingThatBelongsToOneInstance() {
		this.acme
			.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST + "x",
					"clerk.jwt-key=" + PEM.replace("\n", "\\n"), "clerk.machine-secret-key=ak_" + SECRET,
					"clerk.domain=shop.example", "clerk.proxy-url=/__clerk", "clerk.satellite.enabled=true",
					"clerk.satellite.auto-sync=true", "clerk.satellite.allowed-origins=https://s.example",
					"clerk.authorized-parties=https://a.example.com", "clerk.audience=api",
					"clerk.sign-in-url=https://p.example/in", "clerk.sign-up-url=/up", "clerk.task-urls.setup-mfa=/mfa",
					"clerk.organization-sync.organization-patterns=/o/:slug", "clerk.clock-skew=1s",
					"clerk.api-url=http://localhost:1", "clerk.debug=true")
			.withBean(ClerkOptionsBuilderCustomizer.class, () -> (builder) -> builder.userAgent("shop/1"))
			.run((context) -> {
				ClerkOptions defaults = context.getBean(ClerkOptions.class);
				assertThat(options(context).get("acme")).isEqualTo(defaults.mutate()
					.publishableKey(PUBLISHABLE_TEST)
					.secretKey(SECRET_TEST)
					.jwtKey(null)
					.machineSecretKey(null)
					.domain(null)
					.proxyUrl(null)
					.satellite(false)
					.satelliteAutoSync(false)
					.satelliteAllowedOrigins(List.of())
					.build());
				assertThat(options(context).get("acme").userAgent()).isEqualTo("shop/1");
			});
	}

	@Test
	void anEmptySettingIsNotInherited() {
		this.acme
			.withPropertyValues("clerk.sign-in-url=/in", "clerk.sign-up-url=/up",
					"clerk.authorized-parties=https://a.example.com", "clerk.instances.acme.sign-in-url=",
					"clerk.instances.acme.sign-up-url=", "clerk.instances.acme.authorized-parties=")
			.run((context) -> {
				assertThat(options(context).get("acme").signInUrl()).isNull();
				assertThat(options(context).get("acme").signUpUrl()).isNull();
				assertThat(options(context).get("acme").authorizedParties()).isEmpty();
			});
	}

	@Test
	void anInstanceCanNameTheKeysOfTheApplication() {
		this.empty
			.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST,
					"clerk.instances.shop.hosts=shop.example",
					"clerk.instances.shop.publishable-key=${clerk.publishable-key}",
					"clerk.instances.shop.secret-key=${clerk.secret-key}")
			.run((context) -> assertThat(options(context).get("shop")).isEqualTo(context.getBean(ClerkOptions.class)));
	}

	@Test
	void variablesOfTheEnvironmentAloneMakeAnInstance() {
		environment(this.empty,
				Map.of("CLERK_INSTANCES_ACME_HOSTS", "a.example.com,b.example.com",
						"CLERK_INSTANCES_ACME_PUBLISHABLEKEY", PUBLISHABLE_TEST, "CLERK_INSTANCES_ACME_SECRETKEY",
						SECRET_TEST, "CLERK_INSTANCES_ACME_SATELLITE_ALLOWEDORIGINS", "https://s.example"))
			.run((context) -> {
				assertThat(options(context)).containsOnlyKeys("acme");
				assertThat(options(context).get("acme").secretKey()).isEqualTo(SECRET_TEST);
				assertThat(options(context).get("acme").satelliteAllowedOrigins()).containsExactly("https://s.example");
				assertThat(context.getBean(ClerkInstances.class).byHost()).hasSize(2);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop-eu", "shopEu", "shopeu" })
	void variablesOfTheEnvironmentAddToAnInstanceWhateverTheFormOfItsName(String name) {
		environment(
				this.empty.withPropertyValues("clerk.instances." + name + ".hosts=a.example.com",
						"clerk.instances." + name + ".publishable-key=" + PUBLISHABLE_TEST),
				Map.of("CLERK_INSTANCES_SHOPEU_SECRETKEY", SECRET_TEST))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(options(context)).containsOnlyKeys(name);
				assertThat(options(context).get(name).secretKey()).isEqualTo(SECRET_TEST);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"publishable-key= | K01 There is no publishable key. (clerk.instances.acme.publishable-key)",
			"publishable-key=pk_test_x | (clerk.instances.acme.publishable-key)",
			"secret-key= | K04 There is nothing to verify tokens with",
			"secret-key='sk_test_x' | K03 The value of clerk.instances.acme.secret-key has quotes in it.",
			"secret-key=whsec_x | K05 The value of clerk.instances.acme.secret-key is the signing secret",
			"secret-key=sk_live_x | K06 The publishable key is a test key but the secret key is live. (clerk.instances.acme.secret-key)",
			"jwt-key=x | K10 The JWT key (clerk.instances.acme.jwt-key) can't be read",
			"authorized-parties=https://a.example.com/ | P02 ",
			"sign-in-url=x | of clerk.instances.acme.sign-in-url is",
			"proxy-url=x | of clerk.instances.acme.proxy-url is", "satellite.enabled=true | U08 ",
			"hosts= | K14 The instance has no hosts",
			"hosts=https://a.example | of clerk.instances.acme.hosts is no host",
			"hosts=*.a.example | of clerk.instances.acme.hosts is no host" })
	void anInstanceThatCanNotWorkEndsTheStart(String setting, String explanation) {
		this.acme.withPropertyValues("clerk.instances.acme." + setting.replace("'", "\""))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasRootCauseInstanceOf(FailedChecksException.class)
				.rootCause()
				.hasMessageContaining(explanation.replace("'", "\"").replace("can\"t", "can't")));
	}

	@Test
	void anInstanceThatCanNotWorkEndsTheStartBesideGoodDefaultsAndOptionsOfOnesOwn() {
		ApplicationContextRunner broken = this.acme.withPropertyValues("clerk.instances.acme.secret-key=sk_live_x");

		broken.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST)
			.run((context) -> assertThat(context).hasFailed());
		broken.withBean(ClerkOptions.class, () -> ClerkOptions.builder().build())
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void aHostInTwoInstancesEndsTheStart() {
		this.acme
			.withPropertyValues("clerk.instances.other.hosts=A.Example.com",
					"clerk.instances.other.publishable-key=" + PUBLISHABLE_TEST,
					"clerk.instances.other.secret-key=" + SECRET_TEST)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContainingAll("K14 The host 'a.example.com' is in both", "clerk.instances.acme.hosts",
						"clerk.instances.other.hosts"));
	}

	@Test
	void aSettingThatDoesNotExistEndsTheStart() {
		this.acme.withPropertyValues("clerk.instances.acme.secret-keys=" + SECRET_LIVE)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(ClerkConfigurationException.class)
				.hasMessageContaining("clerk.instances.acme.secret-keys")
				.hasMessageNotContaining(SECRET_LIVE));
	}

	@Test
	void whatIsWrongWithAnInheritedSettingIsSaidOnce() {
		this.acme.withPropertyValues("clerk.authorized-parties=https://a.example.com/", "clerk.sign-in-url=x")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(FailedChecksException.class,
						(ex) -> assertThat(ex.failures()).extracting("property")
							.containsExactly("clerk.authorized-parties", "clerk.sign-in-url")));
	}

	@Test
	void halfASetOfDefaultKeysEndsTheStart() {
		this.acme.withPropertyValues("clerk.secret-key=" + SECRET_TEST)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("K01 There is no publishable key. (clerk.publishable-key)"));
		this.acme.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("K04 "));
	}

	@Test
	void aResolverOfOnesOwnNeedsNoDefaultKeys() {
		this.empty.withBean(ClerkOptionsResolver.class, () -> (request, defaults) -> defaults)
			.run((context) -> assertThat(context).hasNotFailed());
		this.empty.withBean(ClerkOptionsResolver.class, () -> (request, defaults) -> defaults)
			.withPropertyValues("clerk.publishable-key=no key")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void aLiveInstanceWithoutAuthorizedPartiesIsWarned() {
		ApplicationContextRunner live = this.empty.withPropertyValues("clerk.instances.acme.hosts=a.example.com",
				"clerk.instances.acme.publishable-key=" + PUBLISHABLE_LIVE,
				"clerk.instances.acme.secret-key=" + SECRET_LIVE);

		live.run((context) -> assertThat(context.getBean(ClerkOptionsFactory.class).findings()).singleElement()
			.hasToString("P01 Any subdomain of the root domain can obtain sessions that are valid here. "
					+ "Set clerk.instances.acme.authorized-parties to the origins of your pages, such as https://example.com."));
		live.withPropertyValues("clerk.authorized-parties=https://a.example.com")
			.run((context) -> assertThat(context.getBean(ClerkOptionsFactory.class).findings()).isEmpty());
	}

	@Test
	void instancesBesideAResolverOfOnesOwnAreSaidToBeUnused() {
		this.acme.withBean(ClerkOptionsResolver.class, () -> (request, defaults) -> defaults)
			.run((context) -> assertThat(context.getBean(ClerkOptionsFactory.class).findings()).singleElement()
				.satisfies((finding) -> {
					assertThat(finding.id()).isEqualTo("K14");
					assertThat(finding.problem()).contains("ClerkOptionsResolver");
				}));
	}

	@Test
	void theReportShowsEachInstanceWithoutSecrets() {
		this.acme.run((context) -> assertThat(context.getBean(StartupReport.class).text())
			.contains("chosen for each request", "acme", "test, Frontend API at happy-hippo-1.clerk.accounts.dev")
			.doesNotContain(SECRET));
	}

	@Test
	void nothingPrintsASecret() {
		this.acme.run((context) -> {
			assertThat(context.getBean(ClerkInstances.class).toString()).doesNotContain(SECRET);
			assertThat(context.getBean(ClerkInstanceProperties.class).toString()).doesNotContain(SECRET);
			assertThat(context.getBean(ClerkInstanceProperties.class).instances().toString()).doesNotContain(SECRET);
		});
	}

	private static Map<String, ClerkOptions> options(AssertableApplicationContext context) {
		return context.getBean(ClerkInstances.class).options();
	}

	private static ApplicationContextRunner environment(ApplicationContextRunner runner,
			Map<String, Object> variables) {
		return runner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", new HashMap<>(variables))));
	}

}
