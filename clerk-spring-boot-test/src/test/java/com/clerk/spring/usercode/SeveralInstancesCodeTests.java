package com.clerk.spring.usercode;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.MisdirectedRequestException;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.clerk.spring.test.emulator.EmulatedUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "Options per request", run between two local Clerks: one for
 * {@code localhost}, one for {@code 127.0.0.1}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SeveralInstancesCodeTests {

	private static final String ADA = "ada+clerk_test@example.com";

	@LocalServerPort
	private int port;

	@Autowired
	private LocalClerks clerks;

	@Autowired
	private AtomicInteger lookUps;

	@ParameterizedTest
	@CsvSource({ "localhost, localhost, 200", "localhost, 127.0.0.1, 404", "127.0.0.1, localhost, 404",
			"127.0.0.1, 127.0.0.1, 200" })
	void aTokenIsGoodForTheTenantThatSignedIt(String tenant, String host, int status) {
		String token = this.clerks.of(tenant).signIn(ADA).sessionToken();

		assertThat(get(host, "/projects", "Authorization", "Bearer " + token).getStatusCode().value())
			.isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "localhost, localhost, 200", "localhost, 127.0.0.1, 404", "127.0.0.1, 127.0.0.1, 200" })
	void cookiesAreGoodForTheTenantThatSetThem(String tenant, String host, int status) {
		String cookies = this.clerks.of(tenant).signIn(ADA).cookieHeader();

		assertThat(get(host, "/projects", "Cookie", cookies).getStatusCode().value()).isEqualTo(status);
	}

	@Test
	void aPageIsSentToTheSignInOfItsTenant() {
		String first = get("localhost", "/projects", "Accept", "text/html").getHeaders().getFirst("Location");
		String second = get("127.0.0.1", "/projects", "Accept", "text/html").getHeaders().getFirst("Location");

		assertThat(first).startsWith("http").isNotEqualTo(second);
	}

	@Test
	void theTenantsPublicSettingsAreAtHand() {
		assertThat(get("localhost", "/key", "Accept", "*/*").getBody())
			.isEqualTo(this.clerks.of("localhost").publishableKey());
		assertThat(get("127.0.0.1", "/key", "Accept", "*/*").getBody())
			.isEqualTo(this.clerks.of("127.0.0.1").publishableKey());
	}

	@Test
	void theResolverIsAskedOnceForARequest() {
		String token = this.clerks.of("localhost").signIn(ADA).sessionToken();
		int before = this.lookUps.get();

		get("localhost", "/projects", "Authorization", "Bearer " + token);

		assertThat(this.lookUps.get() - before).isOne();
	}

	@Test
	void eachTenantIsAskedForItsOwnUsersAndTokens() {
		for (String tenant : List.of("localhost", "127.0.0.1")) {
			ClerkEmulator clerk = this.clerks.of(tenant);
			EmulatedUser user = clerk.user("ada@" + tenant).id("user_shared").name("Ada", "of " + tenant).create();
			EmulatedSession session = clerk.signIn(user);

			for (int request = 0; request < 2; request++) {
				assertThat(get(tenant, "/me", "Authorization", "Bearer " + session.sessionToken()).getBody())
					.isEqualTo("Ada of " + tenant);
			}
			String token = get(tenant, "/token", "Authorization", "Bearer " + session.sessionToken()).getBody();

			assertThat(get(tenant, "/me", "Authorization", "Bearer " + token).getBody()).isEqualTo("Ada of " + tenant);
			assertThat(clerk.requests("/v1/users/user_shared")).hasSize(1);
			assertThat(clerk.requests("/v1/sessions/" + session.id() + "/tokens")).hasSize(1);
		}
	}

	@Test
	void aTenantThatDoesNotExistIsMisdirected() {
		assertThat(get("localhost", "/key", "X-Tenant", "nobody").getStatusCode().value()).isEqualTo(421);
	}

	private ResponseEntity<String> get(String host, String path, String header, String value) {
		return RestClient.create()
			.get()
			.uri(URI.create("http://" + host + ":" + this.port + path))
			.header(header, value)
			.retrieve()
			.onStatus((status) -> true, (request, response) -> {
			})
			.toEntity(String.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ProjectController.class)
	static class Application {

		@Bean
		LocalClerks clerks() {
			return new LocalClerks();
		}

		@Bean
		AtomicInteger lookUps() {
			return new AtomicInteger();
		}

		@Bean
		TenantKeys keys(LocalClerks clerks, AtomicInteger lookUps) {
			return (request) -> {
				lookUps.incrementAndGet();
				if (request.getHeader("X-Tenant") != null) {
					throw new MisdirectedRequestException("There is no such tenant.");
				}
				ClerkEmulator clerk = clerks.of(request.getServerName());
				return new Tenant(clerk.publishableKey(), clerk.secretKey(), clerk.url());
			};
		}

		@Bean
		ClerkOptionsResolver tenants(TenantKeys keys) {
			return (request, defaults) -> {
				Tenant tenant = keys.of(request);
				return defaults.mutate()
					.publishableKey(tenant.publishableKey())
					.secretKey(tenant.secretKey())
					.apiUrl(tenant.apiUrl())
					.jwtKey(null)
					.build();
			};
		}

	}

	@RestController
	static class ProjectController {

		@GetMapping("/projects")
		@ClerkProtect
		String list(SessionAuth auth) {
			return "projects of " + auth.userId();
		}

		@GetMapping("/me")
		@ClerkProtect
		String me(SessionAuth auth) {
			ClerkUser me = auth.user();
			return me.firstName() + " " + me.lastName();
		}

		@GetMapping("/token")
		@ClerkProtect
		String token(SessionAuth auth) {
			return auth.getToken(TokenRequest.sessionToken().expiresIn(Duration.ofMinutes(5)));
		}

		@GetMapping("/key")
		String key() {
			return ClerkAuth.currentInstance().publishableKey();
		}

	}

	@FunctionalInterface
	interface TenantKeys {

		Tenant of(HttpServletRequest request);

	}

	record Tenant(String publishableKey, String secretKey, String apiUrl) {
	}

	static final class LocalClerks implements AutoCloseable {

		private final Map<String, ClerkEmulator> clerks = new ConcurrentHashMap<>();

		ClerkEmulator of(String host) {
			return this.clerks.computeIfAbsent(host, (name) -> ClerkEmulator.builder().demoData().start());
		}

		@Override
		public void close() {
			this.clerks.values().forEach(ClerkEmulator::close);
		}

	}

}
