package com.clerk.spring.test.emulator.backend;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.clerk.spring.test.emulator.directory.RoleJson;
import com.clerk.spring.test.emulator.directory.Roles;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Roles of organizations and their permissions, as the Backend API shows them, by their
 * keys. Tests define them.
 */
final class RolesResource {

	private static final Comparator<Map<String, Object>> BY_KEY = Comparator.comparing((each) -> text(each, "key"));

	/** All are of one age, so that the newest come in the order of their keys. */
	private static final Order<Map<String, Object>> ORDER = new Order<>(Map.of("created_at", BY_KEY.reversed(), "name",
			Comparator.comparing((each) -> text(each, "name")), "key", BY_KEY));

	private final Roles roles;

	private final Instant createdAt;

	RolesResource(Roles roles, Instant createdAt) {
		this.roles = roles;
		this.createdAt = createdAt;
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		return page(request, roles());
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return one("role", path, roles());
	}

	ApiResponse listPermissions(ApiRequest request, PathVariables path) {
		return page(request, permissions());
	}

	ApiResponse getPermission(ApiRequest request, PathVariables path) {
		return one("permission", path, permissions());
	}

	private List<Map<String, Object>> roles() {
		return this.roles.keys()
			.stream()
			.map((key) -> RoleJson.role(key, this.roles.permissions(key), this.createdAt))
			.toList();
	}

	private List<Map<String, Object>> permissions() {
		return this.roles.keys()
			.stream()
			.flatMap((key) -> this.roles.permissions(key).stream())
			.distinct()
			.sorted()
			.map((key) -> RoleJson.permission(key, this.createdAt))
			.toList();
	}

	private static ApiResponse page(ApiRequest request, List<Map<String, Object>> all) {
		Parameters query = request.query();
		query.requireKnown(Set.of("query", "limit", "offset", "order_by"));
		String text = query.getOrEmpty("query").toLowerCase(Locale.ROOT);
		List<Map<String, Object>> found = all.stream()
			.filter((each) -> (text(each, "id") + " " + text(each, "key")).toLowerCase(Locale.ROOT).contains(text))
			.toList();
		return ApiResponse.list(Page.of(query).of(ORDER.of(found, query)), found.size());
	}

	private static String text(Map<String, Object> json, String name) {
		return String.valueOf(json.get(name));
	}

	private static ApiResponse one(String kind, PathVariables path, List<Map<String, Object>> all) {
		return all.stream()
			.filter((each) -> path.get("id").equals(each.get("id")))
			.findFirst()
			.map((found) -> ApiResponse.json(200, found))
			.orElseThrow(() -> ApiException.notFound("No " + kind + " was found with id " + path.get("id")));
	}

}
