package com.clerk.spring.security;

import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.clerk.spring.auth.Denial;

/**
 * The chain of an application that writes none: every request is authenticated and open
 * until something is protected, there is no server session, no login of Spring's own, and
 * no CSRF token, as requests with a session cookie must come from the application's own
 * pages anyway.
 *
 * @since 0.1.0
 */
public final class ClerkDefaultChain {

	private static final AuthorizationResult REFUSED = new RefusedByClerk(new Denial.Forbidden(null, null));

	private ClerkDefaultChain() {
	}

	/**
	 * Builds the chain.
	 * @param http a builder with nothing but Spring Security's defaults
	 * @param closed requests that are refused to everybody, as if there were no such
	 * route: operators' endpoints, which no customer may see by signing up
	 * @return the chain
	 */
	public static SecurityFilterChain build(HttpSecurity http, RequestMatcher closed) {
		http.with(ClerkConfigurer.clerk(), Customizer.withDefaults());
		http.securityContext(
				(context) -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()));
		http.csrf(AbstractHttpConfigurer::disable);
		http.logout(AbstractHttpConfigurer::disable);
		http.authorizeHttpRequests((authorize) -> authorize.requestMatchers(closed)
			.access((authentication, context) -> REFUSED)
			.anyRequest()
			.permitAll());
		return http.build();
	}

}
