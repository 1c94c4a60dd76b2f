package com.example.harbor.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes a {@link Visitor} for each argument of that type. When a test ends it fails if
 * its browsers complained of anything, and leaves pictures and traces of what failed in
 * {@code target/browser}.
 */
class BrowserExtension implements ParameterResolver, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	private static final Path FAILURES = Path.of("target", "browser");

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Visitor.class;
	}

	@Override
	public Visitor resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Chromium chromium = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Chromium.class, (type) -> new Chromium(), Chromium.class);
		String port = SpringExtension.getApplicationContext(context)
			.getEnvironment()
			.getRequiredProperty("local.server.port");
		Visitor visitor = new Visitor(chromium.newContext(hasBrowserClient(context)), "http://localhost:" + port);
		visitors(context).add(visitor);
		return visitor;
	}

	private static boolean hasBrowserClient(ExtensionContext context) {
		return TestContextAnnotationUtils.hasAnnotation(context.getRequiredTestClass(), BrowserClientTest.class);
	}

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		List<Visitor> visitors = visitors(context);
		try {
			boolean failed = context.getExecutionException().isPresent();
			if (!failed) {
				visitors.forEach(Visitor::listen);
			}
			List<String> troubles = visitors.stream()
				.flatMap((visitor) -> visitor.log().takeTroubles().stream())
				.toList();
			if (failed || !troubles.isEmpty()) {
				save(visitors, context);
			}
			if (!failed) {
				assertThat(troubles).as("What browsers complained of").isEmpty();
			}
		}
		finally {
			visitors.forEach(Visitor::close);
		}
	}

	private static void save(List<Visitor> visitors, ExtensionContext context) throws IOException {
		Files.createDirectories(FAILURES);
		String test = String
			.join("-", context.getRequiredTestClass().getSimpleName(), context.getRequiredTestMethod().getName(),
					context.getDisplayName())
			.replaceAll("\\(.*|[^A-Za-z0-9]+", "-");
		for (int i = 0; i < visitors.size(); i++) {
			visitors.get(i).saveTo(FAILURES, test + "-" + i);
		}
	}

	private static Visitors visitors(ExtensionContext context) {
		Store store = context.getStore(NAMESPACE);
		return store.computeIfAbsent(Visitors.class, (type) -> new Visitors(), Visitors.class);
	}

	/** Those of one test. */
	private static final class Visitors extends ArrayList<Visitor> {

	}

}
