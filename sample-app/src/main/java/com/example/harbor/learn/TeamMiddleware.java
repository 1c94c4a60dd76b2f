package com.example.harbor.learn;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.clerk.spring.route.ClerkRouteMatcher;
import com.clerk.spring.security.ClerkMiddleware;

/**
 * A rule that compares the path with the caller: only a team's own administrators reach
 * what is below its address.
 */
@Configuration(proxyBeanMethods = false)
class TeamMiddleware {

	@Bean
	ClerkMiddleware teamsOwnAdministrators() {
		ClerkRouteMatcher team = ClerkRouteMatcher.of("/api/teams/:slug/:path*");
		return (auth, request) -> {
			if (team.matches(request)) {
				String slug = team.matcher(request).getVariables().get("slug");
				auth.protect((session) -> session.hasRole("org:admin") && slug.equals(session.orgSlug()));
			}
		};
	}

}
