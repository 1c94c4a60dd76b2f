package com.example.harbor.learn;

import java.util.Map;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.TokenType;

/**
 * For programs: an API key that may write. A signed-in user in a browser is refused.
 */
@RestController
class ImportApi {

	@PostMapping("/api/imports")
	@ClerkProtect(token = TokenType.API_KEY, scopes = "projects:write")
	Map<String, String> start(ApiKeyAuth key) {
		return Map.of("import", "started", "for", key.subject());
	}

}
