package com.example.harbor.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import com.example.harbor.browser.Demo.Credentials;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import org.jspecify.annotations.Nullable;

/**
 * A tab of a visitor's browser.
 */
final class Tab {

	private static final String WHO_AM_I = """
			async (headers) => {
				const answer = await fetch('/api/me', { headers: { accept: 'application/json', ...headers },
					redirect: 'manual', credentials: headers.authorization ? 'omit' : 'same-origin' });
				return answer.text();
			}
			""";

	private static final String BROWSER_CLIENT_IS_DONE = """
			() => !window.Clerk || window.Clerk.loaded || window.Clerk.status === 'error'
			""";

	private final Page page;

	private final Visitor visitor;

	Tab(Page page, Visitor visitor) {
		this.page = page;
		this.visitor = visitor;
	}

	Page page() {
		return this.page;
	}

	/**
	 * Visits a page of the application. The server's guard against loops starts from
	 * nothing, because tests are quicker than people.
	 */
	Navigation open(String path) {
		return visit(this.visitor.application() + path);
	}

	Navigation visit(String url) {
		settle();
		this.visitor.forget("__clerk_redirect_count");
		return leading(() -> this.page.navigate(url));
	}

	Navigation reload() {
		settle();
		this.visitor.forget("__clerk_redirect_count");
		return leading(this.page::reload);
	}

	/**
	 * Returns what the browser is led through.
	 */
	Navigation leading(Runnable action) {
		this.visitor.log().takeNavigation();
		action.run();
		return this.visitor.log().takeNavigation();
	}

	/**
	 * Returns the address without its query.
	 */
	String address() {
		return this.page.url().split("[?#]", 2)[0];
	}

	URI url() {
		return URI.create(this.page.url());
	}

	String text() {
		return this.page.locator("body").innerText();
	}

	/**
	 * Comes to the protected page by signing in.
	 */
	Tab comeIn(Credentials who) {
		open("/protected");
		signIn(who);
		settle();
		return this;
	}

	/**
	 * Fills in the sign-in form that is shown, and waits for what follows.
	 */
	void signIn(Credentials who) {
		submit(who);
		this.page.waitForURL(Pattern.compile("^(?!.*/sign-in).*"));
	}

	/**
	 * Fills in the sign-in form that is shown.
	 */
	void submit(Credentials who) {
		this.page.fill("#identifier", who.email());
		this.page.fill("#password", who.password());
		this.page.click("#submit");
	}

	/**
	 * Waits until the page's browser client, if it has one, has loaded or has given up.
	 * While it loads, it takes the cookie of the development browser out for a moment:
	 * who goes on or asks just then is somebody new, which people are too slow for.
	 */
	void settle() {
		this.page.waitForFunction(BROWSER_CLIENT_IS_DONE);
	}

	/**
	 * Waits for the browser client.
	 */
	void awaitClerk() {
		this.page.waitForFunction("() => window.Clerk && window.Clerk.loaded");
	}

	/**
	 * Asks the server whom it sees, as a script of the page does.
	 */
	Me me() {
		settle();
		return Me.parse((String) this.page.evaluate(WHO_AM_I, Map.of()));
	}

	/**
	 * Asks the server whom it sees by a token and without cookies, as a script of the
	 * page does.
	 */
	Me meByToken() {
		return Me.parse((String) this.page
			.evaluate("async () => (" + WHO_AM_I + ")({ authorization: `Bearer ${await Clerk.session.getToken()}` })"));
	}

	/**
	 * Asks the browser client for a new token.
	 */
	SessionToken newToken() {
		return new SessionToken((String) this.page.evaluate("() => Clerk.session.getToken({ skipCache: true })"));
	}

	/**
	 * Returns the id of the user whom the browser client sees, or null.
	 */
	@Nullable String userOfBrowserClient() {
		return (String) this.page.evaluate("() => window.Clerk.user?.id ?? null");
	}

	void setActive(@Nullable String organization) {
		// No null arrives as an argument.
		this.page.evaluate("(organization) => Clerk.setActive({ organization: organization ?? null })", organization);
	}

	/**
	 * Waits until something is so, while the browser goes on.
	 */
	void await(BooleanSupplier condition) {
		this.page.waitForCondition(condition);
	}

	void saveTo(Path image) {
		try {
			this.page.screenshot(new Page.ScreenshotOptions().setPath(image).setFullPage(true));
		}
		catch (PlaywrightException ex) {
			System.err.println("There is no picture of " + this.page.url() + ": " + ex.getMessage());
		}
	}

}
