package com.clerk.spring.client;

import java.util.function.BiFunction;
import java.util.function.Function;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.utils.Response;

import com.clerk.spring.backend.ClerkBackend;

/**
 * A row of the table in {@code docs/backend-api.md}, with a call.
 *
 * @param name the operation's name in Clerk's JavaScript client
 * @param request the method and the address after the version that the call must go to
 * @param body the JSON that it must send, {@link #FILE}, or null for none
 * @param answer what is answered
 * @param status the status that is answered, of which the client takes only one
 * @param call makes the call, and returns what it has read
 */
record TableRow(String name, String request, String body, String answer, int status,
		BiFunction<Clerk, ClerkBackend, Object> call) {

	/** For a body with a file of the bytes 1 and 2 in it. */
	static final String FILE = "a file";

	static TableRow row(String name, String request, Class<? extends Response> response,
			Function<Clerk, Response> call) {
		return row(name, request, null, response, call);
	}

	static TableRow row(String name, String request, String body, Class<? extends Response> response,
			Function<Clerk, Response> call) {
		return new TableRow(name, request, body, Examples.answerTo(response), 200,
				(clerk, backend) -> Examples.contentOf(call.apply(clerk)));
	}

	static TableRow exchange(String name, String request, Function<ClerkBackend, Object> call) {
		return exchange(name, request, null, call);
	}

	static TableRow exchange(String name, String request, String body, Function<ClerkBackend, Object> call) {
		return new TableRow(name, request, body, "{}", 200, (clerk, backend) -> call.apply(backend));
	}

	TableRow answered(int status) {
		return new TableRow(this.name, this.request, this.body, this.answer, status, this.call);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
