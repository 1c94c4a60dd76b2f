package com.clerk.spring.boot;

import com.clerk.backend_api.Clerk;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;

import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.client.ClerkClients;
import com.clerk.spring.client.ClerkCustomizer;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.servlet.ClerkOptionsResolver;

import static com.clerk.spring.boot.TestKeys.PEM;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WireMockTest
class ClerkClientAutoConfigurationTests {

	private final ApplicationContextRunner withoutKeys = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class,
				ClerkClientAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.withoutKeys
		.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST);

	@Test
	void theClientCallsTheInstanceOfTheApplication(WireMockRuntimeInfo server) {
		answer();

		this.contextRunner.withPropertyValues("clerk.api-url=" + server.getHttpBaseUrl()).run((context) -> {
			context.getBean(Clerk.class).users().delete("user_1");

			verifyCall("/v1/users/user_1", SECRET_TEST);
		});
	}

	@Test
	void theClientOfTheMachineIsHadByName(WireMockRuntimeInfo server) {
		answer();

		this.contextRunner.withUserConfiguration(Callers.class)
			.withPropertyValues("clerk.api-url=" + server.getHttpBaseUrl(), "clerk.machine-secret-key=ak_machine")
			.run((context) -> {
				context.getBean(Caller.class).clerk().users().delete("user_1");
				context.getBean(Caller.class).machine().users().delete("user_2");

				verifyCall("/v1/users/user_1", SECRET_TEST);
				verifyCall("/v1/users/user_2", "ak_machine");
			});
	}

	@Test
	void aClientOfTheApplicationTakesThePlaceOfOurs() {
		Clerk own = Clerk.builder().bearerAuth("sk_test_own").build();

		this.contextRunner.withBean("own", Clerk.class, () -> own)
			.run((context) -> assertThat(context.getBean(Clerk.class)).isSameAs(own));
	}

	@Test
	void aMachineClientOfTheApplicationTakesThePlaceOfOurs() {
		this.contextRunner.withUserConfiguration(Callers.class, OwnMachine.class)
			.run((context) -> assertThat(context.getBean(Caller.class)).satisfies((caller) -> {
				assertThat(caller.machine()).isSameAs(context.getBean("clerkMachine")).isSameAs(OwnMachine.CLIENT);
				assertThat(caller.clerk()).isSameAs(context.getBean("clerk")).isNotSameAs(OwnMachine.CLIENT);
			}));
	}

	@Test
	void aMachineClientThatIsInjectedByItsTypeTooDoesNotTakeThePlaceOfTheOther() {
		this.contextRunner.withUserConfiguration(Callers.class)
			.withBean("clerkMachine", Clerk.class, () -> OwnMachine.CLIENT)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Caller.class).machine()).isSameAs(OwnMachine.CLIENT);
				assertThat(context.getBean(Clerk.class)).isSameAs(context.getBean("clerk"))
					.isNotSameAs(OwnMachine.CLIENT);
			});
	}

	@Test
	void aFurtherClientThatIsInjectedByItsNameOnlyTakesNoPlace() {
		Clerk reports = Clerk.builder().bearerAuth("sk_test_reports").build();

		this.contextRunner
			.withBean("reports", Clerk.class, () -> reports,
					(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false))
			.run((context) -> assertThat(context.getBean(Clerk.class)).isSameAs(context.getBean("clerk"))
				.isNotSameAs(reports));
	}

	@Test
	void customizersOfTheApplicationAreApplied(WireMockRuntimeInfo server) {
		answer();

		this.contextRunner
			.withBean(ClerkCustomizer.class,
					() -> (builder) -> builder.serverURL(server.getHttpBaseUrl() + "/recorded"))
			.run((context) -> {
				context.getBean(Clerk.class).users().delete("user_1");

				verifyCall("/recorded/users/user_1", SECRET_TEST);
			});
	}

	@Test
	void withoutASecretKeyTheApplicationStartsAndCallsSayWhatIsMissing() {
		this.withoutKeys.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.jwt-key=" + PEM)
			.run((context) -> {
				Clerk clerk = context.getBean(Clerk.class);

				assertThatExceptionOfType(ClerkConfigurationException.class)
					.isThrownBy(() -> clerk.users().delete("user_1"))
					.withMessageContaining("clerk.secret-key");
			});
	}

	@Test
	void withoutClerksClientAllElseIsThere() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("com.clerk.backend_api", "com.fasterxml.jackson.databind",
					"com.fasterxml.jackson.core", "com.fasterxml.jackson.datatype", "org.openapitools",
					"io.jsonwebtoken", "org.bouncycastle", "org.apache.commons.io"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ClerkBackend.class)
				.doesNotHaveBean("clerk")
				.doesNotHaveBean("clerkClients"));
	}

	@Test
	void theClientOfARequestIsThatOfItsInstance(WireMockRuntimeInfo server) {
		answer();
		ClerkOptionsResolver tenants = (request,
				defaults) -> defaults.mutate().secretKey("sk_test_" + request.getServerName()).build();

		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class,
					ClerkClientAutoConfiguration.class))
			.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST,
					"clerk.api-url=" + server.getHttpBaseUrl())
			.withBean(ClerkOptionsResolver.class, () -> tenants)
			.run((context) -> {
				MockHttpServletRequest request = new MockHttpServletRequest();
				request.setServerName("b");
				context.getBean(ClerkClients.class).forRequest(request).users().delete("user_1");
				context.getBean(ClerkClients.class)
					.forOptions(context.getBean(ClerkOptions.class))
					.users()
					.delete("user_2");

				verifyCall("/v1/users/user_1", "sk_test_b");
				verifyCall("/v1/users/user_2", SECRET_TEST);
			});
	}

	private static void answer() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"object\":\"user\",\"deleted\":true}")));
	}

	private static void verifyCall(String url, String key) {
		verify(1, deleteRequestedFor(urlEqualTo(url)).withHeader("Authorization", equalTo("Bearer " + key)));
	}

	record Caller(Clerk clerk, Clerk machine) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Callers {

		@Bean
		Caller caller(Clerk clerk, @Qualifier("clerkMachine") Clerk machine) {
			return new Caller(clerk, machine);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMachine {

		static final Clerk CLIENT = Clerk.builder().bearerAuth("ak_own").build();

		@Bean(defaultCandidate = false)
		Clerk clerkMachine() {
			return CLIENT;
		}

	}

}
