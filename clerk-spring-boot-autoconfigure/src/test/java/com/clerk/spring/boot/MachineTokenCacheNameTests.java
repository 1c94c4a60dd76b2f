package com.clerk.spring.boot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ApplicationContext;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.MachineTokenVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Machine tokens in a cache that the application names.
 */
class MachineTokenCacheNameTests {

	private final ServedTokens clerk = new ServedTokens();

	private WebApplicationContextRunner contextRunner;

	@BeforeEach
	void start() {
		this.contextRunner = new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class))
			.withPropertyValues("clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
					"clerk.secret-key=" + TestKeys.SECRET_TEST, "clerk.machine-token-cache.cache-name=tokens",
					"clerk.api-url=" + this.clerk.start());
		this.clerk.reset();
	}

	@AfterEach
	void stop() {
		this.clerk.stop();
	}

	@Test
	void nodesWithOneCacheAskOnce() {
		CacheManager shared = new ConcurrentMapCacheManager("tokens");
		WebApplicationContextRunner node = this.contextRunner.withBean(CacheManager.class, () -> shared);

		node.run(MachineTokenCacheNameTests::verify);
		node.run(MachineTokenCacheNameTests::verify);

		assertThat(this.clerk.calls()).isEqualTo(1);
		assertThat(((ConcurrentMapCache) shared.getCache("tokens")).getNativeCache()).hasSize(1);
	}

	@Test
	void aCacheThatIsMissingFailsTheStart() {
		this.contextRunner.withBean(CacheManager.class, () -> new ConcurrentMapCacheManager("others"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ClerkConfigurationException.class)
				.hasMessageContaining("clerk.machine-token-cache.cache-name is 'tokens'"));
	}

	@Test
	void aCacheManagerThatIsMissingFailsTheStart() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(ClerkConfigurationException.class)
			.hasMessageContaining("CacheManager"));
	}

	private static void verify(ApplicationContext context) {
		assertThat(context.getBean(MachineTokenVerifier.class)
			.verify(TokenType.API_KEY, "ak_good", context.getBean(ClerkOptions.class))
			.subject()).isEqualTo("org_1");
	}

}
