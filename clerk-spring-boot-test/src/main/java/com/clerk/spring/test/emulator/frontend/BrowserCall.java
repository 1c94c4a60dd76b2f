package com.clerk.spring.test.emulator.frontend;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.sessions.Client;

/**
 * A call of the browser client.
 *
 * @param request the request
 * @param parameters the parameters of its body
 * @param browser the browser, or null if a production instance does not know it
 */
record BrowserCall(ApiRequest request, Parameters parameters, @Nullable Client browser) {

	/**
	 * Returns the browser.
	 * @throws ApiException with status 401 if it is not known
	 */
	Client client() {
		if (this.browser == null) {
			throw ApiException.notSignedIn();
		}
		return this.browser;
	}

	BrowserCall from(@Nullable Client client) {
		return new BrowserCall(this.request, this.parameters, client);
	}

	@Nullable String authorizedParty() {
		return AuthorizedParty.of(this.request);
	}

	<T> List<T> page(List<T> all) {
		return Page.of(this.request.query()).of(all);
	}

	/**
	 * Returns the values of a query parameter, which the browser client joins by commas.
	 */
	List<String> queryValues(String name) {
		return this.request.query().all(name).stream().flatMap((value) -> Stream.of(value.split(",", -1))).toList();
	}

}
