import { gn as nearestNames, hn as kindOf, mn as isObject, vn as pointerParts, wn as warningAt, xn as errorAt, yn as pointerTo, zt as namesIn } from "./core.js";
import { t as isDataLake } from "./branch-key.js";
// src/connectors/schema.ts
const text = { type: "string" };
const secret = {
	type: "string",
	airbyte_secret: true
};
const integer = { type: "integer" };
const flag = { type: "boolean" };
const texts = {
	type: "array",
	items: text
};
const uniqueTexts = {
	...texts,
	uniqueItems: true
};
const port = {
	type: "integer",
	minimum: 0,
	maximum: 65536
};
function atLeast(minimum) {
	return {
		type: "integer",
		minimum
	};
}
function between(minimum, maximum) {
	return {
		type: "integer",
		minimum,
		maximum
	};
}
function words(...words) {
	return {
		type: "string",
		enum: words
	};
}
function matching(pattern) {
	return {
		type: "string",
		pattern
	};
}
function list(items) {
	return {
		type: "array",
		items
	};
}
/** An object with keys of the user's own. */
function mapOf(values) {
	return {
		type: "object",
		additionalProperties: values
	};
}
function or(value, schema) {
	return {
		...schema,
		default: value
	};
}
function object(keys) {
	const names = Object.keys(keys);
	const required = names.filter((name) => name.endsWith("*")).map(plain);
	return {
		type: "object",
		properties: Object.fromEntries(names.map((name) => [plain(name), keys[name] ?? {}])),
		...required.length > 0 && { required }
	};
}
/**
* One of several objects, told apart by the value of the key `tag`; `tag?` is not required, as in
* some older specs, which refuse an object without it only because several fit.
*/
function choice(tag, branches) {
	const isOptional = tag.endsWith("?");
	const name = isOptional ? tag.slice(0, -1) : tag;
	return {
		type: "object",
		oneOf: Object.entries(branches).map(([value, keys]) => {
			return object({
				[isOptional ? name : `${name}*`]: {
					type: "string",
					const: value
				},
				...keys
			});
		})
	};
}
function plain(name) {
	return name.replace(/\*$/, "");
}
// src/connectors/destination-airbyte.ts
const regions = [
	...[
		"af-south-1",
		"ap-east-1",
		"ap-northeast-1",
		"ap-northeast-2",
		"ap-northeast-3"
	],
	...[
		"ap-south-1",
		"ap-southeast-1",
		"ap-southeast-2",
		"ca-central-1",
		"cn-north-1"
	],
	...[
		"cn-northwest-1",
		"eu-central-1",
		"eu-north-1",
		"eu-south-1",
		"eu-west-1",
		"eu-west-2"
	],
	...[
		"eu-west-3",
		"me-south-1",
		"sa-east-1",
		"us-east-1",
		"us-east-2",
		"us-gov-east-1"
	],
	...[
		"us-gov-west-1",
		"us-west-1",
		"us-west-2"
	]
];
const laterRegions = [...[
	"ap-south-2",
	"ap-southeast-3",
	"ap-southeast-4",
	"ca-west-1",
	"eu-central-2"
], ...[
	"eu-south-2",
	"il-central-1",
	"me-central-1"
]];
const s3DataLake = {
	name: "destination-s3-data-lake",
	specifications: [{
		id: "destination-s3-data-lake",
		version: "2026-08",
		schema: object({
			"s3_bucket_name*": text,
			"s3_bucket_region*": words("", ...regions, ...laterRegions),
			"warehouse_location*": text,
			main_branch_name: text,
			access_key_id: secret,
			secret_access_key: secret,
			s3_endpoint: text,
			"catalog_type*": choice("catalog_type", {
				NESSIE: {
					"server_uri*": text,
					"namespace*": text,
					access_token: secret
				},
				GLUE: {
					"glue_id*": text,
					"database_name*": text,
					role_arn: text
				},
				REST: {
					"server_uri*": text,
					"namespace*": text
				},
				POLARIS: {
					"server_uri*": text,
					"catalog_name*": text,
					"client_id*": secret,
					"client_secret*": secret,
					"namespace*": text
				}
			})
		})
	}]
};
const database = { database: or("default", text) };
const iceberg = {
	name: "destination-iceberg",
	specifications: [{
		id: "destination-iceberg",
		version: "0.1.0",
		schema: object({
			"catalog_config*": choice("catalog_type", {
				Hive: {
					...database,
					"hive_thrift_uri*": text
				},
				Hadoop: database,
				Jdbc: {
					...database,
					jdbc_url: text,
					username: text,
					password: secret,
					ssl: or(false, flag),
					catalog_schema: or("public", text)
				}
			}),
			"storage_config*": choice("storage_type", { S3: {
				"access_key_id*": secret,
				"secret_access_key*": secret,
				"s3_warehouse_uri*": text,
				s3_bucket_region: or("", words("", ...regions)),
				s3_endpoint: or("", text),
				s3_path_style_access: or(true, flag)
			} }),
			"format_config*": object({
				"format*": or("Parquet", words("Parquet", "Avro")),
				flush_batch_size: or(1e4, integer),
				auto_compact: or(false, flag),
				compact_target_file_size_in_mb: or(100, integer)
			})
		})
	}]
};
// src/connectors/destination-dashbook.ts
const store = {
	aws_region: text,
	aws_access_key_id: text,
	aws_secret_access_key: secret,
	aws_endpoint: text,
	aws_allow_http: words("true", "false")
};
/** What has two spellings, in snake_case. */
const spelled = [
	"catalog_url",
	"catalog_name",
	...Object.keys(store)
];
function schemaIn(spell) {
	const stream = {
		sync_mode: words("full_refresh", "incremental"),
		cursor_field: texts,
		partition_by: mapOf(text)
	};
	return object({
		...inSpelling(spell, {
			"catalog_url*": text,
			catalog_name: text,
			...store
		}),
		bucket: text,
		namespace: text,
		branch: text,
		streams: mapOf(object(inSpelling(spell, stream)))
	});
}
function inSpelling(spell, keys) {
	return Object.fromEntries(Object.entries(keys).map(([key, schema]) => [spell(key), schema]));
}
const camelCase = (snake) => snake.replaceAll(/_([a-z])/g, (_all, letter) => letter.toUpperCase());
const snakeCase = (snake) => snake;
/** The spelling of most of its keys; of the first of them where there are as many of each. */
function isCamelCase(destination) {
	const own = Object.keys(destination);
	const camels = new Set(spelled.map(camelCase));
	const camel = own.filter((key) => camels.has(key));
	const snake = own.filter((key) => spelled.includes(key));
	if (camel.length !== snake.length) return camel.length > snake.length;
	return camels.has(own.find((key) => camels.has(key) || spelled.includes(key)) ?? "");
}
const leftovers = "It is left over from Singer's target: remove it.";
const moved$1 = {
	"/identifier": leftovers,
	"/replicationMethod": leftovers
};
const snake = {
	id: "dashbook-destination-iceberg-snake",
	version: "2025-11-27",
	isDashbook: true,
	schema: schemaIn(snakeCase),
	moved: moved$1
};
const camel = {
	id: "dashbook-destination-iceberg-camel",
	version: "2025-11-26",
	isDashbook: true,
	schema: schemaIn(camelCase),
	moved: moved$1
};
// src/connectors/source-faker.ts
const moved = { "/records_per_sync": "It is gone: write `records_per_slice`." };
const faker = {
	name: "source-faker",
	specifications: [{
		id: "source-faker",
		version: "7.2.1",
		schema: fakerSchema("count"),
		moved
	}, {
		id: "dashbook-source-faker",
		version: "3.0.0",
		isDashbook: true,
		schema: fakerSchema("count*"),
		moved
	}]
};
function fakerSchema(count) {
	return object({
		[count]: or(1e3, atLeast(1)),
		seed: or(-1, integer),
		records_per_slice: or(1e3, atLeast(1)),
		always_updated: or(true, flag),
		parallelism: or(4, atLeast(1))
	});
}
// src/connectors/source-file.ts
const host$1 = {
	"host*": text,
	"user*": text,
	password: secret,
	port: or("22", text)
};
const file = {
	name: "source-file",
	specifications: [{
		id: "source-file",
		version: "0.6.0",
		schema: object({
			"dataset_name*": text,
			"format*": or("csv", words(...[
				"csv",
				"json",
				"jsonl",
				"excel",
				"excel_binary",
				"fwf",
				"feather",
				"parquet"
			], "yaml")),
			"url*": text,
			reader_options: text,
			"provider*": choice("storage", {
				HTTPS: { user_agent: or(false, flag) },
				GCS: { service_account_json: secret },
				S3: {
					aws_access_key_id: text,
					aws_secret_access_key: secret
				},
				AzBlob: {
					"storage_account*": text,
					sas_token: secret,
					shared_key: secret
				},
				SSH: host$1,
				SCP: host$1,
				SFTP: host$1,
				local: {}
			})
		}),
		moved: { "/reader_impl": "It is gone: remove it." }
	}]
};
// src/connectors/source-github.ts
const repository = "[\\w.-]+/(\\*|[\\w.-]+(?<!\\.git))";
const toCredentials$1 = "Write `credentials` with `personal_access_token` instead.";
const github = {
	name: "source-github",
	specifications: [{
		id: "source-github",
		version: "2.7.1",
		schema: object({
			"credentials*": choice("option_title?", {
				"OAuth Credentials": {
					"access_token*": secret,
					client_id: secret,
					client_secret: secret
				},
				"PAT Credentials": { "personal_access_token*": secret }
			}),
			"repositories*": {
				...list(matching("^[\\w.-]+/(([\\w.-]*\\*)|[\\w.-]+(?<!\\.git))$")),
				minItems: 1
			},
			branches: texts,
			start_date: matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
			api_url: or("https://api.github.com/", text),
			max_waiting_time: or(120, between(1, 240)),
			num_workers: or(4, between(1, 25)),
			repository: matching(`^(${repository}\\s+)*${repository}$`),
			branch: text
		}),
		moved: {
			"/access_token": toCredentials$1,
			"/personal_access_token": toCredentials$1
		}
	}]
};
// src/connectors/source-kafka.ts
const mechanisms = words("GSSAPI", "OAUTHBEARER", "SCRAM-SHA-256", "SCRAM-SHA-512", "PLAIN");
const strategies = words("TopicNameStrategy", "RecordNameStrategy", "TopicRecordNameStrategy");
const lookups = words("default", "use_all_dns_ips", "resolve_canonical_bootstrap_servers_only");
/** `later`: what 0.2.9 brought. */
function kafkaSchema(later) {
	const password = later.isSecret ? secret : text;
	return object({
		"bootstrap_servers*": text,
		"subscription*": choice("subscription_type", {
			assign: { "topic_partitions*": text },
			subscribe: { "topic_pattern*": text }
		}),
		"protocol*": choice("security_protocol", {
			PLAINTEXT: {},
			SASL_PLAINTEXT: {
				"sasl_mechanism*": {
					type: "string",
					const: "PLAIN"
				},
				"sasl_jaas_config*": secret
			},
			SASL_SSL: {
				"sasl_mechanism*": or("GSSAPI", mechanisms),
				"sasl_jaas_config*": secret,
				...later.isSecret && { oauthbearer_token_endpoint_url: text }
			}
		}),
		MessageFormat: choice("deserialization_type?", {
			JSON: {},
			AVRO: {
				deserialization_strategy: or("TopicNameStrategy", strategies),
				schema_registry_url: text,
				schema_registry_username: text,
				schema_registry_password: password
			}
		}),
		group_id: text,
		client_id: text,
		test_topic: text,
		max_poll_records: or(500, integer),
		polling_time: or(100, integer),
		enable_auto_commit: or(true, flag),
		auto_commit_interval_ms: or(5e3, integer),
		client_dns_lookup: or("use_all_dns_ips", lookups),
		retry_backoff_ms: or(100, integer),
		request_timeout_ms: or(3e4, integer),
		receive_buffer_bytes: or(32768, integer),
		auto_offset_reset: or("latest", words("latest", "earliest", "none")),
		repeated_calls: or(3, integer),
		max_records_process: or(1e5, integer)
	});
}
const kafka = {
	name: "source-kafka",
	specifications: [{
		id: "source-kafka",
		version: "0.2.9",
		schema: kafkaSchema({ isSecret: true })
	}, {
		id: "dashbook-source-kafka",
		version: "0.2.3",
		isDashbook: true,
		schema: kafkaSchema({ isSecret: false })
	}]
};
// src/connectors/source-mongodb.ts
const cluster = {
	"connection_string*": text,
	"databases*": texts,
	schema_enforced: or(true, flag)
};
const toConfig = (key) => `Write \`database_config\` with \`${key}\` instead.`;
const mongodb = {
	name: "source-mongodb-v2",
	specifications: [{
		id: "source-mongodb-v2",
		version: "2",
		schema: object({
			"database_config*": choice("cluster_type", {
				ATLAS_REPLICA_SET: {
					...cluster,
					"username*": text,
					"password*": secret,
					"auth_source*": or("admin", text)
				},
				SELF_MANAGED_REPLICA_SET: {
					...cluster,
					username: text,
					password: secret,
					auth_source: or("admin", text)
				}
			}),
			initial_waiting_seconds: or(300, integer),
			queue_size: or(1e4, integer),
			discover_sample_size: or(1e4, between(10, 1e5)),
			discover_timeout_seconds: or(600, between(5, 1200)),
			invalid_cdc_cursor_position_behavior: or("Fail sync", words("Fail sync", "Re-sync data")),
			initial_load_timeout_hours: or(8, integer),
			update_capture_mode: or("Lookup", words("Lookup", "Post Image"))
		}),
		moved: {
			"/database_config/database": "Write `databases`, a list, instead.",
			"/instance_type": toConfig("cluster_type"),
			"/database": toConfig("databases"),
			"/user": toConfig("username"),
			"/password": toConfig("password"),
			"/auth_source": toConfig("auth_source")
		}
	}, {
		id: "dashbook-source-mongodb-v2",
		version: "0.1.19",
		isDashbook: true,
		schema: object({
			instance_type: choice("instance", {
				standalone: {
					"host*": text,
					"port*": or(27017, port),
					tls: or(false, flag)
				},
				replica: {
					"server_addresses*": text,
					replica_set: text
				},
				atlas: { "cluster_url*": text }
			}),
			"database*": text,
			user: text,
			password: secret,
			auth_source: or("admin", text)
		}),
		moved: {
			"/username": "Write `user`, as this image spells it.",
			"/database_config": "This image is older than it: write `instance_type` and `database`."
		}
	}]
};
// src/connectors/tunnel.ts
/** The way through an SSH host, which Airbyte adds to the specs of its database connectors as they run. */
const host = {
	"tunnel_host*": text,
	"tunnel_port*": or(22, port),
	"tunnel_user*": text
};
const tunnel = choice("tunnel_method", {
	NO_TUNNEL: {},
	SSH_KEY_AUTH: {
		...host,
		"ssh_key*": secret
	},
	SSH_PASSWORD_AUTH: {
		...host,
		"tunnel_user_password*": secret
	}
});
// src/connectors/source-mssql.ts
const base$2 = {
	"host*": text,
	"port*": port,
	"database*": text,
	schemas: or(["dbo"], uniqueTexts),
	"username*": text,
	jdbc_url_params: text,
	tunnel_method: tunnel
};
const unverified = {
	unencrypted: {},
	encrypted_trust_server_certificate: {}
};
const mssql = {
	name: "source-mssql",
	specifications: [{
		id: "source-mssql",
		version: "4",
		schema: object({
			...base$2,
			"password*": secret,
			ssl_method: choice("ssl_method", {
				...unverified,
				encrypted_verify_certificate: {
					hostNameInCertificate: text,
					certificate: secret
				}
			}),
			replication_method: choice("method", {
				CDC: {
					initial_waiting_seconds: or(300, integer),
					invalid_cdc_cursor_position_behavior: or("Fail sync", words("Fail sync", "Re-sync data")),
					queue_size: or(1e4, integer),
					initial_load_timeout_hours: or(8, integer)
				},
				STANDARD: { exclude_todays_data: or(false, flag) }
			})
		}),
		moved: {
			"/replication_method/data_to_sync": "It is gone: remove it.",
			"/replication_method/snapshot_isolation": "It is gone: remove it."
		}
	}, {
		id: "source-mssql-1",
		version: "1.0.19",
		isDashbook: true,
		schema: object({
			...base$2,
			password: secret,
			ssl_method: choice("ssl_method", {
				...unverified,
				encrypted_verify_certificate: {
					hostNameInCertificate: text,
					"trustStoreName*": {},
					"trustStorePassword*": {}
				}
			}),
			replication_method: choice("method", {
				STANDARD: {},
				CDC: {
					data_to_sync: or("Existing and New", words("Existing and New", "New Changes Only")),
					snapshot_isolation: or("Snapshot", words("Snapshot", "Read Committed")),
					initial_waiting_seconds: or(300, integer)
				}
			})
		})
	}]
};
// src/connectors/source-mysql.ts
const certificates$1 = {
	"ca_certificate*": secret,
	client_certificate: secret,
	client_key: secret,
	client_key_password: secret
};
const base$1 = {
	"host*": text,
	"port*": or(3306, port),
	"database*": text,
	"username*": text,
	password: secret,
	jdbc_url_params: text,
	ssl_mode: choice("mode", {
		preferred: {},
		required: {},
		verify_ca: certificates$1,
		verify_identity: certificates$1
	}),
	tunnel_method: tunnel
};
const noSchemas = "MySQL has databases alone: name it in `database`.";
const mysql = {
	name: "source-mysql",
	specifications: [{
		id: "source-mysql",
		version: "3",
		schema: object({
			...base$1,
			"replication_method*": choice("method", {
				STANDARD: {},
				CDC: {
					server_timezone: text,
					invalid_cdc_cursor_position_behavior: or("Fail sync", words("Fail sync", "Re-sync data")),
					initial_load_timeout_hours: or(8, integer)
				}
			}),
			check_privileges: or(true, flag),
			checkpoint_target_interval_seconds: or(300, integer),
			max_db_connections: integer
		}),
		moved: {
			"/schemas": noSchemas,
			"/ssl": "Write `ssl_mode` with `mode` instead.",
			"/replication_method/server_time_zone": "Write `server_timezone` instead."
		}
	}, {
		id: "dashbook-source-mysql",
		version: "2.0.25",
		isDashbook: true,
		schema: object({
			...base$1,
			ssl: or(true, flag),
			"replication_method*": choice("method", {
				STANDARD: {},
				CDC: {
					initial_waiting_seconds: or(300, integer),
					server_time_zone: text
				}
			})
		}),
		moved: {
			"/schemas": noSchemas,
			"/replication_method/server_timezone": "Write `server_time_zone`, as this image spells it."
		}
	}]
};
// src/connectors/source-postgres.ts
const certificates = {
	"ca_certificate*": secret,
	client_certificate: secret,
	client_key: secret,
	client_key_password: secret
};
const base = {
	"host*": text,
	"port*": or(5432, port),
	"database*": text,
	schemas: or(["public"], uniqueTexts),
	"username*": text,
	password: secret,
	jdbc_url_params: text,
	ssl_mode: choice("mode", {
		disable: {},
		allow: {},
		prefer: {},
		require: {},
		"verify-ca": certificates,
		"verify-full": certificates
	}),
	tunnel_method: tunnel
};
const changes = {
	plugin: words("pgoutput"),
	"replication_slot*": text,
	"publication*": text,
	queue_size: or(1e4, integer),
	lsn_commit_behaviour: or("After loading Data in the destination", words("While reading Data", "After loading Data in the destination"))
};
const postgres = {
	name: "source-postgres",
	specifications: [{
		id: "source-postgres",
		version: "3.7",
		schema: object({
			...base,
			replication_method: choice("method", {
				CDC: {
					...changes,
					initial_waiting_seconds: or(1200, integer),
					heartbeat_action_query: or("", text),
					invalid_cdc_cursor_position_behavior: or("Fail sync", words("Fail sync", "Re-sync data")),
					initial_load_timeout_hours: or(8, integer)
				},
				Xmin: {},
				Standard: {}
			}),
			entra_service_principal_auth: or(false, flag),
			entra_tenant_id: text,
			entra_client_id: text
		}),
		moved: { "/ssl": "Write `ssl_mode` with `mode` instead." }
	}, {
		id: "dashbook-source-postgres",
		version: "2.0.34",
		isDashbook: true,
		schema: object({
			...base,
			replication_method: choice("method", {
				Standard: {},
				CDC: {
					...changes,
					initial_waiting_seconds: or(300, integer)
				}
			})
		}),
		moved: {
			"/ssl": "Write `ssl_mode` with `mode` instead.",
			"/replication_method/heartbeat_action_query": "This image is older than it: remove it.",
			"/replication_method/invalid_cdc_cursor_position_behavior": "This image is older than it: remove it.",
			"/replication_method/initial_load_timeout_hours": "This image is older than it: remove it."
		}
	}]
};
// src/connectors/source-s3.ts
const name = matching("^([A-Za-z0-9-_]+)$");
const second = matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$");
const start = matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$");
/** Of 3.0.3, which 4.x still takes beside `streams`. */
const oldFormat = choice("filetype?", {
	csv: {
		delimiter: matching("[\\s\\S]"),
		infer_datatypes: or(true, flag),
		quote_char: text,
		escape_char: text,
		encoding: or("utf8", text),
		double_quote: or(true, flag),
		newlines_in_values: or(false, flag),
		additional_reader_options: text,
		advanced_options: text,
		block_size: or(1e4, between(1, 2147483647))
	},
	parquet: {
		columns: texts,
		batch_size: or(65536, integer),
		buffer_size: or(2, integer)
	},
	avro: {},
	jsonl: {
		newlines_in_values: or(false, flag),
		unexpected_field_behavior: or("infer", { enum: [
			"ignore",
			"infer",
			"error"
		] }),
		block_size: or(0, integer)
	}
});
const place = {
	aws_access_key_id: secret,
	aws_secret_access_key: secret,
	path_prefix: text,
	endpoint: or("", text),
	start_date: second
};
const stream = object({
	"name*": text,
	"format*": choice("filetype", {
		csv: {
			delimiter: or(",", text),
			quote_char: text,
			escape_char: text,
			encoding: or("utf8", text),
			double_quote: or(true, flag),
			null_values: uniqueTexts,
			strings_can_be_null: or(true, flag),
			skip_rows_before_header: or(0, integer),
			skip_rows_after_header: or(0, integer),
			header_definition: choice("header_definition_type", {
				"From CSV": {},
				Autogenerated: {},
				"User Provided": { "column_names*": texts }
			}),
			true_values: uniqueTexts,
			false_values: uniqueTexts,
			inference_type: or("None", { enum: ["None", "Primitive Types Only"] }),
			ignore_errors_on_fields_mismatch: or(false, flag)
		},
		jsonl: {},
		parquet: { decimal_as_float: or(false, flag) },
		avro: { double_as_string: or(false, flag) },
		unstructured: {
			skip_unprocessable_files: or(true, flag),
			strategy: or("auto", words("auto", "fast", "ocr_only", "hi_res")),
			processing: choice("mode", { local: {} })
		},
		excel: {}
	}),
	globs: or(["**"], texts),
	legacy_prefix: text,
	validation_policy: or("Emit Record", { enum: [
		"Emit Record",
		"Skip Record",
		"Wait for Discover"
	] }),
	input_schema: text,
	primary_key: text,
	days_to_sync_if_history_is_full: or(3, integer),
	schemaless: or(false, flag),
	recent_n_files_to_read_for_schema_discovery: {
		type: "integer",
		exclusiveMinimum: 0
	},
	use_first_found_file_for_schema_discovery: or(false, flag),
	skip_full_check_for_parquet: or(false, flag)
});
const toCredentials = "Write `credentials` with `auth_type` instead.";
// src/connectors/catalogue.ts
const sources = [...[
	faker,
	file,
	github,
	kafka,
	mongodb,
	mssql,
	mysql,
	postgres,
	{
		name: "source-s3",
		specifications: [{
			id: "source-s3",
			version: "4.16.1",
			schema: object({
				"bucket*": text,
				"streams*": list(stream),
				"credentials*": choice("auth_type", {
					iam_user: {
						"aws_access_key_id*": secret,
						"aws_secret_access_key*": secret
					},
					iam_role: { "role_arn*": text },
					default_credentials: {}
				}),
				region_name: text,
				endpoint: or("", text),
				start_date: start,
				delivery_method: choice("delivery_type", {
					use_records_transfer: {},
					use_file_transfer: { preserve_directory_structure: or(true, flag) }
				}),
				dataset: name,
				path_pattern: text,
				format: oldFormat,
				schema: or("{}", text),
				provider: object({
					...place,
					bucket: text,
					role_arn: text,
					region_name: text
				})
			}),
			moved: {
				"/aws_access_key_id": toCredentials,
				"/aws_secret_access_key": toCredentials,
				"/role_arn": toCredentials
			}
		}, {
			id: "dashbook-source-s3",
			version: "3.0.3",
			isDashbook: true,
			schema: object({
				"dataset*": name,
				"path_pattern*": text,
				"provider*": object({
					...place,
					"bucket*": text
				}),
				format: oldFormat,
				schema: or("{}", text)
			}),
			moved: {
				"/streams": "This image is older than it: write `dataset`, `path_pattern` and `format`.",
				"/bucket": "Write it into `provider`.",
				"/credentials": "Write the keys into `provider`.",
				"/endpoint": "Write it into `provider`.",
				"/start_date": "Write it into `provider`."
			}
		}]
	}
]];
/** `[REGISTRY[:PORT]/][PATH/]NAME[:TAG][@DIGEST]`, as Docker reads it. */
function imageOf(reference) {
	const [named = ""] = reference.split("@");
	const parts = named.split("/");
	const [name = "", tag] = (parts.at(-1) ?? "").split(":");
	return {
		name,
		isDashbook: parts.at(-2) === "dashbook" || tag === "sql" || tag === "file",
		tag
	};
}
/**
* The specification that a source's image goes by: dashbook's images run connectors of 2023, others
* the current one, or an older one where the tag's version says so. undefined where none is known.
*/
function sourceSpecification(image) {
	const connector = sources.find(({ name }) => name === image.name);
	if (connector === void 0) return void 0;
	const { specifications } = connector;
	if (image.isDashbook) return specifications.find((one) => one.isDashbook);
	const major = image.tag === void 0 ? void 0 : /^v?(\d+)\.\d+/.exec(image.tag)?.[1];
	const ofMajor = specifications.find(({ version }) => version.split(".")[0] === major);
	const [current] = specifications;
	return Number(major ?? NaN) < Number(current?.version.split(".")[0]) ? ofMajor : ofMajor ?? current;
}
/**
* Of dashbook's images it is dashbook's; of others what the keys are those of. undefined where
* nothing tells.
*/
function destinationSpecification({ isDashbook }, destination) {
	const has = (key) => Object.hasOwn(destination, key);
	if (!isDashbook && has("catalog_config")) return iceberg.specifications[0];
	if (!isDashbook && isDataLake(destination)) return s3DataLake.specifications[0];
	if (!(isDashbook || has("catalog_url") || has("catalogUrl"))) return void 0;
	return isCamelCase(destination) ? camel : snake;
}
// src/connectors/explain.ts
/** In no order; none where what is refused is only what a reference stands for. */
function problemsOf(schema, value, errors) {
	const choices = errors.filter(({ keyword }) => keyword === "oneOf");
	const chosen = choices.map((error) => choiceAt(schema, value, error));
	const open = chosen.filter((one) => one !== void 0);
	const isOfOther = ({ instancePath, schemaPath }) => open.some((one) => isBelow(instancePath, one.pointer) && isBelow(schemaPath, one.schemaPath) && !isBelow(schemaPath, `${one.schemaPath}/${one.branch}`));
	const own = errors.filter((error) => error.keyword !== "oneOf" && !isOfOther(error));
	const left = choices.filter((error, i) => chosen[i] === void 0 && !isOfOther(error));
	return oneOfEach([...open.flatMap((one) => one.problem ?? []), ...[...own, ...left].flatMap((error) => problemOf(value, error) ?? [])].filter(({ pointer }, _i, all) => !isInsideOfOther(pointer, open, all)));
}
/** Each missing key once; of one value that is wrong in several ways its kind, else the first. */
function oneOfEach(problems) {
	return [...Map.groupBy(problems, ({ pointer, missing }) => `${pointer} ${missing ?? ""}`).values()].flatMap((all) => all.find(isOfKind) ?? all.slice(0, 1));
}
function isOfKind({ message }) {
	return message.includes(" must be ");
}
/** What stands in an object of a kind that nobody knows is not looked at. */
function isInsideOfOther(pointer, open, all) {
	return open.some(({ problem, pointer: at }) => problem !== void 0 && pointer !== problem.pointer && isBelow(pointer, at) && all.includes(problem));
}
function isBelow(path, parent) {
	return path === parent || path.startsWith(`${parent}/`);
}
/** undefined where no key tells the branches apart. */
function choiceAt(schema, value, error) {
	const { instancePath: pointer, schemaPath } = error;
	const branches = memberAt(schema, schemaPath.slice(1));
	const found = memberAt(value, pointer);
	const tag = Array.isArray(branches) ? tagOf(branches) : void 0;
	if (tag === void 0 || !isObject(found)) return void 0;
	const { key, values } = tag;
	const given = found[key];
	const branch = values.indexOf(given);
	const at = {
		pointer,
		schemaPath,
		branch
	};
	if (branch !== -1) return at;
	if (typeof given === "string" && namesIn(given).length > 0) return at;
	const problem = given === void 0 ? missingKey(pointer, key, `: ${choiceOf(values)}`) : wrongWord(pointerTo(pointer, key), key, values);
	return {
		...at,
		problem
	};
}
/** The key that has a value of its own in each branch. */
function tagOf(branches) {
	const [first] = branches;
	const keys = isObject(first) && isObject(first.properties) ? Object.keys(first.properties) : [];
	for (const key of keys) {
		const texts = branches.map((branch) => onlyValue(memberAt(branch, pointerTo("/properties", key)))).filter((one) => typeof one === "string");
		if (texts.length === branches.length && new Set(texts).size === texts.length) return {
			key,
			values: texts
		};
	}
}
function onlyValue(property) {
	if (!isObject(property)) return void 0;
	if (property.const !== void 0) return property.const;
	return Array.isArray(property.enum) && property.enum.length === 1 ? property.enum[0] : void 0;
}
function memberAt(value, pointer) {
	let found = value;
	for (const part of pointerParts(pointer)) {
		if (typeof found !== "object" || found === null) return void 0;
		if (!Object.hasOwn(found, part)) return void 0;
		found = found[part];
	}
	return found;
}
/** undefined for what a reference may make right once it is put in. */
function problemOf(value, { instancePath: pointer, keyword, params }) {
	const found = memberAt(value, pointer);
	const name = pointerParts(pointer).at(-1) ?? "the configuration";
	switch (keyword) {
		case "required": return missingKey(pointer, String(params.missingProperty));
		case "type": return wrongType(pointer, name, found, String(params.type));
		case "additionalProperties": {
			const key = String(params.additionalProperty);
			return wrong(pointerTo(pointer, key), `The key \`${key}\` is not allowed here.`, "Remove it.");
		}
	}
	if (typeof found === "string" && namesIn(found).length > 0) return void 0;
	if (keyword === "const") return wrongWord(pointer, name, [String(params.allowedValue)]);
	if (keyword === "enum") return wrongWord(pointer, name, asTexts(params.allowedValues));
	const [what, hint] = sentences[keyword]?.(params) ?? ["is not what the connector takes", "Compare it with the connector's documentation."];
	return wrong(pointer, `\`${name}\` ${what}.`, hint);
}
const outOfBounds = ({ comparison, limit }) => ["is out of bounds", `Write a number that is ${comparison} ${limit}.`];
const empty = () => ["is empty", "Give it a value."];
const sentences = {
	pattern: ({ pattern }) => ["is not written as the connector wants it", `Write it so that it matches ${pattern}.`],
	minimum: outOfBounds,
	maximum: outOfBounds,
	exclusiveMinimum: outOfBounds,
	exclusiveMaximum: outOfBounds,
	uniqueItems: () => ["has one value twice", "Keep one of the two."],
	minItems: empty,
	minLength: empty
};
function wrong(pointer, message, hint) {
	return {
		pointer,
		code: "IB103",
		message,
		hint
	};
}
function missingKey(pointer, key, choice = "") {
	return {
		pointer,
		code: "IB102",
		message: `The key \`${key}\` is missing.`,
		hint: `Add \`${key}\`${choice}.`,
		missing: key
	};
}
function asTexts(values) {
	return Array.isArray(values) ? values.map(String) : [];
}
/** The value is not repeated: whoever mixes up two keys may have put a secret there. */
function wrongWord(pointer, key, words) {
	return wrong(pointer, `\`${key}\` has a value that it cannot have.`, `Use ${choiceOf(words)}.`);
}
function choiceOf(words) {
	return words.map((word) => word === "" ? "nothing" : `\`${word}\``).join(", ");
}
const kinds = {
	string: "text",
	integer: "a whole number",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	object: "an object",
	null: "null"
};
function wrongType(pointer, name, found, type) {
	const wanted = type.split(",").map((one) => kinds[one] ?? one).join(" or ");
	return {
		pointer,
		code: "IB103",
		message: `\`${name}\` must be ${wanted}, not ${kindOf(found)}.`,
		hint: typeof found === "string" && /^\$(?:\w+|\{\w+\})$/.test(found) ? "Write the value itself: what a reference stands for is always text." : `Write ${wanted} here.`
	};
}
// src/connectors/landing.ts
function landing(document, connector, ingest) {
	const { source, destination, folder } = ingest;
	const forced = destination.namespace;
	if (typeof forced === "string") {
		if (forced === folder || isOpen(forced)) return [];
		return [elsewhere(document, "/destination/namespace", [forced], folder)];
	}
	const own = namespacesOf(connector, source);
	if (own === void 0 || own.values.some((one) => one === folder || isOpen(one))) return [];
	return [elsewhere(document, own.pointer, own.values, folder)];
}
function elsewhere(document, pointer, namespaces, folder) {
	const message = `The tables land in ${namespaces.join(", ")}, and the folder says ${folder}.`;
	const hint = `Write \`namespace\`: ${JSON.stringify(folder)} into \`destination\`, or move the file.`;
	return warningAt(document.locate(pointer), "IB209", message, hint);
}
/** What a reference stands for is not known here. */
function isOpen(namespace) {
	return namesIn(namespace).length > 0;
}
/** Of the streams of a source; undefined where that is not known. */
function namespacesOf(connector, source) {
	switch (connector) {
		case "source-postgres": return listed(source.schemas, "/source/schemas", "public");
		case "source-mssql": return listed(source.schemas, "/source/schemas", "dbo");
		case "source-mysql": return listed([source.database], "/source/database");
		case "source-mongodb-v2": {
			const { database_config: config } = source;
			return isObject(config) ? listed(config.databases, "/source/database_config/databases") : listed([source.database], "/source/database");
		}
		case "source-kafka":
		case "source-s3":
		case "source-file":
		case "source-faker":
		case "source-github": return {
			values: ["default"],
			pointer: "/destination"
		};
		default: return;
	}
}
/** `otherwise`: where the connector has a default. */
function listed(value, pointer, otherwise) {
	if (value === void 0 && otherwise !== void 0) return {
		values: [otherwise],
		pointer: "/source"
	};
	const values = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
	return values.length === 0 ? void 0 : {
		values,
		pointer
	};
}
// src/connectors/traps.ts
const awsKeys = [
	"aws_region",
	"aws_access_key_id",
	"aws_secret_access_key"
];
function dashbookTraps(document, destination, { tag }) {
	const isCamel = isCamelCase(destination);
	const spell = isCamel ? camelCase : snakeCase;
	return [
		...tag === "sql" ? catalogName(document, destination, spell) : [],
		...otherSpelling(document, destination, isCamel),
		...incompleteStore(document, destination, spell),
		...streamTraps(document, destination.streams, spell)
	];
}
function catalogName(document, destination, spell) {
	const key = spell("catalog_name");
	if (Object.hasOwn(destination, key)) return [];
	const at = document.locate("/destination");
	const hint = `Add \`${key}\`: the first folder of the file's path.`;
	return [errorAt(at, "IB102", `The key \`${key}\` is missing.`, hint)];
}
/** Of two spellings a release reads one: the other half of the settings would be lost. */
function otherSpelling(document, destination, isCamel) {
	const [own, other] = isCamel ? [camelCase, snakeCase] : [snakeCase, camelCase];
	return spelled.filter((key) => own(key) !== other(key) && Object.hasOwn(destination, other(key))).map((key) => {
		const message = `\`${other(key)}\` is spelled unlike the other keys, and no release reads both spellings.`;
		const at = document.locateKey(pointerTo("/destination", other(key)));
		return errorAt(at, "IB113", message, `Write \`${own(key)}\`.`);
	});
}
/** Half of a store's settings are none: the rows go to the connector's memory, and away with it. */
function incompleteStore(document, destination, spell) {
	const has = (key) => Object.hasOwn(destination, spell(key));
	const wanted = [...awsKeys, "bucket"];
	const isStore = [
		...awsKeys,
		"aws_endpoint",
		"aws_allow_http"
	].some(has);
	const missing = wanted.filter((key) => !has(key)).map(spell);
	if (!isStore || missing.length === 0) return [];
	const names = missing.map((key) => `\`${key}\``).join(", ");
	const message = `The object store lacks ${names}, so the rows would be written to memory or nowhere.`;
	return [errorAt(document.locate("/destination"), "IB113", message, `Add ${names}.`)];
}
/** No more than anybody reads: whoever makes more of them makes them by the thousand. */
function streamTraps(document, streams, spell) {
	if (!isObject(streams)) return [];
	const names = new Set(Object.keys(streams));
	const ofQualified = new Set([...names].filter((name) => name.includes(".")).map(bareName));
	const findings = [];
	for (const [name, settings] of Object.entries(streams)) {
		if (findings.length >= 20) break;
		if (!isObject(settings) || Object.keys(settings).length === 0) continue;
		const pointer = pointerTo("/destination/streams", name);
		const bare = bareName(name);
		if (!(bare === name ? ofQualified.has(name) : names.has(bare))) findings.push(oneKeyOnly(document, name, bare, pointer));
		const key = spell("partition_by");
		findings.push(...transforms(document, settings[key], pointer, key));
	}
	return findings.slice(0, 20);
}
/** What of `namespace.name` the stream is chosen by. */
function bareName(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}
/** A stream is chosen by its bare name, and its settings are looked up by `namespace.name`. */
function oneKeyOnly(document, name, bare, pointer) {
	const message = `The settings of \`${name}\` have no effect: the destination looks for streams by name, and for their settings by NAMESPACE.NAME.`;
	const hint = bare === name ? `Add NAMESPACE.${name} with these settings beside it.` : `Add \`${bare}\` with no settings beside it.`;
	return warningAt(document.locateKey(pointer), "IB113", message, hint);
}
const transform = /^"(?:identity|year|month|day|hour|void|(?:bucket|truncate)\[\d+\])"$/;
function transforms(document, partitionBy, pointer, key) {
	if (!isObject(partitionBy)) return [];
	return Object.entries(partitionBy).filter(([, value]) => typeof value === "string" && !transform.test(value)).slice(0, 20).map(([column]) => {
		const at = document.locate(pointerTo(`${pointer}/${key}`, column));
		const message = `\`${column}\` is not partitioned by a transform as the destination reads one.`;
		const hint = String.raw`Write "\"day\"" with the inner quotes: identity, year, month, day, hour, void, bucket[N] or truncate[N].`;
		return errorAt(at, "IB113", message, hint);
	});
}
// src/connectors/walk.ts
/**
* Every member of every object whose keys are known, in the file's order. Of a choice the branch that
* the value names; nothing of one that it does not name.
*/
function* membersOf(schema, value, pointer = "") {
	if (Array.isArray(value)) {
		if (schema.items === void 0) return;
		for (const [i, item] of value.entries()) yield* membersOf(schema.items, item, `${pointer}/${i}`);
	}
	if (isObject(value) && schema.additionalProperties !== void 0) for (const [key, one] of Object.entries(value)) yield* membersOf(schema.additionalProperties, one, pointerTo(pointer, key));
	const properties = isObject(value) ? propertiesFor(schema, value) : void 0;
	if (!isObject(value) || properties === void 0) return;
	const known = Object.keys(properties);
	for (const [key, member] of Object.entries(value)) {
		const at = pointerTo(pointer, key);
		const own = Object.hasOwn(properties, key) ? properties[key] : void 0;
		yield {
			pointer: at,
			key,
			value: member,
			schema: own,
			known
		};
		if (own !== void 0) yield* membersOf(own, member, at);
	}
}
function propertiesFor(schema, value) {
	const { oneOf, properties } = schema;
	if (oneOf === void 0) return properties;
	const tag = tagOf(oneOf);
	const chosen = oneOf[tag?.values.indexOf(value[tag.key]) ?? -1]?.properties;
	return chosen && {
		...properties,
		...chosen
	};
}
// src/connectors/check.ts
function connectorCheck(validators) {
	return (document, reference, { source, destination }, { namespace }) => {
		const image = imageOf(reference);
		const target = destinationSpecification(image, destination);
		const checked = (root, value, of) => {
			const validate = of && validators(of.id);
			return of && validate ? checkConfiguration(document, root, value, of, validate) : [];
		};
		const traps = target?.isDashbook ? dashbookTraps(document, destination, image) : [];
		return [
			...checked("/source", source, sourceSpecification(image)),
			...withTraps(checked("/destination", destination, target), traps),
			...target?.isDashbook ? landing(document, image.name, {
				source,
				destination,
				folder: namespace
			}) : []
		];
	};
}
/** Of one key the worse is told: that it is unknown says less than what comes of it. */
function withTraps(findings, traps) {
	const placeOf = ({ line, column }) => `${line}:${column}`;
	const renamed = new Set(findings.filter(isRename).map(placeOf));
	const trapped = new Set(traps.map(placeOf));
	return [...findings.filter((one) => one.level === "error" || !trapped.has(placeOf(one))), ...traps.filter((one) => !renamed.has(placeOf(one)))];
}
function isRename({ hint }) {
	return hint?.startsWith("Rename ") ?? false;
}
/** What a validator says is compared each with each: whoever has more made them by the thousand. */
const MAX_ERRORS = 2e3;
/** `root`: where the configuration stands in the document, `/source` or `/destination`. */
function checkConfiguration(document, root, value, specification, validate) {
	const { schema, moved = {} } = specification;
	const plain = plainNumbers(value);
	const errors = validate(plain).slice(0, MAX_ERRORS);
	const problems = problemsOf(schema, isObject(plain) ? plain : {}, errors).slice(0, 20);
	const unknown = unknownKeys(schema, value);
	const renamed = new Map(problems.flatMap((problem) => {
		const meant = unknown.find((one) => isMeant(one, problem));
		return meant === void 0 ? [] : [[problem, meant]];
	}));
	const isRenamed = new Set(renamed.values());
	return [...problems.map((problem) => {
		const { pointer, code, message, hint } = problem;
		const instead = renamed.get(problem);
		if (instead === void 0) return errorAt(document.locate(root + pointer), code, message, hint);
		const at = document.locateKey(root + instead.pointer);
		return errorAt(at, code, message, `Rename \`${instead.key}\` to \`${problem.missing}\`.`);
	}), ...unknown.filter((one) => !isRenamed.has(one)).map(({ pointer, key, nearest }) => {
		const near = nearest === void 0 ? "Remove it." : `Did you mean \`${nearest}\`?`;
		const hint = Object.hasOwn(moved, pointer) ? moved[pointer] ?? near : near;
		const message = `The connector does not know \`${key}\`, which has no effect.`;
		return warningAt(document.locateKey(root + pointer), "IB104", message, hint);
	})];
}
function unknownKeys(schema, value) {
	return [...membersOf(schema, value)].filter((one) => one.schema === void 0).slice(0, 20).map(({ pointer, key, known }) => ({
		pointer,
		key,
		nearest: nearestNames(key, known)[0]
	}));
}
/** A key that is missing, and one beside it that is called nearly so. */
function isMeant({ pointer, nearest }, problem) {
	const { missing } = problem;
	return missing !== void 0 && missing === nearest && parentOf(pointer) === problem.pointer;
}
function parentOf(pointer) {
	return pointer.slice(0, pointer.lastIndexOf("/"));
}
/** A validator takes a number that was kept as it was written for an object. */
function plainNumbers(value) {
	if (typeof value === "bigint") return Number(value);
	if (typeof value !== "object" || value === null) return value;
	if (JSON.isRawJSON(value)) return Number(value.rawJSON);
	if (Array.isArray(value)) return value.map(plainNumbers);
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainNumbers(one)]));
}
// src/connectors/load.ts
const modules = {
	"dashbook-destination-iceberg": () => import("./dashbook-destination-iceberg.compiled.js"),
	"destination-iceberg": () => import("./destination-iceberg.compiled.js"),
	"destination-s3-data-lake": () => import("./destination-s3-data-lake.compiled.js"),
	"source-faker": () => import("./source-faker.compiled.js"),
	"source-file": () => import("./source-file.compiled.js"),
	"source-github": () => import("./source-github.compiled.js"),
	"source-kafka": () => import("./source-kafka.compiled.js"),
	"source-mongodb-v2": () => import("./source-mongodb-v2.compiled.js"),
	"source-mssql": () => import("./source-mssql.compiled.js"),
	"source-mysql": () => import("./source-mysql.compiled.js"),
	"source-postgres": () => import("./source-postgres.compiled.js"),
	"source-s3": () => import("./source-s3.compiled.js")
};
/** What tells, before a spec is read, that a validator may be needed. */
const marks = {
	"dashbook-destination-iceberg": /dashbook|:sql|:file|catalog_url|catalogUrl/,
	"destination-iceberg": /catalog_config/,
	"destination-s3-data-lake": /main_branch_name|s3_bucket_name/
};
/** `texts`: of the specs. */
async function loadConnectorCheck(texts) {
	const needed = Object.keys(modules).filter((name) => texts.some((text) => marks[name]?.test(text) ?? text.includes(name)));
	const loaded = await Promise.all(needed.map((name) => modules[name]?.()));
	const all = Object.assign({}, ...loaded.map((one) => one?.validators));
	return connectorCheck((id) => {
		const validate = all[id];
		return validate && ((value) => validate(value) ? [] : validate.errors ?? []);
	});
}
export { loadConnectorCheck };
