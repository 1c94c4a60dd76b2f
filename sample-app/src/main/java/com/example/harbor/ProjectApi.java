package com.example.harbor;

import java.util.List;

import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;

/**
 * The same projects as JSON, for a browser with its cookie and for a client with a bearer
 * token. Who may do what is said by {@link Projects}.
 */
@RestController
@RequestMapping("/api/projects")
@ClerkProtect
class ProjectApi {

	private final Projects projects;

	private final UserTable users;

	ProjectApi(Projects projects, UserTable users) {
		this.projects = projects;
		this.users = users;
	}

	@GetMapping
	List<Project> list(SessionAuth auth) {
		return this.projects.ownedBy(auth);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Project create(@Valid @RequestBody NewProject project, SessionAuth auth) {
		auth.protect((session) -> !this.users.get(session.userId()).deleted());
		return this.projects.create(project.name(), auth);
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void deleteAll(SessionAuth auth) {
		this.projects.deleteAll(auth);
	}

}
