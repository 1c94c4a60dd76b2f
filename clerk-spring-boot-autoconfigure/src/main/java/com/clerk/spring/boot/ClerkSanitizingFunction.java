package com.clerk.spring.boot;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

import com.clerk.spring.boot.VariableAliases.Alias;

/**
 * Hides the secrets of Clerk in the actuator's endpoints, whatever they are told to show.
 */
final class ClerkSanitizingFunction implements SanitizingFunction {

	private static final Set<String> SECRETS = Set.of("clerk.secret-key", "clerk.jwt-key", "clerk.machine-secret-key",
			"clerk.webhooks.signing-secrets");

	private static final Set<String> NAMES = Stream
		.concat(SECRETS.stream().map(ClerkSanitizingFunction::uniform),
				VariableAliases.ALL.stream()
					.filter((alias) -> SECRETS.contains(alias.property()))
					.map(Alias::variable)
					.map(ClerkSanitizingFunction::uniform))
		.collect(Collectors.toUnmodifiableSet());

	/** Of any instance: {@code clerk.instances.<name>.…}, in the environment too. */
	private static final Pattern OF_INSTANCE = Pattern.compile("clerkinstances.*(secretkey|jwtkey|signingsecrets)");

	@Override
	public SanitizableData apply(SanitizableData data) {
		String name = uniform(data.getKey());
		return (NAMES.contains(name) || OF_INSTANCE.matcher(name).matches()) ? data.withSanitizedValue() : data;
	}

	private static String uniform(String name) {
		return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
	}

}
