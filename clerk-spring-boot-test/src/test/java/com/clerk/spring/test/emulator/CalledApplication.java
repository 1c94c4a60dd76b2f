package com.clerk.spring.test.emulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * An application of the library on a port of its own, with an emulator for Clerk.
 */
final class CalledApplication implements AutoCloseable {

	private final ServletWebServerApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private CalledApplication(ServletWebServerApplicationContext context) {
		this.context = context;
	}

	static CalledApplication start(Class<?> application, ClerkEmulator clerk, Clock clock) {
		return start(application, clerk.properties(), clock);
	}

	static CalledApplication start(Class<?> application, Map<String, String> properties, Clock clock) {
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("server.port", "0");
		SpringApplication starter = new SpringApplication(application);
		starter.setDefaultProperties(all);
		starter.addInitializers((context) -> ((GenericApplicationContext) context).registerBean("clerkClock",
				Clock.class, () -> clock));
		return new CalledApplication((ServletWebServerApplicationContext) starter.run());
	}

	HttpResponse<String> get(String path, Object token) {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.context.getWebServer().getPort() + path))
			.header("Authorization", "Bearer " + token)
			.build();
		return this.client.sendAsync(request, BodyHandlers.ofString()).join();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
