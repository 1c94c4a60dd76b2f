package com.clerk.spring.test.emulator.frontend;

import java.util.Optional;
import java.util.Set;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Router;

/**
 * Answers the calls of the browser client by the rules that all of them share
 * ({@code shared/spec/clerk-emulator.md} section 4).
 */
public final class FrontendApi {

	private static final Set<String> METHODS = Set.of("PATCH", "PUT", "DELETE");

	private final Router router;

	private final Cors cors;

	FrontendApi(Router router, Cors cors) {
		this.router = router;
		this.cors = cors;
	}

	public ApiResponse answer(ApiRequest request) {
		try {
			this.cors.check(request);
		}
		catch (ApiException ex) {
			return ApiResponse.error(ex);
		}
		return this.cors.addTo(answerOrError(request), request);
	}

	private ApiResponse answerOrError(ApiRequest request) {
		if (request.method().equals("OPTIONS")) {
			return this.cors.preflight();
		}
		try {
			ApiRequest meant = withMethodMeant(request);
			return this.router.route(meant)
				.orElseThrow(() -> ApiException.notFound("No resource at " + meant.method() + " " + meant.path()));
		}
		catch (ApiException ex) {
			return ApiResponse.error(ex);
		}
	}

	/**
	 * Takes other methods from the query: the browser client posts all of them, which a
	 * browser allows without asking first.
	 */
	private static ApiRequest withMethodMeant(ApiRequest request) {
		if (!request.method().equals("POST")) {
			return request;
		}
		return Optional.ofNullable(request.query().get("_method"))
			.filter(METHODS::contains)
			.map(request::withMethod)
			.orElse(request);
	}

}
