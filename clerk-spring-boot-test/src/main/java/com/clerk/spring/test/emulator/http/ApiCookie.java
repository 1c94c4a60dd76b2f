package com.clerk.spring.test.emulator.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A cookie as the emulator sets it; the path is always {@code /}, and so is
 * {@code SameSite=Lax}.
 *
 * @param name the name
 * @param value the value, without characters that a cookie can't hold
 * @param maxAge how long it lives, zero to delete it
 * @param httpOnly whether scripts of the page can't see it
 * @param secure whether it needs HTTPS (or this machine)
 * @param domain the domain whose hosts all get it, or null for the host alone
 */
public record ApiCookie(String name, String value, Duration maxAge, boolean httpOnly, boolean secure,
		@Nullable String domain) {

	/**
	 * Returns the value of a {@code Set-Cookie} header.
	 */
	public String toHeader() {
		// A life is not a date, so it is right whatever the emulator's clock says.
		return this.name + "=" + this.value + "; Path=/" + ((this.domain != null) ? "; Domain=" + this.domain : "")
				+ "; Max-Age=" + this.maxAge.toSeconds() + "; SameSite=Lax" + (this.httpOnly ? "; HttpOnly" : "")
				+ (this.secure ? "; Secure" : "");
	}

	public boolean isDeletion() {
		return this.maxAge.isZero();
	}

	public ApiCookie withDomain(@Nullable String domain) {
		return new ApiCookie(this.name, this.value, this.maxAge, this.httpOnly, this.secure, domain);
	}

	/**
	 * Shows no value.
	 */
	@Override
	public String toString() {
		return "ApiCookie[" + this.name + "]";
	}

}
