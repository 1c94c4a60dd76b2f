/**
 * The few Backend API calls the library itself makes, and the one place that knows a JSON
 * library.
 */
@NullMarked
package com.clerk.spring.backend;

import org.jspecify.annotations.NullMarked;
