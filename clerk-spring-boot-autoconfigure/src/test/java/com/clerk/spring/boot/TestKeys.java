package com.clerk.spring.boot;

import com.clerk.spring.conformance.Vectors;

/**
 * Keys of instances that do not exist.
 */
final class TestKeys {

	/** For happy-hippo-1.clerk.accounts.dev. */
	static final String PUBLISHABLE_TEST = "pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk";

	/** For clerk.example.com. */
	static final String PUBLISHABLE_LIVE = "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";

	/** What must never be printed. */
	static final String SECRET = "r4Wk0NsVbT7qZ2yLhD8mXc";

	static final String SECRET_TEST = "sk_test_" + SECRET;

	static final String SECRET_LIVE = "sk_live_" + SECRET;

	static final String PEM = Vectors.key("tokens-rsa-a.public.pem");

	private TestKeys() {
	}

}
