package com.clerk.spring.test.emulator.directory;

/**
 * Something that tells one from another belongs to somebody else already.
 */
@SuppressWarnings("serial")
public final class TakenException extends IllegalArgumentException {

	private final String paramName;

	TakenException(String paramName, String message) {
		super(message);
		this.paramName = paramName;
	}

	/**
	 * Returns what it is, by the name of the Backend API.
	 */
	public String paramName() {
		return this.paramName;
	}

}
