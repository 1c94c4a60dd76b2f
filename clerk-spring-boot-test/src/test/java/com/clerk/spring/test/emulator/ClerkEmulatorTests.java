package com.clerk.spring.test.emulator;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.JwtKey;
import com.clerk.spring.options.PublishableKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

/**
 * The emulator as a test handles it.
 */
class ClerkEmulatorTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().start();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void namedInstanceHasTheSameCookiesEachTime() {
		try (ClerkEmulator first = ClerkEmulator.builder().instance("harbor").start();
				ClerkEmulator again = ClerkEmulator.builder().instance("harbor").start();
				ClerkEmulator other = ClerkEmulator.builder().instance("quay").start()) {
			assertThat(suffix(again)).isEqualTo(suffix(first)).isNotEqualTo(suffix(other));
			assertThat(first.publishableKey()).startsWith("pk_test_");
			assertThat(PublishableKey.parse(first.publishableKey()).frontendApiHost()).endsWith(".clerk.accounts.dev");
		}
	}

	@Test
	void namedInstanceHasOtherSecretsEachTime() {
		try (ClerkEmulator first = ClerkEmulator.builder().instance("harbor").start();
				ClerkEmulator again = ClerkEmulator.builder().instance("harbor").start()) {
			assertThat(again.secretKey()).isNotEqualTo(first.secretKey());
			assertThat(again.jwtKey()).isNotEqualTo(first.jwtKey());
		}
	}

	@Test
	void namedInstanceOfTheOtherKindIsAnother() {
		try (ClerkEmulator development = ClerkEmulator.builder().instance("harbor").start();
				ClerkEmulator production = ClerkEmulator.builder().instance("harbor").production().start()) {
			assertThat(suffix(production)).isNotEqualTo(suffix(development));
		}
	}

	private static String suffix(ClerkEmulator clerk) {
		return PublishableKey.parse(clerk.publishableKey()).cookieSuffix();
	}

	@Test
	void publishableKeyNamesADevelopmentInstance() {
		PublishableKey key = PublishableKey.parse(this.clerk.publishableKey());

		assertThat(key.instanceType()).isEqualTo(InstanceType.DEVELOPMENT);
		assertThat(key.frontendApiHost()).endsWith(".clerk.accounts.dev");
		assertThat(this.clerk.secretKey()).startsWith("sk_test_").hasSizeGreaterThan(40);
	}

	@Test
	void whenProductionThenKeysAreLiveOnes() {
		try (ClerkEmulator production = ClerkEmulator.builder().production().start()) {
			PublishableKey key = PublishableKey.parse(production.publishableKey());

			assertThat(key.instanceType()).isEqualTo(InstanceType.PRODUCTION);
			assertThat(key.frontendApiHost()).doesNotContain("clerk.accounts");
			assertThat(production.secretKey()).startsWith("sk_live_");
		}
	}

	@Test
	void propertiesPointAnApplicationToIt() {
		assertThat(this.clerk.properties()).containsExactly(entry("clerk.publishable-key", this.clerk.publishableKey()),
				entry("clerk.secret-key", this.clerk.secretKey()), entry("clerk.api-url", this.clerk.url()),
				entry("clerk.proxy-url", this.clerk.url()),
				entry("clerk.frontend-api-proxy.fapi-url", this.clerk.url()),
				entry("clerk.sign-in-url", this.clerk.url() + "/sign-in"),
				entry("clerk.sign-up-url", this.clerk.url() + "/sign-up"),
				entry("clerk.webhooks.signing-secrets", this.clerk.webhooks().signingSecret()));
	}

	@Test
	void listensOnTheLoopbackAddressByTheNameLocalhost() {
		URI url = URI.create(this.clerk.url());

		assertThat(url.getHost()).isEqualTo("localhost");
		assertThat(url.getPort()).isPositive();
	}

	@Test
	void jwtKeyIsAPublicKeyThatTheLibraryReads() {
		JwtKey key = JwtKey.parse(this.clerk.jwtKey());

		assertThat(key.publicKey().getModulus().bitLength()).isEqualTo(2048);
	}

	@Test
	void emulatorsThatAskForItShareAKeyPairUnderNamesOfTheirOwn() {
		ClerkEmulatorBuilder sharing = ClerkEmulator.builder().sharedKeyPair();
		try (ClerkEmulator one = sharing.start(); ClerkEmulator other = sharing.start()) {
			String token = one.signIn("ada@example.com").sessionToken();

			assertThat(one.jwtKey()).isEqualTo(other.jwtKey()).isNotEqualTo(this.clerk.jwtKey());
			assertThat(Tokens.isVerified(one, token)).isTrue();
			assertThat(Tokens.header(token).get("kid"))
				.isNotEqualTo(Tokens.header(other.signIn("ada@example.com").sessionToken()).get("kid"));

			one.rotateKey();

			assertThat(one.jwtKey()).isNotEqualTo(other.jwtKey());
		}
	}

	@Test
	void twoEmulatorsShareNothing() {
		try (ClerkEmulator other = ClerkEmulator.builder().start()) {
			this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
			other.user("ada@example.com").memberOf("acme", "org:member").create();
			String token = this.clerk.signIn("ada@example.com").sessionToken();

			assertThat(other.url()).isNotEqualTo(this.clerk.url());
			assertThat(other.secretKey()).isNotEqualTo(this.clerk.secretKey());
			assertThat(PublishableKey.parse(other.publishableKey()).cookieSuffix())
				.isNotEqualTo(PublishableKey.parse(this.clerk.publishableKey()).cookieSuffix());
			assertThat(Tokens.isVerified(this.clerk, token)).isTrue();
			assertThat(Tokens.isVerified(other, token)).isFalse();
			assertThat(new Visitor(other).header("Authorization", "Bearer " + this.clerk.secretKey())
				.get("/v1/jwks")
				.status()).isEqualTo(401);
		}
	}

	@Test
	void closeFreesThePort() throws Exception {
		int port = URI.create(this.clerk.url()).getPort();
		new Visitor(this.clerk).get("/sign-in");

		this.clerk.close();

		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			assertThat(socket.isBound()).isTrue();
		}
	}

	@Test
	void closeLeavesNoThreadBehind() throws Exception {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		ClerkEmulator another = ClerkEmulator.builder().start();
		new Visitor(another).get("/sign-in");

		another.close();

		Set<Thread> begun = new HashSet<>(Thread.getAllStackTraces().keySet());
		begun.removeAll(before);
		for (Thread thread : begun) {
			if (thread.getName().startsWith("clerk-emulator-")) {
				thread.join(5000);
				assertThat(thread.isAlive()).as(thread.getName()).isFalse();
			}
		}
	}

	@Test
	void whenPortIsTakenThenStartFailsAndNamesIt() {
		int port = URI.create(this.clerk.url()).getPort();
		ClerkEmulatorBuilder builder = ClerkEmulator.builder().port(port);

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(builder::start)
			.withMessageContaining(String.valueOf(port));
	}

	@Test
	void whenPortIsGivenThenItIsUsed() {
		int port = URI.create(this.clerk.url()).getPort();
		this.clerk.close();

		try (ClerkEmulator again = ClerkEmulator.builder().port(port).start()) {
			assertThat(again.url()).isEqualTo("http://localhost:" + port);
			assertThat(new Visitor(again).get("/sign-in").status()).isEqualTo(200);
		}
	}

	@Test
	void resetForgetsWhatHappenedAndKeepsWhoItIs() {
		String jwtKey = this.clerk.jwtKey();
		Object keyId = Tokens.header(this.clerk.signIn("eve@example.com").sessionToken()).get("kid");
		Map<String, String> properties = this.clerk.properties();
		this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		EmulatedSession before = this.clerk.signIn("ada@example.com");
		this.clerk.tokenTtl(Duration.ofSeconds(5));
		new Visitor(this.clerk).get("/sign-in");

		this.clerk.reset();

		assertThat(this.clerk.properties()).isEqualTo(properties);
		assertThat(this.clerk.jwtKey()).isNotEqualTo(jwtKey);
		assertThat(Tokens.header(this.clerk.signIn("eve@example.com").sessionToken()).get("kid")).isNotEqualTo(keyId);
		assertThat(this.clerk.requests()).isEmpty();
		assertThatIllegalStateException().isThrownBy(before::sessionToken).withMessageContaining("reset");
		Map<String, Object> claims = Tokens.claims(this.clerk.signIn("ada@example.com").sessionToken());
		assertThat(claims).doesNotContainKey("o");
		assertThat((Integer) claims.get("exp") - (Integer) claims.get("iat")).isEqualTo(60);
	}

	@Test
	void resetBringsTheDemoDataBack() {
		try (ClerkEmulator demo = ClerkEmulator.builder().demoData().start()) {
			demo.reset();

			assertThat(demo.signIn("ada+clerk_test@example.com").user().id())
				.isEqualTo("user_2demoAda000000000000000000");
		}
	}

	@Test
	void whenSomebodyUnknownSignsInThenTheUserIsMade() {
		EmulatedUser first = this.clerk.signIn("Ada@Example.com").user();
		EmulatedUser second = this.clerk.signIn("ada@example.com").user();

		assertThat(first).isEqualTo(second);
		assertThat(first.emailAddress()).isEqualTo("ada@example.com");
		assertThat(first.id()).matches("user_[0-9A-Za-z]{27}");
	}

	@Test
	void whenManySignInAtOnceThenOneUserIsMadeAndEachHasASession() {
		List<EmulatedSession> sessions = IntStream.range(0, 64)
			.parallel()
			.mapToObj((each) -> this.clerk.signIn("ada@example.com"))
			.toList();

		assertThat(sessions).extracting((session) -> session.user().id()).containsOnly(sessions.get(0).user().id());
		assertThat(sessions).extracting(EmulatedSession::id).doesNotHaveDuplicates();
		assertThat(sessions).allSatisfy(
				(session) -> assertThat(Tokens.claims(session.sessionToken())).containsEntry("sid", session.id()));
	}

	@Test
	void whenUserIsOfAnotherEmulatorThenSignInFails() {
		EmulatedUser stranger = new EmulatedUser("user_1", "x@example.com", "", "");

		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.signIn(stranger))
			.withMessageContaining("user_1");
	}

	@Test
	void whenAddressIsTakenThenCreateFails() {
		this.clerk.user("ada@example.com").create();
		EmulatedUserBuilder again = this.clerk.user("ADA@example.com");

		assertThatIllegalArgumentException().isThrownBy(again::create).withMessageContaining("ada@example.com");
	}

	@Test
	void whenOrganizationIsDescribedThenMembershipsAreOfIt() {
		EmulatedOrganization acme = this.clerk.organization("acme").name("Acme Inc").create();
		EmulatedUser ada = this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();

		Map<String, Object> claims = Tokens.claims(this.clerk.signIn(ada).sessionToken());

		assertThat(claims.get("o")).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("id", acme.id());
	}

	@Test
	void whenOrganizationIsThereAlreadyThenCreateFails() {
		this.clerk.organization("acme").create();
		EmulatedOrganizationBuilder again = this.clerk.organization("acme");

		assertThatIllegalArgumentException().isThrownBy(again::create).withMessageContaining("acme");
	}

	@Test
	void whenRoleOrPermissionIsMalformedThenMemberOfFails() {
		EmulatedUserBuilder user = this.clerk.user("ada@example.com");

		assertThatIllegalArgumentException().isThrownBy(() -> user.memberOf("acme", "admin"))
			.withMessageContaining("admin");
		assertThatIllegalArgumentException().isThrownBy(() -> user.memberOf("acme", "org:admin", "invoices:read"))
			.withMessageContaining("invoices:read");
	}

	@Test
	void printsNoSecret() {
		this.clerk.user("ada@example.com").password("correct-horse-42").create();
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		assertThat(this.clerk.toString() + session + session.user()).doesNotContain(this.clerk.secretKey())
			.doesNotContain("correct-horse-42")
			.doesNotContain(session.sessionToken());
	}

	@Test
	void resetMakesANewKeyThoughTheFirstWasShared() {
		try (ClerkEmulator first = ClerkEmulator.builder().sharedKeyPair().start();
				ClerkEmulator second = ClerkEmulator.builder().sharedKeyPair().start()) {
			first.reset();

			assertThat(first.jwtKey()).isNotEqualTo(second.jwtKey());
		}
	}

	@Test
	void emulatorsThatSendNothingHaveNoThreadForIt() {
		Set<Thread> before = selectors();

		for (int i = 0; i < 20; i++) {
			ClerkEmulator.builder().start().close();
		}

		Set<Thread> made = selectors();
		made.removeAll(before);
		assertThat(made).hasSizeLessThan(10);
	}

	private static Set<Thread> selectors() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().contains("SelectorManager"))
			.collect(Collectors.toCollection(HashSet::new));
	}

}
