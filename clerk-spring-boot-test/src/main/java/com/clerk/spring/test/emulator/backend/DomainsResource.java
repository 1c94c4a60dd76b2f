package com.clerk.spring.test.emulator.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Json;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.instance.Instance;

/**
 * Domains, as the Backend API shows and changes them.
 */
final class DomainsResource {

	private static final Set<String> NEW = Set.of("name", "is_satellite", "proxy_url");

	private static final Set<String> CHANGEABLE = Set.of("name", "proxy_url", "is_secondary");

	private final Instance instance;

	private final Domains domains;

	DomainsResource(Instance instance, Domains domains) {
		this.instance = instance;
		this.domains = domains;
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		List<Map<String, Object>> data = this.domains.all().stream().map(this::json).toList();
		return ApiResponse.json(200, Map.of("data", data, "total_count", data.size()));
	}

	ApiResponse add(ApiRequest request, PathVariables path) {
		Map<String, Object> body = body(request, NEW);
		if (!Boolean.TRUE.equals(body.get("is_satellite"))) {
			throw invalid("is_satellite must be true.");
		}
		return ApiResponse.json(200, json(this.domains.add(Domain.satellite(name(body), proxyUrl(body)))));
	}

	ApiResponse update(ApiRequest request, PathVariables path) {
		Map<String, Object> body = body(request, CHANGEABLE);
		Domain changed = this.domains.change(path.get("id"), (domain) -> {
			Domain renamed = body.containsKey("name") ? domain.withName(name(body)) : domain;
			return body.containsKey("proxy_url") ? renamed.withProxyUrl(proxyUrl(body)) : renamed;
		});
		return ApiResponse.json(200, json(changed));
	}

	ApiResponse delete(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		this.domains.remove(id);
		return ApiResponse.json(200, Map.of("object", "domain", "id", id, "deleted", true));
	}

	private static Map<String, Object> body(ApiRequest request, Set<String> known) {
		Map<String, Object> body = Json.readBody(request.body());
		body.keySet().stream().filter((name) -> !known.contains(name)).findFirst().ifPresent((name) -> {
			throw ApiException.unprocessable("form_param_unknown", name + " is not a valid parameter.");
		});
		return body;
	}

	private static String name(Map<String, Object> body) {
		if (body.get("name") instanceof String name && name.matches("[A-Za-z0-9.-]+(:\\d+)?")) {
			return name;
		}
		throw invalid("name must be a host name.");
	}

	private @Nullable String proxyUrl(Map<String, Object> body) {
		Object proxyUrl = body.get("proxy_url");
		if (proxyUrl == null) {
			return null;
		}
		if (this.instance.isDevelopment()) {
			throw invalid("proxy_url is for production instances only.");
		}
		return ProxyChecksResource.proxyUrl(proxyUrl).toString();
	}

	static ApiException invalid(String message) {
		return ApiException.unprocessable("form_param_value_invalid", message);
	}

	private Map<String, Object> json(Domain domain) {
		boolean development = this.instance.isDevelopment();
		String ownHost = "https://clerk." + domain.name();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("object", "domain");
		json.put("id", domain.id());
		json.put("name", domain.name());
		json.put("is_satellite", domain.satellite());
		json.put("frontend_api_url",
				(domain.proxyUrl() != null) ? domain.proxyUrl() : development ? this.instance.issuer() : ownHost);
		json.put("accounts_portal_url", development ? null : "https://accounts." + domain.name());
		json.put("proxy_url", domain.proxyUrl());
		json.put("development_origin", "");
		json.put("cname_targets", development ? List.of() : List.of(cname("clerk", domain), cname("accounts", domain)));
		return json;
	}

	private static Map<String, Object> cname(String kind, Domain domain) {
		String service = "clerk".equals(kind) ? "frontend-api" : kind;
		return Map.of("host", kind + "." + domain.name(), "value", service + ".clerk.services", "required",
				domain.proxyUrl() == null);
	}

}
