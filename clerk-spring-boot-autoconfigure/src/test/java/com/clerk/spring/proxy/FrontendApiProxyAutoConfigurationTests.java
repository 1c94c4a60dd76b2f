package com.clerk.spring.proxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.clerk.spring.boot.ClerkAutoConfiguration;
import com.clerk.spring.boot.ClerkBackendAutoConfiguration;
import com.clerk.spring.boot.ClerkFrontendApiProxyAutoConfiguration;
import com.clerk.spring.boot.ClerkHostsAutoConfiguration;
import com.clerk.spring.options.ClerkConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * When there is a proxy, when its filter, and which settings end the start.
 */
class FrontendApiProxyAutoConfigurationTests {

	private static final String ENABLED = "clerk.frontend-api-proxy.enabled=true";

	private static final String FILTER = "clerkFrontendApiProxyFilter";

	private final AutoConfigurations autoConfigurations = AutoConfigurations.of(ClerkAutoConfiguration.class,
			ClerkBackendAutoConfiguration.class, ClerkHostsAutoConfiguration.class, JacksonAutoConfiguration.class,
			ClerkFrontendApiProxyAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(this.autoConfigurations)
		.withPropertyValues("clerk.publishable-key=pk_live_Y2xlcmsuZXhhbXBsZS5jb20k",
				"clerk.secret-key=" + ProxyingApplication.SECRET_KEY);

	@Test
	void handlersMayUseItWhereItIsNotEnabled() {
		this.contextRunner
			.run((context) -> assertThat(context).hasSingleBean(FrontendApiProxy.class).doesNotHaveBean(FILTER));
	}

	@Test
	void itsFilterIsThereOnceItIsEnabled() {
		this.contextRunner.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context).hasSingleBean(FrontendApiProxy.class).hasBean(FILTER));
	}

	@Test
	void itIsNotThereWithoutClerk() {
		this.contextRunner.withPropertyValues(ENABLED, "clerk.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(FrontendApiProxy.class)
				.doesNotHaveBean(FILTER));
	}

	@Test
	void itIsNotThereWithoutTheServletStack() {
		new ApplicationContextRunner().withConfiguration(this.autoConfigurations)
			.withPropertyValues(ENABLED, "clerk.publishable-key=pk_live_Y2xlcmsuZXhhbXBsZS5jb20k",
					"clerk.secret-key=" + ProxyingApplication.SECRET_KEY)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FrontendApiProxy.class));
	}

	@Test
	void aProxyOfTheApplicationsOwnTakesItsPlace() {
		this.contextRunner.withPropertyValues(ENABLED)
			.withUserConfiguration(OwnProxy.class)
			.run((context) -> assertThat(context).hasSingleBean(FrontendApiProxy.class).hasBean("ownProxy"));
	}

	@Test
	void withoutTheClientItIsNotThere() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.apache.hc.core5"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FrontendApiProxy.class));
	}

	@Test
	void withoutTheClientItCannotBeEnabled() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.apache.hc.core5"))
			.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ClerkConfigurationException.class)
				.hasMessageContaining("org.apache.httpcomponents.core5:httpcore5"));
	}

	@ParameterizedTest
	@CsvSource({ "fapi-url=fapi.example, clerk.frontend-api-proxy.fapi-url",
			"fapi-url=https://user@fapi.example, clerk.frontend-api-proxy.fapi-url", "path=/, path", "path=clerk, path",
			"path=/a/**, path", "connect-timeout=0s, connect-timeout", "response-timeout=-1s, response-timeout",
			"idle-timeout=0, idle-timeout", "max-in-flight=0, max-in-flight", "max-in-flight=many, max-in-flight",
			"connect-timeout=soon, connect-timeout" })
	void aSettingThatIsNoneEndsTheStart(String property, String named) {
		this.contextRunner.withPropertyValues(ENABLED, "clerk.frontend-api-proxy." + property)
			.run((context) -> assertThat(context).getFailure()
				.satisfies((failure) -> assertThat(messages(failure)).contains(named)));
	}

	private static String messages(Throwable failure) {
		String own = String.valueOf(failure.getMessage());
		return (failure.getCause() != null) ? own + "\n" + messages(failure.getCause()) : own;
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProxy {

		@Bean
		FrontendApiProxy ownProxy() {
			return new FrontendApiProxy("/own", mock(ProxyRequests.class), mock(ProxyExchanges.class));
		}

	}

}
