package com.clerk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithSecurityContext;

/**
 * Runs a test with a user of Clerk signed in, whose factors have just been verified.
 *
 * <pre>
 * &#64;Test
 * &#64;WithClerkUser(userId = "user_1", orgRole = "org:admin")
 * void adminsCanDelete() { … }
 * </pre>
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
@WithSecurityContext(factory = WithClerkUserSecurityContextFactory.class)
public @interface WithClerkUser {

	/**
	 * The user.
	 * @return an id such as {@code user_1}
	 */
	String userId() default TestSession.USER_ID;

	/**
	 * The active organization. One is made up where only a role, permissions or a slug
	 * are given.
	 * @return an id such as {@code org_1}; empty for none
	 */
	String orgId() default "";

	/**
	 * The slug of the active organization.
	 * @return the slug; empty for none
	 */
	String orgSlug() default "";

	/**
	 * The role in the active organization.
	 * @return a role such as {@code org:admin}; empty for none
	 */
	String orgRole() default "";

	/**
	 * The permissions in the active organization.
	 * @return permissions such as {@code org:projects:create}
	 */
	String[] orgPermissions() default {};

	/**
	 * The features of the user and the organization.
	 * @return names; {@code user:export} or {@code org:export} for one of them only
	 */
	String[] features() default {};

	/**
	 * The plans of the user and the organization.
	 * @return names; {@code user:gold} or {@code org:gold} for one of them only
	 */
	String[] plans() default {};

	/**
	 * Whether the session has tasks left, so that it counts as signed out.
	 * @return true for a pending session
	 */
	boolean pending() default false;

	/**
	 * When the user is signed in.
	 * @return the moment; before each test method by default
	 */
	@AliasFor(annotation = WithSecurityContext.class)
	TestExecutionEvent setupBefore() default TestExecutionEvent.TEST_METHOD;

}
