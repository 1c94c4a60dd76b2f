package com.example.harbor;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import com.clerk.spring.auth.SessionAuth;

/**
 * All users, for those who run the application. A role is not enough here: everybody who
 * makes an organization is the administrator of it.
 */
@Controller
class UserController {

	private static final int MAX_USERS = 100;

	private final UserTable users;

	private final String operators;

	UserController(UserTable users, @Value("${harbor.operators:}") String operators) {
		this.users = users;
		this.operators = operators;
	}

	@GetMapping("/users")
	String users(SessionAuth auth, Model model) {
		auth.protect((session) -> session.hasRole("org:admin") && this.operators.equals(session.orgId()));
		model.addAttribute("users", this.users.list(MAX_USERS));
		return "users";
	}

}
