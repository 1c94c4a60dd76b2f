package com.example.harbor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.springframework.stereotype.Repository;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.SessionAuth;

/**
 * The projects, in memory. Everything is asked for by owner, so nobody sees what belongs
 * to somebody else. The rules are here, so that pages and API obey the same ones.
 */
@Repository
class Projects {

	private static final int MAX_OF_OWNER = 100;

	private final Map<String, List<Project>> projects = new ConcurrentHashMap<>();

	private final AtomicLong ids = new AtomicLong();

	List<Project> ownedBy(SessionAuth auth) {
		return this.projects.getOrDefault(owner(auth), List.of());
	}

	/**
	 * On their own, users do as they like; in an organization its administrators do.
	 */
	static boolean mayCreate(SessionAuth auth) {
		return auth.orgId() == null || auth.hasRole("org:admin");
	}

	Project create(String name, SessionAuth auth) {
		auth.protect(Projects::mayCreate);
		Project project = new Project(this.ids.incrementAndGet(), name, owner(auth));
		this.projects.merge(project.owner(), List.of(project), Projects::join);
		return project;
	}

	/**
	 * Deletes the projects of an organization. Any bean's method can be protected, not
	 * only a controller's.
	 */
	@ClerkProtect(role = "org:admin", reverification = Reverification.STRICT)
	void deleteAll(SessionAuth auth) {
		this.projects.remove(owner(auth));
	}

	private static List<Project> join(List<Project> before, List<Project> added) {
		if (before.size() >= MAX_OF_OWNER) {
			throw new TooManyProjectsException();
		}
		return Stream.concat(before.stream(), added.stream()).toList();
	}

	private static String owner(SessionAuth auth) {
		return (auth.orgId() != null) ? auth.orgId() : auth.userId();
	}

}
