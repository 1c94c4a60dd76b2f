/**
 * The Frontend API proxy: passes requests below one path on to Clerk's Frontend API.
 */
@NullMarked
package com.clerk.spring.proxy;

import org.jspecify.annotations.NullMarked;
