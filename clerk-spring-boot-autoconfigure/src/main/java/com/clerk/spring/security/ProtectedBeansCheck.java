package com.clerk.spring.security;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.util.ClassUtils;

/**
 * Fails the start where a {@code @ClerkProtect} can never be met, or where it stands on
 * something that can't be intercepted and would stay open unnoticed.
 */
final class ProtectedBeansCheck implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ProtectedMethods protectedMethods;

	private final List<ProtectedBeanExemption> exemptions;

	ProtectedBeansCheck(ConfigurableListableBeanFactory beanFactory, ClerkProtections protections) {
		this.beanFactory = beanFactory;
		this.protectedMethods = new ProtectedMethods(protections);
		this.exemptions = beanFactory.getBeanProvider(ProtectedBeanExemption.class).stream().toList();
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beanFactory.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, name);
			if (type != null && this.protectedMethods.getClassFilter().matches(type)) {
				check(name, ClassUtils.getUserClass(type));
			}
		}
	}

	private void check(String name, Class<?> type) {
		Set<Method> covered = MethodIntrospector.selectMethods(type,
				(Method method) -> this.protectedMethods.isCovered(method, type));
		if (covered.isEmpty()) {
			return;
		}
		Object bean = instance(name);
		if (bean != null && this.exemptions.stream().anyMatch((exemption) -> exemption.isExempt(bean))) {
			return;
		}
		boolean byInterface = bean != null && AopUtils.isJdkDynamicProxy(bean);
		for (Method method : covered) {
			checkInterceptable(method, type, byInterface);
		}
		boolean proxied = bean == null || AopUtils.isAopProxy(bean);
		if (!proxied && covered.stream().anyMatch((method) -> this.protectedMethods.matches(method, type))) {
			throw new IllegalStateException("@ClerkProtect on " + type.getName() + " has no effect: the bean '" + name
					+ "' was made before proxies can be, or elsewhere; protect what calls it instead. For a mock of a"
					+ " test add clerk-spring-boot-test");
		}
	}

	private void checkInterceptable(Method method, Class<?> type, boolean byInterface) {
		int modifiers = method.getModifiers();
		if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
			check(!ProtectAnnotations.isOnMethod(method, type), method, type, "is private or static");
		}
		else {
			check(!Modifier.isFinal(modifiers) || byInterface, method, type, "is final");
		}
	}

	private static void check(boolean met, Method method, Class<?> type, String problem) {
		if (!met) {
			throw new IllegalStateException("@ClerkProtect has no effect on "
					+ ClassUtils.getQualifiedMethodName(method, type) + ": the method " + problem);
		}
	}

	private @Nullable Object instance(String name) {
		boolean made = this.beanFactory.containsSingleton(name) && !this.beanFactory.isFactoryBean(name);
		return made ? this.beanFactory.getSingleton(name) : null;
	}

}
