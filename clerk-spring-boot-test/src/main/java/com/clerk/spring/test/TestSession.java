package com.clerk.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.util.Assert;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.backend.Json;

/**
 * A made-up session: claims as a session token would hold them. Immutable.
 */
final class TestSession {

	static final String USER_ID = "user_test";

	private static final String SESSION_ID = "sess_test";

	private static final String ORGANIZATION_ID = "org_test";

	private static final String PREFIX = "org:";

	private static final int MILLIS_PER_MINUTE = 60_000;

	private final Map<String, Object> claims;

	private final TestUser user;

	private TestSession(Map<String, Object> claims, TestUser user) {
		this.claims = claims;
		this.user = user;
	}

	/**
	 * A user whose factors have just been verified.
	 */
	static TestSession of(String userId) {
		Assert.hasText(userId, "A user id must not be blank");
		return new TestSession(Map.of(), TestUser.UNKNOWN).with("sub", userId)
			.with("sid", SESSION_ID)
			.with("sts", "active")
			.factorsVerified(Duration.ZERO, Duration.ZERO);
	}

	TestSession with(String claim, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(this.claims);
		changed.put(claim, value);
		return new TestSession(changed, this.user);
	}

	/**
	 * Says more about the user than a session token does.
	 */
	TestSession user(UnaryOperator<TestUser> more) {
		return new TestSession(this.claims, more.apply(this.user));
	}

	TestSession org(String id) {
		return with("org_id", id);
	}

	TestSession orgSlug(String slug) {
		return inOrganization().with("org_slug", slug);
	}

	TestSession role(String role) {
		return inOrganization().with("org_role", prefixed(role));
	}

	TestSession permissions(String... permissions) {
		List<Object> all = new ArrayList<>();
		if (this.claims.get("org_permissions") instanceof List<?> present) {
			all.addAll(present);
		}
		for (String permission : permissions) {
			all.add(prefixed(permission));
		}
		return inOrganization().with("org_permissions", List.copyOf(all));
	}

	TestSession features(String... features) {
		return scoped("fea", features);
	}

	TestSession plans(String... plans) {
		return scoped("pla", plans);
	}

	TestSession pending() {
		return with("sts", "pending");
	}

	TestSession factorsVerified(Duration firstFactorAge, Duration secondFactorAge) {
		return with("fva", List.of(minutes(firstFactorAge), minutes(secondFactorAge)));
	}

	TestSession firstFactorVerified(Duration age) {
		return with("fva", List.of(minutes(age), -1));
	}

	/**
	 * The caller with this session.
	 */
	SessionAuth auth() {
		String userId = String.valueOf(this.claims.get("sub"));
		return SessionAuth.of(SessionClaims.ofParsed(this.claims, Json::convert), "made-up-token-of-" + userId,
				new TestCallerContext(userId, this.user));
	}

	private TestSession inOrganization() {
		return this.claims.containsKey("org_id") ? this : org(ORGANIZATION_ID);
	}

	private TestSession scoped(String claim, String[] names) {
		TestSession session = this;
		for (String name : names) {
			Object present = session.claims.get(claim);
			session = session.with(claim, (present != null) ? present + "," + scoped(name) : scoped(name));
		}
		return session;
	}

	/**
	 * A name without a scope is held by the user and by the organization, so that a test
	 * need not care.
	 */
	private static String scoped(String name) {
		int colon = name.indexOf(':');
		if (colon < 0) {
			return "uo:" + name;
		}
		return (name.startsWith("u") ? "u:" : "o:") + name.substring(colon + 1);
	}

	private static String prefixed(String name) {
		return name.startsWith(PREFIX) ? name : PREFIX + name;
	}

	private static double minutes(Duration age) {
		return (double) age.toMillis() / MILLIS_PER_MINUTE;
	}

}
