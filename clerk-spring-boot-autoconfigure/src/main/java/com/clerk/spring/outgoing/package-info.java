/**
 * Calls of the application to other services of its own, made with its caller's token or
 * with one of its own machine.
 */
@NullMarked
package com.clerk.spring.outgoing;

import org.jspecify.annotations.NullMarked;
