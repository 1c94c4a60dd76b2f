package com.clerk.spring.proxy;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * How much of an answer may be on its way to the client. Nothing is read from the
 * upstream while too much waits.
 */
final class HttpCoreWindow {

	/**
	 * How much may be under way. It waits in two arrays, which together with what one
	 * reading takes make 256 KB.
	 */
	static final int SIZE = 112 * 1024;

	private final Lock lock = new ReentrantLock();

	private int delivered;

	private @Nullable CapacityChannel exhausted;

	/**
	 * Notes that nothing more is read.
	 * @param channel makes reading go on
	 */
	void exhausted(CapacityChannel channel) throws IOException {
		this.lock.lock();
		try {
			this.exhausted = channel;
			open();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Notes that the client has taken something.
	 */
	void delivered(int octets) throws IOException {
		this.lock.lock();
		try {
			this.delivered += octets;
			open();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void open() throws IOException {
		CapacityChannel channel = this.exhausted;
		if (channel != null && this.delivered >= SIZE / 2) {
			int room = this.delivered;
			this.delivered = 0;
			this.exhausted = null;
			channel.update(room);
		}
	}

}
