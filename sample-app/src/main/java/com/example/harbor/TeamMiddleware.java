package com.example.harbor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.clerk.spring.route.ClerkRouteMatcher;
import com.clerk.spring.security.ClerkMiddleware;

/**
 * A rule that compares the path with the caller: only a team's own administrators reach
 * its settings.
 */
@Configuration(proxyBeanMethods = false)
class TeamMiddleware {

	@Bean
	ClerkMiddleware teamSettings() {
		ClerkRouteMatcher settings = ClerkRouteMatcher.of("/api/teams/:slug/:path*");
		return (auth, request) -> {
			if (settings.matches(request)) {
				String slug = settings.matcher(request).getVariables().get("slug");
				auth.protect((session) -> session.hasRole("org:admin") && slug.equals(session.orgSlug()));
			}
		};
	}

}
