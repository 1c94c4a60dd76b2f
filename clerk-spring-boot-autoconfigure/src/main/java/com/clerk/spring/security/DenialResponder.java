package com.clerk.spring.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.clerk.spring.auth.Denial;

/**
 * The one place that turns a denial into a response, in filter, MVC and method security
 * alike.
 *
 * @since 0.1.0
 */
public interface DenialResponder {

	/**
	 * Answers a refused request.
	 * @param request the request
	 * @param response its response, not committed
	 * @param denial why it was refused
	 * @throws IOException if the answer can't be written
	 * @throws ServletException if the application's error handling fails
	 */
	void respond(HttpServletRequest request, HttpServletResponse response, Denial denial)
			throws IOException, ServletException;

}
