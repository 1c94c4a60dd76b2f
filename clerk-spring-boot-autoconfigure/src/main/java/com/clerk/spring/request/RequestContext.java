package com.clerk.spring.request;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;

/**
 * One request while it is decided: what was sent, read once and only when a rule asks.
 * Used by one thread.
 */
final class RequestContext {

	private static final String SEC_FETCH_DEST = "sec-fetch-dest";

	private static final Set<String> PAGES = Set.of("document", "iframe");

	private final ClerkRequest request;

	private final ClerkOptions options;

	private final Instant now;

	private final RequestStates states;

	private final @Nullable UnverifiedToken headerToken;

	private final QueryParameters parameters;

	private @Nullable RequestCookies allCookies;

	private @Nullable InstanceCookies cookies;

	RequestContext(ClerkRequest request, ClerkOptions options, Instant now) {
		this.request = request;
		this.options = options;
		this.now = now;
		this.states = RequestStates.of(request, options);
		this.parameters = request.publicUrl().parameters();
		String token = AuthorizationHeader.token(request.header("authorization"));
		this.headerToken = (token != null) ? new UnverifiedToken(token) : null;
	}

	ClerkRequest request() {
		return this.request;
	}

	PublicUrl url() {
		return this.request.publicUrl();
	}

	ClerkOptions options() {
		return this.options;
	}

	RequestStates states() {
		return this.states;
	}

	/**
	 * Returns the token of the {@code Authorization} header, or null if it names none.
	 */
	@Nullable UnverifiedToken headerToken() {
		return this.headerToken;
	}

	/**
	 * Returns the instance's cookies. Needs a publishable key.
	 */
	InstanceCookies cookies() {
		if (this.cookies == null) {
			this.cookies = InstanceCookies.of(allCookies(), this.parameters, key(), this.options, this.now);
		}
		return this.cookies;
	}

	/**
	 * Returns the cookies of all instances, as sent.
	 */
	RequestCookies allCookies() {
		if (this.allCookies == null) {
			this.allCookies = RequestCookies.parse(this.request.header("cookie"));
		}
		return this.allCookies;
	}

	PublishableKey key() {
		PublishableKey key = this.options.publishableKey();
		Assert.state(key != null, "The configuration check demands a publishable key");
		return key;
	}

	RedirectCount redirectCount() {
		return RedirectCount.of(allCookies().get(RedirectCount.COOKIE));
	}

	/**
	 * Returns a query parameter of the public URL, or null if it is absent.
	 */
	@Nullable String parameter(String name) {
		return this.parameters.first(name);
	}

	/**
	 * Returns a query parameter if it is not empty, else the unsuffixed cookie of the
	 * same name, else null.
	 */
	@Nullable String parameterOrCookie(String name) {
		String parameter = parameter(name);
		return StringUtils.hasLength(parameter) ? parameter : allCookies().get(name);
	}

	/**
	 * Tells whether the browser is about to show the answer as a page of its own.
	 */
	boolean isDocumentNavigation() {
		return isGet() && "document".equals(this.request.header(SEC_FETCH_DEST));
	}

	/**
	 * Tells whether the browser follows a redirect to another site and comes back with
	 * its cookies ({@code shared/spec/authenticate-request.md} section 10.1).
	 */
	boolean isEligibleForHandshake() {
		String destination = this.request.header(SEC_FETCH_DEST);
		String accept = this.request.header("accept");
		boolean page = (destination != null) ? PAGES.contains(destination)
				: accept != null && accept.startsWith("text/html");
		return isGet() && page;
	}

	boolean isGet() {
		return "GET".equals(this.request.method());
	}

	boolean isDevelopment() {
		return this.options.instanceType() == InstanceType.DEVELOPMENT;
	}

}
