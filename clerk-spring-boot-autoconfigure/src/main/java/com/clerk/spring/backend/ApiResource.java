package com.clerk.spring.backend;

import java.util.Set;

import com.clerk.spring.options.ClerkOptions;

/**
 * Names the resource that a call is about: the first word of its path, of those that
 * Clerk documents. Ids never are.
 */
final class ApiResource {

	static final String OTHER = "other";

	private static final Set<String> NAMES = Set.of("accountless_applications", "actor_tokens",
			"admin_portal_link_tokens", "agents", "allowlist_identifiers", "api_keys", "beta_features", "billing",
			"blocklist_identifiers", "clients", "commerce", "domains", "email_addresses", "email", "emails",
			"enterprise_connections", "features", "instance", "invitations", "jwks", "jwt_templates", "m2m_tokens",
			"machines", "oauth_applications", "organization_domains", "organization_invitations",
			"organization_memberships", "organization_permissions", "organization_roles", "organizations",
			"phone_numbers", "proxy_checks", "redirect_urls", "role_sets", "saml_connections", "sessions",
			"sign_in_tokens", "sign_ups", "templates", "testing_tokens", "users", "waitlist_entries", "webhooks");

	private ApiResource() {
	}

	static String of(String url, ClerkOptions options) {
		String base = ApiSection.MACHINES.url(options, "");
		if (!url.startsWith(base)) {
			return OTHER;
		}
		String[] segments = url.substring(base.length()).split("[/?]+");
		for (String segment : segments) {
			if (!segment.isEmpty() && !segment.equals(options.apiVersion())) {
				return NAMES.contains(segment) ? segment : OTHER;
			}
		}
		return OTHER;
	}

}
