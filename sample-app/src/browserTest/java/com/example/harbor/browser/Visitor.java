package com.example.harbor.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.clerk.spring.test.emulator.EmulatedSession;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;

/**
 * Somebody with a browser of their own: its cookies, its storage, its tabs.
 */
final class Visitor implements AutoCloseable {

	static final double PATIENCE = 30_000;

	private final BrowserContext context;

	private final String application;

	private final BrowserLog log;

	private final List<Tab> tabs = new ArrayList<>();

	Visitor(BrowserContext context, String application) {
		this.context = context;
		this.application = application;
		this.context.setDefaultTimeout(PATIENCE);
		this.context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
		this.log = BrowserLog.of(context);
	}

	/**
	 * Returns the first tab.
	 */
	Tab tab() {
		return this.tabs.isEmpty() ? newTab() : this.tabs.get(0);
	}

	Tab newTab() {
		Tab tab = new Tab(this.context.newPage(), this);
		this.tabs.add(tab);
		return tab;
	}

	/**
	 * Returns the address of the application.
	 */
	String application() {
		return this.application;
	}

	BrowserLog log() {
		return this.log;
	}

	/**
	 * Returns the cookies that the application would get.
	 */
	Map<String, String> cookies() {
		Map<String, String> cookies = new TreeMap<>();
		this.context.cookies(this.application).forEach((cookie) -> cookies.put(cookie.name, cookie.value));
		return cookies;
	}

	/**
	 * Returns the session token that the application would get.
	 */
	SessionToken sessionToken() {
		return new SessionToken(cookies().getOrDefault("__session", ""));
	}

	void keep(String name, String value) {
		this.context.addCookies(List.of(new Cookie(name, value).setUrl(this.application)));
	}

	/**
	 * Gives the browser the cookies of a session.
	 */
	void keep(EmulatedSession session) {
		for (jakarta.servlet.http.Cookie cookie : session.seenFrom(this.application).cookies()) {
			keep(cookie.getName(), cookie.getValue());
		}
	}

	/**
	 * Puts another value into all session cookies.
	 */
	void replaceSessionToken(String value) {
		cookies().keySet().stream().filter((name) -> name.startsWith("__session")).forEach((name) -> keep(name, value));
	}

	void forget(String cookies) {
		this.context.clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile(cookies)));
	}

	/**
	 * Asks the server whom it sees, outside any page: nothing renews a token on the way.
	 * Playwright keeps connections for later, and learns too late that an application of
	 * other tests was paused meanwhile, which has closed them.
	 */
	Me me() {
		this.tabs.forEach(Tab::settle);
		APIResponse answer = this.context.request()
			.get(this.application + "/api/me",
					RequestOptions.create()
						.setHeader("Accept", "application/json")
						.setMaxRedirects(0)
						.setMaxRetries(1));
		return Me.answered(answer.status(), answer.text());
	}

	/**
	 * Takes in what pages have told by now: Playwright hands it over during calls only.
	 */
	void listen() {
		this.tabs.forEach((tab) -> tab.page().title());
	}

	void saveTo(Path folder, String name) {
		for (Tab tab : this.tabs) {
			tab.saveTo(folder.resolve(name + "-" + this.tabs.indexOf(tab) + ".png"));
		}
		this.context.tracing().stop(new Tracing.StopOptions().setPath(folder.resolve(name + ".zip")));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
