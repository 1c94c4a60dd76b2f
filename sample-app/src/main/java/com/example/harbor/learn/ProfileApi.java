package com.example.harbor.learn;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.model.ClerkUser;

/**
 * Asks Clerk for the user, once for a request, and not again for a moment.
 */
@RestController
class ProfileApi {

	record Profile(@Nullable String firstName, @Nullable String email) {

	}

	@GetMapping("/api/profile")
	Profile profile(SessionAuth auth) {
		ClerkUser user = auth.user();
		return new Profile(user.firstName(), user.primaryEmail());
	}

}
