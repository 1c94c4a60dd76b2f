package com.clerk.spring.test.emulator;

/**
 * The users and organizations of the sample application
 * ({@code shared/spec/clerk-emulator.md} section 13).
 */
final class DemoData {

	private DemoData() {
	}

	static void addTo(EmulatorState state) {
		state.add(new EmulatedOrganization("org_2abcAcme0000000000000000000", "acme", "Acme Inc"));
		state.add(new EmulatedOrganization("org_2abcGlobex00000000000000000", "globex", "Globex"));
		new EmulatedUserBuilder(state, "ada+clerk_test@example.com").id("user_2demoAda000000000000000000")
			.password("correct-horse-42")
			.memberOf("acme", "org:admin", "org:invoices:create", "org:invoices:read", "org:sys_memberships:manage")
			.memberOf("globex", "org:member", "org:invoices:read")
			.create();
		new EmulatedUserBuilder(state, "bob+clerk_test@example.com").id("user_2demoBob000000000000000000")
			.password("battery-staple-42")
			.create();
	}

}
