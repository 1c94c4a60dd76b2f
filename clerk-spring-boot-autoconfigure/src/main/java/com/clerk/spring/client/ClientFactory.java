package com.clerk.spring.client;

import java.util.List;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.SecuritySource;
import com.clerk.backend_api.models.components.Security;
import com.clerk.backend_api.utils.RetryConfig;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.options.ClerkOptions;

/**
 * Builds clients.
 */
final class ClientFactory {

	private final BackendTransport transport;

	private final List<ClerkCustomizer> customizers;

	ClientFactory(BackendTransport transport, List<ClerkCustomizer> customizers) {
		this.transport = transport;
		this.customizers = List.copyOf(customizers);
	}

	/**
	 * Builds a client.
	 * @param options the options of the instance
	 * @param key the key of its calls, or null if there is none, which they will say
	 */
	Clerk create(ClerkOptions options, @Nullable String key) {
		Clerk.Builder builder = Clerk.builder()
			.serverURL(serverUrl(options))
			.securitySource(SecuritySource.of(security(key)))
			.client(new TransportHttpClient(this.transport, options))
			// By default it repeats a call for up to an hour, if it gets to see a
			// failure: with a client that a customizer puts in place of ours.
			.retryConfig(RetryConfig.builder().noRetries().build());
		this.customizers.forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private static String serverUrl(ClerkOptions options) {
		return (options.apiUrl() + "/" + options.apiVersion()).replaceAll("(?<!:)/{2,}", "/");
	}

	private static Security security(@Nullable String key) {
		Security.Builder security = Security.builder();
		return (key != null) ? security.bearerAuth(key).build() : security.build();
	}

}
