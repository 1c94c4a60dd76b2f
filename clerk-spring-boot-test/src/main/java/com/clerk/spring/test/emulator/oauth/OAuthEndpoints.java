package com.clerk.spring.test.emulator.oauth;

import com.clerk.spring.test.emulator.http.ApiHost;
import com.clerk.spring.test.emulator.http.ApiRequest;

/**
 * Where clients find what they need. The issuer is the address by which the emulator was
 * reached: the host in the publishable key does not exist, and a client compares the
 * issuer with the address that it asked.
 *
 * @param issuer the address of the emulator
 */
public record OAuthEndpoints(String issuer) {

	public static OAuthEndpoints of(ApiRequest request) {
		ApiHost host = ApiHost.of(request);
		return new OAuthEndpoints("http://" + host.name() + host.port());
	}

	public String authorize() {
		return this.issuer + "/oauth/authorize";
	}

	public String token() {
		return this.issuer + "/oauth/token";
	}

	public String userInfo() {
		return this.issuer + "/oauth/userinfo";
	}

	public String tokenInfo() {
		return this.issuer + "/oauth/token_info";
	}

	String revocation() {
		return this.issuer + "/oauth/token/revoke";
	}

	String keySet() {
		return this.issuer + "/.well-known/jwks.json";
	}

	public String discovery() {
		return this.issuer + "/.well-known/openid-configuration";
	}

}
