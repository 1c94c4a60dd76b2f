package com.clerk.spring.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.util.StringUtils;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * Finds the cache of the application that is to keep machine tokens.
 */
final class MachineTokenCacheSource {

	private static final String CODE = "machine-token-cache-missing";

	private final ObjectProvider<CacheManager> managers;

	MachineTokenCacheSource(ObjectProvider<CacheManager> managers) {
		this.managers = managers;
	}

	/**
	 * Returns the cache, or null if none is named.
	 * @throws ClerkConfigurationException if there is none of that name
	 */
	@Nullable Cache find(@Nullable String name) {
		if (!StringUtils.hasText(name)) {
			return null;
		}
		CacheManager manager = this.managers.getIfUnique();
		if (manager == null) {
			throw new ClerkConfigurationException(CODE, "clerk.machine-token-cache.cache-name is '" + name
					+ "', but there is not exactly one CacheManager to ask for it. Add @EnableCaching and a cache library, "
					+ "mark one CacheManager as @Primary, or remove the property.");
		}
		Cache cache = manager.getCache(name);
		if (cache == null) {
			throw new ClerkConfigurationException(CODE, "clerk.machine-token-cache.cache-name is '" + name
					+ "', which the CacheManager does not have. Add it to spring.cache.cache-names, or remove the property.");
		}
		return cache;
	}

}
