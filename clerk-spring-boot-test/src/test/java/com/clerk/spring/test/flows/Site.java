package com.clerk.spring.test.flows;

import java.util.LinkedHashMap;
import java.util.Map;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.test.emulator.ClerkEmulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application on a port of its own, pointed to a local Clerk.
 */
final class Site implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final String host;

	private Site(ConfigurableApplicationContext context, String host) {
		this.context = context;
		this.host = host;
	}

	/**
	 * Starts an application.
	 * @param clerk its Clerk
	 * @param host the name that browsers know it by
	 * @param properties further properties, as {@code name=value}
	 */
	static Site start(ClerkEmulator clerk, String host, String... properties) {
		Map<String, String> all = new LinkedHashMap<>(clerk.properties());
		all.put("server.port", "0");
		for (String property : properties) {
			String[] pair = property.split("=", 2);
			all.put(pair[0], pair[1]);
		}
		String[] arguments = all.entrySet()
			.stream()
			.map((each) -> "--" + each.getKey() + "=" + each.getValue())
			.toArray(String[]::new);
		return new Site(new SpringApplication(Application.class).run(arguments), host);
	}

	String url(String path) {
		int port = ((ServletWebServerApplicationContext) this.context).getWebServer().getPort();
		return "http://" + this.host + ":" + port + path;
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Pages.class)
	static class Application {

	}

	@RestController
	static class Pages {

		@GetMapping({ "/", "/orgs/{slug}", "/me" })
		String whoever(Auth auth) {
			return (auth instanceof SessionAuth session && session.isAuthenticated())
					? session.userId() + " in " + session.orgSlug() : "nobody";
		}

		@GetMapping("/account")
		@ClerkProtect
		String account(SessionAuth auth) {
			return "account of " + auth.userId();
		}

	}

}
