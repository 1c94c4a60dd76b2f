package com.clerk.spring.test.emulator.frontend;

import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Answers the calls of the browser client for one route.
 */
@FunctionalInterface
interface BrowserHandler {

	/**
	 * Answers a call.
	 * @param call the call
	 * @param path the values of the path's variables
	 * @return the answer
	 * @throws ApiException to answer with Clerk's error envelope
	 */
	ApiResponse handle(BrowserCall call, PathVariables path);

}
