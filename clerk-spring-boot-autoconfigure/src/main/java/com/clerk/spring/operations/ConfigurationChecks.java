package com.clerk.spring.operations;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.clerk.spring.operations.Finding.Level;

/**
 * Runs every rule that can be judged from the configuration alone.
 *
 * @since 0.1.0
 */
public final class ConfigurationChecks {

	private static final List<ConfigurationRule> RULES = List.of(new PublishableKeyPresence(), new PublishableKeyForm(),
			new KeyCopies(), new VerificationKeyPresence(), new KeyPlaces(), new InstanceAgreement(), new JwtKeyForm(),
			new JwtKeyAlone(), new RuleTokens(), new AuthorizedPartyPresence(), new AuthorizedPartyForm(),
			new UrlForms(), new SatelliteNeeds());

	private ConfigurationChecks() {
	}

	/**
	 * Checks a configuration.
	 * @param configuration the configuration as written
	 * @return what there is to say, the worst first, else in the order of the rules'
	 * names
	 */
	public static List<Finding> run(CheckedConfiguration configuration) {
		return sort(RULES.stream().flatMap((rule) -> rule.check(configuration)));
	}

	/**
	 * Sorts findings of several checks, and says nothing twice.
	 * @param findings the findings
	 * @return the findings, the worst first, else in the order of the rules' names
	 */
	public static List<Finding> sort(Stream<Finding> findings) {
		return findings.distinct().sorted(Comparator.comparing(Finding::level).thenComparing(Finding::id)).toList();
	}

	/**
	 * Checks a configuration and refuses one that can't work.
	 * @param configuration the configuration as written
	 * @return what there is to say besides
	 * @throws FailedChecksException if a rule says that the application must not start
	 */
	public static List<Finding> require(CheckedConfiguration configuration) {
		return require(run(configuration));
	}

	/**
	 * Refuses a configuration that can't work.
	 * @param findings what the checks have to say
	 * @return the findings
	 * @throws FailedChecksException if one of them says that the application must not
	 * start
	 */
	public static List<Finding> require(List<Finding> findings) {
		List<Finding> failures = findings.stream().filter((finding) -> finding.level() == Level.FAIL).toList();
		if (!failures.isEmpty()) {
			throw new FailedChecksException(failures);
		}
		return findings;
	}

}
