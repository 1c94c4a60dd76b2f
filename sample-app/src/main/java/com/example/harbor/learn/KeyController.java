package com.example.harbor.learn;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.backend.ClerkBackend;

/**
 * Makes an API key of the user, which Clerk shows once, in place of the one before.
 */
@Controller
class KeyController {

	private static final String PAGE = "/learn/machine-tokens";

	private static final String NAME = "From the sample";

	private final ClerkBackend clerk;

	KeyController(ClerkBackend clerk) {
		this.clerk = clerk;
	}

	record ApiKey(String id, String name, String secret, List<String> scopes) {

	}

	record ApiKeys(List<ApiKey> data) {

	}

	/**
	 * The key is shown by the page to which this leads: loading that again makes no key.
	 */
	@PostMapping(path = PAGE, params = "write")
	String create(@RequestParam boolean write, SessionAuth auth, RedirectAttributes page) {
		revokeAll(auth);
		String scope = write ? "projects:write" : "projects:read";
		Map<String, ?> wanted = Map.of("name", NAME, "subject", auth.userId(), //
				"scopes", List.of(scope), "seconds_until_expiration", 3600);
		page.addFlashAttribute("key", this.clerk.exchange(HttpMethod.POST, "/api_keys", wanted, ApiKey.class));
		page.addFlashAttribute("host", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
		return "redirect:" + PAGE;
	}

	@PostMapping(path = PAGE, params = "revoke")
	String revoke(SessionAuth auth, RedirectAttributes page) {
		revokeAll(auth);
		page.addFlashAttribute("revoked", true);
		return "redirect:" + PAGE;
	}

	/**
	 * Clerk lists the keys that are good still.
	 */
	private void revokeAll(SessionAuth auth) {
		ApiKeys keys = this.clerk.exchange(HttpMethod.GET, "/api_keys?subject={user}", null, ApiKeys.class,
				auth.userId());
		keys.data()
			.stream()
			.filter((key) -> NAME.equals(key.name()))
			.forEach((key) -> this.clerk.exchange(HttpMethod.POST, "/api_keys/{id}/revoke", Map.of(), Void.class,
					key.id()));
	}

}
