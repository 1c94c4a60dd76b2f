/**
 * Wiring only: properties, auto-configurations and failure analyses.
 */
@NullMarked
package com.clerk.spring.boot;

import org.jspecify.annotations.NullMarked;
