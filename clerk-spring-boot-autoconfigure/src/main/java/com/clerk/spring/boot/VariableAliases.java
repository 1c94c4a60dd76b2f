package com.clerk.spring.boot;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names by which every Clerk SDK reads its settings from the environment, and the
 * properties they stand for. Of several names for one property the first that has a value
 * counts.
 */
final class VariableAliases {

	/** {@code shared/spec/authenticate-request.md} section 3.1. */
	private static final Pattern TRUE = Pattern.compile("(?i:true)$|\\s*\\+?0*[1-9]");

	static final List<Alias> ALL = List.of(new Alias("CLERK_PUBLISHABLE_KEY", "clerk.publishable-key"),
			new Alias("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "clerk.publishable-key"),
			new Alias("VITE_CLERK_PUBLISHABLE_KEY", "clerk.publishable-key"),
			new Alias("CLERK_SECRET_KEY", "clerk.secret-key"), new Alias("CLERK_JWT_KEY", "clerk.jwt-key"),
			new Alias("CLERK_MACHINE_SECRET_KEY", "clerk.machine-secret-key"),
			new Alias("CLERK_AUTHORIZED_PARTIES", "clerk.authorized-parties"),
			new Alias("CLERK_SIGN_IN_URL", "clerk.sign-in-url"), new Alias("CLERK_SIGN_UP_URL", "clerk.sign-up-url"),
			new Alias("CLERK_DOMAIN", "clerk.domain"), new Alias("CLERK_PROXY_URL", "clerk.proxy-url"),
			new Alias("CLERK_IS_SATELLITE", "clerk.satellite.enabled", VariableAliases::truth),
			new Alias("CLERK_API_URL", "clerk.api-url"), new Alias("CLERK_API_VERSION", "clerk.api-version"),
			new Alias("CLERK_FAPI_URL", "clerk.frontend-api-proxy.fapi-url"),
			new Alias("CLERK_WEBHOOK_SIGNING_SECRET", "clerk.webhooks.signing-secrets"),
			new Alias("CLERK_DEBUG", "clerk.debug"));

	private VariableAliases() {
	}

	static Stream<Alias> of(String property) {
		return ALL.stream().filter((alias) -> alias.property().equals(property));
	}

	private static String truth(String text) {
		return String.valueOf(TRUE.matcher(text).lookingAt());
	}

	/**
	 * One row of the table.
	 *
	 * @param variable the name in the environment
	 * @param property the property it stands for
	 * @param conversion from the text in the environment to that of the property
	 */
	record Alias(String variable, String property, UnaryOperator<String> conversion) {

		Alias(String variable, String property) {
			this(variable, property, UnaryOperator.identity());
		}

	}

}
