package com.clerk.spring.boot;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.clerk.spring.options.DeniedResponse;
import com.clerk.spring.options.OutageResponse;

/**
 * The settings of the starter.
 *
 * @param enabled Whether requests are authenticated by Clerk at all.
 * @param publishableKey Publishable key of the instance, which starts with 'pk_test_' or
 * 'pk_live_'.
 * @param secretKey Secret key of the instance, which starts with 'sk_test_' or
 * 'sk_live_'. Optional where a JWT key is set and nothing calls Clerk.
 * @param jwtKey Public key with which session tokens are verified without network: PEM
 * text, also with '\n' in place of line ends, bare base64, or a 'classpath:' or 'file:'
 * location.
 * @param machineSecretKey Secret key of a machine, for machine-to-machine tokens.
 * @param authorizedParties Comma-separated list of origins a session token may have been
 * made for. Not checked when empty.
 * @param acceptMissingAzp Whether cookie tokens without an authorized party pass where
 * authorized parties are set. Browsers renew some tokens without one.
 * @param audience Comma-separated list of accepted audiences. Not checked when empty; a
 * token without an audience passes in any case.
 * @param clockSkew Tolerance for the time claims of tokens.
 * @param signInUrl Sign-in page, as an absolute URL or a path. Clerk's hosted page is
 * used when not set.
 * @param signUpUrl Sign-up page, as an absolute URL or a path. Clerk's hosted page is
 * used when not set.
 * @param taskUrls Pages of session tasks by the name of the task, for templates.
 * @param domain Domain of a satellite application.
 * @param proxyUrl Address under which browsers reach the Frontend API, as an absolute URL
 * or a path. Called directly when not set.
 * @param satellite Satellite domains.
 * @param organizationSync Paths that choose the active organization.
 * @param apiUrl Address of the Backend API. A path is kept.
 * @param apiVersion Version segment in the paths of the Backend API.
 * @param userAgent Value of the User-Agent header of calls to Clerk. Names this library
 * when not set.
 * @param connectTimeout Time-out for connecting to Clerk.
 * @param readTimeout Time-out for reading an answer of Clerk.
 * @param tokenCache Memory of verified signatures.
 * @param outageResponse What a protected route answers while Clerk can't be reached to
 * verify a credential.
 * @param deniedResponse What API callers get where a protected route refuses them.
 * @param debug Whether each decision is logged.
 */
@ConfigurationProperties("clerk")
record ClerkProperties(@DefaultValue("true") boolean enabled, @Nullable String publishableKey,
		@Nullable String secretKey, @Nullable String jwtKey, @Nullable String machineSecretKey,
		@DefaultValue List<String> authorizedParties, @DefaultValue("false") boolean acceptMissingAzp,
		@DefaultValue List<String> audience, @DefaultValue("5s") Duration clockSkew, @Nullable String signInUrl,
		@Nullable String signUpUrl, @DefaultValue Map<String, String> taskUrls, @Nullable String domain,
		@Nullable String proxyUrl, @DefaultValue Satellite satellite, @DefaultValue OrganizationSync organizationSync,
		@DefaultValue("https://api.clerk.com") URI apiUrl, @DefaultValue("v1") String apiVersion,
		@Nullable String userAgent, @DefaultValue("2s") Duration connectTimeout,
		@DefaultValue("5s") Duration readTimeout, @DefaultValue TokenCache tokenCache,
		@DefaultValue("unavailable") OutageResponse outageResponse,
		@DefaultValue("not-found") DeniedResponse deniedResponse, @DefaultValue("false") boolean debug) {

	/**
	 * Shows no value: several are secrets.
	 */
	@Override
	public String toString() {
		return "ClerkProperties[enabled=" + this.enabled + ", apiUrl=" + this.apiUrl + "]";
	}

	/**
	 * Satellite domains.
	 *
	 * @param enabled Whether the application is a satellite, whose users sign in on
	 * another domain.
	 * @param autoSync Whether a satellite asks the primary domain on the first visit,
	 * before the browser has any cookie.
	 * @param allowedOrigins Comma-separated list of satellite origins that the primary
	 * application sends users back to.
	 */
	record Satellite(@DefaultValue("false") boolean enabled, @DefaultValue("false") boolean autoSync,
			@DefaultValue List<String> allowedOrigins) {
	}

	/**
	 * Paths that choose the active organization.
	 *
	 * @param organizationPatterns Comma-separated list of path patterns that name an
	 * organization by ':id' or ':slug'.
	 * @param personalAccountPatterns Comma-separated list of path patterns of the
	 * personal account.
	 */
	record OrganizationSync(@DefaultValue List<String> organizationPatterns,
			@DefaultValue List<String> personalAccountPatterns) {
	}

	/**
	 * Memory of verified signatures.
	 *
	 * @param enabled Whether a verified signature is remembered. Times and claims are
	 * checked on every use all the same.
	 * @param maximumSize How many signatures are remembered.
	 */
	record TokenCache(@DefaultValue("true") boolean enabled, @DefaultValue("10000") int maximumSize) {

		/**
		 * Returns how many signatures are remembered; 0 when switched off.
		 */
		int size() {
			return this.enabled ? this.maximumSize : 0;
		}

	}

}
