package com.clerk.spring.proxy;

import java.time.Duration;

/**
 * Sends requests to the Frontend API without a thread that waits, and without looking
 * into them: neither redirects nor cookies nor codings are its business.
 */
interface UpstreamTransport extends AutoCloseable {

	/**
	 * Sends a request once. A failure is told to the listener.
	 * @param request the request
	 * @param listener is told what happens, on a thread that must not be blocked
	 * @return the request under way
	 */
	UpstreamCall send(UpstreamRequest request, UpstreamListener listener);

	/**
	 * Closes connections that nobody has used for a while.
	 */
	void closeIdle(Duration idle);

	@Override
	void close();

}
