package com.clerk.spring.test.emulator;

import java.util.List;

import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.Users;

/**
 * The users and organizations of the sample application
 * ({@code shared/spec/clerk-emulator.md} section 13).
 */
final class DemoData {

	private static final String ADA = "user_2demoAda000000000000000000";

	private static final String BOB = "user_2demoBob000000000000000000";

	private static final String ACME = "org_2abcAcme0000000000000000000";

	private static final String GLOBEX = "org_2abcGlobex00000000000000000";

	/** In the order in which pages list them. */
	static final List<String> USER_IDS = List.of(ADA, BOB);

	private DemoData() {
	}

	static void install(Users users) {
		Organizations organizations = users.organizations();
		new EmulatedOrganizationBuilder(organizations, "acme").id(ACME).name("Acme Inc").create();
		new EmulatedOrganizationBuilder(organizations, "globex").id(GLOBEX).name("Globex").create();
		new EmulatedUserBuilder(users, "ada+clerk_test@example.com").id(ADA)
			.name("Ada", "Demo")
			.password("correct-horse-42")
			.memberOf("acme", "org:admin", "org:invoices:create", "org:invoices:read", "org:sys_profile:manage",
					"org:sys_profile:delete", "org:sys_memberships:read", "org:sys_memberships:manage",
					"org:sys_domains:read", "org:sys_domains:manage")
			.memberOf("globex", "org:member", "org:invoices:read")
			.create();
		new EmulatedUserBuilder(users, "bob+clerk_test@example.com").id(BOB)
			.name("Bob", "Demo")
			.password("battery-staple-42")
			.create();
	}

}
