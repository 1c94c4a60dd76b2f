package com.clerk.spring.test.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest of what happened, oldest first.
 *
 * @param <T> what is kept of each
 */
final class Latest<T> {

	private static final int CAPACITY = 1000;

	private final Deque<T> kept = new ArrayDeque<>(CAPACITY);

	synchronized void add(T added) {
		if (this.kept.size() == CAPACITY) {
			this.kept.removeFirst();
		}
		this.kept.addLast(added);
	}

	synchronized List<T> all() {
		return List.copyOf(this.kept);
	}

	synchronized void clear() {
		this.kept.clear();
	}

}
