package com.clerk.spring.security;

import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A page is what is fetched as a document or a frame, or accepted as HTML. The texts
 * count as they stand, without weights ({@code shared/spec/protect.md} section 5).
 */
final class HeaderPageRequestMatcher implements PageRequestMatcher {

	@Override
	public boolean matches(HttpServletRequest request) {
		String destination = request.getHeader("Sec-Fetch-Dest");
		return "document".equals(destination) || "iframe".equals(destination)
				|| Collections.list(request.getHeaders("Accept"))
					.stream()
					.anyMatch((line) -> line.contains("text/html"));
	}

}
