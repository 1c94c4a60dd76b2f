package com.clerk.spring.boot;

import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.ssl.SslBundle;

/**
 * Whom the application's HTTP clients trust: its SSL bundle, else the platform.
 */
final class ApplicationSslContext implements Supplier<SSLContext> {

	private final ObjectProvider<HttpClientSettings> clients;

	ApplicationSslContext(ObjectProvider<HttpClientSettings> clients) {
		this.clients = clients;
	}

	@Override
	public SSLContext get() {
		SslBundle bundle = this.clients.getIfAvailable(HttpClientSettings::defaults).sslBundle();
		try {
			return (bundle != null) ? bundle.createSslContext() : SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("The platform has no default SSL context", ex);
		}
	}

}
