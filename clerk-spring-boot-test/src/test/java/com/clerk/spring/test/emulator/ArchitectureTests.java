package com.clerk.spring.test.emulator;

import java.time.Instant;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Rules for the emulator's own classes.
 */
@AnalyzeClasses(packages = "com.clerk.spring.test.emulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final Set<String> PUBLIC = Set.of("ClerkEmulator", "ClerkEmulatorBuilder", "EmulatedApiKeyBuilder",
			"EmulatedApiKeys", "EmulatedDelivery", "EmulatedFaults", "EmulatedM2mTokenBuilder", "EmulatedM2mTokens",
			"EmulatedMachine", "EmulatedMachineToken", "EmulatedMachineTokenBuilder", "EmulatedMachines",
			"EmulatedOAuthTokenBuilder", "EmulatedOAuthTokens", "EmulatedOrganization", "EmulatedOrganizationBuilder",
			"EmulatedOrganizations", "EmulatedSession", "EmulatedUser", "EmulatedUserBuilder", "EmulatedUsers",
			"EmulatedWebhook", "EmulatedWebhooks", "RecordedRequest");

	@ArchTest
	static final ArchRule publicTypesAreTheListedOnes = classes().that()
		.arePublic()
		.and()
		.resideInAPackage("com.clerk.spring.test.emulator")
		.should(have(DescribedPredicate.describe("a listed name",
				(JavaClass type) -> PUBLIC.contains(type.getSimpleName()))));

	@ArchTest
	static final ArchRule statesAreKeptByObjects = fields().that()
		.areStatic()
		.should()
		.haveModifier(JavaModifier.FINAL)
		.because("two emulators in one process share nothing");

	@ArchTest
	static final ArchRule timeComesFromTheClock = noClasses().should()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(Instant.class, "now")
		.because("a test can move the clock of the emulator");

}
