package com.clerk.spring.request;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;

/**
 * One request while it is decided: what was sent, read once and only when a rule asks.
 * Used by one thread.
 */
final class RequestContext {

	private final ClerkRequest request;

	private final ClerkOptions options;

	private final Instant now;

	private final RequestStates states;

	private final @Nullable UnverifiedToken headerToken;

	private @Nullable InstanceCookies cookies;

	RequestContext(ClerkRequest request, ClerkOptions options, Instant now) {
		this.request = request;
		this.options = options;
		this.now = now;
		this.states = RequestStates.of(request, options);
		String token = AuthorizationHeader.token(request.header("authorization"));
		this.headerToken = (token != null) ? new UnverifiedToken(token) : null;
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
			PublishableKey key = this.options.publishableKey();
			Assert.state(key != null, "Cookies are read with a publishable key only");
			this.cookies = InstanceCookies.of(this.request, key, this.options, this.now);
		}
		return this.cookies;
	}

	/**
	 * Returns a query parameter of the public URL, or null if it is absent.
	 */
	@Nullable String parameter(String name) {
		return this.request.publicUrl().parameters().first(name);
	}

	boolean isGet() {
		return "GET".equals(this.request.method());
	}

	boolean isDevelopment() {
		return this.options.instanceType() == InstanceType.DEVELOPMENT;
	}

}
