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
	 * Returns the id of the credential.
	 * @return an id, or null when the caller is not authenticated
	 */
	@Nullable String id();

	/**
	 * Returns whom the credential stands for.
	 * @return an id such as {@code user_…}, {@code org_…} or {@code mch_…}, or null when
	 * the caller is not authenticated
	 */
	@Nullable String subject();

	/**
	 * Returns the scopes of the credential.
	 * @return the scopes; empty when the caller is not authenticated
	 */
	List<String> scopes();

	/**
	 * Returns the claims of the credential.
	 * @return the claims; empty when there are none
	 */
	Map<String, Object> claims();

}
