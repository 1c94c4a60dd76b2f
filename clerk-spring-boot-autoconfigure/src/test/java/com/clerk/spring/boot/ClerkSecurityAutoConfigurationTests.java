package com.clerk.spring.boot;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

import com.clerk.spring.security.ClerkAuthoritiesMapper;
import com.clerk.spring.security.ClerkMethodSecurity;
import com.clerk.spring.security.ClerkProtections;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.ExemptRequestMatcher;
import com.clerk.spring.security.NotFoundResponder;
import com.clerk.spring.security.PageRequestMatcher;
import com.clerk.spring.security.RouteRules;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.token.ClerkJwtDecoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class ClerkSecurityAutoConfigurationTests {

	private final WebApplicationContextRunner withoutActuator = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class,
				ClerkSecurityAutoConfiguration.class, ClerkWebMvcAutoConfiguration.class,
				SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
				UserDetailsServiceAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class,
				OAuth2ResourceServerWebSecurityAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class))
		.withPropertyValues("clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
				"clerk.secret-key=" + TestKeys.SECRET_TEST);

	private final WebApplicationContextRunner contextRunner = this.withoutActuator
		.withConfiguration(AutoConfigurations.of(ManagementWebSecurityAutoConfiguration.class,
				EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class));

	@Test
	void ourChainIsTheDefaultOneAheadOfThoseOfSpringBoot() {
		this.contextRunner.run((context) -> assertThat(context.getBeanNamesForType(SecurityFilterChain.class))
			.containsExactly("clerkSecurityFilterChain"));
	}

	@Test
	void aChainOfTheUserRemovesOurs() {
		this.contextRunner.withUserConfiguration(OwnChain.class)
			.run((context) -> assertThat(context.getBeanNamesForType(SecurityFilterChain.class))
				.containsExactly("ownChain"));
	}

	@Test
	void thereIsNoUserOfSpringBoot() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(UserDetailsService.class));
	}

	@Test
	void aUserServiceOfTheUserStays() {
		this.contextRunner.withBean("mine", UserDetailsService.class, () -> mock(UserDetailsService.class))
			.run((context) -> assertThat(context.getBeanNamesForType(UserDetailsService.class))
				.containsExactly("mine"));
	}

	@Test
	void theJwtDecoderIsOurs() {
		this.contextRunner
			.run((context) -> assertThat(context).getBean(JwtDecoder.class).isInstanceOf(ClerkJwtDecoder.class));
	}

	@Test
	void aJwtDecoderOfTheUserWins() {
		this.contextRunner.withBean("mine", JwtDecoder.class, () -> mock(JwtDecoder.class))
			.run((context) -> assertThat(context.getBeanNamesForType(JwtDecoder.class)).containsExactly("mine"));
	}

	@Test
	void whenTheUserConfiguresAResourceServerThenItsDecoderWinsButNotItsChain() {
		this.contextRunner
			.withPropertyValues("spring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.example")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ClerkJwtDecoder.class).hasSingleBean(JwtDecoder.class);
				assertThat(context.getBeanNamesForType(SecurityFilterChain.class))
					.containsExactly("clerkSecurityFilterChain");
			});
	}

	@Test
	void annotationsAreReadAndRefusalsAnswered() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ClerkProtections.class)
			.hasSingleBean(DenialResponder.class)
			.hasSingleBean(NotFoundResponder.class)
			.hasBean("clerkMethodSecurityAdvisor")
			.hasBean("clerkHandlerInterceptor")
			.hasBean("clerkWebMvcConfigurer"));
	}

	@Test
	void whenTheUserHasABeanThenOursBacksOff() {
		this.contextRunner.withBean("mine1", DenialResponder.class, () -> mock(DenialResponder.class))
			.withBean("mine2", NotFoundResponder.class, () -> mock(NotFoundResponder.class))
			.withBean("mine3", PublicUrlResolver.class, () -> mock(PublicUrlResolver.class))
			.withBean("mine4", PageRequestMatcher.class, () -> mock(PageRequestMatcher.class))
			.withBean("mine5", ClerkAuthoritiesMapper.class, () -> mock(ClerkAuthoritiesMapper.class))
			.withBean("mine6", RouteRules.class, RouteRules::none)
			.withBean("mine7", ClerkProtections.class, ClerkMethodSecurity::protections)
			.run((context) -> {
				assertThat(context.getBeanNamesForType(PublicUrlResolver.class)).containsExactly("mine3");
				assertThat(context.getBeanNamesForType(PageRequestMatcher.class)).containsExactly("mine4");
				assertThat(context.getBeanNamesForType(ClerkAuthoritiesMapper.class)).containsExactly("mine5");
				assertThat(context.getBeanNamesForType(RouteRules.class)).containsExactly("mine6");
				assertThat(context.getBeanNamesForType(ClerkProtections.class)).containsExactly("mine7");
				assertThat(context.getBeanNamesForType(DenialResponder.class)).containsExactly("mine1");
				assertThat(context.getBeanNamesForType(NotFoundResponder.class)).containsExactly("mine2");
			});
	}

	@Test
	void theChainIsThereWithoutActuator() {
		this.withoutActuator
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate",
					"org.springframework.boot.security.autoconfigure.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("clerkSecurityFilterChain")
				.doesNotHaveBean(OperatorRoutes.class)
				.doesNotHaveBean(ExemptRequestMatcher.class));
	}

	@Test
	void aMisspelledAttributeOfARuleFailsTheStart() {
		this.contextRunner
			.withPropertyValues("clerk.routes.protected[0].paths=/admin", "clerk.routes.protected[0].roles=org:admin")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasStackTraceContaining("clerk.routes.protected[0].roles"));
	}

	@Test
	void whenSwitchedOffThenSpringBootIsAsItWas() {
		this.contextRunner.withPropertyValues("clerk.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(SecurityFilterChain.class)
				.doesNotHaveBean("clerkSecurityFilterChain")
				.doesNotHaveBean(RouteRules.class)
				.doesNotHaveBean(ClerkProtections.class)
				.doesNotHaveBean(NotFoundResponder.class)
				.doesNotHaveBean(JwtDecoder.class));
	}

	@Test
	void withoutAWebApplicationThereIsNoSecurity() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class,
					ClerkSecurityAutoConfiguration.class, ClerkWebMvcAutoConfiguration.class))
			.withPropertyValues("clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
					"clerk.secret-key=" + TestKeys.SECRET_TEST)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ClerkProtections.class)
				.doesNotHaveBean(NotFoundResponder.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnChain {

		@Bean
		SecurityFilterChain ownChain(HttpSecurity http) {
			return http.authorizeHttpRequests((authorize) -> authorize.anyRequest().permitAll()).build();
		}

	}

}
