package com.example.harbor;

import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;

/**
 * The pages of a signed-in user.
 */
@Controller
@ClerkProtect
class DashboardController {

	private final Projects projects;

	private final UserTable users;

	DashboardController(Projects projects, UserTable users) {
		this.projects = projects;
		this.users = users;
	}

	@GetMapping("/dashboard")
	String dashboard(SessionAuth auth, @RequestParam(name = "sign-out-failed", required = false) String failed,
			Model model) {
		requireUser(auth);
		model.addAttribute("user", this.users.get(auth.userId()));
		model.addAttribute("signOutFailed", failed != null);
		model.addAttribute("projects", this.projects.ownedBy(auth.userId(), auth.orgId()));
		return "dashboard";
	}

	@PostMapping("/dashboard/projects")
	String create(@Valid NewProject project, SessionAuth auth) {
		requireUser(auth);
		this.projects.create(project.name(), auth.userId(), auth.orgId());
		return "redirect:/dashboard";
	}

	/**
	 * A session token outlives its user by up to a minute.
	 */
	private void requireUser(SessionAuth auth) {
		auth.protect((session) -> !this.users.get(session.userId()).deleted());
	}

}
