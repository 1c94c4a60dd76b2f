package com.clerk.spring.test;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.SessionAuth;
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
@Import({ ProjectsApplication.ProjectController.class, ProjectsApplication.Billing.class })
class ProjectsApplication {

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.csrf(AbstractHttpConfigurer::disable);
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/spring/admin").hasRole("org:admin").anyRequest().permitAll());
		return http.build();
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
		return ProjectsApplication::respond;
	}

	@Bean
	MappedInterceptor interceptor(ClerkProtections protections, DenialResponder responder) {
		return ClerkWebMvc.interceptor(protections, responder);
	}

	@Bean
	WebMvcConfigurer configurer(DenialResponder responder) {
		return ClerkWebMvc.configurer(responder);
	}

	private static void respond(HttpServletRequest request, HttpServletResponse response, Denial denial)
			throws IOException {
		response.sendError((denial instanceof Denial.Forbidden) ? 403 : 404);
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

		@GetMapping("/spring/admin")
		String springAdmin() {
			return "admin";
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
