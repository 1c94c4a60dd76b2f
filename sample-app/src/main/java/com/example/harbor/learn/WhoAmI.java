package com.example.harbor.learn;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.SessionAuth;

/**
 * What the server knows of its caller: nulls for nobody.
 */
@RestController
class WhoAmI {

	record Me(@Nullable String userId, @Nullable String sessionId, @Nullable String orgId, @Nullable String orgSlug,
			@Nullable String orgRole, List<String> orgPermissions) {

	}

	@GetMapping("/api/me")
	Me me(@Nullable SessionAuth auth) {
		if (auth == null) {
			return new Me(null, null, null, null, null, List.of());
		}
		return new Me(auth.userId(), auth.sessionId(), auth.orgId(), auth.orgSlug(), auth.orgRole(),
				auth.orgPermissions());
	}

}
