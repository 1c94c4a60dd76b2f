package com.clerk.spring.conformance;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.boot.RunningApplication;
import com.clerk.spring.boot.RunningApplication.Answer;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code authenticate-request.jsonl} over HTTP: each case is sent through a socket to a
 * running application, whose chain is the default one, and its status, location, cookies
 * and state headers are compared. What differs from an application of a user is that
 * options and clock are those of the case, and that the origin of the connection, which
 * no socket can pretend, comes in a header.
 */
@ExtendWith(FailedVectors.class)
class HttpReplayConformanceTests {

	private static final String ORIGIN = "X-Vector-Origin";

	private static final Pattern URL = Pattern.compile("(https?://[^/?#]*)([^?#]*)(\\?[^#]*)?.*", Pattern.DOTALL);

	/**
	 * What Tomcat takes in a request target, made as lenient as it can be; the rest is
	 * answered 400 by it.
	 */
	private static final Pattern LEGAL_TARGET = Pattern
		.compile("[A-Za-z0-9._~:/@!$&'()*+,;=%|-]*+(?:\\?[A-Za-z0-9._~:/?@!$&'()*+,;=%|\\[\\]\\\\-]*+)?");

	/**
	 * Paths that mean two things, which are answered 400 ahead of any decision
	 * ({@code shared/spec/route-matching.md} section 4, and Spring Security's firewall).
	 */
	private static final Pattern AMBIGUOUS_PATH = Pattern.compile("(?i).*(?://|;|%2f|%5c|%25|%(?![0-9a-f]{2})).*");

	private static final List<String> STATE_HEADERS = List.of("location", "x-clerk-auth-status", "x-clerk-auth-reason",
			"x-clerk-auth-message", "access-control-allow-origin", "access-control-allow-credentials");

	private static final Replay replay = new Replay();

	private static final List<String> replayed = new ArrayList<>();

	private static final List<String> unreadable = new ArrayList<>();

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		replay.backendApi.start();
		application = RunningApplication.start(Application.class, "clerk.debug=true",
				"server.tomcat.relaxed-path-chars=|", "server.tomcat.relaxed-query-chars=|,[,],\\",
				"server.max-http-request-header-size=1MB", "server.tomcat.max-http-response-header-size=1MB");
	}

	@AfterAll
	static void stop() {
		System.out.println(replayed.size() + " cases were replayed over HTTP. Of these " + unreadable.size()
				+ " are none that a server takes, so they got 400: " + unreadable);
		application.close();
		replay.backendApi.stop();
	}

	static Stream<Vector> vectors() {
		return AuthenticateRequestConformanceTests.vectors();
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode outcome = AuthenticateRequestConformanceTests.outcome(vector);

		Answer answer = replay.send(application, vector);

		replayed.add(vector.id());

		if (isUnreadable(vector)) {
			unreadable.add(vector.id());
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.header("Location")).isEmpty();
		}
		else if (outcome.has("code")) {
			assertThat(answer.status()).isEqualTo(500);
			assertThat(answer.header("Location")).isEmpty();
			assertThat(answer.header("Set-Cookie")).isEmpty();
		}
		else {
			assertState(answer, vector, outcome);
		}
	}

	private static boolean isUnreadable(Vector vector) {
		Matcher url = url(vector);
		return !LEGAL_TARGET.matcher(target(url)).matches() || AMBIGUOUS_PATH.matcher(url.group(2)).matches();
	}

	/**
	 * A recommended outcome names only some members, and only these are compared.
	 */
	private static void assertState(Answer answer, Vector vector, JsonNode outcome) {
		boolean redirect = outcome.path("headers").has("location");
		assertThat(answer.status()).isEqualTo(redirect ? 307 : 200);
		if (redirect) {
			assertThat(answer.body()).isEmpty();
			assertThat(answer.header("Cache-Control")).containsExactly("no-store");
		}
		else if (isOfSession(outcome) && !"HEAD".equals(vector.get("request").get("method").asString())) {
			assertThat(answer.body()).isEqualTo(outcome.get("auth").path("userId").asString("nobody"));
		}
		if (outcome.has("setCookie")) {
			assertThat(answer.header("Set-Cookie"))
				.isEqualTo(outcome.get("setCookie").valueStream().map(JsonNode::asString).toList());
		}
		if (outcome.has("headers")) {
			boolean loose = vector.get("expected").path("looseMessage").asBoolean(false);
			STATE_HEADERS.stream()
				.filter((name) -> isWritten(name, outcome.get("headers")))
				.forEach((name) -> assertThat(shown(answer.header(name), loose)).as(name)
					.isEqualTo(shown(recorded(outcome.get("headers"), name), loose)));
		}
	}

	/**
	 * Headers about other origins are written on redirects only: the application's own
	 * answers keep its own.
	 */
	private static boolean isWritten(String name, JsonNode headers) {
		return !name.startsWith("access-control-") || headers.has("location");
	}

	private static boolean isOfSession(JsonNode outcome) {
		return outcome.has("auth") && "session_token".equals(outcome.path("tokenType").asString(""));
	}

	private static List<String> recorded(JsonNode headers, String name) {
		return headers.has(name) ? List.of(headers.get(name).asString().replace("{apiUrl}", replay.backendApi.url()))
				: List.of();
	}

	private static List<String> shown(List<String> values, boolean loose) {
		return loose ? values.stream().map((value) -> value.replaceFirst("(?<=\\.) .*", "")).toList() : values;
	}

	private static Matcher url(Vector vector) {
		Matcher matcher = URL.matcher(vector.get("request").get("url").asString());
		assertThat(matcher.matches()).isTrue();
		return matcher;
	}

	private static String target(Matcher url) {
		String path = url.group(2).isEmpty() ? "/" : url.group(2);
		return path + ((url.group(3) != null) ? url.group(3) : "");
	}

	/**
	 * The case that is being replayed. Cases run one after the other.
	 */
	private static final class Replay implements RequestAuthenticator, PublicUrlResolver {

		private final StubbedBackendApi backendApi = new StubbedBackendApi();

		private final TestClock clock = new TestClock();

		private volatile Vector vector;

		Answer send(RunningApplication application, Vector vector) {
			this.vector = vector;
			this.backendApi.serve(vector.get("backendApi"));
			this.clock.set(Instant.ofEpochMilli(vector.get("now").asLong()));
			Matcher url = url(vector);
			JsonNode headers = vector.get("request").get("headers");
			boolean withHost = headers.propertyStream().anyMatch((header) -> header.getKey().equalsIgnoreCase("host"));
			StringBuilder request = new StringBuilder(vector.get("request").get("method").asString()).append(' ')
				.append(target(url))
				.append(withHost ? " HTTP/1.1\r\nConnection: close\r\n" : " HTTP/1.0\r\n")
				.append(ORIGIN + ": ")
				.append(url.group(1))
				.append("\r\n");
			headers.propertyStream()
				.forEach((header) -> request.append(header.getKey())
					.append(": ")
					.append(header.getValue().asString())
					.append("\r\n"));
			return application.sendRaw(request.append("\r\n").toString());
		}

		@Override
		public RequestState authenticate(ClerkRequest request, ClerkOptions options, AcceptedTokens accepted) {
			JsonNode recorded = this.vector.get("options");
			ClerkOptions own = VectorOptions.of(recorded, this.backendApi.url());
			BackendApi client = this.backendApi.client(this.clock);
			try (SigningKeys keys = SigningKeys.create(client, this.clock)) {
				SessionTokenVerifier verifier = SessionTokenVerifier.create(own, keys, this.clock, 0);
				return RequestAuthenticator
					.create(verifier, MachineTokenVerifier.create(client, keys, this.clock), keys, client, this.clock)
					.authenticate(request, own, VectorTokens.accepted(recorded.path("acceptsToken")));
			}
		}

		@Override
		public String resolve(HttpServletRequest request) {
			String query = request.getQueryString();
			ClerkRequest.Builder connection = ClerkRequest.builder(request.getMethod(),
					request.getHeader(ORIGIN) + request.getRequestURI() + ((query != null) ? "?" + query : ""));
			for (String name : List.of("Host", "X-Forwarded-Host", "X-Forwarded-Proto")) {
				request.getHeaders(name).asIterator().forEachRemaining((value) -> connection.header(name, value));
			}
			return connection.trustForwardedHeaders().build().url();
		}

	}

	/**
	 * Answers every request with the user.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Replay replay() {
			return replay;
		}

		@Bean
		ServletRegistrationBean<CallerServlet> caller() {
			return new ServletRegistrationBean<>(new CallerServlet(), "/*");
		}

	}

	/**
	 * Says who is calling.
	 */
	static final class CallerServlet extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			String userId = ClerkAuth.current().userId();
			response.getOutputStream().print((userId != null) ? userId : "nobody");
		}

	}

}
