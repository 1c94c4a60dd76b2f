package com.clerk.spring.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers as the application answers a route that does not exist.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NotFoundResponder {

	/**
	 * Answers 404.
	 * @param request the request
	 * @param response its response, not committed
	 * @throws IOException if the answer can't be written
	 */
	void respond(HttpServletRequest request, HttpServletResponse response) throws IOException;

}
