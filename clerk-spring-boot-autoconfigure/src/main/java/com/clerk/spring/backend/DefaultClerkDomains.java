package com.clerk.spring.backend;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkDomain;
import com.clerk.spring.model.ClerkProxyCheck;

/**
 * The calls about domains ({@code shared/spec/backend-api.md} section 2, numbers 11 and
 * 12).
 */
final class DefaultClerkDomains implements ClerkDomains {

	private final InstanceCalls calls;

	DefaultClerkDomains(InstanceCalls calls) {
		this.calls = calls;
	}

	@Override
	public List<ClerkDomain> list() {
		return this.calls.resource(HttpMethod.GET, "domains", null, DomainList.class).data();
	}

	@Override
	public ClerkDomain addSatellite(String name, @Nullable URI proxyUrl) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("name", DomainArguments.name(name, this.calls.isLive()));
		body.put("is_satellite", true);
		if (proxyUrl != null) {
			body.put("proxy_url", DomainArguments.proxyUrl(proxyUrl));
		}
		return this.calls.resource(HttpMethod.POST, "domains", body, ClerkDomain.class);
	}

	@Override
	public ClerkDomain update(String domainId, DomainUpdate update) {
		String path = path(domainId);
		Map<String, Object> changes = Objects.requireNonNull(update, "update").members();
		if (changes.isEmpty()) {
			throw new IllegalArgumentException("update must change something");
		}
		if (changes.get("name") instanceof String name) {
			DomainArguments.name(name, this.calls.isLive());
		}
		return this.calls.resource(HttpMethod.PATCH, path, changes, ClerkDomain.class);
	}

	@Override
	public ClerkDeletedObject deleteSatellite(String domainId) {
		return this.calls.resource(HttpMethod.DELETE, path(domainId), null, ClerkDeletedObject.class);
	}

	@Override
	public ClerkDomain enableProxy(String domainId, @Nullable URI proxyUrl) {
		DomainUpdate update = DomainUpdate.create().proxyUrl(proxyUrl);
		if (proxyUrl != null) {
			requireWorking(DomainArguments.id(domainId), DomainArguments.proxyUrl(proxyUrl));
		}
		return update(domainId, update);
	}

	@Override
	public ClerkDomain useDns(String domainId) {
		return update(domainId, DomainUpdate.create().proxyUrl(null));
	}

	private void requireWorking(String domainId, String proxyUrl) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("domain_id", domainId);
		body.put("proxy_url", proxyUrl);
		ClerkProxyCheck check = this.calls.resource(HttpMethod.POST, "proxy_checks", body, ClerkProxyCheck.class);
		if (!check.successful()) {
			throw new DomainProxyCheckException(domainId, proxyUrl, check);
		}
	}

	private static String path(String domainId) {
		return "domains/" + DomainArguments.id(domainId);
	}

	/**
	 * The answer to a request for all domains. There is none without the primary one, so
	 * an answer that names none is not an empty list.
	 *
	 * @param data the domains
	 */
	record DomainList(List<ClerkDomain> data) {

		DomainList {
			Objects.requireNonNull(data, "data");
			data = List.copyOf(data);
		}

	}

}
