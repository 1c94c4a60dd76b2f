package com.example.harbor;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

import com.clerk.spring.auth.Auth;

/**
 * Pages for everybody.
 */
@Controller
class HomeController {

	@GetMapping("/")
	String home() {
		return "home";
	}

	/**
	 * With Clerk's browser client a form of our own, else the hosted page. Clerk takes
	 * absolute addresses alone as the way back.
	 */
	@GetMapping("/sign-in")
	String signIn(Auth auth, @RequestParam(name = "redirect_url", required = false) @Nullable String redirectUrl,
			Model model) {
		if (model.getAttribute("browserClient") instanceof BrowserClient browserClient) {
			model.addAttribute("action",
					UriComponentsBuilder.fromUriString(browserClient.proxyUrl() + "/sign-in")
						.queryParam("redirect_url", "{url}")
						.encode()
						.buildAndExpand((redirectUrl != null) ? redirectUrl : dashboard())
						.toUriString());
			return "sign-in";
		}
		if (auth.isAuthenticated()) {
			return "redirect:/dashboard";
		}
		throw auth.redirectToSignIn("/dashboard");
	}

	@GetMapping("/sign-up")
	String signUp(Auth auth) {
		throw auth.redirectToSignUp("/dashboard");
	}

	@GetMapping("/no-access")
	String noAccess() {
		return "no-access";
	}

	private static String dashboard() {
		return ServletUriComponentsBuilder.fromCurrentContextPath().path("/dashboard").toUriString();
	}

}
