package com.clerk.spring.test.emulator.pages;

import java.util.List;

import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.oauth.OAuthServer;
import com.clerk.spring.test.emulator.sessions.Browsers;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignInTokens;

/**
 * What a browser shows or loads from here, and what answers.
 *
 * @param targets where pages may lead back to
 * @param browsers knows browsers again
 * @param sessions what can be done with sessions
 * @param state what is remembered
 * @param users what can be done with users
 * @param demoUserIds whom the sign-in page shows with their passwords
 * @param tickets what signs users in without a form
 * @param halfway who verified the first factor on the sign-in page and has a second one
 * @param scripts the scripts of the browser client
 * @param oauth what OAuth applications ask users for
 */
public record PageRoutes(RedirectTargets targets, Browsers browsers, Sessions sessions, EmulatorState state,
		Users users, List<String> demoUserIds, SignInTokens tickets, SignInTokens halfway, BrowserScripts scripts,
		OAuthServer oauth) {

	public Router addTo(Router router) {
		HostedPages hosted = new HostedPages(new PageLayout(), this.targets, this.browsers, this.sessions);
		SignInPage signIn = new SignInPage(hosted, this.state, this.demoUserIds, this.tickets, this.halfway);
		SignUpPage signUp = new SignUpPage(hosted, this.users);
		SignOutPage signOut = new SignOutPage(hosted);
		TasksPage tasks = new TasksPage(hosted, this.sessions);
		AuthorizePage authorize = new AuthorizePage(hosted, this.oauth.requests(), this.oauth.authorizations());
		return router.get("/npm/@clerk/{package}/dist/{file}", new BrowserScriptsResource(this.scripts)::get)
			.get("/sign-in", signIn::show)
			.post("/sign-in", signIn::submit)
			.get("/sign-in/tasks", tasks::show)
			.post("/sign-in/tasks", tasks::submit)
			.get("/sign-up", signUp::show)
			.post("/sign-up", signUp::submit)
			.get("/sign-out", signOut::show)
			.post("/sign-out", signOut::submit)
			.get("/oauth/authorize", authorize::show)
			.post("/oauth/consent", authorize::submit);
	}

}
