package com.example.harbor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A small project desk, protected by Clerk.
 */
@SpringBootApplication
public class HarborApplication {

	public static void main(String[] args) {
		SpringApplication.run(HarborApplication.class, args);
	}

}
