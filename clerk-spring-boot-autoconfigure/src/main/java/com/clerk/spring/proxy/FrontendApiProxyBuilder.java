package com.clerk.spring.proxy;

import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import io.micrometer.observation.ObservationRegistry;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.AllowedHosts;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.servlet.RequestPublicUrlResolver;

/**
 * Makes the proxy and its filter.
 *
 * @since 0.1.0
 */
public final class FrontendApiProxyBuilder {

	private final FrontendApiProxySettings settings;

	private final ClerkOptions options;

	private ClerkOptionsResolver resolver = (request, defaults) -> defaults;

	private PublicUrlResolver publicUrls = new RequestPublicUrlResolver();

	private AllowedHosts hosts = AllowedHosts.any();

	private ProxyObservations observations = new ProxyObservations(ObservationRegistry.NOOP,
			new DefaultFrontendApiProxyObservationConvention());

	private boolean forwardedHeaders;

	private final Supplier<SSLContext> sslContext;

	/**
	 * Starts with the defaults.
	 * @param settings the settings of the proxy
	 * @param options the options of the application
	 * @param sslContext tells, at first use, whom to trust
	 */
	public FrontendApiProxyBuilder(FrontendApiProxySettings settings, ClerkOptions options,
			Supplier<SSLContext> sslContext) {
		this.settings = settings;
		this.options = options;
		this.sslContext = sslContext;
	}

	/**
	 * Lets requests have options of their own.
	 * @param resolver chooses the options of a request
	 * @return this builder
	 */
	public FrontendApiProxyBuilder optionsResolver(ClerkOptionsResolver resolver) {
		this.resolver = resolver;
		return this;
	}

	/**
	 * Sets how the public address of a request is found.
	 * @param publicUrls tells the address that the browser used
	 * @return this builder
	 */
	public FrontendApiProxyBuilder publicUrls(PublicUrlResolver publicUrls) {
		this.publicUrls = publicUrls;
		return this;
	}

	/**
	 * Restricts the hosts that the proxy's filter answers for.
	 * @param hosts the hosts of the application
	 * @return this builder
	 */
	public FrontendApiProxyBuilder allowedHosts(AllowedHosts hosts) {
		this.hosts = hosts;
		return this;
	}

	/**
	 * Tells whether headers of a proxy in front are applied to requests before they get
	 * here. Where neither that nor {@code client-ip-headers} is set, such headers are
	 * warned of.
	 * @param applied whether they are
	 * @return this builder
	 */
	public FrontendApiProxyBuilder forwardedHeaders(boolean applied) {
		this.forwardedHeaders = applied;
		return this;
	}

	/**
	 * Has requests observed.
	 * @param registry the registry of the application
	 * @param convention names the observations and their keys
	 * @return this builder
	 */
	public FrontendApiProxyBuilder observations(ObservationRegistry registry,
			FrontendApiProxyObservationConvention convention) {
		this.observations = new ProxyObservations(registry, convention);
		return this;
	}

	/**
	 * Makes the proxy. It opens no connection before its first request.
	 * @return the proxy
	 * @throws com.clerk.spring.options.ClerkConfigurationException if the address of the
	 * Frontend API is none
	 * @throws IllegalArgumentException if the path of the proxy is none
	 */
	public FrontendApiProxy build() {
		ProxyRequests requests = new ProxyRequests(new PublicOrigin(this.publicUrls, this.hosts),
				new ProxyOptions(this.resolver, this.options), new UpstreamChoice(this.settings.fapiUrl()),
				new ClientAddress(this.settings.clientIpHeaders()));
		UnbelievedForwarding forwarding = new UnbelievedForwarding(
				this.forwardedHeaders || !this.settings.clientIpHeaders().isEmpty());
		ProxyExchanges exchanges = new ProxyExchanges(this.settings, forwarding, this.observations,
				() -> HttpCoreTransport.start(this.sslContext.get(), this.settings.maxInFlight()), System::nanoTime);
		return new FrontendApiProxy(ProxyPath.of(this.settings.path()).value(), requests, exchanges);
	}

	/**
	 * Makes the filter of a proxy.
	 * @param proxy the proxy
	 * @param location where the proxy is
	 * @return the filter
	 */
	public FrontendApiProxyFilter filter(FrontendApiProxy proxy, FrontendApiProxyLocation location) {
		return new FrontendApiProxyFilter(proxy, location, new PublicOrigin(this.publicUrls, this.hosts));
	}

}
