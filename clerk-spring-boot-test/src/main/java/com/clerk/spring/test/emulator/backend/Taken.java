package com.clerk.spring.test.emulator.backend;

import java.util.function.Supplier;

import com.clerk.spring.test.emulator.directory.TakenException;
import com.clerk.spring.test.emulator.http.ApiException;

/**
 * Answers requests that want what belongs to somebody else.
 */
final class Taken {

	private Taken() {
	}

	/**
	 * Makes a change.
	 * @throws ApiException with the given code if something is taken
	 */
	static <T> T refused(String code, Supplier<T> change) {
		try {
			return change.get();
		}
		catch (TakenException ex) {
			throw ApiException.taken(code, ex.paramName());
		}
	}

	static void refused(String code, Runnable change) {
		Boolean done = refused(code, () -> {
			change.run();
			return true;
		});
		assert done;
	}

}
