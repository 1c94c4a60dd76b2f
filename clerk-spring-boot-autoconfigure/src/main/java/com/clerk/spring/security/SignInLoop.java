package com.clerk.spring.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.WebUtils;

import com.clerk.spring.options.InstanceType;
import com.clerk.spring.request.RequestCaller;

/**
 * Ends the round of a browser between a page and sign-in, where signing in again cures
 * nothing: its session cookie is refused for what is wrong with the configuration
 * ({@code shared/spec/protect.md} section 7.6).
 */
final class SignInLoop {

	private static final Log logger = LogFactory.getLog(SignInLoop.class);

	private static final String COOKIE = "__clerk_sign_in_count";

	private static final Set<String> INCURABLE = Set.of("token-invalid-authorized-parties", "token-invalid-signature",
			"jwk-kid-mismatch");

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	private static final int LIMIT = 3;

	private static final String CAUSES = "the publishable key and the secret or JWT key belong to different instances, "
			+ "the cookie is of another application on the same domain, "
			+ "or clerk.authorized-parties lacks the origin that users sign in on";

	private final AtomicBoolean reported = new AtomicBoolean();

	/**
	 * Returns the answer that counts the rounds, where there may be some.
	 * @param caller the request
	 * @param redirect the redirect to sign-in
	 * @param end the answer at the end, of which the status and headers are kept
	 */
	Answer guard(RequestCaller caller, Answer redirect, Answer end) {
		String reason = caller.state().reason();
		if (reason == null || !INCURABLE.contains(reason) || caller.request().hasHeaderToken()) {
			return redirect;
		}
		return (request, response) -> {
			int rounds = rounds(request);
			if (rounds < LIMIT) {
				response.addHeader(HttpHeaders.SET_COOKIE, cookie(caller, rounds + 1));
				redirect.write(request, response);
				return;
			}
			end.write(request, response);
			explain(caller, response);
			report(reason);
		};
	}

	private static int rounds(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		String value = (cookie != null) ? cookie.getValue() : null;
		return (value != null && NUMBER.matcher(value).matches()) ? Integer.parseInt(value) : 0;
	}

	private static String cookie(RequestCaller caller, int rounds) {
		boolean secure = caller.request().origin().startsWith("https:");
		return COOKIE + "=" + rounds + "; Path=/; SameSite=Lax; HttpOnly; Max-Age=30" + (secure ? "; Secure" : "");
	}

	/**
	 * What was seen is for developers only; the message of a state holds no token.
	 */
	private static void explain(RequestCaller caller, HttpServletResponse response) throws IOException {
		String seen = (caller.options().instanceType() == InstanceType.DEVELOPMENT) ? caller.state().message() : null;
		String page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sign-in failed</title></head>"
				+ "<body><h1>Sign-in failed</h1><p>You are signed in, but this application does not accept your session. "
				+ "Signing in again will not help. Its operators should check whether " + CAUSES + ".</p>"
				+ ((seen != null) ? "<pre>" + HtmlUtils.htmlEscape(seen) + "</pre>" : "") + "</body></html>";
		byte[] body = page.getBytes(StandardCharsets.UTF_8);
		response.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8).toString());
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private void report(String reason) {
		if (this.reported.compareAndSet(false, true)) {
			logger.error("A browser came back from sign-in " + LIMIT + " times with a session that is refused ("
					+ reason + "): " + CAUSES + ". This is logged once.");
		}
	}

}
