package com.clerk.spring.security;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.route.MalformedPathException;

/**
 * Answers requests about which nothing can be decided: they never pass, and the client
 * learns nothing but a status ({@code shared/spec/authenticate-request.md} section 15.2).
 */
final class AuthenticationFailures {

	private static final Log logger = LogFactory.getLog(AuthenticationFailures.class);

	private final AtomicBoolean unservedHostReported = new AtomicBoolean();

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	/**
	 * Answers an unreadable request with 400, one for somebody else with 421, both
	 * without a body, and anything else with 500.
	 */
	void answer(HttpServletResponse response, RuntimeException failure) throws IOException {
		if (failure instanceof MalformedPathException || failure instanceof RequestRejectedException) {
			logger.debug("Refused with 400: " + failure.getMessage());
			refuse(response, HttpStatus.BAD_REQUEST);
			return;
		}
		if (failure instanceof UnservedHostException) {
			if (this.unservedHostReported.compareAndSet(false, true)) {
				logger.warn(failure.getMessage() + " This is logged once.");
			}
			refuse(response, HttpStatus.MISDIRECTED_REQUEST);
			return;
		}
		log(failure);
		response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
	}

	private static void refuse(HttpServletResponse response, HttpStatus status) {
		response.resetBuffer();
		response.setStatus(status.value());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

	private void log(RuntimeException failure) {
		if (!(failure instanceof ClerkConfigurationException configuration)) {
			logger.error("A request could not be decided and was answered with 500", failure);
		}
		else if (this.reported.add(configuration.code())) {
			logger.error("Requests are answered with 500 until this is corrected [" + configuration.code() + "]: "
					+ configuration.getMessage());
		}
	}

}
