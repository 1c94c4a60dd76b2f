package com.example.harbor.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.example.harbor.browser.Navigation.Hop;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;

/**
 * What a browser asked for and complained of.
 */
final class BrowserLog {

	private static final Pattern THIS_MACHINE = Pattern.compile("localhost|.+\\.localhost|127\\.0\\.0\\.1");

	/**
	 * Complaints of requests, which tests look at themselves.
	 */
	private static final Pattern ABOUT_REQUESTS = Pattern
		.compile("Failed to load resource: (the server responded with a status of \\d+|net::ERR_ABORTED).*");

	private static final String TELL_OF_VIOLATIONS = """
			document.addEventListener('securitypolicyviolation', (event) =>
				tellOfViolation(`${event.effectiveDirective} blocked ${event.blockedURI} on ${location.pathname}`));
			""";

	private final List<Hop> hops = new ArrayList<>();

	private final Set<URI> origins = new TreeSet<>();

	private final List<String> troubles = new ArrayList<>();

	private final List<String> expected = new ArrayList<>();

	private BrowserLog() {
	}

	static BrowserLog of(BrowserContext context) {
		BrowserLog log = new BrowserLog();
		context.onRequest((request) -> log.requested(request.url()));
		context.onResponse(log::answered);
		context.onConsoleMessage((message) -> {
			if (message.type().equals("error") && !ABOUT_REQUESTS.matcher(message.text()).matches()) {
				log.troubles.add("The console of the browser has: " + message.text());
			}
		});
		context.onWebError((error) -> log.troubles.add("A script failed: " + error.error()));
		context.exposeBinding("tellOfViolation", (source, arguments) -> log.troubles.add("The policy " + arguments[0]));
		context.addInitScript(TELL_OF_VIOLATIONS);
		return log;
	}

	private void requested(String url) {
		if (!url.startsWith("http")) {
			return;
		}
		URI origin = URI.create(url).resolve("/");
		this.origins.add(origin);
		if (!THIS_MACHINE.matcher(origin.getHost()).matches()) {
			this.troubles.add("A request left this machine: " + url);
		}
	}

	private void answered(Response response) {
		if (response.request().isNavigationRequest() && response.frame().parentFrame() == null) {
			String policy = response.headers().getOrDefault("content-security-policy", "");
			this.hops.add(new Hop(response.status(), URI.create(response.url()), policy));
		}
	}

	/**
	 * Returns the answers to navigations since the last call.
	 */
	Navigation takeNavigation() {
		Navigation navigation = new Navigation(List.copyOf(this.hops));
		this.hops.clear();
		return navigation;
	}

	/**
	 * Returns the origins that were asked for anything.
	 */
	Set<URI> origins() {
		return this.origins;
	}

	/**
	 * Takes a trouble for none that a test makes itself.
	 * @param part what it contains
	 */
	void expect(String part) {
		this.expected.add(part);
	}

	/**
	 * Returns what was wrong with any page since the last call.
	 */
	List<String> takeTroubles() {
		List<String> troubles = this.troubles.stream()
			.filter((trouble) -> this.expected.stream().noneMatch(trouble::contains))
			.toList();
		this.troubles.clear();
		return troubles;
	}

}
