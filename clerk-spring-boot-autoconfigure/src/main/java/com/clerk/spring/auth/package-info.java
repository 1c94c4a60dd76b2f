/**
 * What an application sees of its caller, and what it can require of it.
 */
@NullMarked
package com.clerk.spring.auth;

import org.jspecify.annotations.NullMarked;
