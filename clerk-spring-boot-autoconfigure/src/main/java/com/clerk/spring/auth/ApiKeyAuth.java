package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

/**
 * A caller with an API key of a user or an organization.
 *
 * @since 0.1.0
 */
public final class ApiKeyAuth extends AbstractMachineAuth<VerifiedApiKey> implements MachineAuth {

	private ApiKeyAuth(VerifiedApiKey verified, String token, CallerContext context) {
		super(verified, token, context);
	}

	private ApiKeyAuth(CallerContext context) {
		super(context);
	}

	/**
	 * Makes a caller whose key was verified.
	 * @param verified what the key says
	 * @param token the key
	 * @param context the request
	 * @return the caller
	 */
	public static ApiKeyAuth of(VerifiedApiKey verified, String token, CallerContext context) {
		return new ApiKeyAuth(verified, token, context);
	}

	/**
	 * Makes a caller whose credential is missing, of another kind, or not valid.
	 * @param context the request
	 * @return the caller
	 */
	public static ApiKeyAuth unauthenticated(CallerContext context) {
		return new ApiKeyAuth(context);
	}

	@Override
	public TokenType tokenType() {
		return TokenType.API_KEY;
	}

	/**
	 * Returns the name its owner gave the key.
	 * @return the name, or null when the caller is not authenticated or the key has none
	 */
	public @Nullable String name() {
		VerifiedApiKey verified = verified();
		return (verified != null) ? verified.name() : null;
	}

	/**
	 * Returns the user whose key it is.
	 * @return an id such as {@code user_…}, or null when the key is not a user's or the
	 * caller not authenticated
	 */
	@Override
	public @Nullable String userId() {
		return subjectIfStartsWith("user_");
	}

	/**
	 * Returns the organization whose key it is. It is the owner, not an active
	 * organization: there are no roles and no permissions in it.
	 * @return an id such as {@code org_…}, or null when the key is not an organization's
	 * or the caller not authenticated
	 */
	@Override
	public @Nullable String orgId() {
		return subjectIfStartsWith("org_");
	}

	private @Nullable String subjectIfStartsWith(String prefix) {
		String subject = subject();
		return (subject != null && subject.startsWith(prefix)) ? subject : null;
	}

	@Override
	public ApiKeyAuth in(CallerContext context) {
		VerifiedApiKey verified = verified();
		String token = getToken();
		return (verified != null && token != null) ? of(verified, token, context) : unauthenticated(context);
	}

	@Override
	public Auth recheck() {
		return isAuthenticated() ? context().recheck(this) : this;
	}

	@Override
	public <A extends Auth> A protect(Protection<A> protection) {
		return protection.check(this, context());
	}

}
