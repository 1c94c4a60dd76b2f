package com.clerk.spring.test;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.ClerkEmulatorBuilder;

/**
 * What a local Clerk is like that is started beside an application.
 *
 * @param production Whether the local Clerk is a production instance.
 * @param demoData Whether it has the users Ada and Bob and two organizations from the
 * start.
 * @param port Port it listens on; 0 for a free one.
 * @param control Whether it can be controlled over HTTP, below /emulator/.
 * @param tokenTtl Life of its session tokens.
 * @param instance Name by which it is known again when it is started anew, so that
 * cookies keep their names; empty for another instance each time.
 * @param browserScripts Folder with clerk-js/dist, and ui/dist for components. Without it
 * the environment variable CLERK_EMULATOR_BROWSER_SCRIPTS and the class path are looked
 * at.
 * @param redirectHosts Names of hosts, without scheme and port, that its hosted pages and
 * handshakes may lead back to, beside those of this machine.
 */
@ConfigurationProperties(ClerkEmulatorProperties.PREFIX)
record ClerkEmulatorProperties(boolean production, boolean demoData, int port, boolean control,
		@DefaultValue("60s") Duration tokenTtl, @Nullable String instance, @Nullable Path browserScripts,
		@DefaultValue List<String> redirectHosts) {

	static final String PREFIX = "clerk.emulator";

	ClerkEmulator start(Clock clock) {
		ClerkEmulatorBuilder builder = ClerkEmulator.builder().clock(clock).control(this.control).sharedKeyPair();
		set("port", this.port, builder::port);
		set("token-ttl", this.tokenTtl, builder::tokenTtl);
		this.redirectHosts.forEach((host) -> set("redirect-hosts", host, builder::redirectHosts));
		if (this.production) {
			builder.production();
		}
		if (this.demoData) {
			builder.demoData();
		}
		if (StringUtils.hasText(this.instance)) {
			builder.instance(this.instance);
		}
		if (this.browserScripts != null) {
			builder.browserScripts(this.browserScripts);
		}
		return builder.start();
	}

	/**
	 * Names the property of a value that the builder refuses.
	 */
	private static <T> void set(String name, T value, Consumer<T> setting) {
		try {
			setting.accept(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "." + name, value,
					Objects.requireNonNullElse(ex.getMessage(), "not valid"));
		}
	}

}
