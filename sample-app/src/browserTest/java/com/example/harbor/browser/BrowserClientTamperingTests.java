package com.example.harbor.browser;

/**
 * Tampering where pages have the browser client.
 */
@BrowserClientTest
class BrowserClientTamperingTests extends TamperingTests {

}
