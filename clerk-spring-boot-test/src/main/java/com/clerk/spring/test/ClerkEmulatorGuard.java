package com.clerk.spring.test;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Refuses to start an application with keys that the local Clerk did not make: its tests
 * would not be about the local Clerk, and they might call a real one.
 */
final class ClerkEmulatorGuard implements SmartInitializingSingleton {

	private final ClerkEmulator clerk;

	private final ObjectProvider<ClerkOptions> options;

	ClerkEmulatorGuard(ClerkEmulator clerk, ObjectProvider<ClerkOptions> options) {
		this.clerk = clerk;
		this.options = options;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.options.ifAvailable((used) -> {
			require(this.clerk.publishableKey(), (used.publishableKey() != null) ? used.publishableKey().value() : null,
					"publishable-key");
			require(this.clerk.secretKey(), used.secretKey(), "secret-key");
		});
	}

	private void require(String made, @Nullable String used, String property) {
		if (!Objects.equals(made, used)) {
			throw new IllegalStateException("The application has a clerk." + property
					+ " that its local Clerk did not make: leave the keys to the local Clerk, which means no"
					+ " ClerkConnectionDetails, ClerkOptions or ClerkOptionsBuilderCustomizer bean that sets others.");
		}
	}

}
