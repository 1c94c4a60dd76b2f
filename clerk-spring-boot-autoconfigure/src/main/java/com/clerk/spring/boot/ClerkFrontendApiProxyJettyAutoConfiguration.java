package com.clerk.spring.boot;

import org.eclipse.jetty.server.Server;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of an embedded Jetty for the Frontend API proxy.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ JettyServletWebServerFactory.class, Server.class })
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "clerk.frontend-api-proxy.enabled")
@EnableConfigurationProperties(ClerkFrontendApiProxyProperties.class)
public final class ClerkFrontendApiProxyJettyAutoConfiguration {

	@Bean
	JettyTargetsCustomizer clerkFrontendApiProxyJettyTargets(ClerkFrontendApiProxyProperties properties) {
		return new JettyTargetsCustomizer(properties.path());
	}

}
