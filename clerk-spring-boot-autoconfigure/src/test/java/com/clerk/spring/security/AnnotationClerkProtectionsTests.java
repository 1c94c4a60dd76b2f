package com.clerk.spring.security;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.annotation.AliasFor;
import org.springframework.util.StringUtils;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.web.Callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class AnnotationClerkProtectionsTests {

	private static final Auth ADMIN = Callers.member("user_1", "org:admin");

	private static final Auth MEMBER = Callers.member("user_2", "org:member");

	private final ClerkProtections protections = ClerkMethodSecurity.protections();

	@Test
	void methodWithoutAnnotationIsOpen() {
		assertThat(find(Places.class, "open")).isNull();
	}

	@Test
	void methodOfAnnotatedClassIsProtected() {
		assertThat(passes(AdminClass.class, "inherited", ADMIN)).isTrue();
		assertThat(passes(AdminClass.class, "inherited", MEMBER)).isFalse();
	}

	@Test
	void annotationOfMethodReplacesThatOfItsClass() {
		assertThat(passes(AdminClass.class, "own", MEMBER)).isTrue();
		assertThat(passes(AdminClass.class, "own", Callers.signedOut())).isFalse();
	}

	@Test
	void annotationOfClassCoversMethodsItInherits() {
		assertThat(passes(AdminSubclass.class, "plain", MEMBER)).isFalse();
	}

	@Test
	void annotationOfSuperclassCoversItsSubclasses() {
		assertThat(passes(SubclassOfAdmin.class, "added", MEMBER)).isFalse();
	}

	@Test
	void annotationOfSubclassReplacesThatOfItsSuperclass() {
		assertThat(passes(SignedInSubclassOfAdmin.class, "inherited", MEMBER)).isTrue();
	}

	@Test
	void annotationOfInterfaceMethodCoversItsImplementation() {
		assertThat(passes(PaymentService.class, "pay", MEMBER)).isFalse();
		assertThat(passes(PaymentService.class, "pay", ADMIN)).isTrue();
	}

	@Test
	void annotationOfInterfaceMethodCoversAnImplementationThatIsInherited() {
		assertThat(passes(InheritingPaymentService.class, "pay", MEMBER)).isFalse();
	}

	@Test
	void annotationOfGenericInterfaceMethodCoversItsImplementation() {
		assertThat(passes(StringStore.class, "save", MEMBER)).isFalse();
	}

	@Test
	void annotationOfGenericInterfaceMethodIsFoundFromTheInterface() throws Exception {
		Protection<?> protection = this.protections.find(Store.class.getMethod("save", Object.class),
				StringStore.class);

		assertThat(protection).isNotNull();
	}

	@Test
	void annotationOfInterfaceCoversItsImplementation() {
		assertThat(passes(AdminOperations.class, "operate", MEMBER)).isFalse();
	}

	@Test
	void annotationOfOverridingMethodReplacesThatOfTheOverriddenOne() {
		assertThat(passes(LenientPaymentService.class, "pay", MEMBER)).isTrue();
	}

	@Test
	void metaAnnotationIsRead() {
		assertThat(passes(Places.class, "meta", MEMBER)).isFalse();
		assertThat(passes(Places.class, "meta", ADMIN)).isTrue();
	}

	@Test
	void aliasOfMetaAnnotationIsRead() {
		assertThat(find(Places.class, "alias"))
			.hasToString("Protection[[SESSION_TOKEN], Permission[permission=org:invoices:read]]");
	}

	@Test
	void competingAnnotationsOnOneMethodAreAnError() {
		assertThatIllegalStateException().isThrownBy(() -> find(Places.class, "competing"))
			.withMessageContaining("2 different @ClerkProtect annotations")
			.withMessageContaining("Places.competing");
	}

	@Test
	void competingAnnotationsOfInterfacesAreAnError() {
		assertThatIllegalStateException().isThrownBy(() -> find(TwoPayments.class, "pay"))
			.withMessageContaining("Payments.pay")
			.withMessageContaining("OtherPayments.pay");
	}

	@Test
	void equalAnnotationsOfInterfacesAreNoError() {
		assertThat(passes(TwiceTheSame.class, "pay", ADMIN)).isTrue();
	}

	@Test
	void allAttributesMustBeMet() {
		Protection<?> protection = find(Places.class, "everything");

		assertThat(protection).hasToString(
				"Protection[[SESSION_TOKEN], "
						+ Requirement.allOf(Arrays.asList(Requirement.role("org:admin"),
								Requirement
									.anyOf(Arrays.asList(Requirement.role("org:admin"), Requirement.role("org:owner"))),
								Requirement.permission("org:a:read"),
								Requirement.anyOf(Arrays.asList(Requirement.permission("org:b:read"),
										Requirement.permission("org:c:read"))),
								Requirement.feature("export"), Requirement.plan("user:gold"),
								Requirement.reverification(Reverification.STRICT)))
						+ "]");
	}

	@Test
	void tokensAreAccepted() {
		assertThat(required(Places.class, "machines").accepted().types()).containsExactlyInAnyOrder(TokenType.API_KEY,
				TokenType.OAUTH_TOKEN);
		assertThat(required(Places.class, "anyToken").accepted().isAny()).isTrue();
	}

	@Test
	void pendingSessionsPassWhereTheyMay() {
		assertThat(passes(Places.class, "pending", Callers.pending("user_1"))).isTrue();
		assertThat(passes(AdminClass.class, "own", Callers.pending("user_1"))).isFalse();
	}

	@Test
	void addressesReachTheDenial() {
		Denial.Unauthenticated unauthenticated = (Denial.Unauthenticated) denial("addresses", Callers.signedOut());
		Denial.Forbidden forbidden = (Denial.Forbidden) denial("addresses", MEMBER);

		assertThat(unauthenticated.signInUrl()).isEqualTo("/in");
		assertThat(unauthenticated.unauthenticatedUrl()).isEqualTo("/who");
		assertThat(forbidden.unauthorizedUrl()).isEqualTo("/no");
	}

	@ParameterizedTest
	@CsvSource({ "roleOfMachine, token", "pendingMachine, pendingSessions", "blankRole, role", "prefixOnlyRole, role",
			"emptyAnyRole, anyRole", "roleOutsideAnyRole, role", "blankPermission, permission",
			"emptyAnyPermission, anyPermission", "unknownScopeOfFeature, feature", "emptyScopedPlan, plan",
			"twoReverifications, reverification", "anyAndToken, anyToken", "tokenTwice, token",
			"blankUrl, unauthorizedUrl", "brokenUrl, signInUrl", "scopesOfSession, scopes", "blankScope, scopes",
			"emptyScope, scopes" })
	void attributesThatCanNeverBeMetAreAnError(String method, String attribute) {
		assertThatIllegalStateException().isThrownBy(() -> find(NeverMet.class, method))
			.withMessageContaining("NeverMet." + method)
			.withMessageContaining(": " + attribute + " ");
	}

	@Test
	void errorOnAClassNamesTheClass() {
		assertThatIllegalStateException().isThrownBy(() -> find(NeverMetClass.class, "method"))
			.withMessageContaining(NeverMetClass.class.getName())
			.withMessageContaining("role");
	}

	@Test
	void systemPermissionIsWarnedAboutOnce(CapturedOutput output) {
		find(SystemPermissions.class, "one");
		find(SystemPermissions.class, "other");

		assertThat(output).contains("org:sys_memberships:manage").contains(SystemPermissions.class.getName());
		assertThat(StringUtils.countOccurrencesOf(output.toString(), "org:sys_memberships:manage")).isEqualTo(1);
	}

	private Denial denial(String method, Auth caller) {
		return assertThatExceptionOfType(ClerkDeniedException.class)
			.isThrownBy(() -> required(Places.class, method).check(caller, CallerContext.none()))
			.actual()
			.denial();
	}

	private boolean passes(Class<?> type, String method, Auth caller) {
		try {
			required(type, method).check(caller, CallerContext.none());
			return true;
		}
		catch (ClerkDeniedException ex) {
			return false;
		}
	}

	private Protection<?> required(Class<?> type, String method) {
		Protection<?> protection = find(type, method);
		assertThat(protection).isNotNull();
		return protection;
	}

	private Protection<?> find(Class<?> type, String method) {
		return this.protections.find(Arrays.stream(type.getMethods())
			.filter((candidate) -> candidate.getName().equals(method) && !candidate.isBridge())
			.findFirst()
			.orElseThrow(), type);
	}

	@Retention(RetentionPolicy.RUNTIME)
	@ClerkProtect(role = "org:admin")
	@interface AdminOnly {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@ClerkProtect
	@interface Allowed {

		@AliasFor(annotation = ClerkProtect.class, attribute = "permission")
		String value();

	}

	public static class Places {

		public void open() {
		}

		@AdminOnly
		public void meta() {
		}

		@Allowed("org:invoices:read")
		public void alias() {
		}

		@AdminOnly
		@Allowed("org:invoices:read")
		public void competing() {
		}

		@ClerkProtect(role = "org:admin", anyRole = { "org:admin", "org:owner" }, permission = "org:a:read",
				anyPermission = { "org:b:read", "org:c:read" }, feature = "export", plan = "user:gold",
				reverification = Reverification.STRICT)
		public void everything() {
		}

		@ClerkProtect(token = { TokenType.API_KEY, TokenType.OAUTH_TOKEN })
		public void machines() {
		}

		@ClerkProtect(anyToken = true)
		public void anyToken() {
		}

		@ClerkProtect(pendingSessions = true)
		public void pending() {
		}

		@ClerkProtect(role = "org:admin", signInUrl = "/in", unauthenticatedUrl = "/who", unauthorizedUrl = "/no")
		public void addresses() {
		}

	}

	@ClerkProtect(role = "org:admin")
	public static class AdminClass {

		public void inherited() {
		}

		@ClerkProtect
		public void own() {
		}

	}

	public static class SubclassOfAdmin extends AdminClass {

		public void added() {
		}

	}

	@ClerkProtect
	public static class SignedInSubclassOfAdmin extends AdminClass {

	}

	public static class Plain {

		public void plain() {
		}

	}

	@ClerkProtect(role = "org:admin")
	public static class AdminSubclass extends Plain {

	}

	public interface Payments {

		@ClerkProtect(role = "org:admin")
		void pay();

	}

	public interface OtherPayments {

		@ClerkProtect(role = "org:owner")
		void pay();

	}

	public interface SamePayments {

		@ClerkProtect(role = "org:admin")
		void pay();

	}

	public static class PaymentService implements Payments {

		@Override
		public void pay() {
		}

	}

	public static class LenientPaymentService extends PaymentService {

		@Override
		@ClerkProtect
		public void pay() {
		}

	}

	public static class PayingBase {

		public void pay() {
		}

	}

	public static class InheritingPaymentService extends PayingBase implements Payments {

	}

	public static class TwoPayments implements Payments, OtherPayments {

		@Override
		public void pay() {
		}

	}

	public static class TwiceTheSame implements Payments, SamePayments {

		@Override
		public void pay() {
		}

	}

	public interface Store<T> {

		@ClerkProtect(role = "org:admin")
		void save(T value);

	}

	public static class StringStore implements Store<String> {

		@Override
		public void save(String value) {
		}

	}

	@ClerkProtect(role = "org:admin")
	public interface Operations {

		void operate();

	}

	public static class AdminOperations implements Operations {

		@Override
		public void operate() {
		}

	}

	public static class NeverMet {

		@ClerkProtect(scopes = "projects:read")
		public void scopesOfSession() {
		}

		@ClerkProtect(token = TokenType.API_KEY, scopes = "projects:read projects:write")
		public void blankScope() {
		}

		@ClerkProtect(token = TokenType.API_KEY, scopes = "")
		public void emptyScope() {
		}

		@ClerkProtect(role = "org:admin", token = TokenType.API_KEY)
		public void roleOfMachine() {
		}

		@ClerkProtect(pendingSessions = true, token = TokenType.M2M_TOKEN)
		public void pendingMachine() {
		}

		@ClerkProtect(role = " ")
		public void blankRole() {
		}

		@ClerkProtect(role = "org:")
		public void prefixOnlyRole() {
		}

		@ClerkProtect(anyRole = { "org:admin", "" })
		public void emptyAnyRole() {
		}

		@ClerkProtect(role = "org:admin", anyRole = { "org:member", "org:owner" })
		public void roleOutsideAnyRole() {
		}

		@ClerkProtect(permission = "\t")
		public void blankPermission() {
		}

		@ClerkProtect(anyPermission = "")
		public void emptyAnyPermission() {
		}

		@ClerkProtect(feature = "team:export")
		public void unknownScopeOfFeature() {
		}

		@ClerkProtect(plan = "org:")
		public void emptyScopedPlan() {
		}

		@ClerkProtect(reverification = { Reverification.LAX, Reverification.STRICT })
		public void twoReverifications() {
		}

		@ClerkProtect(anyToken = true, token = TokenType.API_KEY)
		public void anyAndToken() {
		}

		@ClerkProtect(token = { TokenType.API_KEY, TokenType.API_KEY })
		public void tokenTwice() {
		}

		@ClerkProtect(unauthorizedUrl = " ")
		public void blankUrl() {
		}

		@ClerkProtect(signInUrl = "/in\r\nSet-Cookie: a=b")
		public void brokenUrl() {
		}

	}

	@ClerkProtect(role = "org:org:")
	public static class NeverMetClass {

		public void method() {
		}

	}

	@ClerkProtect(permission = "org:sys_memberships:manage")
	public static class SystemPermissions {

		public void one() {
		}

		public void other() {
		}

	}

}
