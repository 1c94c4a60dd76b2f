package com.clerk.spring.test.emulator.http;

import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with Clerk's error envelope.
 */
@SuppressWarnings("serial")
public final class ApiException extends RuntimeException {

	private final int status;

	private final String code;

	private final @Nullable String paramName;

	private ApiException(int status, String code, String message) {
		this(status, code, message, null);
	}

	private ApiException(int status, String code, String message, @Nullable String paramName) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
		this.paramName = paramName;
	}

	public static ApiException badRequest(String code, String message) {
		return new ApiException(400, code, message);
	}

	public static ApiException invalidSecretKey() {
		return new ApiException(401, "clerk_key_invalid",
				"The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.");
	}

	public static ApiException invalidMachineKey() {
		return new ApiException(401, "clerk_key_invalid",
				"A machine makes its tokens with its own machine secret key.");
	}

	public static ApiException sessionNotActive() {
		return new ApiException(401, "session_not_active", "The session is not active.");
	}

	public static ApiException invalidRefreshToken() {
		return new ApiException(401, "refresh_token_invalid", "The refresh token is not the one of this session.");
	}

	public static ApiException notSignedIn() {
		return new ApiException(401, "authentication_invalid", "Nobody is signed in to this browser.");
	}

	public static ApiException unknownDevBrowser() {
		return new ApiException(401, "dev_browser_unauthenticated",
				"The development browser is not known: __clerk_db_jwt is missing or was made by another instance.");
	}

	public static ApiException refusedUser(String code, String message) {
		return new ApiException(403, code, message);
	}

	public static ApiException forbidden(String message) {
		return new ApiException(403, "authorization_invalid", message);
	}

	public static ApiException forbidden(String code, String message) {
		return new ApiException(403, code, message);
	}

	/**
	 * Refuses to keep more of what visitors make.
	 * @param what its kind, such as {@code user}
	 * @param capacity how many there may be
	 */
	public static ApiException quotaExceeded(String what, int capacity) {
		return new ApiException(422, what + "_quota_exceeded",
				"The local Clerk takes " + capacity + " of these from visitors. Reset it to make room.");
	}

	public static ApiException notFound(String code, String what) {
		return new ApiException(404, code, what);
	}

	public static ApiException notFound(String what) {
		return new ApiException(404, "resource_not_found", what);
	}

	public static ApiException bodyTooLarge() {
		return new ApiException(413, "request_body_too_large", "The request's body is too large.");
	}

	public static ApiException unprocessable(String code, String message) {
		return new ApiException(422, code, message);
	}

	/**
	 * Refuses a parameter, in words for who wrote the call.
	 */
	public static ApiException parameter(String code, String name, String problem) {
		return new ApiException(422, code, name + " " + problem, name);
	}

	/**
	 * Refuses a parameter that somebody has typed: forms show the message as it is.
	 */
	public static ApiException input(String code, String name, String message) {
		return new ApiException(422, code, message, name);
	}

	/**
	 * Refuses a parameter whose value somebody else has.
	 */
	public static ApiException taken(String code, String name) {
		return input(code, name, "That " + name.replace('_', ' ') + " is taken. Please try another.");
	}

	/**
	 * Returns the error that Clerk most likely answers a status with.
	 */
	public static ApiException ofStatus(int status) {
		return switch (status) {
			case 401 -> invalidSecretKey();
			case 403 -> forbidden("The request is not allowed.");
			case 404 -> notFound("The resource was not found.");
			case 429 -> new ApiException(status, "too_many_requests", "Too many requests. Please try again in a bit.");
			default -> (status < 500) ? new ApiException(status, "request_invalid", "The request is invalid.")
					: new ApiException(status, "internal_clerk_error", "There was an internal error.");
		};
	}

	public static ApiException internal() {
		return new ApiException(500, "internal_clerk_error", "There was an internal error.");
	}

	int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	/**
	 * Returns the parameter that is refused, or null.
	 */
	@Nullable String paramName() {
		return this.paramName;
	}

}
