/**
 * The Frontend API: what the browser client asks for.
 *
 * <p>
 * Internal: no API. Only what {@code com.clerk.spring.test.emulator} itself shows is made
 * for use by others; what is public here is so for that package and may change or go at
 * any time.
 */
@NullMarked
package com.clerk.spring.test.emulator.frontend;

import org.jspecify.annotations.NullMarked;
