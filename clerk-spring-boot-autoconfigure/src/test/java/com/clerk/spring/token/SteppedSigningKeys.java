package com.clerk.spring.token;

import java.time.Clock;

import com.clerk.spring.backend.SigningKeyApi;

/**
 * Signing keys that a test drives from one thread: a fetch is made at once, or is held
 * back, so that the test sees who can do without it.
 */
public final class SteppedSigningKeys {

	private final TestExecutor executor = new TestExecutor();

	private final SigningKeys keys;

	public SteppedSigningKeys(SigningKeyApi api, Clock clock) {
		this.keys = SigningKeys.create(api, clock, this.executor, (duration) -> {
		});
	}

	public SigningKeys keys() {
		return this.keys;
	}

	/**
	 * Holds back what is fetched from now on. Who waits for it gets no key, once the
	 * time-out is over.
	 */
	public void holdBack() {
		this.executor.postpone();
	}

	/**
	 * Returns how many fetches are held back.
	 */
	public int heldBack() {
		return this.executor.postponed();
	}

	/**
	 * Makes the fetches that are held back, and further ones at once.
	 */
	public void letGo() {
		this.executor.runPostponed();
	}

}
