package com.clerk.spring.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.view.AbstractView;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.security.ClerkDefaultChain;
import com.clerk.spring.security.ClerkDenialResponder;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.NotFoundResponder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares whole answers of a server: of a route that is not there, and of one that is
 * refused by annotation, by the controller itself, and by a filter.
 */
class MvcNotFoundResponderTests {

	/**
	 * Refusals may not be stored, which the specification has them say in its own words.
	 */
	private static final Set<String> NOT_COMPARED = Set.of("date", "cache-control", "pragma", "expires");

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@CsvSource({ "GET, application/json", "GET, text/html", "GET, image/png", "GET, '*/*'", "HEAD, application/json",
			"HEAD, text/html", "POST, application/json", "DELETE, application/json" })
	void looksLikeAMissingRouteOfBoot(String method, String accept) throws Exception {
		assertSame(method, accept, Application.class);
	}

	@ParameterizedTest
	@CsvSource({ "GET, application/json", "GET, text/html", "GET, '*/*'", "HEAD, application/json",
			"POST, application/json" })
	void looksLikeAMissingRouteWithProblemDetails(String method, String accept) throws Exception {
		assertSame(method, accept, Application.class, "spring.mvc.problemdetails.enabled=true");
	}

	@ParameterizedTest
	@CsvSource({ "GET, application/json", "GET, text/html", "HEAD, application/json" })
	void looksLikeAMissingRouteWithAllTheDetailsOfBoot(String method, String accept) throws Exception {
		assertSame(method, accept, Application.class, "spring.web.error.include-message=always",
				"spring.web.error.include-exception=true", "spring.web.error.include-binding-errors=always");
	}

	@ParameterizedTest
	@CsvSource({ "GET, application/json", "HEAD, application/json" })
	void looksLikeAMissingRouteWithoutStaticFiles(String method, String accept) throws Exception {
		assertSame(method, accept, Application.class, "spring.web.resources.add-mappings=false",
				"spring.mvc.problemdetails.enabled=true");
	}

	@ParameterizedTest
	@CsvSource({ "GET, application/json", "HEAD, application/json" })
	void looksLikeAMissingRouteBesideStaticFilesElsewhere(String method, String accept) throws Exception {
		assertSame(method, accept, Application.class, "spring.mvc.static-path-pattern=/static/**",
				"spring.mvc.problemdetails.enabled=true");
	}

	@Test
	void looksLikeAMissingRouteUnderAContextPath() throws Exception {
		assertSame("GET", "application/json", Application.class, "server.servlet.context-path=/app",
				"spring.mvc.problemdetails.enabled=true");
	}

	@Test
	void looksLikeAMissingRouteUnderAServletPath() throws Exception {
		assertSame("GET", "application/json", Application.class, "spring.mvc.servlet.path=/app",
				"spring.mvc.problemdetails.enabled=true");
	}

	@ParameterizedTest
	@CsvSource({ "GET, application/json", "GET, text/html", "HEAD, application/json" })
	void looksLikeAMissingRouteOfAnAdviceThatAnswersInJson(String method, String accept) throws Exception {
		assertSame(method, accept, JsonAdvice.class);
	}

	@ParameterizedTest
	@CsvSource({ "GET, application/json", "GET, text/html", "HEAD, text/html" })
	void looksLikeAMissingRouteOfAnAdviceThatShowsAPage(String method, String accept) throws Exception {
		assertSame(method, accept, PageAdvice.class);
	}

	@Test
	void looksLikeAMissingRouteOfAnAdviceThatWritesByHand() throws Exception {
		assertSame("GET", "application/json", WritingAdvice.class);
	}

	@Test
	void looksLikeAMissingRouteOfAnAdviceThatAnswersWithoutABody() throws Exception {
		assertSame("GET", "application/json", EmptyAdvice.class);
	}

	@Test
	void looksLikeAMissingRouteOfAnAdviceInTheLocaleOfTheApplication() throws Exception {
		assertSame("GET", "application/json", LocaleAdvice.class, "spring.web.locale=fr",
				"spring.web.locale-resolver=fixed");
	}

	@ParameterizedTest
	@CsvSource({ "com.clerk.spring.web.MvcNotFoundResponderTests$CatchAllAdvice",
			"com.clerk.spring.web.MvcNotFoundResponderTests$RedirectingAdvice",
			"com.clerk.spring.web.MvcNotFoundResponderTests$TeapotAdvice",
			"com.clerk.spring.web.MvcNotFoundResponderTests$FailingAdvice",
			"com.clerk.spring.web.MvcNotFoundResponderTests$MissingPageAdvice" })
	void isTheErrorPageWhereAnAdviceMakesSomethingElseOfMissingRoutes(Class<?> advice) throws Exception {
		try (ConfigurableApplicationContext plain = start(Application.class);
				ConfigurableApplicationContext altered = start(advice)) {
			for (String path : List.of("/marked", "/thrown", "/filter", "/closed")) {
				assertThat(answer(altered, "GET", path, "application/json"))
					.isEqualTo(answer(plain, "GET", path, "application/json"));
			}
		}
	}

	@Test
	void keepsHeadersThatWereSetBefore() throws Exception {
		try (ConfigurableApplicationContext context = start(CatchAllAdvice.class)) {
			HttpResponse<String> response = exchange(context, "GET", "/marked", "application/json");

			assertThat(response.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
			assertThat(response.headers().allValues("X-Altered")).isEmpty();
		}
	}

	private void assertSame(String method, String accept, Class<?> application, String... properties) throws Exception {
		try (ConfigurableApplicationContext context = start(application, properties)) {
			Answer missing = answer(context, method, "/absent", accept);

			assertThat(missing.status()).isEqualTo(404);
			for (String path : List.of("/marked", "/thrown", "/filter", "/closed")) {
				assertThat(answer(context, method, path, accept)).as(path).isEqualTo(missing);
			}
		}
	}

	private static ConfigurableApplicationContext start(Class<?> application, String... properties) {
		return new SpringApplicationBuilder(Application.class, application).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.properties(properties)
			.run();
	}

	private Answer answer(ConfigurableApplicationContext context, String method, String path, String accept)
			throws Exception {
		HttpResponse<String> response = exchange(context, method, path, accept);
		Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
		headers.keySet().removeAll(NOT_COMPARED);
		String name = path.substring(1);
		return new Answer(response.statusCode(), headers,
				response.body()
					.replace(name, "NAME")
					.replaceAll("\"timestamp\":\"[^\"]*\"|<div id='created'>[^<]*</div>", ""));
	}

	private HttpResponse<String> exchange(ConfigurableApplicationContext context, String method, String path,
			String accept) throws IOException, InterruptedException {
		int port = ((WebServerApplicationContext) context).getWebServer().getPort();
		String prefix = context.getEnvironment().getProperty("server.servlet.context-path", "")
				+ context.getEnvironment().getProperty("spring.mvc.servlet.path", "");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + prefix + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.header("Accept", accept)
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private record Answer(int status, Map<String, List<String>> headers, String body) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			SecurityFilterAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
			JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class })
	@Import({ ClerkMvc.ClerkMvcConfiguration.class, Refused.class, CookieFilter.class })
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return ClerkDefaultChain.build(http, (request) -> request.getRequestURI().endsWith("/closed"));
		}

		@Bean
		ClerkOptions clerkOptions() {
			return ClerkOptions.builder().build();
		}

		@Bean
		RequestAuthenticator clerkRequestAuthenticator() {
			return (request, options, accepted) -> new RequestState(RequestState.Status.SIGNED_OUT,
					"session-token-and-uat-missing", "", TokenType.SESSION_TOKEN, null, null, Map.of(), List.of(), null,
					RequestState.Settings.EMPTY);
		}

		@Bean
		@Primary
		DenialResponder denialResponder(NotFoundResponder notFound) {
			return new ClerkDenialResponder((request) -> false, notFound);
		}

		@Bean
		RefusingFilter refusingFilter(NotFoundResponder responder) {
			return new RefusingFilter(responder);
		}

	}

	@RestController
	static class Refused {

		@GetMapping(path = "/marked", produces = { "application/json", "text/html", "image/png" })
		@ClerkProtect
		String get() {
			return "reached";
		}

		@PostMapping("/marked")
		@ClerkProtect
		String post() {
			return "reached";
		}

		@DeleteMapping("/marked")
		@ClerkProtect
		String delete() {
			return "reached";
		}

		@GetMapping("/thrown")
		String getThrown(Auth auth) {
			return auth.protect().userId();
		}

		@PostMapping("/thrown")
		String postThrown(Auth auth) {
			return auth.protect().userId();
		}

		@DeleteMapping("/thrown")
		String deleteThrown(Auth auth) {
			return auth.protect().userId();
		}

	}

	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class CookieFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			response.addHeader("Set-Cookie", "a=1");
			response.addHeader("Set-Cookie", "b=2");
			chain.doFilter(request, response);
		}

	}

	static class RefusingFilter extends OncePerRequestFilter {

		private final NotFoundResponder responder;

		RefusingFilter(NotFoundResponder responder) {
			this.responder = responder;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (request.getRequestURI().endsWith("/filter")) {
				this.responder.respond(request, response);
			}
			else {
				chain.doFilter(request, response);
			}
		}

	}

	@RestControllerAdvice
	static class JsonAdvice {

		@ExceptionHandler
		ResponseEntity<Map<String, String>> missing(NoResourceFoundException ex) {
			return ResponseEntity.status(404).header("X-Missing", "yes").body(Map.of("missing", ex.getResourcePath()));
		}

	}

	@ControllerAdvice
	static class PageAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.NOT_FOUND)
		ModelAndView missing(NoResourceFoundException ex) {
			return new ModelAndView("lost", Map.of("path", ex.getResourcePath()));
		}

		@Bean
		@Order(0)
		ViewResolver lostViews() {
			return (name, locale) -> name.equals("lost") ? lost() : null;
		}

		private static View lost() {
			return new AbstractView() {

				@Override
				protected void renderMergedOutputModel(Map<String, Object> model, HttpServletRequest request,
						HttpServletResponse response) throws IOException {
					response.setContentType("text/html;charset=UTF-8");
					response.getWriter().print("<h1>L\u00f6st " + model.get("path") + "</h1>");
				}

			};
		}

	}

	@ControllerAdvice
	static class WritingAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.NOT_FOUND)
		void missing(NoResourceFoundException ex, PrintWriter out) {
			out.print("by hand");
		}

	}

	@ControllerAdvice
	static class EmptyAdvice {

		@ExceptionHandler
		ResponseEntity<Void> missing(NoResourceFoundException ex) {
			return ResponseEntity.notFound().build();
		}

	}

	@RestControllerAdvice
	static class LocaleAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.NOT_FOUND)
		String missing(NoResourceFoundException ex, Locale locale) {
			return locale + " " + LocaleContextHolder.getLocale();
		}

	}

	@RestControllerAdvice
	static class CatchAllAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> everything() {
			return ResponseEntity.ok().header("X-Altered", "yes").body("all is well");
		}

	}

	@ControllerAdvice
	static class RedirectingAdvice {

		@ExceptionHandler(NoResourceFoundException.class)
		String missing() {
			return "redirect:/";
		}

	}

	@ControllerAdvice
	static class TeapotAdvice {

		@ExceptionHandler({ NoResourceFoundException.class, NoHandlerFoundException.class })
		void missing(HttpServletResponse response) throws IOException {
			response.setStatus(418);
			OutputStream body = response.getOutputStream();
			body.write("short and stout".getBytes(StandardCharsets.UTF_8));
			body.flush();
			response.flushBuffer();
		}

	}

	@ControllerAdvice
	static class FailingAdvice {

		@ExceptionHandler(NoResourceFoundException.class)
		void missing() {
			throw new IllegalStateException("failed");
		}

	}

	@ControllerAdvice
	static class MissingPageAdvice {

		@ExceptionHandler(NoResourceFoundException.class)
		ModelAndView missing() {
			ModelAndView page = new ModelAndView((model, request, response) -> {
				throw new IllegalStateException("failed");
			});
			page.setStatus(HttpStatus.NOT_FOUND);
			return page;
		}

	}

}
