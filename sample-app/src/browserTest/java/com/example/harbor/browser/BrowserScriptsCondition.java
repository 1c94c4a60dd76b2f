package com.example.harbor.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips tests that need the scripts of Clerk's browser client where they are not there.
 */
class BrowserScriptsCondition implements ExecutionCondition {

	private static final String PROPERTY = "clerk.emulator.browser-scripts";

	private static final String VARIABLE = "CLERK_EMULATOR_BROWSER_SCRIPTS";

	private static final String SCRIPT = "clerk-js/dist/clerk.browser.js";

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		Optional<Path> script = Optional.ofNullable(System.getProperty(PROPERTY, System.getenv(VARIABLE)))
			.map((folder) -> Path.of(folder, SCRIPT));
		if (script.isEmpty()) {
			return ConditionEvaluationResult.disabled("Clerk's browser client is not there: use the Maven profile"
					+ " browser-scripts, or name its folder by " + VARIABLE + " or -D" + PROPERTY);
		}
		if (!Files.isRegularFile(script.get())) {
			return ConditionEvaluationResult.disabled("Clerk's browser client is not there: no " + script.get());
		}
		return ConditionEvaluationResult.enabled("Clerk's browser client is " + script.get());
	}

}
