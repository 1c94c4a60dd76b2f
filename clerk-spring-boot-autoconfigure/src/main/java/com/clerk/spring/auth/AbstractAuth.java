package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

/**
 * What every kind of caller does with its request: leave for a sign-in or sign-up page.
 */
abstract class AbstractAuth {

	private final CallerContext context;

	AbstractAuth(CallerContext context) {
		this.context = context;
	}

	final CallerContext context() {
		return this.context;
	}

	public final ClerkDeniedException redirectToSignIn() {
		throw redirect(this.context.signInUrl(ReturnBack.current()));
	}

	public final ClerkDeniedException redirectToSignIn(@Nullable String returnBackUrl) {
		throw redirect(this.context.signInUrl(ReturnBack.to(returnBackUrl)));
	}

	public final ClerkDeniedException redirectToSignUp() {
		throw redirect(this.context.signUpUrl(ReturnBack.current()));
	}

	public final ClerkDeniedException redirectToSignUp(@Nullable String returnBackUrl) {
		throw redirect(this.context.signUpUrl(ReturnBack.to(returnBackUrl)));
	}

	public final String signInUrl() {
		return this.context.signInUrl(ReturnBack.current());
	}

	public final String signUpUrl() {
		return this.context.signUpUrl(ReturnBack.current());
	}

	private static ClerkDeniedException redirect(String location) {
		return new ClerkDeniedException(new Denial.Redirect(location));
	}

}
