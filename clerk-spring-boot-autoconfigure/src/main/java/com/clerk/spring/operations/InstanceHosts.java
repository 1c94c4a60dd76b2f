package com.clerk.spring.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.clerk.spring.servlet.PublicHost;

/**
 * K14, as far as it is about hosts: each instance has some, written as hosts, and none is
 * that of another.
 *
 * @since 0.1.0
 */
public final class InstanceHosts {

	private static final String ID = "K14";

	private final List<Finding> findings = new ArrayList<>();

	private final Map<PublicHost, String> owners = new LinkedHashMap<>();

	private InstanceHosts() {
	}

	/**
	 * Checks the hosts of all instances.
	 * @param hosts the hosts of each instance, by the property that names them
	 * @return what there is to say; empty if all is well
	 */
	public static List<Finding> check(Map<String, List<String>> hosts) {
		InstanceHosts check = new InstanceHosts();
		hosts.forEach(check::instance);
		return List.copyOf(check.findings);
	}

	private void instance(String property, List<String> hosts) {
		if (hosts.isEmpty()) {
			fail(property, "The instance has no hosts, so it would serve no request.",
					"Set " + property + " to the hosts of its pages, such as app.example.com.");
		}
		hosts.forEach((host) -> host(property, host));
	}

	private void host(String property, String text) {
		PublicHost host;
		try {
			host = PublicHost.parse(text);
		}
		catch (IllegalArgumentException ex) {
			fail(property, "The value '" + text + "' of " + property + " is no host.",
					"Write 'host' or 'host:port', without scheme, path and '*'. For other ways to tell instances apart, "
							+ "write a ClerkOptionsResolver bean.");
			return;
		}
		String owner = this.owners.putIfAbsent(host, property);
		if (owner != null && !owner.equals(property)) {
			fail(property, "The host '" + host + "' is in both " + owner + " and " + property + ".",
					"Remove it from one of them: a host belongs to one instance.");
		}
	}

	private void fail(String property, String problem, String remedy) {
		this.findings.add(Finding.fail(ID, property, problem, remedy));
	}

}
