package com.clerk.spring.test.emulator.backend;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * The call that finds out whether a proxy works.
 */
final class ProxyCall {

	// Shorter together than a caller of the Backend API waits for the answer.
	private static final int TIMEOUT_MILLIS = 2000;

	boolean isAnswered(URI url) {
		try {
			HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
			connection.setConnectTimeout(TIMEOUT_MILLIS);
			connection.setReadTimeout(TIMEOUT_MILLIS);
			connection.setInstanceFollowRedirects(false);
			try {
				return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
			}
			finally {
				connection.disconnect();
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			return false;
		}
	}

}
