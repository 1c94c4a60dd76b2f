package com.clerk.spring.test;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.security.ClerkConfigurer;
import com.clerk.spring.security.ClerkDenialResponder;
import com.clerk.spring.security.ClerkMethodSecurity;
import com.clerk.spring.security.ClerkProtections;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.web.ClerkWebMvc;

/**
 * A small application with an endpoint for each thing a user can have.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@EnableWebSecurity
@EnableMethodSecurity
@Import({ ProjectsApplication.ProjectController.class, ProjectsApplication.Billing.class })
class ProjectsApplication {

	@Bean
	@Order(1)
	SecurityFilterChain partners(HttpSecurity http) {
		http.securityMatcher("/partners/**");
		http.with(ClerkConfigurer.clerk(), (clerk) -> clerk.tokens(TokenType.OAUTH_TOKEN));
		http.authorizeHttpRequests((requests) -> requests.anyRequest().hasAuthority("SCOPE_read"));
		return http.build();
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.with(ClerkConfigurer.clerk(), Customizer.withDefaults());
		http.csrf(AbstractHttpConfigurer::disable);
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/spring/admin")
			.hasRole("org:admin")
			.requestMatchers("/spring/user")
			.authenticated()
			.anyRequest()
			.permitAll());
		return http.build();
	}

	@Bean
	ClerkOptions options() {
		return ClerkOptions.builder().signInUrl("https://accounts.example.com/sign-in").build();
	}

	@Bean
	RequestAuthenticator authenticator() {
		return (request, options, accepted) -> new RequestState(RequestState.Status.SIGNED_OUT,
				"session-token-and-uat-missing", "", TokenType.SESSION_TOKEN, null, null, Map.of(), List.of(), null,
				RequestState.Settings.EMPTY);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ClerkProtections protections() {
		return ClerkMethodSecurity.protections();
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor advisor(ClerkProtections protections) {
		return ClerkMethodSecurity.advisor(protections);
	}

	@Bean
	static BeanFactoryPostProcessor proxyCreator(Environment environment) {
		return ClerkMethodSecurity.proxyCreator(environment);
	}

	@Bean
	DenialResponder responder() {
		return new ClerkDenialResponder((request) -> false, (request, response) -> response.sendError(404));
	}

	@Bean
	MappedInterceptor interceptor(ClerkProtections protections, DenialResponder responder) {
		return ClerkWebMvc.interceptor(protections, responder);
	}

	@Bean
	WebMvcConfigurer configurer(DenialResponder responder) {
		return ClerkWebMvc.configurer(responder);
	}

	@RestController
	@ClerkProtect
	static class ProjectController {

		private final Billing billing;

		ProjectController(Billing billing) {
			this.billing = billing;
		}

		@GetMapping("/projects")
		String list(SessionAuth auth) {
			return auth.userId() + " in " + auth.orgId();
		}

		@PostMapping("/projects")
		@ClerkProtect(permission = "org:projects:create")
		String create() {
			return "created";
		}

		@GetMapping("/admin")
		@ClerkProtect(role = "org:admin")
		String admin() {
			return "admin";
		}

		@GetMapping("/export")
		@ClerkProtect(feature = "export", plan = "gold")
		String export() {
			return "export";
		}

		@GetMapping("/strict")
		@ClerkProtect(reverification = Reverification.STRICT)
		String strict() {
			return "strict";
		}

		@GetMapping("/claim")
		String claim(SessionAuth auth) {
			return String.valueOf(auth.claims().get("metadata"));
		}

		@GetMapping("/token")
		String token(SessionAuth auth) {
			return auth.getToken();
		}

		@GetMapping("/spring/user")
		@PreAuthorize("isAuthenticated()")
		String springUser(Principal principal) {
			return principal.getName();
		}

		@GetMapping("/same")
		boolean same(Auth auth, SessionAuth session, Authentication authentication) {
			return auth == session && auth == authentication.getPrincipal() && auth == ClerkAuth.current();
		}

		@GetMapping("/sign-in-url")
		String signInUrl(Auth auth) {
			return auth.signInUrl();
		}

		@GetMapping("/spring/admin")
		String springAdmin() {
			return "admin";
		}

		@GetMapping("/import")
		@ClerkProtect(token = { TokenType.API_KEY, TokenType.M2M_TOKEN }, scopes = "projects:write")
		String importAll(MachineAuth auth) {
			return auth.tokenType() + " of " + auth.subject() + " " + auth.claims();
		}

		@GetMapping("/partners/me")
		@ClerkProtect(token = TokenType.OAUTH_TOKEN)
		String partner(OAuthAuth auth, Authentication authentication) {
			return authentication.getName() + " " + (auth == authentication.getPrincipal());
		}

		@GetMapping("/billing")
		String billing() {
			return this.billing.pay();
		}

	}

	@Service
	static class Billing {

		@ClerkProtect(role = "org:admin")
		String pay() {
			return "paid";
		}

	}

}
