/**
 * The caller in Thymeleaf templates; the one place that knows Thymeleaf.
 */
@NullMarked
package com.clerk.spring.thymeleaf;

import org.jspecify.annotations.NullMarked;
