package com.clerk.spring.boot;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.clerk.spring.boot.ClerkProperties.OrganizationSync;
import com.clerk.spring.boot.ClerkProperties.Satellite;

/**
 * Several Clerk instances, or several domains of one, in one application.
 *
 * @param instances Clerk instances by a name of your choice, each with the hosts it
 * serves and its keys. A host of none of them uses the default keys, or gets 421 where
 * there are none.
 */
@ConfigurationProperties("clerk")
record ClerkInstanceProperties(@DefaultValue Map<String, Instance> instances) {

	static final String INSTANCES = "clerk.instances";

	/**
	 * Shows the names only: there are secrets among the values.
	 */
	@Override
	public String toString() {
		return "ClerkInstanceProperties" + this.instances.keySet();
	}

	/**
	 * One instance. What is said once for the whole application is inherited where it is
	 * not set here: authorized parties, audience, sign-in and sign-up page, pages of
	 * tasks, paths of organizations. Keys, domain, proxy URL and satellite settings are
	 * not, as they belong to one instance.
	 *
	 * @param hosts Comma-separated list of hosts, with a port or for any.
	 * @param publishableKey Publishable key of the instance.
	 * @param secretKey Secret key of the instance.
	 * @param jwtKey Public key with which session tokens are verified without network.
	 * @param machineSecretKey Secret key of a machine.
	 * @param authorizedParties Comma-separated list of origins a session token may have
	 * been made for.
	 * @param audience Comma-separated list of accepted audiences.
	 * @param signInUrl Sign-in page. Clerk's hosted page when empty.
	 * @param signUpUrl Sign-up page. Clerk's hosted page when empty.
	 * @param taskUrls Pages of session tasks by the name of the task.
	 * @param domain Domain of a satellite.
	 * @param proxyUrl Address under which browsers reach the Frontend API.
	 * @param satellite Satellite domains.
	 * @param organizationSync Paths that choose the active organization.
	 * @param webhooks Webhooks of the instance.
	 */
	record Instance(@DefaultValue List<String> hosts, @Nullable String publishableKey, @Nullable String secretKey,
			@Nullable String jwtKey, @Nullable String machineSecretKey, @Nullable List<String> authorizedParties,
			@Nullable List<String> audience, @Nullable String signInUrl, @Nullable String signUpUrl,
			@Nullable Map<String, String> taskUrls, @Nullable String domain, @Nullable String proxyUrl,
			@DefaultValue Satellite satellite, @Nullable OrganizationSync organizationSync,
			@DefaultValue Webhooks webhooks) {

		/**
		 * Shows the hosts only: several of the other values are secrets.
		 */
		@Override
		public String toString() {
			return "Instance" + this.hosts;
		}

	}

	/**
	 * Webhooks of an instance.
	 *
	 * @param signingSecrets Comma-separated list of signing secrets for webhooks that are
	 * sent to a host of the instance. No other one is good for them then; those of the
	 * application are when not set.
	 */
	record Webhooks(@Nullable List<String> signingSecrets) {

		/**
		 * Shows no secret.
		 */
		@Override
		public String toString() {
			return "Webhooks[" + ((this.signingSecrets != null) ? this.signingSecrets.size() : "no")
					+ " signing secrets]";
		}

	}

}
