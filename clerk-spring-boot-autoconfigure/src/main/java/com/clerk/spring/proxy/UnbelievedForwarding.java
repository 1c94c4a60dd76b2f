package com.clerk.spring.proxy;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * U07: tells once that a request says through whom it came, while nothing says whether to
 * believe it. What a client sent is not repeated.
 */
final class UnbelievedForwarding {

	private static final Log logger = LogFactory.getLog(UnbelievedForwarding.class);

	private static final List<String> HEADERS = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP",
			"True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP");

	private final AtomicBoolean settled;

	/**
	 * Creates a check.
	 * @param decided whether the application says whom to believe
	 */
	UnbelievedForwarding(boolean decided) {
		this.settled = new AtomicBoolean(decided);
	}

	void look(HttpServletRequest request) {
		if (this.settled.get()) {
			return;
		}
		HEADERS.stream()
			.filter((header) -> request.getHeader(header) != null)
			.findFirst()
			.filter((header) -> this.settled.compareAndSet(false, true))
			.ifPresent(UnbelievedForwarding::warn);
	}

	private static void warn(String header) {
		logger.warn("U07 A request to the Frontend API proxy has the header " + header + ", which is not believed, as "
				+ "anybody can send it. Clerk takes the address of the connection for the end user's. Behind a proxy of "
				+ "yours that is the address of the proxy, one for all users: set server.forward-headers-strategy, or "
				+ "clerk.frontend-api-proxy.client-ip-headers to the header that your proxy always sets itself. "
				+ "This is logged once.");
	}

}
