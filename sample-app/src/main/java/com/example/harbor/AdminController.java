package com.example.harbor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import com.clerk.spring.auth.SessionAuth;

/**
 * The area of an organization's administrators.
 */
@Controller
@AdminOnly
class AdminController {

	private final Projects projects;

	AdminController(Projects projects) {
		this.projects = projects;
	}

	@GetMapping("/admin")
	String admin(SessionAuth auth, Model model) {
		model.addAttribute("projects", this.projects.ownedBy(auth.userId(), auth.orgId()));
		return "admin";
	}

	@PostMapping("/admin/clear")
	String clear(SessionAuth auth) {
		this.projects.deleteAll(auth.orgId());
		return "redirect:/admin";
	}

}
