package com.example.harbor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import com.clerk.spring.auth.ClerkProtect;

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
	 * Whoever comes here is in the organization that the address names, by
	 * {@code clerk.organization-sync} in {@code application.yml}.
	 */
	@GetMapping("/orgs/{slug}")
	String organization(@PathVariable String slug, Model model) {
		model.addAttribute("title", "The desk of " + slug);
		return "protected";
	}

}
