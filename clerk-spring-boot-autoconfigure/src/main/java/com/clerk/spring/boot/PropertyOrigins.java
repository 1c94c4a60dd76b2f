package com.clerk.spring.boot;

import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Tells where a property was set, without its value.
 */
final class PropertyOrigins {

	private final @Nullable Environment environment;

	PropertyOrigins(@Nullable Environment environment) {
		this.environment = environment;
	}

	/**
	 * Returns the name of the property and its place in brackets; empty if there is
	 * nothing to tell.
	 */
	String describe(@Nullable String property) {
		if (property == null) {
			return "";
		}
		Origin origin = find(property);
		return " (" + property + ((origin != null) ? ", set at " + origin : "") + ")";
	}

	private @Nullable Origin find(String property) {
		if (this.environment == null) {
			return null;
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.flatMap((source) -> Stream.of(name, name.append("[0]")).map(source::getConfigurationProperty))
			.filter(Objects::nonNull)
			.map(ConfigurationProperty::getOrigin)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
