/**
 * A local Clerk: an instance in one process, for tests and development.
 */
@NullMarked
package com.clerk.spring.test.emulator;

import org.jspecify.annotations.NullMarked;
