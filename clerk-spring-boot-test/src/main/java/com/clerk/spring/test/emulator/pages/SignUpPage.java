package com.clerk.spring.test.emulator.pages;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Credentials;
import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * The page to sign up on.
 */
final class SignUpPage {

	private static final String CONTENT = """
			<p>to continue to your application</p>
			%s
			%s
			<form method="post">
			<label for="name">Name</label>
			<input id="name" name="name" autocomplete="name" autofocus value="%s">
			<label for="identifier">Email address</label>
			<input id="identifier" name="identifier" type="email" autocomplete="username" required value="%s">
			<label for="password">Password</label>
			<input id="password" name="password" type="password" autocomplete="new-password" minlength="8" required>
			<button id="submit" type="submit">Continue</button>
			</form>
			<p>Have an account? <a href="%s">Sign in</a></p>
			""";

	private final HostedPages pages;

	private final Users users;

	SignUpPage(HostedPages pages, Users users) {
		this.pages = pages;
		this.users = users;
	}

	ApiResponse show(ApiRequest request, PathVariables path) {
		return this.pages.signedIn(request)
			.map((signedIn) -> this.pages.goBack(request, signedIn, HostedPages.AT_ONCE))
			.orElseGet(() -> form(request, Parameters.NONE, null));
	}

	ApiResponse submit(ApiRequest request, PathVariables path) {
		this.pages.requireTrustedOrigin(request);
		Parameters form = request.form();
		String identifier = User.normalized(form.getOrEmpty("identifier"));
		if (!Credentials.isAddress(identifier)) {
			return form(request, form, "Email address must be a valid email address.");
		}
		if (!Credentials.isPassword(form.getOrEmpty("password"))) {
			return form(request, form, "Passwords must be 8 characters or more.");
		}
		UserAccount account = account(identifier, form);
		if (!this.users.signUp(account)) {
			return form(request, form, "That email address is taken. Please try another.");
		}
		return this.pages.signIn(request, account, false);
	}

	private UserAccount account(String identifier, Parameters form) {
		String name = form.getOrEmpty("name").strip();
		int blank = name.lastIndexOf(' ');
		String firstName = (blank < 0) ? name : name.substring(0, blank).strip();
		String lastName = (blank < 0) ? "" : name.substring(blank + 1);
		return UserAccount.of(User.of(identifier).withName(firstName, lastName), this.users.now())
			.withPassword(form.getOrEmpty("password"));
	}

	private ApiResponse form(ApiRequest request, Parameters form, @Nullable String error) {
		return this.pages.page("Sign up",
				Html.of(CONTENT, this.pages.refusedTarget(this.pages.target(request)), this.pages.error(error),
						form.getOrEmpty("name"), form.getOrEmpty("identifier"), this.pages.linkTo("sign-in", request)));
	}

}
