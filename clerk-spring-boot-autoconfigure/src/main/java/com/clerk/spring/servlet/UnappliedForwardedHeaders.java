package com.clerk.spring.servlet;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells once that a request names another host or scheme in its forwarded headers than
 * the application sees (U11). Where they are applied, the two agree. What a client sent
 * is not repeated.
 */
final class UnappliedForwardedHeaders {

	private static final Log logger = LogFactory.getLog(UnappliedForwardedHeaders.class);

	private final AtomicBoolean reported = new AtomicBoolean();

	void look(HttpServletRequest request, String scheme, String host) {
		if (this.reported.get()) {
			return;
		}
		boolean differs = differs(request.getHeader("X-Forwarded-Proto"), scheme)
				|| differs(request.getHeader("X-Forwarded-Host"), host);
		if (differs && this.reported.compareAndSet(false, true)) {
			logger.warn("X-Forwarded-Host or X-Forwarded-Proto of a request differs from " + scheme + "://" + host
					+ ", the address that the application sees and redirects to. If a proxy of yours sent it, set "
					+ "server.forward-headers-strategy; with 'native', the container must also trust that proxy "
					+ "(server.tomcat.remoteip.internal-proxies). If a client sent it, there is nothing to do. "
					+ "This is logged once.");
		}
	}

	private static boolean differs(@Nullable String header, String seen) {
		if (header == null) {
			return false;
		}
		String forwarded = header.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
		return !forwarded.isEmpty() && !forwarded.replaceFirst(":\\d*$", "").equals(seen.toLowerCase(Locale.ROOT));
	}

}
