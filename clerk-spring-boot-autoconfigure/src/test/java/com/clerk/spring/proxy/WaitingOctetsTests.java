package com.clerk.spring.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingOctetsTests {

	private final WaitingOctets waiting = new WaitingOctets();

	@Test
	void piecesAreGivenAwayAsOne() {
		add("ab");
		add("c");
		add("defg");
		assertThat(take()).isEqualTo("abcdefg");
		assertThat(this.waiting.count()).isZero();
	}

	@Test
	void whatWasGivenAwayStaysAsItIsUntilMoreIsTaken() {
		add("first");
		byte[] given = this.waiting.take();
		add("other");
		assertThat(new String(given, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("first");
		assertThat(take()).isEqualTo("other");
	}

	@Test
	void theSameTwoArraysServeAnAnswerOfAnyLength() {
		add("first");
		byte[] first = this.waiting.take();
		add("other");
		byte[] second = this.waiting.take();
		add("third");
		assertThat(this.waiting.take()).isSameAs(first);
		add("x");
		assertThat(this.waiting.take()).isSameAs(second);
	}

	@Test
	void whatIsClearedIsNotGivenAway() {
		add("gone");
		this.waiting.clear();
		add("kept");
		assertThat(take()).isEqualTo("kept");
	}

	private void add(String text) {
		ByteBuffer data = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
		this.waiting.add(data);
		assertThat(data.hasRemaining()).isFalse();
	}

	private String take() {
		int count = this.waiting.count();
		return new String(this.waiting.take(), 0, count, StandardCharsets.US_ASCII);
	}

}
