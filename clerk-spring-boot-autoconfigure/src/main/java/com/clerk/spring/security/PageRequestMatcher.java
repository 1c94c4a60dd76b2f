package com.clerk.spring.security;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tells requests for pages, which are redirected to sign-in, from all others, which get a
 * status. Replace it with a bean of one's own where pages are asked for in other ways.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PageRequestMatcher extends RequestMatcher {

	/**
	 * Tells pages by {@code Sec-Fetch-Dest} and {@code Accept}, as Clerk's other SDKs do
	 * ({@code shared/spec/protect.md} section 5).
	 * @return the matcher used unless there is a bean
	 */
	static PageRequestMatcher byHeaders() {
		return new HeaderPageRequestMatcher();
	}

}
