package com.example.harbor.learn;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.model.ClerkUser;

/**
 * Asks Clerk for the user, once for a request, and not again for a moment.
 */
@RestController
class ProfileApi {

	@GetMapping("/api/profile")
	Map<String, String> profile(SessionAuth auth) {
		ClerkUser user = auth.user();
		return Map.of("firstName", user.firstName(), "email", user.primaryEmail());
	}

}
