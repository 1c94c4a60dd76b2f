package com.clerk.spring.request;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpStatus;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.SessionApi;
import com.clerk.spring.backend.SessionRefresh;
import com.clerk.spring.token.DecodedToken;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenSource;
import com.clerk.spring.token.TokenVerificationException;

/**
 * Exchanges an expired session token for a new one without sending the browser away
 * ({@code shared/spec/authenticate-request.md} section 12).
 */
final class SessionRefresher {

	private static final Log logger = LogFactory.getLog(SessionRefresher.class);

	private static final String FETCH_ERROR = "fetch-error";

	private static final String UNEXPECTED_API_ERROR = "unexpected-bapi-error";

	private static final String UNEXPECTED_SDK_ERROR = "unexpected-sdk-error";

	private static final String INVALID_SESSION_TOKEN = "invalid-session-token";

	/**
	 * The id comes from a token that is not verified where a header and a cookie carry
	 * different ones, and becomes part of a path (deviation D16).
	 */
	private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9_-]{1,256}");

	/** What becomes part of a reason, hence of log lines, headers and addresses. */
	private static final Pattern ERROR_CODE = Pattern.compile("[ -~]{1,100}");

	private final SessionApi sessionApi;

	private final SessionTokenVerifier verifier;

	private final OccasionalLog failures;

	SessionRefresher(SessionApi sessionApi, SessionTokenVerifier verifier, Clock clock) {
		this.sessionApi = sessionApi;
		this.verifier = verifier;
		this.failures = new OccasionalLog(clock);
	}

	/**
	 * Refreshes the session of a request whose token has expired.
	 * @return the signed-in state
	 * @throws RefreshFailedException if there is no new token
	 */
	RequestState refresh(RequestContext context) {
		SentCookies cookies = new SentCookies(call(context, sessionRefresh(context)));
		if (cookies.lines().isEmpty() || !cookies.areLegal()) {
			throw new RefreshFailedException(UNEXPECTED_SDK_ERROR);
		}
		UnverifiedToken token = cookies.session(context.key());
		if (token == null || !token.isSessionCandidate()) {
			throw new RefreshFailedException(INVALID_SESSION_TOKEN);
		}
		try {
			SessionClaims claims = this.verifier.verify(token.decode(), context.options(), TokenSource.COOKIE);
			return context.states().refreshed(token.text(), claims, cookies.lines());
		}
		catch (TokenVerificationException ex) {
			throw new RefreshFailedException(INVALID_SESSION_TOKEN);
		}
	}

	private static SessionRefresh sessionRefresh(RequestContext context) {
		InstanceCookies cookies = context.cookies();
		if (!context.isGet()) {
			throw new RefreshFailedException("non-eligible-non-get");
		}
		if (cookies.refreshToken() == null || context.options().secretKey() == null) {
			throw new RefreshFailedException("non-eligible-no-refresh-cookie");
		}
		UnverifiedToken expired = (cookies.session() != null) ? cookies.session() : context.headerToken();
		DecodedToken decoded = (expired != null) ? expired.decodeOrNull() : null;
		if (decoded == null) {
			throw new RefreshFailedException("expired-session-token-decode-failed");
		}
		return new SessionRefresh(sessionId(decoded), decoded.text(), cookies.refreshToken(),
				context.request().origin(), context.request().headers(), cookies.suffixed());
	}

	private static String sessionId(DecodedToken expired) {
		Object sessionId = expired.claims().get("sid");
		if (sessionId == null || "".equals(sessionId)) {
			throw new RefreshFailedException("expired-session-token-missing-sid-claim");
		}
		if (!(sessionId instanceof String text) || !SESSION_ID.matcher(text).matches()) {
			throw new RefreshFailedException(UNEXPECTED_API_ERROR);
		}
		return text;
	}

	private List<String> call(RequestContext context, SessionRefresh refresh) {
		try {
			return this.sessionApi.refreshSession(refresh, context.options());
		}
		catch (ClerkApiException ex) {
			String reason = reason(ex);
			if (!isRefusal(ex)) {
				this.failures.log(() -> logger
					.warn("An expired session could not be refreshed (" + reason + "): " + ex.getMessage()));
			}
			throw new RefreshFailedException(reason);
		}
	}

	/**
	 * A session that Clerk refuses to renew is ordinary.
	 */
	private static boolean isRefusal(ClerkApiException failure) {
		return HttpStatus.Series.resolve(failure.status()) == HttpStatus.Series.CLIENT_ERROR;
	}

	private static String reason(ClerkApiException failure) {
		if (failure.status() == 0) {
			return FETCH_ERROR;
		}
		String code = failure.errors().isEmpty() ? null : failure.errors().get(0).code();
		if (code == null || !ERROR_CODE.matcher(code).matches()) {
			return UNEXPECTED_API_ERROR;
		}
		return code.equals("unexpected_error") ? FETCH_ERROR : code;
	}

	/**
	 * There is no new token.
	 */
	static final class RefreshFailedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String reason;

		RefreshFailedException(String reason) {
			super(reason, null, false, false);
			this.reason = reason;
		}

		/**
		 * Returns why, as Clerk names it.
		 */
		String reason() {
			return this.reason;
		}

	}

}
