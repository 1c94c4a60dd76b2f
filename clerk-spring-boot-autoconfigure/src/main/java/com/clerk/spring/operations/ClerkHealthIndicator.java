package com.clerk.spring.operations;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import com.clerk.spring.operations.Finding.Level;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SigningKeys;

/**
 * Tells from memory, without any call, which instances the application serves, whether it
 * has their keys, what the checks of the configuration warned of, and how the Frontend
 * API proxy does. It shows no secret.
 * <p>
 * The status is down where Clerk refuses a secret key, unknown where no key could be had
 * yet or any more, and up otherwise.
 *
 * @since 0.1.0
 */
public final class ClerkHealthIndicator extends AbstractHealthIndicator {

	private final ClerkOptions options;

	private final Map<String, ClerkOptions> instances;

	private final SigningKeys keys;

	private final StartupReport report;

	private final @Nullable ProxyHealth proxy;

	private final Clock clock;

	/**
	 * Creates an indicator.
	 * @param options the options of the application
	 * @param instances the options of each listed instance, by its name
	 * @param keys the signing keys
	 * @param report has the findings of the checks
	 * @param proxy tells of the Frontend API proxy, or null if there is none
	 * @param clock the clock by which keys age
	 */
	public ClerkHealthIndicator(ClerkOptions options, Map<String, ClerkOptions> instances, SigningKeys keys,
			StartupReport report, @Nullable ProxyHealth proxy, Clock clock) {
		this.options = options;
		this.instances = Map.copyOf(instances);
		this.keys = keys;
		this.report = report;
		this.proxy = proxy;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Map<String, KeyHealth> listed = listed();
		KeyHealth own = health(this.options);
		boolean hasOwn = this.options.publishableKey() != null;
		builder.status(worst(Stream.concat(hasOwn ? Stream.of(own) : Stream.empty(), listed.values().stream())));
		if (hasOwn) {
			builder.withDetails(own.details(this.clock));
		}
		if (!listed.isEmpty()) {
			Map<String, Object> details = new LinkedHashMap<>();
			listed.forEach((name, health) -> details.put(name, health.details(this.clock)));
			builder.withDetail("instances", details);
		}
		builder.withDetail("warnings", warnings());
		if (this.proxy != null) {
			builder.withDetail("proxy", this.proxy.details(this.clock));
		}
	}

	private Map<String, KeyHealth> listed() {
		return this.instances.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> health(entry.getValue()), (first, second) -> first,
					LinkedHashMap::new));
	}

	private KeyHealth health(ClerkOptions instance) {
		return new KeyHealth(instance, this.keys.status(instance));
	}

	private static Status worst(Stream<KeyHealth> healths) {
		List<Status> statuses = healths.map(KeyHealth::status).toList();
		return Stream.of(Status.DOWN, Status.UNKNOWN).filter(statuses::contains).findFirst().orElse(Status.UP);
	}

	private List<String> warnings() {
		return this.report.findings()
			.stream()
			.filter((finding) -> finding.level() != Level.INFO)
			.map(Finding::id)
			.distinct()
			.toList();
	}

}
