package com.clerk.spring.usercode;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "Beyond controllers" about servlets and other threads, run on a local
 * Clerk.
 */
@ClerkEmulatorTest(
		properties = { "clerk.routes.protected[0].paths=/admin/:path*", "clerk.routes.protected[0].role=org:admin" })
class ServletCodeTests {

	@LocalServerPort
	private int port;

	@Test
	void aServletKnowsTheCaller(@Autowired ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn("ada@example.com");

		assertThat(get("/legacy/report", session.sessionToken()).getBody())
			.isEqualTo("report of " + session.user().id());
		assertThat(get("/legacy/report", null).getStatusCode().value()).isEqualTo(404);
	}

	@Test
	void routeRulesProtectAServlet(@Autowired ClerkEmulator clerk) {
		var ada = clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		var bob = clerk.user("bob@example.com").create();

		assertThat(get("/admin/jobs", clerk.signIn(ada).sessionToken()).getBody()).isEqualTo("report of " + ada.id());
		assertThat(get("/admin/jobs", clerk.signIn(bob).sessionToken()).getStatusCode().value()).isEqualTo(404);
	}

	@Test
	void workOnAnotherThreadIsHandedTheCaller(@Autowired ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn("ada@example.com");

		assertThat(get("/import", session.sessionToken()).getBody())
			.matches("imported for " + session.user().id() + " by task-\\d+");
	}

	private ResponseEntity<String> get(String path, String token) {
		return RestClient.create("http://localhost:" + this.port).get().uri(path).headers((headers) -> {
			if (token != null) {
				headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
			}
		})
			.exchange((request, response) -> ResponseEntity.status(response.getStatusCode())
				.body(response.bodyTo(String.class)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAsync
	@Import({ ImportController.class, Importer.class })
	static class Application {

		@Bean
		ServletRegistrationBean<ReportServlet> reports() {
			return new ServletRegistrationBean<>(new ReportServlet(), "/legacy/*", "/admin/*");
		}

	}

	static class ReportServlet extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			SessionAuth auth = ClerkAuth.current().protect();
			response.getWriter().print("report of " + auth.userId());
		}

	}

	@RestController
	static class ImportController {

		private final Importer importer;

		ImportController(Importer importer) {
			this.importer = importer;
		}

		@GetMapping("/import")
		@ClerkProtect
		CompletableFuture<String> start(SessionAuth auth) {
			return this.importer.run(auth);
		}

	}

	@Service
	static class Importer {

		@Async
		CompletableFuture<String> run(Auth auth) {
			String thread = Thread.currentThread().getName();
			return CompletableFuture.completedFuture("imported for " + auth.userId() + " by " + thread);
		}

	}

}
