package com.clerk.spring.boot;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

import com.clerk.spring.proxy.JettyTargets;

/**
 * Applies {@link JettyTargets} to the server of the application.
 */
final class JettyTargetsCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private final String path;

	JettyTargetsCustomizer(String path) {
		this.path = path;
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers(
				(server) -> new JettyTargets(factory.getSettings().getContextPath().toString() + this.path)
					.applyTo(server));
	}

}
