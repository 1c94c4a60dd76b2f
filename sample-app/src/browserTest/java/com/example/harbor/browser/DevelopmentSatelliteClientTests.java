package com.example.harbor.browser;

/**
 * A satellite of a development instance, with the browser client.
 */
@BrowserClientTest
class DevelopmentSatelliteClientTests extends SatelliteClientTests {

}
