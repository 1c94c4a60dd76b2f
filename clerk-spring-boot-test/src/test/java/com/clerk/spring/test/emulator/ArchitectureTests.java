package com.clerk.spring.test.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The floors of the local Clerk, which stand below what it shows, and the manners in it.
 */
@AnalyzeClasses(packages = "com.clerk.spring.test", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "com.clerk.spring.test.emulator";

	/** What each floor may use of the others. */
	private static final Map<String, List<String>> FLOORS = Map.ofEntries(Map.entry("http", List.of()),
			Map.entry("instance", List.of("http")), Map.entry("directory", List.of("http")),
			Map.entry("sessions", List.of("directory", "instance", "http")),
			Map.entry("handshake", List.of("sessions", "instance", "http")),
			Map.entry("machines", List.of("instance", "http")),
			Map.entry("oauth", List.of("machines", "directory", "instance", "http")),
			Map.entry("backend", List.of("oauth", "machines", "sessions", "directory", "instance", "http")),
			Map.entry("frontend", List.of("sessions", "directory", "instance", "http")),
			Map.entry("pages", List.of("oauth", "sessions", "directory", "http")),
			Map.entry("server", List.of("backend", "frontend", "handshake", "oauth", "instance", "http")));

	private static final Set<String> PUBLIC = Set.of("ClerkEmulator", "ClerkEmulatorBuilder", "EmulatedApiKeyBuilder",
			"EmulatedApiKeys", "EmulatedDelivery", "EmulatedFaults", "EmulatedM2mTokenBuilder", "EmulatedM2mTokens",
			"EmulatedMachine", "EmulatedMachineToken", "EmulatedMachineTokenBuilder", "EmulatedMachines",
			"EmulatedOAuthApplication", "EmulatedOAuthApplicationBuilder", "EmulatedOAuthApplications",
			"EmulatedOAuthTokenBuilder", "EmulatedOAuthTokens", "EmulatedOrganization", "EmulatedOrganizationBuilder",
			"EmulatedOrganizations", "EmulatedSession", "EmulatedUser", "EmulatedUserBuilder", "EmulatedUsers",
			"EmulatedWebhook", "EmulatedWebhooks", "RecordedRequest");

	@ArchTest
	static final ArchRule everyFloorUsesWhatItMayUse = FLOORS.entrySet()
		.stream()
		.map((floor) -> usesOnly(floor.getKey(), floor.getValue()))
		.reduce((left, right) -> CompositeArchRule.of(left).and(right))
		.orElseThrow();

	@ArchTest
	static final ArchRule everyPackageIsAFloor = classes().that()
		.resideInAPackage(ROOT + "..")
		.should()
		.resideInAnyPackage(Stream.concat(Stream.of(ROOT), packages(FLOORS.keySet().stream())).toArray(String[]::new))
		.because("a package that no floor plan knows is not held to any");

	@ArchTest
	static final ArchRule thereIsNoCycle = slices().matching(ROOT + ".(*)")
		.should()
		.beFreeOfCycles()
		.because("a cycle of packages can only be understood as a whole");

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes().that()
		.resideInAPackage(ROOT + "..")
		.should(new ArchCondition<>("be in a @NullMarked package") {

			@Override
			public void check(JavaClass item, ConditionEvents events) {
				JavaPackage itsPackage = item.getPackage();
				boolean marked = itsPackage.isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(item, marked, itsPackage.getName() + " is not @NullMarked"));
			}

		})
		.because("NullAway checks nothing elsewhere");

	@ArchTest
	static final ArchRule publicTypesAreTheListedOnes = classes().that()
		.arePublic()
		.and()
		.resideInAPackage(ROOT)
		.should(have(DescribedPredicate.describe("a listed name",
				(JavaClass type) -> PUBLIC.contains(type.getSimpleName()))));

	@ArchTest
	static final ArchRule whatIsInsideIsNotShown = codeUnits().that()
		.arePublic()
		.and()
		.areDeclaredInClassesThat()
		.resideInAPackage(ROOT)
		.and()
		.areDeclaredInClassesThat()
		.arePublic()
		.should(new ArchCondition<>("take and return no type of a floor") {

			@Override
			public void check(JavaCodeUnit item, ConditionEvents events) {
				Stream.concat(Stream.of(item.getReturnType()), item.getParameterTypes().stream())
					.flatMap((type) -> type.getAllInvolvedRawTypes().stream())
					.filter(resideInAnyPackage(ROOT + ".*"))
					.forEach((type) -> events
						.add(SimpleConditionEvent.violated(item, item.getFullName() + " shows " + type.getName())));
			}

		})
		.because("users would come to depend on it");

	@ArchTest
	static final ArchRule theFloorsAreForTheLocalClerkAlone = noClasses().that()
		.resideOutsideOfPackage(ROOT + "..")
		.should()
		.dependOnClassesThat(resideInAnyPackage(ROOT + ".*"))
		.because("what it shows is enough for whoever uses it");

	@ArchTest
	static final ArchRule statesAreKeptByObjects = fields().that()
		.areDeclaredInClassesThat()
		.resideInAPackage(ROOT + "..")
		.and()
		.areStatic()
		.should()
		.haveModifier(JavaModifier.FINAL)
		.because("two emulators in one process share nothing");

	@ArchTest
	static final ArchRule timeComesFromTheClock = noClasses().that()
		.resideInAPackage(ROOT + "..")
		.should()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(Instant.class, "now")
		.because("a test can move the clock of the emulator");

	private static ArchRule usesOnly(String floor, List<String> others) {
		String[] allowed = packages(Stream.concat(Stream.of(floor), others.stream())).toArray(String[]::new);
		return noClasses().that()
			.resideInAPackage(ROOT + "." + floor)
			.should()
			.dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
			.because("a floor stands on those that the plan names");
	}

	private static Stream<String> packages(Stream<String> floors) {
		return floors.map((floor) -> ROOT + "." + floor);
	}

}
