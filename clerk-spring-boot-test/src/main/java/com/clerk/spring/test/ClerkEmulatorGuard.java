package com.clerk.spring.test;

import java.util.Map;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Refuses to start an application with keys that the local Clerk did not make, its own or
 * those of one of its instances: its tests would not be about the local Clerk, and they
 * might call a real one.
 */
final class ClerkEmulatorGuard implements SmartInitializingSingleton {

	private static final String INSTANCES = "clerk.instances";

	private final ObjectProvider<ClerkEmulator> emulators;

	private final ObjectProvider<ClerkOptions> options;

	private final Environment environment;

	ClerkEmulatorGuard(ObjectProvider<ClerkEmulator> emulators, ObjectProvider<ClerkOptions> options,
			Environment environment) {
		this.emulators = emulators;
		this.options = options;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.options.stream().map(Keys::of).forEach((keys) -> require("clerk", keys));
		Binder.get(this.environment)
			.bind(INSTANCES, Bindable.mapOf(String.class, Keys.class))
			.ifBound((instances) -> instances.forEach((name, keys) -> require(INSTANCES + "." + name, keys)));
	}

	private void require(String prefix, Keys used) {
		require((clerk, key) -> clerk.publishableKey().equals(key), used.publishableKey(), prefix + ".publishable-key");
		require((clerk, key) -> clerk.secretKey().equals(key), used.secretKey(), prefix + ".secret-key");
		require((clerk, key) -> clerk.machines().withSecretKey(key).isPresent(), used.machineSecretKey(),
				prefix + ".machine-secret-key");
	}

	private void require(BiPredicate<ClerkEmulator, String> made, @Nullable String used, String property) {
		if (StringUtils.hasLength(used) && this.emulators.stream().noneMatch((clerk) -> made.test(clerk, used))) {
			throw new IllegalStateException("The application has a " + property
					+ " that its local Clerk did not make: leave the keys to the local Clerk, which means no"
					+ " ClerkConnectionDetails, ClerkOptions or ClerkOptionsBuilderCustomizer bean that sets others."
					+ " Keys of " + INSTANCES
					+ " are set to those of the ClerkEmulator, or come from settings that tests do not have.");
		}
	}

	/**
	 * What gives access to an instance.
	 */
	record Keys(@Nullable String publishableKey, @Nullable String secretKey, @Nullable String machineSecretKey) {

		static Keys of(ClerkOptions options) {
			PublishableKey publishableKey = options.publishableKey();
			return new Keys((publishableKey != null) ? publishableKey.value() : null, options.secretKey(),
					options.machineSecretKey());
		}

		/**
		 * Shows no secret.
		 */
		@Override
		public String toString() {
			return "Keys[" + this.publishableKey + "]";
		}

	}

}
