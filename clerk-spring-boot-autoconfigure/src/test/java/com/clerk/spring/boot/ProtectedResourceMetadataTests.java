package com.clerk.spring.boot;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.TokenType;

import static com.clerk.spring.security.ClerkConfigurer.clerk;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * What OAuth clients learn about an application whose chain closes every route.
 */
@SpringBootTest(properties = { "clerk.publishable-key=" + ProtectedResourceMetadataTests.KEY,
		"clerk.secret-key=" + TestKeys.SECRET_TEST, "clerk.oauth-protected-resource.enabled=true",
		"clerk.allowed-hosts=app.example.com" })
@AutoConfigureMockMvc
class ProtectedResourceMetadataTests {

	/** Of the instance whose Frontend API is clerk.example.com. */
	static final String KEY = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k";

	private static final String ORIGIN = "http://app.example.com";

	private static final String METADATA = "/.well-known/oauth-protected-resource";

	@Autowired
	private MockMvc mockMvc;

	@ParameterizedTest
	@CsvSource({ "'', ''", "/mcp, /mcp", "/a%20b, /a%20b", "?x=1, ''" })
	void namesTheResourceAndWhoIssuesItsTokens(String request, String resource) throws Exception {
		this.mockMvc.perform(get(URI.create(ORIGIN + METADATA + request)))
			.andExpect(status().isOk())
			.andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
			.andExpect(header().string("Cache-Control", "no-store"))
			.andExpect(jsonPath("$.resource").value(ORIGIN + resource))
			.andExpect(jsonPath("$.authorization_servers[0]").value("https://clerk.example.com"))
			.andExpect(jsonPath("$.authorization_servers.length()").value(1))
			.andExpect(jsonPath("$.bearer_methods_supported[0]").value("header"))
			.andExpect(jsonPath("$.tls_client_certificate_bound_access_tokens").value(false));
	}

	@Test
	void pagesOfOtherOriginsMayReadIt() throws Exception {
		this.mockMvc.perform(get(ORIGIN + METADATA).header("Origin", "https://inspector.example"))
			.andExpect(status().isOk())
			.andExpect(header().string("Access-Control-Allow-Origin", "*"));
		this.mockMvc
			.perform(options(ORIGIN + METADATA).header("Origin", "https://inspector.example")
				.header("Access-Control-Request-Method", "GET")
				.header("Access-Control-Request-Headers", "mcp-protocol-version"))
			.andExpect(status().isOk())
			.andExpect(header().string("Access-Control-Allow-Origin", "*"))
			.andExpect(header().string("Access-Control-Allow-Headers", "mcp-protocol-version"));
	}

	@Test
	void nothingElseIsOpenedByIt() throws Exception {
		this.mockMvc.perform(post(ORIGIN + METADATA)).andExpect(status().is4xxClientError());
		this.mockMvc.perform(get(ORIGIN + METADATA + "x")).andExpect(status().isNotFound());
		this.mockMvc.perform(get(ORIGIN + "/closed")).andExpect(status().isNotFound());
	}

	@ParameterizedTest
	@ValueSource(strings = { ";@evil.example/mcp", ";x=1/mcp", "/../oauth-protected-resource;@evil.example" })
	void whatFollowsThePathNamesNoOtherHost(String more) throws Exception {
		this.mockMvc.perform(get(URI.create(ORIGIN + METADATA + more)).header("Origin", "https://inspector.example"))
			.andExpect(status().is4xxClientError())
			.andExpect(header().doesNotExist("Access-Control-Allow-Origin"))
			.andExpect(content().string(""));
	}

	@Test
	void aHostThatIsNotServedLearnsNothing() throws Exception {
		this.mockMvc.perform(get("http://evil.example" + METADATA))
			.andExpect(status().isMisdirectedRequest())
			.andExpect(content().string(""));
	}

	@Test
	void challengesPointToIt() throws Exception {
		this.mockMvc.perform(get(ORIGIN + "/mcp"))
			.andExpect(status().isUnauthorized())
			.andExpect(header().string("WWW-Authenticate", "Bearer resource_metadata=\"" + ORIGIN + METADATA + "\""));
		this.mockMvc.perform(get(ORIGIN + "/app/mcp").contextPath("/app"))
			.andExpect(status().isUnauthorized())
			.andExpect(header().string("WWW-Authenticate",
					"Bearer resource_metadata=\"" + ORIGIN + "/app" + METADATA + "\""));
	}

	@Test
	void challengesOfRoutesWithoutOAuthDoNot() throws Exception {
		this.mockMvc.perform(get(ORIGIN + "/mcp/key"))
			.andExpect(status().isUnauthorized())
			.andExpect(header().string("WWW-Authenticate", "Bearer"));
	}

	@Test
	void anApplicationInAContextIsThatResource() throws Exception {
		this.mockMvc.perform(get(ORIGIN + "/app" + METADATA).contextPath("/app"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.resource").value(ORIGIN + "/app"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.with(clerk(), withDefaults());
			http.authorizeHttpRequests(
					(authorize) -> authorize.requestMatchers("/mcp/**").permitAll().anyRequest().authenticated());
			return http.build();
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/mcp")
		@ClerkProtect(token = TokenType.OAUTH_TOKEN)
		String mcp(OAuthAuth auth) {
			return "mcp";
		}

		@GetMapping("/mcp/key")
		@ClerkProtect(token = TokenType.API_KEY)
		String key() {
			return "key";
		}

		@GetMapping("/closed")
		String closed() {
			return "closed";
		}

	}

}
