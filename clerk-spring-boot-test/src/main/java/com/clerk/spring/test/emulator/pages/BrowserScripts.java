package com.clerk.spring.test.emulator.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The published scripts of the browser client, found where
 * {@code shared/spec/clerk-emulator.md} section 3 says. They are not part of this
 * library.
 */
public final class BrowserScripts {

	static final String PROPERTY = "clerk.emulator.browser-scripts";

	static final String VARIABLE = "CLERK_EMULATOR_BROWSER_SCRIPTS";

	private static final String CLASS_PATH_FOLDER = "META-INF/clerk-browser-scripts/";

	private static final Pattern PACKAGE = Pattern.compile("clerk-js|ui");

	/** One name, without a folder, which is no hidden file. */
	private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._~-]{0,199}\\.(?:js|css)");

	private final @Nullable Path folder;

	/**
	 * Creates the scripts of a folder.
	 * @param folder what contains {@code clerk-js/dist}, or null for that of the class
	 * path
	 */
	BrowserScripts(@Nullable Path folder) {
		this.folder = folder;
	}

	/**
	 * Returns the scripts of the first folder that is named.
	 * @param named the folder that a builder names, or null
	 */
	public static BrowserScripts find(@Nullable Path named) {
		if (named != null) {
			return new BrowserScripts(named);
		}
		String configured = System.getProperty(PROPERTY, System.getenv(VARIABLE));
		return new BrowserScripts((configured != null && !configured.isBlank()) ? Path.of(configured) : null);
	}

	/**
	 * Returns the text of a script.
	 * @param packageName the package without its scope, such as {@code clerk-js}
	 * @param file the file in the folder {@code dist} of the package
	 */
	Optional<String> read(String packageName, String file) {
		if (!PACKAGE.matcher(packageName).matches() || !FILE.matcher(file).matches()) {
			return Optional.empty();
		}
		String name = packageName + "/dist/" + file;
		try {
			return (this.folder != null) ? fromFolder(this.folder, name) : fromClassPath(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The browser script " + name + " can't be read", ex);
		}
	}

	private static Optional<String> fromFolder(Path folder, String name) throws IOException {
		Path file = folder.resolve(name);
		// A link may lead out of the folder.
		if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
			return Optional.empty();
		}
		return Optional.of(Files.readString(file));
	}

	private static Optional<String> fromClassPath(String name) throws IOException {
		ClassLoader loader = ClassUtils.getDefaultClassLoader();
		try (InputStream in = (loader != null) ? loader.getResourceAsStream(CLASS_PATH_FOLDER + name) : null) {
			return (in != null) ? Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)) : Optional.empty();
		}
	}

}
