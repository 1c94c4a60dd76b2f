package com.clerk.spring.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.clerk.spring.auth.Denial;
import com.clerk.spring.request.RequestCaller;

/**
 * Answers refused requests as Clerk's other SDKs do: pages are sent to sign in, other
 * requests get a status ({@code shared/spec/protect.md}).
 *
 * @since 0.1.0
 */
public final class ClerkDenialResponder implements DenialResponder {

	private final PageRequestMatcher pages;

	private final NotFoundResponder notFound;

	private final boolean ownMetadata;

	private final SignInLoop loop = new SignInLoop();

	private final AuthenticationFailures failures = new AuthenticationFailures();

	/**
	 * Creates a responder.
	 * @param pages tells requests for pages from others
	 * @param notFound answers as the application answers a route that does not exist
	 */
	public ClerkDenialResponder(PageRequestMatcher pages, NotFoundResponder notFound) {
		this(pages, notFound, false);
	}

	/**
	 * Creates a responder.
	 * @param pages tells requests for pages from others
	 * @param notFound answers as the application answers a route that does not exist
	 * @param ownMetadata whether OAuth clients are sent to the metadata that
	 * {@link ResourceMetadataFilter} serves, in place of those of Clerk's Frontend API
	 */
	public ClerkDenialResponder(PageRequestMatcher pages, NotFoundResponder notFound, boolean ownMetadata) {
		this.pages = pages;
		this.notFound = notFound;
		this.ownMetadata = ownMetadata;
	}

	@Override
	public void respond(HttpServletRequest request, HttpServletResponse response, Denial denial) throws IOException {
		RequestCaller caller = DecidedRequest.callerOf(request);
		if (caller == null) {
			// An error page of a request that was never decided: nothing is known to
			// redirect by.
			Answers.notFound(this.notFound).write(request, response);
			return;
		}
		Answer answer;
		try {
			answer = denial.answer(
					new DenialAnswers(caller, this.pages.matches(request), this.notFound, this.loop, this.ownMetadata));
		}
		catch (RuntimeException ex) {
			// An address that is missing or none is not for the application's exception
			// handlers: they could turn the refusal into something else.
			this.failures.answer(response, ex);
			return;
		}
		answer.write(request, response);
	}

}
