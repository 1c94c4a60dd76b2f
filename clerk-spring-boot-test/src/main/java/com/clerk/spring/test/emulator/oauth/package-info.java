/**
 * OAuth applications, what users allow them, and the tokens that they get for it.
 *
 * <p>
 * Internal: no API. Only what {@code com.clerk.spring.test.emulator} itself shows is made
 * for use by others; what is public here is so for that package and may change or go at
 * any time.
 */
@NullMarked
package com.clerk.spring.test.emulator.oauth;

import org.jspecify.annotations.NullMarked;
