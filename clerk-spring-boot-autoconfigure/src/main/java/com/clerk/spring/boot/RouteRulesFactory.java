package com.clerk.spring.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;

import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.boot.ClerkRouteProperties.AcceptedToken;
import com.clerk.spring.boot.ClerkRouteProperties.ProtectedRoute;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.route.ClerkRouteMatcher;
import com.clerk.spring.security.RouteRule;
import com.clerk.spring.security.RouteRules;

/**
 * Makes the route rules that the properties state. A rule says the same as an annotation
 * with the same attributes.
 */
final class RouteRulesFactory {

	private final ClerkRouteProperties properties;

	RouteRulesFactory(ClerkRouteProperties properties) {
		this.properties = properties;
	}

	RouteRules create() {
		RouteRules.Builder builder = RouteRules.builder();
		if (this.properties.publicPaths() != null) {
			builder.publicRoutes(ClerkRouteMatcher.of(this.properties.publicPaths()));
		}
		List<ProtectedRoute> rules = this.properties.protectedPaths();
		for (int index = 0; index < rules.size(); index++) {
			builder.rule(rule(rules.get(index), ClerkRouteProperties.PROTECTED + "[" + index + "]"));
		}
		return builder.build();
	}

	private static RouteRule rule(ProtectedRoute rule, String place) {
		try {
			return RouteRule.of(matcher(rule, place), attributes(rule), place);
		}
		catch (IllegalStateException ex) {
			throw new ClerkConfigurationException("route-rule-invalid", String.valueOf(ex.getMessage()));
		}
	}

	private static ClerkRouteMatcher matcher(ProtectedRoute rule, String place) {
		if (rule.paths().stream().allMatch(String::isEmpty)) {
			throw new ClerkConfigurationException("route-rule-invalid",
					"The rule at " + place + " names no paths, so it would protect nothing.");
		}
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(rule.paths());
		HttpMethod[] methods = rule.methods().stream().map(RequestMethod::asHttpMethod).toArray(HttpMethod[]::new);
		return (methods.length > 0) ? matcher.methods(methods) : matcher;
	}

	private static Map<String, Object> attributes(ProtectedRoute rule) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("anyRole", rule.anyRole().toArray(String[]::new));
		attributes.put("anyPermission", rule.anyPermission().toArray(String[]::new));
		attributes.put("token", rule.namedTokens().toArray(TokenType[]::new));
		attributes.put("anyToken", rule.token().contains(AcceptedToken.ANY));
		attributes.put("scopes", rule.scopes().toArray(String[]::new));
		attributes.put("pendingSessions", rule.pendingSessions());
		put(attributes, "role", rule.role());
		put(attributes, "permission", rule.permission());
		put(attributes, "feature", rule.feature());
		put(attributes, "plan", rule.plan());
		put(attributes, "signInUrl", rule.signInUrl());
		put(attributes, "unauthenticatedUrl", rule.unauthenticatedUrl());
		put(attributes, "unauthorizedUrl", rule.unauthorizedUrl());
		if (rule.reverification() != null) {
			attributes.put("reverification", new Reverification[] { rule.reverification() });
		}
		return attributes;
	}

	private static void put(Map<String, Object> attributes, String name, @Nullable String value) {
		if (value != null) {
			attributes.put(name, value);
		}
	}

}
