package com.clerk.spring.security;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;

import com.clerk.spring.auth.ClerkProtect;

/**
 * Finds the one {@code @ClerkProtect} that counts for a method: of the method in its
 * class, superclasses and interfaces, else of the class in the same order.
 */
final class ProtectAnnotations {

	private ProtectAnnotations() {
	}

	/**
	 * Finds the annotation, with the attributes of meta-annotations merged into it.
	 * @param method the method
	 * @param targetClass the class of the object it is called on, or a subclass of it
	 * made by a proxy
	 * @return the annotation, or null when there is none
	 * @throws IllegalStateException if several differ and none is nearer than the others
	 */
	static @Nullable MergedAnnotation<ClerkProtect> find(Method method, Class<?> targetClass) {
		Class<?> userClass = ClassUtils.getUserClass(targetClass);
		MergedAnnotation<ClerkProtect> onMethod = unique(declarations(method, userClass));
		return (onMethod != null) ? onMethod : unique(Stream.of(userClass));
	}

	/**
	 * Tells whether the method itself carries the annotation, not its class.
	 * @param method the method
	 * @param targetClass the class of the object it is called on
	 * @return true if so
	 */
	static boolean isOnMethod(Method method, Class<?> targetClass) {
		return declarations(method, ClassUtils.getUserClass(targetClass))
			.anyMatch((declaration) -> annotations(declaration).findAny().isPresent());
	}

	/**
	 * The method that runs, the one that is called, and those of interfaces that only a
	 * subclass of its class implements.
	 */
	private static Stream<Method> declarations(Method method, Class<?> userClass) {
		Method specific = BridgeMethodResolver.getMostSpecificMethod(method, userClass);
		Stream<Method> ofInterfaces = Stream.of(ClassUtils.getAllInterfacesForClass(userClass))
			.flatMap((type) -> Stream.of(type.getMethods()))
			.filter((candidate) -> isImplementedBy(specific, candidate, userClass));
		return Stream.concat(Stream.of(specific, method), ofInterfaces).distinct();
	}

	/**
	 * Compares parameters as the class has them: of a generic interface the erased types
	 * may be others than those of the method that implements it.
	 */
	private static boolean isImplementedBy(Method specific, Method candidate, Class<?> userClass) {
		if (!candidate.getName().equals(specific.getName())
				|| candidate.getParameterCount() != specific.getParameterCount()) {
			return false;
		}
		return IntStream.range(0, specific.getParameterCount())
			.allMatch((index) -> parameter(specific, index, userClass) == parameter(candidate, index, userClass));
	}

	private static Class<?> parameter(Method method, int index, Class<?> userClass) {
		return ResolvableType.forMethodParameter(method, index, userClass).resolve(Object.class);
	}

	private static @Nullable MergedAnnotation<ClerkProtect> unique(Stream<? extends AnnotatedElement> elements) {
		List<MergedAnnotation<ClerkProtect>> all = elements.flatMap(ProtectAnnotations::annotations).toList();
		List<MergedAnnotation<ClerkProtect>> nearest = all.stream()
			.filter((candidate) -> all.stream().noneMatch((other) -> hides(other, candidate)))
			.toList();
		long different = nearest.stream().map(MergedAnnotation::synthesize).distinct().count();
		if (different > 1) {
			throw new IllegalStateException("There are " + different + " different @ClerkProtect annotations on "
					+ String.join(" and ", nearest.stream().map(ProtectAnnotations::describe).distinct().toList())
					+ " and none of them replaces the others; state all that is demanded in one");
		}
		return nearest.isEmpty() ? null : nearest.get(0);
	}

	private static Stream<MergedAnnotation<ClerkProtect>> annotations(AnnotatedElement element) {
		return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream(ClerkProtect.class);
	}

	private static boolean hides(MergedAnnotation<?> one, MergedAnnotation<?> other) {
		Class<?> type = declaringType(one);
		Class<?> otherType = declaringType(other);
		return type != otherType && otherType.isAssignableFrom(type);
	}

	private static Class<?> declaringType(MergedAnnotation<?> annotation) {
		Object source = annotation.getSource();
		return (source instanceof Member member) ? member.getDeclaringClass()
				: (Class<?>) Objects.requireNonNull(source);
	}

	/**
	 * Names the method or class that an annotation stands on.
	 * @param annotation the annotation
	 * @return a name for messages
	 */
	static String describe(MergedAnnotation<?> annotation) {
		return (annotation.getSource() instanceof Method method) ? ClassUtils.getQualifiedMethodName(method)
				: declaringType(annotation).getName();
	}

}
