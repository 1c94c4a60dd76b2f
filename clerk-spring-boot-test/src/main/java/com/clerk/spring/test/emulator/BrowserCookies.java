package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.http.ResponseCookie;

/**
 * The cookies of a signed-in or signed-out browser ({@code shared/spec/clerk-emulator.md}
 * section 2).
 * <p>
 * Cookies belong to a host whatever the port, so those that the hosted page sets on
 * {@code localhost} reach an application on another port of it. That is how a session
 * gets to the application as long as there is no handshake.
 */
final class BrowserCookies {

	private static final Duration YEAR = Duration.ofDays(365);

	private final String suffix;

	private final boolean production;

	BrowserCookies(String suffix, boolean production) {
		this.suffix = suffix;
		this.production = production;
	}

	/**
	 * Returns the name that another instance on the same host does not use.
	 */
	String suffixed(String name) {
		return name + "_" + this.suffix;
	}

	List<String> signedIn(String browser, SessionRecord session, String token) {
		List<String> lines = browser(browser);
		lines.addAll(both("__client_uat", String.valueOf(session.updatedAt()), YEAR));
		lines.addAll(both("__session", token, YEAR));
		return lines;
	}

	List<String> signedOut(String browser) {
		List<String> lines = browser(browser);
		lines.addAll(both("__client_uat", "0", YEAR));
		lines.addAll(both("__session", "", Duration.ZERO));
		return lines;
	}

	private List<String> browser(String browser) {
		return this.production ? new ArrayList<>() : new ArrayList<>(both("__clerk_db_jwt", browser, YEAR));
	}

	private List<String> both(String name, String value, Duration age) {
		return List.of(line(name, value, age), line(suffixed(name), value, age));
	}

	private String line(String name, String value, Duration age) {
		return ResponseCookie.from(name, value)
			.path("/")
			.sameSite("Lax")
			.secure(this.production)
			.maxAge(age)
			.build()
			.toString();
	}

}
