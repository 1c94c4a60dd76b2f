package com.clerk.spring.test;

import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithSecurityContextFactory;
import org.springframework.util.StringUtils;

/**
 * Makes the security context of {@link WithClerkUser}.
 */
final class WithClerkUserSecurityContextFactory implements WithSecurityContextFactory<WithClerkUser> {

	private final ApplicationContext context;

	WithClerkUserSecurityContextFactory(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public SecurityContext createSecurityContext(WithClerkUser user) {
		TestSession session = TestSession.of(user.userId());
		if (StringUtils.hasLength(user.orgId())) {
			session = session.org(user.orgId());
		}
		if (StringUtils.hasLength(user.orgSlug())) {
			session = session.orgSlug(user.orgSlug());
		}
		if (StringUtils.hasLength(user.orgRole())) {
			session = session.role(user.orgRole());
		}
		if (user.orgPermissions().length > 0) {
			session = session.permissions(user.orgPermissions());
		}
		session = session.features(user.features()).plans(user.plans());
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context
			.setAuthentication(TestAuthentications.of(this.context).of(user.pending() ? session.pending() : session));
		return context;
	}

}
