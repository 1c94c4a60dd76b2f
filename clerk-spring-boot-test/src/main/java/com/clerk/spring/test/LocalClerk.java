package com.clerk.spring.test;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;

import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * A local Clerk for development: started beside the application, from its test class
 * path.
 *
 * <pre>
 * public class LocalApplication {
 *
 *     public static void main(String[] args) {
 *         SpringApplication.from(MyApplication::main).with(LocalClerk.class).run(args);
 *     }
 *
 * }
 * </pre>
 *
 * The application's own keys and addresses are not looked at. There are two users, Ada
 * and Bob, whom the sign-in page offers; a {@link ClerkEmulator} bean of the
 * application's test classes is taken instead. {@code clerk.emulator.port} gives it a
 * port that stays, {@code clerk.emulator.instance} a name by which browsers know it again
 * (that of the application, or of the folder that it is started in, otherwise),
 * {@code clerk.emulator.demo-data=false} takes Ada and Bob out.
 *
 * @since 0.1.0
 */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(ClerkEmulatorAutoConfiguration.class)
@PropertySource("classpath:com/clerk/spring/test/local-clerk.properties")
public class LocalClerk {

	private static final Log logger = LogFactory.getLog(LocalClerk.class);

	@Bean
	ApplicationListener<ApplicationReadyEvent> localClerkAddress(ClerkEmulator clerk) {
		return (ready) -> logger
			.info("The local Clerk is at " + clerk.url() + "; sign in at " + clerk.url() + "/sign-in");
	}

}
