package com.clerk.spring.test.emulator.backend;

import com.clerk.spring.test.emulator.directory.ApplicationInvitations;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.Router;

/**
 * What can be asked for about invitations, to organizations and to sign up.
 *
 * @param users the users, with their organizations
 * @param invitations the invitations to sign up
 */
public record InvitationRoutes(Users users, ApplicationInvitations invitations) {

	public Router addTo(Router router) {
		InvitationsResource application = new InvitationsResource(this.users, this.invitations);
		OrganizationInvitationsResource organization = new OrganizationInvitationsResource(this.users);
		return router.get("/v1/invitations", application::list)
			.post("/v1/invitations", application::create)
			.post("/v1/invitations/bulk", application::createAll)
			.post("/v1/invitations/{id}/revoke", application::revoke)
			.get("/v1/organization_invitations", organization::listAll)
			.get("/v1/users/{id}/organization_invitations", organization::listOfUser)
			.get("/v1/organizations/{id}/invitations", organization::list)
			.post("/v1/organizations/{id}/invitations", organization::create)
			.post("/v1/organizations/{id}/invitations/bulk", organization::createAll)
			.get("/v1/organizations/{id}/invitations/pending", organization::listPending)
			.get("/v1/organizations/{id}/invitations/{invitation_id}", organization::get)
			.post("/v1/organizations/{id}/invitations/{invitation_id}/revoke", organization::revoke);
	}

}
