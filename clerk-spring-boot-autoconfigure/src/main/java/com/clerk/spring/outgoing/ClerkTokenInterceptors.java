package com.clerk.spring.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.http.client.ClientHttpRequestInterceptor;

import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.backend.M2mTokenRequest;

/**
 * Makes interceptors that send a token with calls to services of one's own, which verify
 * it as this application does. A token goes to the origins named and nowhere else, and
 * never in the place of an {@code Authorization} that a call brings itself.
 *
 * <pre>
 * RestClient orders = builder.baseUrl("https://orders.example.com")
 *     .requestInterceptor(clerkTokenInterceptors.ofMachine("https://orders.example.com"))
 *     .build();
 * </pre>
 *
 * An interceptor does not see redirects. Some HTTP clients, such as that of JDK 17, carry
 * headers along to wherever a service redirects them, so let the client follow none
 * ({@code spring.http.clients.redirects: dont-follow}).
 *
 * @since 0.1.0
 */
public final class ClerkTokenInterceptors {

	private static final M2mTokenRequest USUAL = M2mTokenRequest.create().expiresIn(Duration.ofHours(1));

	private final Supplier<ClerkM2m> m2m;

	private final Clock clock;

	/**
	 * Creates the maker, such as one for another instance than the application's own.
	 * @param m2m creates machine-to-machine tokens, with the machine secret key; asked
	 * for when the first token is needed
	 * @param clock the clock by which they expire
	 */
	public ClerkTokenInterceptors(Supplier<ClerkM2m> m2m, Clock clock) {
		this.m2m = m2m;
		this.clock = clock;
	}

	/**
	 * Sends the token of the caller of the running request, if there is one: a session
	 * token, or a machine token that was accepted. A session token is good for a minute
	 * at most.
	 * @param origins where to send it, each such as {@code https://orders.example.com} or
	 * {@code http://orders:8080}: scheme, host and port, without a path
	 * @return an interceptor. Where {@link com.clerk.spring.security.ClerkAuth#current()}
	 * knows of no request, a call to these origins fails with its
	 * {@link IllegalStateException}
	 * @throws IllegalArgumentException if there is no origin, or one is something else
	 */
	public ClientHttpRequestInterceptor ofCaller(String... origins) {
		return new ClerkTokenInterceptor(new CallerToken(), NamedOrigins.of(origins));
	}

	/**
	 * Sends an opaque machine-to-machine token that is good for an hour, renewed before
	 * it expires.
	 * @param origins where to send it, as in {@link #ofCaller(String...)}
	 * @return an interceptor, to be kept: each has a token of its own
	 * @throws IllegalArgumentException if there is no origin, or one is something else
	 */
	public ClientHttpRequestInterceptor ofMachine(String... origins) {
		return ofMachine(USUAL, origins);
	}

	/**
	 * Sends a machine-to-machine token. It is created when first needed and renewed
	 * before it expires: by one call to Clerk at a time, while others go on with the
	 * token there is. Where a service answers 401, a new one is created: at first no
	 * sooner than a minute after the last, then ever more seldom while it is refused
	 * again. Where none is to be had, calls to these origins fail with the
	 * {@link com.clerk.spring.backend.ClerkApiException}, and Clerk is asked again five
	 * seconds later or when it said.
	 * @param request what the tokens shall be like
	 * @param origins where to send them, as in {@link #ofCaller(String...)}
	 * @return an interceptor, to be kept: each has a token of its own
	 * @throws IllegalArgumentException if there is no origin, or one is something else
	 */
	public ClientHttpRequestInterceptor ofMachine(M2mTokenRequest request, String... origins) {
		return new ClerkTokenInterceptor(new MachineToken(this.m2m, request, this.clock), NamedOrigins.of(origins));
	}

}
