package com.clerk.spring.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

import com.clerk.spring.options.InstanceType;
import com.clerk.spring.request.RequestCaller;

/**
 * Ends the round of a browser between a page and sign-in, where signing in again cures
 * nothing ({@code shared/spec/protect.md} section 7.6).
 */
final class SignInLoop {

	private static final Log logger = LogFactory.getLog(SignInLoop.class);

	private final Set<SignInLoopCause> reported = ConcurrentHashMap.newKeySet();

	/**
	 * Returns the answer that counts the rounds, where there may be some.
	 * @param caller the request
	 * @param signInUrl the sign-in page
	 * @param end the answer at the end, of which the status and headers are kept
	 */
	Answer guard(RequestCaller caller, String signInUrl, Answer end) {
		Answer redirect = Answers.redirect(signInUrl);
		return (request, response) -> {
			SignInLoopCause cause = SignInLoopCause.of(caller, request, signInUrl);
			if (cause == null) {
				redirect.write(request, response);
			}
			else if (!cause.isCertain() && !LoopCounter.SIGN_INS.isAtLimit(request)) {
				response.addHeader(HttpHeaders.SET_COOKIE, cookie(caller, LoopCounter.SIGN_INS.count(request) + 1));
				redirect.write(request, response);
			}
			else {
				end.write(request, response);
				explain(cause, caller, response);
				report(cause, caller);
			}
		};
	}

	private static String cookie(RequestCaller caller, int rounds) {
		boolean secure = caller.request().origin().startsWith("https:");
		return LoopCounter.SIGN_INS.cookie() + "=" + rounds + "; Path=/; SameSite=Lax; HttpOnly; Max-Age=30"
				+ (secure ? "; Secure" : "");
	}

	/**
	 * What was seen is for developers only; the message of a state holds no token.
	 */
	private static void explain(SignInLoopCause cause, RequestCaller caller, HttpServletResponse response)
			throws IOException {
		String page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + cause.title()
				+ "</title></head><body><h1>" + cause.title() + "</h1><p>" + cause.finding()
				+ " Signing in again will not help. The operators of this application should check whether "
				+ cause.causes() + ".</p>" + seen(caller) + "</body></html>";
		byte[] body = page.getBytes(StandardCharsets.UTF_8);
		response.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8).toString());
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private static String seen(RequestCaller caller) {
		String message = caller.state().message();
		if (caller.options().instanceType() != InstanceType.DEVELOPMENT || message == null) {
			return "";
		}
		return "<pre>" + HtmlUtils.htmlEscape(caller.state().reason() + "\n" + message) + "</pre>";
	}

	private void report(SignInLoopCause cause, RequestCaller caller) {
		if (this.reported.add(cause)) {
			logger.error("U15: Redirects to sign-in were ended, because the browser comes back as it left ("
					+ caller.state().reason() + "). Check whether " + cause.causes() + ". This is logged once.");
		}
	}

}
