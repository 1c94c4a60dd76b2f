package com.clerk.spring.test.emulator.pages;

import java.util.Optional;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.oauth.AuthorizationRequest;
import com.clerk.spring.test.emulator.oauth.AuthorizationRequests;
import com.clerk.spring.test.emulator.oauth.Authorizations;
import com.clerk.spring.test.emulator.oauth.Callback;
import com.clerk.spring.test.emulator.oauth.OAuthEndpoints;
import com.clerk.spring.test.emulator.oauth.OAuthException;
import com.clerk.spring.test.emulator.sessions.SessionStatus;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * The page on which a user allows an OAuth application something. Until the address to go
 * back to is known to be the application's own, an error is told here and nowhere else.
 */
final class AuthorizePage {

	private static final String CONTENT = """
			<p><strong>%s</strong> wants to use your account.</p>
			<p>You are signed in as <strong>%s</strong>. <a href="%s">Not you?</a></p>
			<p>It asks for: %s</p>
			<form method="post" action="%soauth/consent">
			<input type="hidden" name="consent_token" value="%s">
			<p>The answer goes to <code>%s</code></p>
			<button id="allow" type="submit" name="decision" value="allow">Allow</button>
			<p><button id="deny" class="demo" type="submit" name="decision" value="deny">Deny</button></p>
			</form>
			""";

	private static final String REFUSED = "<p id=\"error\" role=\"alert\">%s</p>";

	private final HostedPages pages;

	private final AuthorizationRequests requests;

	private final Authorizations authorizations;

	AuthorizePage(HostedPages pages, AuthorizationRequests requests, Authorizations authorizations) {
		this.pages = pages;
		this.requests = requests;
		this.authorizations = authorizations;
	}

	ApiResponse show(ApiRequest request, PathVariables path) {
		Callback callback;
		try {
			callback = this.requests.callback(request);
		}
		catch (OAuthException ex) {
			return refused(ex.description());
		}
		try {
			return answer(request, this.requests.read(callback, request.query()));
		}
		catch (OAuthException ex) {
			return redirect(callback.refused(ex, issuer(request)));
		}
	}

	private ApiResponse answer(ApiRequest request, AuthorizationRequest asked) {
		Optional<SignedIn> signedIn = this.pages.signedIn(request);
		boolean pending = signedIn.filter((each) -> each.session().status() == SessionStatus.PENDING).isPresent();
		if (signedIn.isEmpty() || pending) {
			if (asked.isSilent()) {
				throw OAuthException.of("login_required", "Nobody is signed in to this browser.");
			}
			return redirect(pending ? wayBackFrom("sign-in/tasks", request, address(request))
					: wayBackFrom("sign-in", request, asked.afterSignIn(address(request))));
		}
		if (this.authorizations.needsSignIn(asked, signedIn.get().session().firstFactorAt())) {
			if (asked.isSilent()) {
				throw OAuthException.of("login_required", "The user must sign in again.");
			}
			return redirect(wayBackFrom("sign-out", request, asked.afterSignIn(address(request))));
		}
		if (!asked.asksUser()) {
			return allowed(request, asked, signedIn.get());
		}
		if (asked.isSilent()) {
			throw OAuthException.of("consent_required", "The user must be asked.");
		}
		return question(request, asked, signedIn.get());
	}

	private ApiResponse question(ApiRequest request, AuthorizationRequest asked, SignedIn signedIn) {
		String token = this.authorizations.ask(asked, signedIn.client().id(), signedIn.account().id());
		return this.pages.page("Allow access?",
				Html.of(CONTENT, asked.application().settings().name(), signedIn.account().user().displayName(),
						wayBackFrom("sign-out", request, address(request)), String.join(", ", asked.scopes()),
						HostedPages.wayUp(request), token, asked.callback().redirectUri()));
	}

	/**
	 * Takes the answer of a user. It counts only from the browser where the user was
	 * asked, and brings along what only that page knew.
	 */
	ApiResponse submit(ApiRequest request, PathVariables path) {
		this.pages.requireTrustedOrigin(request);
		Optional<SignedIn> signedIn = this.pages.signedIn(request);
		Optional<AuthorizationRequest> asked = signedIn.flatMap((each) -> this.authorizations
			.answered(request.form().getOrEmpty("consent_token"), each.client().id(), each.account().id()));
		if (signedIn.isEmpty() || asked.isEmpty()) {
			return refused("This question is answered or too old. Please start again at the application.");
		}
		if ("allow".equals(request.form().get("decision"))) {
			return allowed(request, asked.get(), signedIn.get());
		}
		OAuthException denied = OAuthException.of("access_denied", "The user denied it.");
		return redirect(asked.get().callback().refused(denied, issuer(request)));
	}

	private ApiResponse allowed(ApiRequest request, AuthorizationRequest asked, SignedIn signedIn) {
		String code = this.authorizations.allow(asked, signedIn.account().id(), signedIn.session().firstFactorAt());
		return redirect(asked.callback().granted(code, issuer(request)));
	}

	/**
	 * Returns the address of another page that leads back to an address.
	 */
	private String wayBackFrom(String page, ApiRequest request, String address) {
		return this.pages.linkTo(page, request, this.pages.read(address));
	}

	private static String address(ApiRequest request) {
		return issuer(request) + request.path() + "?" + request.rawQuery();
	}

	private static String issuer(ApiRequest request) {
		return OAuthEndpoints.of(request).issuer();
	}

	private static ApiResponse redirect(String location) {
		return ApiResponse.redirect(HostedPages.AFTER_FORM, location);
	}

	private ApiResponse refused(String message) {
		ApiResponse page = this.pages.page("This can't go on", Html.of(REFUSED, message));
		return new ApiResponse(400, page.headers(), page.body());
	}

}
