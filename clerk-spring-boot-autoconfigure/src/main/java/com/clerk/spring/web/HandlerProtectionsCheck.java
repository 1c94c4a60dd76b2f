package com.clerk.spring.web;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Fails the start where a handler method demands what can never be met.
 */
final class HandlerProtectionsCheck implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final HandlerDemands demands;

	HandlerProtectionsCheck(ConfigurableListableBeanFactory beanFactory, HandlerDemands demands) {
		this.beanFactory = beanFactory;
		this.demands = demands;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.beanFactory.getBeanProvider(RequestMappingHandlerMapping.class)
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().values().stream())
			.forEach(this::check);
	}

	private void check(HandlerMethod handler) {
		Class<?> targetClass = targetClass(handler.getBean());
		this.demands.of(handler, (targetClass != null) ? targetClass : handler.getBeanType());
	}

	private @Nullable Class<?> targetClass(Object bean) {
		return (bean instanceof String name) ? AutoProxyUtils.determineTargetClass(this.beanFactory, name)
				: AopUtils.getTargetClass(bean);
	}

}
