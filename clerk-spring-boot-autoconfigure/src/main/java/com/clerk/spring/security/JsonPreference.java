package com.clerk.spring.security;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Tells clients that ask for JSON by name from those that take anything.
 */
final class JsonPreference {

	private JsonPreference() {
	}

	static boolean isStatedBy(HttpServletRequest request) {
		List<String> accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
		try {
			return MediaType.parseMediaTypes(accept).stream().anyMatch(JsonPreference::isJson);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isJson(MediaType type) {
		boolean json = "json".equals(type.getSubtype()) || "json".equals(type.getSubtypeSuffix());
		return json && type.getQualityValue() > 0;
	}

}
