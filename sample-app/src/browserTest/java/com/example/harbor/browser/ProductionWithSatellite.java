package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A production instance that knows a satellite.
 */
@TestConfiguration(proxyBeanMethods = false)
class ProductionWithSatellite {

	@Bean
	ClerkEmulator clerkEmulator() {
		return ClerkEmulator.builder().production().demoData().satelliteHosts(Satellite.HOST).sharedKeyPair().start();
	}

}
