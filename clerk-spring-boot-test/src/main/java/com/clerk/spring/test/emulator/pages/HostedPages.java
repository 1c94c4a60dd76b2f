package com.clerk.spring.test.emulator.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.RedirectTarget;
import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.http.ReturnUrl;
import com.clerk.spring.test.emulator.sessions.Browsers;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignInToken;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * The steps that hosted pages share ({@code shared/spec/clerk-emulator.md} section 10).
 */
final class HostedPages {

	static final int AFTER_FORM = 303;

	static final int AT_ONCE = 307;

	private final PageLayout layout;

	private final RedirectTargets targets;

	private final Browsers browsers;

	private final Sessions sessions;

	HostedPages(PageLayout layout, RedirectTargets targets, Browsers browsers, Sessions sessions) {
		this.layout = layout;
		this.targets = targets;
		this.browsers = browsers;
		this.sessions = sessions;
	}

	/**
	 * Returns where the visitor wants to go back to: by the address of the page or, when
	 * an application's own form led here, by a field of it.
	 */
	RedirectTarget target(ApiRequest request) {
		String asked = request.query().get("redirect_url");
		return read((asked != null) ? asked : request.form().get("redirect_url"));
	}

	RedirectTarget read(@Nullable String asked) {
		return this.targets.read(asked);
	}

	/**
	 * Refuses a form that a page of a foreign site sent.
	 * @throws ApiException with status 403
	 */
	void requireTrustedOrigin(ApiRequest request) {
		String origin = request.header("origin");
		if (origin != null && !this.targets.isTrustedOrigin(origin)) {
			throw ApiException.forbidden("This form was sent by a page that is not trusted.");
		}
	}

	Optional<SignedIn> signedIn(ApiRequest request) {
		return this.browsers.find(request).flatMap(this.sessions::current);
	}

	/**
	 * Signs a user in to the browser and lets the visitor go.
	 */
	ApiResponse signIn(ApiRequest request, UserAccount account, boolean secondFactor) {
		Client client = this.browsers.find(request).orElse(null);
		return goBack(request, this.sessions.begin(client, account, secondFactor), AFTER_FORM);
	}

	/**
	 * Signs in whom a ticket is for and lets the visitor go.
	 */
	ApiResponse signIn(ApiRequest request, UserAccount account, SignInToken ticket) {
		Client client = this.browsers.find(request).orElse(null);
		return goBack(request, this.sessions.beginForActor(client, account, ticket.actor()), AT_ONCE);
	}

	/**
	 * Signs out of the browser and lets the visitor go.
	 */
	ApiResponse signOut(ApiRequest request) {
		RedirectTarget target = target(request);
		Client client = this.browsers.find(request).orElseGet(() -> this.sessions.clientOrNew(""));
		this.sessions.signOut(client);
		ApiResponse response = redirect(client, target, AFTER_FORM).orElseGet(() -> page("You are signed out",
				Html.of("%s<p><a href=\"%ssign-in\">Sign in</a></p>", refusedTarget(target), wayUp(request))));
		return this.browsers.keep(response, request, client, false);
	}

	/**
	 * Lets a visitor who is signed in go.
	 */
	ApiResponse goBack(ApiRequest request, SignedIn signedIn, int status) {
		RedirectTarget target = target(request);
		ApiResponse response = redirect(signedIn.client(), target, status)
			.orElseGet(() -> signedInPage(request, signedIn, target));
		return this.browsers.keep(response, request, signedIn.client(), true);
	}

	private Optional<ApiResponse> redirect(Client client, RedirectTarget target, int status) {
		return Optional.ofNullable(target.url())
			.map((url) -> ApiResponse.redirect(status, this.browsers.wayBack(url, client)));
	}

	/**
	 * Tells a satellite of a development instance which browser this is, signed in or
	 * not, when it sent the visitor here for that.
	 */
	Optional<ApiResponse> answerSatellite(ApiRequest request) {
		String url = this.targets.read(request.query().get("__clerk_redirect_url")).url();
		if (url == null) {
			return Optional.empty();
		}
		Client client = this.browsers.find(request).orElseGet(() -> this.sessions.clientOrNew(""));
		String wayBack = ReturnUrl.parse(this.browsers.wayBack(url, client)).with("__clerk_synced", "true").toString();
		boolean signedIn = this.sessions.current(client).isPresent();
		return Optional.of(this.browsers.keep(ApiResponse.redirect(AT_ONCE, wayBack), request, client, signedIn));
	}

	private ApiResponse signedInPage(ApiRequest request, SignedIn signedIn, RedirectTarget target) {
		return page("You are signed in",
				Html.of("%s<p>as <strong>%s</strong></p><p><a href=\"%ssign-out\">Sign out</a></p>",
						refusedTarget(target), signedIn.account().user().displayName(), wayUp(request)));
	}

	/**
	 * Returns the way from a page to where all pages are, below which a proxy may have
	 * put them.
	 */
	static String wayUp(ApiRequest request) {
		return "../".repeat((int) request.path().chars().skip(1).filter((letter) -> letter == '/').count());
	}

	/**
	 * Says that an address is not followed, as text.
	 */
	Html refusedTarget(RedirectTarget target) {
		String asked = target.asked();
		return (asked != null && target.isRefused()) ? Html
			.of("<p class=\"refused\">This address is not trusted and will not be followed: <code>%s</code></p>", asked)
				: Html.NONE;
	}

	/**
	 * Returns the way from the page that is asked for to another one, which keeps the way
	 * back.
	 */
	String linkTo(String page, ApiRequest request) {
		return linkTo(page, request, target(request));
	}

	/**
	 * Returns the way from the page that is asked for to another one, which leads back to
	 * an address.
	 */
	String linkTo(String page, ApiRequest request, RedirectTarget target) {
		String url = target.url();
		return wayUp(request) + page
				+ ((url != null) ? "?redirect_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) : "");
	}

	Html error(@Nullable String message) {
		return (message != null) ? Html.of("<p id=\"error\" role=\"alert\">%s</p>", message) : Html.NONE;
	}

	ApiResponse page(String title, Html content) {
		return this.layout.page(title, content);
	}

}
