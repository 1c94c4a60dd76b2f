package com.clerk.spring.request;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.clerk.spring.options.PublishableKey;

/**
 * Writes one line for each decision, where that is asked for: what the request is, why,
 * and which credentials it carried by name. Never a value, nor a query.
 */
final class DecisionLog {

	private static final Log logger = LogFactory.getLog("com.clerk.spring.request");

	private static final List<String> SUFFIXED = List.of(InstanceCookies.SESSION, "__client_uat", "__refresh",
			InstanceCookies.DEV_BROWSER);

	private static final List<String> UNSUFFIXED = List.of("__clerk_handshake", "__clerk_handshake_nonce",
			RedirectCount.COOKIE);

	private DecisionLog() {
	}

	static void log(RequestContext context, RequestState state) {
		if (context.options().debug()) {
			logger.info(line(context, state));
		}
		else if (logger.isDebugEnabled()) {
			logger.debug(line(context, state));
		}
	}

	private static String line(RequestContext context, RequestState state) {
		return context.request() + " is " + state.status().value()
				+ ((state.reason() != null) ? ", reason " + state.reason() : "") + ", token type "
				+ ((state.tokenType() != null) ? state.tokenType().value() : "not accepted") + ", header token "
				+ ((context.headerToken() != null) ? "present" : "absent") + ", cookies [" + cookies(context) + "]";
	}

	private static String cookies(RequestContext context) {
		RequestCookies cookies = context.allCookies();
		PublishableKey key = context.options().publishableKey();
		Stream<String> own = (key != null) ? SUFFIXED.stream().map((name) -> name + "_" + key.cookieSuffix())
				: Stream.empty();
		return Stream.of(SUFFIXED.stream(), own, UNSUFFIXED.stream())
			.flatMap((names) -> names)
			.filter((name) -> cookies.get(name) != null)
			.collect(Collectors.joining(", "));
	}

}
