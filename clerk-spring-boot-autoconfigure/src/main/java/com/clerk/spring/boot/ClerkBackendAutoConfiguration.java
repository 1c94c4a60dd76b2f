package com.clerk.spring.boot;

import java.time.Clock;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.BackendObservationConvention;
import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.backend.ClerkDomains;
import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.backend.DefaultBackendObservationConvention;
import com.clerk.spring.backend.RequestFactories;
import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkDomain;
import com.clerk.spring.model.ClerkM2mToken;
import com.clerk.spring.model.ClerkM2mTokens;
import com.clerk.spring.model.ClerkProxyCheck;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.outgoing.ClerkTokenInterceptors;

/**
 * Auto-configuration of the calls to Clerk's Backend API, on the HTTP client and the
 * settings of the application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { RestClientAutoConfiguration.class, ImperativeHttpClientAutoConfiguration.class },
		before = ClerkAutoConfiguration.class)
@ConditionalOnClass(RestClient.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@RegisterReflectionForBinding(classes = { ClerkDeletedObject.class, ClerkDomain.class, ClerkM2mToken.class,
		ClerkM2mTokens.class, ClerkProxyCheck.class },
		classNames = "com.clerk.spring.backend.DefaultClerkDomains$DomainList")
public final class ClerkBackendAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RequestFactories clerkRequestFactories(ObjectProvider<ClientHttpRequestFactoryBuilder<?>> builders,
			ObjectProvider<HttpClientSettings> settings) {
		return new ConfiguredRequestFactories(builders.getIfAvailable(ClientHttpRequestFactoryBuilder::detect),
				settings.getIfAvailable(HttpClientSettings::defaults));
	}

	@Bean
	@ConditionalOnMissingBean
	BackendTransport clerkBackendTransport(ObjectProvider<RestClient.Builder> builders,
			RequestFactories requestFactories, @Qualifier("clerkClock") ObjectProvider<Clock> clock,
			ObjectProvider<ObservationRegistry> observations,
			ObjectProvider<BackendObservationConvention> conventions) {
		return BackendTransport.create(builders.getIfAvailable(RestClient::builder), requestFactories,
				clock.getIfAvailable(Clock::systemUTC), observations.getIfAvailable(() -> ObservationRegistry.NOOP),
				conventions.getIfAvailable(DefaultBackendObservationConvention::new));
	}

	@Bean
	@ConditionalOnMissingBean
	BackendApi clerkBackendApi(BackendTransport transport, @Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		return BackendApi.create(transport, clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	ClerkDomains clerkDomains(BackendTransport transport, ClerkOptions options) {
		return ClerkDomains.create(transport, options);
	}

	@Bean
	@ConditionalOnMissingBean
	ClerkM2m clerkM2m(BackendTransport transport, ClerkOptions options) {
		return ClerkM2m.create(transport, options);
	}

	@Bean
	@ConditionalOnMissingBean
	ClerkTokenInterceptors clerkTokenInterceptors(ObjectProvider<ClerkM2m> m2m,
			@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		// Not ClerkM2m itself: it needs the RestClient.Builder, whose customizer may ask
		// for this.
		return new ClerkTokenInterceptors(m2m::getObject, clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	ClerkBackend clerkBackend(BackendTransport transport, ClerkOptions options) {
		return ClerkBackend.create(transport, options);
	}

}
