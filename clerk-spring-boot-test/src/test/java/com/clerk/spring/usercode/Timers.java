package com.clerk.spring.usercode;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.TaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Timers that go when a test says so.
 */
final class Timers {

	private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

	private volatile int cancelled;

	void forget() {
		this.tasks.clear();
		this.cancelled = 0;
	}

	Runnable next() throws InterruptedException {
		Runnable task = this.tasks.poll(10, TimeUnit.SECONDS);
		assertThat(task).isNotNull();
		return task;
	}

	int cancelled() {
		return this.cancelled;
	}

	TaskScheduler scheduler() {
		TaskScheduler scheduler = mock(TaskScheduler.class);
		given(scheduler.scheduleWithFixedDelay(any(Runnable.class), any(Duration.class))).willAnswer((call) -> {
			ScheduledFuture<?> timer = mock(ScheduledFuture.class);
			given(timer.cancel(false)).willAnswer((cancel) -> {
				this.cancelled++;
				return true;
			});
			this.tasks.add(call.getArgument(0));
			return timer;
		});
		given(scheduler.getClock()).willReturn(Clock.systemUTC());
		return scheduler;
	}

}
