package com.clerk.spring.security;

import java.util.Map;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Protection;

/**
 * What some routes demand of their callers.
 *
 * @param matcher the routes, with their methods
 * @param protection what they demand
 * @since 0.1.0
 */
public record RouteRule(RequestMatcher matcher, Protection<?> protection) {

	/**
	 * Makes a rule of the attributes of {@link ClerkProtect}, under the same rules.
	 * @param matcher the routes, with their methods
	 * @param attributes attribute name to value, of the attribute's own type; those left
	 * out have their defaults
	 * @param place where the attributes stand, for messages
	 * @return the rule
	 * @throws IllegalStateException if the attributes can never be met
	 */
	public static RouteRule of(RequestMatcher matcher, Map<String, ?> attributes, String place) {
		ClerkProtect demand = MergedAnnotation.of(ClerkProtect.class, attributes).synthesize();
		return new RouteRule(matcher, new ProtectAttributes(demand, place).protection());
	}

}
