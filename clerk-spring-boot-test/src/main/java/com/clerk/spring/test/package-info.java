/**
 * Signed-in requests for tests, without Clerk.
 */
@NullMarked
package com.clerk.spring.test;

import org.jspecify.annotations.NullMarked;
