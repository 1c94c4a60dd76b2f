package com.clerk.spring.client;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.web.client.RestClient;

import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.backend.DefaultBackendObservationConvention;

/**
 * Makes the transport as an application has it.
 */
final class Transports {

	static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-15T08:00:00Z"), ZoneOffset.UTC);

	private Transports() {
	}

	static BackendTransport create() {
		return create(ObservationRegistry.NOOP);
	}

	static BackendTransport create(ObservationRegistry registry) {
		HttpClientSettings settings = HttpClientSettings.defaults().withRedirects(HttpRedirects.DONT_FOLLOW);
		return BackendTransport.create(RestClient.builder(),
				(connectTimeout, readTimeout) -> ClientHttpRequestFactoryBuilder.jdk()
					.build(settings.withTimeouts(connectTimeout, readTimeout)),
				CLOCK, registry, new DefaultBackendObservationConvention());
	}

}
