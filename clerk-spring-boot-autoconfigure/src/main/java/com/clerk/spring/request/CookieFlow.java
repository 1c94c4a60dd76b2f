package com.clerk.spring.request;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.token.TokenSource;

/**
 * Decides about a request by its cookies ({@code shared/spec/authenticate-request.md}
 * section 8).
 */
final class CookieFlow {

	private static final Log logger = LogFactory.getLog(CookieFlow.class);

	private final HandshakeResolution resolution;

	private final SatelliteSync satellites;

	private final Handshake handshake;

	private final SessionTokenCheck tokenCheck;

	private final OrganizationSync organizations;

	/** The first that has an answer decides; numbers are rows of the specification. */
	private final List<Decision> decisions;

	/** The same, once the session token is found good. */
	private final List<VerifiedDecision> verifiedDecisions;

	private final AtomicBoolean missingPartyReported = new AtomicBoolean();

	CookieFlow(HandshakeResolution resolution, SatelliteSync satellites, Handshake handshake,
			SessionTokenCheck tokenCheck, OrganizationSync organizations) {
		this.resolution = resolution;
		this.satellites = satellites;
		this.handshake = handshake;
		this.tokenCheck = tokenCheck;
		this.organizations = organizations;
		this.decisions = List.of(this::handshakeBrought, // 1
				this.satellites::start, // 2
				this.satellites::answer, // 3
				this::devBrowserSync, // 4
				this::devBrowserMissing, // 5
				this::nobody, // 6
				this::sessionWithoutClient, // 7
				this::clientWithoutSession, // 8
				this::otherKindOfToken, // 10; what does not decode (9) is left to 12
				this::sessionOlderThanClient, // 11
				this::sessionToken); // 12
		this.verifiedDecisions = List.of(this::crossOrigin, // 13
				this.organizations::sync, // 14
				this::signedIn); // 15
	}

	RequestState decide(RequestContext context) {
		for (Decision decision : this.decisions) {
			RequestState state = decision.decide(context, context.cookies());
			if (state != null) {
				return state;
			}
		}
		throw new IllegalStateException("The last decision always has an answer");
	}

	private @Nullable RequestState handshakeBrought(RequestContext context, InstanceCookies cookies) {
		return this.resolution.resolve(context);
	}

	private @Nullable RequestState devBrowserSync(RequestContext context, InstanceCookies cookies) {
		boolean applies = context.isDevelopment() && context.parameter(InstanceCookies.DEV_BROWSER) != null;
		return applies ? this.handshake.offer(context, "dev-browser-sync", "") : null;
	}

	private @Nullable RequestState devBrowserMissing(RequestContext context, InstanceCookies cookies) {
		boolean applies = context.isDevelopment() && cookies.devBrowser() == null;
		return applies ? this.handshake.offer(context, "dev-browser-missing", "") : null;
	}

	private @Nullable RequestState nobody(RequestContext context, InstanceCookies cookies) {
		boolean applies = cookies.clientUat() == 0 && cookies.session() == null;
		return applies ? context.states().signedOut("session-token-and-uat-missing", "") : null;
	}

	private @Nullable RequestState sessionWithoutClient(RequestContext context, InstanceCookies cookies) {
		boolean applies = cookies.clientUat() == 0;
		return applies ? this.handshake.offer(context, "session-token-but-no-client-uat", "") : null;
	}

	private @Nullable RequestState clientWithoutSession(RequestContext context, InstanceCookies cookies) {
		boolean applies = cookies.session() == null;
		return applies ? this.handshake.offer(context, "client-uat-but-no-session-token", "") : null;
	}

	private @Nullable RequestState otherKindOfToken(RequestContext context, InstanceCookies cookies) {
		boolean applies = !session(cookies).isSessionCandidate();
		return applies ? context.states().signedOut("token-type-mismatch", "") : null;
	}

	private @Nullable RequestState sessionOlderThanClient(RequestContext context, InstanceCookies cookies) {
		boolean applies = session(cookies).claim("iat") instanceof Number issuedAt
				&& issuedAt.doubleValue() < cookies.clientUat();
		return applies ? this.handshake.offer(context, "session-token-iat-before-client-uat", "") : null;
	}

	private RequestState sessionToken(RequestContext context, InstanceCookies cookies) {
		return this.tokenCheck.check(context, session(cookies), TokenSource.COOKIE,
				(claims) -> verified(context, claims));
	}

	private RequestState verified(RequestContext context, SessionClaims claims) {
		for (VerifiedDecision decision : this.verifiedDecisions) {
			RequestState state = decision.decide(context, claims);
			if (state != null) {
				return state;
			}
		}
		throw new IllegalStateException("The last decision always has an answer");
	}

	private @Nullable RequestState crossOrigin(RequestContext context, SessionClaims claims) {
		return CrossOriginSync.isDue(context) ? this.handshake.offer(context, "primary-domain-cross-origin-sync",
				"Cross-origin request from satellite domain requires handshake") : null;
	}

	private RequestState signedIn(RequestContext context, SessionClaims claims) {
		if (claims.get("azp") == null && this.missingPartyReported.compareAndSet(false, true)) {
			logger.warn("A session cookie's token names no authorized party (claim azp), so it may have been made for "
					+ "another application of the instance; set clerk.authorized-parties to refuse such tokens.");
		}
		return context.states().signedIn(session(context.cookies()).text(), claims);
	}

	private static UnverifiedToken session(InstanceCookies cookies) {
		UnverifiedToken session = cookies.session();
		if (session == null) {
			throw new IllegalStateException("Requests without a session are decided before");
		}
		return session;
	}

	private interface Decision {

		/**
		 * Returns what the request is, or null if that is for a later decision to say.
		 */
		@Nullable RequestState decide(RequestContext context, InstanceCookies cookies);

	}

	private interface VerifiedDecision {

		/**
		 * Returns what the request is, or null if that is for a later decision to say.
		 */
		@Nullable RequestState decide(RequestContext context, SessionClaims claims);

	}

}
