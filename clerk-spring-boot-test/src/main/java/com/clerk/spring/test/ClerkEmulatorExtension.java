package com.clerk.spring.test;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.beans.factory.annotation.ParameterResolutionDelegate;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.context.support.TestConstructorUtils;
import org.springframework.test.web.servlet.MockMvc;

import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Hands the local Clerk to test methods, and lets it forget between them.
 */
final class ClerkEmulatorExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

	/** What Spring gives to methods only where it is asked to by an annotation. */
	private static final Set<Class<?>> TYPES = Set.of(ClerkEmulator.class, MockMvc.class);

	@Override
	public void beforeEach(ExtensionContext context) {
		RunningTests tests = running(context);
		List<ClerkEmulator> emulators = SpringExtension.getApplicationContext(context)
			.getBeanProvider(ClerkEmulator.class)
			.stream()
			.toList();
		emulators.forEach(tests::begin);
		store(context).put(ClerkEmulator.class, emulators);
	}

	/**
	 * The application may be gone by now, as a test says that leaves it unusable.
	 */
	@Override
	public void afterEach(ExtensionContext context) {
		RunningTests tests = running(context);
		List<?> emulators = store(context).remove(ClerkEmulator.class, List.class);
		if (emulators != null) {
			emulators.forEach((clerk) -> tests.end((ClerkEmulator) clerk));
		}
	}

	/**
	 * Returns the count of all tests: applications may share an emulator.
	 */
	private static RunningTests running(ExtensionContext context) {
		return context.getRoot()
			.getStore(Namespace.create(ClerkEmulatorExtension.class))
			.computeIfAbsent(RunningTests.class, (key) -> new RunningTests(), RunningTests.class);
	}

	private static Store store(ExtensionContext context) {
		return context.getStore(Namespace.create(ClerkEmulatorExtension.class, context.getUniqueId()));
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return TYPES.contains(parameter.getParameter().getType()) && !isSprings(parameter, context);
	}

	/**
	 * JUnit allows a parameter to be of one extension only.
	 */
	private static boolean isSprings(ParameterContext parameter, ExtensionContext context) {
		Executable executable = parameter.getDeclaringExecutable();
		return ParameterResolutionDelegate.isAutowirable(parameter.getParameter(), parameter.getIndex())
				|| (executable instanceof Constructor<?> constructor && TestConstructorUtils.isAutowirableConstructor(
						constructor, (propertyName) -> context.getConfigurationParameter(propertyName).orElse(null)));
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return bean(parameter.getParameter().getType(), context);
	}

	private static <T> T bean(Class<T> type, ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(type);
	}

}
