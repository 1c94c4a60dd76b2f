package com.clerk.spring.token;

import java.nio.ByteBuffer;

/**
 * A token as the memory of verified signatures knows it: a hash over the whole of it and
 * its instance, from which no token can be had back. Four numbers take half the room of
 * an array.
 *
 * @param first bits 0 to 63
 * @param second bits 64 to 127
 * @param third bits 128 to 191
 * @param fourth bits 192 to 255
 */
record TokenFingerprint(long first, long second, long third, long fourth) {

	static TokenFingerprint of(byte[] sha256) {
		ByteBuffer bits = ByteBuffer.wrap(sha256);
		return new TokenFingerprint(bits.getLong(), bits.getLong(), bits.getLong(), bits.getLong());
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.first);
	}

}
