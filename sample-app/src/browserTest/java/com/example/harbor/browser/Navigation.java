package com.example.harbor.browser;

import java.net.URI;
import java.util.List;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a browser was led through until it had a page.
 *
 * @param hops the answers, the page's own last
 */
record Navigation(List<Hop> hops) {

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param url the address that gave it
	 * @param policy its Content-Security-Policy, empty for none
	 */
	record Hop(int status, URI url, String policy) {

		boolean isHandshake() {
			return this.url.getPath().endsWith("/v1/client/handshake");
		}

		@Override
		public String toString() {
			return this.status + " " + this.url;
		}

	}

	int status() {
		return this.hops.get(this.hops.size() - 1).status();
	}

	/**
	 * Returns the Content-Security-Policy of the page.
	 */
	String policy() {
		return this.hops.get(this.hops.size() - 1).policy();
	}

	/**
	 * Returns why there were handshakes, the first one's reason first.
	 */
	List<String> handshakes() {
		return this.hops.stream().filter(Hop::isHandshake).map((hop) -> {
			String reason = UriComponentsBuilder.fromUri(hop.url())
				.build()
				.getQueryParams()
				.getFirst("__clerk_hs_reason");
			return (reason != null) ? reason : "";
		}).toList();
	}

}
