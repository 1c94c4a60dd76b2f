package com.clerk.spring.security;

import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.servlet.ClerkOptionsResolver;

/**
 * The options of the running request, for what is not told the request: those it was
 * decided by, else those that the resolver chooses; the defaults outside a request.
 *
 * @since 0.1.0
 */
public final class CurrentOptions implements Supplier<ClerkOptions> {

	private final RequestOptions options;

	/**
	 * Creates a supplier.
	 * @param resolver chooses the options for a request
	 * @param defaults the options of the application
	 */
	public CurrentOptions(ClerkOptionsResolver resolver, ClerkOptions defaults) {
		this.options = new RequestOptions(resolver, defaults, List.of());
	}

	/**
	 * Returns the options.
	 * @return the options, never null
	 * @throws RuntimeException if the resolver fails or has none for the running request
	 */
	@Override
	public ClerkOptions get() {
		if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
			return this.options.defaults();
		}
		return of(attributes.getRequest());
	}

	/**
	 * Returns the options of a request: those it was decided by, else those that the
	 * resolver chooses.
	 * @param request the request
	 * @return the options, never null
	 * @throws RuntimeException if the resolver fails or has none for the request
	 */
	public ClerkOptions of(HttpServletRequest request) {
		RequestCaller caller = DecidedRequest.callerOf(request);
		return (caller != null) ? caller.options() : this.options.of(request);
	}

}
