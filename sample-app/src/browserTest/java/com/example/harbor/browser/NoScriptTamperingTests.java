package com.example.harbor.browser;

/**
 * Tampering where there is no script.
 */
@BrowserTest
class NoScriptTamperingTests extends TamperingTests {

}
