package com.clerk.spring.client;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.models.operations.Actor;
import com.clerk.backend_api.models.operations.Claims;
import com.clerk.backend_api.models.operations.CreateActorTokenRequestBody;
import com.clerk.backend_api.models.operations.CreateActorTokenResponse;
import com.clerk.backend_api.models.operations.CreateAgentTaskRequestBody;
import com.clerk.backend_api.models.operations.CreateAgentTaskResponse;
import com.clerk.backend_api.models.operations.CreateApiKeyRequestBody;
import com.clerk.backend_api.models.operations.CreateApiKeyResponse;
import com.clerk.backend_api.models.operations.CreateJWTTemplateRequestBody;
import com.clerk.backend_api.models.operations.CreateJWTTemplateResponse;
import com.clerk.backend_api.models.operations.CreateM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.CreateM2MTokenResponse;
import com.clerk.backend_api.models.operations.CreateMachineRequestBody;
import com.clerk.backend_api.models.operations.CreateMachineResponse;
import com.clerk.backend_api.models.operations.CreateMachineScopeRequestBody;
import com.clerk.backend_api.models.operations.CreateMachineScopeResponse;
import com.clerk.backend_api.models.operations.CreateOAuthApplicationRequestBody;
import com.clerk.backend_api.models.operations.CreateOAuthApplicationResponse;
import com.clerk.backend_api.models.operations.CreateSignInTokenRequestBody;
import com.clerk.backend_api.models.operations.CreateSignInTokenResponse;
import com.clerk.backend_api.models.operations.CreateTestingTokenResponse;
import com.clerk.backend_api.models.operations.DeleteApiKeyResponse;
import com.clerk.backend_api.models.operations.DeleteJWTTemplateResponse;
import com.clerk.backend_api.models.operations.DeleteMachineResponse;
import com.clerk.backend_api.models.operations.DeleteMachineScopeResponse;
import com.clerk.backend_api.models.operations.DeleteOAuthApplicationResponse;
import com.clerk.backend_api.models.operations.GetApiKeyResponse;
import com.clerk.backend_api.models.operations.GetApiKeySecretResponse;
import com.clerk.backend_api.models.operations.GetApiKeysRequest;
import com.clerk.backend_api.models.operations.GetApiKeysResponse;
import com.clerk.backend_api.models.operations.GetJWKSResponse;
import com.clerk.backend_api.models.operations.GetJWTTemplateResponse;
import com.clerk.backend_api.models.operations.GetM2MTokensRequest;
import com.clerk.backend_api.models.operations.GetM2MTokensResponse;
import com.clerk.backend_api.models.operations.GetMachineResponse;
import com.clerk.backend_api.models.operations.GetMachineSecretKeyResponse;
import com.clerk.backend_api.models.operations.GetOAuthApplicationResponse;
import com.clerk.backend_api.models.operations.ListJWTTemplatesResponse;
import com.clerk.backend_api.models.operations.ListMachinesResponse;
import com.clerk.backend_api.models.operations.ListOAuthApplicationsResponse;
import com.clerk.backend_api.models.operations.OnBehalfOf;
import com.clerk.backend_api.models.operations.Permissions;
import com.clerk.backend_api.models.operations.RevokeActorTokenResponse;
import com.clerk.backend_api.models.operations.RevokeAgentTaskResponse;
import com.clerk.backend_api.models.operations.RevokeApiKeyRequestBody;
import com.clerk.backend_api.models.operations.RevokeApiKeyResponse;
import com.clerk.backend_api.models.operations.RevokeM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.RevokeM2MTokenResponse;
import com.clerk.backend_api.models.operations.RevokeSignInTokenResponse;
import com.clerk.backend_api.models.operations.RotateMachineSecretKeyRequestBody;
import com.clerk.backend_api.models.operations.RotateMachineSecretKeyResponse;
import com.clerk.backend_api.models.operations.RotateOAuthApplicationSecretResponse;
import com.clerk.backend_api.models.operations.UpdateApiKeyRequestBody;
import com.clerk.backend_api.models.operations.UpdateApiKeyResponse;
import com.clerk.backend_api.models.operations.UpdateJWTTemplateClaims;
import com.clerk.backend_api.models.operations.UpdateJWTTemplateRequestBody;
import com.clerk.backend_api.models.operations.UpdateJWTTemplateResponse;
import com.clerk.backend_api.models.operations.UpdateMachineRequestBody;
import com.clerk.backend_api.models.operations.UpdateMachineResponse;
import com.clerk.backend_api.models.operations.UpdateOAuthApplicationRequestBody;
import com.clerk.backend_api.models.operations.UpdateOAuthApplicationResponse;
import com.clerk.backend_api.models.operations.VerifyApiKeyRequestBody;
import com.clerk.backend_api.models.operations.VerifyApiKeyResponse;
import com.clerk.backend_api.models.operations.VerifyM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.VerifyM2MTokenResponse;
import com.clerk.backend_api.models.operations.VerifyOAuthAccessTokenRequestBody;
import com.clerk.backend_api.models.operations.VerifyOAuthAccessTokenResponse;

import org.springframework.http.HttpMethod;

import static com.clerk.spring.client.TableRow.exchange;
import static com.clerk.spring.client.TableRow.row;

/**
 * The calls about tokens and what issues them.
 */
final class TokenCalls {

	private TokenCalls() {
	}

	static List<TableRow> rows() {
		return List.of(
				row("apiKeys.list",
						"GET /api_keys?type=api_key&subject=user_1&include_invalid=false&limit=7.0&offset=0.0",
						GetApiKeysResponse.class,
						(clerk) -> clerk.apiKeys()
							.getApiKeys()
							.request(GetApiKeysRequest.builder().subject("user_1").limit(7L).build())
							.call()),

				row("apiKeys.create", "POST /api_keys",
						"{\"type\":\"api_key\",\"name\":\"Acme\",\"subject\":\"user_1\"}", CreateApiKeyResponse.class,
						(clerk) -> clerk.apiKeys()
							.createApiKey()
							.request(CreateApiKeyRequestBody.builder().name("Acme").subject("user_1").build())
							.call()),

				row("apiKeys.get", "GET /api_keys/ak_1", GetApiKeyResponse.class,
						(clerk) -> clerk.apiKeys().getApiKey().apiKeyID("ak_1").call()),

				row("apiKeys.update", "PATCH /api_keys/ak_1", "{\"scopes\":[\"read:invoices\"]}",
						UpdateApiKeyResponse.class,
						(clerk) -> clerk.apiKeys()
							.updateApiKey()
							.apiKeyID("ak_1")
							.requestBody(UpdateApiKeyRequestBody.builder().scopes(List.of("read:invoices")).build())
							.call()),

				row("apiKeys.delete", "DELETE /api_keys/ak_1", DeleteApiKeyResponse.class,
						(clerk) -> clerk.apiKeys().deleteApiKey().apiKeyID("ak_1").call()),

				row("apiKeys.revoke", "POST /api_keys/ak_1/revoke", "{\"revocation_reason\":\"lost\"}",
						RevokeApiKeyResponse.class,
						(clerk) -> clerk.apiKeys()
							.revokeApiKey()
							.apiKeyID("ak_1")
							.requestBody(RevokeApiKeyRequestBody.builder().revocationReason("lost").build())
							.call()),

				row("apiKeys.getSecret", "GET /api_keys/ak_1/secret", GetApiKeySecretResponse.class,
						(clerk) -> clerk.apiKeys().getApiKeySecret().apiKeyID("ak_1").call()),

				row("apiKeys.verify", "POST /api_keys/verify", "{\"secret\":\"ak_secret\"}", VerifyApiKeyResponse.class,
						(clerk) -> clerk.apiKeys()
							.verifyApiKey()
							.request(VerifyApiKeyRequestBody.builder().secret("ak_secret").build())
							.call()),

				row("actorTokens.create", "POST /actor_tokens",
						"{\"user_id\":\"user_1\",\"actor\":{\"sub\":\"user_2\"},\"expires_in_seconds\":3600,\"session_max_duration_in_seconds\":1800}",
						CreateActorTokenResponse.class,
						(clerk) -> clerk.actorTokens()
							.create()
							.request(CreateActorTokenRequestBody.builder()
								.userId("user_1")
								.actor(Actor.builder().sub("user_2").build())
								.build())
							.call()),

				row("actorTokens.revoke", "POST /actor_tokens/act_1/revoke", RevokeActorTokenResponse.class,
						(clerk) -> clerk.actorTokens().revoke().actorTokenId("act_1").call()),

				row("agentTasks.create", "POST /agents/tasks",
						"{\"on_behalf_of\":{\"user_id\":\"user_1\"},\"permissions\":\"*\",\"agent_name\":\"Scout\",\"task_description\":\"Book a room\",\"redirect_url\":\"https://example.com/a\",\"session_max_duration_in_seconds\":1800}",
						CreateAgentTaskResponse.class,
						(clerk) -> clerk.agentTasks()
							.create()
							.request(CreateAgentTaskRequestBody.builder()
								.onBehalfOf(OnBehalfOf.builder().userId("user_1").build())
								.permissions(Permissions.WILDCARD)
								.agentName("Scout")
								.taskDescription("Book a room")
								.redirectUrl("https://example.com/a")
								.build())
							.call()),

				row("agentTasks.revoke", "POST /agents/tasks/agt_1/revoke", RevokeAgentTaskResponse.class,
						(clerk) -> clerk.agentTasks().revoke().agentTaskId("agt_1").call()),

				row("idPOAuthAccessToken.verify", "POST /oauth_applications/access_tokens/verify",
						"{\"access_token\":\"oat_secret\"}", VerifyOAuthAccessTokenResponse.class,
						(clerk) -> clerk.oauthAccessTokens()
							.verify()
							.request(VerifyOAuthAccessTokenRequestBody.builder().accessToken("oat_secret").build())
							.call()),

				row("jwks.getJwks", "GET /jwks", GetJWKSResponse.class, (clerk) -> clerk.jwks().getJWKS().call()),

				row("jwtTemplates.list", "GET /jwt_templates?limit=7&offset=0", ListJWTTemplatesResponse.class,
						(clerk) -> clerk.jwtTemplates().list().limit(7L).call()),

				row("jwtTemplates.get", "GET /jwt_templates/jtmp_1", GetJWTTemplateResponse.class,
						(clerk) -> clerk.jwtTemplates().get().templateId("jtmp_1").call()),

				row("jwtTemplates.create", "POST /jwt_templates", "{\"name\":\"Acme\",\"claims\":{}}",
						CreateJWTTemplateResponse.class,
						(clerk) -> clerk.jwtTemplates()
							.create()
							.request(CreateJWTTemplateRequestBody.builder()
								.name("Acme")
								.claims(Claims.builder().build())
								.build())
							.call()),

				row("jwtTemplates.update", "PATCH /jwt_templates/jtmp_1", "{\"name\":\"Acme\",\"claims\":{}}",
						UpdateJWTTemplateResponse.class,
						(clerk) -> clerk.jwtTemplates()
							.update()
							.templateId("jtmp_1")
							.requestBody(UpdateJWTTemplateRequestBody.builder()
								.name("Acme")
								.claims(UpdateJWTTemplateClaims.builder().build())
								.build())
							.call()),

				row("jwtTemplates.delete", "DELETE /jwt_templates/jtmp_1", DeleteJWTTemplateResponse.class,
						(clerk) -> clerk.jwtTemplates().delete().templateId("jtmp_1").call()),

				row("m2m.list", "GET /m2m_tokens?subject=mch_1&revoked=false&expired=false&limit=7.0&offset=0.0",
						GetM2MTokensResponse.class,
						(clerk) -> clerk.m2m()
							.listTokens()
							.request(GetM2MTokensRequest.builder().subject("mch_1").limit(7L).build())
							.call()),

				row("m2m.createToken", "POST /m2m_tokens",
						"{\"token_format\":\"opaque\",\"seconds_until_expiration\":60.0}", CreateM2MTokenResponse.class,
						(clerk) -> clerk.m2m()
							.createToken()
							.request(CreateM2MTokenRequestBody.builder().secondsUntilExpiration(60).build())
							.call())
					.answered(201),

				row("m2m.revokeToken", "POST /m2m_tokens/mt_1/revoke", "{\"revocation_reason\":\"lost\"}",
						RevokeM2MTokenResponse.class,
						(clerk) -> clerk.m2m()
							.revokeToken()
							.m2mTokenId("mt_1")
							.requestBody(RevokeM2MTokenRequestBody.builder().revocationReason("lost").build())
							.call()),

				row("m2m.verify", "POST /m2m_tokens/verify", "{\"token\":\"mt_secret\"}", VerifyM2MTokenResponse.class,
						(clerk) -> clerk.m2m()
							.verifyToken()
							.request(VerifyM2MTokenRequestBody.builder().token("mt_secret").build())
							.call()),

				row("machines.get", "GET /machines/mch_1", GetMachineResponse.class,
						(clerk) -> clerk.machines().get().machineId("mch_1").call()),

				row("machines.list", "GET /machines?limit=7&offset=0&order_by=-created_at", ListMachinesResponse.class,
						(clerk) -> clerk.machines().list().limit(7L).call()),

				row("machines.create", "POST /machines", "{\"name\":\"Acme\",\"default_token_ttl\":3600}",
						CreateMachineResponse.class,
						(clerk) -> clerk.machines()
							.create()
							.request(CreateMachineRequestBody.builder().name("Acme").build())
							.call()),

				row("machines.update", "PATCH /machines/mch_1", "{\"name\":\"Acme\"}", UpdateMachineResponse.class,
						(clerk) -> clerk.machines()
							.update()
							.machineId("mch_1")
							.requestBody(UpdateMachineRequestBody.builder().name("Acme").build())
							.call()),

				row("machines.delete", "DELETE /machines/mch_1", DeleteMachineResponse.class,
						(clerk) -> clerk.machines().delete().machineId("mch_1").call()),

				row("machines.getSecretKey", "GET /machines/mch_1/secret_key", GetMachineSecretKeyResponse.class,
						(clerk) -> clerk.machines().getSecretKey().machineId("mch_1").call()),

				row("machines.rotateSecretKey", "POST /machines/mch_1/secret_key/rotate", "{\"previous_token_ttl\":7}",
						RotateMachineSecretKeyResponse.class,
						(clerk) -> clerk.machines()
							.rotateSecretKey()
							.machineId("mch_1")
							.requestBody(RotateMachineSecretKeyRequestBody.builder().previousTokenTtl(7L).build())
							.call()),

				row("machines.createScope", "POST /machines/mch_1/scopes", "{\"to_machine_id\":\"mch_1\"}",
						CreateMachineScopeResponse.class,
						(clerk) -> clerk.machines()
							.createScope()
							.machineId("mch_1")
							.requestBody(CreateMachineScopeRequestBody.builder().toMachineId("mch_1").build())
							.call()),

				row("machines.deleteScope", "DELETE /machines/mch_1/scopes/mch_2", DeleteMachineScopeResponse.class,
						(clerk) -> clerk.machines().deleteScope().machineId("mch_1").otherMachineId("mch_2").call()),

				row("oauthApplications.list", "GET /oauth_applications?limit=7&offset=0&order_by=%2Bcreated_at",
						ListOAuthApplicationsResponse.class,
						(clerk) -> clerk.oauthApplications().list().limit(7L).call()),

				row("oauthApplications.get", "GET /oauth_applications/oa_1", GetOAuthApplicationResponse.class,
						(clerk) -> clerk.oauthApplications().get().oauthApplicationId("oa_1").call()),

				row("oauthApplications.create", "POST /oauth_applications",
						"{\"name\":\"Acme\",\"scopes\":\"profile email\",\"consent_screen_enabled\":true,\"pkce_required\":false}",
						CreateOAuthApplicationResponse.class,
						(clerk) -> clerk.oauthApplications()
							.create()
							.request(CreateOAuthApplicationRequestBody.builder().name("Acme").build())
							.call()),

				row("oauthApplications.update", "PATCH /oauth_applications/oa_1",
						"{\"name\":\"Acme\",\"scopes\":\"profile email\"}", UpdateOAuthApplicationResponse.class,
						(clerk) -> clerk.oauthApplications()
							.update()
							.oauthApplicationId("oa_1")
							.requestBody(UpdateOAuthApplicationRequestBody.builder().name("Acme").build())
							.call()),

				row("oauthApplications.delete", "DELETE /oauth_applications/oa_1", DeleteOAuthApplicationResponse.class,
						(clerk) -> clerk.oauthApplications().delete().oauthApplicationId("oa_1").call()),

				row("oauthApplications.rotateSecret", "POST /oauth_applications/oa_1/rotate_secret",
						RotateOAuthApplicationSecretResponse.class,
						(clerk) -> clerk.oauthApplications().rotateSecret().oauthApplicationId("oa_1").call()),

				exchange("oauthApplications.revokeToken", "POST /oauth_applications/oa_1/revoke_token",
						"{\"token\":\"oat_secret\"}",
						(backend) -> backend.exchange(HttpMethod.POST, "/oauth_applications/{id}/revoke_token",
								Map.of("token", "oat_secret"), Map.class, "oa_1")),

				row("signInTokens.createSignInToken", "POST /sign_in_tokens",
						"{\"user_id\":\"user_1\",\"expires_in_seconds\":2592000}", CreateSignInTokenResponse.class,
						(clerk) -> clerk.signInTokens()
							.create()
							.request(CreateSignInTokenRequestBody.builder().userId("user_1").build())
							.call()),

				row("signInTokens.revokeSignInToken", "POST /sign_in_tokens/sit_1/revoke",
						RevokeSignInTokenResponse.class,
						(clerk) -> clerk.signInTokens().revoke().signInTokenId("sit_1").call()),

				row("testingTokens.createTestingToken", "POST /testing_tokens", CreateTestingTokenResponse.class,
						(clerk) -> clerk.testingTokens().create().call()));
	}

}
