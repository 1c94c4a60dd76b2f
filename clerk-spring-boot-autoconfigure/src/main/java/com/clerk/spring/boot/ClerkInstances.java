package com.clerk.spring.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.servlet.PublicHost;

/**
 * The instances that the properties list, ready for use.
 *
 * @param options the options of each instance, by its name
 * @param byHost the options of each host
 */
record ClerkInstances(Map<String, ClerkOptions> options, Map<PublicHost, ClerkOptions> byHost) {

	static ClerkInstances of(Map<String, ClerkOptions> options, Map<String, List<String>> hosts) {
		Map<PublicHost, ClerkOptions> byHost = new LinkedHashMap<>();
		options.forEach((name, instance) -> hosts.getOrDefault(name, List.of())
			.forEach((host) -> byHost.put(PublicHost.parse(host), instance)));
		return new ClerkInstances(options, byHost);
	}

}
