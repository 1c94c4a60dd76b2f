package com.clerk.spring.test.emulator.backend;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.http.Json;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.Secrets;
import com.clerk.spring.test.emulator.instance.Instance;

/**
 * Checks whether a proxy works: calls the Frontend API through it, and sees whether and
 * how that call arrives ({@code shared/spec/clerk-emulator.md} section 8).
 */
final class ProxyChecksResource {

	private static final String CHECK = "emulator_proxy_check";

	private final Instance instance;

	private final Domains domains;

	private final ProxyCall call;

	private final Clock clock;

	/** The running checks, each with the address that the call must name. */
	private final Map<String, String> expected = new ConcurrentHashMap<>();

	private final Set<String> arrived = ConcurrentHashMap.newKeySet();

	ProxyChecksResource(Instance instance, Domains domains, ProxyCall call, Clock clock) {
		this.instance = instance;
		this.domains = domains;
		this.call = call;
		this.clock = clock;
	}

	/**
	 * Runs a check, for the Backend API.
	 */
	ApiResponse check(ApiRequest request, PathVariables path) {
		Map<String, Object> body = Json.readBody(request.body());
		String domainId = String.valueOf(body.get("domain_id"));
		if (this.domains.find(domainId).isEmpty()) {
			throw DomainsResource.invalid("domain_id must be the id of a domain.");
		}
		URI proxyUrl = proxyUrl(body.get("proxy_url"));
		long now = this.clock.instant().toEpochMilli();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("object", "proxy_check");
		json.put("id", Ids.next("prxchk_"));
		json.put("domain_id", domainId);
		json.put("last_run_at", now);
		json.put("proxy_url", proxyUrl.toString());
		json.put("successful", works(proxyUrl));
		json.put("created_at", now);
		json.put("updated_at", now);
		return ApiResponse.json(200, json);
	}

	private boolean works(URI proxyUrl) {
		String check = Ids.secret("");
		this.expected.put(check, proxyUrl.toString());
		try {
			boolean answered = this.call.isAnswered(URI.create(proxyUrl + "/v1/environment?" + CHECK + "=" + check));
			return answered && this.arrived.contains(check);
		}
		finally {
			this.expected.remove(check);
			this.arrived.remove(check);
		}
	}

	/**
	 * Takes notice of a call for the settings of the instance, which may be that of a
	 * check.
	 */
	void arrived(ApiRequest request) {
		String check = request.query().getOrEmpty(CHECK);
		String expected = this.expected.get(check);
		boolean ours = Secrets.areEqual(this.instance.secretKey(), request.header("clerk-secret-key"));
		if (ours && expected != null && expected.equals(request.header("clerk-proxy-url"))) {
			this.arrived.add(check);
		}
	}

	/**
	 * Reads the address of a proxy.
	 * @throws ApiException if it is none
	 */
	static URI proxyUrl(@Nullable Object value) {
		if (value instanceof String text && text.matches("https?://[^/?#@\\s]+[^?#\\s]*[^/?#\\s]")) {
			try {
				return URI.create(text);
			}
			catch (IllegalArgumentException ex) {
				// answered below
			}
		}
		throw DomainsResource.invalid("proxy_url must be an absolute URL without a trailing slash.");
	}

}
