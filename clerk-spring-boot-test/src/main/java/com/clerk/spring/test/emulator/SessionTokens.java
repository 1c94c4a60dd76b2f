package com.clerk.spring.test.emulator;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;

/**
 * Issues session tokens as Clerk does ({@code shared/spec/clerk-emulator.md} section 9).
 */
final class SessionTokens {

	private static final String SESSION_CATEGORY = "cl_B7d4PD111AAA";

	private static final long NOT_BEFORE_SECONDS = 10;

	private final EmulatorInstance instance;

	private final EmulatorKeys keys;

	private final Clock clock;

	private volatile Duration lifetime;

	SessionTokens(EmulatorInstance instance, EmulatorKeys keys, Clock clock, Duration lifetime) {
		this.instance = instance;
		this.keys = keys;
		this.clock = clock;
		this.lifetime = lifetime;
	}

	void lifetime(Duration changed) {
		this.lifetime = changed;
	}

	/**
	 * Issues a token.
	 * @param origin the origin of the page it is for, or null for a token without
	 * {@code azp}
	 */
	String issue(SessionRecord session, @Nullable String origin) {
		return issue(session, origin, this.clock.instant().getEpochSecond());
	}

	/**
	 * Issues a token that has expired a minute ago.
	 */
	String issueExpired(SessionRecord session, @Nullable String origin) {
		long life = this.lifetime.toSeconds();
		return issue(session, origin, this.clock.instant().getEpochSecond() - life - Duration.ofMinutes(1).toSeconds());
	}

	private String issue(SessionRecord session, @Nullable String origin, long now) {
		Map<String, Object> claims = new LinkedHashMap<>();
		if (origin != null) {
			claims.put("azp", origin);
		}
		claims.put("exp", now + this.lifetime.toSeconds());
		claims.put("fva", List.of(0, -1));
		claims.put("iat", now);
		claims.put("iss", "https://" + this.instance.publishableKey().frontendApiHost());
		claims.put("jti", Ids.next("jti"));
		claims.put("nbf", now - NOT_BEFORE_SECONDS);
		claims.put("sid", session.id());
		claims.put("sts", session.user().pending() ? "pending" : "active");
		claims.put("sub", session.user().id());
		claims.put("v", 2);
		addRights(claims, session);
		claims.putAll(session.user().claims());
		return sign(claims);
	}

	private static void addRights(Map<String, Object> claims, SessionRecord session) {
		List<String> features = new ArrayList<>();
		String organizationId = session.organizationId();
		if (organizationId != null) {
			session.user()
				.membership(organizationId)
				.ifPresent((membership) -> claims.put("o", organization(membership, features)));
		}
		if (!session.user().features().isEmpty()) {
			features.add(session.user().features());
		}
		if (!features.isEmpty()) {
			claims.put("fea", String.join(",", features));
		}
		if (!session.user().plans().isEmpty()) {
			claims.put("pla", session.user().plans());
		}
	}

	/**
	 * Permissions travel as one bit mask for each feature. Clerk's own never do.
	 */
	private static Map<String, Object> organization(EmulatedMembership membership, List<String> features) {
		Map<String, BigInteger> masks = new TreeMap<>();
		List<String> verbs = new ArrayList<>();
		for (String permission : membership.permissions()) {
			String[] parts = permission.split(":", -1);
			if (parts.length != 3 || parts[1].startsWith("sys_")) {
				continue;
			}
			if (!verbs.contains(parts[2])) {
				verbs.add(parts[2]);
			}
			masks.merge(parts[1], BigInteger.ONE.shiftLeft(verbs.indexOf(parts[2])), BigInteger::or);
		}
		masks.keySet().forEach((feature) -> features.add("o:" + feature));
		Map<String, Object> organization = new LinkedHashMap<>();
		organization.put("id", membership.organization().id());
		organization.put("rol", membership.role().replaceFirst("^org:", ""));
		organization.put("slg", membership.organization().slug());
		if (!verbs.isEmpty()) {
			organization.put("per", String.join(",", verbs));
			organization.put("fpm", masks.values().stream().map(BigInteger::toString).collect(Collectors.joining(",")));
		}
		return organization;
	}

	private String sign(Map<String, Object> claims) {
		RSAKey key = this.keys.current();
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT)
			.keyID(key.getKeyID())
			.customParam("cat", SESSION_CATEGORY)
			.build();
		JWSObject token = new JWSObject(header, new Payload(claims));
		try {
			token.sign(new RSASSASigner(key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("A key made here signs", ex);
		}
		return token.serialize();
	}

}
