package com.clerk.spring.token;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

/**
 * Verifies opaque tokens by a call to Clerk ({@code shared/spec/authenticate-request.md}
 * section 16.4). Whatever is not a clear yes is a no.
 */
final class OpaqueTokens {

	private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

	private final String name;

	private final MachineTokenCache cache;

	/**
	 * Creates what verifies one kind.
	 * @param name the kind as messages name it
	 * @param cache what was answered a moment ago
	 */
	OpaqueTokens(String name, MachineTokenCache cache) {
		this.name = name;
		this.cache = cache;
	}

	/**
	 * Makes the call, unless it was made a moment ago.
	 * @param token the token, without line ends
	 * @param key the key it is made with, or null if there is none
	 * @param options the options it is made with
	 * @param call the call
	 * @return the answer about a token that is good
	 * @throws MachineTokenVerificationException if the token is not, or if Clerk does not
	 * say
	 */
	MachineTokenAnswer verify(String token, @Nullable String key, ClerkOptions options,
			Supplier<Map<String, Object>> call) {
		if (key == null) {
			throw outage(MachineTokenErrorReason.SECRET_KEY_INVALID,
					"Opaque tokens can't be verified without a secret key (clerk.secret-key).", null);
		}
		return this.cache.get(new OpaqueToken(key, options.apiUrl(), this.name, token), () -> ask(call));
	}

	private MachineTokenAnswer ask(Supplier<Map<String, Object>> call) {
		MachineTokenAnswer answer = answer(call);
		if (!answer.isComplete()) {
			throw outage(MachineTokenErrorReason.UNEXPECTED_ERROR,
					"Unexpected error. Clerk's answer names no id or no subject.", null);
		}
		if (answer.isEnded()) {
			throw new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_INVALID, "revoked or expired");
		}
		return answer;
	}

	private MachineTokenAnswer answer(Supplier<Map<String, Object>> call) {
		try {
			return new MachineTokenAnswer(call.get());
		}
		catch (ClerkApiException ex) {
			throw failed(ex);
		}
	}

	private MachineTokenVerificationException failed(ClerkApiException ex) {
		HttpStatus status = HttpStatus.resolve(ex.status());
		if (status == HttpStatus.NOT_FOUND) {
			return MachineTokenVerificationException.unknown(this.name + " not found", ex);
		}
		return (status == HttpStatus.UNAUTHORIZED)
				? outage(MachineTokenErrorReason.SECRET_KEY_INVALID, firstMessage(ex, "Invalid secret key"), ex)
				: outage(MachineTokenErrorReason.UNEXPECTED_ERROR, "Unexpected error", ex);
	}

	private static MachineTokenVerificationException outage(MachineTokenErrorReason reason, String message,
			@Nullable ClerkApiException cause) {
		Duration asked = (cause != null) ? cause.retryAfter() : null;
		Duration retryAfter = (asked != null && asked.compareTo(SHORTEST_RETRY) > 0) ? asked : SHORTEST_RETRY;
		return MachineTokenVerificationException.outage(reason, message, retryAfter, cause);
	}

	private static String firstMessage(ClerkApiException ex, String otherwise) {
		String message = ex.errors().isEmpty() ? "" : ex.errors().get(0).message();
		return message.isEmpty() ? otherwise : message;
	}

}
