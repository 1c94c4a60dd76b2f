package com.clerk.spring.token;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The token was made for an origin that is an authorized party, to the letter.
 */
final class AuthorizedPartyCheck implements ClaimCheck {

	private static final Log logger = LogFactory.getLog(AuthorizedPartyCheck.class);

	private final AtomicBoolean warned = new AtomicBoolean();

	@Override
	public @Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances) {
		List<String> parties = circumstances.options().authorizedParties();
		if (parties.isEmpty()) {
			return null;
		}
		if (claims.get("azp") instanceof String party && !party.isEmpty() && parties.contains(party)) {
			return null;
		}
		if (!claims.containsKey("azp")) {
			if (circumstances.options().acceptMissingAzp() && circumstances.source() == TokenSource.COOKIE) {
				return null;
			}
			warnOnce();
		}
		return new Refusal(TokenErrorReason.TOKEN_INVALID_AUTHORIZED_PARTIES,
				"Invalid JWT Authorized party claim (azp) " + ClaimText.of(claims, "azp") + ". Expected \""
						+ String.join(",", parties) + "\".");
	}

	private void warnOnce() {
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("A genuine session token without an authorized party (azp) was refused because "
					+ "clerk.authorized-parties is set. Tokens renewed by a top-level navigation carry none: "
					+ "clerk.accept-missing-azp=true lets such cookie tokens pass. This is logged once.");
		}
	}

}
