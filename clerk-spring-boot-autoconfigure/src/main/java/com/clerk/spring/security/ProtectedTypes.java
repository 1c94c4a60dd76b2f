package com.clerk.spring.security;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.ClassFilter;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotations;

import com.clerk.spring.auth.ClerkProtect;

/**
 * The classes with a {@code @ClerkProtect} anywhere: on themselves, on a method, on a
 * superclass or interface. Every bean is asked about, so this is a plain look that costs
 * a tenth of merging annotations.
 */
final class ProtectedTypes implements ClassFilter {

	private final Map<Class<?>, Boolean> types = new ConcurrentHashMap<>();

	private final Map<Class<? extends Annotation>, Boolean> annotations = new ConcurrentHashMap<>();

	@Override
	public boolean matches(@Nullable Class<?> type) {
		if (type == null || !AnnotationUtils.isCandidateClass(type, ClerkProtect.class)) {
			return false;
		}
		Boolean known = this.types.get(type);
		if (known == null) {
			known = isProtected(type);
			this.types.put(type, known);
		}
		return known;
	}

	private boolean isProtected(Class<?> type) {
		return isAnnotated(type) || Stream.of(type.getDeclaredMethods()).anyMatch(this::isAnnotated)
				|| matches(type.getSuperclass()) || Stream.of(type.getInterfaces()).anyMatch(this::matches);
	}

	private boolean isAnnotated(AnnotatedElement element) {
		for (Annotation annotation : element.getDeclaredAnnotations()) {
			if (this.annotations.computeIfAbsent(annotation.annotationType(), ProtectedTypes::isProtecting)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isProtecting(Class<? extends Annotation> type) {
		return type == ClerkProtect.class || MergedAnnotations.from(type).isPresent(ClerkProtect.class);
	}

}
