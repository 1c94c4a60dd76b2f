package com.clerk.spring.request;

import java.time.Clock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.route.OrganizationTarget;

/**
 * Activates the organization that the path of a request asks for
 * ({@code shared/spec/authenticate-request.md} section 14.2). It never signs anybody out.
 */
final class OrganizationSync {

	private static final Log logger = LogFactory.getLog(OrganizationSync.class);

	private final OrganizationTargets organizations;

	private final Handshake handshake;

	private final OccasionalLog loops;

	OrganizationSync(OrganizationTargets organizations, Handshake handshake, Clock clock) {
		this.organizations = organizations;
		this.handshake = handshake;
		this.loops = new OccasionalLog(clock);
	}

	/**
	 * Returns the handshake that activates it, or null if there is nothing to activate or
	 * no way to do it.
	 */
	@Nullable RequestState sync(RequestContext context, SessionClaims claims) {
		OrganizationTarget target = this.organizations.of(context);
		boolean pending = "pending".equals(claims.get("sts"));
		if (target.handshakeValue() == null || pending
				|| target.isActive(claims.organizationId(), claims.organizationSlug())) {
			return null;
		}
		if (context.redirectCount().isAtLimit()) {
			this.loops.log(() -> logger.warn("An organization that a path asks for did not become active after several "
					+ "redirects; the user may not be a member. The request goes on with the organization it has."));
			return null;
		}
		RequestState state = this.handshake.offer(context, "active-organization-mismatch", "");
		return (state.status() == RequestState.Status.HANDSHAKE) ? state : null;
	}

}
