package com.clerk.spring.test.emulator.handshake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiCookie;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.ReturnUrl;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;

/**
 * Sends a browser back with what a handshake brings: a nonce that the application
 * exchanges at the Backend API, or a signed token that holds all; in the address for a
 * development instance, in a cookie for a production one.
 */
final class HandshakeCarrier {

	static final String TOKEN = "__clerk_handshake";

	static final String NONCE = "__clerk_handshake_nonce";

	private static final Duration COOKIE_LIFE = Duration.ofSeconds(60);

	private final Instance instance;

	private final TokenSigner signer;

	private final OneTimeValues<List<String>> payloads;

	private final HandshakeForm form;

	HandshakeCarrier(Instance instance, TokenSigner signer, OneTimeValues<List<String>> payloads, HandshakeForm form) {
		this.instance = instance;
		this.signer = signer;
		this.payloads = payloads;
		this.form = form;
	}

	/**
	 * Returns the cookie that ends a production handshake.
	 */
	static ApiCookie deletion(String name) {
		return cookie(name, "", Duration.ZERO);
	}

	private static ApiCookie cookie(String name, String value, Duration maxAge) {
		return new ApiCookie(name, value, maxAge, true, true, null);
	}

	/**
	 * Answers a handshake.
	 * @param redirectUrl where to go back
	 * @param directives what the application shall set
	 * @param format what the application asks for, {@code nonce} for a nonce, or null
	 * @param domain the domain that application and Frontend API share, or null
	 */
	ApiResponse sendBack(String redirectUrl, List<String> directives, @Nullable String format,
			@Nullable String domain) {
		boolean nonce = this.form.isNonce(format);
		String name = nonce ? NONCE : TOKEN;
		String value = nonce ? this.payloads.keep(directives) : this.signer.sign(Map.of("handshake", directives));
		if (this.instance.isDevelopment()) {
			return ApiResponse.redirect(307, ReturnUrl.parse(redirectUrl).with(name, value).toString());
		}
		return ApiResponse.redirect(307, redirectUrl)
			.with(List.of(cookie(name, value, COOKIE_LIFE).withDomain(domain)));
	}

	/**
	 * Returns what a nonce stands for, once.
	 */
	Optional<List<String>> exchange(String nonce) {
		return this.payloads.take(nonce);
	}

}
