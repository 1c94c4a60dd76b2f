package com.example.harbor.page;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkAuth;

/**
 * Signing in: on a form of our own where pages have Clerk's browser client, else on
 * Clerk's hosted page.
 */
@Controller
class SignInController {

	private static final String DASHBOARD = "dashboard";

	private final HarborProperties properties;

	private final WayBack wayBack;

	SignInController(HarborProperties properties, WayBack wayBack) {
		this.properties = properties;
		this.wayBack = wayBack;
	}

	@GetMapping("/sign-in")
	String signIn(Auth auth, @RequestParam(name = "redirect_url", required = false) @Nullable String redirectUrl,
			Model model) {
		String wayBack = this.wayBack.to(redirectUrl, DASHBOARD);
		if (auth.isAuthenticated()) {
			return "redirect:" + wayBack;
		}
		// Users of a satellite sign in at its primary.
		if (this.properties.browserClient() && !ClerkAuth.currentInstance().satellite()) {
			model.addAttribute("wayBack", wayBack);
			model.addAttribute("demoUsers", this.properties.demoUsers());
			if (!this.properties.demoUsers().isEmpty()) {
				model.addAttribute("action", hostedPage(wayBack));
			}
			return "sign-in";
		}
		throw auth.redirectToSignIn(wayBack);
	}

	@GetMapping("/sign-up")
	String signUp(Auth auth) {
		throw auth.redirectToSignUp(this.wayBack.to(null, DASHBOARD));
	}

	/**
	 * Takes the form where no script does. Only the local Clerk's does so.
	 */
	private static String hostedPage(String wayBack) {
		return UriComponentsBuilder.fromUriString(ClerkAuth.currentInstance().frontendApiUrl() + "/sign-in")
			.queryParam("redirect_url", "{url}")
			.encode()
			.buildAndExpand(wayBack)
			.toUriString();
	}

}
