// src/connectors/compiled/source-kafka.compiled.js
const source_kafka = validate10;
const schema11 = {
	"$id": "source-kafka",
	"type": "object",
	"properties": {
		"bootstrap_servers": { "type": "string" },
		"subscription": {
			"type": "object",
			"oneOf": [{
				"type": "object",
				"properties": {
					"subscription_type": {
						"type": "string",
						"const": "assign"
					},
					"topic_partitions": { "type": "string" }
				},
				"required": ["subscription_type", "topic_partitions"]
			}, {
				"type": "object",
				"properties": {
					"subscription_type": {
						"type": "string",
						"const": "subscribe"
					},
					"topic_pattern": { "type": "string" }
				},
				"required": ["subscription_type", "topic_pattern"]
			}]
		},
		"protocol": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": { "security_protocol": {
						"type": "string",
						"const": "PLAINTEXT"
					} },
					"required": ["security_protocol"]
				},
				{
					"type": "object",
					"properties": {
						"security_protocol": {
							"type": "string",
							"const": "SASL_PLAINTEXT"
						},
						"sasl_mechanism": {
							"type": "string",
							"const": "PLAIN"
						},
						"sasl_jaas_config": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": [
						"security_protocol",
						"sasl_mechanism",
						"sasl_jaas_config"
					]
				},
				{
					"type": "object",
					"properties": {
						"security_protocol": {
							"type": "string",
							"const": "SASL_SSL"
						},
						"sasl_mechanism": {
							"type": "string",
							"enum": [
								"GSSAPI",
								"OAUTHBEARER",
								"SCRAM-SHA-256",
								"SCRAM-SHA-512",
								"PLAIN"
							],
							"default": "GSSAPI"
						},
						"sasl_jaas_config": {
							"type": "string",
							"airbyte_secret": true
						},
						"oauthbearer_token_endpoint_url": { "type": "string" }
					},
					"required": [
						"security_protocol",
						"sasl_mechanism",
						"sasl_jaas_config"
					]
				}
			]
		},
		"MessageFormat": {
			"type": "object",
			"oneOf": [{
				"type": "object",
				"properties": { "deserialization_type": {
					"type": "string",
					"const": "JSON"
				} }
			}, {
				"type": "object",
				"properties": {
					"deserialization_type": {
						"type": "string",
						"const": "AVRO"
					},
					"deserialization_strategy": {
						"type": "string",
						"enum": [
							"TopicNameStrategy",
							"RecordNameStrategy",
							"TopicRecordNameStrategy"
						],
						"default": "TopicNameStrategy"
					},
					"schema_registry_url": { "type": "string" },
					"schema_registry_username": { "type": "string" },
					"schema_registry_password": {
						"type": "string",
						"airbyte_secret": true
					}
				}
			}]
		},
		"group_id": { "type": "string" },
		"client_id": { "type": "string" },
		"test_topic": { "type": "string" },
		"max_poll_records": {
			"type": "integer",
			"default": 500
		},
		"polling_time": {
			"type": "integer",
			"default": 100
		},
		"enable_auto_commit": {
			"type": "boolean",
			"default": true
		},
		"auto_commit_interval_ms": {
			"type": "integer",
			"default": 5e3
		},
		"client_dns_lookup": {
			"type": "string",
			"enum": [
				"default",
				"use_all_dns_ips",
				"resolve_canonical_bootstrap_servers_only"
			],
			"default": "use_all_dns_ips"
		},
		"retry_backoff_ms": {
			"type": "integer",
			"default": 100
		},
		"request_timeout_ms": {
			"type": "integer",
			"default": 3e4
		},
		"receive_buffer_bytes": {
			"type": "integer",
			"default": 32768
		},
		"auto_offset_reset": {
			"type": "string",
			"enum": [
				"latest",
				"earliest",
				"none"
			],
			"default": "latest"
		},
		"repeated_calls": {
			"type": "integer",
			"default": 3
		},
		"max_records_process": {
			"type": "integer",
			"default": 1e5
		}
	},
	"required": [
		"bootstrap_servers",
		"subscription",
		"protocol"
	]
};
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.bootstrap_servers === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "bootstrap_servers" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.subscription === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "subscription" }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.protocol === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "protocol" }
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.bootstrap_servers !== void 0) {
			if (typeof data.bootstrap_servers !== "string") {
				const err3 = {
					instancePath: instancePath + "/bootstrap_servers",
					schemaPath: "#/properties/bootstrap_servers/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.subscription !== void 0) {
			let data1 = data.subscription;
			if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err4 = {
					instancePath: instancePath + "/subscription",
					schemaPath: "#/properties/subscription/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			const _errs5 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs6 = errors;
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				if (data1.subscription_type === void 0) {
					const err5 = {
						instancePath: instancePath + "/subscription",
						schemaPath: "#/properties/subscription/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "subscription_type" }
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (data1.topic_partitions === void 0) {
					const err6 = {
						instancePath: instancePath + "/subscription",
						schemaPath: "#/properties/subscription/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "topic_partitions" }
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data1.subscription_type !== void 0) {
					let data2 = data1.subscription_type;
					if (typeof data2 !== "string") {
						const err7 = {
							instancePath: instancePath + "/subscription/subscription_type",
							schemaPath: "#/properties/subscription/oneOf/0/properties/subscription_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
					if ("assign" !== data2) {
						const err8 = {
							instancePath: instancePath + "/subscription/subscription_type",
							schemaPath: "#/properties/subscription/oneOf/0/properties/subscription_type/const",
							keyword: "const",
							params: { allowedValue: "assign" }
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
				if (data1.topic_partitions !== void 0) {
					if (typeof data1.topic_partitions !== "string") {
						const err9 = {
							instancePath: instancePath + "/subscription/topic_partitions",
							schemaPath: "#/properties/subscription/oneOf/0/properties/topic_partitions/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/subscription",
					schemaPath: "#/properties/subscription/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
			var _valid0 = _errs6 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs12 = errors;
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				if (data1.subscription_type === void 0) {
					const err11 = {
						instancePath: instancePath + "/subscription",
						schemaPath: "#/properties/subscription/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "subscription_type" }
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				if (data1.topic_pattern === void 0) {
					const err12 = {
						instancePath: instancePath + "/subscription",
						schemaPath: "#/properties/subscription/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "topic_pattern" }
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				if (data1.subscription_type !== void 0) {
					let data4 = data1.subscription_type;
					if (typeof data4 !== "string") {
						const err13 = {
							instancePath: instancePath + "/subscription/subscription_type",
							schemaPath: "#/properties/subscription/oneOf/1/properties/subscription_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
					if ("subscribe" !== data4) {
						const err14 = {
							instancePath: instancePath + "/subscription/subscription_type",
							schemaPath: "#/properties/subscription/oneOf/1/properties/subscription_type/const",
							keyword: "const",
							params: { allowedValue: "subscribe" }
						};
						if (vErrors === null) vErrors = [err14];
						else vErrors.push(err14);
						errors++;
					}
				}
				if (data1.topic_pattern !== void 0) {
					if (typeof data1.topic_pattern !== "string") {
						const err15 = {
							instancePath: instancePath + "/subscription/topic_pattern",
							schemaPath: "#/properties/subscription/oneOf/1/properties/topic_pattern/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/subscription",
					schemaPath: "#/properties/subscription/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
			var _valid0 = _errs12 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else if (_valid0) {
				valid1 = true;
				passing0 = 1;
			}
			if (!valid1) {
				const err17 = {
					instancePath: instancePath + "/subscription",
					schemaPath: "#/properties/subscription/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			} else {
				errors = _errs5;
				if (vErrors !== null) {
					if (_errs5) vErrors.length = _errs5;
					else vErrors = null;
				}
			}
		}
		if (data.protocol !== void 0) {
			let data6 = data.protocol;
			if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
				const err18 = {
					instancePath: instancePath + "/protocol",
					schemaPath: "#/properties/protocol/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
			const _errs20 = errors;
			let valid4 = false;
			let passing1 = null;
			const _errs21 = errors;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (data6.security_protocol === void 0) {
					const err19 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "security_protocol" }
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				if (data6.security_protocol !== void 0) {
					let data7 = data6.security_protocol;
					if (typeof data7 !== "string") {
						const err20 = {
							instancePath: instancePath + "/protocol/security_protocol",
							schemaPath: "#/properties/protocol/oneOf/0/properties/security_protocol/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
					if ("PLAINTEXT" !== data7) {
						const err21 = {
							instancePath: instancePath + "/protocol/security_protocol",
							schemaPath: "#/properties/protocol/oneOf/0/properties/security_protocol/const",
							keyword: "const",
							params: { allowedValue: "PLAINTEXT" }
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
				}
			} else {
				const err22 = {
					instancePath: instancePath + "/protocol",
					schemaPath: "#/properties/protocol/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
			var _valid1 = _errs21 === errors;
			if (_valid1) {
				valid4 = true;
				passing1 = 0;
			}
			const _errs25 = errors;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (data6.security_protocol === void 0) {
					const err23 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "security_protocol" }
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				if (data6.sasl_mechanism === void 0) {
					const err24 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "sasl_mechanism" }
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
				if (data6.sasl_jaas_config === void 0) {
					const err25 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "sasl_jaas_config" }
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				if (data6.security_protocol !== void 0) {
					let data8 = data6.security_protocol;
					if (typeof data8 !== "string") {
						const err26 = {
							instancePath: instancePath + "/protocol/security_protocol",
							schemaPath: "#/properties/protocol/oneOf/1/properties/security_protocol/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
					if ("SASL_PLAINTEXT" !== data8) {
						const err27 = {
							instancePath: instancePath + "/protocol/security_protocol",
							schemaPath: "#/properties/protocol/oneOf/1/properties/security_protocol/const",
							keyword: "const",
							params: { allowedValue: "SASL_PLAINTEXT" }
						};
						if (vErrors === null) vErrors = [err27];
						else vErrors.push(err27);
						errors++;
					}
				}
				if (data6.sasl_mechanism !== void 0) {
					let data9 = data6.sasl_mechanism;
					if (typeof data9 !== "string") {
						const err28 = {
							instancePath: instancePath + "/protocol/sasl_mechanism",
							schemaPath: "#/properties/protocol/oneOf/1/properties/sasl_mechanism/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err28];
						else vErrors.push(err28);
						errors++;
					}
					if ("PLAIN" !== data9) {
						const err29 = {
							instancePath: instancePath + "/protocol/sasl_mechanism",
							schemaPath: "#/properties/protocol/oneOf/1/properties/sasl_mechanism/const",
							keyword: "const",
							params: { allowedValue: "PLAIN" }
						};
						if (vErrors === null) vErrors = [err29];
						else vErrors.push(err29);
						errors++;
					}
				}
				if (data6.sasl_jaas_config !== void 0) {
					if (typeof data6.sasl_jaas_config !== "string") {
						const err30 = {
							instancePath: instancePath + "/protocol/sasl_jaas_config",
							schemaPath: "#/properties/protocol/oneOf/1/properties/sasl_jaas_config/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err30];
						else vErrors.push(err30);
						errors++;
					}
				}
			} else {
				const err31 = {
					instancePath: instancePath + "/protocol",
					schemaPath: "#/properties/protocol/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
			var _valid1 = _errs25 === errors;
			if (_valid1 && valid4) {
				valid4 = false;
				passing1 = [passing1, 1];
			} else {
				if (_valid1) {
					valid4 = true;
					passing1 = 1;
				}
				const _errs33 = errors;
				if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
					if (data6.security_protocol === void 0) {
						const err32 = {
							instancePath: instancePath + "/protocol",
							schemaPath: "#/properties/protocol/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "security_protocol" }
						};
						if (vErrors === null) vErrors = [err32];
						else vErrors.push(err32);
						errors++;
					}
					if (data6.sasl_mechanism === void 0) {
						const err33 = {
							instancePath: instancePath + "/protocol",
							schemaPath: "#/properties/protocol/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "sasl_mechanism" }
						};
						if (vErrors === null) vErrors = [err33];
						else vErrors.push(err33);
						errors++;
					}
					if (data6.sasl_jaas_config === void 0) {
						const err34 = {
							instancePath: instancePath + "/protocol",
							schemaPath: "#/properties/protocol/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "sasl_jaas_config" }
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
					if (data6.security_protocol !== void 0) {
						let data11 = data6.security_protocol;
						if (typeof data11 !== "string") {
							const err35 = {
								instancePath: instancePath + "/protocol/security_protocol",
								schemaPath: "#/properties/protocol/oneOf/2/properties/security_protocol/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
						if ("SASL_SSL" !== data11) {
							const err36 = {
								instancePath: instancePath + "/protocol/security_protocol",
								schemaPath: "#/properties/protocol/oneOf/2/properties/security_protocol/const",
								keyword: "const",
								params: { allowedValue: "SASL_SSL" }
							};
							if (vErrors === null) vErrors = [err36];
							else vErrors.push(err36);
							errors++;
						}
					}
					if (data6.sasl_mechanism !== void 0) {
						let data12 = data6.sasl_mechanism;
						if (typeof data12 !== "string") {
							const err37 = {
								instancePath: instancePath + "/protocol/sasl_mechanism",
								schemaPath: "#/properties/protocol/oneOf/2/properties/sasl_mechanism/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err37];
							else vErrors.push(err37);
							errors++;
						}
						if (!(data12 === "GSSAPI" || data12 === "OAUTHBEARER" || data12 === "SCRAM-SHA-256" || data12 === "SCRAM-SHA-512" || data12 === "PLAIN")) {
							const err38 = {
								instancePath: instancePath + "/protocol/sasl_mechanism",
								schemaPath: "#/properties/protocol/oneOf/2/properties/sasl_mechanism/enum",
								keyword: "enum",
								params: { allowedValues: schema11.properties.protocol.oneOf[2].properties.sasl_mechanism.enum }
							};
							if (vErrors === null) vErrors = [err38];
							else vErrors.push(err38);
							errors++;
						}
					}
					if (data6.sasl_jaas_config !== void 0) {
						if (typeof data6.sasl_jaas_config !== "string") {
							const err39 = {
								instancePath: instancePath + "/protocol/sasl_jaas_config",
								schemaPath: "#/properties/protocol/oneOf/2/properties/sasl_jaas_config/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err39];
							else vErrors.push(err39);
							errors++;
						}
					}
					if (data6.oauthbearer_token_endpoint_url !== void 0) {
						if (typeof data6.oauthbearer_token_endpoint_url !== "string") {
							const err40 = {
								instancePath: instancePath + "/protocol/oauthbearer_token_endpoint_url",
								schemaPath: "#/properties/protocol/oneOf/2/properties/oauthbearer_token_endpoint_url/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
					}
				} else {
					const err41 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err41];
					else vErrors.push(err41);
					errors++;
				}
				var _valid1 = _errs33 === errors;
				if (_valid1 && valid4) {
					valid4 = false;
					passing1 = [passing1, 2];
				} else if (_valid1) {
					valid4 = true;
					passing1 = 2;
				}
			}
			if (!valid4) {
				const err42 = {
					instancePath: instancePath + "/protocol",
					schemaPath: "#/properties/protocol/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err42];
				else vErrors.push(err42);
				errors++;
			} else {
				errors = _errs20;
				if (vErrors !== null) {
					if (_errs20) vErrors.length = _errs20;
					else vErrors = null;
				}
			}
		}
		if (data.MessageFormat !== void 0) {
			let data15 = data.MessageFormat;
			if (!(data15 && typeof data15 == "object" && !Array.isArray(data15))) {
				const err43 = {
					instancePath: instancePath + "/MessageFormat",
					schemaPath: "#/properties/MessageFormat/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err43];
				else vErrors.push(err43);
				errors++;
			}
			const _errs45 = errors;
			let valid8 = false;
			let passing2 = null;
			const _errs46 = errors;
			if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
				if (data15.deserialization_type !== void 0) {
					let data16 = data15.deserialization_type;
					if (typeof data16 !== "string") {
						const err44 = {
							instancePath: instancePath + "/MessageFormat/deserialization_type",
							schemaPath: "#/properties/MessageFormat/oneOf/0/properties/deserialization_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
					if ("JSON" !== data16) {
						const err45 = {
							instancePath: instancePath + "/MessageFormat/deserialization_type",
							schemaPath: "#/properties/MessageFormat/oneOf/0/properties/deserialization_type/const",
							keyword: "const",
							params: { allowedValue: "JSON" }
						};
						if (vErrors === null) vErrors = [err45];
						else vErrors.push(err45);
						errors++;
					}
				}
			} else {
				const err46 = {
					instancePath: instancePath + "/MessageFormat",
					schemaPath: "#/properties/MessageFormat/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err46];
				else vErrors.push(err46);
				errors++;
			}
			var _valid2 = _errs46 === errors;
			if (_valid2) {
				valid8 = true;
				passing2 = 0;
			}
			const _errs50 = errors;
			if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
				if (data15.deserialization_type !== void 0) {
					let data17 = data15.deserialization_type;
					if (typeof data17 !== "string") {
						const err47 = {
							instancePath: instancePath + "/MessageFormat/deserialization_type",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/deserialization_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
					if ("AVRO" !== data17) {
						const err48 = {
							instancePath: instancePath + "/MessageFormat/deserialization_type",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/deserialization_type/const",
							keyword: "const",
							params: { allowedValue: "AVRO" }
						};
						if (vErrors === null) vErrors = [err48];
						else vErrors.push(err48);
						errors++;
					}
				}
				if (data15.deserialization_strategy !== void 0) {
					let data18 = data15.deserialization_strategy;
					if (typeof data18 !== "string") {
						const err49 = {
							instancePath: instancePath + "/MessageFormat/deserialization_strategy",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/deserialization_strategy/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err49];
						else vErrors.push(err49);
						errors++;
					}
					if (!(data18 === "TopicNameStrategy" || data18 === "RecordNameStrategy" || data18 === "TopicRecordNameStrategy")) {
						const err50 = {
							instancePath: instancePath + "/MessageFormat/deserialization_strategy",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/deserialization_strategy/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.MessageFormat.oneOf[1].properties.deserialization_strategy.enum }
						};
						if (vErrors === null) vErrors = [err50];
						else vErrors.push(err50);
						errors++;
					}
				}
				if (data15.schema_registry_url !== void 0) {
					if (typeof data15.schema_registry_url !== "string") {
						const err51 = {
							instancePath: instancePath + "/MessageFormat/schema_registry_url",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/schema_registry_url/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err51];
						else vErrors.push(err51);
						errors++;
					}
				}
				if (data15.schema_registry_username !== void 0) {
					if (typeof data15.schema_registry_username !== "string") {
						const err52 = {
							instancePath: instancePath + "/MessageFormat/schema_registry_username",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/schema_registry_username/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err52];
						else vErrors.push(err52);
						errors++;
					}
				}
				if (data15.schema_registry_password !== void 0) {
					if (typeof data15.schema_registry_password !== "string") {
						const err53 = {
							instancePath: instancePath + "/MessageFormat/schema_registry_password",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/schema_registry_password/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
				}
			} else {
				const err54 = {
					instancePath: instancePath + "/MessageFormat",
					schemaPath: "#/properties/MessageFormat/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err54];
				else vErrors.push(err54);
				errors++;
			}
			var _valid2 = _errs50 === errors;
			if (_valid2 && valid8) {
				valid8 = false;
				passing2 = [passing2, 1];
			} else if (_valid2) {
				valid8 = true;
				passing2 = 1;
			}
			if (!valid8) {
				const err55 = {
					instancePath: instancePath + "/MessageFormat",
					schemaPath: "#/properties/MessageFormat/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing2 }
				};
				if (vErrors === null) vErrors = [err55];
				else vErrors.push(err55);
				errors++;
			} else {
				errors = _errs45;
				if (vErrors !== null) {
					if (_errs45) vErrors.length = _errs45;
					else vErrors = null;
				}
			}
		}
		if (data.group_id !== void 0) {
			if (typeof data.group_id !== "string") {
				const err56 = {
					instancePath: instancePath + "/group_id",
					schemaPath: "#/properties/group_id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err56];
				else vErrors.push(err56);
				errors++;
			}
		}
		if (data.client_id !== void 0) {
			if (typeof data.client_id !== "string") {
				const err57 = {
					instancePath: instancePath + "/client_id",
					schemaPath: "#/properties/client_id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err57];
				else vErrors.push(err57);
				errors++;
			}
		}
		if (data.test_topic !== void 0) {
			if (typeof data.test_topic !== "string") {
				const err58 = {
					instancePath: instancePath + "/test_topic",
					schemaPath: "#/properties/test_topic/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err58];
				else vErrors.push(err58);
				errors++;
			}
		}
		if (data.max_poll_records !== void 0) {
			let data25 = data.max_poll_records;
			if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
				const err59 = {
					instancePath: instancePath + "/max_poll_records",
					schemaPath: "#/properties/max_poll_records/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err59];
				else vErrors.push(err59);
				errors++;
			}
		}
		if (data.polling_time !== void 0) {
			let data26 = data.polling_time;
			if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
				const err60 = {
					instancePath: instancePath + "/polling_time",
					schemaPath: "#/properties/polling_time/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err60];
				else vErrors.push(err60);
				errors++;
			}
		}
		if (data.enable_auto_commit !== void 0) {
			if (typeof data.enable_auto_commit !== "boolean") {
				const err61 = {
					instancePath: instancePath + "/enable_auto_commit",
					schemaPath: "#/properties/enable_auto_commit/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err61];
				else vErrors.push(err61);
				errors++;
			}
		}
		if (data.auto_commit_interval_ms !== void 0) {
			let data28 = data.auto_commit_interval_ms;
			if (!(typeof data28 == "number" && !(data28 % 1) && !isNaN(data28) && isFinite(data28))) {
				const err62 = {
					instancePath: instancePath + "/auto_commit_interval_ms",
					schemaPath: "#/properties/auto_commit_interval_ms/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err62];
				else vErrors.push(err62);
				errors++;
			}
		}
		if (data.client_dns_lookup !== void 0) {
			let data29 = data.client_dns_lookup;
			if (typeof data29 !== "string") {
				const err63 = {
					instancePath: instancePath + "/client_dns_lookup",
					schemaPath: "#/properties/client_dns_lookup/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err63];
				else vErrors.push(err63);
				errors++;
			}
			if (!(data29 === "default" || data29 === "use_all_dns_ips" || data29 === "resolve_canonical_bootstrap_servers_only")) {
				const err64 = {
					instancePath: instancePath + "/client_dns_lookup",
					schemaPath: "#/properties/client_dns_lookup/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.client_dns_lookup.enum }
				};
				if (vErrors === null) vErrors = [err64];
				else vErrors.push(err64);
				errors++;
			}
		}
		if (data.retry_backoff_ms !== void 0) {
			let data30 = data.retry_backoff_ms;
			if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
				const err65 = {
					instancePath: instancePath + "/retry_backoff_ms",
					schemaPath: "#/properties/retry_backoff_ms/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err65];
				else vErrors.push(err65);
				errors++;
			}
		}
		if (data.request_timeout_ms !== void 0) {
			let data31 = data.request_timeout_ms;
			if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
				const err66 = {
					instancePath: instancePath + "/request_timeout_ms",
					schemaPath: "#/properties/request_timeout_ms/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err66];
				else vErrors.push(err66);
				errors++;
			}
		}
		if (data.receive_buffer_bytes !== void 0) {
			let data32 = data.receive_buffer_bytes;
			if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
				const err67 = {
					instancePath: instancePath + "/receive_buffer_bytes",
					schemaPath: "#/properties/receive_buffer_bytes/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err67];
				else vErrors.push(err67);
				errors++;
			}
		}
		if (data.auto_offset_reset !== void 0) {
			let data33 = data.auto_offset_reset;
			if (typeof data33 !== "string") {
				const err68 = {
					instancePath: instancePath + "/auto_offset_reset",
					schemaPath: "#/properties/auto_offset_reset/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err68];
				else vErrors.push(err68);
				errors++;
			}
			if (!(data33 === "latest" || data33 === "earliest" || data33 === "none")) {
				const err69 = {
					instancePath: instancePath + "/auto_offset_reset",
					schemaPath: "#/properties/auto_offset_reset/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.auto_offset_reset.enum }
				};
				if (vErrors === null) vErrors = [err69];
				else vErrors.push(err69);
				errors++;
			}
		}
		if (data.repeated_calls !== void 0) {
			let data34 = data.repeated_calls;
			if (!(typeof data34 == "number" && !(data34 % 1) && !isNaN(data34) && isFinite(data34))) {
				const err70 = {
					instancePath: instancePath + "/repeated_calls",
					schemaPath: "#/properties/repeated_calls/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err70];
				else vErrors.push(err70);
				errors++;
			}
		}
		if (data.max_records_process !== void 0) {
			let data35 = data.max_records_process;
			if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
				const err71 = {
					instancePath: instancePath + "/max_records_process",
					schemaPath: "#/properties/max_records_process/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err71];
				else vErrors.push(err71);
				errors++;
			}
		}
	} else {
		const err72 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err72];
		else vErrors.push(err72);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const dashbook_source_kafka = validate11;
const schema12 = {
	"$id": "dashbook-source-kafka",
	"type": "object",
	"properties": {
		"bootstrap_servers": { "type": "string" },
		"subscription": {
			"type": "object",
			"oneOf": [{
				"type": "object",
				"properties": {
					"subscription_type": {
						"type": "string",
						"const": "assign"
					},
					"topic_partitions": { "type": "string" }
				},
				"required": ["subscription_type", "topic_partitions"]
			}, {
				"type": "object",
				"properties": {
					"subscription_type": {
						"type": "string",
						"const": "subscribe"
					},
					"topic_pattern": { "type": "string" }
				},
				"required": ["subscription_type", "topic_pattern"]
			}]
		},
		"protocol": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": { "security_protocol": {
						"type": "string",
						"const": "PLAINTEXT"
					} },
					"required": ["security_protocol"]
				},
				{
					"type": "object",
					"properties": {
						"security_protocol": {
							"type": "string",
							"const": "SASL_PLAINTEXT"
						},
						"sasl_mechanism": {
							"type": "string",
							"const": "PLAIN"
						},
						"sasl_jaas_config": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": [
						"security_protocol",
						"sasl_mechanism",
						"sasl_jaas_config"
					]
				},
				{
					"type": "object",
					"properties": {
						"security_protocol": {
							"type": "string",
							"const": "SASL_SSL"
						},
						"sasl_mechanism": {
							"type": "string",
							"enum": [
								"GSSAPI",
								"OAUTHBEARER",
								"SCRAM-SHA-256",
								"SCRAM-SHA-512",
								"PLAIN"
							],
							"default": "GSSAPI"
						},
						"sasl_jaas_config": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": [
						"security_protocol",
						"sasl_mechanism",
						"sasl_jaas_config"
					]
				}
			]
		},
		"MessageFormat": {
			"type": "object",
			"oneOf": [{
				"type": "object",
				"properties": { "deserialization_type": {
					"type": "string",
					"const": "JSON"
				} }
			}, {
				"type": "object",
				"properties": {
					"deserialization_type": {
						"type": "string",
						"const": "AVRO"
					},
					"deserialization_strategy": {
						"type": "string",
						"enum": [
							"TopicNameStrategy",
							"RecordNameStrategy",
							"TopicRecordNameStrategy"
						],
						"default": "TopicNameStrategy"
					},
					"schema_registry_url": { "type": "string" },
					"schema_registry_username": { "type": "string" },
					"schema_registry_password": { "type": "string" }
				}
			}]
		},
		"group_id": { "type": "string" },
		"client_id": { "type": "string" },
		"test_topic": { "type": "string" },
		"max_poll_records": {
			"type": "integer",
			"default": 500
		},
		"polling_time": {
			"type": "integer",
			"default": 100
		},
		"enable_auto_commit": {
			"type": "boolean",
			"default": true
		},
		"auto_commit_interval_ms": {
			"type": "integer",
			"default": 5e3
		},
		"client_dns_lookup": {
			"type": "string",
			"enum": [
				"default",
				"use_all_dns_ips",
				"resolve_canonical_bootstrap_servers_only"
			],
			"default": "use_all_dns_ips"
		},
		"retry_backoff_ms": {
			"type": "integer",
			"default": 100
		},
		"request_timeout_ms": {
			"type": "integer",
			"default": 3e4
		},
		"receive_buffer_bytes": {
			"type": "integer",
			"default": 32768
		},
		"auto_offset_reset": {
			"type": "string",
			"enum": [
				"latest",
				"earliest",
				"none"
			],
			"default": "latest"
		},
		"repeated_calls": {
			"type": "integer",
			"default": 3
		},
		"max_records_process": {
			"type": "integer",
			"default": 1e5
		}
	},
	"required": [
		"bootstrap_servers",
		"subscription",
		"protocol"
	]
};
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.bootstrap_servers === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "bootstrap_servers" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.subscription === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "subscription" }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.protocol === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "protocol" }
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.bootstrap_servers !== void 0) {
			if (typeof data.bootstrap_servers !== "string") {
				const err3 = {
					instancePath: instancePath + "/bootstrap_servers",
					schemaPath: "#/properties/bootstrap_servers/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.subscription !== void 0) {
			let data1 = data.subscription;
			if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err4 = {
					instancePath: instancePath + "/subscription",
					schemaPath: "#/properties/subscription/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			const _errs5 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs6 = errors;
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				if (data1.subscription_type === void 0) {
					const err5 = {
						instancePath: instancePath + "/subscription",
						schemaPath: "#/properties/subscription/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "subscription_type" }
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (data1.topic_partitions === void 0) {
					const err6 = {
						instancePath: instancePath + "/subscription",
						schemaPath: "#/properties/subscription/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "topic_partitions" }
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data1.subscription_type !== void 0) {
					let data2 = data1.subscription_type;
					if (typeof data2 !== "string") {
						const err7 = {
							instancePath: instancePath + "/subscription/subscription_type",
							schemaPath: "#/properties/subscription/oneOf/0/properties/subscription_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
					if ("assign" !== data2) {
						const err8 = {
							instancePath: instancePath + "/subscription/subscription_type",
							schemaPath: "#/properties/subscription/oneOf/0/properties/subscription_type/const",
							keyword: "const",
							params: { allowedValue: "assign" }
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
				if (data1.topic_partitions !== void 0) {
					if (typeof data1.topic_partitions !== "string") {
						const err9 = {
							instancePath: instancePath + "/subscription/topic_partitions",
							schemaPath: "#/properties/subscription/oneOf/0/properties/topic_partitions/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/subscription",
					schemaPath: "#/properties/subscription/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
			var _valid0 = _errs6 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs12 = errors;
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				if (data1.subscription_type === void 0) {
					const err11 = {
						instancePath: instancePath + "/subscription",
						schemaPath: "#/properties/subscription/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "subscription_type" }
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				if (data1.topic_pattern === void 0) {
					const err12 = {
						instancePath: instancePath + "/subscription",
						schemaPath: "#/properties/subscription/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "topic_pattern" }
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				if (data1.subscription_type !== void 0) {
					let data4 = data1.subscription_type;
					if (typeof data4 !== "string") {
						const err13 = {
							instancePath: instancePath + "/subscription/subscription_type",
							schemaPath: "#/properties/subscription/oneOf/1/properties/subscription_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
					if ("subscribe" !== data4) {
						const err14 = {
							instancePath: instancePath + "/subscription/subscription_type",
							schemaPath: "#/properties/subscription/oneOf/1/properties/subscription_type/const",
							keyword: "const",
							params: { allowedValue: "subscribe" }
						};
						if (vErrors === null) vErrors = [err14];
						else vErrors.push(err14);
						errors++;
					}
				}
				if (data1.topic_pattern !== void 0) {
					if (typeof data1.topic_pattern !== "string") {
						const err15 = {
							instancePath: instancePath + "/subscription/topic_pattern",
							schemaPath: "#/properties/subscription/oneOf/1/properties/topic_pattern/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/subscription",
					schemaPath: "#/properties/subscription/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
			var _valid0 = _errs12 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else if (_valid0) {
				valid1 = true;
				passing0 = 1;
			}
			if (!valid1) {
				const err17 = {
					instancePath: instancePath + "/subscription",
					schemaPath: "#/properties/subscription/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			} else {
				errors = _errs5;
				if (vErrors !== null) {
					if (_errs5) vErrors.length = _errs5;
					else vErrors = null;
				}
			}
		}
		if (data.protocol !== void 0) {
			let data6 = data.protocol;
			if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
				const err18 = {
					instancePath: instancePath + "/protocol",
					schemaPath: "#/properties/protocol/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
			const _errs20 = errors;
			let valid4 = false;
			let passing1 = null;
			const _errs21 = errors;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (data6.security_protocol === void 0) {
					const err19 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "security_protocol" }
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				if (data6.security_protocol !== void 0) {
					let data7 = data6.security_protocol;
					if (typeof data7 !== "string") {
						const err20 = {
							instancePath: instancePath + "/protocol/security_protocol",
							schemaPath: "#/properties/protocol/oneOf/0/properties/security_protocol/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
					if ("PLAINTEXT" !== data7) {
						const err21 = {
							instancePath: instancePath + "/protocol/security_protocol",
							schemaPath: "#/properties/protocol/oneOf/0/properties/security_protocol/const",
							keyword: "const",
							params: { allowedValue: "PLAINTEXT" }
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
				}
			} else {
				const err22 = {
					instancePath: instancePath + "/protocol",
					schemaPath: "#/properties/protocol/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
			var _valid1 = _errs21 === errors;
			if (_valid1) {
				valid4 = true;
				passing1 = 0;
			}
			const _errs25 = errors;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (data6.security_protocol === void 0) {
					const err23 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "security_protocol" }
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				if (data6.sasl_mechanism === void 0) {
					const err24 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "sasl_mechanism" }
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
				if (data6.sasl_jaas_config === void 0) {
					const err25 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "sasl_jaas_config" }
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				if (data6.security_protocol !== void 0) {
					let data8 = data6.security_protocol;
					if (typeof data8 !== "string") {
						const err26 = {
							instancePath: instancePath + "/protocol/security_protocol",
							schemaPath: "#/properties/protocol/oneOf/1/properties/security_protocol/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
					if ("SASL_PLAINTEXT" !== data8) {
						const err27 = {
							instancePath: instancePath + "/protocol/security_protocol",
							schemaPath: "#/properties/protocol/oneOf/1/properties/security_protocol/const",
							keyword: "const",
							params: { allowedValue: "SASL_PLAINTEXT" }
						};
						if (vErrors === null) vErrors = [err27];
						else vErrors.push(err27);
						errors++;
					}
				}
				if (data6.sasl_mechanism !== void 0) {
					let data9 = data6.sasl_mechanism;
					if (typeof data9 !== "string") {
						const err28 = {
							instancePath: instancePath + "/protocol/sasl_mechanism",
							schemaPath: "#/properties/protocol/oneOf/1/properties/sasl_mechanism/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err28];
						else vErrors.push(err28);
						errors++;
					}
					if ("PLAIN" !== data9) {
						const err29 = {
							instancePath: instancePath + "/protocol/sasl_mechanism",
							schemaPath: "#/properties/protocol/oneOf/1/properties/sasl_mechanism/const",
							keyword: "const",
							params: { allowedValue: "PLAIN" }
						};
						if (vErrors === null) vErrors = [err29];
						else vErrors.push(err29);
						errors++;
					}
				}
				if (data6.sasl_jaas_config !== void 0) {
					if (typeof data6.sasl_jaas_config !== "string") {
						const err30 = {
							instancePath: instancePath + "/protocol/sasl_jaas_config",
							schemaPath: "#/properties/protocol/oneOf/1/properties/sasl_jaas_config/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err30];
						else vErrors.push(err30);
						errors++;
					}
				}
			} else {
				const err31 = {
					instancePath: instancePath + "/protocol",
					schemaPath: "#/properties/protocol/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
			var _valid1 = _errs25 === errors;
			if (_valid1 && valid4) {
				valid4 = false;
				passing1 = [passing1, 1];
			} else {
				if (_valid1) {
					valid4 = true;
					passing1 = 1;
				}
				const _errs33 = errors;
				if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
					if (data6.security_protocol === void 0) {
						const err32 = {
							instancePath: instancePath + "/protocol",
							schemaPath: "#/properties/protocol/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "security_protocol" }
						};
						if (vErrors === null) vErrors = [err32];
						else vErrors.push(err32);
						errors++;
					}
					if (data6.sasl_mechanism === void 0) {
						const err33 = {
							instancePath: instancePath + "/protocol",
							schemaPath: "#/properties/protocol/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "sasl_mechanism" }
						};
						if (vErrors === null) vErrors = [err33];
						else vErrors.push(err33);
						errors++;
					}
					if (data6.sasl_jaas_config === void 0) {
						const err34 = {
							instancePath: instancePath + "/protocol",
							schemaPath: "#/properties/protocol/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "sasl_jaas_config" }
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
					if (data6.security_protocol !== void 0) {
						let data11 = data6.security_protocol;
						if (typeof data11 !== "string") {
							const err35 = {
								instancePath: instancePath + "/protocol/security_protocol",
								schemaPath: "#/properties/protocol/oneOf/2/properties/security_protocol/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
						if ("SASL_SSL" !== data11) {
							const err36 = {
								instancePath: instancePath + "/protocol/security_protocol",
								schemaPath: "#/properties/protocol/oneOf/2/properties/security_protocol/const",
								keyword: "const",
								params: { allowedValue: "SASL_SSL" }
							};
							if (vErrors === null) vErrors = [err36];
							else vErrors.push(err36);
							errors++;
						}
					}
					if (data6.sasl_mechanism !== void 0) {
						let data12 = data6.sasl_mechanism;
						if (typeof data12 !== "string") {
							const err37 = {
								instancePath: instancePath + "/protocol/sasl_mechanism",
								schemaPath: "#/properties/protocol/oneOf/2/properties/sasl_mechanism/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err37];
							else vErrors.push(err37);
							errors++;
						}
						if (!(data12 === "GSSAPI" || data12 === "OAUTHBEARER" || data12 === "SCRAM-SHA-256" || data12 === "SCRAM-SHA-512" || data12 === "PLAIN")) {
							const err38 = {
								instancePath: instancePath + "/protocol/sasl_mechanism",
								schemaPath: "#/properties/protocol/oneOf/2/properties/sasl_mechanism/enum",
								keyword: "enum",
								params: { allowedValues: schema12.properties.protocol.oneOf[2].properties.sasl_mechanism.enum }
							};
							if (vErrors === null) vErrors = [err38];
							else vErrors.push(err38);
							errors++;
						}
					}
					if (data6.sasl_jaas_config !== void 0) {
						if (typeof data6.sasl_jaas_config !== "string") {
							const err39 = {
								instancePath: instancePath + "/protocol/sasl_jaas_config",
								schemaPath: "#/properties/protocol/oneOf/2/properties/sasl_jaas_config/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err39];
							else vErrors.push(err39);
							errors++;
						}
					}
				} else {
					const err40 = {
						instancePath: instancePath + "/protocol",
						schemaPath: "#/properties/protocol/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err40];
					else vErrors.push(err40);
					errors++;
				}
				var _valid1 = _errs33 === errors;
				if (_valid1 && valid4) {
					valid4 = false;
					passing1 = [passing1, 2];
				} else if (_valid1) {
					valid4 = true;
					passing1 = 2;
				}
			}
			if (!valid4) {
				const err41 = {
					instancePath: instancePath + "/protocol",
					schemaPath: "#/properties/protocol/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			} else {
				errors = _errs20;
				if (vErrors !== null) {
					if (_errs20) vErrors.length = _errs20;
					else vErrors = null;
				}
			}
		}
		if (data.MessageFormat !== void 0) {
			let data14 = data.MessageFormat;
			if (!(data14 && typeof data14 == "object" && !Array.isArray(data14))) {
				const err42 = {
					instancePath: instancePath + "/MessageFormat",
					schemaPath: "#/properties/MessageFormat/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err42];
				else vErrors.push(err42);
				errors++;
			}
			const _errs43 = errors;
			let valid8 = false;
			let passing2 = null;
			const _errs44 = errors;
			if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
				if (data14.deserialization_type !== void 0) {
					let data15 = data14.deserialization_type;
					if (typeof data15 !== "string") {
						const err43 = {
							instancePath: instancePath + "/MessageFormat/deserialization_type",
							schemaPath: "#/properties/MessageFormat/oneOf/0/properties/deserialization_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
					if ("JSON" !== data15) {
						const err44 = {
							instancePath: instancePath + "/MessageFormat/deserialization_type",
							schemaPath: "#/properties/MessageFormat/oneOf/0/properties/deserialization_type/const",
							keyword: "const",
							params: { allowedValue: "JSON" }
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
				}
			} else {
				const err45 = {
					instancePath: instancePath + "/MessageFormat",
					schemaPath: "#/properties/MessageFormat/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err45];
				else vErrors.push(err45);
				errors++;
			}
			var _valid2 = _errs44 === errors;
			if (_valid2) {
				valid8 = true;
				passing2 = 0;
			}
			const _errs48 = errors;
			if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
				if (data14.deserialization_type !== void 0) {
					let data16 = data14.deserialization_type;
					if (typeof data16 !== "string") {
						const err46 = {
							instancePath: instancePath + "/MessageFormat/deserialization_type",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/deserialization_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err46];
						else vErrors.push(err46);
						errors++;
					}
					if ("AVRO" !== data16) {
						const err47 = {
							instancePath: instancePath + "/MessageFormat/deserialization_type",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/deserialization_type/const",
							keyword: "const",
							params: { allowedValue: "AVRO" }
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
				}
				if (data14.deserialization_strategy !== void 0) {
					let data17 = data14.deserialization_strategy;
					if (typeof data17 !== "string") {
						const err48 = {
							instancePath: instancePath + "/MessageFormat/deserialization_strategy",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/deserialization_strategy/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err48];
						else vErrors.push(err48);
						errors++;
					}
					if (!(data17 === "TopicNameStrategy" || data17 === "RecordNameStrategy" || data17 === "TopicRecordNameStrategy")) {
						const err49 = {
							instancePath: instancePath + "/MessageFormat/deserialization_strategy",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/deserialization_strategy/enum",
							keyword: "enum",
							params: { allowedValues: schema12.properties.MessageFormat.oneOf[1].properties.deserialization_strategy.enum }
						};
						if (vErrors === null) vErrors = [err49];
						else vErrors.push(err49);
						errors++;
					}
				}
				if (data14.schema_registry_url !== void 0) {
					if (typeof data14.schema_registry_url !== "string") {
						const err50 = {
							instancePath: instancePath + "/MessageFormat/schema_registry_url",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/schema_registry_url/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err50];
						else vErrors.push(err50);
						errors++;
					}
				}
				if (data14.schema_registry_username !== void 0) {
					if (typeof data14.schema_registry_username !== "string") {
						const err51 = {
							instancePath: instancePath + "/MessageFormat/schema_registry_username",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/schema_registry_username/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err51];
						else vErrors.push(err51);
						errors++;
					}
				}
				if (data14.schema_registry_password !== void 0) {
					if (typeof data14.schema_registry_password !== "string") {
						const err52 = {
							instancePath: instancePath + "/MessageFormat/schema_registry_password",
							schemaPath: "#/properties/MessageFormat/oneOf/1/properties/schema_registry_password/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err52];
						else vErrors.push(err52);
						errors++;
					}
				}
			} else {
				const err53 = {
					instancePath: instancePath + "/MessageFormat",
					schemaPath: "#/properties/MessageFormat/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err53];
				else vErrors.push(err53);
				errors++;
			}
			var _valid2 = _errs48 === errors;
			if (_valid2 && valid8) {
				valid8 = false;
				passing2 = [passing2, 1];
			} else if (_valid2) {
				valid8 = true;
				passing2 = 1;
			}
			if (!valid8) {
				const err54 = {
					instancePath: instancePath + "/MessageFormat",
					schemaPath: "#/properties/MessageFormat/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing2 }
				};
				if (vErrors === null) vErrors = [err54];
				else vErrors.push(err54);
				errors++;
			} else {
				errors = _errs43;
				if (vErrors !== null) {
					if (_errs43) vErrors.length = _errs43;
					else vErrors = null;
				}
			}
		}
		if (data.group_id !== void 0) {
			if (typeof data.group_id !== "string") {
				const err55 = {
					instancePath: instancePath + "/group_id",
					schemaPath: "#/properties/group_id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err55];
				else vErrors.push(err55);
				errors++;
			}
		}
		if (data.client_id !== void 0) {
			if (typeof data.client_id !== "string") {
				const err56 = {
					instancePath: instancePath + "/client_id",
					schemaPath: "#/properties/client_id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err56];
				else vErrors.push(err56);
				errors++;
			}
		}
		if (data.test_topic !== void 0) {
			if (typeof data.test_topic !== "string") {
				const err57 = {
					instancePath: instancePath + "/test_topic",
					schemaPath: "#/properties/test_topic/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err57];
				else vErrors.push(err57);
				errors++;
			}
		}
		if (data.max_poll_records !== void 0) {
			let data24 = data.max_poll_records;
			if (!(typeof data24 == "number" && !(data24 % 1) && !isNaN(data24) && isFinite(data24))) {
				const err58 = {
					instancePath: instancePath + "/max_poll_records",
					schemaPath: "#/properties/max_poll_records/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err58];
				else vErrors.push(err58);
				errors++;
			}
		}
		if (data.polling_time !== void 0) {
			let data25 = data.polling_time;
			if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
				const err59 = {
					instancePath: instancePath + "/polling_time",
					schemaPath: "#/properties/polling_time/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err59];
				else vErrors.push(err59);
				errors++;
			}
		}
		if (data.enable_auto_commit !== void 0) {
			if (typeof data.enable_auto_commit !== "boolean") {
				const err60 = {
					instancePath: instancePath + "/enable_auto_commit",
					schemaPath: "#/properties/enable_auto_commit/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err60];
				else vErrors.push(err60);
				errors++;
			}
		}
		if (data.auto_commit_interval_ms !== void 0) {
			let data27 = data.auto_commit_interval_ms;
			if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
				const err61 = {
					instancePath: instancePath + "/auto_commit_interval_ms",
					schemaPath: "#/properties/auto_commit_interval_ms/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err61];
				else vErrors.push(err61);
				errors++;
			}
		}
		if (data.client_dns_lookup !== void 0) {
			let data28 = data.client_dns_lookup;
			if (typeof data28 !== "string") {
				const err62 = {
					instancePath: instancePath + "/client_dns_lookup",
					schemaPath: "#/properties/client_dns_lookup/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err62];
				else vErrors.push(err62);
				errors++;
			}
			if (!(data28 === "default" || data28 === "use_all_dns_ips" || data28 === "resolve_canonical_bootstrap_servers_only")) {
				const err63 = {
					instancePath: instancePath + "/client_dns_lookup",
					schemaPath: "#/properties/client_dns_lookup/enum",
					keyword: "enum",
					params: { allowedValues: schema12.properties.client_dns_lookup.enum }
				};
				if (vErrors === null) vErrors = [err63];
				else vErrors.push(err63);
				errors++;
			}
		}
		if (data.retry_backoff_ms !== void 0) {
			let data29 = data.retry_backoff_ms;
			if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
				const err64 = {
					instancePath: instancePath + "/retry_backoff_ms",
					schemaPath: "#/properties/retry_backoff_ms/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err64];
				else vErrors.push(err64);
				errors++;
			}
		}
		if (data.request_timeout_ms !== void 0) {
			let data30 = data.request_timeout_ms;
			if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
				const err65 = {
					instancePath: instancePath + "/request_timeout_ms",
					schemaPath: "#/properties/request_timeout_ms/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err65];
				else vErrors.push(err65);
				errors++;
			}
		}
		if (data.receive_buffer_bytes !== void 0) {
			let data31 = data.receive_buffer_bytes;
			if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
				const err66 = {
					instancePath: instancePath + "/receive_buffer_bytes",
					schemaPath: "#/properties/receive_buffer_bytes/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err66];
				else vErrors.push(err66);
				errors++;
			}
		}
		if (data.auto_offset_reset !== void 0) {
			let data32 = data.auto_offset_reset;
			if (typeof data32 !== "string") {
				const err67 = {
					instancePath: instancePath + "/auto_offset_reset",
					schemaPath: "#/properties/auto_offset_reset/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err67];
				else vErrors.push(err67);
				errors++;
			}
			if (!(data32 === "latest" || data32 === "earliest" || data32 === "none")) {
				const err68 = {
					instancePath: instancePath + "/auto_offset_reset",
					schemaPath: "#/properties/auto_offset_reset/enum",
					keyword: "enum",
					params: { allowedValues: schema12.properties.auto_offset_reset.enum }
				};
				if (vErrors === null) vErrors = [err68];
				else vErrors.push(err68);
				errors++;
			}
		}
		if (data.repeated_calls !== void 0) {
			let data33 = data.repeated_calls;
			if (!(typeof data33 == "number" && !(data33 % 1) && !isNaN(data33) && isFinite(data33))) {
				const err69 = {
					instancePath: instancePath + "/repeated_calls",
					schemaPath: "#/properties/repeated_calls/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err69];
				else vErrors.push(err69);
				errors++;
			}
		}
		if (data.max_records_process !== void 0) {
			let data34 = data.max_records_process;
			if (!(typeof data34 == "number" && !(data34 % 1) && !isNaN(data34) && isFinite(data34))) {
				const err70 = {
					instancePath: instancePath + "/max_records_process",
					schemaPath: "#/properties/max_records_process/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err70];
				else vErrors.push(err70);
				errors++;
			}
		}
	} else {
		const err71 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err71];
		else vErrors.push(err71);
		errors++;
	}
	validate11.errors = vErrors;
	return errors === 0;
}
const validators = {
	"source-kafka": source_kafka,
	"dashbook-source-kafka": dashbook_source_kafka
};
export { validators };
