package com.example.harbor.browser;

import org.springframework.context.annotation.Import;

/**
 * A satellite of a production instance, with the browser client.
 */
@BrowserClientTest
@Import(ProductionWithSatellite.class)
class ProductionSatelliteClientTests extends SatelliteClientTests {

}
