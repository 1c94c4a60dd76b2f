package com.clerk.spring.test.emulator.frontend;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.clerk.spring.test.emulator.directory.ApplicationInvitations;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.Browsers;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignInTokens;

/**
 * What the browser client talks to, put together, and what is remembered for it alone.
 */
public final class BrowserClient {

	private final Attempts<SignInAttempt> signIns = new Attempts<>();

	private final Attempts<SignUpAttempt> signUps = new Attempts<>();

	private final Attempts<Reverification> reverifications = new Attempts<>();

	private final SignInTokens tickets;

	private final Instance instance;

	private final EmulatorState state;

	private final Users users;

	private final ApplicationInvitations invitations;

	private final Sessions sessions;

	private final SessionTokens tokens;

	private final Browsers browsers;

	private final RedirectTargets targets;

	private final Clock clock;

	public BrowserClient(Instance instance, EmulatorState state, Users users, ApplicationInvitations invitations,
			Sessions sessions, SessionTokens tokens, Browsers browsers, RedirectTargets targets, Clock clock) {
		this.tickets = new SignInTokens(clock);
		this.instance = instance;
		this.state = state;
		this.users = users;
		this.invitations = invitations;
		this.sessions = sessions;
		this.tokens = tokens;
		this.browsers = browsers;
		this.targets = targets;
		this.clock = clock;
	}

	/**
	 * Returns what answers the browser client.
	 * @param cors whose pages may call it
	 * @param environmentCalls hears of each call for the environment
	 * @param more adds what else is asked for at the Frontend API
	 */
	public FrontendApi frontendApi(Cors cors, Consumer<ApiRequest> environmentCalls, UnaryOperator<Router> more) {
		FrontendJson json = new FrontendJson(this.users.organizations());
		FrontendAnswers answers = new FrontendAnswers(this.instance, this.browsers, this.sessions, this.tokens, json,
				this.signIns, this.signUps, this.state, this.clock);
		Callers callers = new Callers(this.sessions);
		Organizations organizations = this.users.organizations();
		OrganizationCallers members = new OrganizationCallers(callers, organizations);
		Factors factors = new Factors(this.clock);
		FrontendRoutes routes = new FrontendRoutes(this.instance, this.state, this.browsers, answers,
				new EnvironmentResource(this.instance, this.state, environmentCalls),
				new DevBrowsersResource(this.instance, this.sessions),
				new ClientResource(answers, this.instance, this.sessions, this.targets),
				new BrowserSessionsResource(answers, callers, this.sessions, this.tokens),
				new ReverificationsResource(answers, callers, this.reverifications, factors, this.sessions),
				new SignInsResource(answers, new SignIns(this.state, this.sessions, this.tickets, factors, this.clock),
						this.signIns, this.sessions),
				new SignUpsResource(answers, this.signUps, this.users, this.invitations, this.sessions, this.clock),
				new MeResource(answers, callers, this.users, this.sessions),
				new MyOrganizationsResource(answers, callers, members, organizations),
				new MembersResource(answers, callers, members, organizations),
				new InvitationsResource(answers, callers, members, organizations));
		return new FrontendApi(more.apply(routes.addTo(new Router())), cors);
	}

	public SignInTokens signInTokens() {
		return this.tickets;
	}

	public void clear() {
		this.signIns.clear();
		this.signUps.clear();
		this.reverifications.clear();
		this.tickets.clear();
	}

}
