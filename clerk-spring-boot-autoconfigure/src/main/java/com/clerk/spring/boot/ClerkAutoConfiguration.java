package com.clerk.spring.boot;

import java.time.Clock;
import java.util.stream.Stream;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.operations.FindingSource;
import com.clerk.spring.operations.StartupReport;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.AuthenticationObservationConvention;
import com.clerk.spring.request.DefaultAuthenticationObservationConvention;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;

/**
 * Auto-configuration of what needs no web application: the options, and the verification
 * of tokens and requests.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ ClerkProperties.class, ClerkRouteProperties.class, ClerkInstanceProperties.class,
		ClerkMachineTokenProperties.class })
@Import(CallerApiConfiguration.class)
public final class ClerkAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClerkConnectionDetails clerkConnectionDetails(ClerkProperties properties, ResourceLoader resourceLoader) {
		return new PropertiesClerkConnectionDetails(properties, new JwtKeyText(resourceLoader));
	}

	@Bean
	InstanceOptionsFactory clerkInstanceOptionsFactory(ClerkInstanceProperties instances, ClerkProperties properties,
			ClerkConnectionDetails details, ResourceLoader resourceLoader, Environment environment) {
		UnknownInstanceSettings.refuse(environment);
		return new InstanceOptionsFactory(instances, properties, details, new JwtKeyText(resourceLoader));
	}

	@Bean
	ClerkOptionsFactory clerkOptionsFactory(ClerkProperties properties, ClerkRouteProperties routes,
			ClerkConnectionDetails details, InstanceOptionsFactory instances, ListableBeanFactory beanFactory,
			Environment environment) {
		return new ClerkOptionsFactory(properties, routes, details, instances, OwnOptionsResolver.isIn(beanFactory),
				ExposedSecrets.variables(environment));
	}

	@Bean
	@ConditionalOnMissingBean
	ClerkOptions clerkOptions(ClerkOptionsFactory factory, ObjectProvider<ClerkOptionsBuilderCustomizer> customizers) {
		return factory.create(customizers.orderedStream());
	}

	@Bean
	ClerkInstances clerkInstances(InstanceOptionsFactory factory, ClerkOptions options) {
		return factory.create(options);
	}

	@Bean
	@ConditionalOnMissingBean
	SigningKeys clerkSigningKeys(BackendApi backendApi, @Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		return SigningKeys.create(backendApi, clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	SessionTokenVerifier clerkSessionTokenVerifier(ClerkOptions options, SigningKeys keys, ClerkProperties properties,
			@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		return SessionTokenVerifier.create(options, keys, clock.getIfAvailable(Clock::systemUTC),
				properties.tokenCache().size());
	}

	@Bean
	@ConditionalOnMissingBean
	MachineTokenVerifier clerkMachineTokenVerifier(BackendApi backendApi, SigningKeys keys,
			ClerkMachineTokenProperties cache, ObjectProvider<CacheManager> cacheManagers,
			@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		return MachineTokenVerifier.create(backendApi, keys, clock.getIfAvailable(Clock::systemUTC), cache.ttl(),
				cache.maximumSize(), new MachineTokenCacheSource(cacheManagers).find(cache.cacheName()));
	}

	@Bean
	@ConditionalOnMissingBean
	RequestAuthenticator clerkRequestAuthenticator(SessionTokenVerifier verifier,
			MachineTokenVerifier machineTokenVerifier, SigningKeys keys, BackendApi backendApi,
			@Qualifier("clerkClock") ObjectProvider<Clock> clock, ObjectProvider<ObservationRegistry> observations,
			ObjectProvider<AuthenticationObservationConvention> convention) {
		RequestAuthenticator authenticator = RequestAuthenticator.create(verifier, machineTokenVerifier, keys,
				backendApi, clock.getIfAvailable(Clock::systemUTC));
		return RequestAuthenticator.observed(authenticator, observations.getIfAvailable(() -> ObservationRegistry.NOOP),
				convention.getIfAvailable(DefaultAuthenticationObservationConvention::new));
	}

	@Bean
	@ConditionalOnMissingBean
	StartupReport clerkStartupReport(ClerkOptions options, ClerkInstances instances, ClerkRouteProperties routes,
			ClerkOptionsFactory factory, ObjectProvider<FindingSource> more) {
		return new StartupReport(options, instances.options(), routes.ruleCount(), () -> Stream
			.concat(factory.findings().stream(), more.orderedStream().flatMap(FindingSource::findings)));
	}

	@Bean
	StartupReporter clerkStartupReporter(StartupReport report) {
		return new StartupReporter(report);
	}

	/**
	 * Fetches keys ahead of the first request.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebServerApplicationContext.class)
	static final class PreloadConfiguration {

		@Bean
		KeyPreloader clerkKeyPreloader(SigningKeys keys, ClerkOptions options, ClerkInstances instances) {
			return new KeyPreloader(keys, Stream.concat(Stream.of(options), instances.options().values().stream()));
		}

	}

	/**
	 * Hides the secrets where the application shows the values of its properties.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SanitizingFunction.class)
	static final class SanitizingConfiguration {

		@Bean
		SanitizingFunction clerkSanitizingFunction() {
			return new ClerkSanitizingFunction();
		}

	}

}
