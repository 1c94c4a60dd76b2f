package com.clerk.spring.proxy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import com.clerk.spring.boot.RunningApplication.Answer;
import com.clerk.spring.proxy.RawUpstream.Received;

import static com.clerk.spring.security.ClerkConfigurer.clerk;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The proxy as a handler of the application's own.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProxyHandlerTests {

	private static ProxyingApplication application;

	@BeforeAll
	static void start() {
		application = ProxyingApplication.start(Application.class, "clerk.frontend-api-proxy.enabled=false",
				"spring.mvc.hiddenmethod.filter.enabled=false");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void forget() {
		application.upstream().reset();
	}

	@ParameterizedTest
	@CsvSource({ "/custom/__clerk/v1/client?a=b%20c, /custom/__clerk, /v1/client?a=b%20c",
			"/custom/__clerk, /custom/__clerk, /", "/routed/__clerk/v1/client?a=1, /routed/__clerk, /v1/client?a=1",
			"/explicit/fapi/v1/client, /explicit/fapi, /v1/client", "/__clerk/v1/client, /__clerk, /v1/client" })
	void thePathOfTheProxyIsWhatPrecedesTheAsterisks(String target, String path, String rest) {
		Answer answer = application.send("GET " + target);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("fapi");
		Received received = application.upstream().next();
		assertThat(received.target()).isEqualTo(rest);
		assertThat(received.header("Clerk-Proxy-Url")).containsExactly("http://app.example" + path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/custom/__clerk/v1/client", "/routed/__clerk/v1/client" })
	void aBodyArrivesUnread(String path) {
		application.sendBody("POST " + path, "a=1&b=2", "Content-Length: 7",
				"Content-Type: application/x-www-form-urlencoded");

		assertThat(application.upstream().next().body()).isEqualTo("a=1&b=2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/custom/__clerk/v1/client", "/routed/__clerk/v1/client" })
	void redirectsLeadBackToTheHandler(String path) {
		application.upstream().answers("HTTP/1.1 302 Found\nLocation: /v1/x\nContent-Length: 0", "");

		assertThat(application.send("GET " + path).header("Location"))
			.containsExactly("http://app.example" + path.replace("/v1/client", "/v1/x"));
	}

	@Test
	void anAddressThatNobodyIsToldIsWarnedOfOnce(CapturedOutput output) {
		try (ProxyingApplication untold = ProxyingApplication.start(Application.class,
				"clerk.frontend-api-proxy.enabled=false");
				ProxyingApplication told = ProxyingApplication.start(Application.class,
						"clerk.frontend-api-proxy.enabled=false",
						"clerk.proxy-url=https://app.example/custom/__clerk")) {
			told.send("GET /custom/__clerk/v1/client");
			assertThat(output).doesNotContain("clerk.proxy-url is not set");
			untold.send("GET /custom/__clerk/v1/client");
			untold.send("GET /routed/__clerk/v1/client");
		}

		assertThat(output.toString().split("clerk.proxy-url is not set", -1)).hasSize(2);
	}

	@Test
	void aRequestOutsideOfThePathIsAMismatch() {
		Answer answer = application.send("GET /elsewhere/v1/client");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).contains("proxy_path_mismatch");
		assertThat(application.upstream().count()).isZero();
	}

	@Test
	void aBodyThatWasReadBeforeIsAMistakeOfTheApplicationAndNotSent(CapturedOutput output) {
		Answer answer = application.sendBody("POST /read/__clerk/v1/client", "a=1&b=2", "Content-Length: 7",
				"Content-Type: application/x-www-form-urlencoded");

		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.body()).contains("proxy_configuration_error");
		assertThat(application.upstream().count()).isZero();
		assertThat(output).contains("body_consumed", "hidden method filter");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/custom/__clerk/v1/client", "/routed/__clerk/v1/client" })
	void anAnswerThatIsCutShortHasNoErrorPageAtItsEnd(String path) throws IOException {
		assertCutShort(application, path);
	}

	@Test
	void neitherHasOneOfTheFilterInAnApplicationThatShowsEverybodyItsErrorPage() throws IOException {
		try (ProxyingApplication filtered = ProxyingApplication.start(Application.class)) {
			assertCutShort(filtered, "/__clerk/v1/client");
		}
	}

	private static void assertCutShort(ProxyingApplication application, String path) throws IOException {
		for (String framing : List.of("Content-Length: 100000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nc350\r\n")) {
			CountDownLatch begun = new CountDownLatch(1);
			application.upstream().answers((received, socket) -> {
				RawUpstream.write(socket, "HTTP/1.1 200 OK\r\n" + framing + "a".repeat(50_000));
				RawUpstream.await(begun);
				socket.close();
			});
			try (Socket client = application.open("GET " + path)) {
				assertThat(new String(client.getInputStream().readNBytes(20_000), StandardCharsets.ISO_8859_1))
					.startsWith("HTTP/1.1 200")
					.contains(framing.lines().findFirst().orElseThrow());
				begun.countDown();
				assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
					.doesNotContain("timestamp", "0\r\n\r\n");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "/shop, /, /shop/custom/__clerk", "/shop, /mvc, /shop/mvc/custom/__clerk",
			"/shop, /mvc, /shop/mvc/routed/__clerk" })
	void theAddressHasTheContextPathAndTheServletsPath(String context, String servlet, String path) {
		try (ProxyingApplication shop = ProxyingApplication.start(Application.class,
				"clerk.frontend-api-proxy.enabled=false", "server.servlet.context-path=" + context,
				"spring.mvc.servlet.path=" + servlet)) {
			assertThat(shop.send("GET " + path + "/v1/client?a=1").status()).isEqualTo(200);

			Received received = shop.upstream().next();
			assertThat(received.target()).isEqualTo("/v1/client?a=1");
			assertThat(received.header("Clerk-Proxy-Url")).containsExactly("http://app.example" + path);
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.with(clerk())
				.csrf((csrf) -> csrf.disable())
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

		@Bean
		RouterFunction<ServerResponse> route(FrontendApiProxy proxy) {
			return RouterFunctions.route(RequestPredicates.path("/routed/__clerk/**"),
					(request) -> ServerResponse.ok().build((servletRequest, servletResponse) -> {
						proxy.handle(servletRequest, servletResponse);
						return null;
					}));
		}

		@Bean
		Handlers handlers(FrontendApiProxy proxy) {
			return new Handlers(proxy);
		}

	}

	@Controller
	static class Handlers {

		private final FrontendApiProxy proxy;

		Handlers(FrontendApiProxy proxy) {
			this.proxy = proxy;
		}

		@RequestMapping({ "/custom/__clerk/**", "/__clerk/{*rest}" })
		void proxy(HttpServletRequest request, HttpServletResponse response) throws IOException {
			this.proxy.handle(request, response);
		}

		@RequestMapping({ "/explicit/**", "/elsewhere/**" })
		void explicit(HttpServletRequest request, HttpServletResponse response) throws IOException {
			this.proxy.handle(request, response, "/explicit/fapi/");
		}

		@RequestMapping("/read/__clerk/**")
		void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
			request.getParameter("a");
			this.proxy.handle(request, response);
		}

	}

}
