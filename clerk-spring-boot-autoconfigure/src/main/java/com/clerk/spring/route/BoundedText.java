package com.clerk.spring.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path that refuses to be read too often, since expressions come from authors and paths
 * from strangers: some expressions take exponential time, or a stack frame for each
 * character.
 */
final class BoundedText implements CharSequence {

	private static final int READS = 1_000_000;

	private static final int READS_PER_CHARACTER = 16;

	private final String text;

	private long readsLeft;

	private BoundedText(String text) {
		this.text = text;
		this.readsLeft = READS + (long) READS_PER_CHARACTER * text.length();
	}

	/**
	 * Tells whether an expression matches a whole text or, if not anchored, a part of it.
	 * @throws MalformedPathException if that takes too long
	 */
	static boolean matches(Matcher matcher, boolean anchored) {
		try {
			return anchored ? matcher.matches() : matcher.find();
		}
		catch (StackOverflowError ex) {
			throw tooLong();
		}
	}

	static Matcher matcher(Pattern pattern, String text) {
		return pattern.matcher(new BoundedText(text));
	}

	@Override
	public char charAt(int index) {
		if (--this.readsLeft < 0) {
			throw tooLong();
		}
		return this.text.charAt(index);
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.substring(start, end);
	}

	@Override
	public String toString() {
		return this.text;
	}

	private static MalformedPathException tooLong() {
		return new MalformedPathException("The path takes too long to match against a route pattern.");
	}

}
