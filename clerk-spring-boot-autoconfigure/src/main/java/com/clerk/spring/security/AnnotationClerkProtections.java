package com.clerk.spring.security;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.log.LogMessage;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Protection;

/**
 * Reads {@code @ClerkProtect}, once for each method and class.
 */
final class AnnotationClerkProtections implements ClerkProtections {

	private static final Log logger = LogFactory.getLog(AnnotationClerkProtections.class);

	private final Map<MethodClassKey, Optional<Protection<?>>> protections = new ConcurrentHashMap<>();

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	@Override
	public @Nullable Protection<?> find(Method method, Class<?> targetClass) {
		return this.protections
			.computeIfAbsent(new MethodClassKey(method, targetClass),
					(key) -> Optional.ofNullable(read(method, targetClass)))
			.orElse(null);
	}

	private @Nullable Protection<?> read(Method method, Class<?> targetClass) {
		MergedAnnotation<ClerkProtect> annotation = ProtectAnnotations.find(method, targetClass);
		if (annotation == null) {
			return null;
		}
		String place = ProtectAnnotations.describe(annotation);
		ProtectAttributes attributes = new ProtectAttributes(annotation.synthesize(), place);
		Protection<?> protection = attributes.protection();
		attributes.systemPermissions().forEach((permission) -> warn(permission, place));
		return protection;
	}

	private void warn(String permission, String place) {
		if (this.warned.add(permission + " " + place)) {
			logger
				.warn(LogMessage.format(
						"@ClerkProtect on %s demands the system permission %s, which session tokens don't hold: "
								+ "nobody meets it. Demand a role, or a custom permission, instead",
						place, permission));
		}
	}

}
