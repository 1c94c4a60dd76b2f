package com.clerk.spring.boot;

import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
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

	/**
	 * Returns the name of a property that has a value, or null if none has. Not to be
	 * asked for a secret.
	 */
	@Nullable String propertyOf(String prefix, String value) {
		ConfigurationPropertyName ancestor = ConfigurationPropertyName.of(prefix);
		return sources().filter(IterableConfigurationPropertySource.class::isInstance)
			.map(IterableConfigurationPropertySource.class::cast)
			.flatMap(IterableConfigurationPropertySource::stream)
			.filter(ancestor::isAncestorOf)
			.distinct()
			.filter((name) -> sources().map((source) -> source.getConfigurationProperty(name))
				.anyMatch((property) -> property != null && value.equals(String.valueOf(property.getValue()))))
			.map(ConfigurationPropertyName::toString)
			.findFirst()
			.orElse(null);
	}

	private Stream<ConfigurationPropertySource> sources() {
		return (this.environment == null) ? Stream.empty()
				: StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false);
	}

	private @Nullable Origin find(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		return sources().flatMap((source) -> Stream.of(name, name.append("[0]")).map(source::getConfigurationProperty))
			.filter(Objects::nonNull)
			.map(ConfigurationProperty::getOrigin)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
