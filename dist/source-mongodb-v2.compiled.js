// src/connectors/compiled/source-mongodb-v2.compiled.js
const source_mongodb_v2 = validate10;
const schema11 = {
	"$id": "source-mongodb-v2",
	"type": "object",
	"properties": {
		"database_config": {
			"type": "object",
			"oneOf": [{
				"type": "object",
				"properties": {
					"cluster_type": {
						"type": "string",
						"const": "ATLAS_REPLICA_SET"
					},
					"connection_string": { "type": "string" },
					"databases": {
						"type": "array",
						"items": { "type": "string" }
					},
					"schema_enforced": {
						"type": "boolean",
						"default": true
					},
					"username": { "type": "string" },
					"password": {
						"type": "string",
						"airbyte_secret": true
					},
					"auth_source": {
						"type": "string",
						"default": "admin"
					}
				},
				"required": [
					"cluster_type",
					"connection_string",
					"databases",
					"username",
					"password",
					"auth_source"
				]
			}, {
				"type": "object",
				"properties": {
					"cluster_type": {
						"type": "string",
						"const": "SELF_MANAGED_REPLICA_SET"
					},
					"connection_string": { "type": "string" },
					"databases": {
						"type": "array",
						"items": { "type": "string" }
					},
					"schema_enforced": {
						"type": "boolean",
						"default": true
					},
					"username": { "type": "string" },
					"password": {
						"type": "string",
						"airbyte_secret": true
					},
					"auth_source": {
						"type": "string",
						"default": "admin"
					}
				},
				"required": [
					"cluster_type",
					"connection_string",
					"databases"
				]
			}]
		},
		"initial_waiting_seconds": {
			"type": "integer",
			"default": 300
		},
		"queue_size": {
			"type": "integer",
			"default": 1e4
		},
		"discover_sample_size": {
			"type": "integer",
			"minimum": 10,
			"maximum": 1e5,
			"default": 1e4
		},
		"discover_timeout_seconds": {
			"type": "integer",
			"minimum": 5,
			"maximum": 1200,
			"default": 600
		},
		"invalid_cdc_cursor_position_behavior": {
			"type": "string",
			"enum": ["Fail sync", "Re-sync data"],
			"default": "Fail sync"
		},
		"initial_load_timeout_hours": {
			"type": "integer",
			"default": 8
		},
		"update_capture_mode": {
			"type": "string",
			"enum": ["Lookup", "Post Image"],
			"default": "Lookup"
		}
	},
	"required": ["database_config"]
};
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.database_config === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "database_config" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.database_config !== void 0) {
			let data0 = data.database_config;
			if (!(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
				const err1 = {
					instancePath: instancePath + "/database_config",
					schemaPath: "#/properties/database_config/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			const _errs3 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs4 = errors;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.cluster_type === void 0) {
					const err2 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "cluster_type" }
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
				if (data0.connection_string === void 0) {
					const err3 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "connection_string" }
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
				if (data0.databases === void 0) {
					const err4 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "databases" }
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
				if (data0.username === void 0) {
					const err5 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "username" }
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (data0.password === void 0) {
					const err6 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "password" }
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data0.auth_source === void 0) {
					const err7 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "auth_source" }
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				if (data0.cluster_type !== void 0) {
					let data1 = data0.cluster_type;
					if (typeof data1 !== "string") {
						const err8 = {
							instancePath: instancePath + "/database_config/cluster_type",
							schemaPath: "#/properties/database_config/oneOf/0/properties/cluster_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
					if ("ATLAS_REPLICA_SET" !== data1) {
						const err9 = {
							instancePath: instancePath + "/database_config/cluster_type",
							schemaPath: "#/properties/database_config/oneOf/0/properties/cluster_type/const",
							keyword: "const",
							params: { allowedValue: "ATLAS_REPLICA_SET" }
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				}
				if (data0.connection_string !== void 0) {
					if (typeof data0.connection_string !== "string") {
						const err10 = {
							instancePath: instancePath + "/database_config/connection_string",
							schemaPath: "#/properties/database_config/oneOf/0/properties/connection_string/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
				}
				if (data0.databases !== void 0) {
					let data3 = data0.databases;
					if (Array.isArray(data3)) {
						const len0 = data3.length;
						for (let i0 = 0; i0 < len0; i0++) if (typeof data3[i0] !== "string") {
							const err11 = {
								instancePath: instancePath + "/database_config/databases/" + i0,
								schemaPath: "#/properties/database_config/oneOf/0/properties/databases/items/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err11];
							else vErrors.push(err11);
							errors++;
						}
					} else {
						const err12 = {
							instancePath: instancePath + "/database_config/databases",
							schemaPath: "#/properties/database_config/oneOf/0/properties/databases/type",
							keyword: "type",
							params: { type: "array" }
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
				}
				if (data0.schema_enforced !== void 0) {
					if (typeof data0.schema_enforced !== "boolean") {
						const err13 = {
							instancePath: instancePath + "/database_config/schema_enforced",
							schemaPath: "#/properties/database_config/oneOf/0/properties/schema_enforced/type",
							keyword: "type",
							params: { type: "boolean" }
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				if (data0.username !== void 0) {
					if (typeof data0.username !== "string") {
						const err14 = {
							instancePath: instancePath + "/database_config/username",
							schemaPath: "#/properties/database_config/oneOf/0/properties/username/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err14];
						else vErrors.push(err14);
						errors++;
					}
				}
				if (data0.password !== void 0) {
					if (typeof data0.password !== "string") {
						const err15 = {
							instancePath: instancePath + "/database_config/password",
							schemaPath: "#/properties/database_config/oneOf/0/properties/password/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
				if (data0.auth_source !== void 0) {
					if (typeof data0.auth_source !== "string") {
						const err16 = {
							instancePath: instancePath + "/database_config/auth_source",
							schemaPath: "#/properties/database_config/oneOf/0/properties/auth_source/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
				}
			} else {
				const err17 = {
					instancePath: instancePath + "/database_config",
					schemaPath: "#/properties/database_config/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			}
			var _valid0 = _errs4 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs22 = errors;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.cluster_type === void 0) {
					const err18 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "cluster_type" }
					};
					if (vErrors === null) vErrors = [err18];
					else vErrors.push(err18);
					errors++;
				}
				if (data0.connection_string === void 0) {
					const err19 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "connection_string" }
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				if (data0.databases === void 0) {
					const err20 = {
						instancePath: instancePath + "/database_config",
						schemaPath: "#/properties/database_config/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "databases" }
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				if (data0.cluster_type !== void 0) {
					let data9 = data0.cluster_type;
					if (typeof data9 !== "string") {
						const err21 = {
							instancePath: instancePath + "/database_config/cluster_type",
							schemaPath: "#/properties/database_config/oneOf/1/properties/cluster_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
					if ("SELF_MANAGED_REPLICA_SET" !== data9) {
						const err22 = {
							instancePath: instancePath + "/database_config/cluster_type",
							schemaPath: "#/properties/database_config/oneOf/1/properties/cluster_type/const",
							keyword: "const",
							params: { allowedValue: "SELF_MANAGED_REPLICA_SET" }
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
				if (data0.connection_string !== void 0) {
					if (typeof data0.connection_string !== "string") {
						const err23 = {
							instancePath: instancePath + "/database_config/connection_string",
							schemaPath: "#/properties/database_config/oneOf/1/properties/connection_string/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err23];
						else vErrors.push(err23);
						errors++;
					}
				}
				if (data0.databases !== void 0) {
					let data11 = data0.databases;
					if (Array.isArray(data11)) {
						const len1 = data11.length;
						for (let i1 = 0; i1 < len1; i1++) if (typeof data11[i1] !== "string") {
							const err24 = {
								instancePath: instancePath + "/database_config/databases/" + i1,
								schemaPath: "#/properties/database_config/oneOf/1/properties/databases/items/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
						}
					} else {
						const err25 = {
							instancePath: instancePath + "/database_config/databases",
							schemaPath: "#/properties/database_config/oneOf/1/properties/databases/type",
							keyword: "type",
							params: { type: "array" }
						};
						if (vErrors === null) vErrors = [err25];
						else vErrors.push(err25);
						errors++;
					}
				}
				if (data0.schema_enforced !== void 0) {
					if (typeof data0.schema_enforced !== "boolean") {
						const err26 = {
							instancePath: instancePath + "/database_config/schema_enforced",
							schemaPath: "#/properties/database_config/oneOf/1/properties/schema_enforced/type",
							keyword: "type",
							params: { type: "boolean" }
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
				}
				if (data0.username !== void 0) {
					if (typeof data0.username !== "string") {
						const err27 = {
							instancePath: instancePath + "/database_config/username",
							schemaPath: "#/properties/database_config/oneOf/1/properties/username/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err27];
						else vErrors.push(err27);
						errors++;
					}
				}
				if (data0.password !== void 0) {
					if (typeof data0.password !== "string") {
						const err28 = {
							instancePath: instancePath + "/database_config/password",
							schemaPath: "#/properties/database_config/oneOf/1/properties/password/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err28];
						else vErrors.push(err28);
						errors++;
					}
				}
				if (data0.auth_source !== void 0) {
					if (typeof data0.auth_source !== "string") {
						const err29 = {
							instancePath: instancePath + "/database_config/auth_source",
							schemaPath: "#/properties/database_config/oneOf/1/properties/auth_source/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err29];
						else vErrors.push(err29);
						errors++;
					}
				}
			} else {
				const err30 = {
					instancePath: instancePath + "/database_config",
					schemaPath: "#/properties/database_config/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err30];
				else vErrors.push(err30);
				errors++;
			}
			var _valid0 = _errs22 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else if (_valid0) {
				valid1 = true;
				passing0 = 1;
			}
			if (!valid1) {
				const err31 = {
					instancePath: instancePath + "/database_config",
					schemaPath: "#/properties/database_config/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			} else {
				errors = _errs3;
				if (vErrors !== null) {
					if (_errs3) vErrors.length = _errs3;
					else vErrors = null;
				}
			}
		}
		if (data.initial_waiting_seconds !== void 0) {
			let data17 = data.initial_waiting_seconds;
			if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17))) {
				const err32 = {
					instancePath: instancePath + "/initial_waiting_seconds",
					schemaPath: "#/properties/initial_waiting_seconds/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err32];
				else vErrors.push(err32);
				errors++;
			}
		}
		if (data.queue_size !== void 0) {
			let data18 = data.queue_size;
			if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
				const err33 = {
					instancePath: instancePath + "/queue_size",
					schemaPath: "#/properties/queue_size/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err33];
				else vErrors.push(err33);
				errors++;
			}
		}
		if (data.discover_sample_size !== void 0) {
			let data19 = data.discover_sample_size;
			if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19))) {
				const err34 = {
					instancePath: instancePath + "/discover_sample_size",
					schemaPath: "#/properties/discover_sample_size/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
			if (typeof data19 == "number" && isFinite(data19)) {
				if (data19 > 1e5 || isNaN(data19)) {
					const err35 = {
						instancePath: instancePath + "/discover_sample_size",
						schemaPath: "#/properties/discover_sample_size/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 1e5
						}
					};
					if (vErrors === null) vErrors = [err35];
					else vErrors.push(err35);
					errors++;
				}
				if (data19 < 10 || isNaN(data19)) {
					const err36 = {
						instancePath: instancePath + "/discover_sample_size",
						schemaPath: "#/properties/discover_sample_size/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 10
						}
					};
					if (vErrors === null) vErrors = [err36];
					else vErrors.push(err36);
					errors++;
				}
			}
		}
		if (data.discover_timeout_seconds !== void 0) {
			let data20 = data.discover_timeout_seconds;
			if (!(typeof data20 == "number" && !(data20 % 1) && !isNaN(data20) && isFinite(data20))) {
				const err37 = {
					instancePath: instancePath + "/discover_timeout_seconds",
					schemaPath: "#/properties/discover_timeout_seconds/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err37];
				else vErrors.push(err37);
				errors++;
			}
			if (typeof data20 == "number" && isFinite(data20)) {
				if (data20 > 1200 || isNaN(data20)) {
					const err38 = {
						instancePath: instancePath + "/discover_timeout_seconds",
						schemaPath: "#/properties/discover_timeout_seconds/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 1200
						}
					};
					if (vErrors === null) vErrors = [err38];
					else vErrors.push(err38);
					errors++;
				}
				if (data20 < 5 || isNaN(data20)) {
					const err39 = {
						instancePath: instancePath + "/discover_timeout_seconds",
						schemaPath: "#/properties/discover_timeout_seconds/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 5
						}
					};
					if (vErrors === null) vErrors = [err39];
					else vErrors.push(err39);
					errors++;
				}
			}
		}
		if (data.invalid_cdc_cursor_position_behavior !== void 0) {
			let data21 = data.invalid_cdc_cursor_position_behavior;
			if (typeof data21 !== "string") {
				const err40 = {
					instancePath: instancePath + "/invalid_cdc_cursor_position_behavior",
					schemaPath: "#/properties/invalid_cdc_cursor_position_behavior/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err40];
				else vErrors.push(err40);
				errors++;
			}
			if (!(data21 === "Fail sync" || data21 === "Re-sync data")) {
				const err41 = {
					instancePath: instancePath + "/invalid_cdc_cursor_position_behavior",
					schemaPath: "#/properties/invalid_cdc_cursor_position_behavior/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.invalid_cdc_cursor_position_behavior.enum }
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
		}
		if (data.initial_load_timeout_hours !== void 0) {
			let data22 = data.initial_load_timeout_hours;
			if (!(typeof data22 == "number" && !(data22 % 1) && !isNaN(data22) && isFinite(data22))) {
				const err42 = {
					instancePath: instancePath + "/initial_load_timeout_hours",
					schemaPath: "#/properties/initial_load_timeout_hours/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err42];
				else vErrors.push(err42);
				errors++;
			}
		}
		if (data.update_capture_mode !== void 0) {
			let data23 = data.update_capture_mode;
			if (typeof data23 !== "string") {
				const err43 = {
					instancePath: instancePath + "/update_capture_mode",
					schemaPath: "#/properties/update_capture_mode/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err43];
				else vErrors.push(err43);
				errors++;
			}
			if (!(data23 === "Lookup" || data23 === "Post Image")) {
				const err44 = {
					instancePath: instancePath + "/update_capture_mode",
					schemaPath: "#/properties/update_capture_mode/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.update_capture_mode.enum }
				};
				if (vErrors === null) vErrors = [err44];
				else vErrors.push(err44);
				errors++;
			}
		}
	} else {
		const err45 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err45];
		else vErrors.push(err45);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const dashbook_source_mongodb_v2 = validate11;
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.database === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "database" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.instance_type !== void 0) {
			let data0 = data.instance_type;
			if (!(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
				const err1 = {
					instancePath: instancePath + "/instance_type",
					schemaPath: "#/properties/instance_type/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			const _errs3 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs4 = errors;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.instance === void 0) {
					const err2 = {
						instancePath: instancePath + "/instance_type",
						schemaPath: "#/properties/instance_type/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "instance" }
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
				if (data0.host === void 0) {
					const err3 = {
						instancePath: instancePath + "/instance_type",
						schemaPath: "#/properties/instance_type/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "host" }
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
				if (data0.port === void 0) {
					const err4 = {
						instancePath: instancePath + "/instance_type",
						schemaPath: "#/properties/instance_type/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "port" }
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
				if (data0.instance !== void 0) {
					let data1 = data0.instance;
					if (typeof data1 !== "string") {
						const err5 = {
							instancePath: instancePath + "/instance_type/instance",
							schemaPath: "#/properties/instance_type/oneOf/0/properties/instance/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err5];
						else vErrors.push(err5);
						errors++;
					}
					if ("standalone" !== data1) {
						const err6 = {
							instancePath: instancePath + "/instance_type/instance",
							schemaPath: "#/properties/instance_type/oneOf/0/properties/instance/const",
							keyword: "const",
							params: { allowedValue: "standalone" }
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
				}
				if (data0.host !== void 0) {
					if (typeof data0.host !== "string") {
						const err7 = {
							instancePath: instancePath + "/instance_type/host",
							schemaPath: "#/properties/instance_type/oneOf/0/properties/host/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
				}
				if (data0.port !== void 0) {
					let data3 = data0.port;
					if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
						const err8 = {
							instancePath: instancePath + "/instance_type/port",
							schemaPath: "#/properties/instance_type/oneOf/0/properties/port/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
					if (typeof data3 == "number" && isFinite(data3)) {
						if (data3 > 65536 || isNaN(data3)) {
							const err9 = {
								instancePath: instancePath + "/instance_type/port",
								schemaPath: "#/properties/instance_type/oneOf/0/properties/port/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 65536
								}
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
						}
						if (data3 < 0 || isNaN(data3)) {
							const err10 = {
								instancePath: instancePath + "/instance_type/port",
								schemaPath: "#/properties/instance_type/oneOf/0/properties/port/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
					}
				}
				if (data0.tls !== void 0) {
					if (typeof data0.tls !== "boolean") {
						const err11 = {
							instancePath: instancePath + "/instance_type/tls",
							schemaPath: "#/properties/instance_type/oneOf/0/properties/tls/type",
							keyword: "type",
							params: { type: "boolean" }
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/instance_type",
					schemaPath: "#/properties/instance_type/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
			var _valid0 = _errs4 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs14 = errors;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.instance === void 0) {
					const err13 = {
						instancePath: instancePath + "/instance_type",
						schemaPath: "#/properties/instance_type/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "instance" }
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				if (data0.server_addresses === void 0) {
					const err14 = {
						instancePath: instancePath + "/instance_type",
						schemaPath: "#/properties/instance_type/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "server_addresses" }
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				if (data0.instance !== void 0) {
					let data5 = data0.instance;
					if (typeof data5 !== "string") {
						const err15 = {
							instancePath: instancePath + "/instance_type/instance",
							schemaPath: "#/properties/instance_type/oneOf/1/properties/instance/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
					if ("replica" !== data5) {
						const err16 = {
							instancePath: instancePath + "/instance_type/instance",
							schemaPath: "#/properties/instance_type/oneOf/1/properties/instance/const",
							keyword: "const",
							params: { allowedValue: "replica" }
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
				}
				if (data0.server_addresses !== void 0) {
					if (typeof data0.server_addresses !== "string") {
						const err17 = {
							instancePath: instancePath + "/instance_type/server_addresses",
							schemaPath: "#/properties/instance_type/oneOf/1/properties/server_addresses/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
				if (data0.replica_set !== void 0) {
					if (typeof data0.replica_set !== "string") {
						const err18 = {
							instancePath: instancePath + "/instance_type/replica_set",
							schemaPath: "#/properties/instance_type/oneOf/1/properties/replica_set/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
			} else {
				const err19 = {
					instancePath: instancePath + "/instance_type",
					schemaPath: "#/properties/instance_type/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
			var _valid0 = _errs14 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid1 = true;
					passing0 = 1;
				}
				const _errs22 = errors;
				if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
					if (data0.instance === void 0) {
						const err20 = {
							instancePath: instancePath + "/instance_type",
							schemaPath: "#/properties/instance_type/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "instance" }
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
					if (data0.cluster_url === void 0) {
						const err21 = {
							instancePath: instancePath + "/instance_type",
							schemaPath: "#/properties/instance_type/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "cluster_url" }
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
					if (data0.instance !== void 0) {
						let data8 = data0.instance;
						if (typeof data8 !== "string") {
							const err22 = {
								instancePath: instancePath + "/instance_type/instance",
								schemaPath: "#/properties/instance_type/oneOf/2/properties/instance/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err22];
							else vErrors.push(err22);
							errors++;
						}
						if ("atlas" !== data8) {
							const err23 = {
								instancePath: instancePath + "/instance_type/instance",
								schemaPath: "#/properties/instance_type/oneOf/2/properties/instance/const",
								keyword: "const",
								params: { allowedValue: "atlas" }
							};
							if (vErrors === null) vErrors = [err23];
							else vErrors.push(err23);
							errors++;
						}
					}
					if (data0.cluster_url !== void 0) {
						if (typeof data0.cluster_url !== "string") {
							const err24 = {
								instancePath: instancePath + "/instance_type/cluster_url",
								schemaPath: "#/properties/instance_type/oneOf/2/properties/cluster_url/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
						}
					}
				} else {
					const err25 = {
						instancePath: instancePath + "/instance_type",
						schemaPath: "#/properties/instance_type/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				var _valid0 = _errs22 === errors;
				if (_valid0 && valid1) {
					valid1 = false;
					passing0 = [passing0, 2];
				} else if (_valid0) {
					valid1 = true;
					passing0 = 2;
				}
			}
			if (!valid1) {
				const err26 = {
					instancePath: instancePath + "/instance_type",
					schemaPath: "#/properties/instance_type/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			} else {
				errors = _errs3;
				if (vErrors !== null) {
					if (_errs3) vErrors.length = _errs3;
					else vErrors = null;
				}
			}
		}
		if (data.database !== void 0) {
			if (typeof data.database !== "string") {
				const err27 = {
					instancePath: instancePath + "/database",
					schemaPath: "#/properties/database/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err27];
				else vErrors.push(err27);
				errors++;
			}
		}
		if (data.user !== void 0) {
			if (typeof data.user !== "string") {
				const err28 = {
					instancePath: instancePath + "/user",
					schemaPath: "#/properties/user/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err28];
				else vErrors.push(err28);
				errors++;
			}
		}
		if (data.password !== void 0) {
			if (typeof data.password !== "string") {
				const err29 = {
					instancePath: instancePath + "/password",
					schemaPath: "#/properties/password/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err29];
				else vErrors.push(err29);
				errors++;
			}
		}
		if (data.auth_source !== void 0) {
			if (typeof data.auth_source !== "string") {
				const err30 = {
					instancePath: instancePath + "/auth_source",
					schemaPath: "#/properties/auth_source/type",
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
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err31];
		else vErrors.push(err31);
		errors++;
	}
	validate11.errors = vErrors;
	return errors === 0;
}
const validators = {
	"source-mongodb-v2": source_mongodb_v2,
	"dashbook-source-mongodb-v2": dashbook_source_mongodb_v2
};
export { validators };
