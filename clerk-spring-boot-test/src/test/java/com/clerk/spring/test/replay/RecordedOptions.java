package com.clerk.spring.test.replay;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;

/**
 * The options of a case as the library has them.
 */
final class RecordedOptions {

	private RecordedOptions() {
	}

	static ClerkOptionsBuilder read(JsonNode options) {
		ClerkOptionsBuilder builder = ClerkOptions.builder();
		options.propertyStream().forEach((option) -> set(builder, option.getKey(), option.getValue()));
		return builder;
	}

	private static void set(ClerkOptionsBuilder builder, String option, JsonNode value) {
		switch (option) {
			case "publishableKey" -> builder.publishableKey(value.asString());
			case "secretKey" -> builder.secretKey(value.asString());
			case "machineSecretKey" -> builder.machineSecretKey(value.asString());
			case "jwtKey" -> builder.jwtKey(value.asString());
			case "audience" -> builder.audience(texts(value));
			case "authorizedParties" -> builder.authorizedParties(texts(value));
			case "clockSkewInMs" -> builder.clockSkew(Duration.ofMillis(value.asLong()));
			case "domain" -> builder.domain(value.asString());
			case "isSatellite" -> builder.satellite(value.asBoolean());
			case "satelliteAutoSync" -> builder.satelliteAutoSync(value.asBoolean());
			case "proxyUrl" -> builder.proxyUrl(value.asString());
			case "signInUrl" -> builder.signInUrl(value.asString());
			case "signUpUrl" -> builder.signUpUrl(value.asString());
			case "organizationSyncOptions" -> builder.organizationPatterns(texts(value.path("organizationPatterns")))
				.personalAccountPatterns(texts(value.path("personalAccountPatterns")));
			case "acceptsToken" -> {
			}
			default -> throw new IllegalStateException("Unknown option " + option);
		}
	}

	static AcceptedTokens accepted(JsonNode types) {
		if (types.isMissingNode()) {
			return AcceptedTokens.session();
		}
		if (types.isArray()) {
			return AcceptedTokens.listOf(texts(types).stream().map(RecordedOptions::type).toList());
		}
		return "any".equals(types.asString()) ? AcceptedTokens.any() : AcceptedTokens.of(type(types.asString()));
	}

	private static TokenType type(String name) {
		return Stream.of(TokenType.values()).filter((type) -> type.value().equals(name)).findFirst().orElseThrow();
	}

	private static List<String> texts(JsonNode value) {
		if (value.isMissingNode()) {
			return List.of();
		}
		return value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString());
	}

}
