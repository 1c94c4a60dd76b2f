package com.clerk.spring.boot;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.M2mAuth;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * An application that machines alone call, and that has no other key.
 */
@WireMockTest
class MachineSecretKeyAloneTests {

	private WebApplicationContextRunner application;

	@BeforeEach
	void configure(WireMockRuntimeInfo clerk) {
		this.application = new WebApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues("clerk.publishable-key=pk_test_ZXhhbXBsZS5jbGVyay5hY2NvdW50cy5kZXYk",
					"clerk.machine-secret-key=ak_machine", "clerk.api-url=" + clerk.getHttpBaseUrl());
		stubFor(any(anyUrl()).willReturn(
				okJson("{\"id\":\"mt_1\",\"subject\":\"mch_1\",\"scopes\":[],\"revoked\":false,\"expired\":false}")));
	}

	@Test
	void machinesComeIn() {
		assertThat(answer("/machine", "mt_good")).satisfies((answer) -> {
			assertThat(answer.getStatus()).isEqualTo(200);
			assertThat(answer.getContentAsString()).isEqualTo("mch_1");
		});
		verify(1, WireMock.postRequestedFor(WireMock.urlEqualTo("/m2m_tokens/verify"))
			.withHeader("Authorization", equalTo("Bearer ak_machine")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mt_good", "junk", "a.b.c", "ak_key" })
	void everybodySeesWhatIsOpen(String token) {
		assertThat(answer("/open", token).getStatus()).isEqualTo(200);
	}

	@Test
	void nobodyHasASession() {
		assertThat(answer("/session", "a.b.c").getStatus()).isEqualTo(404);
		assertThat(answer("/machine", null).getStatus()).isEqualTo(401);
	}

	private MockHttpServletResponse answer(String path, String token) {
		MockHttpServletResponse[] answer = new MockHttpServletResponse[1];
		this.application.run((context) -> {
			DefaultMockMvcBuilder mvc = MockMvcBuilders.webAppContextSetup(context)
				.addFilters(context.getBean("springSecurityFilterChain", Filter.class));
			answer[0] = mvc.build()
				.perform((token != null) ? get(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + token) : get(path))
				.andReturn()
				.getResponse();
		});
		return answer[0];
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping("/machine")
		String machine(M2mAuth auth) {
			return auth.subject();
		}

		@GetMapping("/open")
		String open() {
			return "open";
		}

		@GetMapping("/session")
		@ClerkProtect
		String session() {
			return "session";
		}

	}

}
