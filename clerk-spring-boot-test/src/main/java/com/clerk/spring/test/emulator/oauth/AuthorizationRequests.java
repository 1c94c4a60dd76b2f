package com.clerk.spring.test.emulator.oauth;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.Parameters;

/**
 * Reads requests for codes. Until it is known that the address to answer at is the
 * client's own, nothing is sent there.
 */
public final class AuthorizationRequests {

	private static final int MAX_QUERY = 8 * 1024;

	private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

	private final OAuthApplications applications;

	AuthorizationRequests(OAuthApplications applications) {
		this.applications = applications;
	}

	/**
	 * Returns where the answer goes.
	 * @throws OAuthException if that is not known, which only the user may be told
	 */
	public Callback callback(ApiRequest request) {
		String rawQuery = request.rawQuery();
		if (rawQuery != null && rawQuery.length() > MAX_QUERY) {
			throw OAuthException.invalidRequest("The address is too long.");
		}
		Parameters query = request.query();
		String clientId = single(query, "client_id");
		String redirectUri = single(query, "redirect_uri");
		if (clientId == null || redirectUri == null) {
			throw OAuthException.invalidRequest("client_id and redirect_uri must be there, once.");
		}
		OAuthApplication application = this.applications.withClientId(clientId)
			.orElseThrow(() -> OAuthException.invalidRequest("There is no OAuth application of this client_id."));
		if (!RedirectUris.matches(application.settings().redirectUris(), redirectUri)) {
			throw OAuthException
				.invalidRequest("The redirect_uri is not among those that the OAuth application is registered with.");
		}
		return new Callback(application, redirectUri, single(query, "state"));
	}

	private static @Nullable String single(Parameters query, String name) {
		return (query.all(name).size() == 1) ? query.get(name) : null;
	}

	/**
	 * Reads the rest.
	 * @throws OAuthException if it is not all right, which the client is told
	 */
	public AuthorizationRequest read(Callback callback, Parameters query) {
		OAuthForm.requireSingle(query);
		requireCode(query);
		OAuthApplicationSettings settings = callback.application().settings();
		CodeChallenge challenge = CodeChallenge.of(query.get("code_challenge"), query.get("code_challenge_method"));
		if (challenge == null && settings.needsPkce()) {
			throw OAuthException.invalidRequest("This OAuth application must use PKCE: code_challenge is missing.");
		}
		return new AuthorizationRequest(callback, settings.granted(query.get("scope")), challenge, query.get("nonce"),
				prompt(query.getOrEmpty("prompt")), maxAge(query.getOrEmpty("max_age")));
	}

	private static void requireCode(Parameters query) {
		for (String name : List.of("request", "request_uri")) {
			if (query.get(name) != null) {
				throw OAuthException.of(name + "_not_supported", "Parameters come in the query.");
			}
		}
		String responseType = query.getOrEmpty("response_type");
		if (responseType.isEmpty()) {
			throw OAuthException.invalidRequest("response_type is missing.");
		}
		if (!responseType.equals("code")) {
			throw OAuthException.of("unsupported_response_type", "response_type must be code.");
		}
		String responseMode = query.get("response_mode");
		if (responseMode != null && !responseMode.equals("query")) {
			throw OAuthException.invalidRequest("response_mode must be query.");
		}
	}

	private static @Nullable Duration maxAge(String maxAge) {
		if (maxAge.isEmpty()) {
			return null;
		}
		if (!SECONDS.matcher(maxAge).matches()) {
			throw OAuthException.invalidRequest("max_age must be a number of seconds.");
		}
		return Duration.ofSeconds(Long.parseLong(maxAge));
	}

	private static Set<String> prompt(String prompt) {
		Set<String> values = new LinkedHashSet<>(Scopes.split(prompt));
		if (!PROMPTS.containsAll(values)) {
			throw OAuthException.invalidRequest("prompt must be none, login, consent or select_account.");
		}
		if (values.contains("none") && values.size() > 1) {
			throw OAuthException.invalidRequest("prompt must be none alone.");
		}
		return Set.copyOf(values);
	}

}
