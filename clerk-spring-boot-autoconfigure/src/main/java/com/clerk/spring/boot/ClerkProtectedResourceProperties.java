package com.clerk.spring.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What OAuth clients are told about the application.
 *
 * @param enabled Whether the application serves its OAuth protected-resource metadata
 * (RFC 9728) at '/.well-known/oauth-protected-resource', for MCP and other OAuth clients.
 */
@ConfigurationProperties("clerk.oauth-protected-resource")
record ClerkProtectedResourceProperties(@DefaultValue("false") boolean enabled) {

}
