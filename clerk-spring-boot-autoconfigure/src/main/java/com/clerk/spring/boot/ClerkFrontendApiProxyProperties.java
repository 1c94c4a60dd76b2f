package com.clerk.spring.boot;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.clerk.spring.proxy.FrontendApiProxySettings;

/**
 * The proxy of Clerk's Frontend API.
 *
 * @param enabled Whether requests below the path of the proxy are passed on to Clerk's
 * Frontend API.
 * @param path Path below which requests are passed on. Starts with a slash and has none
 * at its end.
 * @param fapiUrl Address of the Frontend API. Follows from the publishable key unless
 * set.
 * @param clientIpHeaders Comma-separated list of request headers that are believed to
 * name the end user's address, such as 'CF-Connecting-IP'. Only headers that a proxy in
 * front always sets itself belong here.
 * @param connectTimeout Time a connection to the Frontend API may take, TLS included.
 * @param responseTimeout Time the Frontend API may take to begin its answer.
 * @param idleTimeout Time a body may be silent.
 * @param maxInFlight Number of requests that may be under way. More are answered with
 * 503.
 */
@ConfigurationProperties("clerk.frontend-api-proxy")
record ClerkFrontendApiProxyProperties(@DefaultValue("false") boolean enabled,
		@DefaultValue(FrontendApiProxySettings.DEFAULT_PATH) String path, @Nullable String fapiUrl,
		@DefaultValue List<String> clientIpHeaders, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("30s") Duration responseTimeout, @DefaultValue("60s") Duration idleTimeout,
		@DefaultValue("1000") int maxInFlight) {

	/**
	 * Returns the settings.
	 * @param details may know the address of the Frontend API
	 */
	FrontendApiProxySettings settings(ClerkConnectionDetails details) {
		return new FrontendApiProxySettings(this.path, fapiUrl(details), this.clientIpHeaders, this.connectTimeout,
				this.responseTimeout, this.idleTimeout, this.maxInFlight);
	}

	@Nullable String fapiUrl(ClerkConnectionDetails details) {
		String known = details.getFapiUrl();
		return (known != null) ? known : this.fapiUrl;
	}

}
