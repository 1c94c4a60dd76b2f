package com.clerk.spring.test.emulator.backend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.instance.Instance;

/**
 * The domains of the instance: those it was started with, and what became of them.
 */
public final class Domains {

	private static final int MAX_DOMAINS = 1000;

	private final List<Domain> initial;

	private final Map<String, Domain> domains = new LinkedHashMap<>();

	public Domains(Instance instance, Set<String> satelliteHosts) {
		List<Domain> satellites = satelliteHosts.stream().map((host) -> Domain.satellite(host, null)).toList();
		this.initial = new ArrayList<>(satellites);
		this.initial.add(0, Domain.primary(primaryName(instance)));
		clear();
	}

	private static String primaryName(Instance instance) {
		String host = instance.publishableKey().frontendApiHost();
		return instance.isDevelopment() ? host : host.replaceFirst("^clerk\\.", "");
	}

	public synchronized void clear() {
		this.domains.clear();
		this.initial.forEach((domain) -> this.domains.put(domain.id(), domain));
	}

	synchronized List<Domain> all() {
		return List.copyOf(this.domains.values());
	}

	synchronized Optional<Domain> find(String id) {
		return Optional.ofNullable(this.domains.get(id));
	}

	/**
	 * Adds a domain.
	 * @throws ApiException if its name is taken
	 */
	synchronized Domain add(Domain domain) {
		if (this.domains.size() >= MAX_DOMAINS) {
			throw ApiException.unprocessable("quota_exceeded", "There are too many domains.");
		}
		requireFree(domain);
		this.domains.put(domain.id(), domain);
		return domain;
	}

	/**
	 * Changes a domain.
	 * @throws ApiException if there is none of that id, or its new name is taken
	 */
	synchronized Domain change(String id, UnaryOperator<Domain> change) {
		Domain changed = change.apply(find(id).orElseThrow(() -> unknown(id)));
		requireFree(changed);
		this.domains.put(id, changed);
		return changed;
	}

	/**
	 * Removes a satellite.
	 * @throws ApiException if there is none of that id, or it is the primary domain
	 */
	synchronized void remove(String id) {
		if (!find(id).orElseThrow(() -> unknown(id)).satellite()) {
			throw ApiException.forbidden("The primary domain can't be deleted.");
		}
		this.domains.remove(id);
	}

	private void requireFree(Domain domain) {
		boolean taken = this.domains.values()
			.stream()
			.anyMatch((other) -> other.name().equalsIgnoreCase(domain.name()) && !other.id().equals(domain.id()));
		if (taken) {
			throw ApiException.unprocessable("form_param_value_invalid", "There is a domain of this name already.");
		}
	}

	static ApiException unknown(String id) {
		return ApiException.notFound("No domain was found with id " + id);
	}

}
