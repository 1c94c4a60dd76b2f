package com.clerk.spring.test.emulator.directory;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Hears of changes, as webhooks tell them ({@code shared/spec/webhooks.md} section 3).
 * Always told after the change, by the thread that made it and without a lock, so that
 * whoever hears of it may ask for more.
 */
@FunctionalInterface
public interface ChangeListener {

	/**
	 * Hears of a change.
	 * @param type the type of the event, such as {@code user.created}
	 * @param data what changed
	 */
	void changed(String type, Map<String, @Nullable Object> data);

}
