package com.clerk.spring.boot;

import java.lang.reflect.Method;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.event.TransactionalEventListener;

import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * The listeners of Clerk's events that are called at the end of a transaction or not at
 * all; they are all known only once the application has started.
 */
final class TransactionalListeners implements Supplier<Stream<String>> {

	private final ApplicationContext context;

	TransactionalListeners(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public Stream<String> get() {
		return Stream.of(this.context)
			.filter(AbstractApplicationContext.class::isInstance)
			.map(AbstractApplicationContext.class::cast)
			.flatMap((owner) -> owner.getApplicationListeners().stream())
			.filter(ApplicationListenerMethodAdapter.class::isInstance)
			.map((listener) -> ((ApplicationListenerMethodAdapter) listener).getTargetMethod())
			.filter(TransactionalListeners::isSkipped)
			.map((method) -> method.getDeclaringClass().getSimpleName() + "." + method.getName());
	}

	private static boolean isSkipped(Method method) {
		TransactionalEventListener listener = AnnotatedElementUtils.findMergedAnnotation(method,
				TransactionalEventListener.class);
		return listener != null && !listener.fallbackExecution()
				&& Stream.of(listener.classes(), method.getParameterTypes())
					.flatMap(Stream::of)
					.anyMatch(TransactionalListeners::isEvent);
	}

	private static boolean isEvent(Class<?> type) {
		return ClerkEvent.class.isAssignableFrom(type) || type.isAssignableFrom(ClerkEvent.class);
	}

}
