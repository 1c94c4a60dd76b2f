package com.example.harbor;

/**
 * A project of an organization, or of a user alone.
 *
 * @param id the project
 * @param name what it is called
 * @param owner the organization, or the user without one
 */
record Project(long id, String name, String owner) {

}
