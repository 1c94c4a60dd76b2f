package com.clerk.spring.proxy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges under way, with one thread that looks after the time of all of them.
 */
final class ExchangesInFlight implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ExchangesInFlight.class);

	/** So often do half-filled buffers reach the client. */
	private static final Duration TICK = Duration.ofMillis(100);

	private static final Duration IDLE_CONNECTIONS = Duration.ofSeconds(60);

	private static final Duration CLEANING = Duration.ofSeconds(5);

	private final AtomicInteger count = new AtomicInteger();

	private final Set<ProxyExchange> exchanges = ConcurrentHashMap.newKeySet();

	private final int limit;

	private final ScheduledExecutorService timer;

	ExchangesInFlight(int limit, UpstreamTransport transport) {
		this.limit = limit;
		this.timer = Executors.newSingleThreadScheduledExecutor(ExchangesInFlight::timerThread);
		schedule(TICK, () -> this.exchanges.forEach(ExchangesInFlight::tick));
		schedule(CLEANING, () -> transport.closeIdle(IDLE_CONNECTIONS));
	}

	private static Thread timerThread(Runnable task) {
		Thread thread = new Thread(task, "clerk-proxy-timer");
		thread.setDaemon(true);
		return thread;
	}

	private void schedule(Duration interval, Runnable task) {
		this.timer.scheduleWithFixedDelay(task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * One exchange must not stop the time of the others.
	 */
	private static void tick(ProxyExchange exchange) {
		try {
			exchange.tick();
		}
		catch (RuntimeException ex) {
			logger.debug("An exchange of the Frontend API proxy could not be looked after", ex);
		}
	}

	/**
	 * Takes a place.
	 * @return whether there was one
	 */
	boolean enter() {
		if (this.count.incrementAndGet() > this.limit) {
			this.count.decrementAndGet();
			return false;
		}
		return true;
	}

	void add(ProxyExchange exchange) {
		this.exchanges.add(exchange);
	}

	/**
	 * Gives a place back.
	 * @param exchange what used it, or null if nothing did
	 */
	void leave(@Nullable ProxyExchange exchange) {
		if (exchange != null) {
			this.exchanges.remove(exchange);
		}
		this.count.decrementAndGet();
	}

	int count() {
		return this.count.get();
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
