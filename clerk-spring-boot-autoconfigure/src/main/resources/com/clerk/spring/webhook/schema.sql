CREATE TABLE IF NOT EXISTS clerk_webhook_delivery (
	delivery_id VARCHAR(255) NOT NULL,
	handled_at BIGINT NOT NULL, -- milliseconds since 1970
	CONSTRAINT clerk_webhook_delivery_pk PRIMARY KEY (delivery_id)
);

CREATE INDEX IF NOT EXISTS clerk_webhook_delivery_handled_at ON clerk_webhook_delivery (handled_at);
