package com.clerk.spring.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;

/**
 * Opens connections.
 *
 * @param reactor connects
 * @param tls secures connections, and checks with whom
 * @param names finds addresses
 * @param executor waits for addresses
 */
record HttpCoreConnector(ConnectionInitiator reactor, TlsStrategy tls, Names names, Executor executor) {

	HttpCoreOpening open(HttpCoreRoute route, FutureCallback<IOSession> callback) {
		HttpCoreOpening opening = new HttpCoreOpening(this, route, callback);
		this.executor.execute(opening);
		return opening;
	}

	InetAddress[] addresses(String host) throws UnknownHostException {
		return this.names.addresses(host);
	}

	/** Finds addresses, all of which stand for the same host. */
	@FunctionalInterface
	interface Names {

		InetAddress[] addresses(String host) throws UnknownHostException;

	}

}
