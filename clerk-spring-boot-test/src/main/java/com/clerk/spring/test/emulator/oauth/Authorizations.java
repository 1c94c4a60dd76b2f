package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What users are asked, and the codes that applications get for a yes.
 */
public final class Authorizations {

	private static final Duration LIFE_OF_CODES = Duration.ofSeconds(60);

	/** How long a user may take for the answer. */
	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final OneTimeSecrets<Question> questions;

	private final OneTimeSecrets<Code> codes;

	private final Clock clock;

	private final OAuthApplications applications;

	Authorizations(OAuthApplications applications, Clock clock) {
		this.questions = new OneTimeSecrets<>("consent_", PATIENCE, clock);
		this.codes = new OneTimeSecrets<>("", LIFE_OF_CODES, clock);
		this.applications = applications;
		this.clock = clock;
	}

	/**
	 * Whether an application wants the user to sign in for what it asks.
	 * @param request what an application asks for
	 * @param signedInAt when the user signed in
	 */
	public boolean needsSignIn(AuthorizationRequest request, Instant signedInAt) {
		return request.needsSignIn(signedInAt, this.clock.instant());
	}

	/**
	 * Keeps what a user is asked.
	 * @param request what an application asks for
	 * @param browserId where the user is asked
	 * @param userId who is asked
	 * @return what the answer must bring along, which no other page can know
	 */
	public String ask(AuthorizationRequest request, String browserId, String userId) {
		return this.questions.keep(new Question(request, browserId, userId));
	}

	/**
	 * Returns what an answer is about.
	 * @param token what it brings along
	 * @param browserId where it comes from
	 * @param userId who is signed in there
	 * @return the request, or empty if this user was not asked there, or answered, or the
	 * application may no longer ask that
	 */
	public Optional<AuthorizationRequest> answered(String token, String browserId, String userId) {
		return this.questions.use(token)
			.filter((question) -> question.browserId().equals(browserId) && question.userId().equals(userId))
			.map(Question::request)
			.filter((request) -> this.applications.find(request.application().id())
				.filter(request::isRightFor)
				.isPresent());
	}

	/**
	 * Makes the code for a yes.
	 * @param request what the user allows
	 * @param userId who does
	 * @param signedInAt when this user signed in
	 */
	public String allow(AuthorizationRequest request, String userId, Instant signedInAt) {
		OAuthApplication application = request.application();
		Grant grant = new Grant(application.id(), application.clientId(), userId, request.scopes());
		return this.codes
			.keep(new Code(grant, request.callback().redirectUri(), request.challenge(), claims(request, signedInAt)));
	}

	private static Map<String, Object> claims(AuthorizationRequest request, Instant signedInAt) {
		Map<String, Object> claims = new LinkedHashMap<>();
		String nonce = request.nonce();
		if (nonce != null) {
			claims.put("nonce", nonce);
		}
		if (request.maxAge() != null) {
			claims.put("auth_time", signedInAt.getEpochSecond());
		}
		return claims;
	}

	/**
	 * Returns what a code is good for.
	 * @return empty if it is not known, was used or its time is over
	 */
	Optional<Code> look(String code) {
		return this.codes.look(code);
	}

	void useUp(String code) {
		this.codes.use(code);
	}

	void clear() {
		this.questions.clear();
		this.codes.clear();
	}

	/**
	 * What a user is asked.
	 */
	private record Question(AuthorizationRequest request, String browserId, String userId) {
	}

	/**
	 * What a code is good for.
	 *
	 * @param grant what the user allowed
	 * @param redirectUri where the code was sent
	 * @param challenge what the client said of the secret that it will show, or null
	 * @param claims what it wants to see in the ID token
	 */
	record Code(Grant grant, String redirectUri, @Nullable CodeChallenge challenge, Map<String, Object> claims) {
	}

}
