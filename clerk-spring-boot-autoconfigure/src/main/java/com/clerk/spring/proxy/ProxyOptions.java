package com.clerk.spring.proxy;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.firewall.RequestRejectedException;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.MisdirectedRequestException;

/**
 * Gets the options by whose keys a request is passed on.
 */
final class ProxyOptions {

	private final ClerkOptionsResolver resolver;

	private final ClerkOptions defaults;

	ProxyOptions(ClerkOptionsResolver resolver, ClerkOptions defaults) {
		this.resolver = resolver;
		this.defaults = defaults;
	}

	/**
	 * Returns the options of a request.
	 * @throws MisdirectedRequestException if the application does not serve the host
	 * @throws ProxyException if the options can't be had
	 */
	ClerkOptions of(HttpServletRequest request) {
		ClerkOptions options = resolve(request);
		if (options == null) {
			throw new ProxyException(ProxyFailure.CONFIGURATION, "The ClerkOptionsResolver returned null");
		}
		return options;
	}

	private @Nullable ClerkOptions resolve(HttpServletRequest request) {
		try {
			return this.resolver.resolve(request, this.defaults);
		}
		catch (MisdirectedRequestException | RequestRejectedException ex) {
			throw ex;
		}
		catch (ClerkConfigurationException ex) {
			throw new ProxyException(ProxyFailure.CONFIGURATION, ex.getMessage());
		}
		catch (RuntimeException ex) {
			throw new ProxyException(ProxyFailure.OPTIONS_UNAVAILABLE,
					"The ClerkOptionsResolver failed with " + ex.getClass().getName());
		}
	}

}
