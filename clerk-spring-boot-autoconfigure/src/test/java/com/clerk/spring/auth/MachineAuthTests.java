package com.clerk.spring.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MachineAuthTests {

	private static final CallerContext CONTEXT = CallerContext.none();

	private static final String SECRET = "ak_hush";

	private final ApiKeyAuth apiKey = ApiKeyAuth
		.of(new VerifiedApiKey("ak_1", "user_1", "CI", List.of("read"), Map.of("tier", "gold")), SECRET, CONTEXT);

	private final M2mAuth m2m = M2mAuth
		.of(new VerifiedM2mToken("mt_1", "mch_1", List.of("mch_2"), Map.of("tier", "gold")), SECRET, CONTEXT);

	private final OAuthAuth oauth = OAuthAuth
		.of(new VerifiedOAuthToken("oat_1", "user_1", "client_1", List.of("email")), SECRET, CONTEXT);

	@Test
	void anApiKeyTellsItsNameAndOwner() {
		assertThat(this.apiKey.isAuthenticated()).isTrue();
		assertThat(this.apiKey.id()).isEqualTo("ak_1");
		assertThat(this.apiKey.subject()).isEqualTo("user_1");
		assertThat(this.apiKey.name()).isEqualTo("CI");
		assertThat(this.apiKey.scopes()).containsExactly("read");
		assertThat(this.apiKey.claims()).containsExactly(Map.entry("tier", "gold"));
		assertThat(this.apiKey.getToken()).isEqualTo(SECRET);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "nobody", value = { "user_1, user_1, nobody", "org_1, nobody, org_1",
			"mch_1, nobody, nobody", "User_1, nobody, nobody", "xuser_1, nobody, nobody" })
	void theOwnerOfAnApiKeyIsAUserOrAnOrganization(String subject, String userId, String orgId) {
		ApiKeyAuth auth = ApiKeyAuth.of(new VerifiedApiKey("ak_1", subject, null, List.of(), Map.of()), SECRET,
				CONTEXT);

		assertThat(auth.userId()).isEqualTo(userId);
		assertThat(auth.orgId()).isEqualTo(orgId);
	}

	@Test
	void aMachineIsNoUser() {
		assertThat(this.m2m.machineId()).isEqualTo("mch_1");
		assertThat(this.m2m.userId()).isNull();
		assertThat(this.m2m.orgId()).isNull();
	}

	@Test
	void anOAuthClientActsForAUser() {
		assertThat(this.oauth.userId()).isEqualTo("user_1");
		assertThat(this.oauth.clientId()).isEqualTo("client_1");
		assertThat(this.oauth.orgId()).isNull();
		assertThat(this.oauth.claims()).isEmpty();
	}

	static Stream<MachineAuth> unauthenticated() {
		return Stream.of(ApiKeyAuth.unauthenticated(CONTEXT), M2mAuth.unauthenticated(CONTEXT),
				OAuthAuth.unauthenticated(CONTEXT));
	}

	@ParameterizedTest
	@MethodSource("unauthenticated")
	void ofACallerWhoIsNotAuthenticatedNothingIsKnown(MachineAuth auth) {
		assertThat(auth.isAuthenticated()).isFalse();
		assertThat(auth.tokenType()).isNotNull();
		assertThat(auth.id()).isNull();
		assertThat(auth.subject()).isNull();
		assertThat(auth.userId()).isNull();
		assertThat(auth.orgId()).isNull();
		assertThat(auth.getToken()).isNull();
		assertThat(auth.scopes()).isEmpty();
		assertThat(auth.claims()).isEmpty();
		assertThat(auth).hasToString(auth.getClass().getSimpleName() + "[unauthenticated]");
	}

	@Test
	void theFieldsOfAKindAreNullWithoutAuthentication() {
		assertThat(ApiKeyAuth.unauthenticated(CONTEXT).name()).isNull();
		assertThat(M2mAuth.unauthenticated(CONTEXT).machineId()).isNull();
		assertThat(OAuthAuth.unauthenticated(CONTEXT).clientId()).isNull();
	}

	@Test
	void aMachineHasNoRolesAndIsNoSession() {
		for (MachineAuth auth : List.of(this.apiKey, this.m2m, this.oauth)) {
			assertThat(auth.hasRole("org:admin")).isFalse();
			assertThat(auth.has(Requirement.role("org:admin").negate())).isFalse();
			assertThat(auth.protect(auth.getClass())).isSameAs(auth);
			assertThat(auth.protect(MachineAuth.class)).isSameAs(auth);
			assertThatExceptionOfType(ClerkDeniedException.class).isThrownBy(auth::protect);
		}
	}

	@Test
	void aPredicateDecidesAboutScopes() {
		Protection<ApiKeyAuth> write = Protection.of(ApiKeyAuth.class, (auth) -> auth.scopes().contains("write"));

		assertThatExceptionOfType(ClerkDeniedException.class).isThrownBy(() -> this.apiKey.protect(write));
	}

	@Test
	void nothingShowsTheTokenOrTheClaims() {
		assertThat(List.of(this.apiKey, this.m2m, this.oauth))
			.allSatisfy((auth) -> assertThat(auth.toString()).doesNotContain(SECRET)
				.doesNotContain("gold")
				.contains(auth.subject()));
		assertThat(new VerifiedApiKey("ak_1", "user_1", "CI", List.of(), Map.of("tier", "gold")))
			.hasToString("VerifiedApiKey[ak_1, user_1]");
		assertThat(new VerifiedM2mToken("mt_1", "mch_1", List.of(), Map.of("tier", "gold")))
			.hasToString("VerifiedM2mToken[mt_1, mch_1]");
		assertThat(new VerifiedOAuthToken("oat_1", "user_1", "client_1", List.of()))
			.hasToString("VerifiedOAuthToken[oat_1, user_1]");
	}

	@Test
	void whatIsVerifiedDoesNotChange() {
		List<String> scopes = new ArrayList<>(List.of("read"));
		Map<String, Object> claims = new HashMap<>();
		claims.put("nothing", null);
		VerifiedApiKey verified = new VerifiedApiKey("ak_1", "user_1", null, scopes, claims);
		scopes.add("write");
		claims.put("tier", "gold");

		assertThat(verified.scopes()).containsExactly("read");
		assertThat(verified.claims()).containsOnlyKeys("nothing");
		assertThatThrownBy(() -> verified.claims().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void aListStaysAListHoweverShort() {
		AcceptedTokens one = AcceptedTokens.listOf(List.of(TokenType.API_KEY));
		AcceptedTokens none = AcceptedTokens.listOf(List.of());

		assertThat(one.single()).isNull();
		assertThat(one).isNotEqualTo(AcceptedTokens.of(TokenType.API_KEY));
		assertThat(AcceptedTokens.of(TokenType.API_KEY).single()).isEqualTo(TokenType.API_KEY);
		assertThat(AcceptedTokens.of(TokenType.API_KEY, TokenType.M2M_TOKEN))
			.isEqualTo(AcceptedTokens.listOf(List.of(TokenType.M2M_TOKEN, TokenType.API_KEY)));
		assertThat(Stream.of(TokenType.values())).noneMatch(none::accepts);
		assertThat(Narrowing.narrow(one, this.m2m, CONTEXT).tokenType()).isNull();
		assertThat(Narrowing.narrow(none, this.m2m, CONTEXT).isAuthenticated()).isFalse();
	}

}
