package com.clerk.spring.client;

import java.util.function.Function;

import com.clerk.backend_api.Clerk;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;

import com.clerk.spring.options.ClerkOptions;

/**
 * Keeps a client for each instance. They hold no connections, so one that is dropped is
 * soon made again.
 */
final class DefaultClerkClients implements ClerkClients {

	private static final int MAX_CLIENTS = 1000;

	private final ClientFactory factory;

	private final Function<HttpServletRequest, ClerkOptions> requestOptions;

	private final Cache<ClerkOptions, Clerk> clients = clients();

	private final Cache<ClerkOptions, Clerk> machineClients = clients();

	DefaultClerkClients(ClientFactory factory, Function<HttpServletRequest, ClerkOptions> requestOptions) {
		this.factory = factory;
		this.requestOptions = requestOptions;
	}

	@Override
	public Clerk forRequest(HttpServletRequest request) {
		return forOptions(this.requestOptions.apply(request));
	}

	@Override
	public Clerk forOptions(ClerkOptions options) {
		return this.clients.get(options, (key) -> this.factory.create(options, options.secretKey()));
	}

	@Override
	public Clerk forMachine(ClerkOptions options) {
		String machineKey = options.machineSecretKey();
		return (machineKey == null) ? forOptions(options)
				: this.machineClients.get(options, (key) -> this.factory.create(options, machineKey));
	}

	private static Cache<ClerkOptions, Clerk> clients() {
		return Caffeine.newBuilder().maximumSize(MAX_CLIENTS).executor(Runnable::run).build();
	}

}
