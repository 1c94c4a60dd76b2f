package com.example.harbor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.SessionAuth;

/**
 * The area of an organization's administrators. What the button does is protected further
 * by {@link Projects}; the page says so before.
 */
@Controller
@AdminOnly
class AdminController {

	private static final Requirement FRESH = Requirement.reverification(Reverification.STRICT);

	private final Projects projects;

	AdminController(Projects projects) {
		this.projects = projects;
	}

	@GetMapping("/admin")
	String admin(SessionAuth auth, Model model) {
		model.addAttribute("projects", this.projects.ownedBy(auth));
		model.addAttribute("fresh", auth.has(FRESH));
		return "admin";
	}

	@PostMapping("/admin")
	String clear(SessionAuth auth) {
		if (auth.has(FRESH)) {
			this.projects.deleteAll(auth);
		}
		return "redirect:/admin";
	}

}
