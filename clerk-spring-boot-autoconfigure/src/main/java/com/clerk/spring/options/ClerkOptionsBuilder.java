package com.clerk.spring.options;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Builds {@link ClerkOptions}. An empty text counts as not set.
 *
 * @since 0.1.0
 */
public final class ClerkOptionsBuilder {

	@Nullable PublishableKey publishableKey;

	@Nullable String secretKey;

	@Nullable JwtKey jwtKey;

	@Nullable String machineSecretKey;

	List<String> authorizedParties = List.of();

	boolean acceptMissingAzp;

	List<String> audience = List.of();

	Duration clockSkew = Duration.ofSeconds(5);

	@Nullable String signInUrl;

	@Nullable String signUpUrl;

	Map<String, String> taskUrls = Map.of();

	@Nullable String domain;

	@Nullable String proxyUrl;

	boolean satellite;

	boolean satelliteAutoSync;

	List<String> satelliteAllowedOrigins = List.of();

	List<String> organizationPatterns = List.of();

	List<String> personalAccountPatterns = List.of();

	String apiUrl = "https://api.clerk.com";

	String apiVersion = "v1";

	@Nullable String userAgent;

	Duration connectTimeout = Duration.ofSeconds(2);

	Duration readTimeout = Duration.ofSeconds(5);

	OutageResponse outageResponse = OutageResponse.UNAVAILABLE;

	DeniedResponse deniedResponse = DeniedResponse.NOT_FOUND;

	boolean debug;

	final ParsedKeys parsedKeys;

	ClerkOptionsBuilder() {
		this.parsedKeys = new ParsedKeys();
	}

	ClerkOptionsBuilder(ClerkOptions options) {
		this.publishableKey = options.publishableKey();
		this.secretKey = options.secretKey();
		this.jwtKey = options.jwtKey();
		this.machineSecretKey = options.machineSecretKey();
		this.authorizedParties = options.authorizedParties();
		this.acceptMissingAzp = options.acceptMissingAzp();
		this.audience = options.audience();
		this.clockSkew = options.clockSkew();
		this.signInUrl = options.signInUrl();
		this.signUpUrl = options.signUpUrl();
		this.taskUrls = options.taskUrls();
		this.domain = options.domain();
		this.proxyUrl = options.proxyUrl();
		this.satellite = options.satellite();
		this.satelliteAutoSync = options.satelliteAutoSync();
		this.satelliteAllowedOrigins = options.satelliteAllowedOrigins();
		this.organizationPatterns = options.organizationPatterns();
		this.personalAccountPatterns = options.personalAccountPatterns();
		this.apiUrl = options.apiUrl();
		this.apiVersion = options.apiVersion();
		this.userAgent = options.userAgent();
		this.connectTimeout = options.connectTimeout();
		this.readTimeout = options.readTimeout();
		this.outageResponse = options.outageResponse();
		this.deniedResponse = options.deniedResponse();
		this.debug = options.debug();
		this.parsedKeys = options.parsedKeys();
	}

	/**
	 * Sets the publishable key.
	 * @param publishableKey the key's text
	 * @return this builder
	 * @throws ClerkConfigurationException if the text is not empty and no publishable key
	 */
	public ClerkOptionsBuilder publishableKey(@Nullable String publishableKey) {
		String text = emptyToNull(publishableKey);
		this.publishableKey = (text != null) ? this.parsedKeys.publishableKey(text) : null;
		return this;
	}

	/**
	 * Sets the secret key of the Backend API.
	 * @param secretKey the key, or null when none is set
	 * @return this builder
	 */
	public ClerkOptionsBuilder secretKey(@Nullable String secretKey) {
		this.secretKey = emptyToNull(secretKey);
		return this;
	}

	/**
	 * Sets the key for verification without network.
	 * @param jwtKey the key's text, in one of the forms of {@link JwtKey}
	 * @return this builder
	 * @throws ClerkConfigurationException if the text is not empty and no RSA public key
	 */
	public ClerkOptionsBuilder jwtKey(@Nullable String jwtKey) {
		String text = emptyToNull(jwtKey);
		this.jwtKey = (text != null) ? this.parsedKeys.jwtKey(text) : null;
		return this;
	}

	/**
	 * Sets the machine secret key.
	 * @param machineSecretKey the key, or null when none is set
	 * @return this builder
	 */
	public ClerkOptionsBuilder machineSecretKey(@Nullable String machineSecretKey) {
		this.machineSecretKey = emptyToNull(machineSecretKey);
		return this;
	}

	/**
	 * Sets the origins a session token may have been made for.
	 * @param authorizedParties the origins; empty when the claim {@code azp} is not
	 * looked at. An empty text in the list matches no token
	 * @return this builder
	 */
	public ClerkOptionsBuilder authorizedParties(List<String> authorizedParties) {
		// An empty text is kept: without it the list might be empty, and nothing checked.
		this.authorizedParties = List.copyOf(authorizedParties);
		return this;
	}

	/**
	 * Sets whether cookie tokens without {@code azp} pass where authorized parties are
	 * set.
	 * @param acceptMissingAzp true if they pass
	 * @return this builder
	 */
	public ClerkOptionsBuilder acceptMissingAzp(boolean acceptMissingAzp) {
		this.acceptMissingAzp = acceptMissingAzp;
		return this;
	}

	/**
	 * Sets the accepted values of the claim {@code aud}.
	 * @param audience the values; empty when the claim is not looked at. A token without
	 * the claim passes in any case
	 * @return this builder
	 */
	public ClerkOptionsBuilder audience(List<String> audience) {
		this.audience = withoutEmpty(audience);
		return this;
	}

	/**
	 * Sets the tolerance for the time claims of tokens.
	 * @param clockSkew a duration of zero or more
	 * @return this builder
	 */
	public ClerkOptionsBuilder clockSkew(Duration clockSkew) {
		this.clockSkew = clockSkew;
		return this;
	}

	/**
	 * Sets the address of the sign-in page.
	 * @param signInUrl an absolute URL or a path, or null for Clerk's hosted page
	 * @return this builder
	 */
	public ClerkOptionsBuilder signInUrl(@Nullable String signInUrl) {
		this.signInUrl = emptyToNull(signInUrl);
		return this;
	}

	/**
	 * Sets the address of the sign-up page.
	 * @param signUpUrl an absolute URL or a path, or null for Clerk's hosted page
	 * @return this builder
	 */
	public ClerkOptionsBuilder signUpUrl(@Nullable String signUpUrl) {
		this.signUpUrl = emptyToNull(signUpUrl);
		return this;
	}

	/**
	 * Sets the addresses of session task pages, for templates.
	 * @param taskUrls task name to address
	 * @return this builder
	 */
	public ClerkOptionsBuilder taskUrls(Map<String, String> taskUrls) {
		this.taskUrls = taskUrls;
		return this;
	}

	/**
	 * Sets the domain of a satellite application.
	 * @param domain a host name, or null
	 * @return this builder
	 */
	public ClerkOptionsBuilder domain(@Nullable String domain) {
		this.domain = emptyToNull(domain);
		return this;
	}

	/**
	 * Sets the address under which the browser reaches the Frontend API.
	 * @param proxyUrl an absolute URL or a path, or null when the browser calls it
	 * directly
	 * @return this builder
	 */
	public ClerkOptionsBuilder proxyUrl(@Nullable String proxyUrl) {
		this.proxyUrl = emptyToNull(proxyUrl);
		return this;
	}

	/**
	 * Sets whether the application is a satellite.
	 * @param satellite true if users sign in on another domain
	 * @return this builder
	 */
	public ClerkOptionsBuilder satellite(boolean satellite) {
		this.satellite = satellite;
		return this;
	}

	/**
	 * Sets whether a satellite syncs on the first visit.
	 * @param satelliteAutoSync true if it does so without cookies
	 * @return this builder
	 */
	public ClerkOptionsBuilder satelliteAutoSync(boolean satelliteAutoSync) {
		this.satelliteAutoSync = satelliteAutoSync;
		return this;
	}

	/**
	 * Sets the satellite origins that the primary application answers.
	 * @param satelliteAllowedOrigins the origins
	 * @return this builder
	 */
	public ClerkOptionsBuilder satelliteAllowedOrigins(List<String> satelliteAllowedOrigins) {
		this.satelliteAllowedOrigins = withoutEmpty(satelliteAllowedOrigins);
		return this;
	}

	/**
	 * Sets the path patterns that name an organization.
	 * @param organizationPatterns route patterns
	 * @return this builder
	 */
	public ClerkOptionsBuilder organizationPatterns(List<String> organizationPatterns) {
		this.organizationPatterns = withoutEmpty(organizationPatterns);
		return this;
	}

	/**
	 * Sets the path patterns of the personal account.
	 * @param personalAccountPatterns route patterns
	 * @return this builder
	 */
	public ClerkOptionsBuilder personalAccountPatterns(List<String> personalAccountPatterns) {
		this.personalAccountPatterns = withoutEmpty(personalAccountPatterns);
		return this;
	}

	/**
	 * Sets the address of the Backend API.
	 * @param apiUrl an absolute URL, whose path is kept
	 * @return this builder
	 */
	public ClerkOptionsBuilder apiUrl(String apiUrl) {
		this.apiUrl = apiUrl;
		return this;
	}

	/**
	 * Sets the version segment of the Backend API's paths.
	 * @param apiVersion the segment, {@code v1} unless set
	 * @return this builder
	 */
	public ClerkOptionsBuilder apiVersion(String apiVersion) {
		this.apiVersion = apiVersion;
		return this;
	}

	/**
	 * Sets the {@code User-Agent} of calls to Clerk.
	 * @param userAgent the header's value, or null for that of this library
	 * @return this builder
	 */
	public ClerkOptionsBuilder userAgent(@Nullable String userAgent) {
		this.userAgent = emptyToNull(userAgent);
		return this;
	}

	/**
	 * Sets the time-out for connecting to Clerk.
	 * @param connectTimeout a positive duration
	 * @return this builder
	 */
	public ClerkOptionsBuilder connectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
		return this;
	}

	/**
	 * Sets the time-out for an answer of Clerk.
	 * @param readTimeout a positive duration
	 * @return this builder
	 */
	public ClerkOptionsBuilder readTimeout(Duration readTimeout) {
		this.readTimeout = readTimeout;
		return this;
	}

	/**
	 * Sets what a protected route answers while Clerk can't be reached.
	 * @param outageResponse the answer
	 * @return this builder
	 */
	public ClerkOptionsBuilder outageResponse(OutageResponse outageResponse) {
		this.outageResponse = outageResponse;
		return this;
	}

	/**
	 * Sets what API callers get where a protected route refuses them.
	 * @param deniedResponse the answer
	 * @return this builder
	 */
	public ClerkOptionsBuilder deniedResponse(DeniedResponse deniedResponse) {
		this.deniedResponse = deniedResponse;
		return this;
	}

	/**
	 * Sets whether each decision is logged.
	 * @param debug true if so
	 * @return this builder
	 */
	public ClerkOptionsBuilder debug(boolean debug) {
		this.debug = debug;
		return this;
	}

	/**
	 * Builds the options.
	 * @return immutable options
	 * @throws ClerkConfigurationException if a setting can't work
	 */
	public ClerkOptions build() {
		if (this.clockSkew.isNegative()) {
			throw new ClerkConfigurationException("clock-skew-invalid",
					"The clock skew (clerk.clock-skew) must not be negative.");
		}
		if (this.proxyUrl != null && !isPathOrPlainUrl(this.proxyUrl)) {
			throw new ClerkConfigurationException("proxy-url-invalid",
					"The proxy URL (clerk.proxy-url) must be a path that starts with one '/', or an absolute http(s) URL without user info, query and fragment.");
		}
		return new ClerkOptions(this);
	}

	private static boolean isPathOrPlainUrl(String text) {
		if (text.startsWith("/")) {
			return !text.startsWith("//");
		}
		try {
			URI uri = new URI(text);
			String scheme = uri.getScheme();
			boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
			boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
			return web && plain && uri.getHost() != null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static @Nullable String emptyToNull(@Nullable String text) {
		return (text == null || text.isEmpty()) ? null : text;
	}

	private static List<String> withoutEmpty(List<String> texts) {
		return texts.stream().filter((text) -> !text.isEmpty()).toList();
	}

}
