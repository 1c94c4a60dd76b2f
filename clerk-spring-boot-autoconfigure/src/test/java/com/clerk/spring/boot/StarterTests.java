package com.clerk.spring.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with nothing but keys, over a real port: what it has without a line of
 * code.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
				"clerk.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem",
				"management.endpoints.web.exposure.include=*", "management.endpoint.health.show-details=always" })
class StarterTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final String token = TestKeys.token(Clock.systemUTC().instant());

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Test
	void nothingIsProtectedUntilAskedFor() throws Exception {
		assertThat(get("/").statusCode()).isEqualTo(200);
		assertThat(get("/").body()).isEqualTo("hello null");
		assertThat(send(request("/logout").POST(HttpRequest.BodyPublishers.noBody())).body()).isEqualTo("mine");
	}

	@Test
	void everyRequestIsAuthenticated() throws Exception {
		assertThat(getSignedIn("/").body()).isEqualTo("hello user_1");
	}

	@Test
	void whatIsProtectedIsHiddenFromStrangers() throws Exception {
		assertThat(get("/secret").statusCode()).isEqualTo(404);
		assertThat(get("/secret-argument").statusCode()).isEqualTo(404);
		assertThat(getSignedIn("/secret").body()).isEqualTo("secret");
		assertThat(getSignedIn("/secret-argument").body()).isEqualTo("user_1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/env", "/actuator/beans", "/actuator/configprops",
			"/actuator/heapdump", "/actuator/env/clerk.secret-key" })
	void actuatorEndpointsAreClosedToEverybody(String path) throws Exception {
		assertThat(get(path).statusCode()).isBetween(400, 499);
		assertThat(getSignedIn(path).statusCode()).isBetween(400, 499);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness" })
	void healthIsOpen(String path) throws Exception {
		assertThat(get(path).statusCode()).isIn(200, 404);
		assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
	}

	@Test
	void thereIsNeitherAGeneratedPasswordNorAUserOfSpringBoot(CapturedOutput output) {
		assertThat(output).doesNotContain("Using generated security password");
		assertThat(this.context.getBeanProvider(UserDetailsService.class).stream()).isEmpty();
		assertThat(this.context.getBeanNamesForType(SecurityFilterChain.class)).hasSize(1);
	}

	@Test
	void noSessionIsCreated() throws Exception {
		assertThat(get("/").headers().allValues("Set-Cookie")).isEmpty();
		assertThat(getSignedIn("/secret").headers().allValues("Set-Cookie")).isEmpty();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path));
	}

	private HttpResponse<String> getSignedIn(String path) throws IOException, InterruptedException {
		return send(request(path).header("Authorization", "Bearer " + this.token));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping("/")
		String open(Auth auth) {
			return "hello " + auth.userId();
		}

		@GetMapping("/secret")
		@ClerkProtect
		String secret() {
			return "secret";
		}

		@GetMapping("/secret-argument")
		String secretArgument(SessionAuth auth) {
			return auth.userId();
		}

		@PostMapping("/logout")
		String logout() {
			return "mine";
		}

	}

}
