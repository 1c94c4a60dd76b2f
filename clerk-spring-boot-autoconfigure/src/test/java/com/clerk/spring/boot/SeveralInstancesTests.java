package com.clerk.spring.boot;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.security.ClerkAuth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Instances that share the application, a publishable key and the id of their signing
 * key, and nothing else: two have a JWT key, two a secret key.
 */
@SpringBootTest(properties = { "clerk.instances.local-a.hosts=local-a.example",
		"clerk.instances.local-a.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
		"clerk.instances.local-a.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem",
		"clerk.instances.local-b.hosts=local-b.example",
		"clerk.instances.local-b.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
		"clerk.instances.local-b.jwt-key=classpath:vectors/keys/tokens-rsa-b.public.pem",
		"clerk.instances.remote-a.hosts=remote-a.example",
		"clerk.instances.remote-a.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
		"clerk.instances.remote-a.secret-key=sk_test_of_a", "clerk.instances.remote-b.hosts=remote-b.example:8080",
		"clerk.instances.remote-b.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
		"clerk.instances.remote-b.secret-key=sk_test_of_b" })
class SeveralInstancesTests {

	private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

	private MockMvc mockMvc;

	@BeforeEach
	void setUp(@Autowired WebApplicationContext context) {
		this.mockMvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
	}

	@ParameterizedTest
	@CsvSource({ "a, local-a.example, user_1", "a, local-b.example, null", "b, local-a.example, null",
			"b, local-b.example, user_1", "a, remote-a.example, user_1", "a, remote-b.example:8080, null",
			"b, remote-a.example, null", "b, remote-b.example:8080, user_1" })
	void aTokenOfOneInstanceIsNeverAcceptedByAnother(String key, String host, String userId) throws Exception {
		assertThat(userId(key, host)).isEqualTo(userId);
		assertThat(userId(key, host)).as("once more").isEqualTo(userId);
	}

	@Test
	void aTokenThatOneInstanceRemembersIsUnknownToTheOthers() throws Exception {
		for (int round = 0; round < 2; round++) {
			assertThat(userId("a", "local-a.example")).isEqualTo("user_1");
			assertThat(userId("a", "local-b.example")).isEqualTo("null");
			assertThat(userId("a", "remote-a.example")).isEqualTo("user_1");
			assertThat(userId("a", "remote-b.example:8080")).isEqualTo("null");
		}
	}

	@ParameterizedTest
	@CsvSource({ "local-a.example, user_1", "local-b.example, null", "remote-b.example:8080, null" })
	void aCookieOfOneInstanceIsNeverAcceptedByAnother(String host, String userId) throws Exception {
		assertThat(body(get("http://" + host + "/").cookie(new Cookie("__session", token("a")),
				new Cookie("__client_uat", "1"), new Cookie("__clerk_db_jwt", "dvb_1"))))
			.isEqualTo(userId);
	}

	@ParameterizedTest
	@CsvSource({ "a, local-a.example, user_1", "a, local-b.example, refused", "b, remote-b.example:8080, user_1",
			"a, remote-b.example:8080, refused" })
	void theDecoderFollowsTheInstanceOfTheRequest(String key, String host, String answer) throws Exception {
		assertThat(body(get("http://" + host + "/decode").param("token", token(key)))).isEqualTo(answer);
	}

	@Test
	void theInstanceOfTheRequestIsShown() throws Exception {
		assertThat(body(get("http://local-a.example/instance"))).isEqualTo("happy-hippo-1.clerk.accounts.dev");
	}

	@ParameterizedTest
	@CsvSource({ "elsewhere.example", "localhost", "remote-b.example" })
	void aHostOfNoInstanceGets421(String host) throws Exception {
		MockHttpServletResponse response = perform(
				get("http://" + host + "/").header("Authorization", "Bearer " + token("a")));

		assertThat(response.getStatus()).isEqualTo(421);
		assertThat(response.getContentAsString()).isEmpty();
	}

	@Test
	void healthIsThereUnderAnyHost() throws Exception {
		assertThat(perform(get("http://10.0.0.5:8080/actuator/health")).getStatus()).isEqualTo(200);
		assertThat(perform(get("http://10.0.0.5:8080/actuator/env")).getStatus()).isEqualTo(421);
	}

	private String userId(String key, String host) throws Exception {
		return body(get("http://" + host + "/").header("Authorization", "Bearer " + token(key)));
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		return perform(request).getContentAsString();
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.mockMvc.perform(request).andReturn().getResponse();
	}

	private static String token(String key) {
		return TestKeys.token(key, NOW);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

		@Bean
		Clock clerkClock() {
			return Clock.fixed(NOW, ZoneOffset.UTC);
		}

		@Bean
		BackendApi backendApi() {
			BackendApi api = mock(BackendApi.class);
			given(api.signingKeys(any())).willAnswer((call) -> {
				String secretKey = String.valueOf(call.getArgument(0, ClerkOptions.class).secretKey());
				return TestKeys.jwks(secretKey.substring(secretKey.length() - 1));
			});
			return api;
		}

	}

	@RestController
	static class Controller {

		private final JwtDecoder decoder;

		Controller(JwtDecoder decoder) {
			this.decoder = decoder;
		}

		@GetMapping("/")
		String caller(Auth auth) {
			return String.valueOf(auth.userId());
		}

		@GetMapping("/instance")
		String instance() {
			return ClerkAuth.currentInstance().frontendApiHost();
		}

		@GetMapping("/decode")
		String decode(@RequestParam String token) {
			try {
				return this.decoder.decode(token).getSubject();
			}
			catch (JwtException ex) {
				return "refused";
			}
		}

	}

}
