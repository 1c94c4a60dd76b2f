package com.clerk.spring.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * An answer to a refused request, ready to be written.
 */
@FunctionalInterface
interface Answer {

	void write(HttpServletRequest request, HttpServletResponse response) throws IOException;

}
