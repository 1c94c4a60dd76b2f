package com.clerk.spring.request;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a browser comes from a satellite, which may have signed its user in or
 * out without the primary knowing ({@code shared/spec/authenticate-request.md} section
 * 13.5).
 */
final class CrossOriginSync {

	private static final Pattern OTHER_SCHEME = Pattern.compile("(?!https?:)[a-z][a-z0-9+.-]*+:.*+",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final List<String> PORTAL_SUFFIXES = List.of(".accounts.dev", ".accountsstage.dev",
			".accounts.lclclerk.com");

	private static final List<String> LEGACY_SUFFIXES = List.of(".lcl.dev", ".lclstage.dev", ".lclclerk.com");

	private CrossOriginSync() {
	}

	static boolean isDue(RequestContext context) {
		String referer = context.request().header("referer");
		return referer != null && !context.options().satellite() && context.isDocumentNavigation()
				&& isForeign(context, referer) && context.redirectCount().isZero();
	}

	private static boolean isForeign(RequestContext context, String referer) {
		if (referer.startsWith(context.url().origin() + "/")) {
			return false; // nearly always so, and reading an address is dear
		}
		PublicUrl url = PublicUrl.parseOrNull(referer);
		if (url == null) {
			return OTHER_SCHEME.matcher(referer).matches();
		}
		return !url.origin().equals(context.url().origin()) && !isFrontendApi(context, url)
				&& !isDevelopmentPortal(context, url) && !isAccountsPortal(context, url);
	}

	private static PublicUrl frontendApi(RequestContext context) {
		return FrontendApi.address(context.key(), context.options(), context.states().settings().proxyUrl());
	}

	private static boolean isFrontendApi(RequestContext context, PublicUrl referer) {
		return referer.host().equals(frontendApi(context).host());
	}

	private static boolean isDevelopmentPortal(RequestContext context, PublicUrl referer) {
		if (!context.isDevelopment()) {
			return false;
		}
		String host = referer.host().toLowerCase(Locale.ROOT);
		boolean portal = PORTAL_SUFFIXES.stream()
			.anyMatch((suffix) -> host.endsWith(suffix) && !host.endsWith(".clerk" + suffix));
		return portal || (host.startsWith("accounts.") && LEGACY_SUFFIXES.stream().anyMatch(host::endsWith));
	}

	private static boolean isAccountsPortal(RequestContext context, PublicUrl referer) {
		if (!context.states().settings().proxyUrl().isEmpty()) {
			return false;
		}
		return referer.origin().equals(AccountsPortal.address(frontendApi(context).host()));
	}

}
