package com.clerk.spring.token;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An OAuth access token was made for one of our audiences
 * ({@code shared/spec/authenticate-request.md} section 6.4). Other than a session token
 * it must name one where audiences are configured: anybody's client may ask for a token.
 */
final class OAuthAudienceCheck implements ClaimCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances) {
		List<String> accepted = circumstances.options().audience().stream().filter((text) -> !text.isEmpty()).toList();
		if (accepted.isEmpty()) {
			return null;
		}
		List<?> audience = (claims.get("aud") instanceof List<?> list) ? list : single(claims.get("aud"));
		if (audience.isEmpty() || !audience.stream().allMatch(OAuthAudienceCheck::isNonEmptyText)) {
			return new Refusal(TokenErrorReason.TOKEN_VERIFICATION_FAILED,
					"Invalid OAuth audience claim (aud) " + ClaimText.of(claims, "aud")
							+ ". Expected a non-empty string or a non-empty array of non-empty strings.");
		}
		return audience.stream().anyMatch(accepted::contains) ? null
				: new Refusal(TokenErrorReason.TOKEN_VERIFICATION_FAILED,
						"OAuth audience mismatch. Verification expected audience " + ClaimText.of(accepted)
								+ ", but incoming token has aud " + ClaimText.of(claims, "aud") + ".");
	}

	private static List<?> single(@Nullable Object audience) {
		return (audience != null) ? List.of(audience) : List.of();
	}

	private static boolean isNonEmptyText(@Nullable Object value) {
		return value instanceof String text && !text.isEmpty();
	}

}
