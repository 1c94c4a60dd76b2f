package com.example.harbor.browser;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Random;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A satellite whose pages, as those of its primary, have the browser client and reach
 * Clerk through their own application.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SatelliteClientTests {

	/**
	 * The primary is told of it before it is there. So it is none of those that systems
	 * give to whoever asks for any.
	 */
	private static final int PORT = new Random().ints(20_000, 32_000)
		.filter(SatelliteClientTests::isFree)
		.findFirst()
		.getAsInt();

	private Satellite satellite;

	@DynamicPropertySource
	static void wayBack(DynamicPropertyRegistry properties) {
		properties.add("clerk.satellite.allowed-origins", () -> "http://" + Satellite.HOST + ":" + PORT);
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port)) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

	@BeforeAll
	void start(@LocalServerPort int primary, ClerkEmulator clerk) {
		String signInUrl = "http://localhost:" + primary + "/sign-in";
		this.satellite = Satellite.start(clerk, Map.of("spring.profiles.active", "browser", "server.port",
				String.valueOf(PORT), "clerk.proxy-url", "/__clerk", "clerk.sign-in-url", signInUrl));
	}

	@AfterAll
	void stop() {
		this.satellite.close();
	}

	@Test
	void protectedPageLeadsToSignInAtThePrimaryAndBack(Visitor ada) {
		Tab tab = ada.tab();
		tab.visit(this.satellite.url() + "/protected?page=2");
		assertThat(tab.address()).isEqualTo(ada.application() + "/sign-in");
		tab.awaitClerk();

		tab.signIn(Demo.ADA);

		tab.page().waitForURL(this.satellite.url() + "/protected?page=2");
		tab.awaitClerk();
		assertThat(tab.text()).contains(Demo.ADA.userId());
		assertThat(tab.userOfBrowserClient()).isEqualTo(Demo.ADA.userId());
		assertThat(tab.meByToken().userId()).isEqualTo(Demo.ADA.userId());
		assertThat(tab.open("/protected").status()).isEqualTo(200);
		assertThat(tab.text()).contains(Demo.ADA.userId());
	}

	@Test
	void whoSignedInAtThePrimaryIsNotAskedAgain(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);

		tab.visit(this.satellite.url() + "/protected");

		tab.page().waitForURL(this.satellite.url() + "/protected");
		tab.awaitClerk();
		assertThat(tab.text()).contains(Demo.ADA.userId());
		assertThat(tab.userOfBrowserClient()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void signInLinkOfTheSatelliteLeadsToThePrimaryAndBack(Visitor ada) {
		Tab tab = ada.tab();
		tab.visit(this.satellite.url() + "/");
		tab.awaitClerk();

		tab.page().click("#sign-in");
		tab.page().waitForURL(ada.application() + "/sign-in?**");
		tab.signIn(Demo.ADA);

		tab.page().waitForURL(this.satellite.url() + "/dashboard");
		assertThat(tab.page().locator("#sign-out").isVisible()).isTrue();
	}

	@Test
	void signingOutAtTheSatelliteEndsTheSessionAtThePrimary(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		String sessionId = ada.me().sessionId();
		tab.visit(this.satellite.url() + "/protected");
		tab.page().waitForURL(this.satellite.url() + "/protected");
		tab.awaitClerk();

		tab.page().click("#sign-out");

		tab.page().waitForURL(this.satellite.url() + "/");
		tab.page().locator("#sign-in").waitFor();
		assertThat(Demo.sessionStatus(clerk, sessionId)).isIn("removed", "revoked", "ended");
		tab.open("/");
		tab.awaitClerk();
		assertThat(tab.userOfBrowserClient()).isNull();
		assertThat(ada.me()).isEqualTo(Me.NOBODY);
	}

	@Test
	void whoIsSignedInNowhereIsLeftAlone(Visitor stranger) {
		Navigation navigation = stranger.tab().visit(this.satellite.url() + "/");

		stranger.tab().awaitClerk();
		assertThat(navigation.hops()).hasSize(1);
		assertThat(stranger.tab().page().url()).isEqualTo(this.satellite.url() + "/");
		assertThat(stranger.tab().userOfBrowserClient()).isNull();
	}

}
