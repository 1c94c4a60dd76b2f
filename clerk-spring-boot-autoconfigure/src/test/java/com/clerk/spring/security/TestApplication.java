package com.clerk.spring.security;

import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

/**
 * A small application behind Spring Security's filters, with a stub in place of what
 * reads tokens.
 */
final class TestApplication implements AutoCloseable {

	private final GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());

	private final StubAuthenticator authenticator = new StubAuthenticator();

	private final ClerkOptionsBuilder options = ClerkOptions.builder()
		.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
		.secretKey("sk_live_made_up");

	/**
	 * Creates an application, which starts when it is first asked.
	 */
	TestApplication(Class<?>... configurations) {
		AnnotatedBeanDefinitionReader reader = new AnnotatedBeanDefinitionReader(this.context);
		reader.register(Base.class);
		reader.register(configurations);
		this.context.registerBean(StubAuthenticator.class, () -> this.authenticator);
		this.context.registerBean(ClerkOptions.class, this.options::build);
	}

	<T> TestApplication with(Class<T> type, T bean) {
		this.context.registerBean(type, () -> bean);
		return this;
	}

	ClerkOptionsBuilder options() {
		return this.options;
	}

	StubAuthenticator authenticator() {
		return this.authenticator;
	}

	MockMvc mockMvc() {
		if (!this.context.isActive()) {
			this.context.refresh();
		}
		return MockMvcBuilders.webAppContextSetup(this.context).apply(springSecurity()).build();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	@EnableWebMvc
	static class Base {

		@Bean
		TestController testController() {
			return new TestController();
		}

	}

}
