package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;

import org.springframework.context.annotation.Import;

/**
 * A satellite of a production instance, which reaches Clerk by its own host.
 */
@BrowserTest
@Import(ProductionWithSatellite.class)
class ProductionSatelliteTests extends SatelliteTests {

	@Override
	String proxyUrl(ClerkEmulator clerk) {
		return clerk.url().replace("localhost", Satellite.HOST);
	}

}
