package com.clerk.spring.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import com.clerk.spring.operations.FindingSource;
import com.clerk.spring.operations.ShadowedMappings;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.proxy.BrokenAnswerFilter;
import com.clerk.spring.proxy.DefaultFrontendApiProxyObservationConvention;
import com.clerk.spring.proxy.FrontendApiProxy;
import com.clerk.spring.proxy.FrontendApiProxyBuilder;
import com.clerk.spring.proxy.FrontendApiProxyCondition;
import com.clerk.spring.proxy.FrontendApiProxyFilter;
import com.clerk.spring.proxy.FrontendApiProxyLocation;
import com.clerk.spring.proxy.FrontendApiProxyObservationConvention;
import com.clerk.spring.proxy.FrontendApiProxySettings;
import com.clerk.spring.proxy.ProxyPathServlet;
import com.clerk.spring.request.AllowedHosts;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.servlet.RequestPublicUrlResolver;

/**
 * Auto-configuration of the proxy of Clerk's Frontend API: the proxy itself, for handlers
 * of the application, and its filter where {@code clerk.frontend-api-proxy.enabled}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ClerkAutoConfiguration.class, ClerkHostsAutoConfiguration.class },
		before = ClerkSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ClerkFrontendApiProxyProperties.class)
public final class ClerkFrontendApiProxyAutoConfiguration {

	/**
	 * The proxy, on the client that it is built for.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HttpAsyncRequester.class)
	static final class ProxyConfiguration {

		@Bean
		FrontendApiProxySettingsFactory clerkFrontendApiProxySettingsFactory(ClerkFrontendApiProxyProperties properties,
				ClerkConnectionDetails details, ClerkOptions options, ClerkInstances instances,
				ListableBeanFactory beanFactory) {
			return new FrontendApiProxySettingsFactory(properties, details, options, instances,
					OwnOptionsResolver.isIn(beanFactory));
		}

		@Bean
		FrontendApiProxySettings clerkFrontendApiProxySettings(FrontendApiProxySettingsFactory factory) {
			return factory.create();
		}

		@Bean
		FrontendApiProxyBuilder clerkFrontendApiProxyBuilder(FrontendApiProxySettings settings, ClerkOptions options,
				ObjectProvider<ClerkOptionsResolver> resolvers, ObjectProvider<PublicUrlResolver> publicUrls,
				AllowedHosts hosts, ObjectProvider<HttpClientSettings> clients,
				ObjectProvider<ObservationRegistry> observations,
				ObjectProvider<FrontendApiProxyObservationConvention> conventions, Environment environment) {
			return new FrontendApiProxyBuilder(settings, options, new ApplicationSslContext(clients))
				.optionsResolver((request, defaults) -> resolvers.getObject().resolve(request, defaults))
				.publicUrls(publicUrls.getIfAvailable(RequestPublicUrlResolver::new))
				.allowedHosts(hosts)
				.observations(observations.getIfAvailable(() -> ObservationRegistry.NOOP),
						conventions.getIfAvailable(DefaultFrontendApiProxyObservationConvention::new))
				.forwardedHeaders(ForwardedHeaders.areApplied(environment));
		}

		@Bean
		@ConditionalOnMissingBean
		FrontendApiProxy clerkFrontendApiProxy(FrontendApiProxyBuilder builder) {
			return builder.build();
		}

		@Bean
		FilterRegistrationBean<BrokenAnswerFilter> clerkBrokenAnswerFilter() {
			FilterRegistrationBean<BrokenAnswerFilter> registration = new FilterRegistrationBean<>(
					new BrokenAnswerFilter());
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			registration.setDispatcherTypes(DispatcherType.ERROR, DispatcherType.INCLUDE);
			return registration;
		}

		@Bean
		@ConditionalOnBooleanProperty(name = "clerk.frontend-api-proxy.enabled")
		FrontendApiProxyLocation clerkFrontendApiProxyLocation(FrontendApiProxySettings settings,
				ObjectProvider<FrontendApiProxyCondition> conditions) {
			return new FrontendApiProxyLocation(settings.path(), conditions.orderedStream().toList());
		}

		@Bean
		@ConditionalOnBooleanProperty(name = "clerk.frontend-api-proxy.enabled")
		FilterRegistrationBean<FrontendApiProxyFilter> clerkFrontendApiProxyFilter(FrontendApiProxyBuilder builder,
				FrontendApiProxy proxy, FrontendApiProxyLocation location) {
			FilterRegistrationBean<FrontendApiProxyFilter> registration = new FilterRegistrationBean<>(
					builder.filter(proxy, location));
			registration.setOrder(FrontendApiProxyFilter.ORDER);
			registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
			return registration;
		}

		@Bean
		@ConditionalOnBooleanProperty(name = "clerk.frontend-api-proxy.enabled")
		@ConditionalOnProperty("spring.mvc.servlet.path")
		ServletRegistrationBean<ProxyPathServlet> clerkFrontendApiProxyServlet(FrontendApiProxySettings settings,
				ObjectProvider<DispatcherServletPath> dispatchers) {
			ServletRegistrationBean<ProxyPathServlet> registration = new ServletRegistrationBean<>(
					new ProxyPathServlet(), settings.path() + "/*");
			registration.setEnabled(dispatchers.stream().noneMatch((dispatcher) -> "/".equals(dispatcher.getPath())));
			return registration;
		}

		@Bean
		@ConditionalOnBooleanProperty(name = "clerk.frontend-api-proxy.enabled")
		FindingSource clerkFrontendApiProxyShadowedMappings(FrontendApiProxySettings settings,
				ServletContext servletContext, ObjectProvider<DispatcherServletPath> dispatcher,
				ObjectProvider<RequestMappingInfoHandlerMapping> controllers,
				ObjectProvider<AbstractUrlHandlerMapping> urls) {
			return new ShadowedMappings(settings.path(),
					new MappedPaths(servletContext, dispatcher, controllers, urls));
		}

	}

	/**
	 * How many requests are under way.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpAsyncRequester.class, MeterBinder.class })
	static final class MeterConfiguration {

		@Bean
		MeterBinder clerkFrontendApiProxyMeters(FrontendApiProxy proxy) {
			return (registry) -> Gauge.builder("clerk.proxy.in.flight", proxy, FrontendApiProxy::inFlight)
				.description("Requests that the Frontend API proxy passes on at this moment")
				.register(registry);
		}

	}

	/**
	 * The proxy without its client.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "clerk.frontend-api-proxy.enabled")
	@ConditionalOnMissingClass("org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester")
	static final class MissingClientConfiguration {

		@Bean
		InitializingBean clerkFrontendApiProxyClient() {
			return () -> {
				throw new ClerkConfigurationException("frontend-api-proxy-client-missing",
						"The Frontend API proxy (clerk.frontend-api-proxy.enabled) needs the dependency "
								+ "org.apache.httpcomponents.core5:httpcore5, whose version Spring Boot manages.");
			};
		}

	}

}
