package com.clerk.spring.auth;

import java.util.List;
import java.util.Map;

/**
 * What a verified token says that is no session's.
 *
 * @since 0.1.0
 */
public sealed interface VerifiedMachineToken extends VerifiedToken
		permits VerifiedApiKey, VerifiedM2mToken, VerifiedOAuthToken {

	/**
	 * Returns the id of the token, which is not the token.
	 * @return the id; empty for a JWT without one
	 */
	String id();

	/**
	 * Returns whom the token stands for.
	 * @return an id such as {@code user_…}, {@code org_…} or {@code mch_…}
	 */
	String subject();

	/**
	 * Returns the scopes of the token.
	 * @return an immutable list, may be empty
	 */
	List<String> scopes();

	/**
	 * Returns the claims that were given to the token.
	 * @return an unmodifiable map, may be empty
	 */
	Map<String, Object> claims();

}
