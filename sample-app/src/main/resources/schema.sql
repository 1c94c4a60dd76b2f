CREATE TABLE IF NOT EXISTS app_user (
	id VARCHAR(255) PRIMARY KEY, -- Clerk's
	email VARCHAR(320),
	first_name VARCHAR(255),
	last_name VARCHAR(255),
	updated_at BIGINT DEFAULT 0 NOT NULL, -- Clerk's time of what is known, in milliseconds
	deleted BOOLEAN DEFAULT FALSE NOT NULL
);
