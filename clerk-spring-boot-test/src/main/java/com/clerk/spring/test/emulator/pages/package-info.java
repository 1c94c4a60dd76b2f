/**
 * The hosted pages and the scripts of the browser client.
 *
 * <p>
 * Internal: no API. Only what {@code com.clerk.spring.test.emulator} itself shows is made
 * for use by others; what is public here is so for that package and may change or go at
 * any time.
 */
@NullMarked
package com.clerk.spring.test.emulator.pages;

import org.jspecify.annotations.NullMarked;
