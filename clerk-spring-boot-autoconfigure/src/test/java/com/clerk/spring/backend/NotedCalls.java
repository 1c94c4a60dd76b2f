package com.clerk.spring.backend;

import java.time.Duration;

import org.awaitility.Awaitility;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;

/**
 * The calls that a server has noted, which it does after a client that is impatient has
 * left.
 */
final class NotedCalls {

	private NotedCalls() {
	}

	static void verifyOne() {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.untilAsserted(() -> verify(1, anyRequestedFor(anyUrl())));
	}

}
