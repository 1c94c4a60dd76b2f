package com.clerk.spring.conformance;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;

import tools.jackson.databind.JsonNode;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;

/**
 * Options as vectors write them. Null is not configured, and an option that is not known
 * here is an error, so that none is passed over silently.
 */
final class VectorOptions {

	static final String DEFAULT_API_URL = "https://api.clerk.com";

	private static final String ORIGIN = "^https?://[^/]+";

	private static final Set<String> KEY_REFERENCES = Set.of("@main", "@other");

	private VectorOptions() {
	}

	/**
	 * Tells whether options can be configured in Java: the clock skew is a whole number
	 * of milliseconds.
	 */
	static boolean isExpressible(JsonNode options) {
		JsonNode skew = options.path("clockSkewInMs");
		return VectorJson.isAbsent(skew)
				|| (skew.isNumber() && skew.canConvertToExactIntegral() && skew.canConvertToLong());
	}

	/**
	 * Reads options.
	 * @param json the options of a vector
	 * @param server the address of the stub that stands for the Backend API; a path that
	 * the vector's address has is kept
	 */
	static ClerkOptions of(JsonNode json, String server) {
		ClerkOptionsBuilder builder = ClerkOptions.builder();
		json.propertyStream()
			.filter((option) -> !option.getValue().isNull())
			.forEach((option) -> set(builder, option.getKey(), option.getValue()));
		return builder.apiUrl(apiUrl(json).replaceFirst(ORIGIN, Matcher.quoteReplacement(server))).build();
	}

	/**
	 * Returns the start of the addresses that the vector's recorded calls have.
	 */
	static String origin(JsonNode json) {
		return apiUrl(json).replaceFirst("(" + ORIGIN + ").*", "$1");
	}

	private static String apiUrl(JsonNode json) {
		String apiUrl = VectorJson.textOrNull(json.path("apiUrl"));
		return (apiUrl != null) ? apiUrl : DEFAULT_API_URL;
	}

	private static void set(ClerkOptionsBuilder builder, String option, JsonNode value) {
		switch (option) {
			case "publishableKey" -> builder.publishableKey(value.asString());
			case "secretKey" -> builder.secretKey(value.asString());
			case "machineSecretKey" -> builder.machineSecretKey(value.asString());
			case "jwtKey" -> builder.jwtKey(jwtKey(value.asString()));
			case "jwtKeyRef" -> builder.jwtKey(Vectors.key(value.asString()));
			case "apiVersion" -> builder.apiVersion(value.asString());
			case "audience" -> builder.audience(VectorJson.texts(value));
			case "authorizedParties" -> builder.authorizedParties(VectorJson.texts(value));
			case "clockSkewInMs" -> builder.clockSkew(Duration.ofMillis(value.asLong()));
			case "domain" -> builder.domain(value.asString());
			case "isSatellite" -> builder.satellite(value.asBoolean());
			case "satelliteAutoSync" -> builder.satelliteAutoSync(value.asBoolean());
			case "proxyUrl" -> builder.proxyUrl(value.asString());
			case "signInUrl" -> builder.signInUrl(value.asString());
			case "signUpUrl" -> builder.signUpUrl(value.asString());
			case "organizationSyncOptions" ->
				builder.organizationPatterns(VectorJson.texts(value.path("organizationPatterns")))
					.personalAccountPatterns(VectorJson.texts(value.path("personalAccountPatterns")));
			case "apiUrl", "acceptsToken", "skipJwksCache" -> {
				// Read elsewhere
			}
			default -> throw new IllegalStateException("Unknown option " + option);
		}
	}

	private static String jwtKey(String text) {
		return KEY_REFERENCES.contains(text) ? Vectors.key("authenticate-request-" + text.substring(1) + "-public.pem")
				: text;
	}

}
