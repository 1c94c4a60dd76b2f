package com.example.harbor.learn;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Protected by {@link TeamMiddleware}.
 */
@RestController
class TeamApi {

	@GetMapping("/api/teams/{slug}/settings")
	Map<String, String> settings(@PathVariable String slug) {
		return Map.of("team", slug);
	}

}
