package com.clerk.spring.test.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.ClerkEmulatorBuilder;
import com.clerk.spring.test.emulator.EmulatedSession;
import org.jspecify.annotations.Nullable;

/**
 * The emulator as the instance that cases are about, asked as browsers ask it.
 */
final class LocalInstance implements AutoCloseable {

	private static final String PASSWORD = "correct-horse-42";

	private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

	private final ClerkEmulator clerk;

	private final SettableClock clock;

	private LocalInstance(ClerkEmulator clerk, SettableClock clock) {
		this.clerk = clerk;
		this.clock = clock;
	}

	static LocalInstance start(InstanceType type, SettableClock clock, Collection<String> hosts) {
		ClerkEmulatorBuilder builder = ClerkEmulator.builder()
			.clock(clock)
			.sharedKeyPair()
			.redirectHosts(hosts.toArray(String[]::new));
		return new LocalInstance(((type == InstanceType.PRODUCTION) ? builder.production() : builder).start(), clock);
	}

	/**
	 * Forgets the case before.
	 */
	void begin(Instant now) {
		this.clock.set(now);
		this.clerk.resetKeepingKeys();
	}

	/**
	 * Does something at another time.
	 */
	<T> T at(long seconds, Supplier<T> action) {
		Instant now = this.clock.instant();
		this.clock.set(Instant.ofEpochSecond(seconds));
		try {
			return action.get();
		}
		finally {
			this.clock.set(now);
		}
	}

	Instant now() {
		return this.clock.instant();
	}

	ClerkEmulator clerk() {
		return this.clerk;
	}

	PublishableKey key() {
		return PublishableKey.parse(this.clerk.publishableKey());
	}

	boolean isDevelopment() {
		return key().instanceType() == InstanceType.DEVELOPMENT;
	}

	/**
	 * Goes through a handshake.
	 * @param url where to go back
	 * @param userId who is signed in to the browser, or null
	 * @param nonce whether a nonce shall be brought back instead of a token
	 * @return what is brought back
	 */
	String handshake(String url, @Nullable String userId, boolean nonce) {
		String query = "redirect_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8)
				+ (nonce ? "&format=nonce" : "");
		HttpResponse<String> answer = isDevelopment() ? get(query + "&__clerk_db_jwt=" + devBrowser(userId), "")
				: get(query, client(userId));
		Stream<String> carriers = Stream.concat(answer.headers().allValues("Location").stream(),
				answer.headers().allValues("Set-Cookie").stream());
		Pattern carrier = Pattern.compile("__clerk_handshake" + (nonce ? "_nonce" : "") + "=([^;&]+)");
		return carriers.map(carrier::matcher)
			.filter(Matcher::find)
			.map((found) -> found.group(1))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"The handshake was answered " + answer.statusCode() + ": " + answer.body()));
	}

	/**
	 * Goes where a recorded handshake leads.
	 * @param query the query of its address
	 */
	HttpResponse<String> get(String query, String cookies) {
		return send(request("/v1/client/handshake?" + query).header("Cookie", cookies).GET());
	}

	/**
	 * Makes a development browser.
	 * @param userId who is signed in to it, or null
	 */
	String devBrowser(@Nullable String userId) {
		if (userId != null) {
			return devBrowser(this.clerk.signIn(this.clerk.user(address(userId)).id(userId).create()));
		}
		String body = send(request("/v1/dev_browser").POST(HttpRequest.BodyPublishers.noBody())).body();
		return RecordedCase.MAPPER.readTree(body).get("id").asString();
	}

	static String devBrowser(EmulatedSession session) {
		return Stream.of(session.cookies())
			.filter((cookie) -> cookie.getName().equals("__clerk_db_jwt"))
			.findFirst()
			.orElseThrow()
			.getValue();
	}

	private String client(@Nullable String userId) {
		if (userId == null) {
			return "";
		}
		this.clerk.user(address(userId)).id(userId).password(PASSWORD).create();
		String form = "password=" + PASSWORD + "&identifier="
				+ URLEncoder.encode(address(userId), StandardCharsets.UTF_8);
		HttpResponse<String> answer = send(
				request("/v1/client/sign_ins").header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString(form)));
		return answer.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((line) -> line.startsWith("__client="))
			.map((line) -> line.substring(0, line.indexOf(';')))
			.findFirst()
			.orElseThrow();
	}

	static String address(String userId) {
		return userId.toLowerCase(Locale.ROOT) + "@example.com";
	}

	private HttpRequest.Builder request(String target) {
		return HttpRequest.newBuilder(URI.create(this.clerk.url() + target)).header("Origin", "http://localhost:8080");
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns what stands for the recorded instance's names here.
	 */
	Map<String, String> names(PublishableKey recorded) {
		PublishableKey own = key();
		Map<String, String> names = new LinkedHashMap<>();
		names.put(pages(recorded), pages(own));
		names.put(recorded.frontendApiHost(), own.frontendApiHost());
		names.put(recorded.value(), own.value());
		names.put(recorded.cookieSuffix(), own.cookieSuffix());
		return names;
	}

	/**
	 * Returns the host of the pages that Clerk itself has.
	 */
	private static String pages(PublishableKey key) {
		return key.frontendApiHost().replaceFirst("^clerk\\.", "accounts.").replace(".clerk.accounts.", ".accounts.");
	}

	@Override
	public void close() {
		this.clerk.close();
	}

}
