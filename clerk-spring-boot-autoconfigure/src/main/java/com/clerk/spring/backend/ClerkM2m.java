package com.clerk.spring.backend;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.model.ClerkM2mToken;
import com.clerk.spring.model.ClerkM2mTokens;
import com.clerk.spring.options.ClerkOptions;

/**
 * The machine-to-machine tokens of a Clerk instance. Calls are made with the machine
 * secret key ({@code clerk.machine-secret-key}); without one with the secret key, which
 * can revoke, list and verify tokens but stands for no machine that could create one.
 * Safe for use by several threads.
 *
 * <pre>
 * String token = clerkM2m.createToken(M2mTokenRequest.create().expiresIn(Duration.ofMinutes(10))).token();
 * </pre>
 *
 * All methods throw
 * <ul>
 * <li>{@link ClerkApiException} with the status and the errors that Clerk answered, or
 * with status 0 when there was no answer,</li>
 * <li>{@link com.clerk.spring.options.ClerkConfigurationException} where the instance has
 * neither key,</li>
 * <li>{@link IllegalArgumentException}, before any call, where an argument can't be
 * right.</li>
 * </ul>
 *
 * @since 0.1.0
 */
public interface ClerkM2m {

	/**
	 * Makes the calls of an instance, such as one that is not the application's own.
	 * @param transport carries the calls
	 * @param options the options of the instance
	 * @return the tokens of the instance
	 */
	static ClerkM2m create(BackendTransport transport, ClerkOptions options) {
		return new DefaultClerkM2m(new InstanceCalls(transport, options, ApiSection.MACHINES));
	}

	/**
	 * Creates a token that does not expire.
	 * @return the token, with its {@link ClerkM2mToken#token() text}
	 */
	default ClerkM2mToken createToken() {
		return createToken(M2mTokenRequest.create());
	}

	/**
	 * Creates a token. Clerk charges for each, so keep it for as long as it is good.
	 * @param request what it shall be like
	 * @return the token, with its {@link ClerkM2mToken#token() text}
	 */
	ClerkM2mToken createToken(M2mTokenRequest request);

	/**
	 * Lists opaque tokens. Clerk does not keep those that are JWTs.
	 * @param query which of them
	 * @return a page of tokens, without their texts
	 */
	ClerkM2mTokens listTokens(M2mTokenQuery query);

	/**
	 * Asks Clerk about an opaque token. To verify a token of either form that a request
	 * brought, see {@code MachineTokenVerifier} and {@code @ClerkProtect}.
	 * @param token the text of the token, {@code mt_…}
	 * @return the token; look at {@link ClerkM2mToken#revoked()} and
	 * {@link ClerkM2mToken#expired()}
	 * @throws ClerkApiException with status 404, if there is no such token
	 */
	ClerkM2mToken verifyToken(String token);

	/**
	 * Takes an opaque token back. Applications may go on taking it for as long as they
	 * keep Clerk's answers ({@code clerk.machine-token-cache.ttl}).
	 * @param tokenId the id of the token, which is not its text
	 * @param reason why, or null
	 * @return the token as it is then
	 */
	ClerkM2mToken revokeToken(String tokenId, @Nullable String reason);

}
