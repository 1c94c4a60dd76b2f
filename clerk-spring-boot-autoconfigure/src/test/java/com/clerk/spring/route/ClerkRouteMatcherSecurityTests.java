package com.clerk.spring.route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.DefaultHttpFirewall;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Tests for {@link ClerkRouteMatcher} in the rules of a security filter chain which has
 * no filter of Clerk's and lets every path in.
 */
@SpringJUnitWebConfig
class ClerkRouteMatcherSecurityTests {

	private final MockMvc mockMvc;

	ClerkRouteMatcherSecurityTests(@Autowired WebApplicationContext context) {
		this.mockMvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
	}

	@Test
	void decidesInAuthorizationRules() throws Exception {
		this.mockMvc.perform(get("/sign-in/factor-one")).andExpect(status().isOk());
		this.mockMvc.perform(get("/admin/users")).andExpect(status().isForbidden());
	}

	@Test
	void givesItsVariablesToAuthorizationRules() throws Exception {
		this.mockMvc.perform(get("/orgs/acme/members")).andExpect(status().isOk());
		this.mockMvc.perform(get("/orgs/other/members")).andExpect(status().isForbidden());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/sign-in/..;/admin/users", "/sign-in%5C..%5Cadmin", "/%C0%AFadmin", "/sign-in/%E2%80%A8" })
	void aMalformedPathIsABadRequest(String requestUri) throws Exception {
		this.mockMvc.perform(get("/x").with(requestUri(requestUri))).andExpect(status().isBadRequest());
	}

	private static RequestPostProcessor requestUri(String requestUri) {
		return (request) -> {
			request.setRequestURI(requestUri);
			return request;
		};
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebMvc
	@EnableWebSecurity
	static class Application {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			ClerkRouteMatcher isPublic = ClerkRouteMatcher.of("/sign-in/:path*");
			ClerkRouteMatcher isMembers = ClerkRouteMatcher.of("/orgs/:slug/members");
			http.authorizeHttpRequests((authorize) -> authorize.requestMatchers(isPublic)
				.permitAll()
				.requestMatchers(isMembers)
				.access((authentication,
						context) -> new AuthorizationDecision("acme".equals(context.getVariables().get("slug"))))
				.requestMatchers(isPublic.negate())
				.denyAll());
			return http.build();
		}

		@Bean
		HttpFirewall firewall() {
			return new DefaultHttpFirewall();
		}

		@Bean
		Pages pages() {
			return new Pages();
		}

	}

	@RestController
	static class Pages {

		@GetMapping({ "/sign-in/{step}", "/admin/users", "/orgs/{slug}/members" })
		String page() {
			return "page";
		}

	}

}
