package com.example.harbor.learn;

import java.time.Duration;
import java.util.Map;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification.Level;
import com.clerk.spring.auth.SessionAuth;

/**
 * For those who have just shown a password. An annotation says the usual spans:
 * {@code @ClerkProtect(reverification = Reverification.STRICT)}.
 */
@RestController
class VaultApi {

	@PostMapping("/api/vault")
	Map<String, String> open(SessionAuth auth) {
		auth.protect(Requirement.reverification(Level.FIRST_FACTOR, Duration.ofMinutes(1)));
		return Map.of("vault", "open");
	}

}
