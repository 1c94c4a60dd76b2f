package com.clerk.spring.token;

import com.clerk.spring.options.ClerkOptions;

/**
 * What claims are judged by, besides themselves.
 *
 * @param options the options of the instance
 * @param source where the token came from
 * @param now the time of the whole verification, in milliseconds since the epoch
 */
record Circumstances(ClerkOptions options, TokenSource source, long now) {

	long skew() {
		return this.options.clockSkew().toMillis();
	}

}
