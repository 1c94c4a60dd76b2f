package com.clerk.spring.proxy;

/**
 * A line of a head.
 *
 * @param name the name as written
 * @param value the octets of the value, each as one character
 */
record HeaderField(String name, String value) {

	boolean is(String other) {
		return this.name.equalsIgnoreCase(other);
	}

	/**
	 * Never shows a value: it may be a secret.
	 */
	@Override
	public String toString() {
		return this.name;
	}

}
