package com.clerk.spring.boot;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;

/**
 * An application with a protected page, whose redirect to sign-in tells the public URL.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PublishedApplication.Pages.class)
class PublishedApplication {

	/**
	 * The pages.
	 */
	@RestController
	static class Pages {

		@GetMapping("/open")
		String open(HttpServletRequest request) {
			return "open by " + request.getContextPath();
		}

		@GetMapping("/closed/{name}")
		@ClerkProtect
		String closed(@PathVariable String name) {
			return name;
		}

	}

}
