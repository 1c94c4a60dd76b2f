package com.clerk.spring.security;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * Tells at the start which requests pass Clerk by
 * ({@code shared/spec/production-checks.md}, S01): those of chains without its filter,
 * and, where there are route rules, those of no chain that has it.
 *
 * @since 0.1.0
 */
public final class SecurityChainsCheck implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SecurityChainsCheck.class);

	private final List<SecurityFilterChain> chains;

	private final RouteRules rules;

	/**
	 * Creates a check.
	 * @param chains the chains of the application
	 * @param rules the rules that its requests should be held to
	 */
	public SecurityChainsCheck(List<SecurityFilterChain> chains, RouteRules rules) {
		this.chains = List.copyOf(chains);
		this.rules = rules;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.chains.stream()
			.filter((chain) -> !hasFilter(chain))
			.forEach((chain) -> logger
				.warn("S01: A security filter chain has no Clerk filter, so nobody is authenticated by "
						+ "Clerk for its requests: " + chain
						+ ". Add http.with(clerk(), withDefaults()) if that is not meant."));
		if (this.chains.stream().noneMatch(SecurityChainsCheck::hasFilter) && isRestricting()) {
			throw new ClerkConfigurationException("routes-not-held",
					"The rules of clerk.routes hold for no request, because no security filter chain of the application has "
							+ "Clerk's filter. Add http.with(clerk(), withDefaults()) to the chain, or remove the rules.");
		}
		if (isRestricting() && this.chains.stream().noneMatch(SecurityChainsCheck::holdsEveryRequest)) {
			logger
				.error("The rules of clerk.routes hold only for requests that a security filter chain with Clerk's filter "
						+ "takes, and no such chain takes every request. Add http.with(clerk(), withDefaults()) to the chain "
						+ "that has no securityMatcher, or add such a chain.");
		}
	}

	private boolean isRestricting() {
		return !this.rules.rules().isEmpty() || this.rules.publicRoutes() != null;
	}

	private static boolean hasFilter(SecurityFilterChain chain) {
		return chain.getFilters().stream().anyMatch(ClerkAuthenticationFilter.class::isInstance);
	}

	private static boolean holdsEveryRequest(SecurityFilterChain chain) {
		return hasFilter(chain) && chain instanceof DefaultSecurityFilterChain known
				&& known.getRequestMatcher() instanceof AnyRequestMatcher;
	}

}
