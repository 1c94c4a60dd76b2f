package com.clerk.spring.test.replay;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.test.replay.ReplayedApplication.RawAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code authenticate-request.jsonl} over HTTP, with the emulator in Clerk's place: each
 * case is sent through a socket to a running application with the default chain, which
 * asks the emulator for all that it needs.
 * <p>
 * The emulator takes no keys and tokens that it did not make, and should not. So a case
 * is told anew ({@link StandardCase}): the emulator makes a session token with the same
 * claims at the same time, the same development browser, goes through the same handshake,
 * and so on; the names of its own instance stand for the recorded ones in the request and
 * in the outcome. Status, location, cookies, state headers and the calls to Clerk are
 * then compared as recorded. The key is always asked for, also where the case has a JWT
 * key, and a handshake is followed to the emulator.
 * <p>
 * Whether a case needs only standard behaviour is decided by its content: it does when
 * Clerk could have made its tokens and answers, which the attempt to make them with the
 * emulator shows. The others are counted, by reason.
 */
class EmulatorReplayTests {

	/**
	 * How many cases of the class path are replayed at least.
	 */
	private static final int FLOOR = 596;

	private static final Pattern LEGAL_TARGET = Pattern.compile(
			"https?://[^/?#]*[A-Za-z0-9._~:/@!$&'()*+,;=%|-]*+(?:\\?[A-Za-z0-9._~:/?@!$&'()*+,;=%|\\[\\]\\\\-]*+)?(?:#.*)?");

	private static final Pattern AMBIGUOUS_PATH = Pattern
		.compile("(?i)https?://[^/?#]*[^?#]*?(?://|;|%2f|%5c|%25|%(?![0-9a-f]{2})).*");

	private static final List<String> STATE_HEADERS = List.of("location", "x-clerk-auth-status", "x-clerk-auth-reason",
			"x-clerk-auth-message", "access-control-allow-origin", "access-control-allow-credentials");

	private static final SettableClock clock = new SettableClock();

	private static final Map<String, Integer> leftOut = new TreeMap<>();

	private static final Map<String, Integer> done = new TreeMap<>();

	private static LocalInstance development;

	private static LocalInstance production;

	private static ReplayedApplication application;

	@BeforeAll
	static void start() {
		Set<String> hosts = hosts();
		development = LocalInstance.start(InstanceType.DEVELOPMENT, clock, hosts);
		production = LocalInstance.start(InstanceType.PRODUCTION, clock, hosts);
		application = ReplayedApplication.start(clock, production);
	}

	private static Set<String> hosts() {
		Set<String> hosts = new LinkedHashSet<>();
		Pattern host = Pattern.compile("https?://(\\[[0-9a-f:]+]|[A-Za-z0-9.-]+)");
		RecordedCase.all()
			.stream()
			.map((each) -> each.request() + " " + each.outcome())
			.map((text) -> text.replace("%3A", ":").replace("%2F", "/").replace("%5B", "[").replace("%5D", "]"))
			.forEach((text) -> host.matcher(text).results().forEach((match) -> hosts.add(match.group(1))));
		return hosts;
	}

	@AfterAll
	static void stop() {
		application.close();
		development.close();
		production.close();
		System.out.println("Cases replayed with the emulator as Clerk: " + done + "; left out: " + leftOut);
	}

	static Stream<RecordedCase> cases() {
		List<RecordedCase> standard = new ArrayList<>();
		leftOut.clear();
		for (RecordedCase each : RecordedCase.all()) {
			try {
				tell(each);
				standard.add(each);
			}
			catch (NotStandardException ex) {
				leftOut.merge(ex.getMessage(), 1, Integer::sum);
			}
		}
		if (RecordedCase.areOurs()) {
			assertThat(standard).as("cases that are replayed").hasSizeGreaterThanOrEqualTo(FLOOR);
		}
		return standard.stream();
	}

	private static StandardCase tell(RecordedCase recorded) {
		String url = recorded.request().get("url").asString();
		if (!LEGAL_TARGET.matcher(url).matches() || AMBIGUOUS_PATH.matcher(url).matches()) {
			throw new NotStandardException("a request that no server reads");
		}
		PublishableKey key = key(recorded.option("publishableKey"));
		return StandardCase.of(recorded, (key.instanceType() == InstanceType.PRODUCTION) ? production : development,
				key);
	}

	private static PublishableKey key(String value) {
		try {
			return PublishableKey.parse(value);
		}
		catch (ClerkConfigurationException | IllegalArgumentException ex) {
			throw new NotStandardException("no publishable key, or a malformed one");
		}
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("cases")
	void conforms(RecordedCase recorded) {
		StandardCase told = tell(recorded);
		JsonNode outcome = told.outcome();

		RawAnswer answer = application.send(told);

		count("replayed");

		if (outcome.has("code")) {
			assertThat(answer.status()).isEqualTo(500);
			assertThat(answer.header("Location")).isEmpty();
			assertThat(answer.header("Set-Cookie")).isEmpty();
			count("configuration error");
		}
		else {
			assertState(answer, told, outcome);
		}
	}

	private static void assertState(RawAnswer answer, StandardCase told, JsonNode outcome) {
		boolean redirect = outcome.path("headers").has("location");
		assertThat(answer.status()).isEqualTo(redirect ? 307 : 200);
		if (redirect) {
			assertThat(answer.body()).isEmpty();
			assertThat(answer.header("Cache-Control")).containsExactly("no-store");
		}
		else if (isOfSession(outcome) && !"HEAD".equals(told.request().get("method").asString())) {
			assertThat(answer.body()).isEqualTo(outcome.get("auth").path("userId").asString("nobody"));
		}
		if (outcome.has("setCookie")) {
			assertThat(answer.header("Set-Cookie")).isEqualTo(told.cookies(application.answeredLines()));
			if (told.passesLinesOn()) {
				assertThat(told.missing(application.answeredLines())).isEmpty();
			}
		}
		if (outcome.has("headers")) {
			boolean loose = told.recorded().isLoose();
			STATE_HEADERS.stream()
				.filter((name) -> !name.startsWith("access-control-") || redirect)
				.forEach((name) -> assertThat(shown(answer.header(name), loose)).as(name)
					.isEqualTo(shown(recorded(outcome.get("headers"), name, told), loose)));
		}
		if (outcome.has("backendApiCalls")) {
			List<String> calls = new ArrayList<>(application.calls());
			List<String> expected = outcome.get("backendApiCalls")
				.valueStream()
				.map((call) -> call.get("method").asString() + " " + call.get("path").asString())
				.toList();
			if (!expected.contains("GET /v1/jwks")) {
				calls.remove("GET /v1/jwks");
			}
			assertThat(calls).isEqualTo(expected);
		}
		count("Clerk asked for " + (application.calls().isEmpty() ? "nothing"
				: application.calls().stream().map((call) -> call.replaceAll("sess_[^/]+", "{id}")).toList()));
		boolean followed = "handshake".equals(outcome.path("status").asString("")) && follow(outcome, told);
		if (followed || !application.calls().isEmpty()) {
			count("replayed, the emulator asked or a handshake followed to it");
		}
	}

	/**
	 * The emulator knows the handshake that the case leads to, and leads back.
	 */
	private static boolean follow(JsonNode outcome, StandardCase told) {
		String location = outcome.path("headers").path("location").asString("");
		if (!location.contains("/v1/client/handshake?")) {
			count("handshake elsewhere");
			return false;
		}
		HttpResponse<String> answer = told.instance().get(location.substring(location.indexOf('?') + 1), "");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(307);
		String wayBack = URLDecoder.decode(location.replaceFirst(".*[?&]redirect_url=([^&]*).*", "$1"),
				StandardCharsets.UTF_8);
		assertThat(answer.headers().firstValue("Location").orElseThrow())
			.startsWith(wayBack.replaceFirst("[?#].*", ""));
		count("handshake followed");
		return true;
	}

	private static boolean isOfSession(JsonNode outcome) {
		return outcome.has("auth") && "session_token".equals(outcome.path("tokenType").asString(""));
	}

	private static List<String> recorded(JsonNode headers, String name, StandardCase told) {
		return headers.has(name)
				? List.of(headers.get(name).asString().replace("{apiUrl}", told.instance().clerk().url())) : List.of();
	}

	private static List<String> shown(List<String> values, boolean loose) {
		return loose ? values.stream().map((value) -> value.replaceFirst("(?<=\\.) .*", "")).toList() : values;
	}

	private static void count(String what) {
		done.merge(what, 1, Integer::sum);
	}

}
