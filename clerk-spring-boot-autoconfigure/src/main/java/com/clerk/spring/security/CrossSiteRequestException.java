package com.clerk.spring.security;

import org.springframework.security.access.AccessDeniedException;

/**
 * A page of another site had the browser send the caller's cookies.
 */
final class CrossSiteRequestException extends AccessDeniedException {

	private static final long serialVersionUID = 1L;

	CrossSiteRequestException() {
		super("A request that changes something, with the cookies of a session, came from another site");
	}

}
