package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A satellite of a production instance, which reaches Clerk by its own host.
 */
@BrowserTest
class ProductionSatelliteTests extends SatelliteTests {

	@Override
	String proxyUrl(ClerkEmulator clerk) {
		return clerk.url().replace("localhost", Satellite.HOST);
	}

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
