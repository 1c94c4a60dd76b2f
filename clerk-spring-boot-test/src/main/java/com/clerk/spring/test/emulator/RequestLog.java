package com.clerk.spring.test.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest requests, oldest first.
 */
final class RequestLog {

	static final int CAPACITY = 1000;

	private final Deque<RecordedRequest> requests = new ArrayDeque<>(CAPACITY);

	synchronized void add(RecordedRequest request) {
		if (this.requests.size() == CAPACITY) {
			this.requests.removeFirst();
		}
		this.requests.addLast(request);
	}

	synchronized List<RecordedRequest> all() {
		return List.copyOf(this.requests);
	}

	synchronized void clear() {
		this.requests.clear();
	}

}
