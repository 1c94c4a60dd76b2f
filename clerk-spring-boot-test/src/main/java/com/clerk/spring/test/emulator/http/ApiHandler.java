package com.clerk.spring.test.emulator.http;

/**
 * Answers the requests of one route.
 */
@FunctionalInterface
public interface ApiHandler {

	/**
	 * Answers a request.
	 * @param request the request
	 * @param path the values of the path's variables
	 * @return the answer
	 * @throws ApiException to answer with Clerk's error envelope
	 */
	ApiResponse handle(ApiRequest request, PathVariables path);

}
