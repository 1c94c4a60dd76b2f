/**
 * What verifying a token costs, beside what it is measured against.
 */
@NullMarked
package com.clerk.spring.benchmarks;

import org.jspecify.annotations.NullMarked;
