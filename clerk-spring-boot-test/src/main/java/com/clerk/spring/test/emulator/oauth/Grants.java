package com.clerk.spring.test.emulator.oauth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.machines.MachineToken;
import com.clerk.spring.test.emulator.machines.MachineTokenGrant;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;
import com.clerk.spring.test.emulator.machines.NewOAuthToken;

/**
 * What users allow, with the access tokens that were given for it, so that all of them
 * can be taken back. Of too many the oldest end.
 */
final class Grants {

	private static final int CAPACITY = 1000;

	/** Id of the grant to ids of its tokens, for as long as more may be given. */
	private final Map<String, List<String>> open = new LinkedHashMap<>();

	private final MachineTokenIssuer issuer;

	private final MachineTokens tokens;

	Grants(MachineTokenIssuer issuer, MachineTokens tokens) {
		this.issuer = issuer;
		this.tokens = tokens;
	}

	synchronized Grant begin(String clientId, String userId, List<String> scopes) {
		if (this.open.size() == CAPACITY) {
			this.open.remove(this.open.keySet().iterator().next());
		}
		Grant grant = new Grant(Ids.next("grant_"), clientId, userId, scopes);
		this.open.put(grant.id(), new ArrayList<>());
		return grant;
	}

	/**
	 * Gives an access token.
	 * @param grant what for
	 * @param scopes those of its scopes that the token is good for
	 * @param jwt whether it is a JWT
	 * @throws OAuthException if the grant has ended
	 */
	synchronized MachineToken issue(Grant grant, List<String> scopes, boolean jwt) {
		List<String> given = this.open.get(grant.id());
		if (given == null) {
			throw OAuthException.invalidGrant("What the user allowed was taken back.");
		}
		MachineToken token = this.issuer
			.issue(new NewOAuthToken(new MachineTokenGrant(grant.userId(), scopes, Map.of(), IdTokens.LIFETIME),
					grant.clientId(), List.of(), jwt));
		given.add(token.id());
		return token;
	}

	/**
	 * Takes back what was given, and gives nothing more.
	 */
	synchronized void end(Grant grant, String reason) {
		List<String> given = this.open.remove(grant.id());
		if (given != null) {
			given.forEach(
					(id) -> this.tokens.change(TokenType.OAUTH_TOKEN, id, (token, now) -> token.revoked(reason, now)));
		}
	}

	synchronized boolean isOpen(Grant grant) {
		return this.open.containsKey(grant.id());
	}

	synchronized void clear() {
		this.open.clear();
	}

}
