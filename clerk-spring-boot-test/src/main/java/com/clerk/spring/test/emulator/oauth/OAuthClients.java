package com.clerk.spring.test.emulator.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.Parameters;

/**
 * Tells which OAuth application calls (RFC 6749 section 2.3): by HTTP Basic, or by
 * parameters of the body. A public one has nothing but its name.
 */
final class OAuthClients {

	private static final String BASIC = "basic ";

	private final OAuthApplications applications;

	OAuthClients(OAuthApplications applications) {
		this.applications = applications;
	}

	/**
	 * Returns who calls.
	 * @throws OAuthException if that is not proven
	 */
	OAuthApplication require(ApiRequest request, Parameters form) {
		Credentials credentials = credentials(request, form);
		OAuthApplication application = this.applications.withClientId(credentials.clientId())
			.orElseThrow(() -> OAuthException.invalidClient("There is no OAuth application of this client_id."));
		String secret = credentials.secret();
		boolean proven = application.isPublic() ? secret == null : secret != null && application.hasSecret(secret);
		if (!proven) {
			throw OAuthException.invalidClient(application.isPublic() ? "A public OAuth application has no secret."
					: "The client secret is missing or wrong.");
		}
		return application;
	}

	/**
	 * Returns who calls and has a secret.
	 * @throws OAuthException if that is not proven
	 */
	OAuthApplication requireConfidential(ApiRequest request, Parameters form) {
		OAuthApplication application = require(request, form);
		if (application.isPublic()) {
			throw OAuthException.invalidClient("A public OAuth application may not ask this.");
		}
		return application;
	}

	private static Credentials credentials(ApiRequest request, Parameters form) {
		String authorization = request.header("authorization");
		String clientId = form.get("client_id");
		String secret = form.get("client_secret");
		if (authorization == null) {
			if (clientId == null) {
				throw OAuthException.invalidClient("client_id is missing.");
			}
			return new Credentials(clientId, secret);
		}
		if (secret != null) {
			throw OAuthException.invalidRequest("The client secret comes either in the header or in the body.");
		}
		Credentials basic = basic(authorization);
		if (clientId != null && !clientId.equals(basic.clientId())) {
			throw OAuthException.invalidRequest("The header and the body name different clients.");
		}
		return basic;
	}

	private static Credentials basic(String authorization) {
		if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
			throw OAuthException.invalidClient("The Authorization header must be of the scheme Basic.");
		}
		try {
			byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
			String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
			if (parts.length == 2) {
				return new Credentials(decoded(parts[0]), decoded(parts[1]));
			}
		}
		catch (IllegalArgumentException ex) {
			// answered below: what is wrong with it makes no difference
		}
		throw OAuthException.invalidClient("The Authorization header can't be read.");
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/**
	 * What a client says of itself.
	 */
	private record Credentials(String clientId, @Nullable String secret) {

		/**
		 * Shows no secret.
		 */
		@Override
		public String toString() {
			return "Credentials[" + this.clientId + "]";
		}

	}

}
