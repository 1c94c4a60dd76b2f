package com.clerk.spring.request;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.SessionApi;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenErrorReason;
import com.clerk.spring.token.TokenVerificationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class SessionRefresherTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
		.secretKey("sk_live_x")
		.build();

	private final SessionApi sessionApi = mock();

	private final SessionTokenVerifier verifier = mock();

	@Test
	void theCodeOfARefusalEndsInTheReason() {
		assertThat(reasonAfter("session_revoked")).isEqualTo("session-token-expired-refresh-session_revoked");
	}

	static Stream<String> noCodes() {
		return Stream.of("", "a\r\nb", "a b", "\u00e9", "a".repeat(101));
	}

	@ParameterizedTest
	@MethodSource("noCodes")
	void whatIsNoCodeStaysOutOfTheReason(String code) {
		assertThat(reasonAfter(code)).isEqualTo("session-token-expired-refresh-unexpected-bapi-error");
	}

	private String reasonAfter(String code) {
		given(this.verifier.verify(any(), any(), any()))
			.willThrow(new TokenVerificationException(TokenErrorReason.TOKEN_EXPIRED, "JWT is expired.", null));
		given(this.sessionApi.refreshSession(any(), any())).willThrow(new ClerkApiException("https://api.example", 400,
				List.of(new ClerkApiError(code, "", null, Map.of())), null, null));
		ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/")
			.header("Cookie", "__session=" + token() + "; __client_uat=1; __refresh_naoXFJnI=rt")
			.build();
		return RequestAuthenticator.create(this.verifier, mock(), mock(), this.sessionApi, Clock.systemUTC())
			.authenticate(request, OPTIONS)
			.reason();
	}

	private static String token() {
		Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
		return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
				+ encoder.encodeToString(
						"{\"sub\":\"user_1\",\"sid\":\"sess_1\",\"iat\":2,\"iss\":\"https://clerk.example.com\"}"
							.getBytes(StandardCharsets.UTF_8))
				+ ".c2ln";
	}

}
