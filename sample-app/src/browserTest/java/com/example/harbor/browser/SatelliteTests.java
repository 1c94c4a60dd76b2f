package com.example.harbor.browser;

import com.example.harbor.HarborApplication;
import com.clerk.spring.test.LocalClerk;
import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second application on a host of its own, whose users sign in at the first.
 */
@BrowserTest
class SatelliteTests {

	private ConfigurableApplicationContext application;

	private String satellite;

	@BeforeEach
	void start(ClerkEmulator clerk) {
		this.application = new SpringApplicationBuilder(HarborApplication.class, LocalClerk.class)
			.initializers((context) -> context.getBeanFactory().registerSingleton("clerkEmulator", clerk))
			.run("--server.port=0", "--clerk.satellite.enabled=true", "--clerk.domain=shop.localhost");
		int port = ((WebServerApplicationContext) this.application).getWebServer().getPort();
		this.satellite = "http://shop.localhost:" + port;
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void protectedPageLeadsToSignInAndBack(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab();
		tab.visit(this.satellite + "/protected?page=2");
		assertThat(tab.address()).isEqualTo(clerk.url() + "/sign-in");

		Navigation back = tab.leading(() -> tab.signIn(Demo.ADA));

		assertThat(back.handshakes()).hasSize(1);
		assertThat(tab.address()).isEqualTo(this.satellite + "/protected");
		assertThat(tab.text()).contains(Demo.ADA.userId());
		assertThat(tab.visit(this.satellite + "/protected").hops()).hasSize(1);
	}

	@Test
	void whoSignedInAtThePrimaryIsNotAskedAgain(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);

		Navigation navigation = tab.visit(this.satellite + "/protected");

		assertThat(navigation.status()).isEqualTo(200);
		assertThat(tab.address()).isEqualTo(this.satellite + "/protected");
		assertThat(tab.text()).contains(Demo.ADA.userId());
		assertThat(tab.open("/protected").hops()).hasSize(1);
	}

	@Test
	void whoIsSignedInNowhereIsLeftAlone(Visitor stranger) {
		Navigation navigation = stranger.tab().visit(this.satellite + "/");

		assertThat(navigation.hops()).hasSize(1);
		assertThat(navigation.status()).isEqualTo(200);
	}

}
