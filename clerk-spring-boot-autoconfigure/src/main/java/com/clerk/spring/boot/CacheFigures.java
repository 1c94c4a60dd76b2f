package com.clerk.spring.boot;

import java.time.Duration;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * What the settings of a cache can't be.
 */
final class CacheFigures {

	private CacheFigures() {
	}

	/**
	 * Refuses figures that no cache can have.
	 * @param prefix the settings of the cache
	 * @throws ClerkConfigurationException naming the setting
	 */
	static void check(String prefix, Duration ttl, int maximumSize) {
		if (ttl.isNegative()) {
			throw new ClerkConfigurationException("cache-setting-invalid",
					prefix + ".ttl must not be negative; 0s switches the cache off.");
		}
		if (maximumSize < 0) {
			throw new ClerkConfigurationException("cache-setting-invalid",
					prefix + ".maximum-size must not be negative.");
		}
	}

}
