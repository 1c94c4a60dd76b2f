package com.clerk.spring.usercode;

import java.net.URI;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.backend.ClerkDomains;
import com.clerk.spring.backend.DomainProxyCheckException;
import com.clerk.spring.backend.DomainUpdate;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of "Backend API", run on a local Clerk.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BackendApiCodeTests {

	@Test
	void aProxyIsEnabledOnceItWorks(@Autowired ClerkDomains clerkDomains, @LocalServerPort int port) {
		String id = clerkDomains.list().get(0).id();
		String address = "http://localhost:" + port + "/__clerk";

		assertThat(clerkDomains.enableProxy(id, URI.create(address)).proxyUrl()).isEqualTo(address);
		assertThatExceptionOfType(DomainProxyCheckException.class)
			.isThrownBy(() -> clerkDomains.enableProxy(id, URI.create("http://localhost:" + port + "/__other")));
		assertThat(clerkDomains.list().get(0).proxyUrl()).isEqualTo(address);

		assertThat(clerkDomains.enableProxy(id, null).proxyUrl()).isNull();
	}

	@Test
	void satellitesAreManaged(@Autowired ClerkDomains clerkDomains) {
		String id = clerkDomains.addSatellite("shop.example.net").id();

		assertThat(clerkDomains.update(id, DomainUpdate.create().name("shop.example.org").secondary(true)).name())
			.isEqualTo("shop.example.org");
		assertThat(clerkDomains.useDns(id).cnameTargets()).isNotEmpty();
		assertThat(clerkDomains.deleteSatellite(id).deleted()).isTrue();
	}

	@Test
	void anythingElseIsCalledByItsPath(@Autowired ClerkBackend clerkBackend, @Autowired ClerkEmulator clerk) {
		String userId = clerk.user("ada@example.com").create().id();

		Map<?, ?> user = clerkBackend.exchange(HttpMethod.GET, "/users/{id}", null, Map.class, userId);

		assertThat(user.get("id")).isEqualTo(userId);
	}

	@Test
	void errorsAreReadAsClerkSentThem(@Autowired ClerkBackend clerkBackend) {
		try {
			clerkBackend.exchange(HttpMethod.POST, "/users/{id}/remove_password", null, Map.class, "user_none");
		}
		catch (ClerkApiException ex) {
			assertThat(ex.status()).isEqualTo(404);
			assertThat(ex.errors().get(0).code()).isEqualTo("resource_not_found");
			assertThat(ex.clerkTraceId()).isNotNull();
			assertThat(ex.retryAfter()).isNull();
			return;
		}
		throw new AssertionError("The call should have failed");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class LocalClerk {

		@Bean
		ClerkEmulator localClerk() {
			return ClerkEmulator.builder().production().start();
		}

		@Bean
		DynamicPropertyRegistrar clerkProperties(ClerkEmulator clerk) {
			return (registry) -> clerk.properties().forEach((name, value) -> registry.add(name, () -> value));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Proxy.class)
	static class Application {

	}

	/**
	 * As much of a Frontend API proxy as the check needs.
	 */
	@RestController
	static class Proxy {

		private final ClerkEmulator clerk;

		Proxy(ClerkEmulator clerk) {
			this.clerk = clerk;
		}

		@GetMapping("/__clerk/v1/environment")
		String environment(HttpServletRequest request) {
			return RestClient.create()
				.get()
				.uri(URI.create(this.clerk.url() + "/v1/environment?" + request.getQueryString()))
				.header("Clerk-Proxy-Url", "http://localhost:" + request.getLocalPort() + "/__clerk")
				.header("Clerk-Secret-Key", this.clerk.secretKey())
				.retrieve()
				.body(String.class);
		}

	}

}
