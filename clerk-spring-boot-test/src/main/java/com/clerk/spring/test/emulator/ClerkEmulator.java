package com.clerk.spring.test.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

import com.clerk.spring.test.emulator.backend.BackendRoutes;
import com.clerk.spring.test.emulator.backend.Domains;
import com.clerk.spring.test.emulator.backend.InvitationRoutes;
import com.clerk.spring.test.emulator.backend.MachineTokenRoutes;
import com.clerk.spring.test.emulator.backend.SecretKeys;
import com.clerk.spring.test.emulator.directory.ApplicationInvitations;
import com.clerk.spring.test.emulator.directory.ChangeEvents;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.Roles;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.frontend.BrowserClient;
import com.clerk.spring.test.emulator.frontend.Cors;
import com.clerk.spring.test.emulator.handshake.HandshakeRoutes;
import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.http.Route;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.SigningKeys;
import com.clerk.spring.test.emulator.instance.TokenSigner;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;
import com.clerk.spring.test.emulator.machines.Machines;
import com.clerk.spring.test.emulator.oauth.OAuthServer;
import com.clerk.spring.test.emulator.pages.BrowserScripts;
import com.clerk.spring.test.emulator.pages.PageRoutes;
import com.clerk.spring.test.emulator.server.EmulatorRoutes;
import com.clerk.spring.test.emulator.server.HttpListener;
import com.clerk.spring.test.emulator.server.RequestFaults;
import com.clerk.spring.test.emulator.sessions.Browsers;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SessionCookies;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignInTokens;

/**
 * A local Clerk: an instance of its own in this process, with real keys, tokens, cookies
 * and sign-in pages, reached over HTTP on this machine only.
 *
 * <pre>
 * try (ClerkEmulator clerk = ClerkEmulator.builder().start()) {
 *     clerk.user("ada@example.com").memberOf("acme", "org:admin", "org:invoices:read").create();
 *     String token = clerk.signIn("ada@example.com").sessionToken();
 * }
 * </pre>
 *
 * An application is pointed to it by its {@link #properties()}. It is thread-safe.
 *
 * @since 0.1.0
 */
public final class ClerkEmulator implements AutoCloseable {

	private final Clock clock;

	private final boolean demoData;

	private final Instance instance;

	private final SigningKeys keys;

	private final EmulatorState state;

	private final SessionTokens tokens;

	private final SessionCookies cookies;

	private final Sessions sessions;

	private final Roles roles = new Roles();

	private final Users users;

	private final ApplicationInvitations invitations;

	private final HandshakeRoutes handshakes;

	private final Domains domains;

	private final Machines machines;

	private final MachineTokens machineTokens;

	private final MachineTokenIssuer machineTokenIssuer;

	private final OAuthServer oauth;

	private final BrowserClient browserClient;

	/** Who verified the first factor on the sign-in page and has a second one. */
	private final SignInTokens halfway;

	private final EmulatedWebhooks webhooks;

	private final Latest<RecordedRequest> log = new Latest<>();

	private final EmulatedFaults faults;

	private final HttpListener listener;

	ClerkEmulator(ClerkEmulatorBuilder builder) {
		SkewedClock skewedClock = new SkewedClock(builder.clock);
		this.clock = skewedClock;
		this.demoData = builder.demoData;
		this.instance = builder.instance();
		this.keys = new SigningKeys(builder.firstKeyId(this.instance), builder.firstPair);
		this.webhooks = new EmulatedWebhooks(this.instance.id(), this.clock);
		this.state = new EmulatorState(builder.settings);
		TokenSigner signer = new TokenSigner(this.keys);
		this.machines = new Machines(this.clock);
		this.machineTokens = new MachineTokens(this.clock);
		this.machineTokenIssuer = new MachineTokenIssuer(this.instance, signer, this.machineTokens);
		this.oauth = new OAuthServer(this.instance, this.state.directory(), signer, this.machineTokenIssuer,
				this.machineTokens, this.clock);
		this.tokens = new SessionTokens(this.instance, signer, this.state, this.clock);
		this.cookies = new SessionCookies(this.instance);
		ChangeEvents events = new ChangeEvents(this.webhooks::changed);
		this.sessions = new Sessions(this.instance, this.state, this.webhooks::changed, this.clock);
		this.users = new Users(this.state.directory(),
				new Organizations(this.state.directory(), this.roles, this.sessions, events, this.clock), this.sessions,
				events, this.clock);
		this.invitations = new ApplicationInvitations(this.clock);
		this.domains = new Domains(this.instance, builder.satelliteHosts);
		RedirectTargets targets = new RedirectTargets(builder.trustedHosts);
		Browsers browsers = new Browsers(this.instance, this.state, this.cookies);
		this.handshakes = new HandshakeRoutes(this.instance, signer, this.tokens, this.cookies, this.sessions,
				this.state, browsers, targets, builder.satelliteHosts, builder.handshakeForm, this.clock);
		this.browserClient = new BrowserClient(this.instance, this.state, this.users, this.invitations, this.sessions,
				this.tokens, browsers, targets, this.clock);
		this.halfway = new SignInTokens(this.clock);
		Cors cors = new Cors(builder.allowedOrigins, targets::isTrustedOrigin);
		SecretKeys secretKeys = new SecretKeys(this.instance, this.machines);
		RequestFaults requestFaults = new RequestFaults(cors);
		this.faults = new EmulatedFaults(requestFaults,
				new InstanceFaults(this.keys, secretKeys, skewedClock, this.sessions, this.handshakes));
		EmulatorRoutes routes = new EmulatorRoutes(this.keys, this.browserClient, cors, this.handshakes,
				new BackendRoutes(this.instance, this.state, this.users, this.sessions, this.tokens, this.cookies,
						this.browserClient.signInTokens(), this.domains, this.clock),
				new InvitationRoutes(this.users, this.invitations), new MachineTokenRoutes(this.instance, secretKeys,
						this.machines, this.machineTokenIssuer, this.machineTokens, this.oauth.applications()),
				this.oauth);
		Router pages = new PageRoutes(targets, browsers, this.sessions, this.state, this.users, DemoData.USER_IDS,
				this.browserClient.signInTokens(), this.halfway, BrowserScripts.find(builder.browserScripts),
				this.oauth)
			.addTo(new Router());
		if (builder.control) {
			new ControlResource(this, this.sessions, targets).addTo(pages);
		}
		installDemoData();
		this.listener = HttpListener.start(builder.port, routes.dispatcher(pages),
				(request, status) -> this.log.add(RecordedRequest.of(request, status)), requestFaults);
	}

	/**
	 * Returns a builder, whose defaults make an empty development instance on a free
	 * port.
	 * @return a new builder
	 */
	public static ClerkEmulatorBuilder builder() {
		return new ClerkEmulatorBuilder();
	}

	/**
	 * Returns the address of the emulator.
	 * @return an address such as {@code http://localhost:4101}, without a trailing slash
	 */
	public String url() {
		// The name that applications use for themselves: a cookie belongs to a host name.
		return "http://localhost:" + this.listener.port();
	}

	/**
	 * Returns the publishable key.
	 * @return a key such as {@code pk_test_…}
	 */
	public String publishableKey() {
		return this.instance.publishableKey().value();
	}

	/**
	 * Returns the secret key.
	 * @return a key such as {@code sk_test_…}
	 */
	public String secretKey() {
		return this.instance.secretKey();
	}

	/**
	 * Returns the secret key of the machine that the application is
	 * ({@link EmulatedMachines#ofApplication()}), a {@code clerk.machine-secret-key}. It
	 * is not among the {@link #properties()}, as few applications are machines.
	 * @return a key such as {@code ak_…}, the same as long as the emulator runs
	 */
	public String machineSecretKey() {
		return machines().ofApplication().secretKey();
	}

	/**
	 * Returns the public key that session tokens are signed for, so that an application
	 * needs no network to verify them.
	 * @return the key as PEM text
	 */
	public String jwtKey() {
		return this.keys.pem();
	}

	/**
	 * Returns the settings that point an application to this emulator.
	 * @return {@code clerk.*} property to value: both keys, the addresses of the Backend
	 * API and of the Frontend API, those of the hosted pages, and the signing secret of
	 * webhooks. An application with a Frontend API proxy of its own sets
	 * {@code clerk.proxy-url} to the path of the proxy again, after these.
	 */
	public Map<String, String> properties() {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("clerk.publishable-key", publishableKey());
		properties.put("clerk.secret-key", secretKey());
		properties.put("clerk.api-url", url());
		// The host in the publishable key does not exist.
		properties.put("clerk.proxy-url", url());
		properties.put("clerk.frontend-api-proxy.fapi-url", url());
		properties.put("clerk.sign-in-url", url() + "/sign-in");
		properties.put("clerk.sign-up-url", url() + "/sign-up");
		properties.put("clerk.webhooks.signing-secrets", this.webhooks.signingSecret());
		return Collections.unmodifiableMap(properties);
	}

	/**
	 * Describes a user.
	 * @param emailAddress the address to sign in with; case makes no difference
	 * @return a builder, which makes the user
	 */
	public EmulatedUserBuilder user(String emailAddress) {
		return new EmulatedUserBuilder(this.users, emailAddress);
	}

	/**
	 * Describes an organization.
	 * @param slug its slug, such as {@code acme}
	 * @return a builder, which makes the organization
	 */
	public EmulatedOrganizationBuilder organization(String slug) {
		return new EmulatedOrganizationBuilder(this.users.organizations(), slug);
	}

	/**
	 * Signs a user in to a new browser. The session is in the first organization of the
	 * user, if there is one.
	 * @param user a user of this emulator
	 * @return the session
	 * @throws IllegalArgumentException if the emulator does not know the user
	 * @throws IllegalStateException if the user is banned or locked
	 */
	public EmulatedSession signIn(EmulatedUser user) {
		return begin(this.state.account(user.id())
			.orElseThrow(() -> new IllegalArgumentException("The emulator has no user " + user.id())));
	}

	/**
	 * Signs a user in to a new browser. A user that does not exist is made, with no
	 * organization.
	 * @param emailAddress the address of the user; case makes no difference
	 * @return the session
	 * @throws IllegalStateException if the user is banned or locked
	 */
	public EmulatedSession signIn(String emailAddress) {
		return begin(this.users.findOrAdd(user(emailAddress).build()));
	}

	private EmulatedSession begin(UserAccount account) {
		Assert.state(account.isWelcome(), () -> account.user().displayName() + " is banned or locked");
		String id = this.sessions.begin(null, account, account.hasSecondFactor()).session().id();
		return new EmulatedSession(this.sessions, this.tokens, this.cookies, id, SessionView.INITIAL);
	}

	/**
	 * Returns what may happen to users.
	 * @return what changes them
	 */
	public EmulatedUsers users() {
		return new EmulatedUsers(this.users);
	}

	/**
	 * Returns what may happen to organizations and their members.
	 * @return what changes them
	 */
	public EmulatedOrganizations organizations() {
		return new EmulatedOrganizations(this.users.organizations());
	}

	/**
	 * Returns the API keys of this emulator.
	 * @return what makes and lists them
	 */
	public EmulatedApiKeys apiKeys() {
		return new EmulatedApiKeys(this.machineTokenIssuer, this.machineTokens);
	}

	/**
	 * Returns the machines of this emulator.
	 * @return what makes them
	 */
	public EmulatedMachines machines() {
		return new EmulatedMachines(this.machines);
	}

	/**
	 * Returns the machine-to-machine tokens of this emulator.
	 * @return what makes and lists them
	 */
	public EmulatedM2mTokens m2mTokens() {
		return new EmulatedM2mTokens(this.machineTokenIssuer, this.machineTokens);
	}

	/**
	 * Returns the OAuth access tokens of this emulator.
	 * @return what makes and lists them
	 */
	public EmulatedOAuthTokens oauthTokens() {
		return new EmulatedOAuthTokens(this.machineTokenIssuer, this.machineTokens);
	}

	/**
	 * Returns the OAuth applications of this emulator, to which users give access tokens.
	 * @return what makes them
	 */
	public EmulatedOAuthApplications oauthApplications() {
		return new EmulatedOAuthApplications(this.oauth.applications());
	}

	/**
	 * Returns the webhooks of this emulator, which tell an endpoint of changes.
	 * @return always the same object
	 */
	public EmulatedWebhooks webhooks() {
		return this.webhooks;
	}

	/**
	 * Returns what goes wrong, nothing at first.
	 * @return always the same object
	 */
	public EmulatedFaults faults() {
		return this.faults;
	}

	/**
	 * Returns the latest requests to the emulator.
	 * @return at most 1,000 requests, oldest first
	 */
	public List<RecordedRequest> requests() {
		return this.log.all();
	}

	/**
	 * Returns the latest requests for a path.
	 * @param path the path, such as {@code /v1/jwks}; a segment in braces stands for any,
	 * as in <code>/v1/sessions/{id}/refresh</code>
	 * @return those of the latest 1,000 requests that were for this path, oldest first
	 */
	public List<RecordedRequest> requests(String path) {
		Assert.isTrue(path.startsWith("/"), "A path starts with '/'");
		List<String> wanted = Route.segments(path);
		return requests().stream().filter((request) -> Route.isFor(wanted, Route.segments(request.path()))).toList();
	}

	/**
	 * Changes the life of the session tokens made from now on, until {@link #reset()}.
	 * @param tokenTtl whole seconds, at least one
	 */
	public void tokenTtl(Duration tokenTtl) {
		this.state.settings((settings) -> settings.withTokenTtl(tokenTtl));
	}

	/**
	 * Changes the version of the session tokens made from now on, until {@link #reset()}.
	 * @param version 1 or 2
	 */
	public void sessionTokenVersion(int version) {
		this.state.settings((settings) -> settings.withTokenVersion(version));
	}

	/**
	 * Adds a JWT template, until {@link #reset()}.
	 * @param name its name, as in {@code getToken("name")}
	 * @param claims its claims, which replace none of those that Clerk itself sets
	 */
	public void jwtTemplate(String name, Map<String, ?> claims) {
		this.state.settings((settings) -> settings.withJwtTemplate(name, claims));
	}

	/**
	 * Signs with a new key from now on. The old ones stay in the key set.
	 */
	public void rotateKey() {
		this.keys.rotate();
	}

	/**
	 * Takes all keys but the newest out of the key set, so that what they signed is
	 * refused by those who ask for the keys again.
	 */
	public void retireOldKeys() {
		this.keys.retireOld();
	}

	/**
	 * Forgets users, organizations, invitations, sessions, machines, machine tokens,
	 * OAuth applications, keys, changes of domains, recorded requests, deliveries of
	 * webhooks, faults and changed settings, the endpoint of webhooks, as if the emulator
	 * had just been started; the address, the publishable and the secret key, the signing
	 * secret of webhooks and the machine of the application stay.
	 */
	public void reset() {
		this.keys.clear();
		resetKeepingKeys();
	}

	/**
	 * Forgets what a reset does but where webhooks are sent to.
	 */
	void resetKeepingEndpoint(boolean keepKeys) {
		if (!keepKeys) {
			this.keys.clear();
		}
		forget();
	}

	/**
	 * Forgets all that {@link #reset()} does but the keys that tokens are signed with, so
	 * that a running application, which remembers them, takes the next tokens at once.
	 */
	public void resetKeepingKeys() {
		this.webhooks.noEndpoint();
		forget();
	}

	private synchronized void forget() {
		this.state.clear(this::installDemoData);
		this.log.clear();
		this.webhooks.forgetDeliveries();
		this.faults.clear();
		this.handshakes.clear();
		this.browserClient.clear();
		this.halfway.clear();
		this.domains.clear();
		this.invitations.clear();
		this.roles.clear();
		this.machines.clear();
		this.oauth.clear();
		this.machineTokens.clear();
	}

	private void installDemoData() {
		if (this.demoData) {
			DemoData.install(this.users.tellingNobody());
		}
	}

	/**
	 * Stops the emulator; its port is free afterwards.
	 */
	@Override
	public void close() {
		this.listener.close();
		this.webhooks.close();
	}

	/**
	 * Shows the address only.
	 */
	@Override
	public String toString() {
		return "ClerkEmulator[" + url() + "]";
	}

}
