package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

/**
 * Calls the Frontend API as the browser client does: posts forms, with the development
 * browser in the query.
 */
final class BrowserVisitor {

	static final String ORIGIN = "http://localhost:8080";

	private final Visitor visitor;

	private final String devBrowser;

	private BrowserVisitor(Visitor visitor, String devBrowser) {
		this.visitor = visitor;
		this.devBrowser = devBrowser;
	}

	static BrowserVisitor development(ClerkEmulator clerk) {
		Visitor visitor = new Visitor(clerk).header("Origin", ORIGIN);
		return new BrowserVisitor(visitor, (String) visitor.post("/v1/dev_browser", "").json().get("id"));
	}

	static BrowserVisitor production(ClerkEmulator clerk) {
		return new BrowserVisitor(new Visitor(clerk).header("Origin", ORIGIN), null);
	}

	Visitor visitor() {
		return this.visitor;
	}

	String devBrowser() {
		return this.devBrowser;
	}

	Answer get(String path) {
		return this.visitor.get(address(path, Map.of()));
	}

	Answer post(String path, Map<String, String> fields) {
		return this.visitor.submit(address(path, Map.of()), fields);
	}

	/** Another method, as the browser client sends it. */
	Answer post(String method, String path, Map<String, String> fields) {
		return this.visitor.submit(address(path, Map.of("_method", method)), fields);
	}

	private String address(String path, Map<String, String> more) {
		StringBuilder address = new StringBuilder(path).append(path.contains("?") ? "&" : "?")
			.append("__clerk_api_version=2026-08-20&_clerk_js_version=6.40.0");
		if (this.devBrowser != null) {
			address.append("&__clerk_db_jwt=").append(this.devBrowser);
		}
		more.forEach((name, value) -> address.append('&').append(name).append('=').append(value));
		return address.toString();
	}

	/** Signs in and returns the id of the session. */
	String signIn(String identifier, String password) {
		Answer answer = post("/v1/client/sign_ins", Map.of("identifier", identifier, "password", password));
		return (String) response(answer).get("created_session_id");
	}

	Map<String, Object> client() {
		return response(get("/v1/client"));
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> response(Answer answer) {
		return (Map<String, Object>) answer.json().get("response");
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> client(Answer answer) {
		return (Map<String, Object>) answer.json().get("client");
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> sessions(Map<String, Object> client) {
		return (List<Map<String, Object>>) client.get("sessions");
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> data(Answer answer) {
		return (List<Map<String, Object>>) response(answer).get("data");
	}

	@SuppressWarnings("unchecked")
	static String lastToken(Map<String, Object> session) {
		return (String) ((Map<String, Object>) session.get("last_active_token")).get("jwt");
	}

}
