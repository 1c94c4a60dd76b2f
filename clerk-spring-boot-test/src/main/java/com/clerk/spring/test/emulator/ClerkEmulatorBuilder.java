package com.clerk.spring.test.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds and starts a {@link ClerkEmulator}.
 *
 * @since 0.1.0
 */
public final class ClerkEmulatorBuilder {

	private final Set<String> redirectHosts = new LinkedHashSet<>();

	private int port;

	private Clock clock = Clock.systemUTC();

	private Duration tokenTtl = Duration.ofMinutes(1);

	private boolean production;

	private boolean demoData;

	ClerkEmulatorBuilder() {
	}

	/**
	 * Sets the port.
	 * @param port the port; 0 for any that is free
	 * @return this builder
	 */
	public ClerkEmulatorBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Sets the clock that dates tokens.
	 * @param clock the clock
	 * @return this builder
	 */
	public ClerkEmulatorBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Sets how long session tokens live.
	 * @param tokenTtl the life; a minute unless set, as at Clerk
	 * @return this builder
	 */
	public ClerkEmulatorBuilder tokenTtl(Duration tokenTtl) {
		this.tokenTtl = tokenTtl;
		return this;
	}

	/**
	 * Makes it a production instance.
	 * @return this builder
	 */
	public ClerkEmulatorBuilder production() {
		this.production = true;
		return this;
	}

	/**
	 * Adds the users and organizations of the sample application.
	 * @return this builder
	 */
	public ClerkEmulatorBuilder demoData() {
		this.demoData = true;
		return this;
	}

	/**
	 * Lets the hosted pages send browsers to other hosts than this machine.
	 * @param hosts host names
	 * @return this builder
	 */
	public ClerkEmulatorBuilder redirectHosts(String... hosts) {
		this.redirectHosts.addAll(List.of(hosts));
		return this;
	}

	/**
	 * Starts it.
	 * @return a running local Clerk, to be closed
	 */
	public ClerkEmulator start() {
		return new ClerkEmulator(this.port, this.clock, this.tokenTtl, this.production, this.demoData,
				new RedirectTargets(this.redirectHosts));
	}

}
