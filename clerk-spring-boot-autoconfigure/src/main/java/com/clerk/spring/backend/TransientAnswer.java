package com.clerk.spring.backend;

import java.util.Set;

/**
 * An answer that may be another one in a moment.
 */
final class TransientAnswer extends Exception {

	private static final long serialVersionUID = 1L;

	private static final Set<Integer> STATUSES = Set.of(429, 502, 503, 504);

	private final transient BackendAnswer answer;

	TransientAnswer(BackendAnswer answer) {
		super("status " + answer.status(), null, false, false);
		this.answer = answer;
	}

	static boolean is(BackendAnswer answer) {
		return STATUSES.contains(answer.status());
	}

	BackendAnswer answer() {
		return this.answer;
	}

}
