package com.clerk.spring.test.sdk;

import java.util.List;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.DeletedObject;
import com.clerk.backend_api.models.components.OAuthApplication;
import com.clerk.backend_api.models.components.OAuthApplicationWithSecret;
import com.clerk.backend_api.models.components.OAuthApplications;
import com.clerk.backend_api.models.operations.CreateOAuthApplicationRequestBody;
import com.clerk.backend_api.models.operations.UpdateOAuthApplicationRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about OAuth applications.
 */
class SdkOAuthApplicationsTests {

	private static final String CALLBACK = "https://site.example/callback";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void applicationsAreMadeChangedListedAndDeleted() {
		OAuthApplicationWithSecret made = create(false);
		OAuthApplication got = whole(this.sdk.oauthApplications().get(made.id()).oAuthApplication());
		OAuthApplication changed = whole(this.sdk.oauthApplications()
			.update(made.id(),
					UpdateOAuthApplicationRequestBody.builder().name("Shop").consentScreenEnabled(false).build())
			.oAuthApplication());
		OAuthApplications listed = whole(
				this.sdk.oauthApplications().list().nameQuery("sho").call().oAuthApplications());
		DeletedObject deleted = whole(this.sdk.oauthApplications().delete(made.id()).deletedObject());

		assertThat(made.clientSecret()).isPresent();
		assertThat(made.instanceId()).startsWith("ins_");
		assertThat(made.scopes()).isEqualTo("profile email openid");
		assertThat(made.redirectUris()).containsExactly(CALLBACK);
		assertThat(made.consentScreenEnabled()).isTrue();
		assertThat(made.authorizeUrl()).isEqualTo(this.clerk.url() + "/oauth/authorize");
		assertThat(got.clientId()).isEqualTo(made.clientId());
		assertThat(changed.name()).isEqualTo("Shop");
		assertThat(changed.consentScreenEnabled()).isFalse();
		assertThat(changed.redirectUris()).containsExactly(CALLBACK);
		assertThat(listed.totalCount()).isEqualTo(1);
		assertThat(listed.data()).extracting(OAuthApplication::id).containsExactly(made.id());
		assertThat(deleted.id()).contains(made.id());
		assertThat(deleted.deleted()).isTrue();
	}

	@Test
	void aSecretIsReplaced() {
		OAuthApplicationWithSecret made = create(false);

		OAuthApplicationWithSecret replaced = whole(
				this.sdk.oauthApplications().rotateSecret(made.id()).oAuthApplicationWithSecret());

		assertThat(replaced.clientId()).isEqualTo(made.clientId());
		assertThat(replaced.clientSecret()).isPresent().isNotEqualTo(made.clientSecret());
	}

	@Test
	void aPublicApplicationHasNoSecret() {
		OAuthApplicationWithSecret made = create(true);

		assertThat(made.public_()).isTrue();
		assertThat(made.clientSecret()).isEmpty();
	}

	private OAuthApplicationWithSecret create(boolean publicClient) {
		return whole(this.sdk.oauthApplications()
			.create()
			.request(CreateOAuthApplicationRequestBody.builder()
				.name("Site")
				.redirectUris(List.of(CALLBACK))
				.scopes("profile email openid")
				.public_(publicClient)
				.build())
			.call()
			.oAuthApplicationWithSecret());
	}

}
