package com.clerk.spring.request;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The address at which the Frontend API renews the cookies of a browser and sends it back
 * ({@code shared/spec/authenticate-request.md} section 10.2). Names and order of the
 * parameters are Clerk's.
 */
final class HandshakeUrl {

	private static final String API_VERSION = "2026-05-12";

	private static final Set<String> NOT_BROUGHT_BACK = Set.of(InstanceCookies.DEV_BROWSER, "__dev_session");

	private final OrganizationTargets organizations;

	HandshakeUrl(OrganizationTargets organizations) {
		this.organizations = organizations;
	}

	String of(RequestContext context, String reason) {
		InstanceCookies cookies = context.cookies();
		PublicUrl address = FrontendApi.address(context.key(), context.options(),
				context.states().settings().proxyUrl());
		QueryParameters parameters = QueryParameters.parse(null)
			.append("redirect_url", wayBack(context.url()).toString())
			.append("__clerk_api_version", API_VERSION)
			.append("suffixed_cookies", Boolean.toString(cookies.suffixed()))
			.append("__clerk_hs_reason", reason);
		if (context.options().secretKey() != null) {
			parameters = parameters.append("format", "nonce");
		}
		parameters = appendIfPresent(parameters, InstanceCookies.SESSION, session(context));
		if (context.isDevelopment()) {
			parameters = appendIfPresent(parameters, InstanceCookies.DEV_BROWSER, cookies.devBrowser());
		}
		parameters = appendIfPresent(parameters, "organization_id", this.organizations.of(context).handshakeValue());
		return address.withPath(withoutTrailingSlashes(address.path()) + "/v1/client/handshake")
			.with(parameters)
			.toString();
	}

	private static PublicUrl wayBack(PublicUrl url) {
		return url.with(url.parameters().without(NOT_BROUGHT_BACK));
	}

	private static @Nullable String session(RequestContext context) {
		UnverifiedToken cookie = context.cookies().session();
		UnverifiedToken token = (cookie != null) ? cookie : context.headerToken();
		return (token != null) ? token.text() : null;
	}

	private static QueryParameters appendIfPresent(QueryParameters parameters, String name, @Nullable String value) {
		return (value != null) ? parameters.append(name, value) : parameters;
	}

	private static String withoutTrailingSlashes(String path) {
		int end = path.length();
		while (end > 0 && path.charAt(end - 1) == '/') {
			end--;
		}
		return path.substring(0, end);
	}

}
