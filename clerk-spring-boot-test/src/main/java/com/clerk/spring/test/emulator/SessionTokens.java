package com.clerk.spring.test.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes session tokens ({@code shared/spec/clerk-emulator.md} section 9).
 */
final class SessionTokens {

	private static final String SESSION_CATEGORY = "cl_B7d4PD111AAA";

	private static final long NOT_BEFORE_LEEWAY = 10;

	private static final int VERSION_2 = 2;

	private final Instance instance;

	private final SigningKeys keys;

	private final EmulatorState state;

	private final Clock clock;

	SessionTokens(Instance instance, SigningKeys keys, EmulatorState state, Clock clock) {
		this.instance = instance;
		this.keys = keys;
		this.state = state;
		this.clock = clock;
	}

	/**
	 * Makes a token that begins to live now.
	 * @param session the session
	 * @param authorizedParty the origin that it is made for, or null
	 */
	String create(Session session, @Nullable String authorizedParty) {
		return create(session, authorizedParty, this.state.settings().tokenTtl());
	}

	String create(Session session, @Nullable String authorizedParty, Duration life) {
		return sign(claims(session, authorizedParty, this.clock.instant(), life));
	}

	/**
	 * Makes a token whose life ended some time ago.
	 */
	String createExpired(Session session, @Nullable String authorizedParty, Duration ago) {
		Duration life = this.state.settings().tokenTtl();
		return sign(claims(session, authorizedParty, this.clock.instant().minus(ago).minus(life), life));
	}

	private Map<String, Object> claims(Session session, @Nullable String authorizedParty, Instant at, Duration life) {
		EmulatorSettings settings = this.state.settings();
		UserAccount account = this.state.account(session.userId()).orElseThrow();
		long issuedAt = at.getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		if (authorizedParty != null) {
			claims.put("azp", authorizedParty);
		}
		claims.put("exp", issuedAt + life.toSeconds());
		claims.put("fva", List.of(minutes(session.firstFactorAt(), at), minutes(session.secondFactorAt(), at)));
		claims.put("iat", issuedAt);
		claims.put("iss", this.instance.issuer());
		claims.put("jti", Ids.next(""));
		claims.put("nbf", issuedAt - NOT_BEFORE_LEEWAY);
		claims.put("sid", session.id());
		claims.put("sts", session.status().code());
		claims.put("sub", session.userId());
		putOrganization(claims, account, session, settings.tokenVersion());
		account.claims().forEach(claims::putIfAbsent);
		settings.claims().forEach(claims::putIfAbsent);
		return claims;
	}

	private void putOrganization(Map<String, Object> claims, UserAccount account, Session session, int version) {
		Optional<OrganizationClaims> organization = account.membership(session.organizationId())
			.flatMap((membership) -> this.state.organization(membership.organizationId())
				.map((found) -> new OrganizationClaims(found, membership)));
		if (version != VERSION_2) {
			organization.ifPresent((found) -> claims.putAll(found.version1()));
			return;
		}
		claims.put("v", VERSION_2);
		organization.ifPresent((found) -> claims.put("o", found.version2()));
		putScoped(claims, "fea", organization.map((found) -> List.copyOf(found.features())).orElse(List.of()),
				account.features());
		putScoped(claims, "pla", organization.map((found) -> optional(found.organization().plan())).orElse(List.of()),
				optional(account.plan()));
	}

	private static void putScoped(Map<String, Object> claims, String name, List<String> organization,
			List<String> user) {
		List<String> scoped = new ArrayList<>();
		organization.forEach((each) -> scoped.add("o:" + each));
		user.forEach((each) -> scoped.add("u:" + each));
		if (!scoped.isEmpty()) {
			claims.put(name, String.join(",", scoped));
		}
	}

	private static List<String> optional(@Nullable String value) {
		return (value != null) ? List.of(value) : List.of();
	}

	private static long minutes(@Nullable Instant verifiedAt, Instant at) {
		return (verifiedAt != null) ? Math.max(0, Duration.between(verifiedAt, at).toMinutes()) : -1;
	}

	private String sign(Map<String, Object> claims) {
		RSAKey key = this.keys.current();
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT)
			.keyID(key.getKeyID())
			.customParam("cat", SESSION_CATEGORY)
			.build();
		JWSObject token = new JWSObject(header, new Payload(Json.write(claims)));
		try {
			token.sign(new RSASSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The emulator's token can't be signed", ex);
		}
	}

}
