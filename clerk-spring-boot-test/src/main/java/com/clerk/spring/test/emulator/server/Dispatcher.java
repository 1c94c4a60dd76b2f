package com.clerk.spring.test.emulator.server;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.clerk.spring.test.emulator.backend.SecretKeys;
import com.clerk.spring.test.emulator.frontend.FrontendApi;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Router;

/**
 * Sends a request to the hosted pages, the Backend API or the Frontend API
 * ({@code shared/spec/clerk-emulator.md} section 1).
 */
final class Dispatcher {

	private static final Log logger = LogFactory.getLog(Dispatcher.class);

	private static final List<String> BACKEND_ONLY = List.of("/v1/jwks", "/v1/instance", "/v1/users", "/v1/sessions",
			"/v1/sign_in_tokens", "/v1/actor_tokens", "/v1/testing_tokens", "/v1/clients", "/v1/invitations",
			"/v1/organization_invitations", "/v1/organization_roles", "/v1/organization_permissions", "/v1/domains",
			"/v1/proxy_checks", "/machines", "/v1/machines", "/m2m_tokens", "/v1/m2m_tokens", "/api_keys",
			"/v1/api_keys", "/oauth_applications", "/v1/oauth_applications");

	/** Only a proxy of the Frontend API sends it. */
	private static final String PROXY_KEY = "clerk-secret-key";

	private final Router pages;

	private final FrontendApi frontendApi;

	private final Router backendApi;

	private final SecretKeys keys;

	Dispatcher(Router pages, FrontendApi frontendApi, Router backendApi, SecretKeys keys) {
		this.pages = pages;
		this.frontendApi = frontendApi;
		this.backendApi = backendApi;
		this.keys = keys;
	}

	ApiResponse dispatch(ApiRequest request) {
		try {
			return this.pages.route(request).orElseGet(() -> api(request));
		}
		catch (ApiException ex) {
			return ApiResponse.error(ex);
		}
		catch (RuntimeException ex) {
			logger.error("The emulator failed to answer " + request, ex);
			return ApiResponse.error(ApiException.internal());
		}
	}

	private ApiResponse api(ApiRequest request) {
		String key = request.bearerToken();
		boolean hasKey = key != null && (key.startsWith("sk_") || key.startsWith("ak_"));
		if (hasKey || isBackendOnly(request.path())) {
			this.keys.requireFor(request);
			return this.backendApi.route(request)
				.orElseThrow(() -> ApiException.notFound("No resource at " + request.method() + " " + request.path()));
		}
		if (request.header(PROXY_KEY) != null) {
			this.keys.require(request.header(PROXY_KEY));
		}
		return this.frontendApi.answer(request);
	}

	private static boolean isBackendOnly(String path) {
		return BACKEND_ONLY.stream().anyMatch((prefix) -> path.equals(prefix) || path.startsWith(prefix + "/"));
	}

}
