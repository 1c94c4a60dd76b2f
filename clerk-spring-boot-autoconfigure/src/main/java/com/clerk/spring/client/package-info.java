/**
 * Clerk's own Java client on the transport of the application; the one place that knows
 * {@code com.clerk:backend-api}, which an application adds if it wants it.
 */
@NullMarked
package com.clerk.spring.client;

import org.jspecify.annotations.NullMarked;
