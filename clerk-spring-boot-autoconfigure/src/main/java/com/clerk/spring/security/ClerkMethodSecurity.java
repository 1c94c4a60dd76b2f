package com.clerk.spring.security;

import org.springframework.aop.Advisor;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;

/**
 * Makes what {@code @ClerkProtect} needs to work on any Spring bean, without
 * {@code @EnableMethodSecurity}.
 *
 * @since 0.1.0
 */
public final class ClerkMethodSecurity {

	/** Ahead of all of Spring Security's own method checks. */
	private static final int ORDER = AuthorizationInterceptorsOrder.PRE_FILTER.getOrder() - 1;

	private ClerkMethodSecurity() {
	}

	/**
	 * Makes the reader of the annotations.
	 * @return the reader, which remembers what it has read
	 */
	public static ClerkProtections protections() {
		return new AnnotationClerkProtections();
	}

	/**
	 * Makes the advisor that decides about calls of annotated methods. To be a bean of
	 * the infrastructure role.
	 * @param protections the reader of the annotations
	 * @return the advisor
	 */
	public static Advisor advisor(ClerkProtections protections) {
		AuthorizationManagerBeforeMethodInterceptor interceptor = new AuthorizationManagerBeforeMethodInterceptor(
				new ProtectedMethods(protections), new ProtectedMethodAuthorizationManager(protections));
		interceptor.setOrder(ORDER);
		return interceptor;
	}

	/**
	 * Makes sure that something makes proxies, also in test slices and where Boot's own
	 * is switched off. Proxies are of classes unless
	 * {@code spring.aop.proxy-target-class} is false, as Boot has it. To be a bean made
	 * by a static method.
	 * @param environment the environment
	 * @return the post-processor
	 */
	public static BeanFactoryPostProcessor proxyCreator(Environment environment) {
		return (beanFactory) -> {
			if (beanFactory instanceof BeanDefinitionRegistry registry) {
				AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
				if (environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true)) {
					AopConfigUtils.forceAutoProxyCreatorToUseClassProxying(registry);
				}
			}
		};
	}

	/**
	 * Makes the check that fails the start for an annotation that can't be met or has no
	 * effect.
	 * @param beanFactory the beans of the application
	 * @param protections the reader of the annotations
	 * @return the check
	 */
	public static SmartInitializingSingleton check(ConfigurableListableBeanFactory beanFactory,
			ClerkProtections protections) {
		return new ProtectedBeansCheck(beanFactory, protections);
	}

}
