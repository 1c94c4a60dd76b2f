package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lets the recorded cases reach the package's own classes.
 */
public final class RouteConformance {

	private final @Nullable RoutePatterns patterns;

	private RouteConformance(@Nullable RoutePatterns patterns) {
		this.patterns = patterns;
	}

	public static RouteConformance of(JsonNode patterns) {
		List<String> texts = new ArrayList<>();
		List<Pattern> expressions = new ArrayList<>();
		patterns.valueStream().forEach((pattern) -> {
			if (pattern.isString()) {
				texts.add(pattern.asString());
			}
			else {
				boolean ignoreCase = pattern.path("flags").asString("").contains("i");
				expressions
					.add(Pattern.compile(pattern.path("regex").asString(), ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
			}
		});
		try {
			return new RouteConformance(RoutePatterns.of(texts, expressions));
		}
		catch (InvalidRoutePatternException ex) {
			return new RouteConformance(null);
		}
	}

	public String path(String path) {
		return outcome((patterns) -> () -> patterns.matchesRaw(path));
	}

	public String servlet(String contextPath, String requestUri) {
		return outcome((patterns) -> () -> !patterns.isEmpty()
				&& patterns.match(LookupPath.of(contextPath, requestUri)) != null);
	}

	private String outcome(Function<RoutePatterns, BooleanSupplier> question) {
		if (this.patterns == null) {
			return "invalid-pattern";
		}
		try {
			return String.valueOf(question.apply(this.patterns).getAsBoolean());
		}
		catch (MalformedPathException ex) {
			return "malformed-path";
		}
	}

	public static String lookupPath(String contextPath, String requestUri) {
		return LookupPath.of(contextPath, requestUri);
	}

	public static @Nullable Map<String, String> parameters(OrganizationPatterns patterns, String path) {
		return patterns.parameters(path);
	}

}
