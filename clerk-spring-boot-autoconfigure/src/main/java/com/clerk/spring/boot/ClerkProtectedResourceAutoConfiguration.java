package com.clerk.spring.boot;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.AllowedHosts;
import com.clerk.spring.security.ResourceMetadataFilter;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.PublicUrlResolver;

/**
 * Auto-configuration of the metadata that tell OAuth clients where to get a token.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ClerkSecurityAutoConfiguration.class, ClerkHostsAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(OAuth2ProtectedResourceMetadataFilter.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
public final class ClerkProtectedResourceAutoConfiguration {

	private static final int AHEAD_OF_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1;

	@Bean
	@ConditionalOnBooleanProperty(name = "clerk.oauth-protected-resource.enabled")
	FilterRegistrationBean<ResourceMetadataFilter> clerkResourceMetadataFilter(PublicUrlResolver publicUrls,
			AllowedHosts hosts, ClerkOptionsResolver resolver, ClerkOptions options) {
		FilterRegistrationBean<ResourceMetadataFilter> registration = new FilterRegistrationBean<>(
				new ResourceMetadataFilter(publicUrls, hosts, resolver, options));
		registration.setOrder(AHEAD_OF_SECURITY);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

}
