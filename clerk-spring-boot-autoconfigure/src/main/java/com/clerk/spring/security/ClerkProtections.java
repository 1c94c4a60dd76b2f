package com.clerk.spring.security;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.Protection;

/**
 * Reads what {@code @ClerkProtect} demands of the callers of a method.
 *
 * @since 0.1.0
 */
public interface ClerkProtections {

	/**
	 * Returns what a method demands: by its own annotation, else by that of its class,
	 * interfaces and meta-annotations included.
	 * @param method the method
	 * @param targetClass the class of the object it is called on
	 * @return the protection, or null when nothing is demanded
	 * @throws IllegalStateException if the attributes of the annotation can never be met
	 */
	@Nullable Protection<?> find(Method method, Class<?> targetClass);

}
