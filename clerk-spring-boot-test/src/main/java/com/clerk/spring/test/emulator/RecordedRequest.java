package com.clerk.spring.test.emulator;

/**
 * A request that the local Clerk has answered.
 *
 * @param method the method
 * @param path the path, without the query
 * @param query the query, empty for none
 * @param authorization the {@code Authorization} header with the secret cut off; empty
 * for none
 * @param apiVersion the {@code Clerk-API-Version} header, empty for none
 * @param status the status it was answered with
 * @since 0.1.0
 */
public record RecordedRequest(String method, String path, String query, String authorization, String apiVersion,
		int status) {

}
