/**
 * A local Clerk in one process: real keys, tokens, cookies and pages, for tests and for
 * trying an application without an account. The packages below this one are what it is
 * made of, and no API.
 */
@NullMarked
package com.clerk.spring.test.emulator;

import org.jspecify.annotations.NullMarked;
