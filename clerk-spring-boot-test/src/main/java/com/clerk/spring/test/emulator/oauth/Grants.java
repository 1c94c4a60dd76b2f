package com.clerk.spring.test.emulator.oauth;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.machines.MachineToken;
import com.clerk.spring.test.emulator.machines.MachineTokenGrant;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;
import com.clerk.spring.test.emulator.machines.NewOAuthToken;

/**
 * What tokens were given for, with these tokens, so that all of them can be taken back,
 * and with the secrets that were used for them, so that a second use is seen. Of too many
 * grants the oldest end.
 */
final class Grants {

	static final int CAPACITY = 1000;

	private final Set<OpenGrant> open = new LinkedHashSet<>();

	/** Used codes, refresh tokens and used refresh tokens. */
	private final Map<String, OpenGrant> bySecret = new HashMap<>();

	private final MachineTokenIssuer issuer;

	private final MachineTokens tokens;

	Grants(MachineTokenIssuer issuer, MachineTokens tokens) {
		this.issuer = issuer;
		this.tokens = tokens;
	}

	/**
	 * Begins with a grant.
	 * @param grant what a user allowed
	 * @param code what was used for it
	 */
	synchronized OpenGrant begin(Grant grant, String code) {
		if (this.open.size() >= CAPACITY) {
			makeRoom();
		}
		OpenGrant begun = new OpenGrant(grant);
		begun.spend(code);
		this.bySecret.put(code, begun);
		this.open.add(begun);
		return begun;
	}

	private void makeRoom() {
		List.copyOf(this.open).stream().filter(this::isOver).forEach(this::forget);
		if (this.open.size() >= CAPACITY) {
			end(this.open.iterator().next(), "There are too many grants.");
		}
	}

	private boolean isOver(OpenGrant grant) {
		return !grant.canBeRefreshed() && grant.accessTokens().stream().allMatch(this::isEnded);
	}

	private boolean isEnded(String id) {
		return this.tokens.find(TokenType.OAUTH_TOKEN, id)
			.filter((token) -> !token.isEnded(this.tokens.now()))
			.isEmpty();
	}

	/**
	 * Gives an access token.
	 * @param grant what for
	 * @param scopes those of its scopes that the token is good for
	 * @param jwt whether it is a JWT
	 */
	synchronized MachineToken accessToken(OpenGrant grant, List<String> scopes, boolean jwt) {
		grant.accessTokens().removeIf(this::isEnded);
		grant.surplusAccessToken().ifPresent((id) -> revoke(id, "The grant has too many access tokens."));
		MachineToken token = this.issuer
			.issue(new NewOAuthToken(new MachineTokenGrant(grant.grant().userId(), scopes, Map.of(), null),
					grant.grant().clientId(), List.of(), jwt));
		grant.accessTokens().add(token.id());
		return token;
	}

	/**
	 * Gives a refresh token, which takes the place of the one before.
	 */
	synchronized String refreshToken(OpenGrant grant) {
		String made = Ids.secret("");
		grant.refreshToken(made).ifPresent(this.bySecret::remove);
		this.bySecret.put(made, grant);
		return made;
	}

	/**
	 * Returns what a refresh token that was not used is good for.
	 */
	synchronized Optional<OpenGrant> withRefreshToken(String secret) {
		return Optional.ofNullable(this.bySecret.get(secret)).filter((grant) -> grant.isRefreshedBy(secret));
	}

	/**
	 * Ends what a code or a refresh token was used for.
	 * @return whether it was used for anything that had not ended
	 */
	synchronized boolean endIfSpent(String secret, String reason) {
		Optional<OpenGrant> spent = Optional.ofNullable(this.bySecret.get(secret))
			.filter((grant) -> !grant.isRefreshedBy(secret));
		spent.ifPresent((grant) -> end(grant, reason));
		return spent.isPresent();
	}

	/**
	 * Takes back what was given, and gives nothing more.
	 */
	synchronized void end(OpenGrant grant, String reason) {
		forget(grant);
		grant.accessTokens().forEach((id) -> revoke(id, reason));
	}

	/**
	 * Takes back whatever an application has, also what nobody was asked for.
	 */
	synchronized void endAll(OAuthApplication application, String reason) {
		List.copyOf(this.open)
			.stream()
			.filter((each) -> each.grant().isFor(application))
			.forEach((each) -> end(each, reason));
		Predicate<MachineToken> own = (token) -> application.clientId().equals(token.details().get("client_id"));
		this.tokens.all(TokenType.OAUTH_TOKEN)
			.stream()
			.filter(own.and((token) -> !token.revocation().revoked()))
			.forEach((token) -> revoke(token.id(), reason));
	}

	private void revoke(String id, String reason) {
		this.tokens.change(TokenType.OAUTH_TOKEN, id, (token, now) -> token.revoked(reason, now));
	}

	private void forget(OpenGrant grant) {
		this.open.remove(grant);
		grant.secrets().forEach(this.bySecret::remove);
	}

	synchronized void clear() {
		this.open.clear();
		this.bySecret.clear();
	}

}
