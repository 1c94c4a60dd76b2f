package com.example.harbor;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Runs the application on a local Clerk: no account, no keys, no network. It lives on the
 * test class path, so the local Clerk is never part of what is deployed.
 */
public class LocalHarborApplication {

	private static final Log logger = LogFactory.getLog(LocalHarborApplication.class);

	public static void main(String[] args) {
		SpringApplication.from(HarborApplication::main).with(LocalClerk.class).run(args);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class LocalClerk {

		@Bean
		ClerkEmulator clerkEmulator() {
			return ClerkEmulator.builder().demoData().start();
		}

		@Bean
		ClerkConnectionDetails clerkConnectionDetails(ClerkEmulator clerk,
				@Value("${clerk.frontend-api-proxy.enabled:false}") boolean proxied) {
			return new LocalClerkConnectionDetails(clerk, proxied);
		}

		@Bean
		ApplicationListener<ApplicationReadyEvent> howToCallTheApi(ClerkEmulator clerk) {
			return (ready) -> logger
				.info("The local Clerk is at " + clerk.url() + ". A session token of Ada's, for curl:\n" + "TOKEN="
						+ clerk.signIn("ada+clerk_test@example.com").sessionToken());
		}

	}

}
