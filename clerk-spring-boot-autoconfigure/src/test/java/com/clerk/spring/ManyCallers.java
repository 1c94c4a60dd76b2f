package com.clerk.spring;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many who ask a cache for one thing while the call for it is under way, which ends when
 * all of them wait.
 *
 * @param <T> what the call answers
 */
public final class ManyCallers<T> {

	private static final int SMALL_STACK = 128 * 1024;

	private static final Set<Thread.State> WAITING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

	private final int count;

	private final Supplier<T> answer;

	private final AtomicInteger calls = new AtomicInteger();

	private final CountDownLatch called = new CountDownLatch(1);

	private final CountDownLatch answered = new CountDownLatch(1);

	public ManyCallers(int count, Supplier<T> answer) {
		this.count = count;
		this.answer = answer;
	}

	/**
	 * The call that the cache is to make.
	 */
	public T call() {
		this.calls.incrementAndGet();
		this.called.countDown();
		await(this.answered);
		return this.answer.get();
	}

	/**
	 * Lets everybody ask.
	 * @param question asks the cache
	 * @return what each was told: a result, or the message of a failure
	 */
	public List<String> ask(Supplier<String> question) {
		List<Thread> threads = new CopyOnWriteArrayList<>();
		ExecutorService executor = Executors.newFixedThreadPool(this.count, (task) -> {
			Thread thread = new Thread(null, task, "asks", SMALL_STACK);
			threads.add(thread);
			return thread;
		});
		try {
			CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> outcome(question), executor);
			await(this.called);
			List<CompletableFuture<String>> others = IntStream.range(1, this.count)
				.mapToObj((number) -> CompletableFuture.supplyAsync(() -> outcome(question), executor))
				.toList();
			while (!threads.stream().allMatch((thread) -> WAITING.contains(thread.getState()))) {
				Thread.onSpinWait();
			}
			this.answered.countDown();
			return Stream.concat(Stream.of(first), others.stream()).map(CompletableFuture::join).toList();
		}
		finally {
			this.answered.countDown();
			executor.shutdown();
		}
	}

	/**
	 * Returns how often the cache made the call.
	 */
	public int calls() {
		return this.calls.get();
	}

	private static String outcome(Supplier<String> question) {
		try {
			return question.get();
		}
		catch (RuntimeException | AssertionError ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
