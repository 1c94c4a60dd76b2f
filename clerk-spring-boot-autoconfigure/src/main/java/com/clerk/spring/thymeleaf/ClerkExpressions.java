package com.clerk.spring.thymeleaf;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.security.ClerkInstance;

/**
 * What templates see as {@code #clerk}: the caller, and what a page hands to Clerk's
 * browser client. It holds nothing itself: each call looks at the running request.
 *
 * <pre>
 * &lt;script defer data-clerk-js-script th:src="${#clerk.instance.clerkJsUrl()}"
 *     th:attr="data-clerk-publishable-key=${#clerk.instance.publishableKey()},
 *              data-clerk-proxy-url=${#clerk.instance.proxyUrl()}"&gt;&lt;/script&gt;
 * </pre>
 *
 * @since 0.1.0
 */
public final class ClerkExpressions {

	ClerkExpressions() {
	}

	/**
	 * Returns the caller of the running request.
	 * @return the caller, never null
	 * @throws IllegalStateException outside a request that Clerk's filter has seen
	 * @see ClerkAuth#current()
	 */
	public Auth getAuth() {
		return ClerkAuth.current();
	}

	/**
	 * Returns the Clerk instance of the running request: publishable key, proxy URL,
	 * addresses of the browser scripts. There is no secret in it.
	 * @return the instance, never null
	 * @throws IllegalStateException outside a request that Clerk's filter has seen, and
	 * where no publishable key is configured
	 * @see ClerkAuth#currentInstance()
	 */
	public ClerkInstance getInstance() {
		return ClerkAuth.currentInstance();
	}

}
