package com.example.harbor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import com.clerk.spring.model.ClerkUser;

/**
 * The users of Clerk as rows that others can refer to. Requests and webhooks may write
 * the same row at once, twice and in any order: a row is first there without anything,
 * then takes what is newer than what it has, and once deleted stays so.
 */
@Repository
class UserTable {

	private static final String COLUMNS = "SELECT id, email, first_name, last_name, deleted FROM app_user ";

	private final JdbcClient jdbc;

	UserTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the row of a user. A request may be faster than the webhook that tells of
	 * its user; the row then has the id alone.
	 */
	AppUser get(String id) {
		return find(id).orElseGet(() -> {
			insertIfAbsent(id);
			return find(id).orElseThrow();
		});
	}

	Optional<AppUser> find(String id) {
		return this.jdbc.sql(COLUMNS + "WHERE id = :id").param("id", id).query(AppUser.class).optional();
	}

	List<AppUser> list(int limit) {
		return this.jdbc.sql(COLUMNS + "ORDER BY id LIMIT :limit").param("limit", limit).query(AppUser.class).list();
	}

	@Transactional
	void save(ClerkUser user) {
		insertIfAbsent(user.id());
		this.jdbc.sql("""
				UPDATE app_user
				SET email = :email, first_name = :firstName, last_name = :lastName, updated_at = :updatedAt
				WHERE id = :id AND NOT deleted AND updated_at <= :updatedAt""")
			.param("id", user.id())
			.param("email", user.primaryEmail())
			.param("firstName", user.firstName())
			.param("lastName", user.lastName())
			.param("updatedAt", millis(user.updatedAt()))
			.update();
	}

	/**
	 * Forgets what is known of a user. The row stays, so that an update that comes late
	 * does not bring the user back.
	 */
	@Transactional
	void delete(String id) {
		insertIfAbsent(id);
		this.jdbc.sql("""
				UPDATE app_user SET email = NULL, first_name = NULL, last_name = NULL, deleted = TRUE
				WHERE id = :id""").param("id", id).update();
	}

	/**
	 * Waits for another transaction that inserts the same row.
	 */
	private void insertIfAbsent(String id) {
		this.jdbc.sql("INSERT INTO app_user (id) VALUES (:id) ON CONFLICT DO NOTHING").param("id", id).update();
	}

	private static long millis(@Nullable Instant time) {
		return (time != null) ? time.toEpochMilli() : 0;
	}

}
