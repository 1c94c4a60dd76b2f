package com.example.harbor;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import com.clerk.spring.auth.Auth;

/**
 * Pages for everybody.
 */
@Controller
class HomeController {

	@GetMapping("/")
	String home() {
		return "home";
	}

	@GetMapping("/sign-in")
	String signIn(Auth auth) {
		if (auth.isAuthenticated()) {
			return "redirect:/dashboard";
		}
		throw auth.redirectToSignIn("/dashboard");
	}

	@GetMapping("/sign-up")
	String signUp(Auth auth) {
		throw auth.redirectToSignUp("/dashboard");
	}

	@GetMapping("/no-access")
	String noAccess() {
		return "no-access";
	}

}
