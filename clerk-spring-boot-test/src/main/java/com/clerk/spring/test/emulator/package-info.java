/**
 * A local Clerk in one process: real keys, tokens, cookies and pages, for tests and for
 * trying an application without an account.
 */
@NullMarked
package com.clerk.spring.test.emulator;

import org.jspecify.annotations.NullMarked;
