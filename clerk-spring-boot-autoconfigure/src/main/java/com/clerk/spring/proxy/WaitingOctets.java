package com.clerk.spring.proxy;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What waits for the client: collected in pieces as they come and given away as one,
 * since a container may need a change of threads for every write. There are two arrays,
 * however long the answer: one that is filled, and one that is written.
 */
final class WaitingOctets {

	private static final byte[] NONE = {};

	private static final int GROWTH = 2;

	private byte[] filling = NONE;

	private byte[] given = NONE;

	private int count;

	/**
	 * Adds all that remains in a buffer.
	 */
	void add(ByteBuffer data) {
		int octets = data.remaining();
		if (this.filling.length - this.count < octets) {
			this.filling = Arrays.copyOf(this.filling, Math.max(this.count + octets, this.count * GROWTH));
		}
		data.get(this.filling, this.count, octets);
		this.count += octets;
	}

	int count() {
		return this.count;
	}

	/**
	 * Gives everything away. Whoever asks must be done with what was given before.
	 * @return an array that begins with {@link #count} octets as it was before
	 */
	byte[] take() {
		byte[] taken = this.filling;
		this.filling = this.given;
		this.given = taken;
		this.count = 0;
		return taken;
	}

	void clear() {
		this.count = 0;
	}

}
