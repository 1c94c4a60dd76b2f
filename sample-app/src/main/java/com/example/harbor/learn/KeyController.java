package com.example.harbor.learn;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.backend.ClerkBackend;

/**
 * Makes an API key of the user, which Clerk shows once.
 */
@Controller
class KeyController {

	private final ClerkBackend clerk;

	KeyController(ClerkBackend clerk) {
		this.clerk = clerk;
	}

	record ApiKey(String id, String secret, List<String> scopes) {

	}

	@PostMapping("/learn/machine-tokens")
	String create(@RequestParam boolean write, SessionAuth auth, Model model) {
		String scope = write ? "projects:write" : "projects:read";
		Map<String, ?> wanted = Map.of("name", "From the sample", "subject", auth.userId(), //
				"scopes", List.of(scope), "seconds_until_expiration", 3600);
		model.addAttribute("key", this.clerk.exchange(HttpMethod.POST, "/api_keys", wanted, ApiKey.class));
		model.addAttribute("host", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
		model.addAttribute("capability", Capability.MACHINE_TOKENS);
		return "capability";
	}

}
