package com.clerk.spring.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that closes all routes but one, with the actuator on a port of its own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
				"clerk.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem", "clerk.routes.public=/",
				"clerk.routes.protected[0].paths=/admin/:path*", "clerk.routes.protected[0].role=org:admin",
				"management.server.port=0", "management.endpoints.web.exposure.include=*" })
class ManagementPortTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@Test
	void everyRouteButThePublicOneNeedsAUser() throws Exception {
		assertThat(status(this.port, "/", false)).isEqualTo(200);
		assertThat(status(this.port, "/other", false)).isEqualTo(404);
		assertThat(status(this.port, "/other", true)).isEqualTo(200);
	}

	@Test
	void aProtectedRouteNeedsItsRole() throws Exception {
		assertThat(status(this.port, "/admin/panel", true)).isEqualTo(404);
	}

	@Test
	void healthIsOpenThoughNotPublic() throws Exception {
		assertThat(status(this.managementPort, "/actuator/health", false)).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/env", "/actuator/beans" })
	void theOtherEndpointsAreClosedToEverybody(String path) throws Exception {
		assertThat(status(this.managementPort, path, false)).isBetween(400, 499);
		assertThat(status(this.managementPort, path, true)).isBetween(400, 499);
	}

	private int status(int port, String path, boolean signedIn) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
		if (signedIn) {
			request.header("Authorization", "Bearer " + TestKeys.token(Clock.systemUTC().instant()));
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping({ "/", "/other", "/admin/panel" })
		String hello() {
			return "hello";
		}

	}

}
