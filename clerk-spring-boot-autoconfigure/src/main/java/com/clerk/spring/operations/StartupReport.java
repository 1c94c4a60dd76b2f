package com.clerk.spring.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

import com.clerk.spring.operations.Finding.Level;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;

/**
 * Tells once, at start-up, what is configured: which instance, how tokens are verified,
 * who may use them, what is protected. It never shows a secret.
 *
 * @since 0.1.0
 */
public final class StartupReport {

	private static final Log logger = LogFactory.getLog(StartupReport.class);

	private final ClerkOptions options;

	private final Map<String, ClerkOptions> instances;

	private final int routeRules;

	private final SingletonSupplier<List<Finding>> findings;

	/**
	 * Creates a report.
	 * @param options the options of the application
	 * @param routeRules how many route rules the configuration has
	 * @param findings what the checks have to say
	 */
	public StartupReport(ClerkOptions options, int routeRules, List<Finding> findings) {
		this(options, Map.of(), routeRules, findings);
	}

	/**
	 * Creates a report about an application with several instances.
	 * @param options the options of the application
	 * @param instances the options of each listed instance, by its name
	 * @param routeRules how many route rules the configuration has
	 * @param findings what the checks have to say
	 */
	public StartupReport(ClerkOptions options, Map<String, ClerkOptions> instances, int routeRules,
			List<Finding> findings) {
		this(options, instances, routeRules, findings::stream);
	}

	/**
	 * Creates a report whose checks have their say when the application has started.
	 * @param options the options of the application
	 * @param instances the options of each listed instance, by its name
	 * @param routeRules how many route rules the configuration has
	 * @param findings what the checks have to say, asked once
	 */
	public StartupReport(ClerkOptions options, Map<String, ClerkOptions> instances, int routeRules,
			FindingSource findings) {
		this.options = options;
		this.instances = instances;
		this.routeRules = routeRules;
		this.findings = SingletonSupplier.of(() -> ConfigurationChecks.sort(findings.findings()));
	}

	/**
	 * Returns what the checks have to say.
	 * @return the findings, the worst first
	 */
	public List<Finding> findings() {
		return this.findings.obtain();
	}

	/**
	 * Logs the report: what is configured as information, what is unsafe as a warning.
	 */
	public void log() {
		logger.info(text());
		String warnings = lines(findings().stream().filter((finding) -> finding.level() != Level.INFO).toList());
		if (!warnings.isEmpty()) {
			logger.warn("Clerk's checks of the configuration:" + warnings);
		}
	}

	/**
	 * Returns what is configured.
	 * @return several lines
	 */
	public String text() {
		return "Clerk is configured:" + line("instance", instance(this.options))
				+ line("tokens", verification(this.options)) + listed()
				+ line("authorized parties", authorizedParties()) + line("sign-in", orHosted(this.options.signInUrl()))
				+ line("sign-up", orHosted(this.options.signUpUrl()))
				+ line("route rules", String.valueOf(this.routeRules))
				+ lines(findings().stream().filter((finding) -> finding.level() == Level.INFO).toList());
	}

	private String listed() {
		return this.instances.entrySet()
			.stream()
			.map((entry) -> line(entry.getKey(), instance(entry.getValue()) + "; " + verification(entry.getValue())))
			.collect(Collectors.joining());
	}

	private static String instance(ClerkOptions options) {
		PublishableKey key = options.publishableKey();
		if (key == null) {
			return "chosen for each request";
		}
		return key.instanceType().keyWord() + ", Frontend API at "
				+ ((options.proxyUrl() != null) ? options.proxyUrl() : key.frontendApiHost());
	}

	private static String verification(ClerkOptions options) {
		if (options.publishableKey() == null && options.secretKey() == null && options.jwtKey() == null) {
			return "verified by the keys chosen for each request";
		}
		if (options.jwtKey() != null) {
			return "verified without network by the JWT key";
		}
		return (options.secretKey() != null) ? "verified by the key set of " + options.apiUrl()
				: "not verified here: there is neither a secret key nor a JWT key";
	}

	private String authorizedParties() {
		List<String> parties = this.options.authorizedParties();
		return parties.isEmpty() ? "not restricted (clerk.authorized-parties)" : String.join(", ", parties);
	}

	private static String orHosted(@Nullable String url) {
		return (url != null) ? url : "Clerk's hosted page";
	}

	private static String line(String name, String value) {
		return String.format("%n  %-20s%s", name, value);
	}

	private static String lines(List<Finding> findings) {
		return findings.stream()
			.map((finding) -> String.format("%n  %-5s %s", finding.level(), finding))
			.collect(Collectors.joining());
	}

}
