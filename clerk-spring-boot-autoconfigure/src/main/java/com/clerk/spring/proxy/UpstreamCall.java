package com.clerk.spring.proxy;

/**
 * A request under way. Any thread may call.
 */
interface UpstreamCall {

	/**
	 * Tells that there is more of the body of the request, or its end.
	 */
	void bodyReady();

	/**
	 * Tells that octets of the answer are delivered, which makes room for more.
	 * @param octets how many
	 */
	void delivered(int octets);

	/**
	 * Breaks the connection off. The listener may still be told of it.
	 */
	void cancel();

}
