package com.clerk.spring.token;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

import org.springframework.util.Assert;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.backend.MachineTokenApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * Leaves a token to its kind, unless it is none by its form.
 */
final class DefaultMachineTokenVerifier implements MachineTokenVerifier {

	private static final int MAX_LENGTH = 16 * 1024;

	private final Map<TokenType, MachineTokenKind> kinds = new EnumMap<>(TokenType.class);

	DefaultMachineTokenVerifier(MachineTokenApi api, SigningKeys keys, Clock clock, MachineTokenCache cache) {
		MachineJwts jwts = new MachineJwts(keys, clock);
		this.kinds.put(TokenType.API_KEY, new ApiKeys(api, cache));
		this.kinds.put(TokenType.M2M_TOKEN, new M2mTokens(api, jwts, cache));
		this.kinds.put(TokenType.OAUTH_TOKEN, new OAuthTokens(api, jwts, clock, cache));
	}

	@Override
	public VerifiedMachineToken verify(TokenType type, String token, ClerkOptions options) {
		MachineTokenKind kind = this.kinds.get(type);
		Assert.notNull(kind, () -> type.value() + " is no kind of machine token");
		if (JwtForm.matches(token)) {
			return kind.verifyJwt(token, options);
		}
		// A token of any other form costs a call, so it must at least look like one.
		if (!isPlausible(token)) {
			throw new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_INVALID,
					"Invalid machine token. It is not 1 to " + MAX_LENGTH + " characters of printable ASCII.");
		}
		return kind.verifyOpaque(token, options);
	}

	private static boolean isPlausible(String token) {
		return !token.isEmpty() && token.length() <= MAX_LENGTH
				&& token.chars().allMatch(DefaultMachineTokenVerifier::isPrintable);
	}

	private static boolean isPrintable(int character) {
		return character > ' ' && character <= '~';
	}

}
