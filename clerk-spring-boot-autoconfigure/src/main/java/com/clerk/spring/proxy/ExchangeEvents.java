package com.clerk.spring.proxy;

/**
 * Is told what becomes of an exchange.
 */
interface ExchangeEvents {

	/**
	 * The answer has begun.
	 * @param status its status
	 */
	void head(int status);

	/**
	 * Something went wrong.
	 * @param failure what
	 * @param cause the exception, for the log
	 */
	void failed(ProxyFailure failure, Throwable cause);

	/**
	 * The exchange is over, once.
	 */
	void over();

}
