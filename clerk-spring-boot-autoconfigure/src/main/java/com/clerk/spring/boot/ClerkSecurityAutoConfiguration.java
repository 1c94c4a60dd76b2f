package com.clerk.spring.boot;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.security.ClerkMethodSecurity;
import com.clerk.spring.security.ClerkProtections;
import com.clerk.spring.token.ClerkJwtDecoder;
import com.clerk.spring.token.SessionTokenVerifier;

/**
 * Auto-configuration of what Clerk adds to Spring Security.
 * <p>
 * A {@code JwtDecoder} that the application's own resource server settings make comes
 * first; the filter chain that they would make comes after ours, which leaves no room for
 * it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ClerkAutoConfiguration.class,
		afterName = "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
		before = { ManagementWebSecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
				UserDetailsServiceAutoConfiguration.class },
		beforeName = "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(EnableWebSecurity.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
public final class ClerkSecurityAutoConfiguration {

	/**
	 * Session tokens for code written against Spring's resource server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JwtDecoder.class)
	static final class JwtDecoderConfiguration {

		@Bean
		@ConditionalOnMissingBean(JwtDecoder.class)
		ClerkJwtDecoder clerkJwtDecoder(SessionTokenVerifier verifier, ClerkOptions options) {
			return new ClerkJwtDecoder(verifier, options);
		}

	}

	/**
	 * {@code @ClerkProtect} on any bean.
	 */
	@Configuration(proxyBeanMethods = false)
	static final class MethodSecurityConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		@ConditionalOnMissingBean
		static ClerkProtections clerkProtections() {
			return ClerkMethodSecurity.protections();
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor clerkMethodSecurityAdvisor(ClerkProtections protections) {
			return ClerkMethodSecurity.advisor(protections);
		}

		@Bean
		static BeanFactoryPostProcessor clerkProxyCreator(Environment environment) {
			return ClerkMethodSecurity.proxyCreator(environment);
		}

		@Bean
		static SmartInitializingSingleton clerkProtectedBeansCheck(ConfigurableListableBeanFactory beanFactory,
				ClerkProtections protections) {
			return ClerkMethodSecurity.check(beanFactory, protections);
		}

	}

}
