package com.clerk.spring.boot;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.token.SigningKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * When signing keys are fetched ahead of the first request, by real starts.
 */
class KeyPreloaderTests {

	@Test
	void aServerFetchesItsKeysOnceItIsReady() throws InterruptedException {
		try (ConfigurableApplicationContext context = start(WebApplicationType.SERVLET,
				"--clerk.secret-key=" + TestKeys.SECRET_TEST)) {
			assertThat(context.getBean(CountDownLatch.class).await(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void aFailedFetchDoesNotHinderTheStart() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.SERVLET,
				"--clerk.secret-key=" + TestKeys.SECRET_TEST)) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void nothingIsFetchedWithAJwtKeyOrWithoutAServer() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.SERVLET,
				"--clerk.jwt-key=" + TestKeys.PEM)) {
			assertNothingIsAsked(context);
		}
		try (ConfigurableApplicationContext context = start(WebApplicationType.NONE,
				"--clerk.secret-key=" + TestKeys.SECRET_TEST)) {
			assertNothingIsAsked(context);
		}
	}

	private static void assertNothingIsAsked(ConfigurableApplicationContext context) {
		// Closing ends the threads that fetch: what has not begun by then never will.
		context.getBean(SigningKeys.class).close();
		assertThat(context.getBean(CountDownLatch.class).getCount()).isOne();
	}

	private static ConfigurableApplicationContext start(WebApplicationType type, String key) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(type);
		return application.run("--server.port=0", "--clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST, key);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		CountDownLatch asked() {
			return new CountDownLatch(1);
		}

		@Bean
		BackendApi backendApi(CountDownLatch asked) {
			BackendApi api = mock(BackendApi.class);
			given(api.signingKeys(any())).willAnswer((call) -> {
				asked.countDown();
				return Map.of("keys", Map.of());
			});
			return api;
		}

	}

}
