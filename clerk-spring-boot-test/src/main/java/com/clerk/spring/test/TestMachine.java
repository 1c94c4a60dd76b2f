package com.clerk.spring.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.util.Assert;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedApiKey;
import com.clerk.spring.auth.VerifiedM2mToken;
import com.clerk.spring.auth.VerifiedOAuthToken;

/**
 * A made-up machine token.
 *
 * @param type its kind
 * @param subject whom it stands for
 * @param scopes its scopes
 * @param claims its claims
 */
record TestMachine(TokenType type, String subject, List<String> scopes, Map<String, Object> claims) {

	static final String MACHINE_ID = "mch_test";

	private static final String CLIENT_ID = "client_test";

	/**
	 * Copies the collections.
	 */
	TestMachine {
		Assert.hasText(subject, "The subject of a token must not be blank");
		scopes = List.copyOf(scopes);
		claims = Map.copyOf(claims);
	}

	static TestMachine of(TokenType type, String subject) {
		return new TestMachine(type, subject, List.of(), Map.of());
	}

	TestMachine scopes(String... more) {
		return new TestMachine(this.type, this.subject, Stream.concat(this.scopes.stream(), Stream.of(more)).toList(),
				this.claims);
	}

	TestMachine claim(String name, Object value) {
		Assert.state(this.type != TokenType.OAUTH_TOKEN, "An OAuth token shows no claims");
		Map<String, Object> changed = new LinkedHashMap<>(this.claims);
		changed.put(name, value);
		return new TestMachine(this.type, this.subject, this.scopes, changed);
	}

	/**
	 * The caller with this token.
	 */
	MachineAuth auth() {
		String token = "made-up-token-of-" + this.subject;
		TestCallerContext context = new TestCallerContext(this.subject, TestUser.UNKNOWN);
		return switch (this.type) {
			case API_KEY -> ApiKeyAuth.of(new VerifiedApiKey("ak_test", this.subject, "Test", this.scopes, this.claims),
					token, context);
			case M2M_TOKEN ->
				M2mAuth.of(new VerifiedM2mToken("mt_test", this.subject, this.scopes, this.claims), token, context);
			case OAUTH_TOKEN ->
				OAuthAuth.of(new VerifiedOAuthToken("oat_test", this.subject, CLIENT_ID, this.scopes), token, context);
			case SESSION_TOKEN -> throw new IllegalStateException("A session is no machine");
		};
	}

}
