/**
 * The few Backend API calls the library itself makes.
 */
@NullMarked
package com.clerk.spring.backend;

import org.jspecify.annotations.NullMarked;
