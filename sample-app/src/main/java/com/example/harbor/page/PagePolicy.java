package com.example.harbor.page;

import java.net.URI;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkInstance;

/**
 * What the page of a request may do beyond what all may.
 *
 * @param nonce lets the styles pass that Clerk's components make
 * @param formTargets the origins to which a form may lead: a browser looks at the
 * redirects after it too, and those may go to Clerk
 */
record PagePolicy(String nonce, String formTargets) {

	private static final String ATTRIBUTE = PagePolicy.class.getName();

	private static final PagePolicy NONE = new PagePolicy("", "");

	private static final BytesKeyGenerator NONCES = KeyGenerators.secureRandom(16);

	/**
	 * Makes the policy of a request's page.
	 */
	static PagePolicy make(HttpServletRequest request, Auth auth, ClerkInstance clerk) {
		String frontendApi = Objects.requireNonNullElse(clerk.proxyUrl(), "https://" + clerk.frontendApiHost());
		PagePolicy policy = new PagePolicy(Base64.getUrlEncoder().withoutPadding().encodeToString(NONCES.generateKey()),
				Stream.of(auth.signInUrl(), frontendApi)
					.map(URI::create)
					.map((address) -> address.getScheme() + "://" + address.getRawAuthority())
					.distinct()
					.collect(Collectors.joining(" ")));
		request.setAttribute(ATTRIBUTE, policy);
		return policy;
	}

	/**
	 * Returns the policy of a request's page, which is stricter where there is none.
	 */
	static PagePolicy of(HttpServletRequest request) {
		PagePolicy policy = (PagePolicy) request.getAttribute(ATTRIBUTE);
		return (policy != null) ? policy : NONE;
	}

	/**
	 * Returns the directives of the header.
	 */
	public String directives() {
		return String.join("; ", "default-src 'none'", "script-src 'self'", "connect-src 'self'",
				"img-src 'self' data: https://img.clerk.com", "worker-src 'self' blob:", styles(),
				"form-action 'self' " + this.formTargets, "base-uri 'none'", "frame-ancestors 'none'");
	}

	private String styles() {
		return this.nonce.isEmpty() ? "style-src 'self'" : "style-src 'self' 'nonce-" + this.nonce + "'";
	}

}
