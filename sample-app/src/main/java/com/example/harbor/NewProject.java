package com.example.harbor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a client sends to create a project.
 *
 * @param name what it is called
 */
record NewProject(@NotBlank @Size(max = 80) String name) {

}
