package com.clerk.spring.proxy;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;

import org.springframework.web.servlet.HandlerMapping;

/**
 * Finds the path of the proxy where it is a handler of the application's own.
 */
final class HandlerPrefix {

	private HandlerPrefix() {
	}

	/**
	 * Returns what precedes the two asterisks in the pattern of the handler.
	 * @param request the request that was mapped
	 * @param configured the path for any other handler
	 */
	static String of(HttpServletRequest request, String configured) {
		Object matched = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		String pattern = (matched != null) ? matched.toString() : "";
		int rest = pattern.indexOf("/**");
		if (rest <= 0 || rest != pattern.length() - 3) {
			return configured;
		}
		HttpServletMapping mapping = request.getHttpServletMapping();
		String servletPath = (mapping.getMappingMatch() == MappingMatch.PATH) ? request.getServletPath() : "";
		return servletPath + pattern.substring(0, rest);
	}

}
