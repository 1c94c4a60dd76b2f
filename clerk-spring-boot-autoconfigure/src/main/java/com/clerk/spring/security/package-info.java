/**
 * Into Spring Security: filter, middleware and route rules, authentication, answers to
 * refused requests.
 */
@NullMarked
package com.clerk.spring.security;

import org.jspecify.annotations.NullMarked;
