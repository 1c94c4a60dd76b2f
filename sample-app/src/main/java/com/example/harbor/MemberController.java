package com.example.harbor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;

/**
 * The smallest protected pages.
 */
@Controller
@ClerkProtect
class MemberController {

	@GetMapping("/protected")
	String signedIn(Model model) {
		model.addAttribute("title", "Only for those who are signed in");
		return "protected";
	}

	/**
	 * For the members of the organization that the address names.
	 * {@code clerk.organization-sync} in {@code application.yml} makes it the active one
	 * of a member, but lets everybody else pass with what they have: so it is compared.
	 */
	@GetMapping("/orgs/{slug}")
	String organization(@PathVariable String slug, SessionAuth auth, Model model) {
		auth.protect((session) -> slug.equals(session.orgSlug()));
		model.addAttribute("title", "The desk of " + slug);
		return "protected";
	}

}
