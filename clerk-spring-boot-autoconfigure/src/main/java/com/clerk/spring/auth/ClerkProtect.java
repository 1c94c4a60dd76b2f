package com.clerk.spring.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Demands a signed-in caller, and whatever its attributes say besides. All attributes
 * given must be met.
 *
 * <pre>
 * &#64;DeleteMapping("/projects/{id}")
 * &#64;ClerkProtect(role = "org:admin", reverification = Reverification.STRICT)
 * void delete(&#64;PathVariable String id) { … }
 * </pre>
 *
 * Works on controllers, on the methods of any Spring bean, on interfaces, and as a
 * meta-annotation. A method's annotation replaces that of its class. On a controller the
 * decision falls before the body is read or arguments are bound.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface ClerkProtect {

	/**
	 * A role in the active organization.
	 * @return a role such as {@code org:admin}; empty for none
	 */
	String role() default "";

	/**
	 * Roles of which one is enough.
	 * @return roles such as {@code org:admin}
	 */
	String[] anyRole() default {};

	/**
	 * A permission in the active organization.
	 * @return a permission such as {@code org:invoices:read}; empty for none
	 */
	String permission() default "";

	/**
	 * Permissions of which one is enough.
	 * @return permissions such as {@code org:invoices:read}
	 */
	String[] anyPermission() default {};

	/**
	 * A feature of the user or of the active organization.
	 * @return a name, or {@code org:name} or {@code user:name}; empty for none
	 */
	String feature() default "";

	/**
	 * A plan of the user or of the active organization.
	 * @return a name, or {@code org:name} or {@code user:name}; empty for none
	 */
	String plan() default "";

	/**
	 * How recently the user must have proven who they are.
	 * @return at most one preset
	 */
	Reverification[] reverification() default {};

	/**
	 * The kinds of token accepted; sessions when none is given.
	 * @return the kinds
	 */
	TokenType[] token() default {};

	/**
	 * Whether every kind of token is accepted.
	 * @return true for any kind
	 */
	boolean anyToken() default false;

	/**
	 * Scopes that a machine token must hold, all of them. For API keys and OAuth tokens
	 * they are names that the application or the client has chosen; those of
	 * machine-to-machine tokens are the ids of machines. A session holds none, so
	 * {@link #token()} must name kinds that do.
	 * @return scopes such as {@code projects:write} or {@code mch_…}
	 */
	String[] scopes() default {};

	/**
	 * Whether sessions with tasks left pass.
	 * @return true if they pass
	 */
	boolean pendingSessions() default false;

	/**
	 * The sign-in page in place of the configured one.
	 * @return an address, absolute or relative to the current one; empty for none
	 */
	String signInUrl() default "";

	/**
	 * Where to send those who are not signed in, whatever they asked for.
	 * @return an address, absolute or relative to the current one; empty for none
	 */
	String unauthenticatedUrl() default "";

	/**
	 * Where to send those who are signed in but lack something, whatever they asked for.
	 * @return an address, absolute or relative to the current one; empty for none
	 */
	String unauthorizedUrl() default "";

}
