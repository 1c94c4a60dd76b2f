package com.clerk.spring.test.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.client.RestClient;

import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.boot.ClerkOptionsBuilderCustomizer;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.test.LocalClerk;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A local Clerk beside an application, and what it refuses.
 */
@ExtendWith(OutputCaptureExtension.class)
class LocalClerkStartTests {

	private static final String FOREIGN_SECRET = "sk_test_0123456789012345678901234567890123456789";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withUserConfiguration(LocalApplication.class, LocalClerk.class);

	@Test
	void oneLineStartsAnApplicationOnALocalClerk() {
		SpringApplication.Running running = SpringApplication.from(LocalApplicationMain::main)
			.with(LocalClerk.class)
			.run("--server.port=0");
		String address;
		try (ConfigurableApplicationContext context = running.getApplicationContext()) {
			ClerkEmulator clerk = context.getBean(ClerkEmulator.class);
			address = clerk.url();

			assertThat(clerk.signIn("ada+clerk_test@example.com").user().id())
				.isEqualTo("user_2demoAda000000000000000000");
			assertThat(context.getBean(ClerkOptions.class).secretKey()).isEqualTo(clerk.secretKey());
		}
		assertThatExceptionOfType(IOException.class).as("closed with the application")
			.isThrownBy(() -> HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(address + "/sign-in")).build(), BodyHandlers.discarding()));
	}

	@Test
	void productionProfileIsRefused() {
		this.runner.withPropertyValues("spring.profiles.active=production")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("'production'")
				.hasMessageContaining("spring.profiles.active"));
	}

	@Test
	void productionProfileIsRefusedHoweverTheLocalClerkGotThere() {
		new WebApplicationContextRunner().withUserConfiguration(LocalApplication.class, OwnEmulator.class)
			.withPropertyValues("spring.profiles.active=prod")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("'prod'"));
	}

	@Test
	void whichProfilesAreForProductionIsSet() {
		this.runner.withPropertyValues("spring.profiles.active=live", "clerk.checks.production-profiles=live,staging")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("'live'"));
		this.runner.withPropertyValues("spring.profiles.active=prod", "clerk.checks.production-profiles=live")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void productionProfileIsRefusedInWhateverCase() {
		this.runner.withPropertyValues("spring.profiles.active=Prod")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("'Prod'"));
	}

	@Test
	void productionProfileIsRefusedAsTheDefaultOne() {
		this.runner.withPropertyValues("spring.profiles.default=prod")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("'prod'"));
		this.runner.withPropertyValues("spring.profiles.default=prod", "spring.profiles.active=test")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void keysThatItDidNotMakeAreRefused() {
		this.runner.withUserConfiguration(ForeignKey.class)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("clerk.secret-key")
				.hasMessageContaining("ClerkOptionsBuilderCustomizer")
				.hasMessageNotContaining("0123456789"));
	}

	@Test
	void keysOfAnInstanceThatItDidNotMakeAreRefused() {
		this.runner
			.withPropertyValues("clerk.instances.acme.hosts=a.example.com",
					"clerk.instances.acme.publishable-key=pk_test_YS5leGFtcGxlLmNvbSQ",
					"clerk.instances.acme.secret-key=" + FOREIGN_SECRET)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("clerk.instances.acme.publishable-key")
				.hasMessageNotContaining("0123456789"));
	}

	@Test
	void keysOfAnInstanceThatItMadeAreTaken() {
		try (ClerkEmulator clerk = ClerkEmulator.builder().start()) {
			this.runner.withBean(ClerkEmulator.class, () -> clerk)
				.withPropertyValues("clerk.instances.acme.hosts=a.example.com",
						"clerk.instances.acme.publishable-key=" + clerk.publishableKey(),
						"clerk.instances.acme.secret-key=" + clerk.secretKey(),
						"clerk.instances.acme.machine-secret-key=" + clerk.machines().create("shop").secretKey())
				.run((context) -> assertThat(context).hasNotFailed());
		}
	}

	@Test
	void machineSecretKeyOfTheDevelopersEnvironmentGivesWay() {
		this.runner.withPropertyValues("clerk.machine-secret-key=ak_0123456789012345678901234567890123456789")
			.run((context) -> assertThat(context.getBean(ClerkOptions.class).machineSecretKey())
				.isEqualTo(context.getBean(ClerkEmulator.class).machineSecretKey()));
	}

	@Test
	void secretKeyOfProductionGivesWayAndIsNotedWithoutBeingShown(CapturedOutput output) {
		this.runner.withPropertyValues("clerk.secret-key=sk_live_0123456789012345678901234567890123456789")
			.run((context) -> assertThat(context.getBean(ClerkOptions.class).secretKey())
				.isEqualTo(context.getBean(ClerkEmulator.class).secretKey()));

		assertThat(output).containsOnlyOnce("clerk.secret-key is that of a production instance")
			.doesNotContain("sk_live_0");
	}

	@Test
	void nothingIsNotedOfAnotherSecretKey(CapturedOutput output) {
		this.runner.withPropertyValues("clerk.secret-key=" + FOREIGN_SECRET)
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).doesNotContain("clerk.secret-key is that");
	}

	@Test
	void applicationWithoutAMachineSecretKeyIsNoMachine() {
		this.runner.run((context) -> {
			assertThat(context.getBean(ClerkOptions.class).machineSecretKey()).isNull();
			assertThat(context.getBean(ClerkEmulator.class).machines()).hasToString("EmulatedMachines[0]");
		});
	}

	@Test
	void machineSecretKeyThatItMadeIsTaken() {
		try (ClerkEmulator clerk = ClerkEmulator.builder().start()) {
			String key = clerk.machines().create("shop").secretKey();
			this.runner.withBean(ClerkEmulator.class, () -> clerk)
				.withPropertyValues("clerk.machine-secret-key=" + key)
				.run((context) -> assertThat(context.getBean(ClerkOptions.class).machineSecretKey()).isEqualTo(key));
		}
	}

	@Test
	void browserScriptsComeFromAFolderOfTheApplicationsOwn(@TempDir Path folder) throws IOException {
		Path script = folder.resolve("clerk-js/dist/clerk.browser.js");
		Files.createDirectories(script.getParent());
		Files.writeString(script, "const own = 1;");

		this.runner.withPropertyValues("clerk.emulator.browser-scripts=" + folder).run((context) -> {
			String address = context.getBean(ClerkEmulator.class).url()
					+ "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
			assertThat(RestClient.create().get().uri(address).retrieve().body(String.class))
				.isEqualTo("const own = 1;");
		});
	}

	@Test
	void pagesLeadBackToHostsThatAreNamed() {
		this.runner.withPropertyValues("clerk.emulator.redirect-hosts=harbor.test,App.Harbor.test").run((context) -> {
			ClerkEmulator clerk = context.getBean(ClerkEmulator.class);

			assertThat(wayBack(clerk, "https://harbor.test/")).startsWith("https://harbor.test/?");
			assertThat(wayBack(clerk, "http://app.harbor.test:8080/")).startsWith("http://app.harbor.test:8080/?");
			assertThat(wayBack(clerk, "https://other.test/")).isNull();
		});
	}

	private static String wayBack(ClerkEmulator clerk, String redirectUrl) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(clerk.url() + "/v1/client/handshake?redirect_url=" + redirectUrl))
				.build(), BodyHandlers.discarding())
			.headers()
			.firstValue("Location")
			.orElse(null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://harbor.test", "harbor.test:8080", "harbor.test/", "*.harbor.test",
			"harbor.test,,app.test" })
	void whatIsNoNameOfAHostIsRefused(String hosts) {
		this.runner.withPropertyValues("clerk.emulator.redirect-hosts=" + hosts)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("Property clerk.emulator.redirect-hosts with value")
				.hasMessageContaining("A host to lead back to is a name without scheme"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "port=70000", "port=-1", "token-ttl=0s" })
	void whatCanNotBeIsRefusedByItsName(String setting) {
		this.runner.withPropertyValues("clerk.emulator." + setting)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("Property clerk.emulator." + setting.split("=")[0] + " with value"));
	}

	@Test
	void browsersKnowItAgainByTheNameOfTheApplicationWhenItIsStartedAnew() {
		String first = publishableKey("spring.application.name=harbor");

		assertThat(publishableKey("spring.application.name=harbor")).isEqualTo(first);
		assertThat(publishableKey("spring.application.name=quay")).isNotEqualTo(first);
		assertThat(publishableKey("spring.application.name=quay", "clerk.emulator.instance=harbor")).isEqualTo(first);
	}

	@Test
	void browsersKnowItAgainWhereTheApplicationHasNoName() {
		assertThat(publishableKey()).isEqualTo(publishableKey());
	}

	private String publishableKey(String... properties) {
		AtomicReference<String> key = new AtomicReference<>();
		this.runner.withPropertyValues(properties)
			.run((context) -> key.set(context.getBean(ClerkEmulator.class).publishableKey()));
		return key.get();
	}

	@Test
	void severalOptionsAreAllLookedAt() {
		this.runner.withUserConfiguration(SecondOptions.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("clerk.secret-key"));
	}

	@Test
	void ownEmulatorIsTaken() {
		this.runner.withUserConfiguration(OwnEmulator.class).run((context) -> {
			assertThat(context).hasSingleBean(ClerkEmulator.class).hasSingleBean(ClerkConnectionDetails.class);
			assertThat(context.getBean(ClerkConnectionDetails.class).getPublishableKey()).startsWith("pk_live_");
		});
	}

	@Test
	void applicationsOwnSignInPageAndProxyAreKept() {
		this.runner
			.withPropertyValues("clerk.sign-in-url=/login", "clerk.sign-up-url=https://accounts.example.com/sign-up",
					"clerk.frontend-api-proxy.enabled=true")
			.run((context) -> {
				ClerkConnectionDetails details = context.getBean(ClerkConnectionDetails.class);
				ClerkEmulator clerk = context.getBean(ClerkEmulator.class);

				assertThat(details.getSignInUrl()).isEqualTo("/login");
				assertThat(details.getSignUpUrl()).isEqualTo(clerk.url() + "/sign-up");
				assertThat(details.getProxyUrl()).isNull();
			});
	}

	@Test
	void authorizedPartiesStayUnlessATestEmptiesThem() {
		String own = "clerk.authorized-parties=https://app.example.com";
		this.runner.withPropertyValues(own)
			.run((context) -> assertThat(context.getBean(ClerkOptions.class).authorizedParties())
				.containsExactly("https://app.example.com"));
		this.runner.withPropertyValues(own)
			.withPropertyValues("clerk.authorized-parties=")
			.run((context) -> assertThat(context.getBean(ClerkOptions.class).authorizedParties()).isEmpty());
	}

	@Test
	void propertiesSayWhatItIsLike() {
		this.runner
			.withPropertyValues("clerk.emulator.demo-data=false", "clerk.emulator.production=true",
					"clerk.emulator.token-ttl=5s", "clerk.emulator.control=true")
			.run((context) -> {
				ClerkEmulator clerk = context.getBean(ClerkEmulator.class);

				assertThat(clerk.publishableKey()).startsWith("pk_live_");
				assertThat(clerk.signIn("ada+clerk_test@example.com").user().id())
					.isNotEqualTo("user_2demoAda000000000000000000");
				assertThat(RestClient.create(clerk.url()).get().uri("/emulator/state").retrieve().body(String.class))
					.contains("sessions");
			});
	}

	static class LocalApplicationMain {

		static void main(String[] args) {
			SpringApplication.run(LocalApplication.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ForeignKey {

		@Bean
		ClerkOptionsBuilderCustomizer foreignKey() {
			return (options) -> options.secretKey(FOREIGN_SECRET);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondOptions {

		@Bean
		@Primary
		ClerkOptions firstOptions(ClerkEmulator clerk) {
			return ClerkOptions.builder().publishableKey(clerk.publishableKey()).secretKey(clerk.secretKey()).build();
		}

		@Bean
		ClerkOptions secondOptions() {
			return ClerkOptions.builder().secretKey(FOREIGN_SECRET).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEmulator {

		@Bean
		ClerkEmulator ownEmulator() {
			return ClerkEmulator.builder().production().start();
		}

	}

}
