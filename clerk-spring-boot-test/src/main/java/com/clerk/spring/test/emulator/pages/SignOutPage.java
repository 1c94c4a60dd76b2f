package com.clerk.spring.test.emulator.pages;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.RedirectTarget;

/**
 * The page to sign out on. Only its form changes anything: an address can be followed
 * without the visitor's will.
 */
final class SignOutPage {

	private static final String CONTENT = """
			%s
			<form method="post">
			<button id="submit" type="submit">Sign out</button>
			</form>
			""";

	private final HostedPages pages;

	SignOutPage(HostedPages pages) {
		this.pages = pages;
	}

	ApiResponse show(ApiRequest request, PathVariables path) {
		RedirectTarget target = this.pages.target(request);
		return this.pages.page("Sign out?", Html.of(CONTENT, this.pages.refusedTarget(target)));
	}

	ApiResponse submit(ApiRequest request, PathVariables path) {
		this.pages.requireTrustedOrigin(request);
		return this.pages.signOut(request);
	}

}
