package com.clerk.spring.request.properties;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.request.properties.Decisions.Decision;
import com.clerk.spring.request.properties.ScriptedClerk.Answer;
import com.clerk.spring.request.properties.ScriptedClerk.Failure;
import com.clerk.spring.request.properties.ScriptedClerk.Lines;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every decision, whatever was sent, configured and answered. More of it
 * with {@code -Djqwik.tries.default=…}.
 */
class RequestPropertyTests {

	private static final Pattern ADDRESS = Pattern
		.compile("(https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?)((?:/[!-~&&[^?#\\\\]]*)(?:[?#][!-~]*)?)");

	private static final Pattern LOOPBACK = Pattern
		.compile("localhost|.+\\.localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1]");

	private static final String COUNT = "__clerk_redirect_count=[0-9]{1,10}; SameSite=Lax; HttpOnly; Max-Age=2";

	private static final Set<String> HEADERS = Set.of("x-clerk-auth-status", "x-clerk-auth-reason",
			"x-clerk-auth-message", "location", "cache-control", "access-control-allow-origin",
			"access-control-allow-credentials");

	private static final long DAY = 86_400;

	@Property
	void nothingFailsUnlessTheOptionsExplainIt(@ForAll("scenarios") Scenario scenario) {
		Decision decision = decide(scenario);

		Statistics.collect((decision.state() != null) ? decision.state().status() : "error");
		if (decision.error() != null) {
			assertThat(explanations(scenario)).contains(decision.error());
		}
	}

	@Property
	void onlyTrustedProxiesChangeTheOrigin(@ForAll("scenarios") Scenario scenario) {
		SampleRequest request = scenario.request();
		boolean named = request.behindProxy();

		String origin = request.build().origin();

		assertThat(origin).matches("https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");
		if (!named) {
			assertThat(origin).isEqualTo(request.origin().toLowerCase().replaceAll("(?<=^http://.{1,50}):80$", ""));
		}
	}

	@Property
	void redirectsLeadToPlacesOfTheConfigurationOnly(@ForAll("scenarios") Scenario scenario) {
		RequestState state = decide(scenario).state();

		String location = (state != null) ? state.headers().get("location") : null;
		if (location == null) {
			assertThat(state == null || state.status() != Status.HANDSHAKE).isTrue();
			return;
		}
		Matcher address = ADDRESS.matcher(location);
		assertThat(address.matches()).as(location).isTrue();
		Statistics.collect((state.status() == Status.HANDSHAKE) ? state.reason() : "resolved");
		assertDestination(scenario, state, address);
	}

	private static void assertDestination(Scenario scenario, RequestState state, Matcher address) {
		ClerkOptions options = scenario.options();
		String own = scenario.request().build().origin();
		boolean development = options.instanceType() == InstanceType.DEVELOPMENT;
		if (state.status() != Status.HANDSHAKE) {
			assertThat(development).isTrue();
			assertThat(address.group(1)).isEqualTo(own);
		}
		else if ("primary-responds-to-syncing".equals(state.reason())) {
			assertThat(development).isTrue();
			assertThat(address.group(2))
				.matches((host) -> LOOPBACK.matcher(host).matches() || host.equals(URI.create(own).getHost())
						|| options.satelliteAllowedOrigins().contains(address.group(1)));
		}
		else if (development && "satellite-needs-syncing".equals(state.reason())) {
			assertThat(address.group(0)).startsWith(address.group(1) + URI.create(options.signInUrl()).getPath() + "?");
			assertThat(options.signInUrl()).startsWith(address.group(1) + "/");
		}
		else {
			assertThat(address.group(0))
				.startsWith(frontendApi(options, own) + "/v1/client/handshake?redirect_url=http");
		}
	}

	/**
	 * Returns the Frontend API, or its proxy, without a slash at its end.
	 */
	private static String frontendApi(ClerkOptions options, String own) {
		if (options.proxyUrl() != null) {
			String proxy = options.proxyUrl();
			return proxy.startsWith("/") ? own + proxy
					: proxy.replace("HTTPS://PROXY", "https://proxy").replaceAll("/+$", "");
		}
		PublishableKey key = options.publishableKey();
		boolean ownDomain = options.instanceType() == InstanceType.PRODUCTION && options.satellite()
				&& options.domain() != null;
		return "https://" + (ownDomain ? "clerk." + options.domain() : key.frontendApiHost());
	}

	@Property
	void noHeaderEndsItsLineAndOnlyClerkSetsCookies(@ForAll("scenarios") Scenario scenario) {
		RequestState state = decide(scenario).state();

		if (state == null) {
			return;
		}
		assertThat(HEADERS).containsAll(state.headers().keySet());
		assertThat(Stream.concat(state.headers().values().stream(), state.cookies().stream()))
			.allMatch((value) -> value.chars().noneMatch((c) -> c == '\r' || c == '\n' || c == 0 || c > 0xFF));
		Statistics.collect(state.status(), state.cookies().isEmpty() ? "no cookies" : "cookies");
		if (state.status() == Status.HANDSHAKE) {
			assertThat(state.cookies()).singleElement().asString().matches(COUNT);
		}
		else if (!state.cookies().isEmpty()) {
			assertThat(state.cookies()).satisfiesAnyOf(
					(cookies) -> assertThat(cookies).isEqualTo(lines(scenario.clerk().handshake())),
					(cookies) -> assertThat(cookies).isEqualTo(lines(scenario.clerk().refresh())),
					(cookies) -> assertThat(handshakeTokens(scenario).anyMatch(cookies::equals)).isTrue());
		}
	}

	static List<String> lines(Answer answer) {
		return (answer instanceof Lines lines) ? lines.lines() : List.of();
	}

	/**
	 * Returns what the handshake tokens carry that the instance has signed, wherever in
	 * the request they are.
	 */
	private static Stream<List<String>> handshakeTokens(Scenario scenario) {
		SampleRequest request = scenario.request();
		String query = (request.query() != null) ? request.query() : "";
		return handshakeTokens(
				Stream.concat(request.cookies().stream(), Stream.of((request.path() + "?" + query).split("[?&#]"))));
	}

	static Stream<List<String>> handshakeTokens(Stream<String> assignments) {
		return assignments.filter((text) -> text.strip().startsWith("__clerk_handshake="))
			.map((text) -> text.strip().substring("__clerk_handshake=".length()))
			.filter(RequestPropertyTests::isSigned)
			.map(RequestPropertyTests::directives);
	}

	private static boolean isSigned(String token) {
		try {
			return SignedJWT.parse(token).verify(new RSASSAVerifier(SampleTokens.PUBLIC_KEY));
		}
		catch (ParseException | JOSEException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static List<String> directives(String token) {
		Object directives = claims(token).get("handshake");
		return (directives instanceof List<?> list) ? list.stream().map(String.class::cast).toList() : List.of();
	}

	private static Map<String, Object> claims(String token) {
		try {
			return SignedJWT.parse(token).getPayload().toJSONObject();
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	@Property
	void reasonsAreShortLinesWhateverClerkAnswers(@ForAll("scenarios") Scenario scenario) {
		RequestState state = decide(scenario).state();

		if (state != null && state.reason() != null) {
			assertThat(state.reason()).matches("[ -~]{1,150}").isEqualTo(state.headers().get("x-clerk-auth-reason"));
		}
	}

	@Property
	void whoeverIsSignedInHasATokenOfTheInstanceThatIsGoodNow(@ForAll("scenarios") Scenario scenario) {
		RequestState state = decide(scenario).state();

		boolean signedIn = state != null && state.status() == Status.SIGNED_IN;
		Statistics.collect(signedIn);
		if (!signedIn) {
			assertThat(state == null || (state.token() == null && state.claims() == null)).isTrue();
			return;
		}
		ClerkOptions options = scenario.options();
		boolean resolved = state.headers().containsKey("access-control-allow-origin");
		boolean generous = resolved && options.instanceType() == InstanceType.DEVELOPMENT;
		long skew = generous ? DAY : options.clockSkew().toSeconds();
		long now = scenario.now();
		assertThat(isSigned(state.token())).isTrue();
		Map<String, Object> claims = claims(state.token());
		assertThat(number(claims, "exp", 0)).isGreaterThan(now - skew);
		assertThat(number(claims, "nbf", now)).isLessThanOrEqualTo(now + skew);
		assertThat(number(claims, "iat", now)).isLessThanOrEqualTo(now + skew);
		assertThat(claims.get("sub")).isEqualTo("user_1").isEqualTo(state.claims().subject());
		if (!options.authorizedParties().isEmpty() && (claims.containsKey("azp") || !options.acceptMissingAzp())) {
			assertThat(options.authorizedParties()).contains((String) claims.get("azp"));
		}
	}

	private static long number(Map<String, Object> claims, String name, long absent) {
		return (claims.get(name) instanceof Number number) ? number.longValue() : absent;
	}

	@Property
	void equalInputIsDecidedEqually(@ForAll("scenarios") Scenario scenario) {
		ClerkRequest request = scenario.request().build();
		Instant now = Instant.ofEpochSecond(scenario.now());
		Decision fresh = decide(scenario);

		try (Decisions decisions = new Decisions(scenario.options(), scenario.clerk())) {
			assertThat(decisions.decide(request, now)).isEqualTo(fresh);
			assertThat(decisions.decide(request, now)).isEqualTo(fresh);
		}
	}

	@Property
	void secretsGoNowhere(@ForAll("scenarios") Scenario scenario) {
		RequestState state = decide(scenario).state();

		if (state != null) {
			assertThat(state.headers().values()).noneMatch((value) -> value.contains("_secret"));
			assertThat(state.toString()).doesNotContain("eyJ");
			assertThat(state.headers().getOrDefault("x-clerk-auth-message", "")).doesNotContain("eyJ");
		}
	}

	private static Decision decide(Scenario scenario) {
		try (Decisions decisions = new Decisions(scenario.options(), scenario.clerk())) {
			return decisions.decide(scenario.request().build(), Instant.ofEpochSecond(scenario.now()));
		}
	}

	/**
	 * Returns the codes of the errors that options and request can lead to.
	 */
	private static Set<String> explanations(Scenario scenario) {
		ClerkOptions options = scenario.options();
		boolean development = options.instanceType() == InstanceType.DEVELOPMENT;
		boolean testKey = options.secretKey() != null && options.secretKey().startsWith("sk_test_");
		boolean absolute = options.signInUrl() != null && options.signInUrl().startsWith("https:");
		boolean handshake = scenario.request().toString().contains("__clerk_handshake");
		Set<String> codes = new HashSet<>();
		add(codes, "secret-key-missing", options.secretKey() == null && options.jwtKey() == null);
		add(codes, "sign-in-url-missing",
				options.satellite() && options.signInUrl() == null && (development || testKey));
		add(codes, "sign-in-url-not-absolute", options.satellite() && options.signInUrl() != null && !absolute);
		add(codes, "sign-in-url-same-origin",
				options.satellite() && absolute && options.signInUrl().startsWith(scenario.request().build().origin()));
		add(codes, "domain-or-proxy-url-missing",
				options.satellite() && options.domain() == null && options.proxyUrl() == null);
		add(codes, "invalid-url", !development && options.satellite() && "no host".equals(options.domain()));
		add(codes, "organization-pattern-invalid", options.organizationPatterns().contains(Options.BROKEN_PATTERN));
		add(codes, "handshake-verification-failed", development && handshake);
		add(codes, "handshake-invalid-signature", development && handshake);
		return codes;
	}

	private static void add(Set<String> codes, String code, boolean possible) {
		if (possible) {
			codes.add(code);
		}
	}

	@Provide
	Arbitrary<Scenario> scenarios() {
		Arbitrary<Answer> keys = Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(new Lines(List.of()))),
				Tuple.of(1, Arbitraries.just(new Failure(401, ""))));
		Arbitrary<ScriptedClerk> clerk = Combinators.combine(keys, Credentials.answers(), Credentials.answers())
			.as(ScriptedClerk::new);
		Arbitrary<Long> now = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(Credentials.NOW)),
				Tuple.of(3, Arbitraries.of(-90_000L, -30L, -5L, 30L, 60L, 64L, 65L, 66L, 100_000L)
					.map((offset) -> Credentials.NOW + offset)));
		return Combinators.combine(Requests.any(), Options.any(), clerk, now).as(Scenario::new);
	}

	record Scenario(SampleRequest request, ClerkOptions options, ScriptedClerk clerk, long now) {

	}

}
