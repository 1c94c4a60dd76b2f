package com.clerk.spring.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.route.ClerkRouteMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's chain in a real container, whose dispatches no mock has.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "clerk.enabled=false", "spring.threads.virtual.enabled=true" })
class ClerkFilterOverTomcatTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@Autowired
	private StubAuthenticator authenticator;

	@LocalServerPort
	private int port;

	@BeforeEach
	void signIn() {
		this.authenticator.requests().clear();
		this.authenticator.decide(States.user("user_1"));
	}

	@Test
	void handsTheCallerToControllersFunctionsAndServlets() throws Exception {
		assertThat(get("/caller").body()).isEqualTo("user_1");
		assertThat(get("/functional").body()).isEqualTo("user_1");
		assertThat(get("/servlet").body()).isEqualTo("user_1");
	}

	@Test
	void keepsTheCallerInAnAsynchronousDispatch() throws Exception {
		assertThat(get("/async").body()).isEqualTo("user_1");
		assertThat(this.authenticator.requests()).hasSize(1);
	}

	@Test
	void keepsTheCallerInAForwardAndAnInclude() throws Exception {
		assertThat(get("/servlet?forward").body()).isEqualTo("user_1");
		assertThat(get("/servlet?include").body()).isEqualTo("user_1user_1");
		assertThat(this.authenticator.requests()).hasSize(2);
	}

	@Test
	void reachesTheErrorPageOfAFailureWithTheStatesHeaders() throws Exception {
		this.authenticator
			.decide(States.signedOut(Map.of("x-clerk-auth-status", "signed-out"), List.of("a=1; Path=/")));

		HttpResponse<String> response = get("/failing");

		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.body()).contains("\"path\":\"/failing\"").doesNotContain("own failure");
		assertThat(response.headers().allValues("x-clerk-auth-status")).containsExactly("signed-out");
		assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; Path=/");
		assertThat(this.authenticator.requests()).hasSize(1);
	}

	@Test
	void reachesTheErrorPageOfARequestThatCouldNotBeDecided() throws Exception {
		this.authenticator.fail(new IllegalStateException("inner detail"));

		HttpResponse<String> response = get("/caller");

		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.body()).contains("\"path\":\"/caller\"").doesNotContain("inner detail");
		assertThat(this.authenticator.requests()).hasSize(1);
	}

	@Test
	void answersARefusalLikeARouteThatDoesNotExist() throws Exception {
		this.authenticator.decide(States.signedOut());

		HttpResponse<String> refused = get("/closed/a");
		HttpResponse<String> missing = get("/missing");

		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(withoutDetails(refused)).isEqualTo(withoutDetails(missing));
	}

	@Test
	void makesNoSession() throws Exception {
		assertThat(get("/session").body()).isEqualTo("null");
		assertThat(get("/caller").headers().firstValue("set-cookie")).isEmpty();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build();
		return this.client.send(request, BodyHandlers.ofString());
	}

	private static String withoutDetails(HttpResponse<String> response) {
		return response.headers().firstValue("content-type").orElse("") + " "
				+ response.body().replaceAll("\"(timestamp|path)\":\"[^\"]*\"", "");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ DefaultChain.class, TestController.class })
	static class Application {

		@Bean
		StubAuthenticator authenticator() {
			return new StubAuthenticator();
		}

		@Bean
		ClerkOptions options() {
			return ClerkOptions.builder().publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k").build();
		}

		@Bean
		ClerkMiddleware middleware() {
			ClerkRouteMatcher closed = ClerkRouteMatcher.of("/closed/:path*");
			return (auth, request) -> {
				if (closed.matches(request)) {
					auth.protect();
				}
			};
		}

		@Bean
		RouterFunction<ServerResponse> functional() {
			return RouterFunctions.route()
				.GET("/functional", (request) -> ServerResponse.ok().body(String.valueOf(ClerkAuth.current().userId())))
				.build();
		}

		@Bean
		ServletRegistrationBean<CallerServlet> servlet() {
			return new ServletRegistrationBean<>(new CallerServlet(), "/servlet");
		}

	}

	/**
	 * Says who is calling, or has another say it.
	 */
	static final class CallerServlet extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			try {
				if ("forward".equals(request.getQueryString())) {
					request.getRequestDispatcher("/caller").forward(request, response);
					return;
				}
				Auth auth = ClerkAuth.current();
				response.getOutputStream().print(auth.userId());
				if ("include".equals(request.getQueryString())) {
					request.getRequestDispatcher("/caller").include(request, response);
				}
			}
			catch (ServletException ex) {
				throw new IOException(ex);
			}
		}

	}

}
