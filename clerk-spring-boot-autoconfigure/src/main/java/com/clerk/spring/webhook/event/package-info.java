/**
 * The events that Clerk reports, each a record that applications listen to.
 */
@NullMarked
package com.clerk.spring.webhook.event;

import org.jspecify.annotations.NullMarked;
