package com.clerk.spring.test.sdk;

import java.util.List;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.ActorToken;
import com.clerk.backend_api.models.components.Client;
import com.clerk.backend_api.models.components.Session;
import com.clerk.backend_api.models.components.TestingToken;
import com.clerk.backend_api.models.operations.Actor;
import com.clerk.backend_api.models.operations.CreateActorTokenRequestBody;
import com.clerk.backend_api.models.operations.VerifyClientRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about browsers, and about tokens
 * that help tests and those who act for a user.
 */
class SdkClientsTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	private final EmulatedSession signedIn = this.clerk.signIn("ada@example.com");

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void aBrowserIsWhole() {
		List<Client> listed = whole(this.sdk.clients().list().call().clientList());
		Client got = whole(this.sdk.clients().get(listed.get(0).id()).client());
		Client verified = whole(this.sdk.clients()
			.verify()
			.request(VerifyClientRequestBody.builder().token(devBrowser()).build())
			.call()
			.client());

		assertThat(listed).singleElement().satisfies((client) -> {
			assertThat(client.object().value()).isEqualTo("client");
			assertThat(client.sessionIds()).containsExactly(this.signedIn.id());
			assertThat(client.sessions()).extracting(Session::id).containsExactly(this.signedIn.id());
			assertThat(client.lastActiveSessionId()).contains(this.signedIn.id());
			assertThat(client.createdAt()).isPositive();
		});
		assertThat(got.id()).isEqualTo(listed.get(0).id());
		assertThat(verified.id()).isEqualTo(listed.get(0).id());
	}

	private String devBrowser() {
		for (Cookie cookie : this.signedIn.cookies()) {
			if (cookie.getName().equals("__clerk_db_jwt")) {
				return cookie.getValue();
			}
		}
		throw new AssertionError("A browser of a development instance has a cookie __clerk_db_jwt");
	}

	@Test
	void aTestingTokenIsMade() {
		TestingToken token = whole(this.sdk.testingTokens().create().call().testingToken());

		assertThat(token.object().value()).isEqualTo("testing_token");
		assertThat(token.token()).isNotEmpty();
		assertThat(token.expiresAt()).isPositive();
	}

	@Test
	void actorTokensAreMadeAndRevoked() {
		ActorToken made = whole(this.sdk.actorTokens()
			.create()
			.request(CreateActorTokenRequestBody.builder()
				.userId(this.signedIn.user().id())
				.actor(Actor.builder().sub("user_admin").build())
				.build())
			.call()
			.actorToken());
		ActorToken revoked = whole(this.sdk.actorTokens().revoke(made.id()).actorToken());

		assertThat(made.object().value()).isEqualTo("actor_token");
		assertThat(made.status().value()).isEqualTo("pending");
		assertThat(made.userId()).isEqualTo(this.signedIn.user().id());
		assertThat(made.url()).hasValueSatisfying((url) -> assertThat(url).contains("__clerk_ticket="));
		assertThat(revoked.id()).isEqualTo(made.id());
		assertThat(revoked.status().value()).isEqualTo("revoked");
	}

}
