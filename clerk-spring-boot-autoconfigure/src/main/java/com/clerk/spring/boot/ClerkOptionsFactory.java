package com.clerk.spring.boot;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import com.clerk.spring.boot.ClerkRouteProperties.ProtectedRoute;
import com.clerk.spring.operations.CheckedConfiguration;
import com.clerk.spring.operations.CheckedConfiguration.AcceptingRule;
import com.clerk.spring.operations.CheckedConfiguration.Addresses;
import com.clerk.spring.operations.CheckedConfiguration.Keys;
import com.clerk.spring.operations.ConfigurationChecks;
import com.clerk.spring.operations.Finding;
import com.clerk.spring.operations.Finding.Level;
import com.clerk.spring.operations.SettingNames;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;

/**
 * Makes the options of the application out of its properties and its connection details,
 * after the checks had their say.
 */
final class ClerkOptionsFactory {

	private final ClerkProperties properties;

	private final ClerkConnectionDetails details;

	private final InstanceOptionsFactory instances;

	private final boolean chosenByRequest;

	private final CheckedConfiguration configuration;

	/**
	 * Creates a factory.
	 * @param chosenByRequest whether the application chooses the keys for each request
	 */
	ClerkOptionsFactory(ClerkProperties properties, ClerkRouteProperties routes, ClerkConnectionDetails details,
			InstanceOptionsFactory instances, boolean chosenByRequest, List<String> exposedSecrets) {
		this.properties = properties;
		this.details = details;
		this.instances = instances;
		this.chosenByRequest = chosenByRequest;
		this.configuration = configuration(routes, exposedSecrets);
	}

	private CheckedConfiguration configuration(ClerkRouteProperties routes, List<String> exposedSecrets) {
		Keys keys = Keys.of(this.details.getPublishableKey(), this.details.getSecretKey(), this.details.getJwtKey(),
				this.details.getMachineSecretKey());
		Addresses addresses = new Addresses(this.details.getSignInUrl(), this.details.getSignUpUrl(),
				this.details.getProxyUrl(), this.properties.domain(), properties.satellite().enabled());
		boolean keysNeeded = !this.chosenByRequest && (this.instances.isEmpty() || keys.areThere());
		return new CheckedConfiguration(SettingNames.ofApplication(), keysNeeded, keys, addresses,
				this.properties.authorizedParties(), acceptingRules(routes.protectedPaths()), exposedSecrets);
	}

	private static List<AcceptingRule> acceptingRules(List<ProtectedRoute> rules) {
		return IntStream.range(0, rules.size())
			.mapToObj((index) -> new AcceptingRule(ClerkRouteProperties.PROTECTED + "[" + index + "].token",
					rules.get(index).namedTokens()))
			.toList();
	}

	List<Finding> findings() {
		return ConfigurationChecks
			.sort(Stream.of(ConfigurationChecks.run(this.configuration).stream(), this.instances.findings(), unused())
				.flatMap(Function.identity()));
	}

	private Stream<Finding> unused() {
		return (this.chosenByRequest && !this.instances.isEmpty()) ? Stream
			.of(new Finding("K14", Level.WARN, ClerkInstanceProperties.INSTANCES,
					"The instances are not looked at, as the application has a ClerkOptionsResolver bean of its own.",
					"Remove either " + ClerkInstanceProperties.INSTANCES + " or the bean."))
				: Stream.empty();
	}

	ClerkOptions create(Stream<ClerkOptionsBuilderCustomizer> customizers) {
		ConfigurationChecks.require(findings());
		requireUsableValues();
		ClerkOptionsBuilder builder = ClerkOptions.builder();
		applyKeys(builder);
		applyTokens(builder);
		applyAddresses(builder);
		applyCalls(builder);
		customizers.forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private void requireUsableValues() {
		if (!isAbsolute(this.details.getApiUrl())) {
			throw invalid("clerk.api-url", withoutKey(this.details.getApiUrl()),
					"Must start with 'https://' or 'http://' and a host.");
		}
		requirePositive("clerk.connect-timeout", this.properties.connectTimeout());
		requirePositive("clerk.read-timeout", this.properties.readTimeout());
		if (this.properties.clockSkew().isNegative()) {
			throw invalid("clerk.clock-skew", this.properties.clockSkew(), "Must not be negative.");
		}
		if (this.properties.tokenCache().maximumSize() < 0) {
			throw invalid("clerk.token-cache.maximum-size", this.properties.tokenCache().maximumSize(),
					"Must not be negative.");
		}
	}

	/** Keys get into the wrong place by a slip of the mouse. */
	private static String withoutKey(String url) {
		return url.contains("sk_") ? "sk_…" : url;
	}

	private static boolean isAbsolute(String url) {
		try {
			URI uri = new URI(url);
			return uri.getHost() != null && uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static void requirePositive(String property, Duration value) {
		if (value.isZero() || value.isNegative()) {
			throw invalid(property, value, "Must be longer than zero.");
		}
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException(property, value, reason);
	}

	private void applyKeys(ClerkOptionsBuilder builder) {
		builder.publishableKey(this.details.getPublishableKey())
			.secretKey(this.details.getSecretKey())
			.jwtKey(this.details.getJwtKey())
			.machineSecretKey(this.details.getMachineSecretKey());
	}

	private void applyTokens(ClerkOptionsBuilder builder) {
		builder.authorizedParties(this.properties.authorizedParties())
			.acceptMissingAzp(this.properties.acceptMissingAzp())
			.audience(this.properties.audience())
			.clockSkew(this.properties.clockSkew())
			.outageResponse(this.properties.outageResponse())
			.deniedResponse(this.properties.deniedResponse())
			.debug(this.properties.debug());
	}

	private void applyAddresses(ClerkOptionsBuilder builder) {
		builder.signInUrl(this.details.getSignInUrl())
			.signUpUrl(this.details.getSignUpUrl())
			.taskUrls(this.properties.taskUrls())
			.domain(this.properties.domain())
			.proxyUrl(this.details.getProxyUrl())
			.satellite(this.properties.satellite().enabled())
			.satelliteAutoSync(this.properties.satellite().autoSync())
			.satelliteAllowedOrigins(this.properties.satellite().allowedOrigins())
			.organizationPatterns(this.properties.organizationSync().organizationPatterns())
			.personalAccountPatterns(this.properties.organizationSync().personalAccountPatterns());
	}

	private void applyCalls(ClerkOptionsBuilder builder) {
		builder.apiUrl(this.details.getApiUrl())
			.apiVersion(this.properties.apiVersion())
			.userAgent(this.properties.userAgent())
			.connectTimeout(this.properties.connectTimeout())
			.readTimeout(this.properties.readTimeout());
	}

}
