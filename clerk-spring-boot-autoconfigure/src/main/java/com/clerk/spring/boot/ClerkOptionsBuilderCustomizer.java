package com.clerk.spring.boot;

import com.clerk.spring.options.ClerkOptionsBuilder;

/**
 * Changes the options of the application after the properties have been applied. Beans of
 * this type are called in their order.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClerkOptionsBuilderCustomizer {

	/**
	 * Changes the options.
	 * @param builder the builder, with everything the properties say
	 */
	void customize(ClerkOptionsBuilder builder);

}
