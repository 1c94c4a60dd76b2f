package com.clerk.spring.proxy;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

import com.clerk.spring.options.ClerkOptions;

/**
 * Puts another client under the proxy, for comparison: {@code transport=jdk} and so on.
 */
@AutoConfiguration(beforeName = "com.clerk.spring.boot.ClerkFrontendApiProxyAutoConfiguration")
@ConditionalOnProperty("transport")
class TransportsAutoConfiguration {

	@Bean
	FrontendApiProxy comparedFrontendApiProxy(@Value("${transport}") String name,
			@Value("${clerk.frontend-api-proxy.fapi-url}") String upstream, ClerkOptions options,
			FrontendApiProxySettings settings, PublicOrigin origins) throws Exception {
		SSLContext trust = TrustAll.context();
		Supplier<UpstreamTransport> transport = () -> switch (name) {
			case "core" -> HttpCoreTransport.start(trust, settings.maxInFlight());
			case "jdk" -> new JdkTransport(trust);
			case "jetty" -> new JettyTransport(trust, settings.maxInFlight());
			case "client5" -> new AsyncClient5Transport(trust, settings.maxInFlight(), HttpVersionPolicy.FORCE_HTTP_1);
			case "client5-h2" ->
				new AsyncClient5Transport(trust, settings.maxInFlight(), HttpVersionPolicy.FORCE_HTTP_2);
			case "classic" -> new ClassicClient5Transport(trust, settings.maxInFlight());
			default -> throw new IllegalArgumentException(name);
		};
		ProxyRequests requests = new ProxyRequests(origins, new ProxyOptions((request, defaults) -> defaults, options),
				new UpstreamChoice(upstream), new ClientAddress(settings.clientIpHeaders()));
		return new FrontendApiProxy(settings.path(), requests,
				new ProxyExchanges(settings, transport, System::nanoTime));
	}

	@Bean
	FrontendApiProxySettings comparedSettings(
			@Value("${clerk.frontend-api-proxy.connect-timeout:5s}") Duration connect,
			@Value("${clerk.frontend-api-proxy.response-timeout:30s}") Duration response,
			@Value("${clerk.frontend-api-proxy.idle-timeout:60s}") Duration idle,
			@Value("${clerk.frontend-api-proxy.client-ip-headers:}") List<String> clientIpHeaders) {
		return new FrontendApiProxySettings("/__clerk", null, clientIpHeaders, connect, response, idle, 1000);
	}

	@Bean
	PublicOrigin comparedOrigins() {
		return new PublicOrigin(new com.clerk.spring.servlet.RequestPublicUrlResolver(),
				com.clerk.spring.request.AllowedHosts.any());
	}

}
