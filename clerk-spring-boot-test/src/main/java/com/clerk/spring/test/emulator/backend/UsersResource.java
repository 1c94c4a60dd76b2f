package com.clerk.spring.test.emulator.backend;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.MembershipView;
import com.clerk.spring.test.emulator.directory.OrganizationJson;
import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.UserChanges;
import com.clerk.spring.test.emulator.directory.UserJson;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Users, as the Backend API shows and changes them.
 */
final class UsersResource {

	private static final Order<UserAccount> ORDER = new Order<>(
			Map.of("created_at", Comparator.comparing(UserAccount::createdAt), "updated_at",
					Comparator.comparing((account) -> account.details().updatedAt()), "email_address",
					Comparator.comparing((account) -> account.user().emailAddress()), "first_name",
					Comparator.comparing((account) -> account.user().firstName()), "last_name",
					Comparator.comparing((account) -> account.user().lastName())));

	private final Users users;

	UsersResource(Users users) {
		this.users = users;
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		List<UserAccount> found = ORDER.of(new UserQuery(query).of(this.users.all()), query);
		return ApiResponse.json(200, Page.of(query).of(found).stream().map(UserJson::of).toList());
	}

	ApiResponse count(ApiRequest request, PathVariables path) {
		int count = new UserQuery(request.query()).of(this.users.all()).size();
		return ApiResponse.json(200, Map.of("object", "total_count", "total_count", count));
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return answer(path, this.users.find(path.get("id")));
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		Set<String> known = new HashSet<>(UserChanges.CHANGEABLE);
		known.add("email_address");
		UserChanges changes = new UserChanges(JsonBody.of(request, known));
		UserAccount account = changes.applyTo(UserAccount.of(User.of(changes.emailAddress()), this.users.now()));
		Taken.refused("form_identifier_exists", () -> this.users.add(account));
		return ApiResponse.json(200, UserJson.of(account));
	}

	ApiResponse update(ApiRequest request, PathVariables path) {
		UserChanges changes = new UserChanges(JsonBody.of(request, UserChanges.CHANGEABLE));
		return answer(path,
				Taken.refused("form_identifier_exists", () -> this.users.change(path.get("id"), changes::applyTo)));
	}

	ApiResponse mergeMetadata(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, Set.of("public_metadata", "private_metadata", "unsafe_metadata"));
		return answer(path, this.users.change(path.get("id"),
				(account) -> account.withDetails((details) -> details.withMetadata(details.metadata().merged(body)))));
	}

	ApiResponse delete(ApiRequest request, PathVariables path) {
		Map<String, @Nullable Object> deleted = this.users.delete(path.get("id"))
			.map(UserJson::deleted)
			.orElseThrow(() -> unknown(path.get("id")));
		return ApiResponse.json(200, deleted);
	}

	ApiResponse ban(ApiRequest request, PathVariables path) {
		return answer(path, this.users.ban(path.get("id"), true));
	}

	ApiResponse unban(ApiRequest request, PathVariables path) {
		return answer(path, this.users.ban(path.get("id"), false));
	}

	ApiResponse lock(ApiRequest request, PathVariables path) {
		return answer(path, this.users.lock(path.get("id"), true));
	}

	ApiResponse unlock(ApiRequest request, PathVariables path) {
		return answer(path, this.users.lock(path.get("id"), false));
	}

	ApiResponse memberships(ApiRequest request, PathVariables path) {
		UserAccount account = this.users.find(path.get("id")).orElseThrow(() -> unknown(path.get("id")));
		List<MembershipView> all = this.users.organizations().memberships(account);
		return ApiResponse.list(Page.of(request.query()).of(all).stream().map(OrganizationJson::of).toList(),
				all.size());
	}

	private static ApiResponse answer(PathVariables path, Optional<UserAccount> account) {
		return account.map((found) -> ApiResponse.json(200, UserJson.of(found)))
			.orElseThrow(() -> unknown(path.get("id")));
	}

	static ApiException unknown(String id) {
		return ApiException.notFound("No user was found with id " + id);
	}

}
