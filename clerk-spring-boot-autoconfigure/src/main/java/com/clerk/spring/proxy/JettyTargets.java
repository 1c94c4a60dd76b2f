package com.clerk.spring.proxy;

import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.ComplianceViolation;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * Lets targets through to the proxy that Jetty holds to be ambiguous, as the proxy reads
 * nothing into them: empty segments and escaped percent signs. Below every other path
 * they are refused as before.
 *
 * @since 0.1.0
 */
public final class JettyTargets {

	private final ProxyPath path;

	/**
	 * Creates the rule.
	 * @param path the path of the proxy, the context path included
	 * @throws IllegalArgumentException if the path is none
	 */
	public JettyTargets(String path) {
		this.path = ProxyPath.of(path);
	}

	/**
	 * Applies the rule to all connectors of a server.
	 * @param server the server, before it starts
	 */
	public void applyTo(Server server) {
		for (Connector connector : server.getConnectors()) {
			connector.getConnectionFactories()
				.stream()
				.filter(HttpConfiguration.ConnectionFactory.class::isInstance)
				.map(HttpConfiguration.ConnectionFactory.class::cast)
				.map(HttpConfiguration.ConnectionFactory::getHttpConfiguration)
				.distinct()
				.forEach(this::applyTo);
		}
	}

	private void applyTo(HttpConfiguration configuration) {
		UriCompliance elsewhere = configuration.getUriCompliance();
		configuration.setUriCompliance(elsewhere.with("ClerkFrontendApiProxy",
				UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT, UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
		configuration.addCustomizer((request, headers) -> requireCompliance(request, elsewhere));
	}

	private Request requireCompliance(Request request, UriCompliance elsewhere) {
		HttpURI uri = request.getHttpURI();
		if (uri.hasViolations() && this.path.rest(uri.getPath()) == null) {
			String violation = UriCompliance.checkUriCompliance(elsewhere, uri, ComplianceViolation.Listener.NOOP);
			if (violation != null) {
				throw new BadMessageException(violation);
			}
		}
		return request;
	}

}
