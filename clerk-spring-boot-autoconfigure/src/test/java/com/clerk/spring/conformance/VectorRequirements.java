package com.clerk.spring.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Requirements as vectors write them. What the Java types can't express (null, other
 * types, blanks, unknown presets) counts as stated and denies; where it can be written
 * down in Java at all, it is refused when the requirement is made.
 */
final class VectorRequirements {

	private static final double MILLIS_PER_MINUTE = 60_000;

	/** What nobody meets. */
	private static final Requirement NEVER = Requirement.role("org:nobody")
		.and(Requirement.role("org:nobody").negate());

	private VectorRequirements() {
	}

	/**
	 * Returns what is stated. Unknown names are dropped.
	 */
	static List<Requirement> of(JsonNode json) {
		List<Requirement> requirements = new ArrayList<>();
		json.propertyStream().forEach((member) -> {
			Requirement requirement = of(member.getKey(), member.getValue());
			if (requirement != null) {
				requirements.add(requirement);
			}
		});
		return requirements;
	}

	/**
	 * Tells whether a caller has what is stated; nobody has nothing.
	 */
	static boolean has(Auth caller, JsonNode json) {
		List<Requirement> requirements = of(json);
		return !requirements.isEmpty() && caller.has(Requirement.allOf(requirements));
	}

	private static @Nullable Requirement of(String name, JsonNode value) {
		return switch (name) {
			case "role" -> named(value, Requirement::role);
			case "permission" -> named(value, Requirement::permission);
			case "feature" -> named(value, Requirement::feature);
			case "plan" -> named(value, Requirement::plan);
			case "reverification" -> value.isObject() ? custom(value) : preset(value);
			default -> null;
		};
	}

	private static Requirement named(JsonNode name, Function<String, Requirement> maker) {
		if (!name.isString()) {
			return NEVER;
		}
		return name.asString().isBlank() ? refused(name.asString(), maker) : maker.apply(name.asString());
	}

	private static <T> Requirement refused(T value, Function<T, Requirement> maker) {
		assertThatIllegalArgumentException().isThrownBy(() -> maker.apply(value));
		return NEVER;
	}

	private static Requirement preset(JsonNode name) {
		return one(Reverification.values(), Reverification::value, name).map(Requirement::reverification).orElse(NEVER);
	}

	private static Requirement custom(JsonNode value) {
		Optional<Reverification.Level> level = one(Reverification.Level.values(), Reverification.Level::value,
				value.path("level"));
		JsonNode minutes = value.path("afterMinutes");
		if (level.isEmpty() || !minutes.isNumber()) {
			return NEVER;
		}
		Function<Duration, Requirement> maker = (within) -> Requirement.reverification(level.get(), within);
		double millis = minutes.asDouble() * MILLIS_PER_MINUTE;
		if (millis <= 0) {
			return refused(Duration.ofMillis((long) millis), maker);
		}
		return maker.apply(Duration.ofMillis(Math.max(1, Math.round(millis))));
	}

	private static <T> Optional<T> one(T[] values, Function<T, String> name, JsonNode text) {
		return Stream.of(values).filter((value) -> name.apply(value).equals(VectorJson.textOrNull(text))).findFirst();
	}

}
