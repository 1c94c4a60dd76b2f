package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A satellite of a production instance, with the browser client.
 */
@BrowserClientTest
class ProductionSatelliteClientTests extends SatelliteClientTests {

	@TestConfiguration(proxyBeanMethods = false)
	static class ProductionInstance {

		@Bean
		ClerkEmulator clerkEmulator() {
			return ClerkEmulator.builder()
				.production()
				.demoData()
				.satelliteHosts(Satellite.HOST)
				.sharedKeyPair()
				.start();
		}

	}

}
