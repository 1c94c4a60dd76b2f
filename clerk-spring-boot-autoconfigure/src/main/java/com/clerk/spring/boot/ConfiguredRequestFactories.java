package com.clerk.spring.boot;

import java.time.Duration;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.client.ClientHttpRequestFactory;

import com.clerk.spring.backend.RequestFactories;

/**
 * The application's HTTP client (its kind, its SSL bundle, its address filter) with our
 * time-outs. Neither redirects nor cookies: calls carry the secret key. No repetitions:
 * which calls may be made again only their maker knows.
 */
final class ConfiguredRequestFactories implements RequestFactories {

	private final ClientHttpRequestFactoryBuilder<?> builder;

	private final HttpClientSettings settings;

	ConfiguredRequestFactories(ClientHttpRequestFactoryBuilder<?> builder, HttpClientSettings settings) {
		this.builder = withoutRepetitions(builder);
		this.settings = settings.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withCookieHandling(HttpCookieHandling.DISABLE);
	}

	private static ClientHttpRequestFactoryBuilder<?> withoutRepetitions(ClientHttpRequestFactoryBuilder<?> builder) {
		return (builder instanceof HttpComponentsClientHttpRequestFactoryBuilder apache)
				? apache.withHttpClientCustomizer(HttpClientBuilder::disableAutomaticRetries) : builder;
	}

	@Override
	public ClientHttpRequestFactory create(Duration connectTimeout, Duration readTimeout) {
		return this.builder.build(this.settings.withTimeouts(connectTimeout, readTimeout));
	}

}
