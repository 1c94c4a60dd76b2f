/**
 * The settings of one Clerk instance, parsed once and immutable.
 */
@NullMarked
package com.clerk.spring.options;

import org.jspecify.annotations.NullMarked;
