package com.clerk.spring.request;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.PublishableKey;

/**
 * Clerk's own sign-in pages, which serve where an application has none
 * ({@code shared/spec/protect.md} section 7.1).
 */
final class AccountsPortal {

	private AccountsPortal() {
	}

	/**
	 * Returns a page of the portal.
	 * @throws ClerkConfigurationException if there is no publishable key to name the
	 * portal
	 */
	static PublicUrl page(@Nullable PublishableKey key, String path) {
		if (key == null) {
			throw new ClerkConfigurationException("publishable-key-missing",
					"Without the publishable key (clerk.publishable-key), the sign-in page (clerk.sign-in-url) must be set.");
		}
		return PublicUrl.parse(address(key.frontendApiHost()) + path);
	}

	/**
	 * Returns the portal's address, or an empty text for an empty host.
	 */
	static String address(String frontendApiHost) {
		if (frontendApiHost.isEmpty()) {
			return "";
		}
		return "https://" + frontendApiHost.replaceFirst("clerk\\.accountsstage\\.", "accountsstage.")
			.replaceFirst("clerk\\.(accounts\\.)?", "accounts.");
	}

}
