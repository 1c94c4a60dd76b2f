package com.example.harbor.browser;

import java.nio.file.Path;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures of whole pages, in {@code target/browser/pages}.
 */
@BrowserClientTest
class PagePictureTests {

	private static final Path FOLDER = Path.of("target", "browser", "pages");

	@ParameterizedTest
	@CsvSource({ "wide, 1100", "narrow, 390" })
	void pagesFitTheirWindow(String name, int width, Visitor ada) {
		Page page = ada.tab().page();
		page.setViewportSize(width, 800);

		open(ada, "/", name + "-home");
		open(ada, "/protected", name + "-sign-in");
		ada.tab().signIn(Demo.ADA);
		open(ada, "/", name + "-home-signed-in");
		open(ada, "/protected", name + "-protected");
		open(ada, "/orgs/acme", name + "-organization");
		open(ada, "/dashboard", name + "-dashboard");
		open(ada, "/learn/roles", name + "-capability");
		open(ada, "/admin", name + "-admin");
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		open(ada, "/learn/roles", name + "-capability-dark");
	}

	private static void open(Visitor visitor, String path, String picture) {
		Tab tab = visitor.tab();
		tab.open(path);
		tab.awaitClerk();
		tab.saveTo(FOLDER.resolve(picture + ".png"));

		assertThat((Boolean) tab.page()
			.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
			.as("No scrolling sideways on " + path)
			.isTrue();
	}

}
