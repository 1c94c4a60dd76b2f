package com.clerk.spring.options;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Keys parsed before, shared by options and all that are made from them: options that are
 * built anew for each request parse no key again.
 */
final class ParsedKeys {

	private static final int MAX_KEYS = 1000;

	private final Cache<String, PublishableKey> publishableKeys = cache();

	private final Cache<String, JwtKey> jwtKeys = cache();

	private static <T> Cache<String, T> cache() {
		return Caffeine.newBuilder().maximumSize(MAX_KEYS).executor(Runnable::run).build();
	}

	PublishableKey publishableKey(String text) {
		return this.publishableKeys.get(text, PublishableKey::parse);
	}

	JwtKey jwtKey(String text) {
		return this.jwtKeys.get(text, JwtKey::parse);
	}

}
