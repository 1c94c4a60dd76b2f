package com.clerk.spring.security;

import com.clerk.spring.options.ClerkOptions;

/**
 * Is shown options that a {@link com.clerk.spring.servlet.ClerkOptionsResolver} made for
 * a request, when they are seen for the first time in a while. Implemented by the
 * library, for its checks.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClerkOptionsObserver {

	/**
	 * Looks at options. The request goes on whatever they are.
	 * @param options the options
	 */
	void observe(ClerkOptions options);

}
