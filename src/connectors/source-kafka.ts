import type { Connector } from "./connector.ts";
import { choice, flag, integer, object, or, secret, text, words } from "./schema.ts";

const mechanisms = words("GSSAPI", "OAUTHBEARER", "SCRAM-SHA-256", "SCRAM-SHA-512", "PLAIN");
const strategies = words("TopicNameStrategy", "RecordNameStrategy", "TopicRecordNameStrategy");
const lookups = words("default", "use_all_dns_ips", "resolve_canonical_bootstrap_servers_only");

/** `later`: what 0.2.9 brought. */
function kafkaSchema(later: { readonly isSecret: boolean }) {
  const password = later.isSecret ? secret : text;
  return object({
    "bootstrap_servers*": text,
    "subscription*": choice("subscription_type", {
      assign: { "topic_partitions*": text },
      subscribe: { "topic_pattern*": text },
    }),
    "protocol*": choice("security_protocol", {
      PLAINTEXT: {},
      SASL_PLAINTEXT: {
        "sasl_mechanism*": { type: "string", const: "PLAIN" },
        "sasl_jaas_config*": secret,
      },
      SASL_SSL: {
        "sasl_mechanism*": or("GSSAPI", mechanisms),
        "sasl_jaas_config*": secret,
        ...(later.isSecret && { oauthbearer_token_endpoint_url: text }),
      },
    }),
    MessageFormat: choice("deserialization_type?", {
      JSON: {},
      AVRO: {
        deserialization_strategy: or("TopicNameStrategy", strategies),
        schema_registry_url: text,
        schema_registry_username: text,
        schema_registry_password: password,
      },
    }),
    group_id: text,
    client_id: text,
    test_topic: text,
    max_poll_records: or(500, integer),
    polling_time: or(100, integer),
    enable_auto_commit: or(true, flag),
    auto_commit_interval_ms: or(5000, integer),
    client_dns_lookup: or("use_all_dns_ips", lookups),
    retry_backoff_ms: or(100, integer),
    request_timeout_ms: or(30_000, integer),
    receive_buffer_bytes: or(32_768, integer),
    auto_offset_reset: or("latest", words("latest", "earliest", "none")),
    repeated_calls: or(3, integer),
    max_records_process: or(100_000, integer),
  });
}

export const kafka: Connector = {
  name: "source-kafka",
  specifications: [
    { id: "source-kafka", version: "0.2.9", schema: kafkaSchema({ isSecret: true }) },
    {
      id: "dashbook-source-kafka",
      version: "0.2.3",
      isDashbook: true,
      schema: kafkaSchema({ isSecret: false }),
    },
  ],
};
