package com.example.harbor;

import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;

/**
 * The pages of a signed-in user. A form is sent to the address of its page: whoever must
 * sign in on the way comes back to the page.
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
	String dashboard(SessionAuth auth, Model model) {
		requireUser(auth);
		model.addAttribute("project", new NewProject(""));
		fill(model, auth);
		return "dashboard";
	}

	@PostMapping("/dashboard")
	ModelAndView create(@Valid @ModelAttribute("project") NewProject project, BindingResult errors, SessionAuth auth,
			Model model) {
		requireUser(auth);
		if (!errors.hasErrors()) {
			create(project, errors, auth);
		}
		if (!errors.hasErrors()) {
			return new ModelAndView("redirect:/dashboard");
		}
		fill(model, auth);
		return new ModelAndView("dashboard", HttpStatus.BAD_REQUEST);
	}

	private void create(NewProject project, BindingResult errors, SessionAuth auth) {
		try {
			this.projects.create(project.name(), auth);
		}
		catch (TooManyProjectsException ex) {
			errors.rejectValue("name", "full", ex.getBody().getDetail());
		}
	}

	private void fill(Model model, SessionAuth auth) {
		model.addAttribute("user", this.users.get(auth.userId()));
		model.addAttribute("projects", this.projects.ownedBy(auth));
		model.addAttribute("mayCreate", Projects.mayCreate(auth));
	}

	/**
	 * A session token outlives its user by up to a minute.
	 */
	private void requireUser(SessionAuth auth) {
		auth.protect((session) -> !this.users.get(session.userId()).deleted());
	}

}
