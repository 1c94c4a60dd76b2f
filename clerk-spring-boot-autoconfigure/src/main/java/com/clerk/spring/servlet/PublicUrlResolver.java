package com.clerk.spring.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells the address that the browser used. Replace it where a proxy says so in headers of
 * its own.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PublicUrlResolver {

	/**
	 * Returns the address.
	 * @param request the request, after the container or Spring has applied forwarded
	 * headers as {@code server.forward-headers-strategy} says
	 * @return an absolute URL with the raw path and query
	 */
	String resolve(HttpServletRequest request);

}
