package com.example.harbor.learn;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Knows nothing of Clerk: the rule is in {@code application.yml}.
 */
@RestController
class StatusApi {

	@GetMapping("/api/internal/status")
	Map<String, String> status() {
		return Map.of("status", "all hands on deck");
	}

}
