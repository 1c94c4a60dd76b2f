package com.clerk.spring.token;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.JwtKey;

/**
 * What makes two sets of options options of the same instance, as far as its keys go: the
 * configured key, else where and with what secret keys are fetched.
 *
 * @param jwtKey the configured key, or null
 * @param apiUrl the address of the Backend API; empty beside a configured key
 * @param apiVersion its version; empty beside a configured key
 * @param secretKey the secret key, or null
 */
record Instance(@Nullable JwtKey jwtKey, String apiUrl, String apiVersion, @Nullable String secretKey) {

	static Instance of(ClerkOptions options) {
		JwtKey jwtKey = options.jwtKey();
		return (jwtKey != null) ? new Instance(jwtKey, "", "", null)
				: new Instance(null, options.apiUrl(), options.apiVersion(), options.secretKey());
	}

	byte[] identity() {
		return (this.jwtKey != null) ? this.jwtKey.publicKey().getEncoded()
				: (this.apiUrl + '\n' + this.apiVersion + '\n' + this.secretKey).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "Instance[" + ((this.jwtKey != null) ? this.jwtKey : this.apiUrl) + "]";
	}

}
