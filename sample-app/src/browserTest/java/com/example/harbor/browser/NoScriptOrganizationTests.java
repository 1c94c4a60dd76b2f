package com.example.harbor.browser;

/**
 * Organizations in a browser that runs no script.
 */
@BrowserTest
class NoScriptOrganizationTests extends OrganizationAddressTests {

}
