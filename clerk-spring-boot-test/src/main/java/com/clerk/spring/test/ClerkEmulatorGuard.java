package com.clerk.spring.test;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Refuses to start an application with keys that the local Clerk did not make: its tests
 * would not be about the local Clerk, and they might call a real one.
 */
final class ClerkEmulatorGuard implements SmartInitializingSingleton {

	private final ObjectProvider<ClerkEmulator> emulators;

	private final ObjectProvider<ClerkOptions> options;

	ClerkEmulatorGuard(ObjectProvider<ClerkEmulator> emulators, ObjectProvider<ClerkOptions> options) {
		this.emulators = emulators;
		this.options = options;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.options.ifAvailable((used) -> {
			PublishableKey publishableKey = used.publishableKey();
			require(ClerkEmulator::publishableKey, (publishableKey != null) ? publishableKey.value() : null,
					"publishable-key");
			require(ClerkEmulator::secretKey, used.secretKey(), "secret-key");
		});
	}

	private void require(Function<ClerkEmulator, String> made, @Nullable String used, String property) {
		if (used != null && this.emulators.stream().map(made).noneMatch(used::equals)) {
			throw new IllegalStateException("The application has a clerk." + property
					+ " that its local Clerk did not make: leave the keys to the local Clerk, which means no"
					+ " ClerkConnectionDetails, ClerkOptions or ClerkOptionsBuilderCustomizer bean that sets others.");
		}
	}

}
