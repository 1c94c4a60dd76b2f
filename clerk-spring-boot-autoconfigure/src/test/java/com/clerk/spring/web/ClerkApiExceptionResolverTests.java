package com.clerk.spring.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.SimpleMappingExceptionResolver;

import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.security.PageRequestMatcher;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ClerkApiExceptionResolverTests {

	private final WebApplicationContextRunner contextRunner = ClerkMvc.runner()
		.withUserConfiguration(ResolverConfiguration.class, CallingController.class);

	@BeforeEach
	void signOut() {
		Callers.signIn(Callers.signedOut());
	}

	@AfterEach
	void clearContext() {
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@CsvSource({ "400, 502, Bad Gateway", "401, 502, Bad Gateway", "404, 502, Bad Gateway", "422, 502, Bad Gateway",
			"500, 502, Bad Gateway", "502, 502, Bad Gateway", "200, 502, Bad Gateway", "429, 503, Service Unavailable",
			"503, 503, Service Unavailable", "504, 503, Service Unavailable", "0, 503, Service Unavailable" })
	void aFailedCallIsAProblemOfTheGatewayAndNobodyLearnsMore(int answered, int status, String title) {
		get(this.contextRunner, "/user?status=" + answered, (result) -> {
			assertThat(result).hasStatus(status)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
				.hasHeader("Cache-Control", "no-store");
			assertThat(result).hasBodyTextEqualTo("{\"title\":\"" + title + "\",\"status\":" + status + "}");
		});
	}

	@ParameterizedTest
	@CsvSource({ "429, PT7S, 7", "429, PT0S, 1", "503, PT7S, 7", "504, PT7S, 7", "500, PT7S, 7", "502, PT7S, 7" })
	void aClientLearnsWhenToTryAgain(int answered, Duration retryAfter, String header) {
		get(this.contextRunner, "/user?status=" + answered + "&retryAfter=" + retryAfter,
				(result) -> assertThat(result).hasHeader("Retry-After", header));
	}

	@Test
	void whereNobodyKnowsWhenNothingIsSaid() {
		get(this.contextRunner, "/user?status=0",
				(result) -> assertThat(result).hasStatus(503).doesNotContainHeader("Retry-After"));
	}

	@Test
	void aPageIsTheErrorPageOfTheApplication() {
		this.contextRunner.run((context) -> {
			MvcTestResult result = MockMvcTester.from(context)
				.get()
				.uri("/user?status=404")
				.header("Sec-Fetch-Dest", "document")
				.accept(MediaType.TEXT_HTML)
				.exchange();

			assertThat(result).hasStatus(502);
			assertThat(result.getResponse().getErrorMessage()).isNull();
			assertThat(result.getResponse().getContentAsString()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/callable", "/future", "/waited" })
	void aCallInTheBackgroundIsAnsweredToo(String path) {
		get(this.contextRunner, path, (result) -> assertThat(result).hasStatus(502));
	}

	@Test
	void anExceptionHandlerOfTheApplicationGoesFirst() {
		get(this.contextRunner.withUserConfiguration(ApiAdvice.class), "/user?status=404",
				(result) -> assertThat(result).hasStatus(HttpStatus.NOT_FOUND).hasBodyTextEqualTo("no such user"));
	}

	@Test
	void aResolverOfTheApplicationGoesFirst() {
		get(this.contextRunner.withBean(SimpleMappingExceptionResolver.class, () -> {
			SimpleMappingExceptionResolver own = new SimpleMappingExceptionResolver();
			own.setDefaultErrorView("redirect:/sorry");
			return own;
		}), "/user?status=404", (result) -> assertThat(result).hasRedirectedUrl("/sorry"));
	}

	@Test
	void otherExceptionsAreTheApplications() {
		this.contextRunner
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/failing").exchange()).failure()
				.hasRootCauseInstanceOf(IllegalStateException.class));
	}

	@Test
	void whoRunsTheApplicationLearnsAll(CapturedOutput output) {
		get(this.contextRunner, "/user?status=422", (result) -> assertThat(output).contains("answered with 502",
				"https://api.clerk.com/v1/users/user_1 answered 422, form_param_unknown"));
	}

	@Test
	void whatEachRequestMeetsIsSaidOnce(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);
			for (int request = 0; request < 20; request++) {
				assertThat(mvc.get().uri("/user?status=404")).hasStatus(502);
				assertThat(mvc.get().uri("/user?status=422")).hasStatus(502);
			}
		});

		assertThat(output.getAll()).containsOnlyOnce("answered 404,")
			.containsOnlyOnce("answered 422,")
			.doesNotContain("at " + CallingController.class.getName());
	}

	@Test
	void committedResponseIsLeftAlone() {
		MockHttpServletResponse response = new MockHttpServletResponse();
		response.setCommitted(true);

		assertThat(new ClerkApiExceptionResolver(PageRequestMatcher.byHeaders()).resolveException(
				new MockHttpServletRequest(), response, null,
				new ClerkApiException("https://api.clerk.com/v1/a", null)))
			.isNull();
	}

	private static void get(WebApplicationContextRunner runner, String uri, ThrowingConsumer<MvcTestResult> check) {
		runner.run((context) -> check.accept(MockMvcTester.from(context).get().uri(uri).exchange()));
	}

	private static ClerkApiException failure(int status, Duration retryAfter) {
		String url = "https://api.clerk.com/v1/users/user_1?query=private";
		return (status == 0) ? new ClerkApiException(url, null) : new ClerkApiException(url, status,
				List.of(new ClerkApiError("form_param_unknown", "private", "private", Map.of())), "1f0c", retryAfter);
	}

	@Configuration(proxyBeanMethods = false)
	static class ResolverConfiguration {

		@Bean
		HandlerExceptionResolver clerkApiExceptionResolver() {
			return ClerkWebMvc.apiExceptionResolver(PageRequestMatcher.byHeaders());
		}

	}

	@RestController
	static class CallingController {

		@GetMapping("/user")
		String user(@RequestParam int status, @RequestParam(required = false) Duration retryAfter) {
			throw failure(status, retryAfter);
		}

		@GetMapping("/callable")
		Callable<String> callable() {
			return () -> user(404, null);
		}

		@GetMapping("/future")
		CompletableFuture<String> future() {
			return CompletableFuture.supplyAsync(() -> user(404, null));
		}

		@GetMapping("/waited")
		String waited() throws Exception {
			return future().get();
		}

		@GetMapping("/failing")
		String failing() {
			throw new IllegalStateException("failed");
		}

	}

	@RestControllerAdvice
	static class ApiAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.NOT_FOUND)
		String noSuchUser(ClerkApiException ex) {
			return "no such user";
		}

	}

}
