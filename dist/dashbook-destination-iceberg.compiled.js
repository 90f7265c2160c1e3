// src/connectors/compiled/dashbook-destination-iceberg.compiled.js
const dashbook_destination_iceberg_snake = validate10;
const schema11 = {
	"$id": "dashbook-destination-iceberg-snake",
	"type": "object",
	"properties": {
		"catalog_url": { "type": "string" },
		"catalog_name": { "type": "string" },
		"aws_region": { "type": "string" },
		"aws_access_key_id": { "type": "string" },
		"aws_secret_access_key": {
			"type": "string",
			"airbyte_secret": true
		},
		"aws_endpoint": { "type": "string" },
		"aws_allow_http": {
			"type": "string",
			"enum": ["true", "false"]
		},
		"bucket": { "type": "string" },
		"namespace": { "type": "string" },
		"branch": { "type": "string" },
		"streams": {
			"type": "object",
			"additionalProperties": {
				"type": "object",
				"properties": {
					"sync_mode": {
						"type": "string",
						"enum": ["full_refresh", "incremental"]
					},
					"cursor_field": {
						"type": "array",
						"items": { "type": "string" }
					},
					"partition_by": {
						"type": "object",
						"additionalProperties": { "type": "string" }
					},
					"json_schema": {
						"type": "object",
						"additionalProperties": {}
					}
				}
			}
		}
	},
	"required": ["catalog_url"]
};
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.catalog_url === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "catalog_url" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.catalog_url !== void 0) {
			if (typeof data.catalog_url !== "string") {
				const err1 = {
					instancePath: instancePath + "/catalog_url",
					schemaPath: "#/properties/catalog_url/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		if (data.catalog_name !== void 0) {
			if (typeof data.catalog_name !== "string") {
				const err2 = {
					instancePath: instancePath + "/catalog_name",
					schemaPath: "#/properties/catalog_name/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.aws_region !== void 0) {
			if (typeof data.aws_region !== "string") {
				const err3 = {
					instancePath: instancePath + "/aws_region",
					schemaPath: "#/properties/aws_region/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.aws_access_key_id !== void 0) {
			if (typeof data.aws_access_key_id !== "string") {
				const err4 = {
					instancePath: instancePath + "/aws_access_key_id",
					schemaPath: "#/properties/aws_access_key_id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.aws_secret_access_key !== void 0) {
			if (typeof data.aws_secret_access_key !== "string") {
				const err5 = {
					instancePath: instancePath + "/aws_secret_access_key",
					schemaPath: "#/properties/aws_secret_access_key/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.aws_endpoint !== void 0) {
			if (typeof data.aws_endpoint !== "string") {
				const err6 = {
					instancePath: instancePath + "/aws_endpoint",
					schemaPath: "#/properties/aws_endpoint/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.aws_allow_http !== void 0) {
			let data6 = data.aws_allow_http;
			if (typeof data6 !== "string") {
				const err7 = {
					instancePath: instancePath + "/aws_allow_http",
					schemaPath: "#/properties/aws_allow_http/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
			if (!(data6 === "true" || data6 === "false")) {
				const err8 = {
					instancePath: instancePath + "/aws_allow_http",
					schemaPath: "#/properties/aws_allow_http/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.aws_allow_http.enum }
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.bucket !== void 0) {
			if (typeof data.bucket !== "string") {
				const err9 = {
					instancePath: instancePath + "/bucket",
					schemaPath: "#/properties/bucket/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.namespace !== void 0) {
			if (typeof data.namespace !== "string") {
				const err10 = {
					instancePath: instancePath + "/namespace",
					schemaPath: "#/properties/namespace/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.branch !== void 0) {
			if (typeof data.branch !== "string") {
				const err11 = {
					instancePath: instancePath + "/branch",
					schemaPath: "#/properties/branch/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.streams !== void 0) {
			let data10 = data.streams;
			if (data10 && typeof data10 == "object" && !Array.isArray(data10)) for (const key0 in data10) {
				let data11 = data10[key0];
				if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
					if (data11.sync_mode !== void 0) {
						let data12 = data11.sync_mode;
						if (typeof data12 !== "string") {
							const err12 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/sync_mode",
								schemaPath: "#/properties/streams/additionalProperties/properties/sync_mode/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
						if (!(data12 === "full_refresh" || data12 === "incremental")) {
							const err13 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/sync_mode",
								schemaPath: "#/properties/streams/additionalProperties/properties/sync_mode/enum",
								keyword: "enum",
								params: { allowedValues: schema11.properties.streams.additionalProperties.properties.sync_mode.enum }
							};
							if (vErrors === null) vErrors = [err13];
							else vErrors.push(err13);
							errors++;
						}
					}
					if (data11.cursor_field !== void 0) {
						let data13 = data11.cursor_field;
						if (Array.isArray(data13)) {
							const len0 = data13.length;
							for (let i0 = 0; i0 < len0; i0++) if (typeof data13[i0] !== "string") {
								const err14 = {
									instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/cursor_field/" + i0,
									schemaPath: "#/properties/streams/additionalProperties/properties/cursor_field/items/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err14];
								else vErrors.push(err14);
								errors++;
							}
						} else {
							const err15 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/cursor_field",
								schemaPath: "#/properties/streams/additionalProperties/properties/cursor_field/type",
								keyword: "type",
								params: { type: "array" }
							};
							if (vErrors === null) vErrors = [err15];
							else vErrors.push(err15);
							errors++;
						}
					}
					if (data11.partition_by !== void 0) {
						let data15 = data11.partition_by;
						if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
							for (const key1 in data15) if (typeof data15[key1] !== "string") {
								const err16 = {
									instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/partition_by/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
									schemaPath: "#/properties/streams/additionalProperties/properties/partition_by/additionalProperties/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err16];
								else vErrors.push(err16);
								errors++;
							}
						} else {
							const err17 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/partition_by",
								schemaPath: "#/properties/streams/additionalProperties/properties/partition_by/type",
								keyword: "type",
								params: { type: "object" }
							};
							if (vErrors === null) vErrors = [err17];
							else vErrors.push(err17);
							errors++;
						}
					}
					if (data11.json_schema !== void 0) {
						let data17 = data11.json_schema;
						if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {} else {
							const err18 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/json_schema",
								schemaPath: "#/properties/streams/additionalProperties/properties/json_schema/type",
								keyword: "type",
								params: { type: "object" }
							};
							if (vErrors === null) vErrors = [err18];
							else vErrors.push(err18);
							errors++;
						}
					}
				} else {
					const err19 = {
						instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/streams/additionalProperties/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
			}
			else {
				const err20 = {
					instancePath: instancePath + "/streams",
					schemaPath: "#/properties/streams/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
	} else {
		const err21 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err21];
		else vErrors.push(err21);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const dashbook_destination_iceberg_camel = validate11;
const schema12 = {
	"$id": "dashbook-destination-iceberg-camel",
	"type": "object",
	"properties": {
		"catalogUrl": { "type": "string" },
		"catalogName": { "type": "string" },
		"awsRegion": { "type": "string" },
		"awsAccessKeyId": { "type": "string" },
		"awsSecretAccessKey": {
			"type": "string",
			"airbyte_secret": true
		},
		"awsEndpoint": { "type": "string" },
		"awsAllowHttp": {
			"type": "string",
			"enum": ["true", "false"]
		},
		"bucket": { "type": "string" },
		"namespace": { "type": "string" },
		"branch": { "type": "string" },
		"streams": {
			"type": "object",
			"additionalProperties": {
				"type": "object",
				"properties": {
					"syncMode": {
						"type": "string",
						"enum": ["full_refresh", "incremental"]
					},
					"cursorField": {
						"type": "array",
						"items": { "type": "string" }
					},
					"partitionBy": {
						"type": "object",
						"additionalProperties": { "type": "string" }
					},
					"jsonSchema": {
						"type": "object",
						"additionalProperties": {}
					}
				}
			}
		}
	},
	"required": ["catalogUrl"]
};
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.catalogUrl === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "catalogUrl" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.catalogUrl !== void 0) {
			if (typeof data.catalogUrl !== "string") {
				const err1 = {
					instancePath: instancePath + "/catalogUrl",
					schemaPath: "#/properties/catalogUrl/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		if (data.catalogName !== void 0) {
			if (typeof data.catalogName !== "string") {
				const err2 = {
					instancePath: instancePath + "/catalogName",
					schemaPath: "#/properties/catalogName/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.awsRegion !== void 0) {
			if (typeof data.awsRegion !== "string") {
				const err3 = {
					instancePath: instancePath + "/awsRegion",
					schemaPath: "#/properties/awsRegion/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.awsAccessKeyId !== void 0) {
			if (typeof data.awsAccessKeyId !== "string") {
				const err4 = {
					instancePath: instancePath + "/awsAccessKeyId",
					schemaPath: "#/properties/awsAccessKeyId/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.awsSecretAccessKey !== void 0) {
			if (typeof data.awsSecretAccessKey !== "string") {
				const err5 = {
					instancePath: instancePath + "/awsSecretAccessKey",
					schemaPath: "#/properties/awsSecretAccessKey/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.awsEndpoint !== void 0) {
			if (typeof data.awsEndpoint !== "string") {
				const err6 = {
					instancePath: instancePath + "/awsEndpoint",
					schemaPath: "#/properties/awsEndpoint/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.awsAllowHttp !== void 0) {
			let data6 = data.awsAllowHttp;
			if (typeof data6 !== "string") {
				const err7 = {
					instancePath: instancePath + "/awsAllowHttp",
					schemaPath: "#/properties/awsAllowHttp/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
			if (!(data6 === "true" || data6 === "false")) {
				const err8 = {
					instancePath: instancePath + "/awsAllowHttp",
					schemaPath: "#/properties/awsAllowHttp/enum",
					keyword: "enum",
					params: { allowedValues: schema12.properties.awsAllowHttp.enum }
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.bucket !== void 0) {
			if (typeof data.bucket !== "string") {
				const err9 = {
					instancePath: instancePath + "/bucket",
					schemaPath: "#/properties/bucket/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.namespace !== void 0) {
			if (typeof data.namespace !== "string") {
				const err10 = {
					instancePath: instancePath + "/namespace",
					schemaPath: "#/properties/namespace/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.branch !== void 0) {
			if (typeof data.branch !== "string") {
				const err11 = {
					instancePath: instancePath + "/branch",
					schemaPath: "#/properties/branch/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.streams !== void 0) {
			let data10 = data.streams;
			if (data10 && typeof data10 == "object" && !Array.isArray(data10)) for (const key0 in data10) {
				let data11 = data10[key0];
				if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
					if (data11.syncMode !== void 0) {
						let data12 = data11.syncMode;
						if (typeof data12 !== "string") {
							const err12 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/syncMode",
								schemaPath: "#/properties/streams/additionalProperties/properties/syncMode/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
						if (!(data12 === "full_refresh" || data12 === "incremental")) {
							const err13 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/syncMode",
								schemaPath: "#/properties/streams/additionalProperties/properties/syncMode/enum",
								keyword: "enum",
								params: { allowedValues: schema12.properties.streams.additionalProperties.properties.syncMode.enum }
							};
							if (vErrors === null) vErrors = [err13];
							else vErrors.push(err13);
							errors++;
						}
					}
					if (data11.cursorField !== void 0) {
						let data13 = data11.cursorField;
						if (Array.isArray(data13)) {
							const len0 = data13.length;
							for (let i0 = 0; i0 < len0; i0++) if (typeof data13[i0] !== "string") {
								const err14 = {
									instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/cursorField/" + i0,
									schemaPath: "#/properties/streams/additionalProperties/properties/cursorField/items/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err14];
								else vErrors.push(err14);
								errors++;
							}
						} else {
							const err15 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/cursorField",
								schemaPath: "#/properties/streams/additionalProperties/properties/cursorField/type",
								keyword: "type",
								params: { type: "array" }
							};
							if (vErrors === null) vErrors = [err15];
							else vErrors.push(err15);
							errors++;
						}
					}
					if (data11.partitionBy !== void 0) {
						let data15 = data11.partitionBy;
						if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
							for (const key1 in data15) if (typeof data15[key1] !== "string") {
								const err16 = {
									instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/partitionBy/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
									schemaPath: "#/properties/streams/additionalProperties/properties/partitionBy/additionalProperties/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err16];
								else vErrors.push(err16);
								errors++;
							}
						} else {
							const err17 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/partitionBy",
								schemaPath: "#/properties/streams/additionalProperties/properties/partitionBy/type",
								keyword: "type",
								params: { type: "object" }
							};
							if (vErrors === null) vErrors = [err17];
							else vErrors.push(err17);
							errors++;
						}
					}
					if (data11.jsonSchema !== void 0) {
						let data17 = data11.jsonSchema;
						if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {} else {
							const err18 = {
								instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/jsonSchema",
								schemaPath: "#/properties/streams/additionalProperties/properties/jsonSchema/type",
								keyword: "type",
								params: { type: "object" }
							};
							if (vErrors === null) vErrors = [err18];
							else vErrors.push(err18);
							errors++;
						}
					}
				} else {
					const err19 = {
						instancePath: instancePath + "/streams/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/streams/additionalProperties/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
			}
			else {
				const err20 = {
					instancePath: instancePath + "/streams",
					schemaPath: "#/properties/streams/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
	} else {
		const err21 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err21];
		else vErrors.push(err21);
		errors++;
	}
	validate11.errors = vErrors;
	return errors === 0;
}
const validators = {
	"dashbook-destination-iceberg-snake": dashbook_destination_iceberg_snake,
	"dashbook-destination-iceberg-camel": dashbook_destination_iceberg_camel
};
export { validators };
