package com.example.harbor;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkAuth;

/**
 * Gives every page its caller, and what Clerk's browser client needs.
 */
@ControllerAdvice
class PageModel {

	private final boolean hasBrowserClient;

	PageModel(@Value("${harbor.browser-client:false}") boolean hasBrowserClient) {
		this.hasBrowserClient = hasBrowserClient;
	}

	/**
	 * Tells the page of Clerk's browser client, when pages have it.
	 */
	@ModelAttribute("browserClient")
	@Nullable BrowserClient browserClient() {
		return this.hasBrowserClient ? BrowserClient.of(ClerkAuth.currentInstance()) : null;
	}

	@ModelAttribute("auth")
	Auth auth(Auth auth) {
		return auth;
	}

}
