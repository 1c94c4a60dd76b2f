package com.clerk.spring.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.request.UnacceptableHandshakeException;
import com.clerk.spring.route.MalformedPathException;
import com.clerk.spring.servlet.MisdirectedRequestException;

/**
 * Answers requests about which nothing can be decided: they never pass, and the client
 * learns nothing but a status ({@code shared/spec/authenticate-request.md} section 15.2).
 */
final class AuthenticationFailures {

	private static final Log logger = LogFactory.getLog(AuthenticationFailures.class);

	/** In seconds: a store of keys is back soon, or somebody has to look after it. */
	private static final String RETRY_AFTER = "5";

	private final ReportedCauses reported = new ReportedCauses();

	/**
	 * Answers an unreadable request with 400, one for a foreign host with 421 and one
	 * whose options can't be had now with 503, each without a body; anything else with
	 * 500, in words where only a developer reads them.
	 */
	void answer(HttpServletResponse response, RuntimeException failure) throws IOException {
		if (failure instanceof MalformedPathException || failure instanceof RequestRejectedException) {
			logger.debug("Refused with 400: " + failure.getMessage());
			refuse(response, HttpStatus.BAD_REQUEST);
		}
		else if (failure instanceof MisdirectedRequestException) {
			if (this.reported.isDue(failure)) {
				logger.warn("Misdirected: " + failure.getMessage() + " This is logged once a minute.");
			}
			refuse(response, HttpStatus.MISDIRECTED_REQUEST);
		}
		else if (failure instanceof OptionsUnavailableException) {
			logResolver(Objects.requireNonNullElse(failure.getCause(), failure));
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
			refuse(response, HttpStatus.SERVICE_UNAVAILABLE);
		}
		else if (failure instanceof UnacceptableHandshakeException handshake) {
			explain(response, handshake);
		}
		else {
			log(failure);
			response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
		}
	}

	private static void refuse(HttpServletResponse response, HttpStatus status) {
		response.resetBuffer();
		response.setStatus(status.value());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

	/**
	 * Tells the developer, who has to do something about it.
	 */
	private void explain(HttpServletResponse response, UnacceptableHandshakeException handshake) throws IOException {
		if (this.reported.isDue(handshake.code())) {
			logger.warn("A handshake was answered with 500 [" + handshake.code() + "]: " + handshake.getMessage());
		}
		refuse(response, HttpStatus.INTERNAL_SERVER_ERROR);
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.getOutputStream()
			.write((handshake.code() + ": " + handshake.getMessage()).getBytes(StandardCharsets.UTF_8));
	}

	private void logResolver(Throwable resolverFailure) {
		if (this.reported.isDue(resolverFailure)) {
			logger.error("The ClerkOptionsResolver failed, so a request was answered with 503. "
					+ "This is logged once a minute.", resolverFailure);
		}
	}

	private void log(RuntimeException failure) {
		if (!(failure instanceof ClerkConfigurationException configuration)) {
			logger.error("A request could not be decided and was answered with 500", failure);
		}
		else if (this.reported.isDue(configuration.code())) {
			logger.error("Requests are answered with 500 until this is corrected [" + configuration.code() + "]: "
					+ configuration.getMessage());
		}
	}

}
