package com.clerk.spring.request;

import java.time.Clock;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * Brings the session of the primary domain to a satellite, and answers for the primary in
 * development ({@code shared/spec/authenticate-request.md} sections 13.1 to 13.4).
 */
final class SatelliteSync {

	private static final Log logger = LogFactory.getLog(SatelliteSync.class);

	private static final String SYNCED = "__clerk_synced";

	private static final String REDIRECT_URL = "__clerk_redirect_url";

	private static final String NEEDS_SYNCING = "satellite-needs-syncing";

	private static final Pattern LOOPBACK = Pattern.compile("(?:.+\\.)?localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");

	private final Handshake handshake;

	private final OccasionalLog ignored;

	SatelliteSync(Handshake handshake, Clock clock) {
		this.handshake = handshake;
		this.ignored = new OccasionalLog(clock);
	}

	/**
	 * A satellite that may not know yet who is signed in on the primary (row 2).
	 */
	@Nullable RequestState start(RequestContext context, InstanceCookies cookies) {
		String synced = context.parameter(SYNCED);
		if (!context.options().satellite() || !context.isDocumentNavigation() || "true".equals(synced)) {
			return null;
		}
		boolean nobody = cookies.session() == null && cookies.clientUat() == 0;
		boolean asked = "false".equals(synced);
		if (nobody && !asked && !context.options().satelliteAutoSync()) {
			return context.states().signedOut("session-token-and-uat-missing", "");
		}
		if (!nobody && !asked) {
			return null;
		}
		return context.isDevelopment() ? this.handshake.offer(context, NEEDS_SYNCING, "", () -> primarySignIn(context))
				: this.handshake.offer(context, NEEDS_SYNCING, "");
	}

	private static String primarySignIn(RequestContext context) {
		String signInUrl = context.options().signInUrl();
		PublicUrl page = (signInUrl != null) ? PublicUrl.parseOrNull(signInUrl) : null;
		if (page == null) {
			throw new ClerkConfigurationException("invalid-url",
					"A satellite of a development instance needs the absolute URL of the primary's sign-in page (clerk.sign-in-url).");
		}
		return page.with(page.parameters().append(REDIRECT_URL, context.url().toString())).toString();
	}

	/**
	 * The primary of a development instance, which a satellite asks for the dev browser
	 * (row 3).
	 */
	@Nullable RequestState answer(RequestContext context, InstanceCookies cookies) {
		String wayBack = context.parameter(REDIRECT_URL);
		if (!context.isDevelopment() || context.options().satellite() || wayBack == null || wayBack.isEmpty()) {
			return null;
		}
		PublicUrl satellite = PublicUrl.parseOrNull(wayBack);
		if (satellite == null || !isAllowed(context, satellite)) {
			this.ignored
				.log(() -> logger.warn("The query parameter " + REDIRECT_URL + " was ignored: it is no absolute "
						+ "http(s) URL, or its origin is not listed in clerk.satellite.allowed-origins."));
			return null;
		}
		return this.handshake.offer(context, "primary-responds-to-syncing", "",
				() -> wayBack(satellite, cookies.devBrowser()));
	}

	private static String wayBack(PublicUrl satellite, @Nullable String devBrowser) {
		QueryParameters parameters = satellite.parameters();
		if (devBrowser != null) {
			parameters = parameters.append(InstanceCookies.DEV_BROWSER, devBrowser);
		}
		return satellite.with(parameters.set(SYNCED, "true")).toString();
	}

	/**
	 * Any other address would be handed the dev browser (deviation D5).
	 */
	private static boolean isAllowed(RequestContext context, PublicUrl satellite) {
		return LOOPBACK.matcher(satellite.host()).matches() || satellite.host().equals(context.url().host())
				|| context.options()
					.satelliteAllowedOrigins()
					.stream()
					.anyMatch((origin) -> isOrigin(origin, satellite));
	}

	private static boolean isOrigin(String origin, PublicUrl satellite) {
		PublicUrl allowed = PublicUrl.parseOrNull(origin);
		return allowed != null && allowed.origin().equals(satellite.origin());
	}

}
