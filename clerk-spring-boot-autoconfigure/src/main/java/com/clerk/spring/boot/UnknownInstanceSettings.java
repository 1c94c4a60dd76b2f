package com.clerk.spring.boot;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Refuses settings of instances that do not exist: a misspelled one would check less than
 * it says.
 */
final class UnknownInstanceSettings {

	private UnknownInstanceSettings() {
	}

	/**
	 * Checks the names of the settings.
	 * @throws org.springframework.boot.context.properties.bind.BindException if one is
	 * unknown
	 */
	static void refuse(Environment environment) {
		Binder.get(environment)
			.bind(ClerkInstanceProperties.INSTANCES,
					Bindable.mapOf(String.class, ClerkInstanceProperties.Instance.class),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
	}

}
