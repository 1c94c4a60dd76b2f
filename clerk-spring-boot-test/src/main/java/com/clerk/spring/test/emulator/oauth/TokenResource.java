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
import com.clerk.spring.test.emulator.machines.MachineToken;

/**
 * Gives tokens for codes and for refresh tokens.
 */
final class TokenResource {

	private final OAuthClients clients;

	private final Authorizations authorizations;

	private final Grants grants;

	private final OneTimeSecrets<Grant> refreshTokens;

	private final IdTokens idTokens;

	private final Directory directory;

	TokenResource(OAuthClients clients, Authorizations authorizations, Grants grants,
			OneTimeSecrets<Grant> refreshTokens, IdTokens idTokens, Directory directory) {
		this.clients = clients;
		this.authorizations = authorizations;
		this.grants = grants;
		this.refreshTokens = refreshTokens;
		this.idTokens = idTokens;
		this.directory = directory;
	}

	ApiResponse post(ApiRequest request, PathVariables path) {
		return OAuthAnswers.of(() -> {
			Parameters form = OAuthForm.of(request);
			OAuthApplication application = this.clients.require(request, form);
			String issuer = OAuthEndpoints.of(request).issuer();
			return switch (OAuthForm.required(form, "grant_type")) {
				case "authorization_code" -> exchange(application, form, issuer);
				case "refresh_token" -> refresh(application, form, issuer);
				default -> throw OAuthException.of("unsupported_grant_type",
						"grant_type must be authorization_code or refresh_token.");
			};
		});
	}

	private Map<String, Object> exchange(OAuthApplication application, Parameters form, String issuer) {
		String text = OAuthForm.required(form, "code");
		String redirectUri = OAuthForm.required(form, "redirect_uri");
		Authorizations.Code code = this.authorizations.use(text);
		if (!code.grant().clientId().equals(application.clientId())) {
			throw OAuthException.invalidGrant("The code was given to another OAuth application.");
		}
		if (!code.redirectUri().equals(redirectUri)) {
			throw OAuthException.invalidGrant("The redirect_uri is not the one that the code was sent to.");
		}
		requireVerifier(code.challenge(), form.get("code_verifier"));
		return tokens(application, code.grant(), code.grant().scopes(), issuer, code.nonce());
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
		this.refreshTokens.look(text).ifPresent((grant) -> requireOwn(grant, application, form.get("scope")));
		OneTimeSecrets.Use<Grant> use = this.refreshTokens.use(text)
			.orElseThrow(() -> OAuthException.invalidGrant("The refresh token is not known."));
		Grant grant = use.value();
		if (use.again()) {
			this.grants.end(grant, "The refresh token was used twice.");
			throw OAuthException
				.invalidGrant("The refresh token was used before. All that the user allowed is taken back.");
		}
		List<String> asked = Scopes.split(form.getOrEmpty("scope"));
		return tokens(application, grant, asked.isEmpty() ? grant.scopes() : asked, issuer, null);
	}

	private static void requireOwn(Grant grant, OAuthApplication application, @Nullable String scope) {
		if (!grant.clientId().equals(application.clientId())) {
			throw OAuthException.invalidGrant("The refresh token was given to another OAuth application.");
		}
		if (scope != null && !grant.scopes().containsAll(Scopes.split(scope))) {
			throw OAuthException.invalidScope("A scope is not among those that the user allowed.");
		}
	}

	private Map<String, Object> tokens(OAuthApplication application, Grant grant, List<String> scopes, String issuer,
			@Nullable String nonce) {
		UserAccount account = this.directory.account(grant.userId())
			.filter(UserAccount::isWelcome)
			.orElseThrow(() -> OAuthException.invalidGrant("The user is gone, banned or locked."));
		MachineToken accessToken = this.grants.issue(grant, scopes, application.settings().jwtAccessTokens());
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("access_token", accessToken.text());
		answer.put("token_type", "Bearer");
		answer.put("expires_in", IdTokens.LIFETIME.toSeconds());
		if (grant.scopes().contains(Scopes.OFFLINE_ACCESS)) {
			answer.put("refresh_token", this.refreshTokens.keep(grant));
		}
		answer.put("scope", String.join(" ", scopes));
		if (scopes.contains(Scopes.OPENID)) {
			answer.put("id_token", this.idTokens.create(grant, account, issuer, nonce));
		}
		return answer;
	}

}
