package com.clerk.spring.boot;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.boot.RunningApplication.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of the Backend API that fail when the handler has begun its answer, on a real
 * server: what it began with is not what is answered.
 */
class FailedCallsOverHttpTests {

	private static final String PROBLEM = "{\"title\":\"Bad Gateway\",\"status\":502}";

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Application.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/stream", "/writer", "/latin-writer", "/nothing" })
	void theProblemIsAllThatIsAnswered(String path) {
		Answer answer = call(path);

		assertThat(answer.status()).isEqualTo(502);
		assertThat(answer.header("Content-Type")).singleElement().asString().startsWith("application/problem+json");
		assertThat(answer.header("Cache-Control")).containsExactly("no-store");
		assertThat(answer.body()).isEqualTo(PROBLEM);
		assertThat(answer.text()).doesNotContain("begun");
	}

	@Test
	void whatTheHandlerSaidOfItsAnswerIsGone() {
		Answer answer = call("/stream");

		assertThat(List.of("ETag", "Last-Modified", "Expires", "Content-Encoding", "Content-Disposition",
				"Content-Language", "Content-Location", "Content-Range", "Accept-Ranges", "Location"))
			.allSatisfy((name) -> assertThat(answer.header(name)).as(name).isEmpty());
		assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
		assertThat(answer.header("Content-Length")).containsExactly(String.valueOf(PROBLEM.length()));
	}

	@Test
	void whatProtectsTheClientStays() {
		Answer answer = call("/stream");

		assertThat(answer.header("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(answer.header("X-Frame-Options")).hasSize(1);
		assertThat(answer.header("Content-Security-Policy")).containsExactly("default-src 'self'");
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
		assertThat(answer.header("Set-Cookie")).anyMatch((cookie) -> cookie.startsWith("theme=dark"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/stream", "/writer" })
	void anErrorPageIsNotMixedWithTheAnswerEither(String path) {
		Answer answer = page(path);

		assertThat(answer.status()).isEqualTo(502);
		assertThat(answer.header("ETag")).isEmpty();
		assertThat(answer.header("Content-Encoding")).isEmpty();
		assertThat(answer.body()).contains("Bad Gateway").doesNotContain("begun");
	}

	@Test
	void aPageLearnsWhenToTryAgain() {
		Answer answer = page("/busy?status=503");

		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).containsExactly("7");
	}

	private static Answer call(String path) {
		return application.sendRaw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
	}

	private static Answer page(String path) {
		return application.send("GET " + path, "Host: localhost", "Sec-Fetch-Dest: document");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		CallingController controller() {
			return new CallingController();
		}

	}

	@RestController
	static class CallingController {

		@GetMapping("/nothing")
		String nothing() {
			throw failure(404, null);
		}

		@GetMapping("/stream")
		void stream(HttpServletResponse response) throws IOException {
			begin(response);
			response.setContentType("text/plain;charset=UTF-16");
			response.getOutputStream().print("begun");
			throw failure(404, null);
		}

		@GetMapping("/writer")
		void writer(HttpServletResponse response) throws IOException {
			write(response, "text/plain;charset=UTF-8");
		}

		@GetMapping("/latin-writer")
		void latinWriter(HttpServletResponse response) throws IOException {
			write(response, "text/plain;charset=ISO-8859-1");
		}

		@GetMapping("/busy")
		String busy(@RequestParam int status) {
			throw failure(status, Duration.ofSeconds(7));
		}

		private static void write(HttpServletResponse response, String contentType) throws IOException {
			begin(response);
			response.setContentType(contentType);
			response.getWriter().write("begun");
			throw failure(404, null);
		}

		private static void begin(HttpServletResponse response) {
			response.setHeader(HttpHeaders.ETAG, "\"1\"");
			response.setDateHeader(HttpHeaders.LAST_MODIFIED, 0);
			response.setDateHeader(HttpHeaders.EXPIRES, 0);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
			response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=users.csv");
			response.setHeader(HttpHeaders.CONTENT_LANGUAGE, "de");
			response.setHeader(HttpHeaders.CONTENT_LOCATION, "/users.csv");
			response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes 0-1/2");
			response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
			response.setHeader(HttpHeaders.LOCATION, "/elsewhere");
			response.setHeader("Content-Security-Policy", "default-src 'self'");
			response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://shop.example");
			response.addCookie(new Cookie("theme", "dark"));
			response.setContentLength(4711);
		}

		private static ClerkApiException failure(int status, Duration retryAfter) {
			return new ClerkApiException("https://api.clerk.com/v1/users/user_1", status, List.of(), null, retryAfter);
		}

	}

}
