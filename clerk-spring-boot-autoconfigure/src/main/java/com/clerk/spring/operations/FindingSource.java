package com.clerk.spring.operations;

import java.util.stream.Stream;

/**
 * What a part of the application, such as its web server's set-up, adds to the checks of
 * the configuration.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FindingSource {

	/**
	 * Checks that part.
	 * @return what there is to say; empty if all is well
	 */
	Stream<Finding> findings();

}
