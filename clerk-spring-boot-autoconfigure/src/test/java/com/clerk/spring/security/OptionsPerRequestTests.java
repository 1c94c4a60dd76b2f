package com.clerk.spring.security;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.MalformedRequestException;
import com.clerk.spring.servlet.MisdirectedRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * What becomes of a request by the options that are chosen for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class OptionsPerRequestTests {

	private static final String OTHER = "pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk";

	private final TestApplication application = new TestApplication(DefaultChain.class, InstanceConfiguration.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void withoutAResolverTheOptionsAreThoseOfTheApplication() throws Exception {
		assertThat(response(get("/instance")).getContentAsString()).contains("clerk.example.com");
	}

	@Test
	void aResolverChoosesTheOptionsOnceForARequest() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		resolver((request, defaults) -> {
			calls.incrementAndGet();
			return request.getServerName().equals("b.example") ? defaults.mutate()
				.publishableKey(OTHER)
				.proxyUrl("/__clerk")
				.signInUrl("/enter")
				.satellite(true)
				.domain("b.example")
				.build() : defaults;
		});

		MockHttpServletResponse response = response(get("https://b.example:443/instance"));

		assertThat(response.getContentAsString()).contains(OTHER, "happy-hippo-1.clerk.accounts.dev",
				"https://b.example/__clerk", "signInUrl=/enter", "satellite=true", "domain=b.example",
				InstanceType.DEVELOPMENT.name());
		assertThat(calls).hasValue(1);
		assertThat(response(get("/instance")).getContentAsString()).contains("clerk.example.com");
	}

	@Test
	void theInstanceShowsNoSecret() throws Exception {
		assertThat(response(get("/instance")).getContentAsString()).doesNotContain("sk_live");
	}

	@Test
	void refusalsFollowTheOptionsOfTheRequest() throws Exception {
		this.application.with(ClerkMiddleware.class, (auth, request) -> auth.protect());
		resolver((request,
				defaults) -> defaults.mutate().signInUrl("https://" + request.getServerName() + "/in").build());

		MockHttpServletResponse response = response(get("https://b.example/open/a").header("Accept", "text/html"));

		assertThat(response.getStatus()).isEqualTo(307);
		assertThat(response.getHeader("Location")).startsWith("https://b.example/in?");
	}

	@Test
	void equalOptionsAreOneObject() throws Exception {
		resolver((request, defaults) -> defaults.mutate().publishableKey(OTHER).secretKey("sk_test_made_up").build());

		ClerkOptions first = optionsOf(get("/open/a"));
		ClerkOptions second = optionsOf(get("/open/a"));

		assertThat(second).isSameAs(first);
	}

	@Test
	void aResolverThatFailsIsAnsweredWith503ForThatRequestAlone(CapturedOutput output) throws Exception {
		this.application.with(ClerkMiddleware.class, (auth, request) -> auth.protect());
		this.application.authenticator().decide(States.user("user_1"));
		resolver((request, defaults) -> {
			if (request.getServerName().equals("b.example")) {
				throw new IllegalStateException("The store of keys is away");
			}
			return defaults;
		});

		MockHttpServletResponse failed = response(get("https://b.example/open/a"));
		response(get("https://b.example/open/a"));

		assertThat(failed.getStatus()).isEqualTo(503);
		assertThat(failed.getHeader("Retry-After")).isEqualTo("5");
		assertThat(failed.getHeader("Cache-Control")).isEqualTo("no-store");
		assertThat(failed.getContentAsString()).isEmpty();
		assertThat(failed.getHeaderNames()).noneMatch((name) -> name.startsWith("x-clerk-auth"));
		assertThat(response(get("/open/a")).getStatus()).isEqualTo(200);
		assertThat(output).containsOnlyOnce("The store of keys is away");
	}

	@Test
	void aResolverWithoutAnAnswerIsAnsweredWith500(CapturedOutput output) throws Exception {
		resolver((request, defaults) -> nothing());

		assertThat(response(get("/open/a")).getStatus()).isEqualTo(500);
		assertThat(response(get("/open/a")).getStatus()).isEqualTo(500);
		assertThat(output).containsOnlyOnce("returned null");
	}

	@Test
	void optionsThatCanNotBeBuiltAreAnsweredWith500(CapturedOutput output) throws Exception {
		resolver((request, defaults) -> defaults.mutate().publishableKey("sk_live_r4Wk0NsVbT7qZ2yLhD8mXc").build());

		assertThat(response(get("/open/a")).getStatus()).isEqualTo(500);
		assertThat(response(get("/open/a")).getStatus()).isEqualTo(500);
		assertThat(output).containsOnlyOnce("[publishable-key-invalid]").doesNotContain("r4Wk0NsVbT7qZ2yLhD8mXc");
	}

	@Test
	void codesThatAResolverMakesUpDoNotFillTheMemory(CapturedOutput output) throws Exception {
		AtomicInteger calls = new AtomicInteger();
		resolver((request, defaults) -> {
			throw new ClerkConfigurationException("code-" + calls.incrementAndGet(), "Made up.");
		});

		for (int i = 0; i < 200; i++) {
			response(get("/open/a"));
		}

		assertThat(output).contains("[code-1]", "[code-200]");
	}

	@Test
	void aHostOfNoInstanceIsAnsweredWith421AndNoBody() throws Exception {
		resolver((request, defaults) -> {
			throw new MisdirectedRequestException("There is no such tenant.");
		});

		MockHttpServletResponse response = response(get("/open/a"));

		assertThat(response.getStatus()).isEqualTo(421);
		assertThat(response.getContentAsString()).isEmpty();
		assertThat(response.getErrorMessage()).isNull();
		assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void aRequestThatAResolverCanNotReadIsAnsweredWith400() throws Exception {
		resolver((request, defaults) -> {
			throw new MalformedRequestException("No tenant can be told from it.");
		});

		assertThat(response(get("/open/a")).getStatus()).isEqualTo(400);
	}

	@Test
	void probesAreServedUnderAnyHost() throws Exception {
		this.application.with(ExemptRequestMatcher.class, (request) -> request.getRequestURI().equals("/open/health"));
		this.application.authenticator().decide(States.user("user_1"));
		List<RuntimeException> failures = new ArrayList<>(
				List.of(new MisdirectedRequestException("No."), new IllegalStateException()));
		resolver((request, defaults) -> {
			throw failures.remove(0);
		});

		assertThat(response(get("http://10.0.0.5:8080/open/health")).getContentAsString()).isEqualTo("application");
		assertThat(response(get("http://10.0.0.5:8080/open/health")).getContentAsString()).isEqualTo("application");
		assertThat(this.application.authenticator().requests()).isEmpty();
	}

	private void resolver(ClerkOptionsResolver resolver) {
		this.application.with(ClerkOptionsResolver.class, resolver);
	}

	@SuppressWarnings("NullAway") // what code without NullAway may do
	private static ClerkOptions nothing() {
		@Nullable ClerkOptions none = null;
		return none;
	}

	private ClerkOptions optionsOf(MockHttpServletRequestBuilder request) throws Exception {
		return DecidedRequest.callerOf(perform(request).getRequest()).options();
	}

	private MockHttpServletResponse response(MockHttpServletRequestBuilder request) throws Exception {
		return perform(request).getResponse();
	}

	private MvcResult perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.application.mockMvc().perform(request).andReturn();
	}

	@RestController
	static class InstanceController {

		@GetMapping("/instance")
		String instance() {
			return ClerkAuth.currentInstance().toString();
		}

	}

	static class InstanceConfiguration {

		@Bean
		InstanceController instanceController() {
			return new InstanceController();
		}

	}

}
