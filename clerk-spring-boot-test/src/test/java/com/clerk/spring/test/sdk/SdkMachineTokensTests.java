package com.clerk.spring.test.sdk;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.operations.CreateApiKeyRequestBody;
import com.clerk.backend_api.models.operations.CreateApiKeyResponseBody;
import com.clerk.backend_api.models.operations.CreateM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.CreateM2MTokenResponseBody;
import com.clerk.backend_api.models.operations.DeleteApiKeyResponseBody;
import com.clerk.backend_api.models.operations.GetApiKeyResponseBody;
import com.clerk.backend_api.models.operations.GetApiKeysRequest;
import com.clerk.backend_api.models.operations.GetApiKeysResponseBody;
import com.clerk.backend_api.models.operations.GetM2MTokensRequest;
import com.clerk.backend_api.models.operations.GetM2MTokensResponseBody;
import com.clerk.backend_api.models.operations.ResponseBody1;
import com.clerk.backend_api.models.operations.RevokeApiKeyRequestBody;
import com.clerk.backend_api.models.operations.RevokeApiKeyResponseBody;
import com.clerk.backend_api.models.operations.RevokeM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.RevokeM2MTokenResponseBody;
import com.clerk.backend_api.models.operations.TokenFormat;
import com.clerk.backend_api.models.operations.VerifyApiKeyRequestBody;
import com.clerk.backend_api.models.operations.VerifyApiKeyResponseBody;
import com.clerk.backend_api.models.operations.VerifyM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.VerifyM2MTokenResponseBody;
import com.clerk.backend_api.models.operations.VerifyOAuthAccessTokenRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedMachine;
import com.clerk.spring.test.emulator.EmulatedMachineToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about API keys, machine-to-machine
 * tokens and OAuth access tokens.
 */
class SdkMachineTokensTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	private final String ada = this.clerk.user("ada@example.com").create().id();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void anApiKeyIsMadeVerifiedListedRevokedAndDeleted() {
		CreateApiKeyResponseBody made = whole(this.sdk.apiKeys()
			.createApiKey(CreateApiKeyRequestBody.builder()
				.name("CI")
				.subject(this.ada)
				.description("for builds")
				.scopes(List.of("read:builds"))
				.claims(Map.of("team", "engines"))
				.createdBy(this.ada)
				.secondsUntilExpiration(3600)
				.build())
			.object());
		VerifyApiKeyResponseBody verified = whole(this.sdk.apiKeys()
			.verifyApiKey(VerifyApiKeyRequestBody.builder().secret(made.secret()).build())
			.object());
		GetApiKeyResponseBody got = whole(this.sdk.apiKeys().getApiKey(made.id()).object());
		GetApiKeysResponseBody listed = whole(
				this.sdk.apiKeys().getApiKeys(GetApiKeysRequest.builder().subject(this.ada).build()).object());
		RevokeApiKeyResponseBody revoked = whole(this.sdk.apiKeys()
			.revokeApiKey(made.id(), RevokeApiKeyRequestBody.builder().revocationReason("lost").build())
			.object());
		DeleteApiKeyResponseBody deleted = whole(this.sdk.apiKeys().deleteApiKey(made.id()).object());

		assertThat(made.secret()).startsWith("ak_");
		assertThat(made.expiration().orElseThrow()).isEqualTo(made.createdAt() + 3_600_000);
		assertThat(verified.id()).isEqualTo(made.id());
		assertThat(verified.subject()).isEqualTo(this.ada);
		assertThat(verified.name()).isEqualTo("CI");
		assertThat(verified.description().get()).isEqualTo("for builds");
		assertThat(verified.scopes()).containsExactly("read:builds");
		assertThat(verified.claims()).contains(Map.of("team", "engines"));
		assertThat(verified.createdBy()).contains(this.ada);
		assertThat(verified.revoked()).isFalse();
		assertThat(verified.expired()).isFalse();
		assertThat(got.id()).isEqualTo(made.id());
		assertThat(listed.totalCount()).isEqualTo(1);
		assertThat(listed.data()).singleElement().satisfies((each) -> assertThat(each.id()).isEqualTo(made.id()));
		assertThat(revoked.revoked()).isTrue();
		assertThat(revoked.revocationReason()).contains("lost");
		assertThat(deleted.id()).isEqualTo(made.id());
		assertThat(deleted.deleted()).isTrue();
	}

	@Test
	void aMachineTokenIsMadeVerifiedListedAndRevoked() {
		EmulatedMachine receiver = this.clerk.machines().create("invoices");
		EmulatedMachine sender = this.clerk.machines().create("orders", receiver);
		Clerk orders = Sdk.of(this.clerk, sender.secretKey());

		CreateM2MTokenResponseBody made = whole(orders.m2m()
			.createToken(CreateM2MTokenRequestBody.builder()
				.claims(Map.of("tier", "gold"))
				.secondsUntilExpiration(60)
				.build())
			.object());
		VerifyM2MTokenResponseBody verified = whole(Sdk.of(this.clerk, receiver.secretKey())
			.m2m()
			.verifyToken(VerifyM2MTokenRequestBody.builder().token(made.token()).build())
			.object());
		GetM2MTokensResponseBody listed = whole(
				orders.m2m().listTokens(GetM2MTokensRequest.builder().subject(sender.id()).build()).object());
		RevokeM2MTokenResponseBody revoked = whole(orders.m2m()
			.revokeToken(made.id(), RevokeM2MTokenRequestBody.builder().revocationReason("lost").build())
			.object());

		assertThat(made.token()).startsWith("mt_");
		assertThat(verified.id()).isEqualTo(made.id());
		assertThat(verified.subject()).isEqualTo(sender.id());
		assertThat(verified.scopes()).contains(List.of(receiver.id()));
		assertThat(verified.claims().get()).isEqualTo(Map.of("tier", "gold"));
		assertThat(verified.expiration().orElseThrow()).isEqualTo(made.createdAt() + 60_000);
		assertThat(listed.totalCount()).isEqualTo(1);
		assertThat(listed.m2mTokens()).singleElement().satisfies((each) -> assertThat(each.id()).isEqualTo(made.id()));
		assertThat(revoked.revoked()).isTrue();
		assertThat(revoked.revocationReason()).contains("lost");
	}

	@Test
	void aMachineTokenMayBeAJwt() {
		EmulatedMachine sender = this.clerk.machines().create("orders");

		CreateM2MTokenResponseBody made = whole(Sdk.of(this.clerk, sender.secretKey())
			.m2m()
			.createToken(CreateM2MTokenRequestBody.builder().tokenFormat(TokenFormat.JWT).build())
			.object());

		assertThat(made.token()).startsWith("ey");
		assertThat(made.subject()).isEqualTo(sender.id());
	}

	@Test
	void anAccessTokenIsVerified() {
		EmulatedMachineToken token = this.clerk.oauthTokens()
			.create((each) -> each.subject(this.ada).clientId("client-1").scopes("profile", "email"));

		ResponseBody1 verified = (ResponseBody1) whole(this.sdk.oauthAccessTokens()
			.verify(VerifyOAuthAccessTokenRequestBody.builder().accessToken(token.token()).build())
			.oneOf()).value();

		assertThat(verified.id()).isEqualTo(token.id());
		assertThat(verified.subject()).isEqualTo(this.ada);
		assertThat(verified.clientId()).isEqualTo("client-1");
		assertThat(verified.scopes()).containsExactly("profile", "email");
		assertThat(verified.revoked()).isFalse();
	}

}
