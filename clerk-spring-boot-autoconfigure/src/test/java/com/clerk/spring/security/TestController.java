package com.clerk.spring.security;

import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.SessionAuth;

/**
 * Says who is calling, and misbehaves on demand.
 */
@RestController
class TestController {

	@RequestMapping("/open/{name}")
	String open(@PathVariable String name) {
		return "application";
	}

	@GetMapping("/caller")
	@Nullable String caller() {
		return String.valueOf(ClerkAuth.current().userId());
	}

	@GetMapping("/principal")
	String principal(@AuthenticationPrincipal SessionAuth auth) {
		return String.valueOf(auth.userId());
	}

	@GetMapping("/authentication")
	String authentication() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication.getClass().getSimpleName() + " " + authentication.getName() + " "
				+ authentication.getAuthorities();
	}

	@GetMapping("/async")
	Callable<String> async() {
		return () -> String.valueOf(ClerkAuth.current().userId());
	}

	@GetMapping("/sign-in-please")
	void signInPlease() {
		ClerkAuth.current().redirectToSignIn();
	}

	@GetMapping("/failing")
	void failing() {
		throw new IllegalArgumentException("the application's own failure");
	}

	@GetMapping("/session")
	String session(HttpServletRequest request) {
		return String.valueOf(request.getSession(false));
	}

}
