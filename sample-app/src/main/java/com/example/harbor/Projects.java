package com.example.harbor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Repository;

import com.clerk.spring.auth.ClerkProtect;

/**
 * The projects, in memory. Everything is asked for by owner, so nobody sees what belongs
 * to somebody else.
 */
@Repository
class Projects {

	private static final int MAX_PROJECTS = 1_000;

	private final Map<Long, Project> projects = new ConcurrentSkipListMap<>();

	private final AtomicLong ids = new AtomicLong();

	List<Project> ownedBy(String userId, @Nullable String orgId) {
		String owner = owner(userId, orgId);
		return this.projects.values().stream().filter((project) -> project.owner().equals(owner)).toList();
	}

	Project create(String name, String userId, @Nullable String orgId) {
		if (this.projects.size() >= MAX_PROJECTS) {
			throw new TooManyProjectsException();
		}
		Project project = new Project(this.ids.incrementAndGet(), name, owner(userId, orgId));
		this.projects.put(project.id(), project);
		return project;
	}

	/**
	 * Any bean's method can be protected, not only a controller's.
	 */
	@ClerkProtect(role = "org:admin")
	int deleteAll(String orgId) {
		int before = this.projects.size();
		this.projects.values().removeIf((project) -> project.owner().equals(orgId));
		return before - this.projects.size();
	}

	private static String owner(String userId, @Nullable String orgId) {
		return (orgId != null) ? orgId : userId;
	}

}
