package com.clerk.spring.options;

/**
 * What API callers get where a protected route refuses them.
 *
 * @since 0.1.0
 */
public enum DeniedResponse {

	/** 404, which does not reveal that the route exists; what Clerk does everywhere. */
	NOT_FOUND,

	/** 401 to signed-out callers and 403 to signed-in ones who lack something. */
	STANDARD

}
