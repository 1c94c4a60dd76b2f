package com.clerk.spring.boot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import com.clerk.spring.operations.ConfigurationChecks;
import com.clerk.spring.operations.Finding;
import com.clerk.spring.operations.FindingSource;
import com.clerk.spring.operations.FrontendApiProxyChecks;
import com.clerk.spring.operations.SettingNames;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.proxy.FrontendApiProxySettings;

/**
 * Makes the settings of the Frontend API proxy out of its properties, after the checks
 * had their say.
 */
final class FrontendApiProxySettingsFactory implements FindingSource {

	private static final String PREFIX = "clerk.frontend-api-proxy.";

	private final ClerkFrontendApiProxyProperties properties;

	private final ClerkConnectionDetails details;

	private final ClerkOptions options;

	private final ClerkInstances instances;

	private final boolean chosenByRequest;

	/**
	 * Creates a factory.
	 * @param chosenByRequest whether the application chooses the keys for each request
	 */
	FrontendApiProxySettingsFactory(ClerkFrontendApiProxyProperties properties, ClerkConnectionDetails details,
			ClerkOptions options, ClerkInstances instances, boolean chosenByRequest) {
		this.properties = properties;
		this.details = details;
		this.options = options;
		this.instances = instances;
		this.chosenByRequest = chosenByRequest;
	}

	/**
	 * Makes the settings.
	 * @throws com.clerk.spring.operations.FailedChecksException if the proxy can't work
	 * @throws InvalidConfigurationPropertyValueException if a time-out or the limit is
	 * not positive
	 */
	FrontendApiProxySettings create() {
		ConfigurationChecks.require(check());
		requirePositive("connect-timeout", this.properties.connectTimeout());
		requirePositive("response-timeout", this.properties.responseTimeout());
		requirePositive("idle-timeout", this.properties.idleTimeout());
		if (this.properties.maxInFlight() <= 0) {
			throw invalid("max-in-flight", this.properties.maxInFlight(), "Must be greater than zero.");
		}
		return this.properties.settings(this.details);
	}

	@Override
	public Stream<Finding> findings() {
		return check().stream();
	}

	private List<Finding> check() {
		return FrontendApiProxyChecks.run(this.properties.enabled(), this.properties.path(),
				this.properties.fapiUrl(this.details), served());
	}

	private Map<SettingNames, ClerkOptions> served() {
		if (this.chosenByRequest) {
			return Map.of();
		}
		Map<SettingNames, ClerkOptions> served = new LinkedHashMap<>();
		if (this.instances.options().isEmpty() || this.options.publishableKey() != null) {
			served.put(SettingNames.ofApplication(), this.options);
		}
		this.instances.options()
			.forEach((name, instance) -> served.put(new SettingNames(new InstanceName(name).prefix(), Set.of()),
					instance));
		return served;
	}

	private static void requirePositive(String property, Duration value) {
		if (value.isZero() || value.isNegative()) {
			throw invalid(property, value, "Must be longer than zero.");
		}
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException(PREFIX + property, value, reason);
	}

}
