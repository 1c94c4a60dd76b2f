package com.clerk.spring.client;

import java.util.List;
import java.util.function.Function;

import com.clerk.backend_api.Clerk;
import jakarta.servlet.http.HttpServletRequest;

import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.options.ClerkOptions;

/**
 * Clients of the Backend API for applications of several Clerk instances. Clients are
 * safe for use by several threads, and kept for the next call. Safe for use by several
 * threads itself.
 *
 * <pre>
 * User user = clerkClients.forRequest(request).users().get(userId).user().orElseThrow();
 * </pre>
 *
 * A client can be had without a key; a call without one throws
 * {@link com.clerk.spring.options.ClerkConfigurationException}.
 *
 * @since 0.1.0
 */
public interface ClerkClients {

	/**
	 * Makes a source of clients.
	 * @param transport carries the calls
	 * @param requestOptions tells the options of a request
	 * @param customizers are applied to each client, in their order
	 * @return the clients
	 */
	static ClerkClients create(BackendTransport transport, Function<HttpServletRequest, ClerkOptions> requestOptions,
			List<ClerkCustomizer> customizers) {
		return new DefaultClerkClients(new ClientFactory(transport, customizers), requestOptions);
	}

	/**
	 * Returns a client with the secret key of the instance that a request belongs to.
	 * @param request the request
	 * @return the client
	 * @throws RuntimeException if the options of the request can't be had
	 */
	Clerk forRequest(HttpServletRequest request);

	/**
	 * Returns a client with the secret key of an instance.
	 * @param options the options of the instance
	 * @return the client
	 */
	Clerk forOptions(ClerkOptions options);

	/**
	 * Returns a client with the machine secret key of an instance, for its machine
	 * tokens; with the secret key if there is no other.
	 * @param options the options of the instance
	 * @return the client
	 */
	Clerk forMachine(ClerkOptions options);

}
