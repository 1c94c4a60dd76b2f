package com.clerk.spring.boot;

import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;

import com.clerk.spring.servlet.ClerkOptionsResolver;

/**
 * Tells whether the application chooses the options of a request by itself, without
 * making the bean, which may need the options.
 */
final class OwnOptionsResolver {

	/** The name of the bean where the application has none. */
	static final String DEFAULT = "clerkInstancesResolver";

	private OwnOptionsResolver() {
	}

	static boolean isIn(ListableBeanFactory beanFactory) {
		return Stream.of(beanFactory.getBeanNamesForType(ClerkOptionsResolver.class, true, false))
			.anyMatch((name) -> !name.equals(DEFAULT));
	}

}
