package com.clerk.spring.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.web.method.HandlerMethod;

import com.clerk.spring.auth.Protection;
import com.clerk.spring.security.ClerkProtections;

/**
 * What each handler method demands, read once.
 */
final class HandlerDemands {

	private final ClerkProtections protections;

	private final Map<MethodClassKey, HandlerDemand> demands = new ConcurrentHashMap<>();

	HandlerDemands(ClerkProtections protections) {
		this.protections = protections;
	}

	/**
	 * Returns what a handler of a running request demands.
	 */
	HandlerDemand of(HandlerMethod handler) {
		return of(handler, AopUtils.getTargetClass(handler.getBean()));
	}

	/**
	 * Returns what a handler demands.
	 * @param handler the handler
	 * @param targetClass the class of the object it is called on, behind all proxies
	 */
	HandlerDemand of(HandlerMethod handler, Class<?> targetClass) {
		return this.demands.computeIfAbsent(new MethodClassKey(handler.getMethod(), targetClass),
				(key) -> HandlerDemand.of(handler, protection(handler, targetClass)));
	}

	private @Nullable Protection<?> protection(HandlerMethod handler, Class<?> targetClass) {
		Protection<?> protection = this.protections.find(handler.getMethod(), targetClass);
		// a proxy may implement annotated interfaces that its target doesn't
		return (protection != null) ? protection : this.protections.find(handler.getMethod(), handler.getBeanType());
	}

}
