package com.clerk.spring.backend;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonTests {

	public record Nested(Inner inner, List<String> names) {

	}

	public record Inner(long id) {

	}

	public record Checked(String name) {

		public Checked {
			if (name == null) {
				throw new IllegalArgumentException("name of " + System.getProperty("user.dir"));
			}
		}

	}

	@Test
	void membersKeepTheirOrder() {
		assertThat(read("{\"b\":1,\"a\":{\"c\":[1,\"x\",null,true]},\"__proto__\":\"ü\"}").toString())
			.isEqualTo("{b=1, a={c=[1, x, null, true]}, __proto__=ü}");
	}

	@Test
	void objectsAreConvertedDeep() {
		Nested nested = Json.convert(read("{\"inner\":{\"id\":5,\"more\":1},\"names\":[\"a\"],\"more\":2}"),
				Nested.class);

		assertThat(nested).isEqualTo(new Nested(new Inner(5), List.of("a")));
	}

	@Test
	void whenAnInnerMemberDoesNotFitThenTheOuterIsNamed() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Json.convert(Map.of("inner", Map.of("id", "secret")), Nested.class))
			.withMessage("The JSON object can't be read as " + Nested.class.getName() + ": 'inner' does not fit");
	}

	@Test
	void whenTheClassRefusesThenNothingOfItIsShown() {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.convert(Map.of(), Checked.class))
			.withMessageStartingWith("The JSON object can't be read as " + Checked.class.getName())
			.withNoCause();
	}

	@Test
	void aConvertedClassCanBeUnloaded() throws Exception {
		WeakReference<ClassLoader> loader = convertInALoaderOfItsOwn();

		for (int i = 0; i < 50 && loader.get() != null; i++) {
			System.gc();
		}

		assertThat(loader.get()).isNull();
	}

	private static WeakReference<ClassLoader> convertInALoaderOfItsOwn() throws Exception {
		URL classes = Inner.class.getProtectionDomain().getCodeSource().getLocation();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { classes }, ClassLoader.getPlatformClassLoader())) {
			Class<?> type = loader.loadClass(Inner.class.getName());
			assertThat(Json.convert(Map.of("id", 7), type)).hasToString("Inner[id=7]");
			return new WeakReference<>(loader);
		}
	}

	private static Map<String, Object> read(String json) {
		return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
	}

}
