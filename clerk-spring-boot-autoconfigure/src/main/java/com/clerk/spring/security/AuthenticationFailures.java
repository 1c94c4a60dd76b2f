package com.clerk.spring.security;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.web.firewall.RequestRejectedException;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.route.MalformedPathException;

/**
 * Answers requests about which nothing can be decided: they never pass, and the client
 * learns nothing but a status ({@code shared/spec/authenticate-request.md} section 15.2).
 */
final class AuthenticationFailures {

	private static final Log logger = LogFactory.getLog(AuthenticationFailures.class);

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	/**
	 * Answers an unreadable request with 400 and no body, anything else with 500.
	 */
	void answer(HttpServletResponse response, RuntimeException failure) throws IOException {
		if (failure instanceof MalformedPathException || failure instanceof RequestRejectedException) {
			logger.debug("Refused with 400: " + failure.getMessage());
			response.resetBuffer();
			response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
			return;
		}
		log(failure);
		response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
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
