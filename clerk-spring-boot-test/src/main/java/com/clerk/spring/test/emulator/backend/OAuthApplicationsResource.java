package com.clerk.spring.test.emulator.backend;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.oauth.OAuthApplication;
import com.clerk.spring.test.emulator.oauth.OAuthApplicationSettings;
import com.clerk.spring.test.emulator.oauth.OAuthApplications;
import com.clerk.spring.test.emulator.oauth.OAuthEndpoints;

/**
 * OAuth applications, as the Backend API shows and changes them. A secret is shown when
 * it is made, and never again.
 */
final class OAuthApplicationsResource {

	private static final Order<OAuthApplication> ORDER = new Order<>(
			Map.of("created_at", Comparator.comparing(OAuthApplication::createdAt), "name",
					Comparator.comparing((OAuthApplication each) -> each.settings().name())));

	private static final Set<String> QUERY = Set.of("name_query", "limit", "offset", "order_by");

	private final Instance instance;

	private final OAuthApplications applications;

	OAuthApplicationsResource(Instance instance, OAuthApplications applications) {
		this.instance = instance;
		this.applications = applications;
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		query.requireKnown(QUERY);
		String text = query.getOrEmpty("name_query").toLowerCase(Locale.ROOT);
		List<OAuthApplication> found = this.applications.all()
			.stream()
			.filter((each) -> each.settings().name().toLowerCase(Locale.ROOT).contains(text))
			.toList();
		List<OAuthApplication> page = Page.of(query).of(ORDER.of(found, query));
		return ApiResponse.list(page.stream().map((each) -> json(each, request)).toList(), found.size());
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.applications.find(id)
			.map((found) -> ApiResponse.json(200, json(found, request)))
			.orElseThrow(() -> unknown(id));
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, OAuthApplicationSettings.MEMBERS);
		return withSecret(this.applications.create(OAuthApplicationSettings.of(body)), request);
	}

	ApiResponse update(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, OAuthApplicationSettings.MEMBERS);
		String id = path.get("id");
		return this.applications.change(id, (settings) -> settings.changed(body))
			.map((changed) -> ApiResponse.json(200, json(changed, request)))
			.orElseThrow(() -> unknown(id));
	}

	ApiResponse delete(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.applications.remove(id)
			.map((removed) -> ApiResponse.json(200, Map.of("object", "oauth_application", "id", id, "deleted", true)))
			.orElseThrow(() -> unknown(id));
	}

	ApiResponse rotateSecret(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.applications.rotateSecret(id)
			.map((changed) -> withSecret(changed, request))
			.orElseThrow(() -> unknown(id));
	}

	private ApiResponse withSecret(OAuthApplication application, ApiRequest request) {
		Map<String, @Nullable Object> json = json(application, request);
		if (!application.isPublic()) {
			json.put("client_secret", application.clientSecret());
		}
		return ApiResponse.json(200, json);
	}

	private Map<String, @Nullable Object> json(OAuthApplication application, ApiRequest request) {
		OAuthApplicationSettings settings = application.settings();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "oauth_application");
		json.put("id", application.id());
		json.put("instance_id", this.instance.id());
		json.put("name", settings.name());
		json.put("client_id", application.clientId());
		json.put("client_uri", null);
		json.put("client_image_url", null);
		json.put("dynamically_registered", false);
		json.put("consent_screen_enabled", settings.consentScreen());
		json.put("pkce_required", settings.pkceRequired());
		json.put("public", settings.publicClient());
		json.put("scopes", String.join(" ", settings.scopes()));
		json.put("redirect_uris", settings.redirectUris());
		json.put("callback_url", settings.redirectUris().stream().findFirst().orElse(""));
		putEndpoints(json, OAuthEndpoints.of(request));
		json.put("created_at", application.createdAt().toEpochMilli());
		json.put("updated_at", application.updatedAt().toEpochMilli());
		return json;
	}

	private static void putEndpoints(Map<String, @Nullable Object> json, OAuthEndpoints endpoints) {
		json.put("authorize_url", endpoints.authorize());
		json.put("token_fetch_url", endpoints.token());
		json.put("user_info_url", endpoints.userInfo());
		json.put("discovery_url", endpoints.discovery());
		json.put("token_introspection_url", endpoints.tokenInfo());
	}

	private static ApiException unknown(String id) {
		return ApiException.notFound("No OAuth application was found with id " + id);
	}

}
