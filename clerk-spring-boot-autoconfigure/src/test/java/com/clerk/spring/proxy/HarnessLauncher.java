package com.clerk.spring.proxy;

import org.springframework.boot.SpringApplication;

/**
 * Starts the application by itself.
 */
final class HarnessLauncher {

	private HarnessLauncher() {
	}

	public static void main(String[] args) {
		SpringApplication.run(HarnessApplication.class, args);
	}

}
