package com.example.harbor;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.options.ClerkOptions;

/**
 * Signing out without a script in the page: the session is revoked at Clerk, and the
 * browser forgets its cookies.
 */
@Controller
class SignOutController {

	private final ClerkOptions options;

	private final RestClient clerk;

	SignOutController(ClerkOptions options, RestClient.Builder builder) {
		this.options = options;
		this.clerk = builder.baseUrl(options.apiUrl() + "/" + options.apiVersion())
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + options.secretKey())
			.build();
	}

	@PostMapping("/sign-out")
	String signOut(SessionAuth auth, HttpServletRequest request, HttpServletResponse response) {
		try {
			this.clerk.post().uri("/sessions/{id}/revoke", auth.sessionId()).retrieve().toBodilessEntity();
		}
		catch (RestClientException ex) {
			return "redirect:/dashboard?sign-out-failed=true";
		}
		String suffix = "_" + this.options.publishableKey().cookieSuffix();
		for (String name : List.of("__session", "__session" + suffix, "__refresh" + suffix)) {
			response.addHeader(HttpHeaders.SET_COOKIE, expired(name, request.isSecure()));
		}
		return "redirect:/";
	}

	private static String expired(String name, boolean secure) {
		return ResponseCookie.from(name, "").path("/").sameSite("Lax").secure(secure).maxAge(0).build().toString();
	}

}
