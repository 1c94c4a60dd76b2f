package com.clerk.spring.boot;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The addresses that the application is reached by.
 *
 * @param allowedHosts Comma-separated list of hosts the application answers for, such as
 * 'app.example.com', 'localhost:8080' or '*.example.com'. Requests for others get 421.
 * Not checked when empty.
 */
@ConfigurationProperties("clerk")
record ClerkHostProperties(@DefaultValue List<String> allowedHosts) {
}
