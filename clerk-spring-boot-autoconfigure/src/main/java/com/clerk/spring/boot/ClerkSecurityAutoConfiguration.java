package com.clerk.spring.boot;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ConditionalOnDefaultWebSecurity;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

import com.clerk.spring.operations.RequestOptionsReport;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.security.ClerkAuthoritiesMapper;
import com.clerk.spring.security.ClerkDefaultChain;
import com.clerk.spring.security.ClerkDenialResponder;
import com.clerk.spring.security.ClerkMethodSecurity;
import com.clerk.spring.security.ClerkOptionsObserver;
import com.clerk.spring.security.ClerkProtections;
import com.clerk.spring.security.CurrentOptions;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.ExemptRequestMatcher;
import com.clerk.spring.security.NotFoundResponder;
import com.clerk.spring.security.PageRequestMatcher;
import com.clerk.spring.security.RouteRules;
import com.clerk.spring.security.SecurityChainsCheck;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.servlet.RequestPublicUrlResolver;
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
@EnableConfigurationProperties(ClerkProtectedResourceProperties.class)
public final class ClerkSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PublicUrlResolver clerkPublicUrlResolver() {
		return new RequestPublicUrlResolver();
	}

	@Bean(OwnOptionsResolver.DEFAULT)
	@ConditionalOnMissingBean
	ClerkOptionsResolver clerkOptionsResolver(PublicUrlResolver publicUrls, ClerkInstances instances) {
		return ClerkOptionsResolver.byHost(publicUrls, instances.byHost());
	}

	@Bean
	ClerkOptionsObserver clerkRequestOptionsReport() {
		return new RequestOptionsReport();
	}

	@Bean
	@ConditionalOnMissingBean
	PageRequestMatcher clerkPageRequestMatcher() {
		return PageRequestMatcher.byHeaders();
	}

	@Bean
	@ConditionalOnMissingBean
	ClerkAuthoritiesMapper clerkAuthoritiesMapper() {
		return ClerkAuthoritiesMapper.roleAndPermissions();
	}

	@Bean
	@ConditionalOnMissingBean
	RouteRules clerkRouteRules(ClerkRouteProperties properties) {
		return new RouteRulesFactory(properties).create();
	}

	@Bean
	@ConditionalOnMissingBean
	DenialResponder clerkDenialResponder(PageRequestMatcher pages, NotFoundResponder notFound,
			ClerkProtectedResourceProperties resource) {
		return new ClerkDenialResponder(pages, notFound, resource.enabled());
	}

	@Bean
	SecurityChainsCheck clerkSecurityChainsCheck(ObjectProvider<SecurityFilterChain> chains, RouteRules rules) {
		return new SecurityChainsCheck(chains.orderedStream().toList(), rules);
	}

	/**
	 * The chain of an application that has none.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnDefaultWebSecurity
	static final class DefaultChainConfiguration {

		@Bean
		@Order(SecurityFilterProperties.BASIC_AUTH_ORDER)
		SecurityFilterChain clerkSecurityFilterChain(HttpSecurity http, ObjectProvider<OperatorRoutes> operatorRoutes) {
			return ClerkDefaultChain.build(http, operatorRoutes.getIfAvailable(OperatorRoutes::none));
		}

	}

	/**
	 * The actuator's endpoints: health is open, the others are closed by the default
	 * chain, since whoever signs up is a customer and no operator.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ EndpointRequest.class, WebEndpointAutoConfiguration.class })
	static final class ActuatorConfiguration {

		@Bean
		OperatorRoutes clerkOperatorRoutes() {
			return EndpointRequest.toAnyEndpoint().excluding("health")::matches;
		}

		@Bean
		ExemptRequestMatcher clerkHealthExemption() {
			return EndpointRequest.to("health")::matches;
		}

	}

	/**
	 * Session tokens for code written against Spring's resource server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JwtDecoder.class)
	static final class JwtDecoderConfiguration {

		@Bean
		@ConditionalOnMissingBean(JwtDecoder.class)
		ClerkJwtDecoder clerkJwtDecoder(SessionTokenVerifier verifier, ClerkOptionsResolver resolver,
				ClerkOptions options) {
			return new ClerkJwtDecoder(verifier, new CurrentOptions(resolver, options));
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
