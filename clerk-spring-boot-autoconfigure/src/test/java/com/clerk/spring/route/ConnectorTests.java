package com.clerk.spring.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attack paths over a real connector, as strict as it comes and made lenient: no spelling
 * reaches a handler, of Spring MVC's or of the container's, which the matcher of its
 * route does not catch.
 */
class ConnectorTests {

	private static final String HANDLED = "X-Handled: ";

	private static final String MISSED = "X-Missed: ";

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "false, ''", "true, ''", "true, /app" })
	void noSpellingReachesAHandlerUnseen(boolean lenient, String contextPath) throws Exception {
		Tomcat tomcat = start(lenient, contextPath);
		try {
			Set<String> handled = new TreeSet<>();
			for (String path : new String[] { "/admin/users", "/servlet/users" }) {
				for (String spelling : Spellings.withOneChange(contextPath + path)) {
					String head = head(tomcat.getConnector().getLocalPort(), spelling);
					assertThat(head).as(spelling).doesNotContain(MISSED);
					if (head.contains(HANDLED)) {
						handled.add(spelling);
					}
				}
			}
			assertThat(handled).hasSizeGreaterThan(40)
				.contains(contextPath + "/admin;x=1/users", contextPath + "/servlet/%75sers");
		}
		finally {
			tomcat.stop();
			tomcat.destroy();
		}
	}

	private Tomcat start(boolean lenient, String contextPath) throws Exception {
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(this.directory.toString());
		tomcat.setConnector(connector(lenient));
		Context context = tomcat.addContext(contextPath, this.directory.toString());
		AnnotationConfigWebApplicationContext application = new AnnotationConfigWebApplicationContext();
		application.register(Application.class);
		Tomcat.addServlet(context, "mvc", new DispatcherServlet(application)).setLoadOnStartup(1);
		context.addServletMappingDecoded("/", "mvc");
		Tomcat.addServlet(context, "servlet", new UsersServlet());
		context.addServletMappingDecoded("/servlet/*", "servlet");
		FilterDef filter = new FilterDef();
		filter.setFilterName("watch");
		filter.setFilter(new Watch());
		context.addFilterDef(filter);
		FilterMap everywhere = new FilterMap();
		everywhere.setFilterName("watch");
		everywhere.addURLPattern("/*");
		context.addFilterMap(everywhere);
		tomcat.start();
		return tomcat;
	}

	private static Connector connector(boolean lenient) {
		Connector connector = new Connector();
		connector.setPort(0);
		connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
		if (lenient) {
			connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
			connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.DECODE.getValue());
			connector.setAllowBackslash(true);
			connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
		}
		return connector;
	}

	private static String head(int port, String path) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			OutputStream out = socket.getOutputStream();
			out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
			out.flush();
			BufferedReader in = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			StringBuilder head = new StringBuilder();
			for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
				head.append(line).append('\n');
			}
			return head.toString();
		}
	}

	/**
	 * Marks an answer that a handler gave and the matcher of its route did not expect.
	 */
	private static void handled(HttpServletRequest request, HttpServletResponse response, ClerkRouteMatcher route) {
		response.setHeader("X-Handled", "true");
		if (request.getAttribute("malformed") == null && !route.matches(request)) {
			response.setHeader("X-Missed", "true");
		}
	}

	private static final class Watch extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			try {
				LookupPath.of(request);
			}
			catch (MalformedPathException ex) {
				// Let in all the same, to see which of them would have been handled
				request.setAttribute("malformed", true);
			}
			chain.doFilter(request, response);
		}

	}

	private static final class UsersServlet extends HttpServlet {

		private static final ClerkRouteMatcher ROUTE = ClerkRouteMatcher.of("/servlet/:path*");

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) {
			handled(request, response, ROUTE);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebMvc
	static class Application {

		@Bean
		Users users() {
			return new Users();
		}

	}

	@RestController
	static class Users {

		private static final ClerkRouteMatcher ROUTE = ClerkRouteMatcher.of("/admin/users");

		@GetMapping("/admin/users")
		void users(HttpServletRequest request, HttpServletResponse response) {
			handled(request, response, ROUTE);
		}

		@GetMapping("/**")
		void anythingElse(HttpServletResponse response) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
		}

	}

}
