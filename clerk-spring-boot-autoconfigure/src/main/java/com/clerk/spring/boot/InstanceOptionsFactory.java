package com.clerk.spring.boot;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.boot.ClerkInstanceProperties.Instance;
import com.clerk.spring.boot.ClerkProperties.OrganizationSync;
import com.clerk.spring.boot.ClerkProperties.Satellite;
import com.clerk.spring.operations.CheckedConfiguration;
import com.clerk.spring.operations.CheckedConfiguration.Addresses;
import com.clerk.spring.operations.CheckedConfiguration.Keys;
import com.clerk.spring.operations.ConfigurationChecks;
import com.clerk.spring.operations.Finding;
import com.clerk.spring.operations.InstanceHosts;
import com.clerk.spring.operations.SettingNames;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;

/**
 * Makes the options of the listed instances: those of the application, with what belongs
 * to one instance taken out and its own put in.
 */
final class InstanceOptionsFactory {

	private final Map<InstanceName, Instance> instances;

	private final ClerkProperties application;

	private final ClerkConnectionDetails details;

	private final JwtKeyText jwtKeys;

	InstanceOptionsFactory(ClerkInstanceProperties properties, ClerkProperties application,
			ClerkConnectionDetails details, JwtKeyText jwtKeys) {
		this.instances = InstanceName.unique(properties.instances());
		this.application = application;
		this.details = details;
		this.jwtKeys = jwtKeys;
	}

	boolean isEmpty() {
		return this.instances.isEmpty();
	}

	Stream<Finding> findings() {
		Map<String, List<String>> hosts = this.instances.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().prefix() + ".hosts",
					(entry) -> entry.getValue().hosts(), (first, second) -> first, LinkedHashMap::new));
		return Stream.concat(this.instances.entrySet()
			.stream()
			.flatMap((entry) -> ConfigurationChecks.run(configuration(entry.getKey(), entry.getValue())).stream()),
				InstanceHosts.check(hosts).stream());
	}

	private CheckedConfiguration configuration(InstanceName name, Instance instance) {
		SettingNames names = new SettingNames(name.prefix(), inherited(instance));
		Keys keys = Keys.of(names, instance.publishableKey(), instance.secretKey(), jwtKey(name, instance),
				instance.machineSecretKey());
		Addresses addresses = new Addresses(either(instance.signInUrl(), this.details.getSignInUrl()),
				either(instance.signUpUrl(), this.details.getSignUpUrl()), instance.proxyUrl(), instance.domain(),
				instance.satellite().enabled());
		List<String> parties = (instance.authorizedParties() != null) ? instance.authorizedParties()
				: this.application.authorizedParties();
		return new CheckedConfiguration(names, true, keys, addresses, parties, List.of(), List.of());
	}

	private Set<String> inherited(Instance instance) {
		Set<String> inherited = new HashSet<>();
		if (instance.authorizedParties() == null && !this.application.authorizedParties().isEmpty()) {
			inherited.add("authorized-parties");
		}
		if (instance.signInUrl() == null && this.details.getSignInUrl() != null) {
			inherited.add("sign-in-url");
		}
		if (instance.signUpUrl() == null && this.details.getSignUpUrl() != null) {
			inherited.add("sign-up-url");
		}
		return inherited;
	}

	/**
	 * Makes the options of all instances.
	 * @param application the options of the application
	 * @throws com.clerk.spring.operations.FailedChecksException if an instance can't work
	 */
	ClerkInstances create(ClerkOptions application) {
		ConfigurationChecks.require(ConfigurationChecks.sort(findings()));
		Map<String, ClerkOptions> options = new LinkedHashMap<>();
		Map<String, List<String>> hosts = new LinkedHashMap<>();
		this.instances.forEach((name, instance) -> {
			options.put(name.text(), options(name, instance, application));
			hosts.put(name.text(), instance.hosts());
		});
		return ClerkInstances.of(options, hosts);
	}

	private ClerkOptions options(InstanceName name, Instance instance, ClerkOptions application) {
		ClerkOptionsBuilder builder = application.mutate()
			.publishableKey(instance.publishableKey())
			.secretKey(instance.secretKey())
			.jwtKey(jwtKey(name, instance))
			.machineSecretKey(instance.machineSecretKey())
			.domain(instance.domain())
			.proxyUrl(instance.proxyUrl())
			.signInUrl(either(instance.signInUrl(), application.signInUrl()))
			.signUpUrl(either(instance.signUpUrl(), application.signUpUrl()));
		applySatellite(builder, instance.satellite());
		applyLists(builder, instance);
		return builder.build();
	}

	private static void applySatellite(ClerkOptionsBuilder builder, Satellite satellite) {
		builder.satellite(satellite.enabled())
			.satelliteAutoSync(satellite.autoSync())
			.satelliteAllowedOrigins(satellite.allowedOrigins());
	}

	private static void applyLists(ClerkOptionsBuilder builder, Instance instance) {
		if (instance.authorizedParties() != null) {
			builder.authorizedParties(instance.authorizedParties());
		}
		if (instance.audience() != null) {
			builder.audience(instance.audience());
		}
		if (instance.taskUrls() != null) {
			builder.taskUrls(instance.taskUrls());
		}
		OrganizationSync sync = instance.organizationSync();
		if (sync != null) {
			builder.organizationPatterns(sync.organizationPatterns())
				.personalAccountPatterns(sync.personalAccountPatterns());
		}
	}

	private @Nullable String jwtKey(InstanceName name, Instance instance) {
		return this.jwtKeys.read(name.prefix() + ".jwt-key", instance.jwtKey());
	}

	private static @Nullable String either(@Nullable String own, @Nullable String inherited) {
		return (own != null) ? own : inherited;
	}

}
