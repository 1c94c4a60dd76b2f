package com.clerk.spring.token;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An audience that the token names is one of ours. Session tokens name none unless
 * customised, so a missing one passes ({@code shared/spec/session-tokens.md} section
 * 6.1).
 */
final class AudienceCheck implements ClaimCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances) {
		List<String> accepted = circumstances.options().audience();
		Object audience = claims.get("aud");
		if (accepted.isEmpty() || isAbsent(audience) || isAccepted(audience, accepted)) {
			return null;
		}
		return Refusal.of(TokenErrorReason.TOKEN_VERIFICATION_FAILED,
				"Invalid JWT audience claim " + ((audience instanceof List<?>) ? "array " : "") + "(aud) "
						+ ClaimText.of(audience) + ". Is not included in \"" + ClaimText.of(accepted) + "\".");
	}

	private static boolean isAbsent(@Nullable Object audience) {
		return audience == null || audience.equals("")
				|| (audience instanceof List<?> list && list.stream().allMatch(""::equals));
	}

	private static boolean isAccepted(@Nullable Object audience, List<String> accepted) {
		if (audience instanceof List<?> list) {
			return list.stream().allMatch(String.class::isInstance) && list.stream().anyMatch(accepted::contains);
		}
		return audience instanceof String text && accepted.contains(text);
	}

}
