package com.clerk.spring.test.emulator;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.nimbusds.jose.jwk.RSAKey;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import com.clerk.spring.options.InstanceType;
import com.clerk.spring.test.emulator.handshake.HandshakeForm;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.instance.EmulatorSettings;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.KeyPairs;

/**
 * Describes a {@link ClerkEmulator} to be started.
 *
 * @since 0.1.0
 */
public final class ClerkEmulatorBuilder {

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

	int port;

	Clock clock = Clock.systemUTC();

	InstanceType instanceType = InstanceType.DEVELOPMENT;

	Supplier<RSAKey> firstPair = KeyPairs::generate;

	EmulatorSettings settings = EmulatorSettings.DEFAULTS;

	boolean demoData;

	boolean control;

	HandshakeForm handshakeForm = HandshakeForm.AS_ASKED;

	final Set<String> trustedHosts = new HashSet<>();

	final Set<String> satelliteHosts = new HashSet<>();

	final Set<String> allowedOrigins = new HashSet<>();

	@Nullable Path browserScripts;

	@Nullable String instanceName;

	ClerkEmulatorBuilder() {
	}

	/**
	 * Sets the port to listen on; a free one otherwise.
	 * @param port the port, 0 for a free one
	 * @return this builder
	 */
	public ClerkEmulatorBuilder port(int port) {
		Assert.isTrue(port >= 0 && port <= 65535, "A port is a number from 0 to 65535");
		this.port = port;
		return this;
	}

	/**
	 * Sets the clock that tokens are dated by; the system's otherwise.
	 * @param clock a clock, which may be moved while the emulator runs
	 * @return this builder
	 */
	public ClerkEmulatorBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Makes it a production instance ({@code pk_live_}, {@code sk_live_}); a development
	 * instance otherwise.
	 * @return this builder
	 */
	public ClerkEmulatorBuilder production() {
		this.instanceType = InstanceType.PRODUCTION;
		return this;
	}

	/**
	 * Gives the instance a name, by which it is known again when it is started anew: the
	 * publishable key, and with it the names of the cookies, stay as long as name and
	 * kind do. Otherwise each start is another instance, whose cookies a browser keeps
	 * beside those of all the others. The secret key and the signing key are new each
	 * time.
	 * @param name a name of any kind, such as that of the application
	 * @return this builder
	 */
	public ClerkEmulatorBuilder instance(String name) {
		Assert.hasText(name, "The name of an instance is not empty");
		this.instanceName = name;
		return this;
	}

	Instance instance() {
		String name = this.instanceName;
		return (name != null) ? Instance.named(this.instanceType, name) : Instance.create(this.instanceType);
	}

	/**
	 * Returns the name of the first signing key. The pairs of a named instance have names
	 * of their own: an application that outlives it and remembers a key by its name would
	 * refuse what the next one signs.
	 */
	String firstKeyId(Instance instance) {
		return (this.instanceName != null) ? Ids.next("ins_") : instance.id();
	}

	/**
	 * Signs with a key pair that all emulators of this process share which ask for it,
	 * each under a name of its own: making one takes about 0.1 s. {@code rotateKey()}
	 * makes one for this emulator alone.
	 * @return this builder
	 */
	public ClerkEmulatorBuilder sharedKeyPair() {
		this.firstPair = KeyPairs::shared;
		return this;
	}

	/**
	 * Sets the life of session tokens; 60 s otherwise.
	 * @param tokenTtl whole seconds, at least one
	 * @return this builder
	 */
	public ClerkEmulatorBuilder tokenTtl(Duration tokenTtl) {
		this.settings = this.settings.withTokenTtl(tokenTtl);
		return this;
	}

	/**
	 * Sets the version of session tokens; 2 otherwise.
	 * @param version 1 or 2
	 * @return this builder
	 */
	public ClerkEmulatorBuilder sessionTokenVersion(int version) {
		this.settings = this.settings.withTokenVersion(version);
		return this;
	}

	/**
	 * Adds a claim to all session tokens. The claims that Clerk itself sets can't be
	 * replaced; those of a user come first.
	 * @param name the claim's name
	 * @param value a text, number, boolean, list or map
	 * @return this builder
	 */
	public ClerkEmulatorBuilder claim(String name, Object value) {
		this.settings = this.settings.withClaim(name, value);
		return this;
	}

	/**
	 * Adds two users, Ada and Bob, and two organizations, Acme and Globex, which the
	 * hosted sign-in page lists with their passwords.
	 * @return this builder
	 */
	public ClerkEmulatorBuilder demoData() {
		this.demoData = true;
		return this;
	}

	/**
	 * Lets tests that run elsewhere, such as in a browser, control the emulator by HTTP
	 * on this machine, without a key: {@code POST /emulator/reset},
	 * {@code /emulator/token-ttl/{seconds}}, {@code /emulator/rotate-key},
	 * {@code /emulator/sessions/{id}/revoke}, {@code /emulator/faults};
	 * {@code GET /emulator/state}, {@code /emulator/requests}. What a page of another
	 * origin sent is refused, and what a proxy passed on. Off otherwise.
	 * @param control whether they may
	 * @return this builder
	 */
	public ClerkEmulatorBuilder control(boolean control) {
		this.control = control;
		return this;
	}

	/**
	 * Lets several people be signed in to one browser; a new sign-in replaces the session
	 * of a browser otherwise.
	 * @return this builder
	 */
	public ClerkEmulatorBuilder multiSession() {
		this.settings = this.settings.withMultiSession();
		return this;
	}

	/**
	 * Answers all handshakes with a nonce, which the application exchanges at the Backend
	 * API ({@code __clerk_handshake_nonce}), whatever it asks for. Otherwise it gets the
	 * form that it asks for.
	 * @return this builder
	 */
	public ClerkEmulatorBuilder handshakesByNonce() {
		this.handshakeForm = HandshakeForm.NONCE;
		return this;
	}

	/**
	 * Answers all handshakes with a signed token that holds all
	 * ({@code __clerk_handshake}), as a Clerk does that knows no nonces, whatever the
	 * application asks for. Otherwise it gets the form that it asks for.
	 * @return this builder
	 */
	public ClerkEmulatorBuilder handshakesByToken() {
		this.handshakeForm = HandshakeForm.TOKEN;
		return this;
	}

	/**
	 * Names the folder of the browser client's scripts, which are served below
	 * {@code /npm/@clerk/}. Otherwise it is the one that the system property
	 * {@code clerk.emulator.browser-scripts}, or the environment variable
	 * {@code CLERK_EMULATOR_BROWSER_SCRIPTS}, names; else
	 * {@code META-INF/clerk-browser-scripts} of the class path.
	 * @param folder what contains {@code clerk-js/dist} and, for components,
	 * {@code ui/dist}
	 * @return this builder
	 */
	public ClerkEmulatorBuilder browserScripts(Path folder) {
		this.browserScripts = folder;
		return this;
	}

	/**
	 * Names the origins whose pages may call the Frontend API; those of any other are
	 * refused then. Without it those of this machine may, of satellites and of the hosts
	 * that hosted pages lead back to: anybody can sign in as a demo user, and no page of
	 * elsewhere shall while the application is developed. What a Frontend API proxy
	 * passes on may come from the proxy's own origin too.
	 * @param origins origins such as {@code http://localhost:8080}
	 * @return this builder
	 */
	public ClerkEmulatorBuilder allowedOrigins(String... origins) {
		this.allowedOrigins.addAll(List.of(origins));
		return this;
	}

	/**
	 * Lets the hosted pages lead back to further hosts, beside those of this machine.
	 * @param hosts host names without scheme and port
	 * @return this builder
	 */
	public ClerkEmulatorBuilder redirectHosts(String... hosts) {
		for (String host : hosts) {
			Assert.isTrue(HOST.matcher(host).matches(),
					() -> "A host to lead back to is a name without scheme, port and path, which '" + host
							+ "' is not");
		}
		Arrays.stream(hosts).map((host) -> host.toLowerCase(Locale.ROOT)).forEach(this.trustedHosts::add);
		return this;
	}

	/**
	 * Names the hosts of satellite domains. A production instance knows a browser by a
	 * cookie of one site: when it comes by one of these names the emulator asks the
	 * browser for what it holds at {@code localhost}, the primary's. The hosted pages
	 * lead back to them too.
	 * @param hosts host names without scheme and port, by which both the satellite and
	 * the emulator are reached
	 * @return this builder
	 */
	public ClerkEmulatorBuilder satelliteHosts(String... hosts) {
		Arrays.stream(hosts).map((host) -> host.toLowerCase(Locale.ROOT)).forEach(this.satelliteHosts::add);
		return redirectHosts(hosts);
	}

	/**
	 * Starts the emulator.
	 * @return a running emulator, to be closed
	 * @throws UncheckedIOException if the port is taken
	 */
	public ClerkEmulator start() {
		return new ClerkEmulator(this);
	}

}
