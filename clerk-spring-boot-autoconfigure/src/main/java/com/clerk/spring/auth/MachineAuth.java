package com.clerk.spring.auth;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A caller that is no browser session: an API key, a machine, or an OAuth client.
 *
 * @since 0.1.0
 */
public sealed interface MachineAuth extends Auth permits ApiKeyAuth, M2mAuth, OAuthAuth {

	/**
	 * Returns the id of the credential, which is not the credential.
	 * @return an id, empty for a JWT without one; null when the caller is not
	 * authenticated
	 */
	@Nullable String id();

	/**
	 * Returns whom the credential stands for.
	 * @return an id such as {@code user_…}, {@code org_…} or {@code mch_…}, or null when
	 * the caller is not authenticated
	 */
	@Nullable String subject();

	/**
	 * Returns the scopes of the credential: names that the application or the OAuth
	 * client has chosen, and for machine-to-machine tokens the ids of the machines it may
	 * talk to.
	 * @return the scopes; empty when the caller is not authenticated
	 */
	List<String> scopes();

	/**
	 * Returns the claims that were given to the credential. OAuth access tokens have
	 * none.
	 * @return the claims, not to be changed; empty when there are none
	 */
	Map<String, Object> claims();

	/**
	 * Returns the same caller in another request.
	 * @param context the request
	 * @return the caller
	 */
	MachineAuth in(CallerContext context);

}
