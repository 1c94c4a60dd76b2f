package com.clerk.spring.boot;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.web.bind.annotation.RequestMethod;

import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.TokenType;

/**
 * Route rules. They are bound apart from {@link ClerkProperties}, as a name that does not
 * exist must fail the start here: a rule with a misspelled attribute protects less than
 * it says.
 *
 * @param publicPaths Comma-separated list of path patterns that are open to everybody.
 * When present, every other route needs a signed-in user.
 * @param protectedPaths Rules about protected paths. A path must meet all the rules that
 * match it.
 */
@ConfigurationProperties(prefix = "clerk.routes", ignoreUnknownFields = false)
record ClerkRouteProperties(@Name("public") @Nullable List<String> publicPaths,
		@Name("protected") @DefaultValue List<ProtectedRoute> protectedPaths) {

	static final String PROTECTED = "clerk.routes.protected";

	int ruleCount() {
		return this.protectedPaths.size() + ((this.publicPaths != null) ? 1 : 0);
	}

	/**
	 * A rule about protected paths.
	 *
	 * @param paths Comma-separated list of path patterns the rule is about.
	 * @param methods Comma-separated list of request methods the rule is about. All when
	 * empty.
	 * @param role Role in the active organization.
	 * @param anyRole Comma-separated list of roles of which one is enough.
	 * @param permission Permission in the active organization.
	 * @param anyPermission Comma-separated list of permissions of which one is enough.
	 * @param feature Feature of the user or of the active organization.
	 * @param plan Plan of the user or of the active organization.
	 * @param reverification How recently the user must have proven who they are.
	 * @param token Comma-separated list of accepted kinds of token. Sessions when empty.
	 * @param scopes Comma-separated list of scopes that a machine token must hold.
	 * @param unauthenticatedUrl Where to send callers who are not signed in.
	 * @param unauthorizedUrl Where to send callers who are signed in but lack something.
	 * @param signInUrl Sign-in page in place of the configured one.
	 * @param pendingSessions Whether sessions with tasks left pass.
	 */
	record ProtectedRoute(@DefaultValue List<String> paths, @DefaultValue List<RequestMethod> methods,
			@Nullable String role, @DefaultValue List<String> anyRole, @Nullable String permission,
			@DefaultValue List<String> anyPermission, @Nullable String feature, @Nullable String plan,
			@Nullable Reverification reverification, @DefaultValue List<AcceptedToken> token,
			@DefaultValue List<String> scopes, @Nullable String unauthenticatedUrl, @Nullable String unauthorizedUrl,
			@Nullable String signInUrl, @DefaultValue("false") boolean pendingSessions) {

		/**
		 * Returns the kinds of token that the rule names one by one.
		 */
		List<TokenType> namedTokens() {
			return this.token.stream().map(AcceptedToken::type).filter(Objects::nonNull).toList();
		}

	}

	/**
	 * What a rule may name as accepted.
	 */
	enum AcceptedToken {

		/** Sessions. */
		SESSION_TOKEN,

		/** API keys. */
		API_KEY,

		/** Machine-to-machine tokens. */
		M2M_TOKEN,

		/** OAuth access tokens. */
		OAUTH_TOKEN,

		/** Every kind. */
		ANY;

		@Nullable TokenType type() {
			return Stream.of(TokenType.values()).filter((type) -> type.name().equals(name())).findFirst().orElse(null);
		}

	}

}
