package com.clerk.spring.test.emulator.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.Ids;

/**
 * Somebody signed in to a browser.
 *
 * @param id an id such as {@code sess_…}
 * @param clientId the browser
 * @param userId who
 * @param status what became of it
 * @param actor who acts in the user's place, with {@code sub}; empty for nobody
 * @param organizationId the active organization, or null for the personal account
 * @param firstFactorAt when the first factor was verified
 * @param secondFactorAt when the second factor was verified, or null
 * @param refreshToken what the cookie {@code __refresh} holds
 * @param createdAt when it began
 * @param updatedAt when it last changed
 */
public record Session(String id, String clientId, String userId, SessionStatus status, Map<String, Object> actor,
		@Nullable String organizationId, Instant firstFactorAt, @Nullable Instant secondFactorAt, String refreshToken,
		Instant createdAt, Instant updatedAt) {

	private static final Duration LIFE = Duration.ofDays(7);

	static Session begin(Client client, UserAccount account, Map<String, Object> actor, Instant now) {
		String organizationId = account.memberships().stream().map(Membership::organizationId).findFirst().orElse(null);
		return new Session(Ids.next("sess_"), client.id(), account.user().id(), SessionStatus.ACTIVE, actor,
				organizationId, now, null, Ids.secret("rt_"), now, now);
	}

	/**
	 * Returns how many minutes ago the first and the second factor were verified, -1 for
	 * never.
	 */
	public List<Long> factorVerificationAge(Instant at) {
		return List.of(minutes(this.firstFactorAt, at), minutes(this.secondFactorAt, at));
	}

	private static long minutes(@Nullable Instant verifiedAt, Instant at) {
		return (verifiedAt != null) ? Math.max(0, Duration.between(verifiedAt, at).toMinutes()) : -1;
	}

	/**
	 * Returns when it would end by itself.
	 */
	public Instant expiresAt() {
		return this.createdAt.plus(LIFE);
	}

	public boolean isLive() {
		return this.status.isLive();
	}

	Session withStatus(SessionStatus status, Instant now) {
		return new Session(this.id, this.clientId, this.userId, status, this.actor, this.organizationId,
				this.firstFactorAt, this.secondFactorAt, this.refreshToken, this.createdAt, now);
	}

	public Session withOrganization(@Nullable String organizationId, Instant now) {
		return new Session(this.id, this.clientId, this.userId, this.status, this.actor, organizationId,
				this.firstFactorAt, this.secondFactorAt, this.refreshToken, this.createdAt, now);
	}

	Session withFactors(Instant first, @Nullable Instant second, Instant now) {
		return new Session(this.id, this.clientId, this.userId, this.status, this.actor, this.organizationId, first,
				second, this.refreshToken, this.createdAt, now);
	}

	Session withRefreshToken(String refreshToken) {
		return new Session(this.id, this.clientId, this.userId, this.status, this.actor, this.organizationId,
				this.firstFactorAt, this.secondFactorAt, refreshToken, this.createdAt, this.updatedAt);
	}

	/**
	 * Shows id and status only.
	 */
	@Override
	public String toString() {
		return "Session[" + this.id + ", " + this.status + "]";
	}

}
