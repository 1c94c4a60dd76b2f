package com.clerk.spring.test.emulator.oauth;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ReturnUrl;

/**
 * Where the answer to a request for a code goes: an address that is known to be the
 * application's own.
 *
 * @param application who asks
 * @param redirectUri the address
 * @param state what the application wants to see again, or null
 */
public record Callback(OAuthApplication application, String redirectUri, @Nullable String state) {

	/**
	 * Returns the address that tells of an error.
	 * @param issuer who says so (RFC 9207)
	 */
	public String refused(OAuthException error, String issuer) {
		return with("error", error.error(), "error_description", error.description(), issuer);
	}

	/**
	 * Returns the address that brings a code.
	 */
	public String granted(String code, String issuer) {
		return with("code", code, null, "", issuer);
	}

	private String with(String name, String value, @Nullable String secondName, String second, String issuer) {
		ReturnUrl url = ReturnUrl.parse(this.redirectUri).with(name, value);
		url = (secondName != null) ? url.with(secondName, second) : url;
		url = (this.state != null) ? url.with("state", this.state) : url;
		return url.with("iss", issuer).toString();
	}

}
