package com.clerk.spring.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link CookieCacheControl}.
 */
class CookieCacheControlTests {

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final CookieCacheControl guarded = new CookieCacheControl(this.response);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "max-age=3600, public | private, no-store", "max-age=60 | private, no-store",
			"s-maxage=60 | private, no-store", "private, max-age=60 | private, max-age=60", "no-store | no-store",
			"NO-CACHE, NO-STORE | NO-CACHE, NO-STORE", "private, public | private, no-store" })
	void noSharedCacheKeepsASessionCookie(String said, String sent) {
		this.guarded.setHeader("cache-control", said);
		assertThat(this.response.getHeader("Cache-Control")).isEqualTo(sent);

		this.guarded.addHeader("Cache-Control", said);
		assertThat(this.response.getHeaders("Cache-Control")).containsExactly(sent);
	}

	@Test
	void otherHeadersPass() {
		this.guarded.setHeader("Vary", "Cookie");
		this.guarded.addHeader("Vary", "Accept");

		assertThat(this.response.getHeaders("Vary")).containsExactly("Cookie", "Accept");
	}

}
