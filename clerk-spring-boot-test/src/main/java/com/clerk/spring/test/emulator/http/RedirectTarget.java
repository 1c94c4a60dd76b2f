package com.clerk.spring.test.emulator.http;

import org.jspecify.annotations.Nullable;

/**
 * Where a visitor wants to go back to.
 *
 * @param asked the address as asked for, or null when none was
 * @param url the address to follow, or null when there is none or it is not trusted
 * @param origin the origin of that address, or null likewise
 */
public record RedirectTarget(@Nullable String asked, @Nullable String url, @Nullable String origin) {

	static final RedirectTarget NONE = new RedirectTarget(null, null, null);

	static RedirectTarget refused(String asked) {
		return new RedirectTarget(asked, null, null);
	}

	public boolean isRefused() {
		return this.asked != null && this.url == null;
	}

}
