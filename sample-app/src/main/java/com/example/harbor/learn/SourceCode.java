package com.example.harbor.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The source of the sample, which the build puts on the class path: what a page shows is
 * what runs.
 */
@Component
class SourceCode {

	private static final String JAVA = "source/com/example/harbor/";

	/** What every Java file begins with. */
	private static final Pattern IMPORTS = Pattern.compile("\\A(?:(?:package|import) .*\\R|\\R)+");

	/** What concerns Clerk in settings. */
	private static final Pattern CLERK = Pattern.compile("^clerk:\\R(?:[ ].*\\R|\\R(?=[ ]))+", Pattern.MULTILINE);

	private static final Pattern COMMENT = Pattern.compile("\\s*(?:/\\*|\\*|//|#).*");

	/**
	 * A line.
	 *
	 * @param text the line, with its end
	 * @param comment whether it is one for people
	 */
	record Line(String text, boolean comment) {

	}

	/**
	 * Returns the lines of a file.
	 * @param file a Java file below the package of the application, or another one on the
	 * class path
	 */
	public List<Line> lines(String file) throws IOException {
		return text(file).lines().map((line) -> new Line(line + "\n", COMMENT.matcher(line).matches())).toList();
	}

	private static String text(String file) throws IOException {
		if (file.endsWith(".java")) {
			return IMPORTS.matcher(read(JAVA + file)).replaceFirst("").replace("\t", "    ").strip();
		}
		String text = read(file);
		Matcher clerk = CLERK.matcher(text);
		return (clerk.find() ? clerk.group() : text).strip();
	}

	private static String read(String path) throws IOException {
		return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
	}

}
