package com.clerk.spring.security;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A forwarded, included or dispatched request as if a client had sent it to where it goes
 * now. What is found out about its path stays here.
 */
final class CurrentDispatchRequest extends HttpServletRequestWrapper {

	private final Map<String, @Nullable Object> own = new HashMap<>();

	CurrentDispatchRequest(HttpServletRequest request) {
		super(request);
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.REQUEST;
	}

	@Override
	public String getRequestURI() {
		return (super.getDispatcherType() == DispatcherType.INCLUDE
				&& super.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI) instanceof String included) ? included
						: super.getRequestURI();
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		return this.own.containsKey(name) ? this.own.get(name) : super.getAttribute(name);
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		this.own.put(name, value);
	}

	@Override
	public void removeAttribute(String name) {
		this.own.put(name, null);
	}

}
