package com.clerk.spring.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.clerk.spring.auth.Denial;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.NotFoundResponder;

/**
 * Answers each kind of denial with a status of its own, and remembers them.
 */
final class StatusDenialResponder implements DenialResponder {

	private final NotFoundResponder notFound;

	private final List<Denial> denials = new ArrayList<>();

	StatusDenialResponder(NotFoundResponder notFound) {
		this.notFound = notFound;
	}

	List<Denial> denials() {
		return this.denials;
	}

	@Override
	public void respond(HttpServletRequest request, HttpServletResponse response, Denial denial) throws IOException {
		this.denials.add(denial);
		if (denial instanceof Denial.Unauthenticated) {
			this.notFound.respond(request, response);
		}
		else if (denial instanceof Denial.Redirect redirect) {
			response.setStatus(307);
			response.setHeader("Location", redirect.location());
		}
		else {
			response.setStatus((denial instanceof Denial.Unauthorized) ? 401 : 403);
		}
	}

}
