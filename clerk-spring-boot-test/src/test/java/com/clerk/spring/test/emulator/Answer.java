package com.clerk.spring.test.emulator;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the emulator, with what tests ask of it.
 */
record Answer(HttpResponse<String> response) {

	int status() {
		return this.response.statusCode();
	}

	String body() {
		return this.response.body();
	}

	String header(String name) {
		return this.response.headers().firstValue(name).orElse(null);
	}

	List<String> setCookies() {
		return this.response.headers().allValues("Set-Cookie");
	}

	/** The whole line that sets a cookie. */
	String setCookie(String name) {
		return setCookies().stream().filter((line) -> line.startsWith(name + "=")).findFirst().orElse(null);
	}

	Map<String, Object> json() {
		return JsonMapper.builder().build().readValue(body(), new TypeReference<>() {
		});
	}

	/** The list that the whole body is. */
	List<Map<String, Object>> array() {
		return JsonMapper.builder().build().readValue(body(), new TypeReference<>() {
		});
	}

	@SuppressWarnings("unchecked")
	List<Map<String, Object>> list(String name) {
		return (List<Map<String, Object>>) json().get(name);
	}

	Object errorCode() {
		return list("errors").get(0).get("code");
	}

	/** What a form shows of an error. */
	Object errorText() {
		return list("errors").get(0).get("long_message");
	}

}
