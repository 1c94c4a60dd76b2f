package com.example.harbor.browser;

import java.util.HashMap;
import java.util.Map;

import com.example.harbor.HarborApplication;
import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second application on a host of its own, whose users sign in at the first.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SatelliteTests {

	static final String HOST = "shop.localhost";

	/** By whether it asks by itself. */
	private final Map<Boolean, ConfigurableApplicationContext> applications = new HashMap<>();

	@AfterAll
	void stop() {
		this.applications.values().forEach(ConfigurableApplicationContext::close);
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
		ConfigurableApplicationContext application = this.applications.computeIfAbsent(autoSync,
				(key) -> start(clerk, autoSync));
		return "http://" + HOST + ":" + ((WebServerApplicationContext) application).getWebServer().getPort();
	}

	private ConfigurableApplicationContext start(ClerkEmulator clerk, boolean autoSync) {
		Map<String, String> properties = new HashMap<>(clerk.properties());
		properties.put("server.port", "0");
		properties.put("clerk.domain", HOST);
		properties.put("clerk.proxy-url", proxyUrl(clerk));
		properties.put("clerk.satellite.enabled", "true");
		properties.put("clerk.satellite.auto-sync", String.valueOf(autoSync));
		return new SpringApplicationBuilder(HarborApplication.class).run(properties.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new));
	}

}
