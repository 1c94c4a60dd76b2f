package com.clerk.spring.security;

/**
 * Says of which beans nothing is expected of {@code @ClerkProtect}, so that the start
 * does not fail where it has no effect: stand-ins of tests, which do nothing worth
 * protecting. All beans of this type are asked.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProtectedBeanExemption {

	/**
	 * Decides about a bean that is no proxy, though methods of its class are protected.
	 * @param bean the bean
	 * @return true if it may stay open
	 */
	boolean isExempt(Object bean);

}
