package com.clerk.spring.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.hostile.RawHttp.Answer;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What strangers send to a running application: no way in, no 500, no stack trace.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "clerk.routes.protected[0].paths=/admin/:path*", "clerk.routes.protected[0].role=org:admin",
				"server.max-http-request-header-size=2MB", "spring.web.error.include-stacktrace=never" })
class HostileRequestsTests {

	private static final String JSON = "Accept: application/json";

	@LocalServerPort
	private int port;

	@Autowired
	private ClerkEmulator clerk;

	private RawHttp http;

	private String good;

	@BeforeEach
	void connect() {
		this.http = new RawHttp(this.port);
		this.good = this.clerk.signIn("ada+clerk_test@example.com").sessionToken();
	}

	@Test
	void goodTokenIsLetIn() throws IOException {
		Answer answer = this.http.get("/projects", JSON, "Authorization: Bearer " + this.good);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("user_2demoAda000000000000000000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "bearer x", "Bearer x y", "Bearer ..",
			"Bearer ...", "Bearer a.b.c", "Bearer ak_junk", "Bearer mt_junk", "Bearer oat_junk", "Negotiate",
			"Bearer \u00ff\u00fe", "Bearer %00", "Bearer null", "Bearer undefined", "DPoP x" })
	void oddAuthorizationIsNobody(String value) throws IOException {
		assertNobody("Authorization: " + value);
	}

	@Test
	void bytesThatNoHeaderMayHoldAreABadRequest() throws IOException {
		Answer answer = this.http.get("/projects", JSON, "Authorization: Bearer \u0080\u0001");

		assertThat(answer.status()).isEqualTo(400);
		assertHarmless(answer);
	}

	static Stream<String> forgeries() {
		return Stream.of("none", "crit", "b64", "ES256", "truncated", "duplicate", "not-json", "array", "padded",
				"huge");
	}

	@ParameterizedTest
	@MethodSource("forgeries")
	void forgedTokenIsNobody(String kind) throws IOException {
		assertNobody("Authorization: Bearer " + forged(kind));
		assertNobody("Cookie: __session=" + forged(kind) + "; __client_uat=1; __clerk_db_jwt=dvb_1");
	}

	@Test
	void publicKeyUsedAsSharedSecretIsNobody() throws Exception {
		RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA")
			.generatePublic(new X509EncodedKeySpec(pem(this.clerk.jwtKey())));
		for (byte[] secret : List.of(key.getEncoded(), this.clerk.jwtKey().getBytes(StandardCharsets.UTF_8))) {
			String content = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"ins_x\"}") + "." + payload();
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret, "HmacSHA256"));
			String signature = Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));

			assertNobody("Authorization: Bearer " + content + "." + signature);
		}
	}

	@Test
	void everyBitOfTheTokenCounts() throws IOException {
		for (int i = 10; i < this.good.length(); i += 97) {
			char other = (this.good.charAt(i) == 'A') ? 'B' : 'A';
			String changed = this.good.substring(0, i) + other + this.good.substring(i + 1);
			if (!changed.equals(this.good)) {
				assertNobody("Authorization: Bearer " + changed);
			}
		}
	}

	@Test
	void secondHeaderDoesNotHelp() throws IOException {
		Answer twice = this.http.get("/projects", JSON, "Authorization: Bearer junk",
				"Authorization: Bearer " + this.good);

		assertThat(twice.status()).isEqualTo(404);
	}

	@Test
	void manyCookiesDoNotHelp() throws IOException {
		String many = "Cookie: " + "__session=x; ".repeat(150) + "__session=" + this.good;

		assertNobody(many);
	}

	/** Every spelling that some layer might read as /admin/users. */
	@ParameterizedTest
	@ValueSource(strings = { "/admin/users", "/admin/users/", "//admin/users", "/admin//users", "/ADMIN/users",
			"/%61dmin/users", "/admin%2Fusers", "/admin%2fusers", "/admin;x=1/users", "/admin;/users", "/;/admin/users",
			"/admin/users;jsessionid=1", "/./admin/users", "/x/../admin/users", "/x/%2e%2e/admin/users",
			"/x/..;/admin/users", "/admin/./users", "/admin/%2e/users", "/admin\\users", "/admin%5Cusers",
			"/%2561dmin/users", "/admin/users%00", "/admin/users%0a", "/admin%0d%0a/users", "/admin/users?x=/",
			"/admin/users#x", "/admin/users%20", "/admin/users.json", "/admin/users%3B", "/admin%c0%afusers",
			"/admin/users%zz", "/%ef%bc%8fadmin/users", "http://localhost/admin/users" })
	void noSpellingOfAPathSlipsPastItsRule(String target) throws IOException {
		Answer answer = this.http.get(target, JSON);

		assertThat(answer.body()).doesNotContain("admin only");
		assertThat(answer.status()).isIn(400, 404);
		assertHarmless(answer);
	}

	@Test
	void refusedRouteLooksLikeAMissingOne() throws IOException {
		Answer refused = this.http.get("/projects", JSON);
		Answer missing = this.http.get("/pr0jects", JSON);

		assertThat(refused.status()).isEqualTo(404);
		assertThat(shape(refused.body())).isEqualTo(shape(missing.body()));
	}

	@Test
	void unsafeRequestFromAnotherSiteIsRefusedForCookiesOnly() throws IOException {
		String cookies = "Cookie: " + this.clerk.signIn("ada+clerk_test@example.com").cookieHeader();
		String foreign = "Origin: https://evil.example";

		assertThat(this.http.send("POST", "/projects", JSON, cookies, foreign, "Content-Length: 0").status())
			.isEqualTo(403);
		assertThat(this.http
			.send("POST", "/projects", JSON, "Authorization: Bearer " + this.good, foreign, "Content-Length: 0")
			.status()).isEqualTo(200);
		assertThat(this.http
			.send("POST", "/projects", JSON, cookies, "Origin: http://localhost:" + this.port, "Content-Length: 0")
			.status()).isEqualTo(200);
	}

	private void assertNobody(String header) throws IOException {
		Answer refused = this.http.get("/projects", JSON, header);
		assertThat(refused.status()).as(shortened(header)).isEqualTo(404);
		assertHarmless(refused);
		Answer open = this.http.get("/", header);
		assertThat(open.status()).isEqualTo(200);
		assertThat(open.body()).isEqualTo("hello null");
	}

	private static void assertHarmless(Answer answer) {
		assertThat(answer.status()).isNotEqualTo(500);
		assertThat(answer.head() + answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
	}

	private static String shape(String body) {
		return body.replaceAll("\"timestamp\":\"[^\"]*\"", "").replaceAll("\"path\":\"[^\"]*\"", "");
	}

	private static String shortened(String header) {
		return header.substring(0, Math.min(header.length(), 60));
	}

	private String forged(String kind) {
		String signature = this.good.substring(this.good.lastIndexOf('.') + 1);
		String signed = this.good.substring(0, this.good.lastIndexOf('.'));
		return switch (kind) {
			case "none" -> base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload() + ".";
			case "crit" ->
				base64("{\"alg\":\"RS256\",\"crit\":[],\"typ\":\"JWT\"}") + "." + payload() + "." + signature;
			case "b64" ->
				base64("{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}") + "." + payload() + "." + signature;
			case "ES256" -> base64("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") + "." + payload() + "." + signature;
			case "truncated" -> this.good.substring(0, this.good.length() / 2);
			case "duplicate" ->
				base64("{\"alg\":\"RS256\",\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload() + "." + signature;
			case "not-json" -> base64("{'alg':'RS256'}") + "." + payload() + "." + signature;
			case "array" -> base64("[]") + "." + base64("[]") + "." + signature;
			case "padded" -> signed + "=." + signature;
			case "huge" -> signed + "." + "A".repeat(1_000_000);
			default -> throw new IllegalArgumentException(kind);
		};
	}

	private static String payload() {
		return base64("{\"sub\":\"user_evil\",\"sid\":\"sess_1\",\"exp\":99999999999}");
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] pem(String text) {
		return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controllers.class)
	static class Application {

		@Bean
		ClerkEmulator localClerk() {
			return ClerkEmulator.builder().demoData().sharedKeyPair().start();
		}

		@Bean
		DynamicPropertyRegistrar clerkProperties(ClerkEmulator clerk) {
			return (registry) -> clerk.properties().forEach((name, value) -> registry.add(name, () -> value));
		}

	}

	@RestController
	static class Controllers {

		@GetMapping("/")
		String open(Auth auth) {
			return "hello " + auth.userId();
		}

		@GetMapping("/projects")
		@ClerkProtect
		String projects(SessionAuth auth) {
			return auth.userId();
		}

		@PostMapping("/projects")
		@ClerkProtect
		String create(SessionAuth auth) {
			return "created";
		}

		@GetMapping({ "/admin/users", "/admin/users.json" })
		String admin() {
			return "admin only";
		}

	}

}
