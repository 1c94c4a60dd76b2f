package com.clerk.spring.options;

/**
 * What a protected route answers while Clerk can't be reached to verify a credential.
 *
 * @since 0.1.0
 */
public enum OutageResponse {

	/** 503 with {@code Retry-After}: nobody is told that they are signed out. */
	UNAVAILABLE,

	/** The answer of a signed-out caller. */
	UNAUTHENTICATED

}
