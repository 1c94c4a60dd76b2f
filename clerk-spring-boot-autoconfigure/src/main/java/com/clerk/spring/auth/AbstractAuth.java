package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.model.ClerkUser;

/**
 * What every kind of caller does with its request: leave for a sign-in or sign-up page,
 * and ask who the user is.
 */
abstract class AbstractAuth {

	private final CallerContext context;

	AbstractAuth(CallerContext context) {
		this.context = context;
	}

	final CallerContext context() {
		return this.context;
	}

	public abstract @Nullable String userId();

	public final @Nullable ClerkUser user() {
		String userId = userId();
		return (userId != null) ? this.context.user(userId) : null;
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
