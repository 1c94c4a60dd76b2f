package com.clerk.spring.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkInstance;
import com.clerk.spring.thymeleaf.ClerkExpressions;

/**
 * What expressions in templates call in a native image.
 */
final class ThymeleafRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerType(ClerkExpressions.class, MemberCategory.INVOKE_PUBLIC_METHODS)
			.registerType(ClerkInstance.class, MemberCategory.INVOKE_PUBLIC_METHODS)
			.registerType(Auth.class, MemberCategory.INVOKE_PUBLIC_METHODS);
		for (Class<?> kind : Auth.class.getPermittedSubclasses()) {
			hints.reflection().registerType(TypeReference.of(kind), MemberCategory.INVOKE_PUBLIC_METHODS);
		}
	}

}
