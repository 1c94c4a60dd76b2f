package com.clerk.spring.boot;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.backend.ClerkDomains;
import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.backend.RequestFactories;
import com.clerk.spring.boot.ClerkProperties.TokenCache;
import com.clerk.spring.operations.FailedChecksException;
import com.clerk.spring.operations.StartupReport;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.outgoing.ClerkTokenInterceptors;
import com.clerk.spring.request.CallerApi;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.AuthenticationObservationConvention;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.DefaultAuthenticationObservationConvention;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TokenVerificationException;

import static com.clerk.spring.boot.TestKeys.PEM;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class ClerkAutoConfigurationTests {

	private final ApplicationContextRunner withoutKeys = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.withoutKeys
		.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST);

	@Test
	void optionsAreMadeOfTheProperties() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ClerkOptions.class)
			.hasSingleBean(ClerkConnectionDetails.class)
			.hasSingleBean(StartupReport.class));
	}

	@Test
	void whenKeysAreMissingThenTheContextFails() {
		this.withoutKeys.run((context) -> assertThat(context).hasFailed()
			.getFailure()
			.hasRootCauseInstanceOf(FailedChecksException.class));
	}

	@Test
	void whenTheUserHasOptionsThenOursBackOffAndNoKeyIsDemanded() {
		ClerkOptions options = ClerkOptions.builder().publishableKey(PUBLISHABLE_TEST).build();

		this.withoutKeys.withBean(ClerkOptions.class, () -> options)
			.run((context) -> assertThat(context).hasNotFailed().getBean(ClerkOptions.class).isSameAs(options));
	}

	@Test
	void decisionsAreObservedAsTheApplicationNamesThem() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		this.contextRunner.withBean(ObservationRegistry.class, () -> registry)
			.withBean(AuthenticationObservationConvention.class,
					() -> new DefaultAuthenticationObservationConvention() {

						@Override
						public String getName() {
							return "harbor.authentication";
						}

					})
			.run((context) -> {
				ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/").build();
				context.getBean(RequestAuthenticator.class).authenticate(request, context.getBean(ClerkOptions.class));

				TestObservationRegistryAssert.assertThat(registry)
					.hasSingleObservationThat()
					.hasNameEqualTo("harbor.authentication")
					.hasLowCardinalityKeyValue("outcome", "signed-out");
			});
	}

	@Test
	void whenSwitchedOffThenNothingIsMade() {
		this.contextRunner.withPropertyValues("clerk.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClerkOptions.class)
				.doesNotHaveBean(ClerkConnectionDetails.class)
				.doesNotHaveBean(ClerkProperties.class)
				.doesNotHaveBean(StartupReporter.class));
	}

	@Test
	void tokensAndRequestsCanBeVerified() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SessionTokenVerifier.class)
			.hasSingleBean(RequestAuthenticator.class)
			.hasSingleBean(SigningKeys.class)
			.hasSingleBean(BackendApi.class)
			.hasSingleBean(ClerkBackend.class)
			.hasSingleBean(ClerkDomains.class)
			.hasSingleBean(ClerkM2m.class)
			.hasSingleBean(ClerkTokenInterceptors.class)
			.hasSingleBean(BackendTransport.class)
			.hasSingleBean(RequestFactories.class));
	}

	@Test
	void whenTheUserHasABeanThenOursBacksOff() {
		this.contextRunner.withBean("mine1", SessionTokenVerifier.class, () -> mock(SessionTokenVerifier.class))
			.withBean("mine2", RequestAuthenticator.class, () -> mock(RequestAuthenticator.class))
			.withBean("mine3", BackendApi.class, () -> mock(BackendApi.class))
			.withBean("mine4", RequestFactories.class, () -> mock(RequestFactories.class))
			.withBean("mine5", ClerkDomains.class, () -> mock(ClerkDomains.class))
			.withBean("mine6", ClerkBackend.class, () -> mock(ClerkBackend.class))
			.withBean("mine7", ClerkM2m.class, () -> mock(ClerkM2m.class))
			.withBean("mine8", BackendTransport.class, () -> mock(BackendTransport.class))
			.withBean("mine9", CallerApi.class, () -> mock(CallerApi.class))
			.run((context) -> {
				assertThat(context.getBeanNamesForType(SessionTokenVerifier.class)).containsExactly("mine1");
				assertThat(context.getBeanNamesForType(RequestAuthenticator.class)).containsExactly("mine2");
				assertThat(context.getBeanNamesForType(BackendApi.class)).containsExactly("mine3");
				assertThat(context.getBeanNamesForType(RequestFactories.class)).containsExactly("mine4");
				assertThat(context.getBeanNamesForType(ClerkDomains.class)).containsExactly("mine5");
				assertThat(context.getBeanNamesForType(ClerkBackend.class)).containsExactly("mine6");
				assertThat(context.getBeanNamesForType(ClerkM2m.class)).containsExactly("mine7");
				assertThat(context.getBeanNamesForType(BackendTransport.class)).containsExactly("mine8");
				assertThat(context.getBeanNamesForType(CallerApi.class)).containsExactly("mine9");
			});
	}

	@Test
	void whenThereIsNoSecretKeyThenOnlyCallsOfTheBackendApiFail() {
		this.withoutKeys.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.jwt-key=" + PEM)
			.run((context) -> assertThatExceptionOfType(ClerkConfigurationException.class)
				.isThrownBy(() -> context.getBean(ClerkDomains.class).list())
				.withMessageContaining("clerk.secret-key"));
	}

	@Test
	void theClockIsTheOneOfOurNameAndNoOther() {
		Clock whenTheTokenWasValid = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
		String token = TestKeys.token(whenTheTokenWasValid.instant());
		ApplicationContextRunner verifying = this.contextRunner.withPropertyValues("clerk.jwt-key=" + PEM);

		verifying.withBean("clerkClock", Clock.class, () -> whenTheTokenWasValid)
			.withBean("applicationClock", Clock.class, Clock::systemUTC)
			.run((context) -> assertThat(context.getBean(SessionTokenVerifier.class).verify(token).subject())
				.isEqualTo("user_1"));
		verifying.withBean("applicationClock", Clock.class, () -> whenTheTokenWasValid)
			.run((context) -> assertThatExceptionOfType(TokenVerificationException.class)
				.isThrownBy(() -> context.getBean(SessionTokenVerifier.class).verify(token)));
	}

	@Test
	void nothingOfOursIsAClockForTheApplication() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(Clock.class));
	}

	@Test
	void theTokenCacheCanBeSwitchedOff() {
		assertThat(new TokenCache(true, 7).size()).isEqualTo(7);
		assertThat(new TokenCache(false, 7).size()).isZero();
		this.contextRunner.withPropertyValues("clerk.token-cache.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(SessionTokenVerifier.class));
	}

	@Test
	void secretsAreHiddenFromTheActuatorWhereThereIsOne() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SanitizingFunction.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("clerkSanitizingFunction"));
	}

	@Test
	void theLibraryNeedsNoBeanValidation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("jakarta.validation"))
			.run((context) -> assertThat(context).hasSingleBean(ClerkOptions.class));
	}

}
