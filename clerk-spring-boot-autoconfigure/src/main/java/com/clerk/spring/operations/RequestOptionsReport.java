package com.clerk.spring.operations;

import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.clerk.spring.operations.CheckedConfiguration.Addresses;
import com.clerk.spring.operations.CheckedConfiguration.Keys;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.security.ClerkOptionsObserver;

/**
 * K14, as far as it is about options that are made for requests: keys that can't be right
 * are warned of once for each instance, and refuse nothing.
 *
 * @since 0.1.0
 */
public final class RequestOptionsReport implements ClerkOptionsObserver {

	private static final Log logger = LogFactory.getLog(RequestOptionsReport.class);

	private static final int MAX_REPORTED = 1000;

	private final Cache<String, Boolean> reported = Caffeine.newBuilder()
		.maximumSize(MAX_REPORTED)
		.executor(Runnable::run)
		.build();

	@Override
	public void observe(ClerkOptions options) {
		PublishableKey key = options.publishableKey();
		String instance = (key != null) ? key.value() : "without publishable key";
		findings(options).stream()
			.filter((finding) -> finding.id().startsWith("K"))
			.filter((finding) -> finding.level() != Finding.Level.INFO)
			.filter((finding) -> this.reported.asMap().putIfAbsent(finding.id() + " " + instance, Boolean.TRUE) == null)
			.forEach((finding) -> logger
				.warn("K14 Options that were made for a request (" + instance + "): " + finding));
	}

	private static List<Finding> findings(ClerkOptions options) {
		PublishableKey key = options.publishableKey();
		Keys keys = Keys.of((key != null) ? key.value() : null, options.secretKey(), null, options.machineSecretKey());
		return ConfigurationChecks.run(new CheckedConfiguration(SettingNames.ofApplication(), false, keys,
				new Addresses(null, null, null, null, false), List.of(), List.of(), List.of()));
	}

}
