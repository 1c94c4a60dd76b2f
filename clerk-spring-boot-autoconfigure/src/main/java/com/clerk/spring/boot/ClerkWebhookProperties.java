package com.clerk.spring.boot;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * Webhooks.
 *
 * @param path Path that Clerk sends webhooks to, such as '/webhooks/clerk'. No endpoint
 * when not set.
 * @param signingSecrets Comma-separated list of signing secrets, which start with
 * 'whsec_'. A webhook has to be signed with one of them.
 * @param maxBody Size a webhook may have. Larger ones are answered with 413.
 * @param store Where deliveries that were handled are remembered.
 * @param cacheName Name of the cache that remembers deliveries, where the store is a
 * cache.
 * @param transactionManager Name of the transaction manager in whose transaction
 * listeners run. The only one, or the primary one, when not set.
 */
@ConfigurationProperties("clerk.webhooks")
record ClerkWebhookProperties(@Nullable String path, @DefaultValue List<String> signingSecrets,
		@DefaultValue("1MB") DataSize maxBody, @DefaultValue("memory") Store store, @Nullable String cacheName,
		@Nullable String transactionManager) {

	static final String PATH = "clerk.webhooks.path";

	/** Nothing that a servlet container, a proxy or a browser could take another way. */
	private static final Pattern LITERAL = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._~-]+)+");

	/** The longest array, and one byte more to see that a body is longer. */
	private static final long LIMIT = Integer.MAX_VALUE - 16L;

	/**
	 * Returns the path of the endpoint.
	 */
	String endpointPath() {
		if (this.path == null || !LITERAL.matcher(this.path).matches()) {
			throw new ClerkConfigurationException("webhook-path-invalid", PATH
					+ " is not a path. Write one such as '/webhooks/clerk': it starts with '/', has no '/' at its end, "
					+ "and is made of letters, digits, '-', '_', '.' and '~'.");
		}
		return this.path;
	}

	/**
	 * Returns how many bytes a body may have.
	 */
	int maxBodyBytes() {
		long bytes = this.maxBody.toBytes();
		if (bytes <= 0 || bytes > LIMIT) {
			throw new InvalidConfigurationPropertyValueException("clerk.webhooks.max-body", this.maxBody,
					"Must be more than zero and less than 2 GB.");
		}
		return (int) bytes;
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "ClerkWebhookProperties[path=" + this.path + ", " + this.signingSecrets.size() + " signing secrets]";
	}

	/**
	 * Where deliveries that were handled are remembered.
	 */
	enum Store {

		/** In this process. */
		MEMORY,

		/** In a table of the application's database. */
		JDBC,

		/** In a cache of the application. */
		CACHE

	}

}
