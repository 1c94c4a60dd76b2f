package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

/**
 * Where a user comes back to after signing in or up.
 *
 * @param toCurrent whether the current address is the way back
 * @param url the address given: absolute, or relative to the current one; null with
 * {@code toCurrent} false means no way back
 * @since 0.1.0
 */
public record ReturnBack(boolean toCurrent, @Nullable String url) {

	/**
	 * Comes back to the current address.
	 * @return the way back
	 */
	public static ReturnBack current() {
		return new ReturnBack(true, null);
	}

	/**
	 * Comes back to an address.
	 * @param url the address; null for no way back, empty for the current address
	 * @return the way back
	 */
	public static ReturnBack to(@Nullable String url) {
		return new ReturnBack(url != null && url.isEmpty(), url);
	}

}
