package com.clerk.spring.proxy;

/**
 * Is told what becomes of a request. Any thread may tell, and each only one thing at a
 * time.
 */
interface ExchangeEvents {

	/**
	 * The request is passed on.
	 */
	void started();

	/**
	 * The Frontend API has begun to answer.
	 * @param status its status
	 */
	void head(int status);

	/**
	 * The client is given the head of an answer, which may not be that of the Frontend
	 * API. The last one counts.
	 * @param status its status
	 */
	void answered(int status);

	/**
	 * Something went wrong.
	 * @param failure what
	 * @param cause the exception, for the log
	 */
	void failed(ProxyFailure failure, Throwable cause);

	/**
	 * The request is over, once.
	 */
	void over();

}
