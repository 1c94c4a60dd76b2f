package com.clerk.spring.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.ResourceLoader;

/**
 * Reads JWT keys, which may be configured by their location.
 */
final class JwtKeyText {

	private static final Pattern LOCATION = Pattern.compile("classpath:|file:");

	private final ResourceLoader resourceLoader;

	JwtKeyText(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
	}

	/**
	 * Returns the text of a key.
	 * @param property the property it is configured by
	 * @param value the text itself, or its location, or null
	 */
	@Nullable String read(String property, @Nullable String value) {
		if (value == null || !LOCATION.matcher(value).lookingAt()) {
			return value;
		}
		try {
			return this.resourceLoader.getResource(value).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"There is no file at this location that can be read.");
		}
	}

}
