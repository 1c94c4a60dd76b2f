package com.clerk.spring.request.properties;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.request.properties.SampleRequest.Header;
import com.clerk.spring.request.properties.ScriptedClerk.Lines;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser that follows every redirect comes to rest, whatever the places it is sent to
 * send it back with. Only a Frontend API that deletes the counter's cookie itself could
 * keep it going; that one is believed anyway.
 */
class RedirectLoopPropertyTests {

	/**
	 * The limit of {@code __clerk_redirect_count}: authenticate-request.md 14.1. Its
	 * cookie has no path, so each folder of each host counts for itself.
	 */
	private static final int MAX_HANDSHAKES = 3;

	private static final int ENDLESS = 40;

	private static final Pattern WAY_BACK = Pattern.compile("[?&](?:__clerk_redirect_url|redirect_url)=([^&#]*)");

	@Property
	void aBrowserComesToRest(@ForAll("journeys") Journey journey) {
		Assume.that(!journey.carriesSessionByCookieInDevelopment());
		List<Redirect> redirects = new Trip(journey).redirects();

		Statistics.collect(redirects.size());
		Map<Boolean, List<Redirect>> handshakes = redirects.stream()
			.collect(Collectors.partitioningBy((redirect) -> redirect.state().status() == Status.HANDSHAKE));
		assertThat(
				handshakes.get(true).stream().collect(Collectors.groupingBy(Redirect::folder, Collectors.counting())))
			.allSatisfy((folder, count) -> assertThat(count).isLessThanOrEqualTo(MAX_HANDSHAKES));
		// In development each way back, and the start, may bring a handshake whose
		// parameters one more redirect removes: authenticate-request.md 11.2 step 4.
		boolean development = journey.options().instanceType() == InstanceType.DEVELOPMENT;
		assertThat(handshakes.get(false).size()).isLessThanOrEqualTo(development ? handshakes.get(true).size() + 1 : 0);
	}

	@Provide
	Arbitrary<Journey> journeys() {
		Arbitrary<ScriptedClerk> clerk = Combinators.combine(Credentials.answers(), Credentials.answers())
			.as((handshake, refresh) -> new ScriptedClerk(new Lines(List.of()), handshake, refresh));
		Arbitrary<String> start = Combinators.combine(
				Arbitraries.of("https://app.example.com", "http://localhost:8080", "https://satellite.example.org"),
				Arbitraries.of("/", "/orgs/acme", "/orgs/acme/x", "/me", "//evil.example/x"),
				Arbitraries.of("", "?a=1", "?__clerk_synced=false", "?__clerk_synced=true", "?__clerk_db_jwt=dvb_9",
						"?__clerk_redirect_url=http%3A%2F%2Flocalhost%3A8080%2F%3F__clerk_redirect_url%3Dhttp%3A%2F%2Flocalhost%3A8080%2F",
						"?__clerk_handshake_nonce=old", "?__clerk_handshake=junk"))
			.as((origin, path, query) -> origin + path + query);
		Arbitrary<String> referer = Arbitraries.of("", "https://evil.example/", "https://app.example.com/");
		return Combinators
			.combine(start, Credentials.cookies(), referer, Options.any(), clerk,
					Combinators.combine(ways(), extras()).as(WayBack::new).list().ofMinSize(1).ofMaxSize(4),
					Arbitraries.integers().between(0, 450).list().ofMinSize(1).ofMaxSize(4))
			.as(Journey::new);
	}

	private static Arbitrary<String> ways() {
		return Arbitraries.frequencyOf(
				Tuple.of(2,
						Arbitraries.of("", "__clerk_handshake_nonce=n", "__clerk_synced=true", "__clerk_synced=false",
								"__clerk_db_jwt=dvb_7")),
				Tuple.of(2, Credentials.handshakeTokens()
					.map((token) -> "__clerk_handshake=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
	}

	/** Cookies that a Frontend API of the same site sets. */
	private static Arbitrary<List<String>> extras() {
		return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.of())),
				Tuple.of(1, Credentials.directives().filter((lines) -> lines.size() < 10)),
				Tuple.of(1,
						Credentials.handshakeTokens()
							.map((token) -> List.of("__clerk_handshake=" + token + "; Path=/"))),
				Tuple.of(1, Arbitraries.just(List.of("__clerk_handshake_nonce=n; Path=/"))));
	}

	/**
	 * One navigation.
	 *
	 * @param start where it starts
	 * @param cookies what the browser has from earlier
	 * @param referer where it comes from, or an empty text
	 * @param options the options of the application
	 * @param clerk the Backend API
	 * @param ways how the browser comes back from elsewhere, again and again
	 * @param millis how long each step takes, again and again
	 */
	record Journey(String start, List<String> cookies, String referer, ClerkOptions options, ScriptedClerk clerk,
			List<WayBack> ways, List<Integer> millis) {

		/**
		 * The Frontend API of a development instance sends handshakes in the query only.
		 * One in a cookie that signs in is redirected to itself until the browser has the
		 * session (a recorded case), hence without end if it does not take the session.
		 */
		boolean carriesSessionByCookieInDevelopment() {
			return this.options.instanceType() == InstanceType.DEVELOPMENT
					&& Stream.concat(this.cookies.stream(), this.ways.stream().flatMap((way) -> way.cookies().stream()))
						.anyMatch((cookie) -> bringsSession(cookie));
		}

		private boolean bringsSession(String cookie) {
			List<String> lines = cookie.startsWith("__clerk_handshake_nonce=")
					? RequestPropertyTests.lines(this.clerk.handshake())
					: RequestPropertyTests.handshakeTokens(Stream.of(cookie.split(";", 2)[0]))
						.flatMap(List::stream)
						.toList();
			return lines.stream().anyMatch((line) -> line.startsWith("__session"));
		}

	}

	/**
	 * How another place sends the browser back.
	 *
	 * @param parameter a query parameter, or an empty text
	 * @param cookies the cookies it sets for the whole site
	 */
	record WayBack(String parameter, List<String> cookies) {

	}

	/**
	 * A redirect of the application, and the folder of the address that it answered.
	 */
	private record Redirect(String folder, RequestState state) {

	}

	/** A journey under way. */
	private static final class Trip {

		private final Journey journey;

		private final Map<String, Browser> browsers = new HashMap<>();

		private Instant now = Instant.ofEpochSecond(Credentials.NOW);

		private int steps;

		Trip(Journey journey) {
			this.journey = journey;
		}

		/**
		 * Returns the states that redirect, until one does not.
		 */
		List<Redirect> redirects() {
			List<Redirect> redirects = new ArrayList<>();
			try (Decisions decisions = new Decisions(this.journey.options(), this.journey.clerk())) {
				String url = this.journey.start();
				while (redirects.size() < ENDLESS) {
					RequestState state = request(decisions, url);
					String location = (state != null) ? state.headers().get("location") : null;
					if (location == null) {
						return redirects;
					}
					redirects.add(new Redirect(url.replaceAll("[?#].*", "").replaceFirst("[^/]*$", ""), state));
					url = (state.status() == Status.HANDSHAKE) ? wayBack(location) : location;
				}
				return redirects;
			}
		}

		private RequestState request(Decisions decisions, String url) {
			SampleRequest request = SampleRequest.navigation(url, List.of());
			List<Header> headers = new ArrayList<>(request.headers());
			headers.add(new Header("Referer", this.journey.referer()));
			RequestState state = decisions
				.decide(new SampleRequest("GET", request.origin(), request.path(), request.query(),
						browser(url).send(request.path(), this.now), headers, false)
					.build(), this.now)
				.state();
			if (state != null) {
				state.cookies().forEach((line) -> browser(url).receive(line, request.path(), this.now));
			}
			pass();
			return state;
		}

		/**
		 * Wherever the browser was sent, it comes back to the address given there, else
		 * to where it started.
		 */
		private String wayBack(String location) {
			WayBack way = this.journey.ways().get(this.steps % this.journey.ways().size());
			Matcher address = WAY_BACK.matcher(location);
			String url = address.find() ? URLDecoder.decode(address.group(1), StandardCharsets.UTF_8)
					: this.journey.start();
			way.cookies().forEach((line) -> browser(url).receive(line, "/", this.now));
			pass();
			return way.parameter().isEmpty() ? url : url + ((url.indexOf('?') < 0) ? "?" : "&") + way.parameter();
		}

		private Browser browser(String url) {
			return this.browsers.computeIfAbsent(url.split("/", 4)[2], (host) -> new Browser(this.journey.cookies()));
		}

		private void pass() {
			this.now = this.now.plusMillis(this.journey.millis().get(this.steps++ % this.journey.millis().size()));
		}

	}

}
