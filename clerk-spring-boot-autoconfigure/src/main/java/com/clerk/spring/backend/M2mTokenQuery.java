package com.clerk.spring.backend;

import java.nio.charset.StandardCharsets;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which machine-to-machine tokens to list. Immutable: each method returns a copy.
 *
 * @since 0.1.0
 * @see ClerkM2m#listTokens(M2mTokenQuery)
 */
public final class M2mTokenQuery {

	private final String machineId;

	private final boolean revoked;

	private final boolean expired;

	private final int limit;

	private final int offset;

	private M2mTokenQuery(String machineId, boolean revoked, boolean expired, int limit, int offset) {
		this.machineId = machineId;
		this.revoked = revoked;
		this.expired = expired;
		this.limit = limit;
		this.offset = offset;
	}

	/**
	 * Asks for the tokens of a machine that are good, the first page of them.
	 * @param machineId the id of the machine, {@code mch_…}
	 * @return a query
	 */
	public static M2mTokenQuery ofMachine(String machineId) {
		return new M2mTokenQuery(machineId, false, false, 0, 0);
	}

	/**
	 * Asks for revoked tokens too.
	 * @return a copy with this
	 */
	public M2mTokenQuery includingRevoked() {
		return new M2mTokenQuery(this.machineId, true, this.expired, this.limit, this.offset);
	}

	/**
	 * Asks for expired tokens too.
	 * @return a copy with this
	 */
	public M2mTokenQuery includingExpired() {
		return new M2mTokenQuery(this.machineId, this.revoked, true, this.limit, this.offset);
	}

	/**
	 * Asks for another page.
	 * @param limit how many tokens, at least 1
	 * @param offset how many to leave out, at least 0
	 * @return a copy with this
	 * @throws IllegalArgumentException if a number is too small
	 */
	public M2mTokenQuery page(int limit, int offset) {
		if (limit < 1 || offset < 0) {
			throw new IllegalArgumentException("limit must be at least 1 and offset at least 0");
		}
		return new M2mTokenQuery(this.machineId, this.revoked, this.expired, limit, offset);
	}

	/**
	 * Returns the query of the address. What is false or zero is left out.
	 */
	String text() {
		UriComponentsBuilder uri = UriComponentsBuilder.newInstance().queryParam("subject", "{machineId}");
		if (this.revoked) {
			uri.queryParam("revoked", true);
		}
		if (this.expired) {
			uri.queryParam("expired", true);
		}
		if (this.limit > 0) {
			uri.queryParam("limit", this.limit);
		}
		if (this.offset > 0) {
			uri.queryParam("offset", this.offset);
		}
		return uri.encode(StandardCharsets.UTF_8).buildAndExpand(this.machineId).toUriString();
	}

}
