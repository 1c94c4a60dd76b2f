package com.example.harbor.browser;

import java.util.HashMap;
import java.util.Map;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A satellite whose pages have no script.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SatelliteTests {

	/** By whether it asks by itself. */
	private final Map<Boolean, Satellite> satellites = new HashMap<>();

	@AfterAll
	void stop() {
		this.satellites.values().forEach(Satellite::close);
	}

	/**
	 * Returns the address by which the satellite reaches Clerk.
	 */
	abstract String proxyUrl(ClerkEmulator clerk);

	@Test
	void protectedPageLeadsToSignInAndBack(Visitor ada, ClerkEmulator clerk) {
		String satellite = satellite(clerk, false);
		Tab tab = ada.tab();
		tab.visit(satellite + "/protected?page=2");
		assertThat(tab.address()).isEqualTo(clerk.url() + "/sign-in");

		Navigation back = tab.leading(() -> tab.signIn(Demo.ADA));

		assertThat(back.hops()).hasSizeLessThanOrEqualTo(8);
		assertThat(tab.address()).isEqualTo(satellite + "/protected");
		assertThat(tab.text()).contains(Demo.ADA.userId());
		assertThat(tab.visit(satellite + "/protected").hops()).hasSize(1);
	}

	@Test
	void whoSignedInAtThePrimaryIsNotAskedAgain(Visitor ada, ClerkEmulator clerk) {
		String satellite = satellite(clerk, false);
		Tab tab = ada.tab().comeIn(Demo.ADA);

		Navigation navigation = tab.visit(satellite + "/protected");

		assertThat(navigation.status()).isEqualTo(200);
		assertThat(tab.address()).isEqualTo(satellite + "/protected");
		assertThat(tab.text()).contains(Demo.ADA.userId());
		assertThat(tab.open("/protected").hops()).hasSize(1);
	}

	@Test
	void satelliteThatAsksByItselfKnowsWhoSignedInAtThePrimary(Visitor ada, ClerkEmulator clerk) {
		String satellite = satellite(clerk, true);
		Tab tab = ada.tab().comeIn(Demo.ADA);

		Navigation navigation = tab.visit(satellite + "/");

		assertThat(navigation.hops()).hasSizeLessThanOrEqualTo(8);
		assertThat(tab.address()).isEqualTo(satellite + "/");
		assertThat(tab.page().locator("#sign-out").isVisible()).isTrue();
	}

	@Test
	void whoIsSignedInNowhereIsLeftAlone(Visitor stranger, ClerkEmulator clerk) {
		Navigation navigation = stranger.tab().visit(satellite(clerk, false) + "/");

		assertThat(navigation.hops()).hasSize(1);
		assertThat(navigation.status()).isEqualTo(200);
	}

	private String satellite(ClerkEmulator clerk, boolean autoSync) {
		return this.satellites
			.computeIfAbsent(autoSync,
					(key) -> Satellite.start(clerk, Map.of("clerk.proxy-url", proxyUrl(clerk),
							"clerk.satellite.auto-sync", String.valueOf(autoSync))))
			.url();
	}

}
