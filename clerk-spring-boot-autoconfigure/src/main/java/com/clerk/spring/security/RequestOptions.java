package com.clerk.spring.security;

import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.firewall.RequestRejectedException;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.MisdirectedRequestException;

/**
 * Gets the options for a request. Equal ones are one object, so that what requests keep
 * for as long as they last is kept once for each tenant.
 */
final class RequestOptions {

	private static final int MAX_SHARED = 1000;

	private final ClerkOptionsResolver resolver;

	private final ClerkOptions defaults;

	private final List<ClerkOptionsObserver> observers;

	private final Cache<ClerkOptions, ClerkOptions> shared = Caffeine.newBuilder()
		.maximumSize(MAX_SHARED)
		.executor(Runnable::run)
		.build();

	/**
	 * Creates a source of options.
	 * @param resolver chooses them
	 * @param defaults the options of the application
	 * @param observers are shown what the resolver made
	 */
	RequestOptions(ClerkOptionsResolver resolver, ClerkOptions defaults, List<ClerkOptionsObserver> observers) {
		this.resolver = resolver;
		this.defaults = defaults;
		this.observers = List.copyOf(observers);
	}

	ClerkOptions defaults() {
		return this.defaults;
	}

	/**
	 * Gets the options.
	 * @throws OptionsUnavailableException if the resolver failed
	 * @throws ClerkConfigurationException if it made none, or such as can't be built
	 * @throws MisdirectedRequestException if no instance serves the host
	 * @throws RequestRejectedException if the request can't be read
	 */
	ClerkOptions of(HttpServletRequest request) {
		ClerkOptions options = resolve(request);
		if (options == null) {
			throw new ClerkConfigurationException("options-missing",
					"The ClerkOptionsResolver (" + this.resolver.getClass().getName() + ") returned null.");
		}
		return (options == this.defaults) ? options : this.shared.get(options, this::share);
	}

	private ClerkOptions share(ClerkOptions options) {
		this.observers.forEach((observer) -> observer.observe(options));
		return options;
	}

	private @Nullable ClerkOptions resolve(HttpServletRequest request) {
		try {
			return this.resolver.resolve(request, this.defaults);
		}
		catch (MisdirectedRequestException | ClerkConfigurationException | RequestRejectedException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new OptionsUnavailableException(ex);
		}
	}

}
