package com.clerk.spring.token;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs at once, or later when told to.
 */
final class TestExecutor implements Executor {

	private final Queue<Runnable> later = new ArrayDeque<>();

	private boolean postponing;

	@Override
	public void execute(Runnable command) {
		if (this.postponing) {
			this.later.add(command);
		}
		else {
			command.run();
		}
	}

	void postpone() {
		this.postponing = true;
	}

	int postponed() {
		return this.later.size();
	}

	void runPostponed() {
		this.postponing = false;
		while (!this.later.isEmpty()) {
			this.later.remove().run();
		}
	}

}
