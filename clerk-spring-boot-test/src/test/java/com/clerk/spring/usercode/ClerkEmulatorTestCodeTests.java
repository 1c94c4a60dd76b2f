package com.clerk.spring.usercode;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedDelivery;
import com.clerk.spring.test.emulator.EmulatedMachine;
import com.clerk.spring.test.emulator.EmulatedMachineToken;
import com.clerk.spring.test.emulator.EmulatedOAuthApplication;
import com.clerk.spring.test.emulator.EmulatedOrganization;
import com.clerk.spring.test.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The code of "Applications on a local Clerk", run.
 */
@ClerkEmulatorTest(properties = "clerk.webhooks.path=/webhooks/clerk")
class ClerkEmulatorTestCodeTests {

	@Test
	void listsProjects(ClerkEmulator clerk, @LocalServerPort int port) {
		String token = clerk.signIn("ada@example.com").sessionToken();
		String projects = RestClient.create("http://localhost:" + port)
			.get()
			.uri("/projects")
			.header("Authorization", "Bearer " + token)
			.retrieve()
			.body(String.class);

		assertThat(projects).contains("Quay wall");
	}

	@Test
	void listsProjectsOfAnOrganization(ClerkEmulator clerk, MockMvc mvc) throws Exception {
		var ada = clerk.user("ada@example.com").memberOf("acme", "org:admin").create();

		mvc.perform(get("/projects").cookie(clerk.signIn(ada).cookies()))
			.andExpect(status().isOk())
			.andExpect(content().string("Quay wall of acme"));
	}

	@Test
	void whatHappensToUsersLater(ClerkEmulator clerk) {
		EmulatedOrganization acme = clerk.organization("acme").create();
		var ada = clerk.user("ada@example.com")
			.password("correct-horse-42")
			.memberOf("acme", "org:admin", "org:invoices:read")
			.create();
		clerk.users().update(ada, Map.of("first_name", "Augusta", "public_metadata", Map.of("theme", "dark")));
		clerk.organizations().changeRole(acme, ada, "org:member");
		clerk.organizations().role("org:billing", "org:invoices:read");
		clerk.jwtTemplate("supabase", Map.of("role", "authenticated"));
		assertThat(clerk.signIn(ada).sessionToken()).isNotEmpty();

		clerk.users().ban(ada);

		assertThat(clerk.users().find("ada@example.com").orElseThrow().firstName()).isEqualTo("Augusta");
	}

	@Test
	void machinesCall(ClerkEmulator clerk, MockMvc mvc) throws Exception {
		EmulatedMachineToken key = clerk.apiKeys()
			.create((k) -> k.subject("org_1").scopes("projects:write").expiresIn(Duration.ofHours(1)));
		mvc.perform(get("/import").header("Authorization", "Bearer " + key.token())).andExpect(status().isOk());
		key.revoke();

		EmulatedMachine billing = clerk.machines().create("billing");
		EmulatedMachine importer = clerk.machines().create("importer", billing);
		assertThat(clerk.m2mTokens().create((t) -> t.machine(importer)).token()).startsWith("mt_");
		assertThat(clerk.m2mTokens().create((t) -> t.machine(importer).jwt()).token()).contains(".");
		assertThat(clerk.oauthTokens()
			.create((t) -> t.subject("user_1").clientId("client_1").scopes("profile").jwt())
			.token()).contains(".");
	}

	@Test
	void oauthClientsGetTokens(ClerkEmulator clerk, @LocalServerPort int port) {
		var ada = clerk.user("ada@example.com").create();
		EmulatedOAuthApplication cli = clerk.oauthApplications()
			.create("CLI",
					(a) -> a.publicClient()
						.redirectUri("http://127.0.0.1/callback")
						.scopes("openid", "email", "offline_access", "projects:read")
						.withoutConsent());
		String callback = "http://127.0.0.1:7777/callback";
		String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
		String hash = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

		String address = clerk.url()
				+ "/oauth/authorize?response_type=code&client_id={id}&redirect_uri={callback}&code_challenge={hash}&code_challenge_method=S256";
		URI answer = RestClient.create()
			.get()
			.uri(address, cli.clientId(), callback, hash)
			.header("Cookie", clerk.signIn(ada).cookieHeader())
			.retrieve()
			.toBodilessEntity()
			.getHeaders()
			.getLocation();

		assertThat(answer).asString().startsWith(callback + "?code=");
		MultiValueMap<String, String> form = MultiValueMap.fromSingleValue(Map.of("grant_type", "authorization_code",
				"client_id", cli.clientId(), "redirect_uri", callback, "code_verifier", verifier, "code",
				String.valueOf(UriComponentsBuilder.fromUri(answer).build().getQueryParams().getFirst("code"))));
		Map<?, ?> tokens = RestClient.create()
			.post()
			.uri(clerk.url() + "/oauth/token")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(form)
			.retrieve()
			.body(Map.class);
		String projects = RestClient.create("http://localhost:" + port)
			.get()
			.uri("/oauth-projects")
			.header("Authorization", "Bearer " + tokens.get("access_token"))
			.retrieve()
			.body(String.class);
		assertThat(projects).isEqualTo("Quay wall");
	}

	@Test
	void changesAreToldByWebhooks(ClerkEmulator clerk, @LocalServerPort int port) {
		clerk.webhooks().endpoint("http://localhost:" + port + "/webhooks/clerk");
		clerk.user("ada@example.com").create();

		assertThat(clerk.webhooks().deliveries()).extracting(EmulatedDelivery::type).containsExactly("user.created");
		clerk.webhooks().noEndpoint();
	}

	@Test
	void whatFailsOnceIsRepeated(ClerkEmulator clerk, @Autowired ClerkBackend clerkBackend) {
		var ada = clerk.user("ada@example.com").create();
		clerk.faults().fail("/v1/users/{id}", 503, 1);

		assertThat(clerkBackend.exchange(HttpMethod.GET, "/users/{id}", null, ClerkUser.class, ada.id())).isNotNull();
		assertThat(clerk.requests("/v1/users/{id}")).extracting(RecordedRequest::status).containsExactly(503, 200);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ProjectController.class)
	static class Application {

	}

	@RestController
	static class ProjectController {

		@GetMapping("/oauth-projects")
		@ClerkProtect(token = TokenType.OAUTH_TOKEN, scopes = "projects:read")
		String listForClients() {
			return "Quay wall";
		}

		@GetMapping("/projects")
		@ClerkProtect
		String list(SessionAuth auth) {
			return "Quay wall of " + auth.orgSlug();
		}

		@GetMapping("/import")
		@ClerkProtect(token = TokenType.API_KEY, scopes = "projects:write")
		void importAll() {
		}

	}

}
