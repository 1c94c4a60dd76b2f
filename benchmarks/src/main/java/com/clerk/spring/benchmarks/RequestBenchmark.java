package com.clerk.spring.benchmarks;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.springframework.mock.web.MockHttpServletRequest;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.servlet.RequestPublicUrlResolver;
import com.clerk.spring.servlet.ServletClerkRequests;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;

/**
 * Decides about one request of a signed-in browser after the other, its token remembered.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBenchmark {

	private static final PublishableKey KEY = PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");

	private final Clock clock = Clock.systemUTC();

	private final SampleTokens samples = new SampleTokens(2048, this.clock.instant());

	private final ClerkOptions options = ClerkOptions.builder()
		.publishableKey(KEY.value())
		.secretKey("sk_live_x")
		.jwtKey(this.samples.pem())
		.authorizedParties(List.of("https://app.example.com"))
		.build();

	private final NoBackendApi backendApi = new NoBackendApi();

	private final SigningKeys keys = SigningKeys.create(this.backendApi, this.clock);

	private final SessionTokenVerifier verifier = SessionTokenVerifier.create(this.options, this.keys, this.clock,
			10_000);

	private final RequestAuthenticator authenticator = RequestAuthenticator.create(this.verifier,
			MachineTokenVerifier.create(this.backendApi, this.keys, this.clock), this.keys, this.backendApi,
			this.clock);

	private final ServletClerkRequests requests = new ServletClerkRequests(new RequestPublicUrlResolver());

	private final String token = this.samples.token(0);

	private final HttpServletRequest page = page();

	private final HttpServletRequest call = call();

	private final ClerkRequest converted = this.requests.convert(this.page);

	/**
	 * Makes sure that what is measured is a signed-in request.
	 */
	@Setup
	public void check() {
		for (HttpServletRequest request : List.of(this.page, this.call)) {
			if (!this.authenticator.authenticate(this.requests.convert(request), this.options).isAuthenticated()) {
				throw new IllegalStateException("The request is not signed in");
			}
		}
	}

	/**
	 * A page: all of what the library does before the application is called.
	 */
	@Benchmark
	public Object pageByCookie() {
		return this.authenticator.authenticate(this.requests.convert(this.page), this.options);
	}

	/**
	 * The same without the conversion of the servlet request.
	 */
	@Benchmark
	public Object pageByCookieConverted() {
		return this.authenticator.authenticate(this.converted, this.options);
	}

	/**
	 * The conversion alone.
	 */
	@Benchmark
	public Object conversion() {
		return this.requests.convert(this.page);
	}

	/**
	 * What the stand-in for the servlet container takes of that, by reading all headers.
	 */
	@Benchmark
	public int readingHeaders() {
		int length = 0;
		for (var names = this.page.getHeaderNames(); names.hasMoreElements();) {
			for (var values = this.page.getHeaders(names.nextElement()); values.hasMoreElements();) {
				length += values.nextElement().length();
			}
		}
		return length;
	}

	/**
	 * A call of a program with the token in a header.
	 */
	@Benchmark
	public Object callByHeader() {
		return this.authenticator.authenticate(this.requests.convert(this.call), this.options);
	}

	private HttpServletRequest page() {
		MockHttpServletRequest request = request("/dashboard/projects");
		request.setQueryString("page=2&sort=name");
		request.addHeader("User-Agent",
				"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36");
		request.addHeader("Accept",
				"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8");
		request.addHeader("Accept-Encoding", "gzip, deflate, br, zstd");
		request.addHeader("Accept-Language", "en-GB,en;q=0.9");
		request.addHeader("Referer", "https://app.example.com/dashboard");
		request.addHeader("Sec-Fetch-Dest", "document");
		request.addHeader("Sec-Fetch-Mode", "navigate");
		request.addHeader("Sec-Fetch-Site", "same-origin");
		request.addHeader("Sec-Fetch-User", "?1");
		request.addHeader("Upgrade-Insecure-Requests", "1");
		String suffix = "_" + KEY.cookieSuffix();
		long clientUat = this.clock.instant().getEpochSecond() - 600;
		request.addHeader("Cookie",
				"_ga=GA1.1.1234567890.1700000000; __client_uat=" + clientUat + "; __client_uat" + suffix + "="
						+ clientUat + "; theme=dark; __session=" + this.token + "; __session" + suffix + "="
						+ this.token);
		return request;
	}

	private HttpServletRequest call() {
		MockHttpServletRequest request = request("/api/projects");
		request.addHeader("Accept", "application/json");
		request.addHeader("Authorization", "Bearer " + this.token);
		return request;
	}

	private static MockHttpServletRequest request(String path) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		request.setScheme("https");
		request.setServerName("app.example.com");
		request.setServerPort(443);
		request.addHeader("Host", "app.example.com");
		return request;
	}

}
