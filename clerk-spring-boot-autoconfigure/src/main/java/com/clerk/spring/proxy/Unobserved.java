package com.clerk.spring.proxy;

/**
 * Tells nobody.
 */
final class Unobserved implements ExchangeEvents {

	static final Unobserved INSTANCE = new Unobserved();

	private Unobserved() {
	}

	@Override
	public void started() {
	}

	@Override
	public void head(int status) {
	}

	@Override
	public void answered(int status) {
	}

	@Override
	public void failed(ProxyFailure failure, Throwable cause) {
	}

	@Override
	public void over() {
	}

}
