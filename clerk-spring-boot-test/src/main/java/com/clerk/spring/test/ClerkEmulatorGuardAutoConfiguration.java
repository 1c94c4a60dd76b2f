package com.clerk.spring.test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Auto-configuration of what an application with a {@link ClerkEmulator} bean is refused
 * for, whoever defined the bean. It does not look at an emulator that is no bean, to
 * which an application is pointed by properties alone.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ClerkEmulatorAutoConfiguration.class)
@ConditionalOnBean(ClerkEmulator.class)
public final class ClerkEmulatorGuardAutoConfiguration {

	/**
	 * Looks at the profiles before anything is started.
	 */
	@Bean
	static ProductionProfiles clerkEmulatorProductionProfiles(Environment environment) {
		return new ProductionProfiles(environment);
	}

	@Bean
	ClerkEmulatorGuard clerkEmulatorGuard(ObjectProvider<ClerkEmulator> emulators, ObjectProvider<ClerkOptions> options,
			Environment environment) {
		return new ClerkEmulatorGuard(emulators, options, environment);
	}

}
