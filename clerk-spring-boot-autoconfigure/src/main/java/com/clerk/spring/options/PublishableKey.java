package com.clerk.spring.options;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The public key text of a Clerk instance, which names its kind and its Frontend API
 * host.
 *
 * <pre>
 * PublishableKey key = PublishableKey.parse("pk_test_ZXhhbXBsZS5jbGVyay5hY2NvdW50cy5kZXYk");
 * key.frontendApiHost(); // example.clerk.accounts.dev
 * </pre>
 *
 * @since 0.1.0
 */
public final class PublishableKey {

	private static final Pattern FORM = Pattern.compile("pk_(test|live)_([^_]+)");

	private static final int SUFFIX_LENGTH = 8;

	private final String value;

	private final InstanceType instanceType;

	private final String frontendApiHost;

	private final String cookieSuffix;

	private PublishableKey(String value, InstanceType instanceType, String frontendApiHost) {
		this.value = value;
		this.instanceType = instanceType;
		this.frontendApiHost = frontendApiHost;
		this.cookieSuffix = cookieSuffix(value);
	}

	/**
	 * Parses a key.
	 * @param value the text as configured
	 * @return the key
	 * @throws ClerkConfigurationException with the code {@code publishable-key-missing}
	 * for null or an empty text, {@code publishable-key-invalid} for any other text that
	 * is no key
	 */
	public static PublishableKey parse(@Nullable String value) {
		if (value == null || value.isEmpty()) {
			throw new ClerkConfigurationException("publishable-key-missing",
					"The publishable key (clerk.publishable-key) is missing.");
		}
		Matcher matcher = FORM.matcher(value);
		String host = matcher.matches() ? decodedHost(matcher.group(2)) : null;
		if (host == null) {
			throw new ClerkConfigurationException("publishable-key-invalid",
					"The publishable key (clerk.publishable-key) is not 'pk_test_' or 'pk_live_' followed by an encoded host name.");
		}
		InstanceType type = "live".equals(matcher.group(1)) ? InstanceType.PRODUCTION : InstanceType.DEVELOPMENT;
		return new PublishableKey(value, type, host);
	}

	private static @Nullable String decodedHost(String encoded) {
		try {
			String decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
			boolean terminated = decoded.indexOf('$') == decoded.length() - 1 && decoded.length() > 1;
			return terminated && decoded.indexOf('.') >= 0 ? decoded.substring(0, decoded.length() - 1) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static String cookieSuffix(String value) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1").digest(value.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().encodeToString(digest).substring(0, SUFFIX_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

	/**
	 * Returns the text as configured.
	 * @return the key's text
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns the kind of the instance.
	 * @return development or production
	 */
	public InstanceType instanceType() {
		return this.instanceType;
	}

	/**
	 * Returns the host coded in the key.
	 * @return a host name such as {@code clerk.example.com}
	 */
	public String frontendApiHost() {
		return this.frontendApiHost;
	}

	/**
	 * Returns the suffix that tells the cookies of this instance from those of another on
	 * the same domain.
	 * @return eight characters of the URL-safe base64 alphabet
	 */
	public String cookieSuffix() {
		return this.cookieSuffix;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PublishableKey that && this.value.equals(that.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
