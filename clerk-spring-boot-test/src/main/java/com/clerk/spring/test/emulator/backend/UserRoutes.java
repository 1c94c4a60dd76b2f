package com.clerk.spring.test.emulator.backend;

import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.Router;

/**
 * What can be asked for about users and organizations.
 *
 * @param users the users, with their organizations
 */
record UserRoutes(Users users) {

	Router addTo(Router router) {
		UsersResource resource = new UsersResource(this.users);
		router.get("/v1/users", resource::list)
			.post("/v1/users", resource::create)
			.get("/v1/users/count", resource::count)
			.get("/v1/users/{id}", resource::get)
			.patch("/v1/users/{id}", resource::update)
			.delete("/v1/users/{id}", resource::delete)
			.patch("/v1/users/{id}/metadata", resource::mergeMetadata)
			.post("/v1/users/{id}/ban", resource::ban)
			.post("/v1/users/{id}/unban", resource::unban)
			.post("/v1/users/{id}/lock", resource::lock)
			.post("/v1/users/{id}/unlock", resource::unlock)
			.get("/v1/users/{id}/organization_memberships", resource::memberships);
		return addOrganizationsTo(router);
	}

	private Router addOrganizationsTo(Router router) {
		OrganizationsResource organizations = new OrganizationsResource(this.users);
		MembershipsResource memberships = new MembershipsResource(this.users);
		return router.get("/v1/organizations", organizations::list)
			.post("/v1/organizations", organizations::create)
			.get("/v1/organizations/{id}", organizations::get)
			.patch("/v1/organizations/{id}", organizations::update)
			.delete("/v1/organizations/{id}", organizations::delete)
			.patch("/v1/organizations/{id}/metadata", organizations::mergeMetadata)
			.get("/v1/organizations/{id}/memberships", memberships::list)
			.post("/v1/organizations/{id}/memberships", memberships::create)
			.patch("/v1/organizations/{id}/memberships/{user_id}", memberships::update)
			.delete("/v1/organizations/{id}/memberships/{user_id}", memberships::delete)
			.patch("/v1/organizations/{id}/memberships/{user_id}/metadata", memberships::mergeMetadata);
	}

}
