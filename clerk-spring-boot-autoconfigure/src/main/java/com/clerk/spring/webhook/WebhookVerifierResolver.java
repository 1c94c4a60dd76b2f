package com.clerk.spring.webhook;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what verifies a webhook, in applications that serve several Clerk instances at
 * one path. A bean of this type takes the place of
 * {@code clerk.instances.<name>.webhooks}.
 *
 * <pre>
 * &#64;Bean
 * WebhookVerifierResolver tenants(TenantSecrets secrets, Clock clock) {
 *     return (request) -&gt; secrets.of(request.getServerName())
 *         .map((tenant) -&gt; WebhookVerifier.forInstance(tenant.name(), tenant.signingSecrets(), clock))
 *         .orElse(null);
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WebhookVerifierResolver {

	/**
	 * Chooses by what the request says of itself, which anybody may have sent. What was
	 * signed with the secret of one instance must never be verified as another's.
	 * @param request the request, of which the body is not to be read
	 * @return what verifies the webhook, or null to have it refused
	 */
	@Nullable WebhookVerifier resolve(HttpServletRequest request);

}
