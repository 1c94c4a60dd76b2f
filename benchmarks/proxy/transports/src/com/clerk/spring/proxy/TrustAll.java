package com.clerk.spring.proxy;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes the certificate that was made for the measurement. Nothing but a measurement may do so.
 */
final class TrustAll extends X509ExtendedTrustManager {

	static SSLContext context() throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { new TrustAll() }, new SecureRandom());
		return context;
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type) {
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type) {
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}

}
