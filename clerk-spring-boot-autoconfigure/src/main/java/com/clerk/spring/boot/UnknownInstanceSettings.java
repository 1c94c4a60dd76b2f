package com.clerk.spring.boot;

import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * Refuses settings of instances that do not exist: a misspelled one would check less than
 * it says.
 */
final class UnknownInstanceSettings {

	private UnknownInstanceSettings() {
	}

	/**
	 * Checks the names of the settings.
	 * @throws ClerkConfigurationException if one is unknown. It names the settings only,
	 * and has no cause that would print their values: they may be keys
	 */
	static void refuse(Environment environment) {
		try {
			Binder.get(environment)
				.bind(ClerkInstanceProperties.INSTANCES,
						Bindable.mapOf(String.class, ClerkInstanceProperties.Instance.class),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
		}
		catch (BindException ex) {
			if (!(ex.getCause() instanceof UnboundConfigurationPropertiesException unbound)) {
				throw ex;
			}
			String names = unbound.getUnboundProperties()
				.stream()
				.map((property) -> property.getName().toString())
				.collect(Collectors.joining(", "));
			throw new ClerkConfigurationException("instance-setting-unknown",
					"There are no such settings of an instance: " + names + ". Correct their names or remove them.");
		}
	}

}
