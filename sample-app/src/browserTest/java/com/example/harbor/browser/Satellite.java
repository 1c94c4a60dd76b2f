package com.example.harbor.browser;

import java.util.HashMap;
import java.util.Map;

import com.example.harbor.HarborApplication;
import com.clerk.spring.test.emulator.ClerkEmulator;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A second application on a host of its own, whose users sign in at the first.
 */
final class Satellite implements AutoCloseable {

	static final String HOST = "shop.localhost";

	private final ConfigurableApplicationContext application;

	private Satellite(ConfigurableApplicationContext application) {
		this.application = application;
	}

	/**
	 * Starts the application.
	 * @param settings what differs from an application that is none
	 */
	static Satellite start(ClerkEmulator clerk, Map<String, String> settings) {
		Map<String, String> properties = new HashMap<>(clerk.properties());
		properties.put("server.port", "0");
		properties.put("clerk.domain", HOST);
		properties.put("clerk.satellite.enabled", "true");
		properties.putAll(settings);
		return new Satellite(new SpringApplicationBuilder(HarborApplication.class).run(properties.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new)));
	}

	/**
	 * Returns the address of the application.
	 */
	String url() {
		return "http://" + HOST + ":" + ((WebServerApplicationContext) this.application).getWebServer().getPort();
	}

	@Override
	public void close() {
		this.application.close();
	}

}
