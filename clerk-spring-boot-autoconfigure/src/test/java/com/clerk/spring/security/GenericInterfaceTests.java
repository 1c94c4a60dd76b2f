package com.clerk.spring.security;

import java.io.Serializable;
import java.lang.reflect.Method;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.ReflectionUtils;

import com.clerk.spring.auth.ClerkProtect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ProtectAnnotations} and interfaces with type parameters.
 */
class GenericInterfaceTests {

	@ParameterizedTest
	@ValueSource(classes = { Inherited.class, InheritedPlain.class, Own.class })
	void anAnnotationOfAGenericInterfaceIsFoundHoweverItIsImplemented(Class<?> type) {
		for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type,
				(candidate) -> candidate.getName().equals("save"))) {
			assertThat(ProtectAnnotations.find(method, type)).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { OtherParameter.class })
	void anOverloadIsNotProtectedByIt(Class<?> type) throws Exception {
		assertThat(ProtectAnnotations.find(type.getMethod("save", Integer.class), type)).isNull();
		assertThat(ProtectAnnotations.find(type.getMethod("save", String.class), type)).isNotNull();
	}

	interface Saving<T> {

		@ClerkProtect
		void save(T entity);

	}

	abstract static class GenericBase<E extends Serializable> {

		public void save(E entity) {
		}

	}

	static class PlainBase {

		public void save(String entity) {
		}

	}

	static class Inherited extends GenericBase<String> implements Saving<String> {

	}

	static class InheritedPlain extends PlainBase implements Saving<String> {

	}

	static class Own implements Saving<String> {

		@Override
		public void save(String entity) {
		}

	}

	static class OtherParameter extends PlainBase implements Saving<String> {

		public void save(Integer entity) {
		}

	}

}
