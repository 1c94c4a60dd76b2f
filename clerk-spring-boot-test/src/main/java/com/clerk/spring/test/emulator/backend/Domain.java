package com.clerk.spring.test.emulator.backend;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * A domain of the instance.
 *
 * @param id its id
 * @param name its host name, perhaps with a port
 * @param satellite whether it is a satellite
 * @param proxyUrl the address of its proxy, or null
 */
record Domain(String id, String name, boolean satellite, @Nullable String proxyUrl) {

	static Domain primary(String name) {
		return new Domain(Ids.next("dmn_"), name, false, null);
	}

	static Domain satellite(String name, @Nullable String proxyUrl) {
		return new Domain(Ids.next("dmn_"), name, true, proxyUrl);
	}

	Domain withName(String name) {
		return new Domain(this.id, name, this.satellite, this.proxyUrl);
	}

	Domain withProxyUrl(@Nullable String proxyUrl) {
		return new Domain(this.id, this.name, this.satellite, proxyUrl);
	}

}
