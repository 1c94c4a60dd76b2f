package com.clerk.spring.client;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.clerk.backend_api.models.components.ExtendFreeTrialRequest;
import com.clerk.backend_api.models.operations.AddDomainRequestBody;
import com.clerk.backend_api.models.operations.AddDomainResponse;
import com.clerk.backend_api.models.operations.CancelCommerceSubscriptionItemResponse;
import com.clerk.backend_api.models.operations.ChangeProductionInstanceDomainRequestBody;
import com.clerk.backend_api.models.operations.ChangeProductionInstanceDomainResponse;
import com.clerk.backend_api.models.operations.CreateAllowlistIdentifierRequestBody;
import com.clerk.backend_api.models.operations.CreateAllowlistIdentifierResponse;
import com.clerk.backend_api.models.operations.CreateBlocklistIdentifierRequestBody;
import com.clerk.backend_api.models.operations.CreateBlocklistIdentifierResponse;
import com.clerk.backend_api.models.operations.CreateRedirectURLRequestBody;
import com.clerk.backend_api.models.operations.CreateRedirectURLResponse;
import com.clerk.backend_api.models.operations.CreateSvixAppResponse;
import com.clerk.backend_api.models.operations.DeleteAllowlistIdentifierResponse;
import com.clerk.backend_api.models.operations.DeleteBlocklistIdentifierResponse;
import com.clerk.backend_api.models.operations.DeleteDomainResponse;
import com.clerk.backend_api.models.operations.DeleteRedirectURLResponse;
import com.clerk.backend_api.models.operations.DeleteSvixAppResponse;
import com.clerk.backend_api.models.operations.ExtendBillingSubscriptionItemFreeTrialResponse;
import com.clerk.backend_api.models.operations.GenerateSvixAuthURLResponse;
import com.clerk.backend_api.models.operations.GetCommercePlanListResponse;
import com.clerk.backend_api.models.operations.GetInstanceOrganizationSettingsResponse;
import com.clerk.backend_api.models.operations.GetInstanceResponse;
import com.clerk.backend_api.models.operations.GetOrganizationBillingSubscriptionResponse;
import com.clerk.backend_api.models.operations.GetRedirectURLResponse;
import com.clerk.backend_api.models.operations.GetUserBillingSubscriptionResponse;
import com.clerk.backend_api.models.operations.ListAllowlistIdentifiersResponse;
import com.clerk.backend_api.models.operations.ListBlocklistIdentifiersResponse;
import com.clerk.backend_api.models.operations.ListDomainsResponse;
import com.clerk.backend_api.models.operations.ListRedirectURLsResponse;
import com.clerk.backend_api.models.operations.UpdateDomainRequestBody;
import com.clerk.backend_api.models.operations.UpdateDomainResponse;
import com.clerk.backend_api.models.operations.UpdateInstanceOrganizationSettingsRequestBody;
import com.clerk.backend_api.models.operations.UpdateInstanceOrganizationSettingsResponse;
import com.clerk.backend_api.models.operations.UpdateInstanceRequestBody;
import com.clerk.backend_api.models.operations.UpdateInstanceResponse;
import com.clerk.backend_api.models.operations.UpdateInstanceRestrictionsRequestBody;
import com.clerk.backend_api.models.operations.UpdateInstanceRestrictionsResponse;
import com.clerk.backend_api.models.operations.VerifyDomainProxyRequestBody;
import com.clerk.backend_api.models.operations.VerifyDomainProxyResponse;

import org.springframework.http.HttpMethod;

import static com.clerk.spring.client.TableRow.exchange;
import static com.clerk.spring.client.TableRow.row;

/**
 * The calls about the instance itself.
 */
final class InstanceCalls {

	private InstanceCalls() {
	}

	static List<TableRow> rows() {
		return List.of(
				row("allowlistIdentifiers.getAllowlistIdentifierList", "GET /allowlist_identifiers?limit=7&offset=0",
						ListAllowlistIdentifiersResponse.class,
						(clerk) -> clerk.allowlistIdentifiers().list().limit(7L).call()),

				row("allowlistIdentifiers.createAllowlistIdentifier", "POST /allowlist_identifiers",
						"{\"identifier\":\"ada@example.com\",\"notify\":false}",
						CreateAllowlistIdentifierResponse.class,
						(clerk) -> clerk.allowlistIdentifiers()
							.create()
							.request(CreateAllowlistIdentifierRequestBody.builder()
								.identifier("ada@example.com")
								.build())
							.call()),

				row("allowlistIdentifiers.deleteAllowlistIdentifier", "DELETE /allowlist_identifiers/alid_1",
						DeleteAllowlistIdentifierResponse.class,
						(clerk) -> clerk.allowlistIdentifiers().delete().identifierId("alid_1").call()),

				row("betaFeatures.changeDomain", "POST /instance/change_domain",
						"{\"home_url\":\"https://example.com\"}", ChangeProductionInstanceDomainResponse.class,
						(clerk) -> clerk.instanceSettings()
							.changeDomain()
							.request(ChangeProductionInstanceDomainRequestBody.builder()
								.homeUrl("https://example.com")
								.build())
							.call())
					.answered(202),

				row("billing.getPlanList", "GET /billing/plans?limit=7&offset=0", GetCommercePlanListResponse.class,
						(clerk) -> clerk.billing().listPlans().limit(7L).call()),

				row("billing.cancelSubscriptionItem", "DELETE /billing/subscription_items/subi_1?end_now=false",
						CancelCommerceSubscriptionItemResponse.class,
						(clerk) -> clerk.billing().cancelSubscriptionItem().subscriptionItemId("subi_1").call()),

				row("billing.extendSubscriptionItemFreeTrial",
						"POST /billing/subscription_items/subi_1/extend_free_trial",
						"{\"extend_to\":\"2027-01-15T08:00:00Z\"}",
						ExtendBillingSubscriptionItemFreeTrialResponse.class,
						(clerk) -> clerk.billing()
							.extendSubscriptionItemFreeTrial()
							.subscriptionItemId("subi_1")
							.extendFreeTrialRequest(ExtendFreeTrialRequest.builder()
								.extendTo(OffsetDateTime.parse("2027-01-15T08:00:00Z"))
								.build())
							.call()),

				row("billing.getOrganizationBillingSubscription", "GET /organizations/org_1/billing/subscription",
						GetOrganizationBillingSubscriptionResponse.class,
						(clerk) -> clerk.organizations().getBillingSubscription().organizationId("org_1").call()),

				row("billing.getUserBillingSubscription", "GET /users/user_1/billing/subscription",
						GetUserBillingSubscriptionResponse.class,
						(clerk) -> clerk.users().getBillingSubscription().userId("user_1").call()),

				row("blocklistIdentifiers.getBlocklistIdentifierList", "GET /blocklist_identifiers",
						ListBlocklistIdentifiersResponse.class, (clerk) -> clerk.blocklistIdentifiers().list().call()),

				row("blocklistIdentifiers.createBlocklistIdentifier", "POST /blocklist_identifiers",
						"{\"identifier\":\"ada@example.com\"}", CreateBlocklistIdentifierResponse.class,
						(clerk) -> clerk.blocklistIdentifiers()
							.create()
							.request(CreateBlocklistIdentifierRequestBody.builder()
								.identifier("ada@example.com")
								.build())
							.call()),

				row("blocklistIdentifiers.deleteBlocklistIdentifier", "DELETE /blocklist_identifiers/alid_1",
						DeleteBlocklistIdentifierResponse.class,
						(clerk) -> clerk.blocklistIdentifiers().delete().identifierId("alid_1").call()),

				row("domains.list", "GET /domains", ListDomainsResponse.class,
						(clerk) -> clerk.domains().list().call()),

				row("domains.add", "POST /domains", "{\"name\":\"shop.example.net\",\"is_satellite\":true}",
						AddDomainResponse.class,
						(clerk) -> clerk.domains()
							.add()
							.request(AddDomainRequestBody.builder().name("shop.example.net").build())
							.call()),

				row("domains.update", "PATCH /domains/dmn_1", "{\"name\":\"shop.example.net\"}",
						UpdateDomainResponse.class,
						(clerk) -> clerk.domains()
							.update()
							.domainId("dmn_1")
							.requestBody(UpdateDomainRequestBody.builder().name("shop.example.net").build())
							.call()),

				row("domains.deleteDomain", "DELETE /domains/dmn_1", DeleteDomainResponse.class,
						(clerk) -> clerk.domains().delete().domainId("dmn_1").call()),

				exchange("emails.create", "POST /email", "{\"subject\":\"Hello\"}",
						(backend) -> backend.exchange(HttpMethod.POST, "/email", Map.of("subject", "Hello"),
								Map.class)),

				row("instance.get", "GET /instance", GetInstanceResponse.class,
						(clerk) -> clerk.instanceSettings().get().call()),

				row("instance.update", "PATCH /instance", "{\"test_mode\":true}", UpdateInstanceResponse.class,
						(clerk) -> clerk.instanceSettings()
							.update()
							.request(UpdateInstanceRequestBody.builder().testMode(true).build())
							.call())
					.answered(204),

				row("instance.updateRestrictions", "PATCH /instance/restrictions", "{\"allowlist\":true}",
						UpdateInstanceRestrictionsResponse.class,
						(clerk) -> clerk.instanceSettings()
							.updateRestrictions()
							.request(UpdateInstanceRestrictionsRequestBody.builder().allowlist(true).build())
							.call()),

				row("instance.getOrganizationSettings", "GET /instance/organization_settings",
						GetInstanceOrganizationSettingsResponse.class,
						(clerk) -> clerk.instanceSettings().getOrganizationSettings().call()),

				row("instance.updateOrganizationSettings", "PATCH /instance/organization_settings",
						"{\"enabled\":true}", UpdateInstanceOrganizationSettingsResponse.class,
						(clerk) -> clerk.instanceSettings()
							.updateOrganizationSettings()
							.request(UpdateInstanceOrganizationSettingsRequestBody.builder().enabled(true).build())
							.call()),

				row("proxyChecks.verify", "POST /proxy_checks", "{\"domain_id\":\"dmn_1\"}",
						VerifyDomainProxyResponse.class,
						(clerk) -> clerk.proxyChecks()
							.verify()
							.request(VerifyDomainProxyRequestBody.builder().domainId("dmn_1").build())
							.call()),

				row("redirectUrls.getRedirectUrlList", "GET /redirect_urls?limit=7&offset=0",
						ListRedirectURLsResponse.class, (clerk) -> clerk.redirectUrls().list().limit(7L).call()),

				row("redirectUrls.getRedirectUrl", "GET /redirect_urls/id_1", GetRedirectURLResponse.class,
						(clerk) -> clerk.redirectUrls().get().id("id_1").call()),

				row("redirectUrls.createRedirectUrl", "POST /redirect_urls", "{\"url\":\"https://example.com/a\"}",
						CreateRedirectURLResponse.class,
						(clerk) -> clerk.redirectUrls()
							.create()
							.request(CreateRedirectURLRequestBody.builder().url("https://example.com/a").build())
							.call()),

				row("redirectUrls.deleteRedirectUrl", "DELETE /redirect_urls/id_1", DeleteRedirectURLResponse.class,
						(clerk) -> clerk.redirectUrls().delete().id("id_1").call()),

				row("webhooks.createSvixApp", "POST /webhooks/svix", CreateSvixAppResponse.class,
						(clerk) -> clerk.webhooks().createSvixApp().call()),

				row("webhooks.generateSvixAuthURL", "POST /webhooks/svix_url", GenerateSvixAuthURLResponse.class,
						(clerk) -> clerk.webhooks().generateSvixAuthURL().call()),

				row("webhooks.deleteSvixApp", "DELETE /webhooks/svix", DeleteSvixAppResponse.class,
						(clerk) -> clerk.webhooks().deleteSvixApp().call())
					.answered(204));
	}

}
