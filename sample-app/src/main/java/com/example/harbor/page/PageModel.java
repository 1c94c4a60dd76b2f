package com.example.harbor.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkAuth;

/**
 * Gives every page its caller, its policy, and what Clerk's browser client needs.
 */
@ControllerAdvice(annotations = Controller.class)
@EnableConfigurationProperties(HarborProperties.class)
class PageModel {

	private final HarborProperties properties;

	PageModel(HarborProperties properties) {
		this.properties = properties;
	}

	@ModelAttribute("auth")
	Auth auth(Auth auth) {
		return auth;
	}

	/**
	 * The path of the page, by which links know where they are.
	 */
	@ModelAttribute("path")
	String path(HttpServletRequest request) {
		return request.getRequestURI();
	}

	/**
	 * Sets the policy of the page, which shows the nonce to Clerk's components.
	 */
	@ModelAttribute("policy")
	PagePolicy policy(HttpServletResponse response, Auth auth) {
		PagePolicy policy = PagePolicy.of(auth, ClerkAuth.currentInstance());
		response.setHeader("Content-Security-Policy", policy.directives());
		return policy;
	}

	/**
	 * Tells the page of Clerk's browser client, when pages have it.
	 */
	@ModelAttribute("browserClient")
	@Nullable BrowserClient browserClient() {
		return this.properties.browserClient() ? BrowserClient.of(ClerkAuth.currentInstance()) : null;
	}

}
