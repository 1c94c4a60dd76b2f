/**
 * Webhooks: verifies what Clerk sends, makes events of it, and publishes each once.
 */
@NullMarked
package com.clerk.spring.webhook;

import org.jspecify.annotations.NullMarked;
