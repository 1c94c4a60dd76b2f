package com.clerk.spring.outgoing;

import java.io.IOException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Sends a token to the origins named, with calls that have no authorization of their own.
 */
final class ClerkTokenInterceptor implements ClientHttpRequestInterceptor {

	private final OutgoingToken token;

	private final NamedOrigins origins;

	ClerkTokenInterceptor(OutgoingToken token, NamedOrigins origins) {
		this.token = token;
		this.origins = origins;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		HttpHeaders headers = request.getHeaders();
		if (headers.containsHeader(HttpHeaders.AUTHORIZATION) || !this.origins.contain(request.getURI())) {
			return execution.execute(request, body);
		}
		String sent = this.token.get();
		if (sent != null) {
			headers.setBearerAuth(sent);
		}
		ClientHttpResponse response = execution.execute(request, body);
		if (sent != null) {
			this.token.answered(sent, isRefusal(response));
		}
		return response;
	}

	private static boolean isRefusal(ClientHttpResponse response) throws IOException {
		try {
			return response.getStatusCode().value() == 401;
		}
		catch (IOException | RuntimeException ex) {
			response.close();
			throw ex;
		}
	}

}
