/**
 * What travels over HTTP, and in which form: requests and answers, their routes,
 * parameters, JSON, cookies and ids, and the addresses that a browser may be sent to.
 *
 * <p>
 * Internal: no API. Only what {@code com.clerk.spring.test.emulator} itself shows is made
 * for use by others; what is public here is so for that package and may change or go at
 * any time.
 */
@NullMarked
package com.clerk.spring.test.emulator.http;

import org.jspecify.annotations.NullMarked;
