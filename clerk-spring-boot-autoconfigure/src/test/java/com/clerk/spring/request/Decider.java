package com.clerk.spring.request;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.backend.SessionApi;
import com.clerk.spring.backend.SigningKeyApi;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;
import com.clerk.spring.token.TestKeys;

import static org.mockito.Mockito.mock;

/**
 * The whole decision about requests of one instance, with keys, tokens and a clock of a
 * test's.
 */
final class Decider {

	static final ClerkOptions LIVE = ClerkOptions.builder()
		.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
		.secretKey("sk_live_x")
		.jwtKey(TestKeys.A.pem())
		.build();

	/** For happy-hippo-1.clerk.accounts.dev. */
	static final ClerkOptions TEST = LIVE.mutate()
		.publishableKey("pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk")
		.secretKey("sk_test_x")
		.build();

	static final String PAGE = "https://app.example.com/shop?color=red";

	private static final SigningKeyApi NO_KEY_API = (options) -> {
		throw new AssertionError("The key is configured");
	};

	private final TestClock clock;

	private final RequestAuthenticator authenticator;

	/**
	 * Decides with a Backend API of a test's, where keys are configured.
	 */
	Decider(SessionApi sessionApi) {
		this(sessionApi, NO_KEY_API, new TestClock());
	}

	private Decider(SessionApi sessionApi, SigningKeyApi keyApi, TestClock clock) {
		this.clock = clock;
		SigningKeys keys = SigningKeys.create(keyApi, clock);
		this.authenticator = RequestAuthenticator.create(SessionTokenVerifier.create(LIVE, keys, clock, 0), mock(),
				keys, sessionApi, clock);
	}

	/**
	 * Decides with a Backend API that is called over HTTP.
	 */
	static Decider overHttp() {
		TestClock clock = new TestClock();
		BackendApi api = BackendApi.create(BackendTransport.create(RestClient.builder(), (connect, read) -> {
			HttpClient client = HttpClient.newBuilder().connectTimeout(connect).build();
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
			factory.setReadTimeout(read);
			return factory;
		}, clock), clock);
		return new Decider(api, api, clock);
	}

	TestClock clock() {
		return this.clock;
	}

	RequestState decide(ClerkOptions options, String url, String... cookies) {
		return decide(options, navigation(url, cookies));
	}

	RequestState decide(ClerkOptions options, ClerkRequest.Builder request) {
		return this.authenticator.authenticate(request.build(), options);
	}

	/**
	 * A browser's request for a page.
	 */
	static ClerkRequest.Builder navigation(String url, String... cookies) {
		return ClerkRequest.builder("GET", url)
			.header("Sec-Fetch-Dest", "document")
			.header("Accept", "text/html")
			.header("Cookie", String.join("; ", cookies));
	}

	/**
	 * A handshake token that carries these cookies.
	 */
	static String handshake(TestKeys keys, Collection<String> directives) {
		String json = directives.stream().map(Decider::json).collect(Collectors.joining(",", "[", "]"));
		return keys.signed("{\"alg\":\"RS256\",\"kid\":\"ins_vecA\",\"typ\":\"JWT\"}", "{\"handshake\":" + json + "}");
	}

	static String handshake(String... directives) {
		return handshake(TestKeys.A, Arrays.asList(directives));
	}

	private static String json(String text) {
		return text.chars()
			.mapToObj((character) -> String.format("\\u%04x", character))
			.collect(Collectors.joining("", "\"", "\""));
	}

}
