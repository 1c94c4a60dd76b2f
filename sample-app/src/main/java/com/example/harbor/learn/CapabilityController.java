package com.example.harbor.learn;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The index of capabilities, and the page of each. These are for everybody: what a page
 * is about is protected, the page is not.
 */
@Controller
class CapabilityController {

	@GetMapping("/")
	String index(Model model) {
		model.addAttribute("parts", List.of(Capability.Part.values()));
		return "home";
	}

	@GetMapping("/learn/{id}")
	String show(@PathVariable String id, Model model) {
		model.addAttribute("capability",
				Capability.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		return "capability";
	}

}
