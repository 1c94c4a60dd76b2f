package com.clerk.spring.test.emulator.pages;

import java.util.Map;
import java.util.regex.Pattern;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * The scripts of the browser client.
 */
final class BrowserScriptsResource {

	private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9^~*][A-Za-z0-9.^~*+-]{0,63}");

	private static final Pattern FULL_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(?:-[A-Za-z0-9.-]+)?");

	private final BrowserScripts scripts;

	BrowserScriptsResource(BrowserScripts scripts) {
		this.scripts = scripts;
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		String[] packageAndVersion = path.get("package").split("@", 2);
		String version = (packageAndVersion.length > 1) ? packageAndVersion[1] : "";
		String file = path.get("file");
		if (!VERSION.matcher(version).matches()) {
			throw notFound();
		}
		String script = this.scripts.read(packageAndVersion[0], file).orElseThrow(BrowserScriptsResource::notFound);
		String type = file.endsWith(".css") ? "text/css" : "application/javascript";
		String caching = FULL_VERSION.matcher(version).matches() ? "public, max-age=31536000, immutable"
				: "public, max-age=60";
		return new ApiResponse(200, Map.of(), script).with("Content-Type", type + "; charset=utf-8")
			.with("Access-Control-Allow-Origin", "*")
			.with("Cache-Control", caching);
	}

	private static ApiException notFound() {
		return ApiException.notFound("No such browser script: it is looked for in the folder that "
				+ "browserScripts(…), the system property " + BrowserScripts.PROPERTY + " or the variable "
				+ BrowserScripts.VARIABLE + " names, below clerk-js/dist or ui/dist.");
	}

}
