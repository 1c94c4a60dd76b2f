package com.clerk.spring.security;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.context.event.EventListener;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.web.Callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ClerkMethodSecurityTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(MethodSecurityConfiguration.class);

	@BeforeEach
	void signOut() {
		Callers.signIn(Callers.signedOut());
	}

	@AfterEach
	void clearContext() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void callOutsideOfARequestThatWasDecidedIsAnError() {
		this.contextRunner.withBean(Billing.class).run((context) -> {
			SecurityContextHolder.clearContext();

			assertThatIllegalStateException().isThrownBy(context.getBean(Billing.class)::pay)
				.withMessageContaining("no Clerk caller");
		});
	}

	@Test
	void callByASignedOutCallerIsRefused() {
		this.contextRunner.withBean(Billing.class).run((context) -> {
			Billing billing = context.getBean(Billing.class);

			assertThatExceptionOfType(ClerkDeniedException.class).isThrownBy(billing::pay)
				.satisfies((ex) -> assertThat(ex.denial()).isInstanceOf(Denial.Unauthenticated.class));
		});
	}

	@Test
	void callByACallerWhoMeetsItPasses() {
		this.contextRunner.withBean(Billing.class).run((context) -> {
			Callers.signIn(Callers.member("user_1", "org:admin"));

			assertThat(context.getBean(Billing.class).pay()).isEqualTo("paid");
		});
	}

	@Test
	void callByACallerWhoLacksSomethingIsRefused() {
		this.contextRunner.withBean(Billing.class).run((context) -> {
			Callers.signIn(Callers.member("user_1", "org:member"));

			assertThatExceptionOfType(ClerkDeniedException.class).isThrownBy(context.getBean(Billing.class)::pay)
				.satisfies((ex) -> assertThat(ex.denial()).isInstanceOf(Denial.Forbidden.class));
		});
	}

	@Test
	void callerOfAnotherLoginIsRefused() {
		this.contextRunner.withBean(Billing.class).run((context) -> {
			SecurityContextHolder.getContext()
				.setAuthentication(new TestingAuthenticationToken("admin", null, "ROLE_org:admin"));

			assertThatExceptionOfType(ClerkDeniedException.class).isThrownBy(context.getBean(Billing.class)::pay);
		});
	}

	@Test
	void methodsThatDemandNothingAreOpen() {
		this.contextRunner.withBean(Billing.class)
			.run((context) -> assertThat(context.getBean(Billing.class).price()).isEqualTo(7));
	}

	@Test
	void textOfAProtectedBeanIsOpen() {
		this.contextRunner.withBean(ProtectedService.class)
			.run((context) -> assertThat(context.getBean(ProtectedService.class)).hasToString("service"));
	}

	@Test
	void annotationOfAnInterfaceWorksOnWhatAFactoryMakes() {
		this.contextRunner.withBean(RepositoryFactory.class).run((context) -> {
			assertThatExceptionOfType(ClerkDeniedException.class)
				.isThrownBy(() -> context.getBean(Repository.class).find());
			Callers.signIn(Callers.user("user_1"));
			assertThat(context.getBean(Repository.class).find()).isEqualTo("found");
		});
	}

	@Test
	void beansOfBootsOwnProxyCreatorAreDecidedToo() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
			.withBean(Billing.class)
			.run((context) -> assertThatExceptionOfType(ClerkDeniedException.class)
				.isThrownBy(context.getBean(Billing.class)::pay));
	}

	@Test
	void beansAreProxiedByClass() {
		this.contextRunner.withBean(NamedBilling.class)
			.run((context) -> assertThat(AopUtils.isCglibProxy(context.getBean(NamedBilling.class))).isTrue());
	}

	@Test
	void beansAreProxiedByInterfaceWhereTheApplicationWantsIt() {
		this.contextRunner.withPropertyValues("spring.aop.proxy-target-class=false")
			.withBean("billing", NamedBilling.class)
			.run((context) -> {
				assertThat(AopUtils.isJdkDynamicProxy(context.getBean("billing"))).isTrue();
				assertThatExceptionOfType(ClerkDeniedException.class)
					.isThrownBy(context.getBean(PaymentOperations.class)::pay);
			});
	}

	@Test
	void handlersOfSpringMvcNeedNoProxy() {
		this.contextRunner.withBean(ProjectController.class)
			.run((context) -> assertThat(AopUtils.isAopProxy(context.getBean(ProjectController.class))).isFalse());
	}

	@Test
	void handlersOfOtherKindsInAControllerAreDecided() {
		this.contextRunner.withBean(MessageController.class)
			.run((context) -> assertThatExceptionOfType(ClerkDeniedException.class)
				.isThrownBy(() -> context.getBean(MessageController.class).receive("hello")));
	}

	@Test
	void annotationThatCanNeverBeMetFailsTheStart() {
		this.contextRunner.withBean(NeverMet.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("NeverMet.pay")
				.hasStackTraceContaining("role"));
	}

	@Test
	void annotationThatCanNeverBeMetOnALazyBeanFailsTheStart() {
		this.contextRunner.withBean(NeverMet.class, NeverMet::new, (definition) -> definition.setLazyInit(true))
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("NeverMet.pay"));
	}

	@Test
	void annotationOnAPrivateMethodFailsTheStart() {
		this.contextRunner.withBean(PrivateMethod.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("PrivateMethod.pay")
				.hasStackTraceContaining("private"));
	}

	@Test
	void annotationOnAFinalMethodFailsTheStart() {
		this.contextRunner.withBean(FinalMethod.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("FinalMethod.pay")
				.hasStackTraceContaining("final"));
	}

	@Test
	void annotatedBeanThatIsMadeBeforeProxiesFailsTheStart() {
		this.contextRunner.withUserConfiguration(EarlyConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("'earlyBilling'")
				.hasStackTraceContaining("before proxies"));
	}

	@Configuration(proxyBeanMethods = false)
	static class MethodSecurityConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ClerkProtections clerkProtections() {
			return ClerkMethodSecurity.protections();
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor clerkProtectAdvisor(ClerkProtections protections) {
			return ClerkMethodSecurity.advisor(protections);
		}

		@Bean
		static BeanFactoryPostProcessor clerkProxyCreator(Environment environment) {
			return ClerkMethodSecurity.proxyCreator(environment);
		}

		@Bean
		static SmartInitializingSingleton clerkProtectedBeansCheck(ConfigurableListableBeanFactory beanFactory,
				ClerkProtections protections) {
			return ClerkMethodSecurity.check(beanFactory, protections);
		}

	}

	static class Billing {

		@ClerkProtect(role = "org:admin")
		String pay() {
			return "paid";
		}

		int price() {
			return 7;
		}

	}

	interface PaymentOperations {

		String pay();

	}

	static class NamedBilling implements PaymentOperations {

		@Override
		@ClerkProtect
		public String pay() {
			return "paid";
		}

	}

	@ClerkProtect
	static class ProtectedService {

		String work() {
			return "worked";
		}

		@Override
		public String toString() {
			return "service";
		}

	}

	@ClerkProtect
	interface Repository {

		String find();

	}

	static class RepositoryFactory implements FactoryBean<Repository> {

		@Override
		public Repository getObject() {
			return () -> "found";
		}

		@Override
		public Class<?> getObjectType() {
			return Repository.class;
		}

	}

	@RestController
	@ClerkProtect
	static final class ProjectController {

		@GetMapping("/projects")
		String list() {
			return sorted("list");
		}

		@ExceptionHandler
		String failed(IllegalArgumentException ex) {
			return "failed";
		}

		private String sorted(String text) {
			return text;
		}

	}

	@Controller
	@ClerkProtect
	static class MessageController {

		@GetMapping("/page")
		String page() {
			return "page";
		}

		@EventListener
		String receive(String message) {
			return "received";
		}

	}

	static class NeverMet {

		@ClerkProtect(role = " ")
		void pay() {
		}

	}

	static class PrivateMethod {

		@ClerkProtect
		private void pay() {
		}

	}

	static class FinalMethod {

		@ClerkProtect
		final void pay() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyConfiguration {

		@Bean
		static Billing earlyBilling() {
			return new Billing();
		}

		@Bean
		static EarlyPostProcessor needsBilling(Billing billing) {
			return new EarlyPostProcessor();
		}

	}

	static class EarlyPostProcessor implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

	}

}
