package com.clerk.spring.backend;

import java.time.Duration;

import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * Makes the request factory for calls with certain time-outs. It is asked once for each
 * pair. The factory must not follow redirects: they would carry the secret key elsewhere.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RequestFactories {

	/**
	 * Makes a request factory.
	 * @param connectTimeout the time-out for connecting, positive
	 * @param readTimeout the time-out for an answer, positive
	 * @return a factory that does not follow redirects
	 */
	ClientHttpRequestFactory create(Duration connectTimeout, Duration readTimeout);

}
