package com.clerk.spring.client;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.models.operations.BanUserResponse;
import com.clerk.backend_api.models.operations.CreateBulkInvitationsResponse;
import com.clerk.backend_api.models.operations.CreateBulkWaitlistEntriesRequestBody;
import com.clerk.backend_api.models.operations.CreateBulkWaitlistEntriesResponse;
import com.clerk.backend_api.models.operations.CreateEmailAddressRequestBody;
import com.clerk.backend_api.models.operations.CreateEmailAddressResponse;
import com.clerk.backend_api.models.operations.CreateInvitationRequestBody;
import com.clerk.backend_api.models.operations.CreateInvitationResponse;
import com.clerk.backend_api.models.operations.CreatePhoneNumberRequestBody;
import com.clerk.backend_api.models.operations.CreatePhoneNumberResponse;
import com.clerk.backend_api.models.operations.CreateSessionRequestBody;
import com.clerk.backend_api.models.operations.CreateSessionResponse;
import com.clerk.backend_api.models.operations.CreateSessionTokenFromTemplateResponse;
import com.clerk.backend_api.models.operations.CreateSessionTokenRequestBody;
import com.clerk.backend_api.models.operations.CreateSessionTokenResponse;
import com.clerk.backend_api.models.operations.CreateUserRequestBody;
import com.clerk.backend_api.models.operations.CreateUserResponse;
import com.clerk.backend_api.models.operations.CreateWaitlistEntryRequestBody;
import com.clerk.backend_api.models.operations.CreateWaitlistEntryResponse;
import com.clerk.backend_api.models.operations.DeleteBackupCodeResponse;
import com.clerk.backend_api.models.operations.DeleteEmailAddressResponse;
import com.clerk.backend_api.models.operations.DeleteExternalAccountResponse;
import com.clerk.backend_api.models.operations.DeletePhoneNumberResponse;
import com.clerk.backend_api.models.operations.DeleteTOTPResponse;
import com.clerk.backend_api.models.operations.DeleteUserProfileImageResponse;
import com.clerk.backend_api.models.operations.DeleteUserResponse;
import com.clerk.backend_api.models.operations.DeleteWaitlistEntryResponse;
import com.clerk.backend_api.models.operations.DisableMFAResponse;
import com.clerk.backend_api.models.operations.File;
import com.clerk.backend_api.models.operations.GetClientListResponse;
import com.clerk.backend_api.models.operations.GetClientResponse;
import com.clerk.backend_api.models.operations.GetEmailAddressResponse;
import com.clerk.backend_api.models.operations.GetOAuthAccessTokenRequest;
import com.clerk.backend_api.models.operations.GetOAuthAccessTokenResponse;
import com.clerk.backend_api.models.operations.GetPhoneNumberResponse;
import com.clerk.backend_api.models.operations.GetSessionListRequest;
import com.clerk.backend_api.models.operations.GetSessionListResponse;
import com.clerk.backend_api.models.operations.GetSessionResponse;
import com.clerk.backend_api.models.operations.GetSignUpResponse;
import com.clerk.backend_api.models.operations.GetUserListRequest;
import com.clerk.backend_api.models.operations.GetUserListResponse;
import com.clerk.backend_api.models.operations.GetUserResponse;
import com.clerk.backend_api.models.operations.GetUsersCountRequest;
import com.clerk.backend_api.models.operations.GetUsersCountResponse;
import com.clerk.backend_api.models.operations.InviteWaitlistEntryRequestBody;
import com.clerk.backend_api.models.operations.InviteWaitlistEntryResponse;
import com.clerk.backend_api.models.operations.ListInvitationsRequest;
import com.clerk.backend_api.models.operations.ListInvitationsResponse;
import com.clerk.backend_api.models.operations.ListWaitlistEntriesRequest;
import com.clerk.backend_api.models.operations.ListWaitlistEntriesResponse;
import com.clerk.backend_api.models.operations.LockUserResponse;
import com.clerk.backend_api.models.operations.RefreshSessionRequestBody;
import com.clerk.backend_api.models.operations.RefreshSessionResponse;
import com.clerk.backend_api.models.operations.RejectWaitlistEntryResponse;
import com.clerk.backend_api.models.operations.ReplaceUserEmailAddressRequestBody;
import com.clerk.backend_api.models.operations.ReplaceUserEmailAddressResponse;
import com.clerk.backend_api.models.operations.ReplaceUserMetadataRequestBody;
import com.clerk.backend_api.models.operations.ReplaceUserMetadataResponse;
import com.clerk.backend_api.models.operations.ReplaceUserPhoneNumberRequestBody;
import com.clerk.backend_api.models.operations.ReplaceUserPhoneNumberResponse;
import com.clerk.backend_api.models.operations.RequestBody;
import com.clerk.backend_api.models.operations.RevokeInvitationResponse;
import com.clerk.backend_api.models.operations.RevokeSessionResponse;
import com.clerk.backend_api.models.operations.SetUserPasswordCompromisedRequestBody;
import com.clerk.backend_api.models.operations.SetUserPasswordCompromisedResponse;
import com.clerk.backend_api.models.operations.SetUserProfileImageRequestBody;
import com.clerk.backend_api.models.operations.SetUserProfileImageResponse;
import com.clerk.backend_api.models.operations.UnbanUserResponse;
import com.clerk.backend_api.models.operations.UnlockUserResponse;
import com.clerk.backend_api.models.operations.UnsetUserPasswordCompromisedResponse;
import com.clerk.backend_api.models.operations.UpdateEmailAddressRequestBody;
import com.clerk.backend_api.models.operations.UpdateEmailAddressResponse;
import com.clerk.backend_api.models.operations.UpdatePhoneNumberRequestBody;
import com.clerk.backend_api.models.operations.UpdatePhoneNumberResponse;
import com.clerk.backend_api.models.operations.UpdateSignUpRequestBody;
import com.clerk.backend_api.models.operations.UpdateSignUpResponse;
import com.clerk.backend_api.models.operations.UpdateUserMetadataRequestBody;
import com.clerk.backend_api.models.operations.UpdateUserMetadataResponse;
import com.clerk.backend_api.models.operations.UpdateUserRequestBody;
import com.clerk.backend_api.models.operations.UpdateUserResponse;
import com.clerk.backend_api.models.operations.UserPasskeyDeleteResponse;
import com.clerk.backend_api.models.operations.UserWeb3WalletDeleteResponse;
import com.clerk.backend_api.models.operations.UsersGetOrganizationInvitationsResponse;
import com.clerk.backend_api.models.operations.UsersGetOrganizationMembershipsResponse;
import com.clerk.backend_api.models.operations.VerifyClientRequestBody;
import com.clerk.backend_api.models.operations.VerifyClientResponse;
import com.clerk.backend_api.models.operations.VerifyPasswordRequestBody;
import com.clerk.backend_api.models.operations.VerifyPasswordResponse;
import com.clerk.backend_api.models.operations.VerifyTOTPRequestBody;
import com.clerk.backend_api.models.operations.VerifyTOTPResponse;

import org.springframework.http.HttpMethod;

import static com.clerk.spring.client.TableRow.FILE;
import static com.clerk.spring.client.TableRow.exchange;
import static com.clerk.spring.client.TableRow.row;

/**
 * The calls about users, their sessions and how they come.
 */
final class UserCalls {

	private UserCalls() {
	}

	static List<TableRow> rows() {
		return List.of(
				row("clients.getClientList", "GET /clients?limit=7&offset=0", GetClientListResponse.class,
						(clerk) -> clerk.clients().list().limit(7L).call()),

				row("clients.getClient", "GET /clients/client_1", GetClientResponse.class,
						(clerk) -> clerk.clients().get().clientId("client_1").call()),

				row("clients.verifyClient", "POST /clients/verify", "{\"token\":\"mt_secret\"}",
						VerifyClientResponse.class,
						(clerk) -> clerk.clients()
							.verify()
							.request(VerifyClientRequestBody.builder().token("mt_secret").build())
							.call()),

				exchange("clients.getHandshakePayload", "GET /clients/handshake_payload?nonce=n",
						(backend) -> backend.exchange(HttpMethod.GET, "/clients/handshake_payload?nonce={nonce}", null,
								Map.class, "n")),

				row("emailAddresses.getEmailAddress", "GET /email_addresses/idn_1", GetEmailAddressResponse.class,
						(clerk) -> clerk.emailAddresses().get().emailAddressId("idn_1").call()),

				row("emailAddresses.createEmailAddress", "POST /email_addresses",
						"{\"user_id\":\"user_1\",\"email_address\":\"ada@example.com\"}",
						CreateEmailAddressResponse.class,
						(clerk) -> clerk.emailAddresses()
							.create()
							.request(CreateEmailAddressRequestBody.builder()
								.userId("user_1")
								.emailAddress("ada@example.com")
								.build())
							.call()),

				row("emailAddresses.updateEmailAddress", "PATCH /email_addresses/idn_1", "{\"verified\":true}",
						UpdateEmailAddressResponse.class,
						(clerk) -> clerk.emailAddresses()
							.update()
							.emailAddressId("idn_1")
							.requestBody(UpdateEmailAddressRequestBody.builder().verified(true).build())
							.call()),

				row("emailAddresses.deleteEmailAddress", "DELETE /email_addresses/idn_1",
						DeleteEmailAddressResponse.class,
						(clerk) -> clerk.emailAddresses().delete().emailAddressId("idn_1").call()),

				row("invitations.getInvitationList", "GET /invitations?query=ada&order_by=-created_at&limit=7&offset=0",
						ListInvitationsResponse.class,
						(clerk) -> clerk.invitations()
							.list()
							.request(ListInvitationsRequest.builder().query("ada").limit(7L).build())
							.call()),

				row("invitations.createInvitation", "POST /invitations",
						"{\"email_address\":\"ada@example.com\",\"notify\":true,\"ignore_existing\":false}",
						CreateInvitationResponse.class,
						(clerk) -> clerk.invitations()
							.create()
							.request(CreateInvitationRequestBody.builder().emailAddress("ada@example.com").build())
							.call()),

				row("invitations.createInvitationBulk", "POST /invitations/bulk",
						"[{\"email_address\":\"ada@example.com\",\"notify\":true,\"ignore_existing\":false,\"template_slug\":\"invitation\"}]",
						CreateBulkInvitationsResponse.class,
						(clerk) -> clerk.invitations()
							.bulkCreate()
							.request(List.of(RequestBody.builder().emailAddress("ada@example.com").build()))
							.call()),

				row("invitations.revokeInvitation", "POST /invitations/inv_1/revoke", RevokeInvitationResponse.class,
						(clerk) -> clerk.invitations().revoke().invitationId("inv_1").call()),

				row("phoneNumbers.getPhoneNumber", "GET /phone_numbers/idn_1", GetPhoneNumberResponse.class,
						(clerk) -> clerk.phoneNumbers().get().phoneNumberId("idn_1").call()),

				row("phoneNumbers.createPhoneNumber", "POST /phone_numbers",
						"{\"user_id\":\"user_1\",\"phone_number\":\"+15551234567\"}", CreatePhoneNumberResponse.class,
						(clerk) -> clerk.phoneNumbers()
							.create()
							.request(CreatePhoneNumberRequestBody.builder()
								.userId("user_1")
								.phoneNumber("+15551234567")
								.build())
							.call()),

				row("phoneNumbers.updatePhoneNumber", "PATCH /phone_numbers/idn_1", "{\"verified\":true}",
						UpdatePhoneNumberResponse.class,
						(clerk) -> clerk.phoneNumbers()
							.update()
							.phoneNumberId("idn_1")
							.requestBody(UpdatePhoneNumberRequestBody.builder().verified(true).build())
							.call()),

				row("phoneNumbers.deletePhoneNumber", "DELETE /phone_numbers/idn_1", DeletePhoneNumberResponse.class,
						(clerk) -> clerk.phoneNumbers().delete().phoneNumberId("idn_1").call()),

				row("sessions.getSessionList", "GET /sessions?client_id=client_1&limit=7&offset=0",
						GetSessionListResponse.class,
						(clerk) -> clerk.sessions()
							.list()
							.request(GetSessionListRequest.builder().clientId("client_1").limit(7L).build())
							.call()),

				row("sessions.getSession", "GET /sessions/sess_1", GetSessionResponse.class,
						(clerk) -> clerk.sessions().get().sessionId("sess_1").call()),

				row("sessions.createSession", "POST /sessions", "{\"user_id\":\"user_1\"}", CreateSessionResponse.class,
						(clerk) -> clerk.sessions()
							.create()
							.request(CreateSessionRequestBody.builder().userId("user_1").build())
							.call()),

				row("sessions.revokeSession", "POST /sessions/sess_1/revoke", RevokeSessionResponse.class,
						(clerk) -> clerk.sessions().revoke().sessionId("sess_1").call()),

				exchange("sessions.verifySession", "POST /sessions/sess_1/verify", "{\"token\":\"old\"}",
						(backend) -> backend.exchange(HttpMethod.POST, "/sessions/{id}/verify", Map.of("token", "old"),
								Map.class, "sess_1")),

				row("sessions.getToken", "POST /sessions/sess_1/tokens", "{\"expires_in_seconds\":60}",
						CreateSessionTokenResponse.class,
						(clerk) -> clerk.sessions()
							.createToken()
							.sessionId("sess_1")
							.requestBody(CreateSessionTokenRequestBody.builder().expiresInSeconds(60L).build())
							.call()),

				row("sessions.getToken with a template", "POST /sessions/sess_1/tokens/mobile",
						CreateSessionTokenFromTemplateResponse.class,
						(clerk) -> clerk.sessions()
							.createTokenFromTemplate()
							.sessionId("sess_1")
							.templateName("mobile")
							.call()),

				row("sessions.refreshSession", "POST /sessions/sess_1/refresh",
						"{\"expired_token\":\"old\",\"refresh_token\":\"refresh\",\"request_origin\":\"https://example.com\",\"format\":\"token\"}",
						RefreshSessionResponse.class,
						(clerk) -> clerk.sessions()
							.refresh()
							.sessionId("sess_1")
							.requestBody(RefreshSessionRequestBody.builder()
								.expiredToken("old")
								.refreshToken("refresh")
								.requestOrigin("https://example.com")
								.build())
							.call()),

				row("signUps.get", "GET /sign_ups/id_1", GetSignUpResponse.class,
						(clerk) -> clerk.signUps().get().id("id_1").call()),

				row("signUps.update", "PATCH /sign_ups/id_1", "{\"external_id\":\"exte_1\"}",
						UpdateSignUpResponse.class,
						(clerk) -> clerk.signUps()
							.update()
							.id("id_1")
							.requestBody(UpdateSignUpRequestBody.builder().externalId("exte_1").build())
							.call()),

				row("users.getUserList",
						"GET /users?email_address=ada%40example.com&limit=7&offset=0&order_by=-created_at",
						GetUserListResponse.class,
						(clerk) -> clerk.users()
							.list()
							.request(GetUserListRequest.builder()
								.emailAddress(List.of("ada@example.com"))
								.limit(7L)
								.build())
							.call()),

				row("users.getUser", "GET /users/user_1", GetUserResponse.class,
						(clerk) -> clerk.users().get().userId("user_1").call()),

				row("users.createUser", "POST /users", "{\"first_name\":\"Ada\"}", CreateUserResponse.class,
						(clerk) -> clerk.users()
							.create()
							.request(CreateUserRequestBody.builder().firstName("Ada").build())
							.call()),

				row("users.updateUser", "PATCH /users/user_1",
						"{\"first_name\":\"Ada\",\"notify_primary_email_address_changed\":false}",
						UpdateUserResponse.class,
						(clerk) -> clerk.users()
							.update()
							.userId("user_1")
							.requestBody(UpdateUserRequestBody.builder().firstName("Ada").build())
							.call()),

				row("users.replaceUserEmailAddress", "PUT /users/user_1/email_address",
						"{\"email_address\":\"ada@example.com\",\"identification_status\":\"verified\"}",
						ReplaceUserEmailAddressResponse.class,
						(clerk) -> clerk.emailAddresses()
							.replaceForUser()
							.userId("user_1")
							.requestBody(ReplaceUserEmailAddressRequestBody.builder()
								.emailAddress("ada@example.com")
								.build())
							.call()),

				row("users.replaceUserPhoneNumber", "PUT /users/user_1/phone_number",
						"{\"phone_number\":\"+15551234567\",\"identification_status\":\"verified\"}",
						ReplaceUserPhoneNumberResponse.class,
						(clerk) -> clerk.phoneNumbers()
							.replaceForUser()
							.userId("user_1")
							.requestBody(
									ReplaceUserPhoneNumberRequestBody.builder().phoneNumber("+15551234567").build())
							.call()),

				row("users.updateUserProfileImage", "POST /users/user_1/profile_image", FILE,
						SetUserProfileImageResponse.class,
						(clerk) -> clerk.users()
							.setProfileImage()
							.userId("user_1")
							.requestBody(SetUserProfileImageRequestBody.builder()
								.file(File.builder().fileName("a.png").content(new byte[] { 1, 2 }).build())
								.build())
							.call()),

				row("users.updateUserMetadata", "PATCH /users/user_1/metadata", "{\"public_metadata\":{\"a\":1}}",
						UpdateUserMetadataResponse.class,
						(clerk) -> clerk.users()
							.updateMetadata()
							.userId("user_1")
							.requestBody(UpdateUserMetadataRequestBody.builder().publicMetadata(Map.of("a", 1)).build())
							.call()),

				row("users.replaceUserMetadata", "PUT /users/user_1/metadata", "{\"public_metadata\":{\"a\":1}}",
						ReplaceUserMetadataResponse.class,
						(clerk) -> clerk.users()
							.replaceMetadata()
							.userId("user_1")
							.requestBody(
									ReplaceUserMetadataRequestBody.builder().publicMetadata(Map.of("a", 1)).build())
							.call()),

				row("users.deleteUser", "DELETE /users/user_1", DeleteUserResponse.class,
						(clerk) -> clerk.users().delete().userId("user_1").call()),

				row("users.getCount", "GET /users/count?email_address=ada%40example.com", GetUsersCountResponse.class,
						(clerk) -> clerk.users()
							.count()
							.request(GetUsersCountRequest.builder().emailAddress(List.of("ada@example.com")).build())
							.call()),

				row("users.getUserOauthAccessToken",
						"GET /users/user_1/oauth_access_tokens/oauth_google?limit=7&offset=0",
						GetOAuthAccessTokenResponse.class,
						(clerk) -> clerk.users()
							.getOAuthAccessToken()
							.request(GetOAuthAccessTokenRequest.builder()
								.userId("user_1")
								.provider("oauth_google")
								.limit(7L)
								.build())
							.call()),

				row("users.disableUserMFA", "DELETE /users/user_1/mfa", DisableMFAResponse.class,
						(clerk) -> clerk.users().disableMfa().userId("user_1").call()),

				row("users.getOrganizationMembershipList",
						"GET /users/user_1/organization_memberships?limit=7&offset=0",
						UsersGetOrganizationMembershipsResponse.class,
						(clerk) -> clerk.users().getOrganizationMemberships().userId("user_1").limit(7L).call()),

				row("users.getOrganizationInvitationList",
						"GET /users/user_1/organization_invitations?limit=7&offset=0",
						UsersGetOrganizationInvitationsResponse.class,
						(clerk) -> clerk.users().getOrganizationInvitations().userId("user_1").limit(7L).call()),

				exchange("users.removePassword", "POST /users/user_1/remove_password",
						(backend) -> backend.exchange(HttpMethod.POST, "/users/{id}/remove_password", null, Map.class,
								"user_1")),

				row("users.verifyPassword", "POST /users/user_1/verify_password", "{\"password\":\"s3cr3t-s3cr3t\"}",
						VerifyPasswordResponse.class,
						(clerk) -> clerk.users()
							.verifyPassword()
							.userId("user_1")
							.requestBody(VerifyPasswordRequestBody.builder().password("s3cr3t-s3cr3t").build())
							.call()),

				row("users.verifyTOTP", "POST /users/user_1/verify_totp", "{\"code\":\"123456\"}",
						VerifyTOTPResponse.class,
						(clerk) -> clerk.users()
							.verifyTotp()
							.userId("user_1")
							.requestBody(VerifyTOTPRequestBody.builder().code("123456").build())
							.call()),

				row("users.banUser", "POST /users/user_1/ban", BanUserResponse.class,
						(clerk) -> clerk.users().ban().userId("user_1").call()),

				row("users.unbanUser", "POST /users/user_1/unban", UnbanUserResponse.class,
						(clerk) -> clerk.users().unban().userId("user_1").call()),

				row("users.lockUser", "POST /users/user_1/lock", LockUserResponse.class,
						(clerk) -> clerk.users().lock().userId("user_1").call()),

				row("users.unlockUser", "POST /users/user_1/unlock", UnlockUserResponse.class,
						(clerk) -> clerk.users().unlock().userId("user_1").call()),

				row("users.deleteUserProfileImage", "DELETE /users/user_1/profile_image",
						DeleteUserProfileImageResponse.class,
						(clerk) -> clerk.users().deleteProfileImage().userId("user_1").call()),

				row("users.deleteUserPasskey", "DELETE /users/user_1/passkeys/idn_1", UserPasskeyDeleteResponse.class,
						(clerk) -> clerk.users()
							.deletePasskey()
							.userId("user_1")
							.passkeyIdentificationId("idn_1")
							.call()),

				row("users.deleteUserWeb3Wallet", "DELETE /users/user_1/web3_wallets/idn_1",
						UserWeb3WalletDeleteResponse.class,
						(clerk) -> clerk.users()
							.deleteWeb3Wallet()
							.userId("user_1")
							.web3WalletIdentificationId("idn_1")
							.call()),

				row("users.deleteUserExternalAccount", "DELETE /users/user_1/external_accounts/eac_1",
						DeleteExternalAccountResponse.class,
						(clerk) -> clerk.users()
							.deleteExternalAccount()
							.userId("user_1")
							.externalAccountId("eac_1")
							.call()),

				row("users.deleteUserBackupCodes", "DELETE /users/user_1/backup_code", DeleteBackupCodeResponse.class,
						(clerk) -> clerk.users().deleteBackupCodes().userId("user_1").call()),

				row("users.deleteUserTOTP", "DELETE /users/user_1/totp", DeleteTOTPResponse.class,
						(clerk) -> clerk.users().deleteTOTP().userId("user_1").call()),

				row("users.setPasswordCompromised", "POST /users/user_1/password/set_compromised",
						"{\"revoke_all_sessions\":true}", SetUserPasswordCompromisedResponse.class,
						(clerk) -> clerk.users()
							.setPasswordCompromised()
							.userId("user_1")
							.requestBody(
									SetUserPasswordCompromisedRequestBody.builder().revokeAllSessions(true).build())
							.call()),

				row("users.unsetPasswordCompromised", "POST /users/user_1/password/unset_compromised",
						UnsetUserPasswordCompromisedResponse.class,
						(clerk) -> clerk.users().unsetPasswordCompromised().userId("user_1").call()),

				row("waitlistEntries.list", "GET /waitlist_entries?limit=7&offset=0&order_by=-created_at",
						ListWaitlistEntriesResponse.class,
						(clerk) -> clerk.waitlistEntries()
							.list()
							.request(ListWaitlistEntriesRequest.builder().limit(7L).build())
							.call()),

				row("waitlistEntries.create", "POST /waitlist_entries",
						"{\"email_address\":\"ada@example.com\",\"notify\":true}", CreateWaitlistEntryResponse.class,
						(clerk) -> clerk.waitlistEntries()
							.create()
							.request(CreateWaitlistEntryRequestBody.builder().emailAddress("ada@example.com").build())
							.call()),

				row("waitlistEntries.createBulk", "POST /waitlist_entries/bulk",
						"[{\"email_address\":\"ada@example.com\",\"notify\":true}]",
						CreateBulkWaitlistEntriesResponse.class,
						(clerk) -> clerk.waitlistEntries()
							.bulkCreate()
							.request(List.of(CreateBulkWaitlistEntriesRequestBody.builder()
								.emailAddress("ada@example.com")
								.build()))
							.call()),

				row("waitlistEntries.invite", "POST /waitlist_entries/wle_1/invite", "{\"ignore_existing\":true}",
						InviteWaitlistEntryResponse.class,
						(clerk) -> clerk.waitlistEntries()
							.invite()
							.waitlistEntryId("wle_1")
							.requestBody(InviteWaitlistEntryRequestBody.builder().ignoreExisting(true).build())
							.call()),

				row("waitlistEntries.reject", "POST /waitlist_entries/wle_1/reject", RejectWaitlistEntryResponse.class,
						(clerk) -> clerk.waitlistEntries().reject().waitlistEntryId("wle_1").call()),

				row("waitlistEntries.delete", "DELETE /waitlist_entries/wle_1", DeleteWaitlistEntryResponse.class,
						(clerk) -> clerk.waitlistEntries().delete().waitlistEntryId("wle_1").call()));
	}

}
