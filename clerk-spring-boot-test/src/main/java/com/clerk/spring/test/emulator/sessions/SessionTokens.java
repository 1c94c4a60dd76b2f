package com.clerk.spring.test.emulator.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.instance.EmulatorSettings;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;

/**
 * Makes session tokens ({@code shared/spec/clerk-emulator.md} section 9).
 */
public final class SessionTokens {

	private static final long NOT_BEFORE_LEEWAY = 10;

	private static final int VERSION_2 = 2;

	private final Instance instance;

	private final TokenSigner signer;

	private final EmulatorState state;

	private final Clock clock;

	public SessionTokens(Instance instance, TokenSigner signer, EmulatorState state, Clock clock) {
		this.instance = instance;
		this.signer = signer;
		this.state = state;
		this.clock = clock;
	}

	/**
	 * Makes a token that begins to live now.
	 * @param session the session
	 * @param authorizedParty the origin that it is made for, or null
	 */
	public String create(Session session, @Nullable String authorizedParty) {
		return create(session, authorizedParty, this.state.settings().tokenTtl());
	}

	public String create(Session session, @Nullable String authorizedParty, Duration life) {
		return this.signer.sign(claims(session, authorizedParty, this.clock.instant(), life));
	}

	/**
	 * Makes a token of a JWT template, which has the template's claims and neither
	 * session nor organization.
	 * @param session the session
	 * @param template the name of the template
	 * @param authorizedParty the origin that it is made for, or null
	 * @param life how long it is good
	 * @return the token, or empty if there is no such template
	 */
	public Optional<String> createOfTemplate(Session session, String template, @Nullable String authorizedParty,
			Duration life) {
		return Optional.ofNullable(this.state.settings().jwtTemplates().get(template))
			.map((claims) -> this.signer.signTemplateToken(claims(session, claims, authorizedParty, life)));
	}

	private Map<String, Object> claims(Session session, Map<String, Object> template, @Nullable String authorizedParty,
			Duration life) {
		long issuedAt = this.clock.instant().getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		if (authorizedParty != null) {
			claims.put("azp", authorizedParty);
		}
		claims.put("exp", issuedAt + life.toSeconds());
		claims.put("iat", issuedAt);
		claims.put("iss", this.instance.issuer());
		claims.put("jti", Ids.next(""));
		claims.put("nbf", issuedAt - NOT_BEFORE_LEEWAY);
		claims.put("sub", session.userId());
		template.forEach(claims::putIfAbsent);
		return claims;
	}

	public Duration life() {
		return this.state.settings().tokenTtl();
	}

	/**
	 * Makes a token whose life ended some time ago.
	 */
	public String createExpired(Session session, @Nullable String authorizedParty, Duration ago) {
		Duration life = this.state.settings().tokenTtl();
		return this.signer.sign(claims(session, authorizedParty, issueOfExpired(ago), life));
	}

	/**
	 * Returns when a token was made whose life ended some time ago.
	 */
	public Instant issueOfExpired(Duration ago) {
		return this.clock.instant().minus(ago).minus(this.state.settings().tokenTtl());
	}

	private Map<String, Object> claims(Session session, @Nullable String authorizedParty, Instant at, Duration life) {
		EmulatorSettings settings = this.state.settings();
		UserAccount account = this.state.account(session.userId()).orElseThrow(ApiException::sessionNotActive);
		long issuedAt = at.getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		if (!session.actor().isEmpty()) {
			claims.put("act", session.actor());
		}
		if (authorizedParty != null) {
			claims.put("azp", authorizedParty);
		}
		claims.put("exp", issuedAt + life.toSeconds());
		claims.put("fva", session.factorVerificationAge(at));
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

}
