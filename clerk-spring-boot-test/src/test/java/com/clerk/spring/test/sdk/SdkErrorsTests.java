package com.clerk.spring.test.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.errors.ClerkError;
import com.clerk.backend_api.models.errors.ClerkErrors;
import com.clerk.backend_api.models.operations.CreateUserRequestBody;
import com.clerk.backend_api.models.operations.VerifyApiKeyRequestBody;
import com.clerk.backend_api.models.operations.VerifyM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.VerifyOAuthAccessTokenRequestBody;
import com.clerk.backend_api.utils.RetryConfig;
import com.clerk.spring.test.emulator.ClerkEmulator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Clerk's own client takes the errors of the emulator. What it has no type for, such as
 * the metadata of an error, is read from the answer that it keeps.
 */
class SdkErrorsTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = sdk(this.clerk.secretKey());

	private Clerk sdk(String secretKey) {
		return Clerk.builder()
			.serverURL(this.clerk.url() + "/v1")
			.bearerAuth(secretKey)
			.retryConfig(RetryConfig.noRetries())
			.build();
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void whatIsUnknownIsNotFound() {
		assertThat(code(404, () -> this.sdk.users().get("user_unknown"))).isEqualTo("resource_not_found");
		assertThat(code(404, () -> this.sdk.organizations().get("org_unknown"))).isEqualTo("resource_not_found");
		assertThat(code(404, () -> this.sdk.jwtTemplates().get("jtmp_unknown"))).isEqualTo("resource_not_found");
	}

	@Test
	void aMissingParameterIsNamed() {
		ClerkErrors errors = caught(422, () -> this.sdk.users().create(CreateUserRequestBody.builder().build()));

		assertThat(code(errors)).isEqualTo("form_data_missing");
		assertThat(answer(errors).at("/errors/0/meta/param_name").asString("")).isEqualTo("email_address");
	}

	@Test
	void aTakenAddressIsAnError() {
		this.clerk.user("ada@example.com").create();

		ClerkErrors errors = caught(422, () -> this.sdk.users()
			.create(CreateUserRequestBody.builder().emailAddress(List.of("ada@example.com")).build()));

		assertThat(code(errors)).isEqualTo("form_identifier_exists");
		assertThat(answer(errors).at("/errors/0/meta/param_name").asString("")).isEqualTo("email_address");
		assertThat(answer(errors).path("clerk_trace_id").asString("")).isNotEmpty();
	}

	@Test
	void aWrongSecretKeyIsRefused() {
		assertThat(code(401, () -> sdk("sk_test_wrong").users().get("user_1"))).isEqualTo("clerk_key_invalid");
	}

	@Test
	void tooManyRequestsNameTheWait() {
		this.clerk.faults().rateLimit("/v1/users/{id}", Duration.ofSeconds(7), 1);

		ClerkError error = anyCaught(429, () -> this.sdk.users().get("user_1"));

		assertThat(answer(error).at("/errors/0/code").asString("")).isEqualTo("too_many_requests");
		assertThat(error.rawResponse().headers().firstValue("Retry-After")).contains("7");
	}

	@Test
	void anOutageIsAnErrorToo() {
		this.clerk.faults().fail("/v1/users/{id}", 500, 1);

		ClerkError error = anyCaught(500, () -> this.sdk.users().get("user_1"));

		assertThat(answer(error).at("/errors/0/code").asString("")).isEqualTo("internal_clerk_error");
	}

	@Test
	void unknownMachineTokensAreNotFound() {
		Map<String, ThrowingCallable> calls = Map.of("API key",
				() -> this.sdk.apiKeys().verifyApiKey(VerifyApiKeyRequestBody.builder().secret("ak_unknown").build()),
				"machine token",
				() -> this.sdk.m2m().verifyToken(VerifyM2MTokenRequestBody.builder().token("mt_unknown").build()),
				"access token", () -> this.sdk.oauthAccessTokens()
					.verify(VerifyOAuthAccessTokenRequestBody.builder().accessToken("oat_unknown").build()));

		calls
			.forEach((name, call) -> assertThat(answer(anyCaught(404, call)).at("/errors/0/code").asString("")).as(name)
				.isEqualTo("resource_not_found"));
	}

	private static String code(int status, ThrowingCallable call) {
		return code(caught(status, call));
	}

	private static String code(ClerkErrors errors) {
		assertThat(errors.deserializationException()).isEmpty();
		assertThat(errors.errors().orElseThrow()).hasSize(1);
		return whole(errors.errors().orElseThrow().get(0)).code();
	}

	private static ClerkErrors caught(int status, ThrowingCallable call) {
		ClerkError error = anyCaught(status, call);
		assertThat(error).isInstanceOf(ClerkErrors.class);
		return (ClerkErrors) error;
	}

	private static ClerkError anyCaught(int status, ThrowingCallable call) {
		ClerkError error = catchThrowableOfType(ClerkError.class, call);
		assertThat(error).isNotNull();
		assertThat(error.code()).isEqualTo(status);
		return error;
	}

	private static JsonNode answer(ClerkError error) {
		return JsonMapper.builder().build().readTree(error.bodyAsString().orElseThrow());
	}

}
