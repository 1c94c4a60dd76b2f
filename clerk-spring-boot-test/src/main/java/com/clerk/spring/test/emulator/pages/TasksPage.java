package com.clerk.spring.test.emulator.pages;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.RedirectTarget;
import com.clerk.spring.test.emulator.sessions.SessionStatus;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * The page that a pending session is sent to: the task is to press a button.
 */
final class TasksPage {

	private static final String CONTENT = """
			<p>Your session has a task left.</p>
			%s
			<form method="post">
			<button id="submit" type="submit">Complete the task</button>
			</form>
			""";

	private final HostedPages pages;

	private final Sessions sessions;

	TasksPage(HostedPages pages, Sessions sessions) {
		this.pages = pages;
		this.sessions = sessions;
	}

	ApiResponse show(ApiRequest request, PathVariables path) {
		RedirectTarget target = this.pages.target(request);
		return this.pages.page("One more step", Html.of(CONTENT, this.pages.refusedTarget(target)));
	}

	ApiResponse submit(ApiRequest request, PathVariables path) {
		this.pages.requireTrustedOrigin(request);
		return this.pages.signedIn(request)
			.flatMap((signedIn) -> this.sessions.changeStatus(signedIn.session().id(), SessionStatus.ACTIVE))
			.flatMap((session) -> this.sessions.find(session.id()))
			.map((signedIn) -> this.pages.goBack(request, signedIn, HostedPages.AFTER_FORM))
			.orElseGet(() -> ApiResponse.redirect(HostedPages.AFTER_FORM, this.pages.linkTo("sign-in", request)));
	}

}
