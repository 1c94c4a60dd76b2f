package com.clerk.spring.security;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.DeniedResponse;
import com.clerk.spring.options.OutageResponse;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.SignInRedirects;

/**
 * Chooses the answer to one refused request ({@code shared/spec/protect.md} sections 3, 4
 * and 6).
 *
 * @param caller the request as decided
 * @param page whether a page is asked for
 * @param notFound answers 404
 * @param loop ends rounds between a page and sign-in
 * @param ownMetadata whether the application itself tells OAuth clients where to get a
 * token
 */
record DenialAnswers(RequestCaller caller, boolean page, NotFoundResponder notFound, SignInLoop loop,
		boolean ownMetadata) implements Denial.Answers<Answer> {

	@Override
	public Answer unauthenticated(Denial.Unauthenticated denial) {
		SignInRedirects redirects = this.caller.redirects();
		if (denial.unauthenticatedUrl() != null) {
			return Answers.redirect(redirects.resolve(denial.unauthenticatedUrl()));
		}
		if (this.page) {
			return this.loop.guard(this.caller, signInPage(redirects, denial.signInUrl()),
					Answers.challenge(challenge(denial.accepted())));
		}
		return isStandard() ? Answers.unauthorized(challenge(denial.accepted())) : Answers.notFound(this.notFound);
	}

	private static String signInPage(SignInRedirects redirects, @Nullable String signInUrl) {
		return (signInUrl != null) ? redirects.signIn(signInUrl, ReturnBack.current())
				: redirects.signIn(ReturnBack.current());
	}

	@Override
	public Answer forbidden(Denial.Forbidden denial) {
		if (denial.unauthorizedUrl() != null) {
			return Answers.redirect(this.caller.redirects().resolve(denial.unauthorizedUrl()));
		}
		if (denial.reverification() != null) {
			return Answers.reverification(denial.reverification());
		}
		return isStandard() ? Answers.forbidden() : Answers.notFound(this.notFound);
	}

	@Override
	public Answer unauthorized(Denial.Unauthorized denial) {
		return Answers.unauthorized(challenge(denial.accepted()));
	}

	@Override
	public Answer insufficientScope(Denial.InsufficientScope denial) {
		return Answers
			.forbidden("Bearer error=\"insufficient_scope\", scope=\"" + String.join(" ", denial.scopes()) + "\"");
	}

	@Override
	public Answer redirect(Denial.Redirect denial) {
		return Answers.redirect(denial.location());
	}

	@Override
	public Answer unavailable(Denial.Unavailable denial) {
		return (options().outageResponse() == OutageResponse.UNAUTHENTICATED) ? denial.otherwise().answer(this)
				: Answers.unavailable(denial.retryAfter());
	}

	private boolean isStandard() {
		return options().deniedResponse() == DeniedResponse.STANDARD;
	}

	/**
	 * Tells OAuth clients where to get a token, on every route that takes one (T32).
	 */
	private String challenge(AcceptedTokens accepted) {
		PublishableKey key = options().publishableKey();
		if (key == null || !accepted.accepts(TokenType.OAUTH_TOKEN)) {
			return "Bearer";
		}
		ClerkRequest request = this.caller.request();
		String place = this.ownMetadata ? request.origin() + request.contextPath() : "https://" + key.frontendApiHost();
		return "Bearer resource_metadata=\"" + place + ResourceMetadataFilter.PATH + "\"";
	}

	private ClerkOptions options() {
		return this.caller.options();
	}

}
