package com.clerk.spring.test.emulator.backend;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.ApplicationInvitation;
import com.clerk.spring.test.emulator.directory.ApplicationInvitations;
import com.clerk.spring.test.emulator.directory.Credentials;
import com.clerk.spring.test.emulator.directory.InvitationState;
import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiHost;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Invitations to sign up, as the Backend API makes, shows and revokes them. Nothing is
 * sent to who is invited.
 */
final class InvitationsResource {

	private static final Order<ApplicationInvitation> ORDER = new Order<>(
			Map.of("created_at", Comparator.comparing(ApplicationInvitation::createdAt), "email_address",
					Comparator.comparing(ApplicationInvitation::emailAddress)));

	private static final Set<String> QUERY = Set.of("status", "query", "paginated", "limit", "offset", "order_by");

	private static final Set<String> NEW = Set.of("email_address", "redirect_url", "public_metadata", "notify",
			"ignore_existing", "expires_in_days", "template_slug");

	private final Users users;

	private final ApplicationInvitations invitations;

	InvitationsResource(Users users, ApplicationInvitations invitations) {
		this.users = users;
		this.invitations = invitations;
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		query.requireKnown(QUERY);
		String text = query.getOrEmpty("query").toLowerCase(Locale.ROOT);
		List<ApplicationInvitation> found = this.invitations.all()
			.stream()
			.filter((each) -> query.get("status") == null || query.all("status").contains(each.state().code()))
			.filter((each) -> each.id().toLowerCase(Locale.ROOT).contains(text) || each.emailAddress().contains(text))
			.toList();
		List<Map<String, @Nullable Object>> page = Page.of(query)
			.of(ORDER.of(found, query))
			.stream()
			.map((each) -> json(each, request))
			.toList();
		return "true".equals(query.get("paginated")) ? ApiResponse.list(page, found.size())
				: ApiResponse.json(200, page);
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		return ApiResponse.json(200, create(JsonBody.of(request, NEW), request));
	}

	ApiResponse createAll(ApiRequest request, PathVariables path) {
		return ApiResponse.json(200,
				JsonBody.listOf(request, NEW).stream().map((body) -> create(body, request)).toList());
	}

	private Map<String, @Nullable Object> create(JsonBody body, ApiRequest request) {
		String emailAddress = body.requiredText("email_address");
		Credentials.requireAddress(emailAddress);
		boolean ignoreExisting = body.isTrue("ignore_existing");
		if (!ignoreExisting && isTaken(User.normalized(emailAddress))) {
			throw ApiException.taken("form_identifier_exists", "email_address");
		}
		ApplicationInvitation invitation = ApplicationInvitation.of(emailAddress, body.object("public_metadata"),
				body.text("redirect_url"), this.invitations.now(), life(body));
		return json(this.invitations.add(invitation, ignoreExisting), request);
	}

	private boolean isTaken(String emailAddress) {
		return this.users.all().stream().anyMatch((each) -> each.user().emailAddress().equals(emailAddress));
	}

	/**
	 * Returns how long a new invitation can be accepted.
	 */
	static Duration life(JsonBody body) {
		int days = body.count("expires_in_days").orElse(30);
		if (days < 1 || days > 365) {
			throw ApiException.parameter("form_param_value_invalid", "expires_in_days",
					"must be a number from 1 to 365.");
		}
		return Duration.ofDays(days);
	}

	ApiResponse revoke(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.invitations.revoke(id)
			.map((invitation) -> ApiResponse.json(200, json(invitation, request)))
			.orElseThrow(() -> ApiException.notFound("No invitation was found with id " + id));
	}

	private static Map<String, @Nullable Object> json(ApplicationInvitation invitation, ApiRequest request) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "invitation");
		json.put("id", invitation.id());
		json.put("email_address", invitation.emailAddress());
		json.put("public_metadata", invitation.publicMetadata());
		json.put("revoked", invitation.state() == InvitationState.REVOKED);
		json.put("status", invitation.state().code());
		json.put("url", url(invitation, request));
		json.put("expires_at", invitation.expiresAt().toEpochMilli());
		json.put("created_at", invitation.createdAt().toEpochMilli());
		json.put("updated_at", invitation.updatedAt().toEpochMilli());
		return json;
	}

	private static String url(ApplicationInvitation invitation, ApiRequest request) {
		ApiHost host = ApiHost.of(request);
		String redirectUrl = invitation.redirectUrl();
		String page = (redirectUrl != null) ? redirectUrl : "http://" + host.name() + host.port() + "/sign-up";
		return page + (page.contains("?") ? "&" : "?") + "__clerk_ticket=" + invitation.ticket();
	}

}
