/**
 * Route patterns: the pattern language and the matchers made of it.
 */
@NullMarked
package com.clerk.spring.route;

import org.jspecify.annotations.NullMarked;
