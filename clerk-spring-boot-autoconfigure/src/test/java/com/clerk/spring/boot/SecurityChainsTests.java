package com.clerk.spring.boot;

import java.time.Instant;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import com.clerk.spring.boot.RunningApplication.Answer;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.security.ClerkAuthentication;
import com.clerk.spring.security.ClerkAuthenticationFilter;

import static com.clerk.spring.security.ClerkConfigurer.clerk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Chains of an application's own.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecurityChainsTests {

	private static final String RULES = "clerk.routes.protected[0].paths=/admin/:path*";

	@Test
	void rulesThatNoChainHoldsEveryRequestToAreReported(CapturedOutput output) {
		RunningApplication.start(NarrowChain.class, RULES).close();

		assertThat(output).contains("The rules of clerk.routes hold only").contains("S01");
	}

	@Test
	void rulesThatNoChainHoldsAnyRequestToEndTheStart() {
		assertThatExceptionOfType(ClerkConfigurationException.class)
			.isThrownBy(() -> RunningApplication.start(ForeignChain.class, RULES))
			.withMessageContaining("http.with(clerk(), withDefaults())");
	}

	@Test
	void aChainForEveryRequestNeedsNoReport(CapturedOutput output) {
		RunningApplication.start(Rewrapping.class, RULES).close();

		assertThat(output).doesNotContain("The rules of clerk.routes hold only").doesNotContain("S01");
	}

	@Test
	void aCallerThatWasKeptInAnHttpSessionIsNobody() {
		try (RunningApplication application = RunningApplication.start(Rewrapping.class, RULES)) {
			Answer first = application.send("GET /admin/x", "Host: app.example.com",
					"Authorization: Bearer " + TestKeys.token(Instant.now()));
			assertThat(first.body()).contains("user_");
			String session = "Cookie: " + first.header("Set-Cookie").get(0).split(";")[0];

			assertThat(application.send("GET /admin/x", "Host: app.example.com", session).status()).isEqualTo(307);
			assertThat(application.send("GET /admin/x", "Host: app.example.com", session, "Authorization: Bearer junk")
				.status()).isEqualTo(307);
			assertThat(application.send("GET /open", "Host: app.example.com", session).body()).contains("null null");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class NarrowChain {

		@Bean
		SecurityFilterChain api(HttpSecurity http) {
			return http.securityMatcher("/api/**").with(clerk(), withDefaults()).build();
		}

		@Bean
		SecurityFilterChain files(HttpSecurity http) {
			return http.securityMatcher("/files/**").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ForeignChain {

		@Bean
		SecurityFilterChain all(HttpSecurity http) {
			return http.build();
		}

	}

	/**
	 * Adds roles of its own to a caller, and keeps the result in the HTTP session.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Rewrapping {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.with(clerk(), withDefaults())
				.addFilterAfter(new RoleFilter(), ClerkAuthenticationFilter.class)
				.sessionManagement((sessions) -> sessions.requireExplicitAuthenticationStrategy(false))
				.build();
		}

	}

	static final class RoleFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, java.io.IOException {
			if (SecurityContextHolder.getContext().getAuthentication() instanceof ClerkAuthentication known) {
				SecurityContextHolder.getContext()
					.setAuthentication(new PreAuthenticatedAuthenticationToken(known.getPrincipal(), null,
							AuthorityUtils.createAuthorityList("ROLE_OWN")));
			}
			chain.doFilter(request, response);
		}

	}

	@RestController
	static class Handlers {

		@GetMapping("/admin/x")
		String admin() {
			return "admin " + ClerkAuth.current().userId();
		}

		@GetMapping("/open")
		String open(Authentication authentication) {
			return ClerkAuth.current().userId() + " " + authentication;
		}

	}

}
