package com.clerk.spring.servlet;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Things that belong to hosts by which browsers reach the application.
 *
 * @param <T> what belongs to a host
 * @since 0.1.0
 */
public final class PublicHosts<T> {

	private final PublicUrlResolver publicUrls;

	private final Map<PublicHost, T> byHost;

	/**
	 * Creates a table.
	 * @param publicUrls tells the address that the browser used
	 * @param byHost what belongs to each host. A host with the port of the request comes
	 * before the same host with any port
	 */
	public PublicHosts(PublicUrlResolver publicUrls, Map<PublicHost, T> byHost) {
		this.publicUrls = publicUrls;
		this.byHost = Map.copyOf(byHost);
	}

	/**
	 * Finds what belongs to the host of a request's public URL.
	 * @param request the request
	 * @return what belongs to it, or null if nothing does
	 * @throws MalformedRequestException if the address of the request is not valid
	 */
	public @Nullable T find(HttpServletRequest request) {
		PublicHost host = host(request);
		T found = this.byHost.get(host);
		return (found != null) ? found : this.byHost.get(host.withAnyPort());
	}

	private PublicHost host(HttpServletRequest request) {
		try {
			return PublicHost.of(this.publicUrls.resolve(request));
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedRequestException("The address of the request is not valid.");
		}
	}

}
