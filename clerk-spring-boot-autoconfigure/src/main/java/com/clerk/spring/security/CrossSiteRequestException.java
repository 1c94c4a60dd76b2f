package com.clerk.spring.security;

import org.springframework.security.access.AccessDeniedException;

/**
 * A page of another site had the browser send the caller's cookies.
 */
final class CrossSiteRequestException extends AccessDeniedException {

	private static final long serialVersionUID = 1L;

	CrossSiteRequestException() {
		super("A page of another origin sent a session cookie with a request that may change something; "
				+ "if the page is the application's own, add its origin to clerk.authorized-parties");
	}

}
