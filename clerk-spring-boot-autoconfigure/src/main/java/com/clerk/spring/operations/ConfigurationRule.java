package com.clerk.spring.operations;

import java.util.stream.Stream;

/**
 * One rule of {@code shared/spec/production-checks.md} that needs the configuration only.
 */
@FunctionalInterface
interface ConfigurationRule {

	/**
	 * Checks the configuration.
	 * @param configuration the configuration as written
	 * @return what there is to say; empty if all is well
	 */
	Stream<Finding> check(CheckedConfiguration configuration);

}
