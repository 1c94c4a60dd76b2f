package com.clerk.spring.test.replay;

import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.clerk.spring.test.emulator.EmulatedMachineToken;
import com.clerk.spring.test.emulator.EmulatedMachineTokenBuilder;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.clerk.spring.test.emulator.EmulatedUser;
import com.clerk.spring.test.emulator.EmulatedUserBuilder;
import com.nimbusds.jose.JWSObject;
import tools.jackson.databind.JsonNode;

/**
 * Has the emulator make the tokens of a case: for the same user and session, at the same
 * time, with the same claims.
 */
final class LocalTokens {

	private static final Set<String> STANDARD_CLAIMS = Set.of("azp", "exp", "fva", "iat", "iss", "nbf", "sid", "sts",
			"sub", "v", "o", "fea", "pla", "org_id", "org_slug", "org_role", "org_permissions", "jti");

	private static final Set<String> STANDARD_MACHINE_CLAIMS = Set.of("aud", "exp", "iat", "iss", "jti", "nbf",
			"scopes", "sub");

	private static final String ODD_CLAIMS = "a token whose claims Clerk does not write";

	private static final int NOT_BEFORE_LEEWAY = 10;

	private final LocalInstance instance;

	private final String recordedIssuer;

	private final Map<String, EmulatedUser> users = new LinkedHashMap<>();

	private final Map<String, EmulatedSession> sessions = new LinkedHashMap<>();

	LocalTokens(LocalInstance instance, String recordedIssuer) {
		this.instance = instance;
		this.recordedIssuer = recordedIssuer;
	}

	/**
	 * Returns the sessions, by their recorded ids.
	 */
	Map<String, EmulatedSession> sessions() {
		return this.sessions;
	}

	/**
	 * Makes a token.
	 * @throws NotStandardException if the emulator makes none with the same claims
	 */
	String make(RecordedToken recorded) {
		try {
			return switch (recorded.kind()) {
				case SESSION -> makeSession(recorded);
				case M2M -> makeM2m(recorded);
				case OAUTH -> makeOAuth(recorded);
				case HANDSHAKE -> throw new IllegalStateException("A handshake token is no session's");
			};
		}
		catch (IllegalArgumentException ex) {
			throw new NotStandardException(ODD_CLAIMS);
		}
	}

	private String makeSession(RecordedToken recorded) {
		long issuedAt = recorded.time("iat");
		this.instance.clerk().tokenTtl(Duration.ofSeconds(recorded.time("exp") - issuedAt));
		this.instance.clerk().sessionTokenVersion(recorded.claims().has("v") ? 2 : 1);
		String token = this.instance.at(issuedAt, () -> {
			EmulatedSession session = session(recorded);
			recorded.claims()
				.path("fva")
				.valueStream()
				.findFirst()
				.ifPresent((age) -> session.factorVerificationAge(Duration.ofMinutes(age.asLong()), null));
			if (recorded.text("sts").equals("pending")) {
				session.pending();
			}
			String party = recorded.text("azp");
			return (party.isEmpty() ? session : session.seenFrom(party)).sessionToken();
		});
		Map<String, Object> own = claims(token);
		Map<String, Object> expected = expected(recorded);
		expected.put("sid", this.sessions.get(recorded.text("sid")).id());
		// What Clerk writes in every token, and older tokens lack.
		own.remove("jti");
		Stream.of("sts", "org_permissions")
			.filter((name) -> !expected.containsKey(name) && Set.of("active", "[]").contains("" + own.get(name)))
			.forEach(own::remove);
		require(own, expected);
		return token;
	}

	private EmulatedSession session(RecordedToken recorded) {
		String id = recorded.text("sid");
		if (!id.matches("sess_[A-Za-z0-9]+") || !recorded.text("sub").matches("user_[A-Za-z0-9]+")) {
			throw new NotStandardException(ODD_CLAIMS);
		}
		EmulatedUser user = this.users.computeIfAbsent(recorded.text("sub"), (userId) -> user(userId, recorded));
		return this.sessions.computeIfAbsent(id, (any) -> this.instance.clerk().signIn(user));
	}

	private EmulatedUser user(String id, RecordedToken recorded) {
		EmulatedUserBuilder user = this.instance.clerk().user(LocalInstance.address(id)).id(id);
		recorded.claims()
			.propertyStream()
			.filter((claim) -> !STANDARD_CLAIMS.contains(claim.getKey()))
			.forEach((claim) -> user.claim(claim.getKey(), plain(claim.getValue())));
		JsonNode claims = recorded.claims();
		if (claims.has("org_id")) {
			join(user, recorded.text("org_id"), recorded.text("org_slug"), recorded.text("org_role"),
					claims.path("org_permissions").valueStream().map(JsonNode::asString).toArray(String[]::new));
		}
		else if (claims.has("o")) {
			JsonNode organization = claims.get("o");
			join(user, organization.path("id").asString(""), organization.path("slg").asString(""),
					"org:" + organization.path("rol").asString(""));
		}
		return user.create();
	}

	private void join(EmulatedUserBuilder user, String id, String slug, String role, String... permissions) {
		this.instance.clerk().organization(slug).id(id).create();
		user.memberOf(id, role, permissions);
	}

	private String makeM2m(RecordedToken recorded) {
		Map<String, Object> more = new LinkedHashMap<>();
		recorded.claims()
			.propertyStream()
			.filter((claim) -> !STANDARD_MACHINE_CLAIMS.contains(claim.getKey()))
			.forEach((claim) -> more.put(claim.getKey(), plain(claim.getValue())));
		String token = this.instance.at(recorded.time("iat"),
				() -> this.instance.clerk()
					.m2mTokens()
					.create((each) -> describe(each.jwt().claims(more), recorded, recorded.text("scopes")))
					.token());
		Map<String, Object> own = claims(token);
		Map<String, Object> expected = expected(recorded);
		expected.remove("jti");
		// Clerk writes them in every token.
		Set<String> written = new LinkedHashSet<>(Set.of("aud", "nbf", "jti", "scopes"));
		written.removeAll(expected.keySet());
		own.keySet().removeAll(written);
		require(own, expected);
		return token;
	}

	private String makeOAuth(RecordedToken recorded) {
		EmulatedMachineToken token = this.instance.at(recorded.time("iat"),
				() -> this.instance.clerk()
					.oauthTokens()
					.create((each) -> describe(each.jwt().clientId(recorded.text("client_id")), recorded,
							recorded.text("scope"))));
		Map<String, Object> own = claims(token.token());
		Map<String, Object> expected = expected(recorded);
		own.remove("jti");
		if (expected.remove("jti") == null) {
			throw new NotStandardException(ODD_CLAIMS);
		}
		require(own, expected);
		return token.token();
	}

	private static void describe(EmulatedMachineTokenBuilder<?> token, RecordedToken recorded, String scopes) {
		token.subject(recorded.text("sub"))
			.scopes(scopes.isEmpty() ? new String[0] : scopes.split(" "))
			.expiresIn(Duration.ofSeconds(recorded.time("exp") - recorded.time("iat")));
	}

	/**
	 * Returns the recorded claims under this instance's names. When a token was first
	 * good has no influence where it is so by now, as it is in all tokens that Clerk
	 * makes.
	 */
	private Map<String, Object> expected(RecordedToken recorded) {
		Map<String, Object> claims = new LinkedHashMap<>();
		recorded.claims().propertyStream().forEach((claim) -> claims.put(claim.getKey(), plain(claim.getValue())));
		if (claims.get("iss") instanceof String issuer && issuer.equals(this.recordedIssuer)) {
			claims.put("iss", "https://" + this.instance.key().frontendApiHost());
		}
		long now = this.instance.now().getEpochSecond();
		if (claims.get("nbf") instanceof Integer notBefore && notBefore <= now && recorded.time("iat") <= now) {
			claims.put("nbf", recorded.claims().get("iat").asInt() - NOT_BEFORE_LEEWAY);
		}
		return claims;
	}

	private static void require(Map<String, Object> own, Map<String, Object> expected) {
		if (!own.equals(expected)) {
			throw new NotStandardException(ODD_CLAIMS);
		}
	}

	private static Object plain(JsonNode value) {
		return RecordedCase.MAPPER.convertValue(value, Object.class);
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> claims(String token) {
		try {
			return RecordedCase.MAPPER.readValue(JWSObject.parse(token).getPayload().toString(), LinkedHashMap.class);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
