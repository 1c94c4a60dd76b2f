package com.clerk.spring.test.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Clerk instance in this process, for tests and development: real keys, real tokens, a
 * sign-in page, no account and no network.
 *
 * <pre>
 * try (ClerkEmulator clerk = ClerkEmulator.builder().start()) {
 *     String token = clerk.signIn("ada@example.com").sessionToken();
 * }
 * </pre>
 *
 * It listens on the loopback address only. Its keys are made at each start and work
 * nowhere else.
 *
 * @since 0.1.0
 */
public final class ClerkEmulator implements AutoCloseable {

	private final EmulatorInstance instance;

	private final EmulatorState state;

	private final EmulatorKeys keys;

	private final SessionTokens tokens;

	private final BrowserCookies cookies;

	private final EmulatorServer server;

	private final boolean demoData;

	ClerkEmulator(int port, Clock clock, Duration tokenTtl, boolean production, boolean demoData,
			RedirectTargets targets) {
		this.instance = EmulatorInstance.create(production);
		this.state = new EmulatorState(clock);
		this.keys = new EmulatorKeys(this.instance.id());
		this.tokens = new SessionTokens(this.instance, this.keys, clock, tokenTtl);
		this.cookies = new BrowserCookies(this.instance.publishableKey().cookieSuffix(), production);
		this.demoData = demoData;
		seed();
		this.server = new EmulatorServer(port,
				List.of(new FrontendApi(this.keys), new HostedPages(this.state, this.tokens, this.cookies, targets),
						new BackendApiEmulation(this.instance, this.keys, this.state, this.tokens)));
	}

	/**
	 * Starts to build a local Clerk.
	 * @return a builder
	 */
	public static ClerkEmulatorBuilder builder() {
		return new ClerkEmulatorBuilder();
	}

	private void seed() {
		if (this.demoData) {
			DemoData.addTo(this.state);
		}
	}

	/**
	 * Returns its address. The host is {@code localhost}, since a browser keeps cookies
	 * by host, and the application under test is there too.
	 * @return an address without a slash at the end
	 */
	public String url() {
		return "http://localhost:" + this.server.port();
	}

	/**
	 * Returns the publishable key.
	 * @return a key that works here only
	 */
	public String publishableKey() {
		return this.instance.publishableKey().value();
	}

	/**
	 * Returns the secret key.
	 * @return a key that works here only
	 */
	public String secretKey() {
		return this.instance.secretKey();
	}

	/**
	 * Returns the public key with which tokens are verified without network.
	 * @return a key in PEM form
	 */
	public String jwtKey() {
		return this.keys.pem();
	}

	/**
	 * Returns the settings of an application that runs on it.
	 * @return property name to value
	 */
	public Map<String, String> properties() {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("clerk.publishable-key", publishableKey());
		properties.put("clerk.secret-key", secretKey());
		properties.put("clerk.api-url", url());
		properties.put("clerk.sign-in-url", url() + "/sign-in");
		properties.put("clerk.sign-up-url", url() + "/sign-up");
		return properties;
	}

	/**
	 * Starts to make a user.
	 * @param email the address to sign in with
	 * @return a builder
	 */
	public EmulatedUserBuilder user(String email) {
		return new EmulatedUserBuilder(this.state, email);
	}

	/**
	 * Returns an organization, which is made at first sight.
	 * @param slug the slug
	 * @return the organization
	 */
	public EmulatedOrganization organization(String slug) {
		return this.state.organization(slug);
	}

	/**
	 * Signs a user in.
	 * @param user the user
	 * @return the session
	 */
	public EmulatedSession signIn(EmulatedUser user) {
		SessionRecord session = this.state.startSession(user);
		return new EmulatedSession(this.state, this.tokens, this.cookies, session.id());
	}

	/**
	 * Signs a user in, who is made at first sight.
	 * @param email the user's address
	 * @return the session
	 */
	public EmulatedSession signIn(String email) {
		return signIn(this.state.userByEmail(email).orElseGet(() -> user(email).create()));
	}

	/**
	 * Returns the last requests to a path, 1,000 of all at most.
	 * @param path the path, without the query
	 * @return the requests, oldest first
	 */
	public List<RecordedRequest> requests(String path) {
		return this.server.recorded().stream().filter((request) -> request.path().equals(path)).toList();
	}

	/**
	 * Sets how long new session tokens live.
	 * @param lifetime the life
	 */
	public void tokenTtl(Duration lifetime) {
		this.tokens.lifetime(lifetime);
	}

	/**
	 * Signs with a new key from now on; the old ones stay published.
	 */
	public void rotateKey() {
		this.keys.rotate();
	}

	/**
	 * Publishes only the key that signs.
	 */
	public void retireOldKeys() {
		this.keys.retireOld();
	}

	/**
	 * Forgets users, organizations, sessions and requests; demo data is there again.
	 */
	public void reset() {
		this.state.reset();
		this.server.forget();
		seed();
	}

	/**
	 * Stops it and frees the port.
	 */
	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Shows the address, no secret.
	 */
	@Override
	public String toString() {
		return "ClerkEmulator[" + url() + "]";
	}

}
