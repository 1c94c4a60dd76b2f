package com.example.harbor;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.SessionAuth;

/**
 * What the server knows of its caller, and the other ways to protect an endpoint.
 */
@RestController
@RequestMapping("/api")
class CallerApi {

	/**
	 * Who is calling: nulls for nobody.
	 */
	record Me(@Nullable String userId, @Nullable String sessionId, @Nullable String orgId, @Nullable String orgSlug,
			@Nullable String orgRole, List<String> orgPermissions) {

		static Me of(SessionAuth auth) {
			return new Me(auth.userId(), auth.sessionId(), auth.orgId(), auth.orgSlug(), auth.orgRole(),
					auth.orgPermissions());
		}

	}

	@GetMapping("/me")
	Me me(@Nullable SessionAuth auth, Auth anybody) {
		return (auth != null) ? Me.of(auth) : new Me(anybody.userId(), null, null, null, null, List.of());
	}

	/**
	 * Decided by the type of the argument alone: a session that is not optional must be
	 * there.
	 */
	@GetMapping("/session")
	Map<String, Object> session(SessionAuth auth) {
		return auth.claims().asMap();
	}

	/**
	 * Decided in code, for what an annotation can't say.
	 */
	@GetMapping("/reports")
	Map<String, String> reports(Auth auth) {
		SessionAuth caller = auth.protect(Requirement.feature("export").or(Requirement.role("org:admin")));
		return Map.of("report", "Everything of " + caller.orgSlug());
	}

	/**
	 * Decided by the route rules in {@code application.yml}.
	 */
	@GetMapping("/internal/status")
	Map<String, String> status() {
		return Map.of("status", "all hands on deck");
	}

	/**
	 * Decided by the middleware: see {@link TeamMiddleware}.
	 */
	@GetMapping("/teams/{slug}/settings")
	Map<String, String> settings(@PathVariable String slug) {
		return Map.of("team", slug);
	}

}
