package com.example.harbor.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkAuth;

/**
 * Gives every page its address and its policy. Who is calling, and what Clerk's browser
 * client needs, templates have as {@code #clerk}.
 */
@ControllerAdvice(annotations = Controller.class)
@EnableConfigurationProperties(HarborProperties.class)
class PageModel {

	private final HarborProperties properties;

	PageModel(HarborProperties properties) {
		this.properties = properties;
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
	 * Tells whether the page has Clerk's browser client.
	 */
	@ModelAttribute("browserClient")
	boolean browserClient() {
		return this.properties.browserClient();
	}

}
