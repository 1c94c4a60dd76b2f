package com.clerk.spring.test.emulator.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.ChangeListener;
import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.UserSessions;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.instance.Instance;

/**
 * What can be done with sessions, whoever asks: a page, the Backend API, a test.
 */
public final class Sessions implements UserSessions {

	private final Instance instance;

	private final EmulatorState state;

	private final SessionEvents events;

	private final Clock clock;

	public Sessions(Instance instance, EmulatorState state, ChangeListener listener, Clock clock) {
		this.instance = instance;
		this.state = state;
		this.events = new SessionEvents(listener);
		this.clock = clock;
	}

	/**
	 * Signs a user in.
	 * @param client the browser, or null for a new one
	 * @param account the user
	 */
	public SignedIn begin(@Nullable Client client, UserAccount account) {
		return begin(client, account, false);
	}

	/**
	 * Signs a user in.
	 * @param client the browser, or null for a new one
	 * @param account the user
	 * @param secondFactor whether the second factor was verified too
	 */
	public SignedIn begin(@Nullable Client client, UserAccount account, boolean secondFactor) {
		return begin(client, account, Map.of(), secondFactor);
	}

	/**
	 * Signs somebody in in place of a user.
	 * @param client the browser, or null for a new one
	 * @param account the user
	 * @param actor who acts, with {@code sub}; empty for the user
	 */
	public SignedIn beginForActor(@Nullable Client client, UserAccount account, Map<String, Object> actor) {
		return begin(client, account, actor, false);
	}

	private SignedIn begin(@Nullable Client client, UserAccount account, Map<String, Object> actor,
			boolean secondFactor) {
		requireWelcome(account);
		Instant now = this.clock.instant();
		Client browser = (client != null) ? client.withUpdatedAt(now) : newClient();
		Session begun = Session.begin(browser, account, actor, now);
		Session session = secondFactor ? begun.withFactors(now, now, now) : begun;
		this.state.beginSession(browser, session);
		this.state.directory()
			.changeAccount(account.id(), (found) -> found.withDetails((details) -> details.withLastSignInAt(now)));
		this.events.changed(session, account);
		return new SignedIn(browser, session, account);
	}

	/**
	 * Refuses who may not sign in.
	 * @throws ApiException with status 403
	 */
	public static void requireWelcome(UserAccount account) {
		if (account.details().banned()) {
			throw ApiException.refusedUser("user_banned", "Your account is banned. Please contact support.");
		}
		if (account.details().locked()) {
			throw ApiException.refusedUser("user_locked", "Your account is locked. Please contact support.");
		}
	}

	private Client newClient() {
		Instant now = this.clock.instant();
		return new Client(Ids.next("client_"), newToken(), null, now, now);
	}

	private String newToken() {
		return Ids.secret(this.instance.isDevelopment() ? "dvb_" : "client_token_");
	}

	/**
	 * Returns the browser of a token, or a new one if there is none.
	 */
	public Client clientOrNew(String token) {
		return this.state.clientWithToken(token).orElseGet(() -> {
			Client client = newClient();
			this.state.addClient(client);
			return client;
		});
	}

	/**
	 * Returns a session with its browser and its user, whatever became of it.
	 */
	public Optional<SignedIn> find(String sessionId) {
		return this.state.session(sessionId).flatMap(this::complete);
	}

	/**
	 * Returns who is signed in to a browser.
	 */
	public Optional<SignedIn> current(Client client) {
		return this.state.liveSession(client).flatMap(this::complete);
	}

	/**
	 * Returns all who are signed in to a browser, in the order in which they did.
	 */
	public List<SignedIn> live(Client client) {
		return this.state.liveSessions(client).stream().flatMap((session) -> complete(session).stream()).toList();
	}

	/**
	 * Makes a session the one that its browser's pages are in.
	 */
	public void makeActive(Session session) {
		this.state.activate(session);
	}

	/**
	 * Forgets a browser, signing out of it.
	 */
	public void forget(Client client) {
		signOut(client);
		this.state.removeClient(client);
	}

	/**
	 * Returns a browser as it is now.
	 */
	Client current(String clientId) {
		return this.state.client(clientId).orElseThrow();
	}

	private Optional<SignedIn> complete(Session session) {
		return this.state.client(session.clientId())
			.flatMap((client) -> this.state.account(session.userId())
				.map((account) -> new SignedIn(client, session, account)));
	}

	/**
	 * Gives all browsers other tokens, so that none is known by the one that it holds.
	 */
	public void forgetBrowsers() {
		this.state.changeClients((client) -> client.withToken(newToken()));
	}

	/**
	 * Gives all browsers other tokens, which each is told on its next call.
	 */
	public void rotateBrowsers() {
		this.state.rotateClients((client) -> client.withToken(newToken()));
	}

	/**
	 * Returns all sessions, newest first.
	 */
	public List<Session> all() {
		List<Session> newestFirst = new ArrayList<>(this.state.sessions());
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	public Optional<Session> changeStatus(String sessionId, SessionStatus status) {
		Optional<Session> changed = this.state.changeStatus(sessionId, status, this.clock.instant());
		// A task that is done begins no session.
		changed.filter((session) -> !session.isLive()).ifPresent(this::tell);
		return changed;
	}

	public void signOut(Client client) {
		end((session) -> session.clientId().equals(client.id()), SessionStatus.REMOVED);
	}

	@Override
	public void revokeAll(String userId) {
		end((session) -> session.userId().equals(userId), SessionStatus.REVOKED);
	}

	@Override
	public void removeAll(String userId) {
		this.state.removeSessions(userId);
	}

	@Override
	public void leaveOrganization(String organizationId, Predicate<String> userIds) {
		this.state.leaveOrganization(organizationId, userIds, this.clock.instant());
	}

	private void end(Predicate<Session> which, SessionStatus status) {
		this.state.endSessions(which, status, this.clock.instant()).forEach(this::tell);
	}

	private void tell(Session session) {
		this.events.changed(session, this.state.account(session.userId()).orElse(null));
	}

	/**
	 * Makes an organization of the user's the active one.
	 * @param signedIn who
	 * @param idOrSlug the organization, or null for the personal account
	 * @throws IllegalArgumentException if the user is no member of it
	 */
	public void switchOrganization(SignedIn signedIn, @Nullable String idOrSlug) {
		String organizationId = (idOrSlug != null) ? membership(signedIn, idOrSlug).organizationId() : null;
		Instant now = this.clock.instant();
		this.state.changeSession(signedIn.session().id(), (session) -> session.withOrganization(organizationId, now));
	}

	/**
	 * Makes an organization the active one as far as that goes.
	 * @param signedIn who
	 * @param idOrSlug the organization; empty, or one that the user is no member of, for
	 * the personal account
	 */
	public SignedIn activate(SignedIn signedIn, String idOrSlug) {
		String organizationId = this.state.organization(idOrSlug)
			.flatMap((organization) -> signedIn.account().membership(organization.id()))
			.map(Membership::organizationId)
			.orElse(null);
		Instant now = this.clock.instant();
		return this.state
			.changeSession(signedIn.session().id(), (session) -> session.withOrganization(organizationId, now))
			.flatMap(this::complete)
			.orElse(signedIn);
	}

	private Membership membership(SignedIn signedIn, String idOrSlug) {
		return this.state.organization(idOrSlug)
			.flatMap((organization) -> signedIn.account().membership(organization.id()))
			.orElseThrow(() -> new IllegalArgumentException(
					signedIn.account().user().displayName() + " is no member of an organization '" + idOrSlug + "'"));
	}

	public void verifyFactors(String sessionId, Duration firstAgo, @Nullable Duration secondAgo) {
		Instant now = this.clock.instant();
		Instant second = (secondAgo != null) ? now.minus(secondAgo) : null;
		this.state.changeSession(sessionId, (session) -> session.withFactors(now.minus(firstAgo), second, now));
	}

	/**
	 * Notes that the first factor was just verified again.
	 */
	public void verifyFirstFactor(String sessionId) {
		Instant now = this.clock.instant();
		this.state.changeSession(sessionId, (session) -> session.withFactors(now, session.secondFactorAt(), now));
	}

	/**
	 * Notes that the second factor was just verified again.
	 */
	public void verifySecondFactor(String sessionId) {
		Instant now = this.clock.instant();
		this.state.changeSession(sessionId, (session) -> session.withFactors(session.firstFactorAt(), now, now));
	}

	/**
	 * Replaces the refresh token of a session, so that those handed out fail.
	 */
	public void replaceRefreshToken(String sessionId) {
		this.state.changeSession(sessionId, (session) -> session.withRefreshToken(Ids.secret("rt_")));
	}

}
