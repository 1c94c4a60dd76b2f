package com.clerk.spring.proxy;

import java.nio.ByteBuffer;

/**
 * Is told what becomes of a request. After the end or a failure it is told nothing more.
 */
interface UpstreamListener {

	/**
	 * There is a connection, with everything that makes it a trusted one, and the request
	 * is about to be sent on it.
	 */
	void connected();

	/**
	 * A part of the body is sent.
	 */
	void sending();

	/**
	 * The whole request is sent.
	 */
	void sent();

	/**
	 * The answer has begun.
	 * @param head the head
	 */
	void head(UpstreamHead head);

	/**
	 * Octets of the body have come. All of them must be taken.
	 * @param data the octets; only valid during the call
	 */
	void data(ByteBuffer data);

	/**
	 * The answer is complete.
	 */
	void end();

	/**
	 * There is no answer, or no more of it.
	 * @param failure what happened
	 * @param cause the exception of the client, for the log
	 */
	void failed(ProxyFailure failure, Throwable cause);

}
