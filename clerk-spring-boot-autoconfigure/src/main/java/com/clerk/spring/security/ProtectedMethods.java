package com.clerk.spring.security;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.stereotype.Controller;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The methods that are decided by a proxy: all that {@code @ClerkProtect} covers, but for
 * the handlers of Spring MVC, which are decided before their arguments are bound and so
 * need no proxy.
 */
final class ProtectedMethods extends StaticMethodMatcherPointcut {

	private final ClerkProtections protections;

	ProtectedMethods(ClerkProtections protections) {
		this.protections = protections;
		setClassFilter(new ProtectedTypes());
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return isOverridable(method) && isCovered(method, targetClass);
	}

	/**
	 * Tells whether a call of the method must be decided outside Spring MVC, be it
	 * possible to intercept it or not.
	 */
	boolean isCovered(Method method, Class<?> targetClass) {
		return !ReflectionUtils.isObjectMethod(method) && !isDecidedByMvc(method, targetClass)
				&& this.protections.find(method, targetClass) != null;
	}

	private static boolean isOverridable(Method method) {
		return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
	}

	private static boolean isDecidedByMvc(Method method, Class<?> targetClass) {
		if (!AnnotatedElementUtils.hasAnnotation(targetClass, Controller.class)) {
			return false;
		}
		MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
		if (annotations.isPresent(RequestMapping.class) || annotations.isPresent(HttpExchange.class)) {
			return true;
		}
		boolean callback = annotations.isPresent(ExceptionHandler.class) || annotations.isPresent(InitBinder.class)
				|| annotations.isPresent(ModelAttribute.class);
		return callback && !ProtectAnnotations.isOnMethod(method, targetClass);
	}

}
