package com.clerk.spring.test.emulator.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Directory;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.machines.NewOAuthToken;

/**
 * Gives tokens for codes and for refresh tokens, one request after the other: what a
 * request looks at is so until it is answered.
 */
final class TokenResource {

	private final OAuthClients clients;

	private final Authorizations authorizations;

	private final Grants grants;

	private final IdTokens idTokens;

	private final Directory directory;

	TokenResource(OAuthClients clients, Authorizations authorizations, Grants grants, IdTokens idTokens,
			Directory directory) {
		this.clients = clients;
		this.authorizations = authorizations;
		this.grants = grants;
		this.idTokens = idTokens;
		this.directory = directory;
	}

	ApiResponse post(ApiRequest request, PathVariables path) {
		return OAuthAnswers.of(() -> {
			Parameters form = OAuthForm.of(request);
			String issuer = OAuthEndpoints.of(request).issuer();
			// The lock of the grants, so that nothing ends them in between.
			synchronized (this.grants) {
				return answer(this.clients.require(request, form), form, issuer);
			}
		});
	}

	private Map<String, Object> answer(OAuthApplication application, Parameters form, String issuer) {
		return switch (OAuthForm.required(form, "grant_type")) {
			case "authorization_code" -> exchange(application, form, issuer);
			case "refresh_token" -> refresh(application, form, issuer);
			default -> throw OAuthException.of("unsupported_grant_type",
					"grant_type must be authorization_code or refresh_token.");
		};
	}

	private Map<String, Object> exchange(OAuthApplication application, Parameters form, String issuer) {
		String text = OAuthForm.required(form, "code");
		Authorizations.Code code = this.authorizations.look(text).orElseThrow(() -> refusedCode(text));
		// OAuth 2.1 leaves it to PKCE alone that the code got where it was sent.
		String redirectUri = (code.challenge() != null) ? form.get("redirect_uri")
				: OAuthForm.required(form, "redirect_uri");
		UserAccount account = account(code.grant());
		this.authorizations.useUp(text);
		if (!code.grant().isFor(application)) {
			throw OAuthException.invalidGrant("The code was given to another OAuth application.");
		}
		if (redirectUri != null && !code.redirectUri().equals(redirectUri)) {
			throw OAuthException.invalidGrant("The redirect_uri is not the one that the code was sent to.");
		}
		requireVerifier(code.challenge(), form.get("code_verifier"));
		List<String> scopes = code.grant().scopes();
		Map<String, Object> answer = tokens(application, this.grants.begin(code.grant(), text), scopes);
		if (scopes.contains(Scopes.OPENID)) {
			answer.put("id_token", this.idTokens.create(application, account, scopes, issuer, code.claims()));
		}
		return answer;
	}

	/**
	 * Takes back what a code brought that is used again, as one of the two uses was not
	 * the application's.
	 */
	private OAuthException refusedCode(String text) {
		return OAuthException.invalidGrant(this.grants.endIfSpent(text, "The code was used twice.")
				? "The code was used before. The tokens that it brought are taken back."
				: "The code is not known, or its time is over.");
	}

	private static void requireVerifier(@Nullable CodeChallenge challenge, @Nullable String verifier) {
		if (challenge == null) {
			// Whoever shows one had sent a challenge, which somebody took away.
			if (verifier != null) {
				throw OAuthException.invalidGrant("The code was asked for without a code_challenge.");
			}
		}
		else if (verifier == null || !challenge.isMetBy(verifier)) {
			throw OAuthException.invalidGrant("The code_verifier is not the one of the code_challenge.");
		}
	}

	private Map<String, Object> refresh(OAuthApplication application, Parameters form, String issuer) {
		String text = OAuthForm.required(form, "refresh_token");
		OpenGrant open = this.grants.withRefreshToken(text).orElseThrow(() -> refusedRefreshToken(text));
		Grant grant = open.grant();
		if (!grant.isFor(application)) {
			throw OAuthException.invalidGrant("The refresh token was given to another OAuth application.");
		}
		List<String> asked = Scopes.split(form.getOrEmpty("scope"));
		if (!grant.scopes().containsAll(asked)) {
			throw OAuthException.invalidScope("A scope is not among those that the user allowed.");
		}
		UserAccount account = account(grant);
		List<String> scopes = asked.isEmpty() ? grant.scopes() : asked;
		Map<String, Object> answer = tokens(application, open, scopes);
		if (scopes.contains(Scopes.OPENID)) {
			answer.put("id_token", this.idTokens.create(application, account, scopes, issuer, Map.of()));
		}
		return answer;
	}

	private OAuthException refusedRefreshToken(String text) {
		return OAuthException.invalidGrant(this.grants.endIfSpent(text, "The refresh token was used twice.")
				? "The refresh token was used before. All that the user allowed is taken back."
				: "The refresh token is not known.");
	}

	private Map<String, Object> tokens(OAuthApplication application, OpenGrant grant, List<String> scopes) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("access_token",
				this.grants.accessToken(grant, scopes, application.settings().jwtAccessTokens()).text());
		answer.put("token_type", "Bearer");
		answer.put("expires_in", NewOAuthToken.LIFETIME.toSeconds());
		if (grant.grant().scopes().contains(Scopes.OFFLINE_ACCESS)) {
			answer.put("refresh_token", this.grants.refreshToken(grant));
		}
		answer.put("scope", String.join(" ", scopes));
		return answer;
	}

	private UserAccount account(Grant grant) {
		return this.directory.account(grant.userId())
			.filter(UserAccount::isWelcome)
			.orElseThrow(() -> OAuthException.invalidGrant("The user is gone, banned or locked."));
	}

}
