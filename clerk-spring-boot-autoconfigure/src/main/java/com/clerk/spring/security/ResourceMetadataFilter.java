package com.clerk.spring.security;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.OAuth2ProtectedResourceMetadata;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.GenericFilterBean;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.AllowedHosts;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.servlet.ServletClerkRequests;

/**
 * Tells OAuth clients, MCP clients among them, that Clerk issues the tokens for this
 * application (RFC 9728), by Spring Security's own filter. It stands ahead of the
 * security filter chains, so that none closes what everybody must be able to read, pages
 * of other origins too.
 *
 * @since 0.1.0
 */
public final class ResourceMetadataFilter extends GenericFilterBean {

	static final String PATH = "/.well-known/oauth-protected-resource";

	private final RequestMatcher matcher = PathPatternRequestMatcher.withDefaults().matcher(PATH + "/**");

	private final CorsProcessor corsProcessor = new DefaultCorsProcessor();

	private final CorsConfiguration cors = new CorsConfiguration().applyPermitDefaultValues();

	private final AuthenticationFailures failures = new AuthenticationFailures();

	private final ServletClerkRequests requests;

	private final PublicUrlCheck hosts;

	private final RequestOptions options;

	/**
	 * Creates a filter.
	 * @param publicUrls tells the address that clients use
	 * @param hosts the hosts that the application answers for
	 * @param resolver chooses the instance for a request
	 * @param defaults the options of the application
	 */
	public ResourceMetadataFilter(PublicUrlResolver publicUrls, AllowedHosts hosts, ClerkOptionsResolver resolver,
			ClerkOptions defaults) {
		this.requests = new ServletClerkRequests(publicUrls);
		this.hosts = new PublicUrlCheck(hosts);
		this.options = new RequestOptions(resolver, defaults, List.of());
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest servletRequest = (HttpServletRequest) request;
		boolean asked = HttpMethod.GET.matches(servletRequest.getMethod())
				|| CorsUtils.isPreFlightRequest(servletRequest);
		if (asked && this.matcher.matches(servletRequest)) {
			answer(servletRequest, (HttpServletResponse) response, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (CorsUtils.isPreFlightRequest(request)) {
			this.corsProcessor.processRequest(this.cors, request, response);
			return;
		}
		OAuth2ProtectedResourceMetadataFilter metadata;
		try {
			metadata = metadata(request);
		}
		catch (RuntimeException ex) {
			this.failures.answer(response, ex);
			return;
		}
		if (metadata == null) {
			chain.doFilter(request, response);
		}
		else if (this.corsProcessor.processRequest(this.cors, request, response)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			metadata.doFilter(request, response, chain);
		}
	}

	/**
	 * The customizer of Spring's filter is not told the request, so each request has a
	 * filter of its own.
	 */
	private @Nullable OAuth2ProtectedResourceMetadataFilter metadata(HttpServletRequest request) {
		ClerkRequest clerkRequest = this.requests.convert(request);
		this.hosts.requireServed(clerkRequest);
		PublishableKey key = this.options.of(request).publishableKey();
		String resource = resource(clerkRequest);
		if (key == null || resource == null) {
			return null;
		}
		OAuth2ProtectedResourceMetadataFilter filter = new OAuth2ProtectedResourceMetadataFilter();
		filter.setProtectedResourceMetadataCustomizer((builder) -> describe(builder, resource, key));
		return filter;
	}

	private static void describe(OAuth2ProtectedResourceMetadata.Builder builder, String resource, PublishableKey key) {
		builder.resource(resource)
			.authorizationServer("https://" + key.frontendApiHost())
			.tlsClientCertificateBoundAccessTokens(false);
	}

	/**
	 * The resource of a path that follows the well-known one is that path. Parameters
	 * behind the well-known one are none: they would become part of the host.
	 * @return the resource, or null if the path is no such one
	 */
	private static @Nullable String resource(ClerkRequest request) {
		String path = URI.create(request.url()).getRawPath();
		int start = path.indexOf(PATH);
		String following = (start >= 0) ? path.substring(start + PATH.length()) : null;
		if (following == null || !(following.isEmpty() || following.startsWith("/"))) {
			return null;
		}
		return request.origin() + path.substring(0, start) + following;
	}

}
