package com.example.harbor.browser;

import java.nio.file.Files;
import java.nio.file.Path;

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

	static boolean scriptsAreThere() {
		return Files.isRegularFile(script());
	}

	private static Path script() {
		return Path.of(System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, "")), SCRIPT);
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return scriptsAreThere() ? ConditionEvaluationResult.enabled("Clerk's browser client is " + script())
				: ConditionEvaluationResult
					.disabled("Clerk's browser client is not there (" + script() + "): use the Maven profile"
							+ " browser-scripts, or name its folder by " + VARIABLE + " or -D" + PROPERTY);
	}

}
