package com.clerk.spring.boot;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

import com.clerk.spring.boot.VariableAliases.Alias;

/**
 * Offers what the environment has under the names of {@link VariableAliases} as the
 * properties they stand for, wherever the name was set: in the operating system's
 * environment or in an imported file.
 */
final class VariableAliasPropertySource extends EnumerablePropertySource<MutablePropertySources>
		implements OriginLookup<String> {

	static final String NAME = "clerkVariables";

	VariableAliasPropertySource(MutablePropertySources sources) {
		super(NAME, sources);
	}

	@Override
	public String[] getPropertyNames() {
		return VariableAliases.ALL.stream()
			.map(Alias::property)
			.distinct()
			.filter(this::containsProperty)
			.toArray(String[]::new);
	}

	@Override
	public boolean containsProperty(String name) {
		return find(name).findAny().isPresent();
	}

	@Override
	public @Nullable Object getProperty(String name) {
		return find(name).map(Variable::value).findFirst().orElse(null);
	}

	@Override
	public @Nullable Origin getOrigin(String name) {
		return find(name).findFirst().map(Variable::origin).orElse(null);
	}

	private Stream<Variable> find(String property) {
		return VariableAliases.of(property)
			.flatMap((alias) -> this.source.stream()
				.filter((candidate) -> !candidate.getName().equals(NAME))
				.filter((candidate) -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(candidate))
				.map((candidate) -> variable(alias, candidate))
				.filter(Objects::nonNull));
	}

	private static @Nullable Variable variable(Alias alias, PropertySource<?> source) {
		Object value = source.getProperty(alias.variable());
		if (value == null || !StringUtils.hasLength(value.toString())) {
			return null;
		}
		return new Variable(alias.conversion().apply(value.toString()),
				OriginLookup.getOrigin(source, alias.variable()));
	}

	private record Variable(String value, @Nullable Origin origin) {
	}

}
