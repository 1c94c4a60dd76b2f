package com.clerk.spring.client;

import com.clerk.backend_api.Clerk;

/**
 * Changes how clients of the Backend API are built. Beans of this type are applied in
 * their order, after the settings of the library, to every client: that of the
 * application, that of its machine, and those of other instances. So none sets a key;
 * {@code client(…)} takes time-outs, repeats, metrics and {@code ClerkApiException} away.
 *
 * <pre>
 * &#64;Bean
 * ClerkCustomizer recorded() {
 *     return (builder) -&gt; builder.serverURL("https://recorder.example/v1");
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClerkCustomizer {

	/**
	 * Changes the builder of a client.
	 * @param builder the builder, with address, key and transport set
	 */
	void customize(Clerk.Builder builder);

}
