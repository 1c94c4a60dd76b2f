package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * A satellite of a development instance.
 */
@BrowserTest
class DevelopmentSatelliteTests extends SatelliteTests {

	@Override
	String proxyUrl(ClerkEmulator clerk) {
		return clerk.url();
	}

}
