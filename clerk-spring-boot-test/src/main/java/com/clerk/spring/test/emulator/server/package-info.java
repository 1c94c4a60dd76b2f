/**
 * Listens, and leads each request to what answers it, or to what goes wrong.
 *
 * <p>
 * Internal: no API. Only what {@code com.clerk.spring.test.emulator} itself shows is made
 * for use by others; what is public here is so for that package and may change or go at
 * any time.
 */
@NullMarked
package com.clerk.spring.test.emulator.server;

import org.jspecify.annotations.NullMarked;
