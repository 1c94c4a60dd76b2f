package com.clerk.spring.web;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.Callable;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.security.ClerkAuth;

import static org.assertj.core.api.Assertions.assertThat;

class ClerkHandlerInterceptorTests {

	private final WebApplicationContextRunner contextRunner = ClerkMvc.runner()
		.withUserConfiguration(ProjectController.class);

	@BeforeEach
	void signOut() {
		Callers.signIn(Callers.signedOut());
	}

	@AfterEach
	void clearContext() {
		SecurityContextHolder.clearContext();
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void unprotectedHandlerIsOpen() {
		run((mvc) -> assertThat(mvc.get().uri("/open")).hasStatusOk());
	}

	@Test
	void unprotectedHandlerIsOpenWhereClerkHasSeenNoRequest() {
		SecurityContextHolder.clearContext();

		run((mvc) -> assertThat(mvc.get().uri("/open")).hasStatusOk());
	}

	@Test
	void protectedHandlerIsAnErrorWhereClerkHasSeenNoRequest() {
		SecurityContextHolder.clearContext();

		run((mvc) -> assertThat(mvc.get().uri("/protected")).hasFailed()
			.failure()
			.hasStackTraceContaining("no Clerk caller"));
	}

	@Test
	void protectedHandlerIsClosedToSignedOutCallers() {
		run((mvc) -> assertThat(mvc.get().uri("/protected")).hasStatus(404));
	}

	@Test
	void protectedHandlerIsOpenToSignedInCallers() {
		Callers.signIn(Callers.user("user_1"));

		run((mvc) -> assertThat(mvc.get().uri("/protected")).hasStatusOk().hasBodyTextEqualTo("protected"));
	}

	@Test
	void protectedHandlerIsClosedToCallersWhoLackSomething() {
		Callers.signIn(Callers.member("user_1", "org:member"));

		run((mvc) -> assertThat(mvc.get().uri("/admin")).hasStatus(403));
	}

	@Test
	void decisionComesBeforeTheBodyIsRead() {
		run((mvc) -> {
			assertThat(mvc.post().uri("/projects").contentType(MediaType.APPLICATION_JSON).content("{ not json"))
				.hasStatus(404);
			Callers.signIn(Callers.user("user_1"));
			assertThat(mvc.post().uri("/projects").contentType(MediaType.APPLICATION_JSON).content("{ not json"))
				.hasStatus(400);
		});
	}

	@Test
	void decisionComesBeforeArgumentsAreBound() {
		run((mvc) -> {
			assertThat(mvc.get().uri("/projects/not-a-number")).hasStatus(404);
			Callers.signIn(Callers.user("user_1"));
			assertThat(mvc.get().uri("/projects/not-a-number")).hasStatus(400);
		});
	}

	@Test
	void refusalIsNotSeenByAnExceptionHandlerForEverything() {
		this.contextRunner.withUserConfiguration(CatchAllAdvice.class).run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);

			assertThat(mvc.get().uri("/protected")).hasStatus(404);
			assertThat(mvc.get().uri("/machines")).hasStatus(401);
			assertThat(mvc.get().uri("/failing")).hasStatusOk().hasBodyTextEqualTo("all is well");
		});
	}

	@Test
	void narrowArgumentWithoutAnnotationDemandsASession() {
		run((mvc) -> {
			assertThat(mvc.post().uri("/notes").contentType(MediaType.APPLICATION_JSON).content("{ not json"))
				.hasStatus(404);
			Callers.signIn(Callers.user("user_1"));
			assertThat(mvc.post().uri("/notes").contentType(MediaType.APPLICATION_JSON).content("[]")).hasStatusOk()
				.hasBodyTextEqualTo("user_1");
		});
	}

	@Test
	void machineArgumentWithoutAnnotationDemandsAMachine() {
		Callers.signIn(Callers.user("user_1"));

		run((mvc) -> {
			assertThat(mvc.get().uri("/machine-argument")).hasStatus(401);
			assertThat(mvc.get().uri("/key-argument")).hasStatus(401);
		});
	}

	@Test
	void narrowArgumentLimitsWhatTheAnnotationAccepts() {
		Callers.signIn(Callers.user("user_1"));

		run((mvc) -> {
			assertThat(mvc.get().uri("/any")).hasStatusOk();
			assertThat(mvc.get().uri("/any-by-key")).hasStatus(401);
		});
	}

	@Test
	void machinesOnlyHandlerIsClosedToSessions() {
		Callers.signIn(Callers.user("user_1"));

		run((mvc) -> assertThat(mvc.get().uri("/machines")).hasStatus(401));
	}

	@Test
	void pendingSessionPassesWhereItMayAndIsShown() {
		Callers.signIn(Callers.pending("user_1"));

		run((mvc) -> {
			assertThat(mvc.get().uri("/tasks")).hasStatusOk().hasBodyTextEqualTo("user_1");
			assertThat(mvc.get().uri("/protected")).hasStatus(404);
		});
	}

	@Test
	void classAnnotationIsReplacedByThatOfTheMethod() {
		this.contextRunner.withUserConfiguration(AdminController.class).run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);
			Callers.signIn(Callers.member("user_1", "org:member"));

			assertThat(mvc.get().uri("/class")).hasStatus(403);
			assertThat(mvc.get().uri("/class/method")).hasStatusOk();
			assertThat(mvc.get().uri("/class/meta")).hasStatus(403);
			assertThat(mvc.get().uri("/class/interface")).hasStatus(403);
			Callers.signIn(Callers.member("user_1", "org:owner"));
			assertThat(mvc.get().uri("/class/meta")).hasStatusOk();
			assertThat(mvc.get().uri("/class/interface")).hasStatusOk();
		});
	}

	@Test
	void functionalRouteIsPassedThroughWithItsCaller() {
		Callers.signIn(Callers.user("user_1"));

		this.contextRunner.withUserConfiguration(FunctionalConfiguration.class)
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/functional")).hasStatusOk()
				.hasBodyTextEqualTo("user_1"));
	}

	@Test
	void functionalRouteThatProtectsItselfRefuses() {
		this.contextRunner.withUserConfiguration(FunctionalConfiguration.class)
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/functional/protected"))
				.hasStatus(404));
	}

	@Test
	void errorDispatchIsNotDecided() {
		run((mvc) -> assertThat(mvc.get().uri("/protected").with(dispatcherType(DispatcherType.ERROR))).hasStatusOk());
	}

	@Test
	void forwardIsHeldToWhatItsHandlerDemandsWhateverWasDecidedBefore() {
		run((mvc) -> assertThat(
				mvc.get().uri("/protected").with(dispatcherType(DispatcherType.FORWARD)).with((request) -> {
					DecidedCaller.keep(request, Callers.signedOut());
					return request;
				}))
			.hasStatus(404));
	}

	@Test
	void forwardBeforeAnyDecisionIsDecided() {
		run((mvc) -> assertThat(mvc.get().uri("/protected").with(dispatcherType(DispatcherType.FORWARD)))
			.hasStatus(404));
	}

	@Test
	void asyncResultKeepsTheFirstDecision() {
		Callers.signIn(Callers.user("user_1"));

		this.contextRunner.run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);
			assertThat(mvc.get().uri("/async")).hasStatusOk().hasBodyTextEqualTo("later");
			assertThat(context.getBean(StatusDenialResponder.class).denials()).isEmpty();
		});
	}

	@Test
	void applicationThatConfiguresSpringMvcByHandIsDecidedToo() {
		this.contextRunner.withUserConfiguration(OwnMvcConfiguration.class).run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);

			assertThat(mvc.get().uri("/open")).hasStatusOk();
			assertThat(mvc.get().uri("/protected")).hasStatus(404);
		});
	}

	private void run(MvcConsumer consumer) {
		this.contextRunner.run((context) -> consumer.accept(MockMvcTester.from(context)));
	}

	private static RequestPostProcessor dispatcherType(DispatcherType type) {
		return (request) -> {
			request.setDispatcherType(type);
			return request;
		};
	}

	interface MvcConsumer {

		void accept(MockMvcTester mvc) throws Exception;

	}

	@RestController
	static class ProjectController {

		@GetMapping("/open")
		String open() {
			return "open";
		}

		@GetMapping("/failing")
		String failing() {
			throw new IllegalStateException("failed");
		}

		@GetMapping("/protected")
		@ClerkProtect
		String guarded() {
			return "protected";
		}

		@GetMapping("/admin")
		@ClerkProtect(role = "org:admin")
		String admin() {
			return "admin";
		}

		@PostMapping("/projects")
		@ClerkProtect
		String create(@RequestBody String[] body) {
			return "created";
		}

		@GetMapping("/projects/{id}")
		@ClerkProtect
		String project(@PathVariable int id) {
			return "project";
		}

		@PostMapping("/notes")
		String note(@RequestBody String[] body, SessionAuth auth) {
			return auth.userId();
		}

		@GetMapping("/machine-argument")
		String machine(MachineAuth auth) {
			return "machine";
		}

		@GetMapping("/key-argument")
		String key(ApiKeyAuth auth) {
			return "key";
		}

		@GetMapping("/any")
		@ClerkProtect(anyToken = true)
		String any(Auth auth) {
			return "any";
		}

		@GetMapping("/any-by-key")
		@ClerkProtect(anyToken = true)
		String anyByKey(ApiKeyAuth auth) {
			return "key";
		}

		@GetMapping("/machines")
		@ClerkProtect(token = { TokenType.API_KEY, TokenType.OAUTH_TOKEN })
		String machines(MachineAuth auth) {
			return "machines";
		}

		@GetMapping("/tasks")
		@ClerkProtect(pendingSessions = true)
		String tasks(SessionAuth auth) {
			return auth.userId();
		}

		@GetMapping("/async")
		@ClerkProtect
		Callable<String> async() {
			return () -> "later";
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@ClerkProtect
	@interface Only {

		@AliasFor(annotation = ClerkProtect.class, attribute = "role")
		String value();

	}

	interface OwnerOperations {

		@ClerkProtect(role = "org:owner")
		String ofInterface();

	}

	@RestController
	@ClerkProtect(role = "org:admin")
	static class AdminController implements OwnerOperations {

		@GetMapping("/class")
		String ofClass() {
			return "class";
		}

		@GetMapping("/class/method")
		@ClerkProtect
		String ofMethod() {
			return "method";
		}

		@GetMapping("/class/meta")
		@Only("org:owner")
		String ofMetaAnnotation() {
			return "meta";
		}

		@Override
		@GetMapping("/class/interface")
		public String ofInterface() {
			return "interface";
		}

	}

	@RestControllerAdvice
	static class CatchAllAdvice {

		@ExceptionHandler(Exception.class)
		String everything() {
			return "all is well";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FunctionalConfiguration {

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route()
				.GET("/functional", (request) -> ServerResponse.ok().body(ClerkAuth.current().userId()))
				.GET("/functional/protected",
						(request) -> ServerResponse.ok().body(ClerkAuth.current().protect().userId()))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMvcConfiguration extends WebMvcConfigurationSupport {

	}

}
