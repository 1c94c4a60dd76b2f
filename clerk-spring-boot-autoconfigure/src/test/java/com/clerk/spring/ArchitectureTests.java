package com.clerk.spring;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
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
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The floors of the house, and the manners in it.
 */
@AnalyzeClasses(packages = ArchitectureTests.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	static final String ROOT = "com.clerk.spring";

	/** Bottom floor first. */
	private static final List<String> FLOORS = List.of("options", "model", "auth", "route", "backend", "client",
			"token", "request", "servlet", "proxy", "webhook", "security", "outgoing", "thymeleaf", "web", "operations",
			"boot");

	/** What the package named first may use besides the options. */
	private static final List<List<String>> BASEMENTS = List.of(List.of("options"), List.of("model"),
			List.of("auth", "model"), List.of("route"), List.of("backend", "model"), List.of("client", "backend"),
			List.of("token", "auth", "backend", "model"),
			List.of("request", "auth", "token", "backend", "route", "model"), List.of("webhook", "model"));

	@ArchTest
	static final ArchRule noPackageUsesOneAboveIt = FLOORS.stream()
		.map(ArchitectureTests::usesNothingAbove)
		.reduce((left, right) -> CompositeArchRule.of(left).and(right))
		.orElseThrow();

	@ArchTest
	static final ArchRule theLowerFloorsUseWhatTheyMayUse = BASEMENTS.stream()
		.map(ArchitectureTests::usesOnly)
		.reduce((left, right) -> CompositeArchRule.of(left).and(right))
		.orElseThrow();

	@ArchTest
	static final ArchRule everyPackageIsAFloor = classes().should()
		.resideInAnyPackage(packages(FLOORS.stream()))
		.because("a package that no floor plan knows is not held to any");

	@ArchTest
	static final ArchRule thereIsNoCycle = slices().matching(ROOT + ".(*)..")
		.should()
		.beFreeOfCycles()
		.because("a cycle of packages can only be understood as a whole");

	@ArchTest
	static final ArchRule theCoreKnowsNeitherServletsNorSpringBoot = noClasses().that()
		.resideInAnyPackage(packages(Stream.of("options", "model", "auth", "token", "request")))
		.should()
		.dependOnClassesThat(resideInAnyPackage("jakarta.servlet..", "org.springframework.boot..",
				"org.springframework.web.servlet..", "org.springframework.security.web..",
				"org.springframework.security.config.."))
		.because("the recorded cases run against it directly, and a reactive adapter stays possible");

	@ArchTest
	static final ArchRule onlyWiringKnowsSpringBoot = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".boot")
		.should()
		.dependOnClassesThat(resideInAnyPackage("org.springframework.boot.autoconfigure..",
				"org.springframework.boot.context.properties.."))
		.because("conditions and properties are wiring");

	@ArchTest
	static final ArchRule onlyOnePackageKnowsClerksClient = noClasses().that()
		.resideOutsideOfPackages(ROOT + ".client", ROOT + ".boot")
		.should()
		.dependOnClassesThat(resideInAnyPackage("com.clerk.backend_api..", "com.fasterxml.jackson.databind..",
				"com.fasterxml.jackson.core..", "io.jsonwebtoken..", "org.bouncycastle.."))
		.because("an application without that dependency works");

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes()
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
	static final ArchRule autoConfigurationsAreFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL)
		.andShould()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.andShould()
		.resideInAPackage(ROOT + ".boot")
		.because("users name them to exclude or to order them, and nothing else");

	@ArchTest
	static final ArchRule beanMethodsAreNoInterface = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.bePackagePrivate()
		.because("users get beans from the context, not by calling methods");

	@ArchTest
	static final ArchRule classConditionsAreOnClasses = noMethods().should()
		.beAnnotatedWith(ConditionalOnClass.class)
		.because("the signature of the method would be loaded, and fail, before the condition");

	@ArchTest
	static final ArchRule configurationsDoNotProxy = classes().that()
		.areAnnotatedWith(Configuration.class)
		.should()
		.beAnnotatedWith(withoutProxies())
		.because("bean methods take what they need as parameters");

	@ArchTest
	static final ArchRule nothingIsFoundByScanning = noClasses().should()
		.beAnnotatedWith(Component.class)
		.because("a library's beans come from its auto-configurations");

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION
		.because("an object is whole once it is constructed");

	@ArchTest
	static final ArchRule timeComesFromAClock = noClasses().should()
		.callMethodWhere(readsTheSystemClock())
		.because("every recorded case is replayed at its own time, from a java.time.Clock");

	@ArchTest
	static final ArchRule nobodyTakesTheTimeWithDates = noClasses().should()
		.callConstructor(Date.class)
		.because("it reads the system clock");

	@ArchTest
	static final ArchRule onlyWiringChoosesTheClock = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".boot")
		.should()
		.callMethodWhere(choosesAClock())
		.because("the clock is a bean, or given");

	@ArchTest
	static final ArchRule logsGoThroughCommonsLogging = noClasses().should()
		.dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..", "ch.qos.logback.."))
		.because("it is Spring's own API and on every class path");

	@ArchTest
	static final ArchRule nothingIsPrinted = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
		.because("an application's output is its own");

	@ArchTest
	static final ArchRule nothingStaticChanges = fields().that()
		.areStatic()
		.should()
		.beFinal()
		.because("two contexts in one JVM must not meet");

	@ArchTest
	static final ArchRule noStateIsTiedToAThread = noFields().should()
		.haveRawType(ThreadLocal.class)
		.because("a request may change its thread, and virtual threads are many");

	@ArchTest
	static final ArchRule namesSayWhatAThingIs = noClasses().should()
		.haveNameMatching(".*(Util|Utils|Helper|Impl)")
		.because("such a name fits anything");

	private static ArchRule usesNothingAbove(String floor) {
		List<String> above = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size());
		return noClasses().that()
			.resideInAPackage(ROOT + "." + floor + "..")
			.should()
			.dependOnClassesThat(resideInAnyPackage(packages(above.stream())))
			.allowEmptyShould(true)
			.because(floor + " carries the floors above it");
	}

	private static ArchRule usesOnly(List<String> basement) {
		Set<String> others = Set
			.copyOf(FLOORS.stream().filter((floor) -> !basement.contains(floor) && !"options".equals(floor)).toList());
		return noClasses().that()
			.resideInAPackage(ROOT + "." + basement.get(0) + "..")
			.should()
			.dependOnClassesThat(resideInAnyPackage(packages(others.stream())))
			.allowEmptyShould(true)
			.because(basement.get(0) + " may use the options and " + basement.subList(1, basement.size()));
	}

	private static String[] packages(Stream<String> floors) {
		return floors.map((floor) -> ROOT + "." + floor + "..").toArray(String[]::new);
	}

	private static DescribedPredicate<JavaAnnotation<?>> withoutProxies() {
		return DescribedPredicate.describe("@Configuration(proxyBeanMethods = false)",
				(annotation) -> annotation.getRawType().isEquivalentTo(Configuration.class)
						&& annotation.get("proxyBeanMethods").filter(Boolean.FALSE::equals).isPresent());
	}

	private static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
		return DescribedPredicate.describe("read the system clock", (call) -> {
			JavaClass owner = call.getTargetOwner();
			boolean now = owner.getPackageName().equals("java.time") && call.getName().equals("now")
					&& call.getTarget()
						.getRawParameterTypes()
						.stream()
						.noneMatch((type) -> type.isEquivalentTo(Clock.class));
			// nanoTime tells no time, only how long somebody has waited.
			boolean system = owner.isEquivalentTo(System.class) && "currentTimeMillis".equals(call.getName());
			return now || system;
		});
	}

	private static DescribedPredicate<JavaMethodCall> choosesAClock() {
		return DescribedPredicate.describe("choose a clock",
				(call) -> call.getTargetOwner().isEquivalentTo(Clock.class) && call.getName().startsWith("system"));
	}

}
