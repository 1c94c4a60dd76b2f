package com.clerk.spring.test.emulator.oauth;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.Parameters;

/**
 * Reads the parameters that a client sends, of which none may be there twice.
 */
final class OAuthForm {

	private static final String TYPE = "application/x-www-form-urlencoded";

	private OAuthForm() {
	}

	static Parameters of(ApiRequest request) {
		String contentType = request.header("content-type");
		if (contentType == null || !contentType.startsWith(TYPE)) {
			throw OAuthException.invalidRequest("The body must be a form, of the type " + TYPE + ".");
		}
		Parameters form = request.form();
		requireSingle(form);
		return form;
	}

	static void requireSingle(Parameters parameters) {
		if (parameters.values().values().stream().anyMatch((values) -> values.size() > 1)) {
			throw OAuthException.invalidRequest("A parameter is there more than once.");
		}
	}

	static String required(Parameters form, String name) {
		String value = form.getOrEmpty(name);
		if (value.isEmpty()) {
			throw OAuthException.invalidRequest(name + " is missing.");
		}
		return value;
	}

}
