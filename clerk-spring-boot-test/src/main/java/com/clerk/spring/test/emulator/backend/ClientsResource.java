package com.clerk.spring.test.emulator.backend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.ClientJson;
import com.clerk.spring.test.emulator.sessions.EmulatorState;

/**
 * Browsers, as the Backend API shows them: newest first.
 */
final class ClientsResource {

	private final EmulatorState state;

	ClientsResource(EmulatorState state) {
		this.state = state;
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		query.requireKnown(Set.of("paginated", "limit", "offset"));
		List<Client> newestFirst = new ArrayList<>(this.state.clients());
		Collections.reverse(newestFirst);
		List<Map<String, @Nullable Object>> page = Page.of(query).of(newestFirst).stream().map(this::json).toList();
		return "true".equals(query.get("paginated")) ? ApiResponse.list(page, newestFirst.size())
				: ApiResponse.json(200, page);
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.state.client(id)
			.map((client) -> ApiResponse.json(200, json(client)))
			.orElseThrow(() -> ApiException.notFound("No client was found with id " + id));
	}

	/**
	 * Tells which browser it is that shows a token.
	 */
	ApiResponse verify(ApiRequest request, PathVariables path) {
		String token = JsonBody.of(request, Set.of("token")).requiredText("token");
		return this.state.clientWithToken(token)
			.map((client) -> ApiResponse.json(200, json(client)))
			.orElseThrow(() -> ApiException.notFound("No client was found with this token"));
	}

	private Map<String, @Nullable Object> json(Client client) {
		return ClientJson.of(client, this.state.liveSessions(client));
	}

}
