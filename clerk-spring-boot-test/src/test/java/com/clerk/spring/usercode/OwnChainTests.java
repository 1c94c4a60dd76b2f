package com.clerk.spring.usercode;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.SessionAuth;

import static com.clerk.spring.security.ClerkConfigurer.clerk;
import static com.clerk.spring.security.ClerkConfigurer.clerkRequires;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "With Spring Security", run.
 */
@SpringBootTest
@AutoConfigureMockMvc
class OwnChainTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void roleIsAnAuthority() {
		assertThat(this.mvc.get().uri("/admin/users")).hasStatus(404);
		assertThat(this.mvc.get().uri("/admin/users").with(clerkUser().role("org:member"))).hasStatus(404);
		assertThat(this.mvc.get().uri("/admin/users").with(clerkUser().role("org:admin"))).hasStatusOk();
	}

	@Test
	void permissionIsAnAuthority() {
		assertThat(this.mvc.get().uri("/invoices/mine").with(clerkUser().permission("org:invoices:write")))
			.hasStatus(404);
		assertThat(this.mvc.get().uri("/invoices/mine").with(clerkUser("user_7").permission("org:invoices:read")))
			.hasBodyTextEqualTo("user_7");
	}

	@Test
	void requirementGuardsARoute() {
		assertThat(this.mvc.get().uri("/reports/all").with(clerkUser())).hasStatus(404);
		assertThat(this.mvc.get().uri("/reports/all").with(clerkUser().plan("gold"))).hasStatusOk();
	}

	@Test
	void expressionSeesTheAuthEvenOfNobody() {
		assertThat(this.mvc.get().uri("/pay")).hasStatus(404);
		assertThat(this.mvc.get().uri("/pay").with(clerkUser().permission("org:invoices:read"))).hasStatusOk();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableMethodSecurity
	@Import(AnyController.class)
	static class Application {

		@Bean
		SecurityFilterChain api(HttpSecurity http) {
			http.with(clerk(), Customizer.withDefaults());
			http.authorizeHttpRequests((a) -> a.requestMatchers("/admin/**")
				.hasRole("org:admin")
				.requestMatchers("/invoices/**")
				.hasAuthority("org:invoices:read")
				.requestMatchers("/reports/**")
				.access(clerkRequires(Requirement.plan("gold")))
				.anyRequest()
				.permitAll());
			return http.build();
		}

	}

	@RestController
	static class AnyController {

		@GetMapping({ "/admin/users", "/reports/all" })
		String any() {
			return "here";
		}

		@GetMapping("/invoices/mine")
		String mine(@AuthenticationPrincipal SessionAuth auth) {
			return auth.userId();
		}

		@GetMapping("/pay")
		@PreAuthorize("principal.hasPermission('org:invoices:read')")
		public String pay() {
			return "paid";
		}

	}

}
