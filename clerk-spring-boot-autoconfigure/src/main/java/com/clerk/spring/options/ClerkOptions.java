package com.clerk.spring.options;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The settings of one Clerk instance: immutable, validated when built, and printed
 * without secrets.
 *
 * <pre>
 * ClerkOptions options = ClerkOptions.builder().publishableKey("pk_live_…").secretKey("sk_live_…").build();
 * ClerkOptions tenant = options.mutate().domain("shop.example").satellite(true).build();
 * </pre>
 *
 * What must be there depends on the tokens a request may carry, so a missing key is an
 * error where it is needed (and at the start of an application), not here.
 *
 * @since 0.1.0
 * @see ClerkOptionsBuilder
 */
public final class ClerkOptions {

	private final @Nullable PublishableKey publishableKey;

	private final @Nullable String secretKey;

	private final @Nullable JwtKey jwtKey;

	private final @Nullable String machineSecretKey;

	private final List<String> authorizedParties;

	private final boolean acceptMissingAzp;

	private final List<String> audience;

	private final Duration clockSkew;

	private final @Nullable String signInUrl;

	private final @Nullable String signUpUrl;

	private final Map<String, String> taskUrls;

	private final @Nullable String domain;

	private final @Nullable String proxyUrl;

	private final boolean satellite;

	private final boolean satelliteAutoSync;

	private final List<String> satelliteAllowedOrigins;

	private final List<String> organizationPatterns;

	private final List<String> personalAccountPatterns;

	private final String apiUrl;

	private final String apiVersion;

	private final @Nullable String userAgent;

	private final Duration connectTimeout;

	private final Duration readTimeout;

	private final OutageResponse outageResponse;

	private final DeniedResponse deniedResponse;

	private final boolean debug;

	private final ParsedKeys parsedKeys;

	ClerkOptions(ClerkOptionsBuilder builder) {
		this.publishableKey = builder.publishableKey;
		this.secretKey = builder.secretKey;
		this.jwtKey = builder.jwtKey;
		this.machineSecretKey = builder.machineSecretKey;
		this.authorizedParties = List.copyOf(builder.authorizedParties);
		this.acceptMissingAzp = builder.acceptMissingAzp;
		this.audience = List.copyOf(builder.audience);
		this.clockSkew = builder.clockSkew;
		this.signInUrl = builder.signInUrl;
		this.signUpUrl = builder.signUpUrl;
		this.taskUrls = Map.copyOf(builder.taskUrls);
		this.domain = builder.domain;
		this.proxyUrl = builder.proxyUrl;
		this.satellite = builder.satellite;
		this.satelliteAutoSync = builder.satelliteAutoSync;
		this.satelliteAllowedOrigins = List.copyOf(builder.satelliteAllowedOrigins);
		this.organizationPatterns = List.copyOf(builder.organizationPatterns);
		this.personalAccountPatterns = List.copyOf(builder.personalAccountPatterns);
		this.apiUrl = builder.apiUrl;
		this.apiVersion = builder.apiVersion;
		this.userAgent = builder.userAgent;
		this.connectTimeout = builder.connectTimeout;
		this.readTimeout = builder.readTimeout;
		this.outageResponse = builder.outageResponse;
		this.deniedResponse = builder.deniedResponse;
		this.debug = builder.debug;
		this.parsedKeys = builder.parsedKeys;
	}

	/**
	 * Starts with nothing set but defaults.
	 * @return a builder
	 */
	public static ClerkOptionsBuilder builder() {
		return new ClerkOptionsBuilder();
	}

	/**
	 * Starts with the settings of these options. Keys that were parsed for these, or for
	 * others made from these, are not parsed again.
	 * @return a builder for changed options
	 */
	public ClerkOptionsBuilder mutate() {
		return new ClerkOptionsBuilder(this);
	}

	/**
	 * Returns the publishable key.
	 * @return the key, or null when none is set
	 */
	public @Nullable PublishableKey publishableKey() {
		return this.publishableKey;
	}

	/**
	 * Returns the secret key of the Backend API.
	 * @return the key, or null when none is set
	 */
	public @Nullable String secretKey() {
		return this.secretKey;
	}

	/**
	 * Returns the key for verification without network.
	 * @return the key, or null when signing keys are fetched
	 */
	public @Nullable JwtKey jwtKey() {
		return this.jwtKey;
	}

	/**
	 * Returns the machine secret key.
	 * @return the key, or null when none is set
	 */
	public @Nullable String machineSecretKey() {
		return this.machineSecretKey;
	}

	/**
	 * Returns the origins a session token may have been made for.
	 * @return the origins; empty when the claim {@code azp} is not looked at
	 */
	public List<String> authorizedParties() {
		return this.authorizedParties;
	}

	/**
	 * Tells whether cookie tokens without {@code azp} pass where authorized parties are
	 * set.
	 * @return true if they pass
	 */
	public boolean acceptMissingAzp() {
		return this.acceptMissingAzp;
	}

	/**
	 * Returns the accepted values of the claim {@code aud}.
	 * @return the values; empty when the claim is not looked at. A token without the
	 * claim passes in any case
	 */
	public List<String> audience() {
		return this.audience;
	}

	/**
	 * Returns the tolerance for the time claims of tokens.
	 * @return a duration of zero or more
	 */
	public Duration clockSkew() {
		return this.clockSkew;
	}

	/**
	 * Returns the address of the sign-in page.
	 * @return an absolute URL or a path, or null for Clerk's hosted page
	 */
	public @Nullable String signInUrl() {
		return this.signInUrl;
	}

	/**
	 * Returns the address of the sign-up page.
	 * @return an absolute URL or a path, or null for Clerk's hosted page
	 */
	public @Nullable String signUpUrl() {
		return this.signUpUrl;
	}

	/**
	 * Returns the addresses of session task pages, for templates.
	 * @return task name to address
	 */
	public Map<String, String> taskUrls() {
		return this.taskUrls;
	}

	/**
	 * Returns the domain of a satellite application.
	 * @return a host name, or null
	 */
	public @Nullable String domain() {
		return this.domain;
	}

	/**
	 * Returns the address under which the browser reaches the Frontend API.
	 * @return an absolute URL or a path, or null when the browser calls it directly
	 */
	public @Nullable String proxyUrl() {
		return this.proxyUrl;
	}

	/**
	 * Tells whether the application is a satellite.
	 * @return true if users sign in on another domain
	 */
	public boolean satellite() {
		return this.satellite;
	}

	/**
	 * Tells whether a satellite syncs on the first visit.
	 * @return true if it does so without cookies
	 */
	public boolean satelliteAutoSync() {
		return this.satelliteAutoSync;
	}

	/**
	 * Returns the satellite origins that the primary application answers.
	 * @return the origins
	 */
	public List<String> satelliteAllowedOrigins() {
		return this.satelliteAllowedOrigins;
	}

	/**
	 * Returns the path patterns that name an organization.
	 * @return route patterns
	 */
	public List<String> organizationPatterns() {
		return this.organizationPatterns;
	}

	/**
	 * Returns the path patterns of the personal account.
	 * @return route patterns
	 */
	public List<String> personalAccountPatterns() {
		return this.personalAccountPatterns;
	}

	/**
	 * Returns the address of the Backend API.
	 * @return an absolute URL, whose path is kept
	 */
	public String apiUrl() {
		return this.apiUrl;
	}

	/**
	 * Returns the version segment of the Backend API's paths.
	 * @return the segment, {@code v1} unless set
	 */
	public String apiVersion() {
		return this.apiVersion;
	}

	/**
	 * Returns the {@code User-Agent} of calls to Clerk.
	 * @return the header's value, or null for that of this library
	 */
	public @Nullable String userAgent() {
		return this.userAgent;
	}

	/**
	 * Returns the time-out for connecting to Clerk.
	 * @return a positive duration
	 */
	public Duration connectTimeout() {
		return this.connectTimeout;
	}

	/**
	 * Returns the time-out for an answer of Clerk.
	 * @return a positive duration
	 */
	public Duration readTimeout() {
		return this.readTimeout;
	}

	/**
	 * Returns what a protected route answers while Clerk can't be reached.
	 * @return the answer
	 */
	public OutageResponse outageResponse() {
		return this.outageResponse;
	}

	/**
	 * Returns what API callers get where a protected route refuses them.
	 * @return the answer
	 */
	public DeniedResponse deniedResponse() {
		return this.deniedResponse;
	}

	/**
	 * Tells whether each decision is logged.
	 * @return true if so
	 */
	public boolean debug() {
		return this.debug;
	}

	/**
	 * Returns the kind of the instance, told by the publishable key, else by the secret
	 * key.
	 * @return the kind; production when no key tells
	 */
	public InstanceType instanceType() {
		if (this.publishableKey != null) {
			return this.publishableKey.instanceType();
		}
		boolean test = this.secretKey != null && this.secretKey.startsWith("sk_test_");
		return test ? InstanceType.DEVELOPMENT : InstanceType.PRODUCTION;
	}

	ParsedKeys parsedKeys() {
		return this.parsedKeys;
	}

	private List<@Nullable Object> values() {
		return Arrays.asList(this.publishableKey, this.secretKey, this.jwtKey, this.machineSecretKey,
				this.authorizedParties, this.acceptMissingAzp, this.audience, this.clockSkew, this.signInUrl,
				this.signUpUrl, this.taskUrls, this.domain, this.proxyUrl, this.satellite, this.satelliteAutoSync,
				this.satelliteAllowedOrigins, this.organizationPatterns, this.personalAccountPatterns, this.apiUrl,
				this.apiVersion, this.userAgent, this.connectTimeout, this.readTimeout, this.outageResponse,
				this.deniedResponse, this.debug);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ClerkOptions that && values().equals(that.values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	/**
	 * Shows the public settings; of a secret only whether it is set.
	 */
	@Override
	public String toString() {
		return "ClerkOptions[publishableKey=" + this.publishableKey + ", secretKey=" + presence(this.secretKey)
				+ ", jwtKey=" + presence(this.jwtKey) + ", machineSecretKey=" + presence(this.machineSecretKey)
				+ ", apiUrl=" + this.apiUrl + ", domain=" + this.domain + ", proxyUrl=" + this.proxyUrl + ", satellite="
				+ this.satellite + ", signInUrl=" + this.signInUrl + "]";
	}

	private static String presence(@Nullable Object secret) {
		return (secret != null) ? "set" : "not set";
	}

}
