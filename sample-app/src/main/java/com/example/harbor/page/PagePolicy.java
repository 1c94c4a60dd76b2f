package com.example.harbor.page;

import java.net.URI;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkInstance;

/**
 * The Content-Security-Policy of a page. Nothing of ours is inline, and Clerk's browser
 * client needs only what is named here.
 *
 * @param nonce lets the styles pass that Clerk's components make
 * @param formTargets the origins to which a form may lead: a browser looks at the
 * redirects after it too, and those may go to Clerk
 */
record PagePolicy(String nonce, String formTargets) {

	/** What is no page needs less. */
	static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

	/** A page without Clerk, scripts and forms. */
	static final String PLAIN_PAGE = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	private static final BytesKeyGenerator NONCES = KeyGenerators.secureRandom(16);

	static PagePolicy of(Auth auth, ClerkInstance clerk) {
		return new PagePolicy(Base64.getUrlEncoder().withoutPadding().encodeToString(NONCES.generateKey()),
				Stream.of(auth.signInUrl(), clerk.frontendApiUrl())
					.map(URI::create)
					.map((address) -> address.getScheme() + "://" + address.getRawAuthority())
					.distinct()
					.collect(Collectors.joining(" ")));
	}

	/**
	 * Returns the directives of the header.
	 */
	public String directives() {
		return String.join("; ", "default-src 'none'", "script-src 'self'", "connect-src 'self'",
				"img-src 'self' data: https://img.clerk.com", "worker-src 'self' blob:",
				"style-src 'self' 'nonce-" + this.nonce + "'", "form-action 'self' " + this.formTargets,
				"base-uri 'none'", "frame-ancestors 'none'");
	}

}
