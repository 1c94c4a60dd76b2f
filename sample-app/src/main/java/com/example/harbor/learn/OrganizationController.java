package com.example.harbor.learn;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import com.clerk.spring.auth.SessionAuth;

/**
 * For the members of the organization that the address names.
 * {@code clerk.organization-sync} makes it the active one of a member, but lets everybody
 * else pass with what they have: so it is compared.
 */
@Controller
class OrganizationController {

	@GetMapping("/orgs/{slug}")
	String organization(@PathVariable String slug, SessionAuth auth) {
		auth.protect((session) -> slug.equals(session.orgSlug()));
		return "organization";
	}

}
