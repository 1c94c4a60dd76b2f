package com.clerk.spring.test.emulator.backend;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.machines.Machine;
import com.clerk.spring.test.emulator.machines.Machines;

/**
 * Machines, as the Backend API shows and changes them.
 */
final class MachinesResource {

	private static final Order<Machine> ORDER = new Order<>(Map.of("created_at",
			Comparator.comparing(Machine::createdAt), "name", Comparator.comparing(Machine::name)));

	private static final Set<String> QUERY = Set.of("query", "limit", "offset", "order_by");

	private final MachineJson json;

	private final Machines machines;

	MachinesResource(Instance instance, Machines machines) {
		this.json = new MachineJson(instance);
		this.machines = machines;
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		query.requireKnown(QUERY);
		String text = query.getOrEmpty("query").toLowerCase(Locale.ROOT);
		List<Machine> found = this.machines.all()
			.stream()
			.filter((machine) -> (machine.id() + " " + machine.name()).toLowerCase(Locale.ROOT).contains(text))
			.toList();
		List<Machine> page = Page.of(query).of(ORDER.of(found, query));
		return ApiResponse.list(page.stream().map(this::json).toList(), found.size());
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return ApiResponse.json(200, json(find(path.get("id"))));
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, Set.of("name", "scoped_machines", "default_token_ttl"));
		String name = body.requiredText("name");
		List<String> scopes = body.texts("scoped_machines").stream().map((id) -> find(id).id()).distinct().toList();
		Machine machine = this.machines.create(name, scopes, tokenLifetime(body));
		Map<String, @Nullable Object> created = json(machine);
		created.put("secret_key", machine.secretKey());
		return ApiResponse.json(200, created);
	}

	ApiResponse update(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, Set.of("name", "default_token_ttl"));
		String name = body.has("name") ? body.requiredText("name") : null;
		Duration tokenLifetime = tokenLifetime(body);
		return changed(path, (machine) -> {
			Machine renamed = (name != null) ? machine.withName(name) : machine;
			return body.has("default_token_ttl") ? renamed.withTokenLifetime(tokenLifetime) : renamed;
		});
	}

	private static @Nullable Duration tokenLifetime(JsonBody body) {
		return body.seconds("default_token_ttl").orElse(null);
	}

	private ApiResponse changed(PathVariables path, UnaryOperator<Machine> change) {
		String id = path.get("id");
		return this.machines.change(id, change)
			.map((machine) -> ApiResponse.json(200, json(machine)))
			.orElseThrow(() -> unknown(id));
	}

	ApiResponse delete(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.machines.remove(id)
			.map((machine) -> ApiResponse.json(200, Map.of("object", "machine", "id", id, "deleted", true)))
			.orElseThrow(() -> unknown(id));
	}

	ApiResponse secretKey(ApiRequest request, PathVariables path) {
		return secretKey(find(path.get("id")));
	}

	/**
	 * Gives a machine another secret key.
	 */
	ApiResponse rotateSecretKey(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, Set.of("previous_token_ttl"));
		Duration grace = body.count("previous_token_ttl")
			.map(Duration::ofSeconds)
			.orElseThrow(() -> ApiException.parameter("form_param_missing", "previous_token_ttl", "must be included."));
		String id = path.get("id");
		return secretKey(this.machines.rotateSecretKey(id, grace).orElseThrow(() -> unknown(id)));
	}

	private static ApiResponse secretKey(Machine machine) {
		return ApiResponse.json(200, Map.of("object", "machine_secret_key", "secret", machine.secretKey()));
	}

	/**
	 * Lets the tokens of a machine be sent to another one.
	 */
	ApiResponse addScope(ApiRequest request, PathVariables path) {
		Machine from = find(path.get("id"));
		Machine to = find(JsonBody.of(request, Set.of("to_machine_id")).requiredText("to_machine_id"));
		Machine changed = this.machines.change(from.id(), (machine) -> machine.withScope(to.id()))
			.orElseThrow(() -> unknown(from.id()));
		Map<String, Object> scope = scope(changed.id(), to.id());
		scope.put("created_at", changed.updatedAt().toEpochMilli());
		return ApiResponse.json(200, scope);
	}

	ApiResponse removeScope(ApiRequest request, PathVariables path) {
		Machine from = find(path.get("id"));
		String to = path.get("other_id");
		if (!from.scopes().contains(to)) {
			throw ApiException.notFound("The tokens of " + from.id() + " can't be sent to " + to);
		}
		this.machines.change(from.id(), (machine) -> machine.withoutScope(to));
		Map<String, Object> scope = scope(from.id(), to);
		scope.put("deleted", true);
		return ApiResponse.json(200, scope);
	}

	private static Map<String, Object> scope(String from, String to) {
		Map<String, Object> scope = new LinkedHashMap<>();
		scope.put("object", "machine_scope");
		scope.put("from_machine_id", from);
		scope.put("to_machine_id", to);
		return scope;
	}

	private Map<String, @Nullable Object> json(Machine machine) {
		List<Machine> scopes = machine.scopes().stream().flatMap((id) -> this.machines.find(id).stream()).toList();
		return this.json.of(machine, scopes);
	}

	private Machine find(String id) {
		return this.machines.find(id).orElseThrow(() -> unknown(id));
	}

	private static ApiException unknown(String id) {
		return ApiException.notFound("No machine was found with id " + id);
	}

}
