package com.clerk.spring.test;

import java.time.Duration;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Signs a request in. Each method returns a new object, so one can be kept and shared.
 *
 * @since 0.1.0
 */
public final class ClerkUserRequestPostProcessor implements RequestPostProcessor {

	private final TestSession session;

	ClerkUserRequestPostProcessor(TestSession session) {
		this.session = session;
	}

	/**
	 * Makes an organization the active one. One is made up where only a role, permission
	 * or slug is given.
	 * @param orgId an id such as {@code org_1}
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor org(String orgId) {
		return with(this.session.org(orgId));
	}

	/**
	 * Names the slug of the active organization.
	 * @param slug the slug
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor orgSlug(String slug) {
		return with(this.session.orgSlug(slug));
	}

	/**
	 * Gives the user a role in the active organization.
	 * @param role a role such as {@code org:admin}; the prefix may be left out
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor role(String role) {
		return with(this.session.role(role));
	}

	/**
	 * Gives the user permissions in the active organization, besides those given before.
	 * @param permissions permissions such as {@code org:projects:create}; the prefix may
	 * be left out
	 * @return the user with them
	 */
	public ClerkUserRequestPostProcessor permission(String... permissions) {
		return with(this.session.permissions(permissions));
	}

	/**
	 * Gives the user features, besides those given before.
	 * @param features names, for the user and the organization alike; {@code user:export}
	 * or {@code org:export} for one of them
	 * @return the user with them
	 */
	public ClerkUserRequestPostProcessor feature(String... features) {
		return with(this.session.features(features));
	}

	/**
	 * Puts the user on plans, besides those given before.
	 * @param plans names, for the user and the organization alike; {@code user:gold} or
	 * {@code org:gold} for one of them
	 * @return the user with them
	 */
	public ClerkUserRequestPostProcessor plan(String... plans) {
		return with(this.session.plans(plans));
	}

	/**
	 * Adds a claim to the session token, or replaces one.
	 * @param name the name
	 * @param value a text, number, boolean, list or map
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor claim(String name, Object value) {
		return with(this.session.with(name, value));
	}

	/**
	 * Gives the user a main email address, which {@code auth.user()} shows.
	 * @param address the address
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor email(String address) {
		return with(this.session.user((user) -> user.email(address)));
	}

	/**
	 * Adds what {@code auth.user()} shows of the user, or replaces it.
	 * @param member the name as Clerk's Backend API spells it, such as {@code first_name}
	 * or {@code public_metadata}
	 * @param value a text, number, boolean, list or map
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor profile(String member, Object value) {
		return with(this.session.user((user) -> user.with(member, value)));
	}

	/**
	 * Leaves tasks to the session, so that it counts as signed out.
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor pending() {
		return with(this.session.pending());
	}

	/**
	 * Says how long ago the first factor was verified; there is no second one.
	 * @param age the age, zero or more
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor factorsVerified(Duration age) {
		return with(this.session.firstFactorVerified(age));
	}

	/**
	 * Says how long ago both factors were verified.
	 * @param firstFactorAge the age of the first, zero or more
	 * @param secondFactorAge the age of the second, zero or more
	 * @return the user with it
	 */
	public ClerkUserRequestPostProcessor factorsVerified(Duration firstFactorAge, Duration secondFactorAge) {
		return with(this.session.factorsVerified(firstFactorAge, secondFactorAge));
	}

	@Override
	public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
		TestAuthentications authentications = TestAuthentications
			.of(WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()));
		return SecurityMockMvcRequestPostProcessors.authentication(authentications.of(this.session))
			.postProcessRequest(request);
	}

	private static ClerkUserRequestPostProcessor with(TestSession session) {
		return new ClerkUserRequestPostProcessor(session);
	}

}
