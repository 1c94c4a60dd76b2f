package com.clerk.spring.request.properties;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Tuple;

import com.clerk.spring.options.ClerkOptions;

/**
 * Options as applications set them, sensibly or not.
 */
final class Options {

	static final String BROKEN_PATTERN = "/orgs/(";

	static final String SECRET_KEY = "sk_live_secret";

	private Options() {
	}

	static Arbitrary<ClerkOptions> any() {
		return Builders.withBuilder(ClerkOptions::builder)
			.use(Arbitraries.of(Credentials.PRODUCTION.value(), Credentials.DEVELOPMENT.value()))
			.in((builder, key) -> builder.publishableKey(key))
			.use(mostly(SECRET_KEY, "sk_test_secret", ""))
			.in((builder, key) -> builder.secretKey(key))
			.use(mostly(SampleTokens.PEM, ""))
			.in((builder, key) -> builder.jwtKey(key))
			.use(Arbitraries.of("satellite.example.org", "satellite.example.org", "", "no host"))
			.in((builder, domain) -> builder.domain(domain))
			.use(mostly("", "/__clerk", "https://proxy.example.net/api/clerk/", "HTTPS://PROXY.example.net"))
			.in((builder, url) -> builder.proxyUrl(url))
			.use(mostly("https://primary.example.net/sign-in?a=1", "", "/sign-in", "https://app.example.com/in",
					"javascript:alert(1)"))
			.in((builder, url) -> builder.signInUrl(url))
			.use(Arbitraries.of(false, false, true))
			.in((builder, satellite) -> builder.satellite(satellite))
			.use(Arbitraries.of(false, true))
			.in((builder, autoSync) -> builder.satelliteAutoSync(autoSync))
			.use(mostly(List.<String>of(), List.of("https://satellite.example.org"), List.of("junk", "")))
			.in((builder, origins) -> builder.satelliteAllowedOrigins(origins))
			.use(mostly(List.<String>of(), List.of("/orgs/:slug", "/orgs/:slug/(.*)"), List.of("/o/:id+", "/(.*)"),
					List.of(BROKEN_PATTERN)))
			.in((builder, patterns) -> builder.organizationPatterns(patterns))
			.use(mostly(List.<String>of(), List.of("/me", "/(.*)")))
			.in((builder, patterns) -> builder.personalAccountPatterns(patterns))
			.use(mostly(List.<String>of(), List.of("https://app.example.com")))
			.in((builder, parties) -> builder.authorizedParties(parties))
			.use(Arbitraries.of(false, true))
			.in((builder, accepted) -> builder.acceptMissingAzp(accepted))
			.use(mostly(Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(5)))
			.in((builder, skew) -> builder.clockSkew(skew))
			.build((builder) -> builder.build());
	}

	/**
	 * Returns the first value in most cases: with everything odd at once nothing is ever
	 * reached.
	 */
	@SafeVarargs
	private static <T> Arbitrary<T> mostly(T usual, T... others) {
		return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(others)));
	}

}
