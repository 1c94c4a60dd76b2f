package com.clerk.spring.webhook.event;

import org.jspecify.annotations.Nullable;

/**
 * The request to Clerk that led to an event.
 *
 * @param clientIp the address of the client, or null
 * @param userAgent what the client calls itself, or null
 * @since 0.1.0
 */
public record EventHttpRequest(@Nullable String clientIp, @Nullable String userAgent) {

	/**
	 * Shows neither address nor client, which are personal.
	 */
	@Override
	public String toString() {
		return "EventHttpRequest";
	}

}
