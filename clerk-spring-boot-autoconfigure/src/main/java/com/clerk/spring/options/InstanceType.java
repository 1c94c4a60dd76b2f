package com.clerk.spring.options;

/**
 * The kind of a Clerk instance, told by the prefix of its publishable key.
 *
 * @since 0.1.0
 */
public enum InstanceType {

	/** A development instance: {@code pk_test_} and {@code sk_test_} keys. */
	DEVELOPMENT("test"),

	/** A production instance: {@code pk_live_} and {@code sk_live_} keys. */
	PRODUCTION("live");

	private final String keyWord;

	InstanceType(String keyWord) {
		this.keyWord = keyWord;
	}

	/**
	 * Returns the word that the keys of this kind carry.
	 * @return {@code test} or {@code live}
	 */
	public String keyWord() {
		return this.keyWord;
	}

}
