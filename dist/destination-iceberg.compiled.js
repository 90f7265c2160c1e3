// src/connectors/compiled/destination-iceberg.compiled.js
const destination_iceberg = validate10;
const schema11 = {
	"$id": "destination-iceberg",
	"type": "object",
	"properties": {
		"catalog_config": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": {
						"catalog_type": {
							"type": "string",
							"const": "Hive"
						},
						"database": {
							"type": "string",
							"default": "default"
						},
						"hive_thrift_uri": { "type": "string" }
					},
					"required": ["catalog_type", "hive_thrift_uri"]
				},
				{
					"type": "object",
					"properties": {
						"catalog_type": {
							"type": "string",
							"const": "Hadoop"
						},
						"database": {
							"type": "string",
							"default": "default"
						}
					},
					"required": ["catalog_type"]
				},
				{
					"type": "object",
					"properties": {
						"catalog_type": {
							"type": "string",
							"const": "Jdbc"
						},
						"database": {
							"type": "string",
							"default": "default"
						},
						"jdbc_url": { "type": "string" },
						"username": { "type": "string" },
						"password": {
							"type": "string",
							"airbyte_secret": true
						},
						"ssl": {
							"type": "boolean",
							"default": false
						},
						"catalog_schema": {
							"type": "string",
							"default": "public"
						}
					},
					"required": ["catalog_type"]
				}
			]
		},
		"storage_config": {
			"type": "object",
			"oneOf": [{
				"type": "object",
				"properties": {
					"storage_type": {
						"type": "string",
						"const": "S3"
					},
					"access_key_id": {
						"type": "string",
						"airbyte_secret": true
					},
					"secret_access_key": {
						"type": "string",
						"airbyte_secret": true
					},
					"s3_warehouse_uri": { "type": "string" },
					"s3_bucket_region": {
						"type": "string",
						"enum": [
							"",
							"af-south-1",
							"ap-east-1",
							"ap-northeast-1",
							"ap-northeast-2",
							"ap-northeast-3",
							"ap-south-1",
							"ap-southeast-1",
							"ap-southeast-2",
							"ca-central-1",
							"cn-north-1",
							"cn-northwest-1",
							"eu-central-1",
							"eu-north-1",
							"eu-south-1",
							"eu-west-1",
							"eu-west-2",
							"eu-west-3",
							"me-south-1",
							"sa-east-1",
							"us-east-1",
							"us-east-2",
							"us-gov-east-1",
							"us-gov-west-1",
							"us-west-1",
							"us-west-2"
						],
						"default": ""
					},
					"s3_endpoint": {
						"type": "string",
						"default": ""
					},
					"s3_path_style_access": {
						"type": "boolean",
						"default": true
					}
				},
				"required": [
					"storage_type",
					"access_key_id",
					"secret_access_key",
					"s3_warehouse_uri"
				]
			}]
		},
		"format_config": {
			"type": "object",
			"properties": {
				"format": {
					"type": "string",
					"enum": ["Parquet", "Avro"],
					"default": "Parquet"
				},
				"flush_batch_size": {
					"type": "integer",
					"default": 1e4
				},
				"auto_compact": {
					"type": "boolean",
					"default": false
				},
				"compact_target_file_size_in_mb": {
					"type": "integer",
					"default": 100
				}
			},
			"required": ["format"]
		}
	},
	"required": [
		"catalog_config",
		"storage_config",
		"format_config"
	]
};
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.catalog_config === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "catalog_config" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.storage_config === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "storage_config" }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.format_config === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "format_config" }
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.catalog_config !== void 0) {
			let data0 = data.catalog_config;
			if (!(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
				const err3 = {
					instancePath: instancePath + "/catalog_config",
					schemaPath: "#/properties/catalog_config/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			const _errs3 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs4 = errors;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.catalog_type === void 0) {
					const err4 = {
						instancePath: instancePath + "/catalog_config",
						schemaPath: "#/properties/catalog_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "catalog_type" }
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
				if (data0.hive_thrift_uri === void 0) {
					const err5 = {
						instancePath: instancePath + "/catalog_config",
						schemaPath: "#/properties/catalog_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "hive_thrift_uri" }
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (data0.catalog_type !== void 0) {
					let data1 = data0.catalog_type;
					if (typeof data1 !== "string") {
						const err6 = {
							instancePath: instancePath + "/catalog_config/catalog_type",
							schemaPath: "#/properties/catalog_config/oneOf/0/properties/catalog_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
					if ("Hive" !== data1) {
						const err7 = {
							instancePath: instancePath + "/catalog_config/catalog_type",
							schemaPath: "#/properties/catalog_config/oneOf/0/properties/catalog_type/const",
							keyword: "const",
							params: { allowedValue: "Hive" }
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
				}
				if (data0.database !== void 0) {
					if (typeof data0.database !== "string") {
						const err8 = {
							instancePath: instancePath + "/catalog_config/database",
							schemaPath: "#/properties/catalog_config/oneOf/0/properties/database/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
				if (data0.hive_thrift_uri !== void 0) {
					if (typeof data0.hive_thrift_uri !== "string") {
						const err9 = {
							instancePath: instancePath + "/catalog_config/hive_thrift_uri",
							schemaPath: "#/properties/catalog_config/oneOf/0/properties/hive_thrift_uri/type",
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
					instancePath: instancePath + "/catalog_config",
					schemaPath: "#/properties/catalog_config/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
			var _valid0 = _errs4 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs12 = errors;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.catalog_type === void 0) {
					const err11 = {
						instancePath: instancePath + "/catalog_config",
						schemaPath: "#/properties/catalog_config/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "catalog_type" }
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				if (data0.catalog_type !== void 0) {
					let data4 = data0.catalog_type;
					if (typeof data4 !== "string") {
						const err12 = {
							instancePath: instancePath + "/catalog_config/catalog_type",
							schemaPath: "#/properties/catalog_config/oneOf/1/properties/catalog_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
					if ("Hadoop" !== data4) {
						const err13 = {
							instancePath: instancePath + "/catalog_config/catalog_type",
							schemaPath: "#/properties/catalog_config/oneOf/1/properties/catalog_type/const",
							keyword: "const",
							params: { allowedValue: "Hadoop" }
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				if (data0.database !== void 0) {
					if (typeof data0.database !== "string") {
						const err14 = {
							instancePath: instancePath + "/catalog_config/database",
							schemaPath: "#/properties/catalog_config/oneOf/1/properties/database/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err14];
						else vErrors.push(err14);
						errors++;
					}
				}
			} else {
				const err15 = {
					instancePath: instancePath + "/catalog_config",
					schemaPath: "#/properties/catalog_config/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
			var _valid0 = _errs12 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid1 = true;
					passing0 = 1;
				}
				const _errs18 = errors;
				if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
					if (data0.catalog_type === void 0) {
						const err16 = {
							instancePath: instancePath + "/catalog_config",
							schemaPath: "#/properties/catalog_config/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "catalog_type" }
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
					if (data0.catalog_type !== void 0) {
						let data6 = data0.catalog_type;
						if (typeof data6 !== "string") {
							const err17 = {
								instancePath: instancePath + "/catalog_config/catalog_type",
								schemaPath: "#/properties/catalog_config/oneOf/2/properties/catalog_type/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err17];
							else vErrors.push(err17);
							errors++;
						}
						if ("Jdbc" !== data6) {
							const err18 = {
								instancePath: instancePath + "/catalog_config/catalog_type",
								schemaPath: "#/properties/catalog_config/oneOf/2/properties/catalog_type/const",
								keyword: "const",
								params: { allowedValue: "Jdbc" }
							};
							if (vErrors === null) vErrors = [err18];
							else vErrors.push(err18);
							errors++;
						}
					}
					if (data0.database !== void 0) {
						if (typeof data0.database !== "string") {
							const err19 = {
								instancePath: instancePath + "/catalog_config/database",
								schemaPath: "#/properties/catalog_config/oneOf/2/properties/database/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err19];
							else vErrors.push(err19);
							errors++;
						}
					}
					if (data0.jdbc_url !== void 0) {
						if (typeof data0.jdbc_url !== "string") {
							const err20 = {
								instancePath: instancePath + "/catalog_config/jdbc_url",
								schemaPath: "#/properties/catalog_config/oneOf/2/properties/jdbc_url/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err20];
							else vErrors.push(err20);
							errors++;
						}
					}
					if (data0.username !== void 0) {
						if (typeof data0.username !== "string") {
							const err21 = {
								instancePath: instancePath + "/catalog_config/username",
								schemaPath: "#/properties/catalog_config/oneOf/2/properties/username/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
					}
					if (data0.password !== void 0) {
						if (typeof data0.password !== "string") {
							const err22 = {
								instancePath: instancePath + "/catalog_config/password",
								schemaPath: "#/properties/catalog_config/oneOf/2/properties/password/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err22];
							else vErrors.push(err22);
							errors++;
						}
					}
					if (data0.ssl !== void 0) {
						if (typeof data0.ssl !== "boolean") {
							const err23 = {
								instancePath: instancePath + "/catalog_config/ssl",
								schemaPath: "#/properties/catalog_config/oneOf/2/properties/ssl/type",
								keyword: "type",
								params: { type: "boolean" }
							};
							if (vErrors === null) vErrors = [err23];
							else vErrors.push(err23);
							errors++;
						}
					}
					if (data0.catalog_schema !== void 0) {
						if (typeof data0.catalog_schema !== "string") {
							const err24 = {
								instancePath: instancePath + "/catalog_config/catalog_schema",
								schemaPath: "#/properties/catalog_config/oneOf/2/properties/catalog_schema/type",
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
						instancePath: instancePath + "/catalog_config",
						schemaPath: "#/properties/catalog_config/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				var _valid0 = _errs18 === errors;
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
					instancePath: instancePath + "/catalog_config",
					schemaPath: "#/properties/catalog_config/oneOf",
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
		if (data.storage_config !== void 0) {
			let data13 = data.storage_config;
			if (!(data13 && typeof data13 == "object" && !Array.isArray(data13))) {
				const err27 = {
					instancePath: instancePath + "/storage_config",
					schemaPath: "#/properties/storage_config/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err27];
				else vErrors.push(err27);
				errors++;
			}
			const _errs36 = errors;
			let valid5 = false;
			let passing1 = null;
			const _errs37 = errors;
			if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
				if (data13.storage_type === void 0) {
					const err28 = {
						instancePath: instancePath + "/storage_config",
						schemaPath: "#/properties/storage_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "storage_type" }
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
				if (data13.access_key_id === void 0) {
					const err29 = {
						instancePath: instancePath + "/storage_config",
						schemaPath: "#/properties/storage_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "access_key_id" }
					};
					if (vErrors === null) vErrors = [err29];
					else vErrors.push(err29);
					errors++;
				}
				if (data13.secret_access_key === void 0) {
					const err30 = {
						instancePath: instancePath + "/storage_config",
						schemaPath: "#/properties/storage_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "secret_access_key" }
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
				if (data13.s3_warehouse_uri === void 0) {
					const err31 = {
						instancePath: instancePath + "/storage_config",
						schemaPath: "#/properties/storage_config/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "s3_warehouse_uri" }
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
				if (data13.storage_type !== void 0) {
					let data14 = data13.storage_type;
					if (typeof data14 !== "string") {
						const err32 = {
							instancePath: instancePath + "/storage_config/storage_type",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/storage_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err32];
						else vErrors.push(err32);
						errors++;
					}
					if ("S3" !== data14) {
						const err33 = {
							instancePath: instancePath + "/storage_config/storage_type",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/storage_type/const",
							keyword: "const",
							params: { allowedValue: "S3" }
						};
						if (vErrors === null) vErrors = [err33];
						else vErrors.push(err33);
						errors++;
					}
				}
				if (data13.access_key_id !== void 0) {
					if (typeof data13.access_key_id !== "string") {
						const err34 = {
							instancePath: instancePath + "/storage_config/access_key_id",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/access_key_id/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
				}
				if (data13.secret_access_key !== void 0) {
					if (typeof data13.secret_access_key !== "string") {
						const err35 = {
							instancePath: instancePath + "/storage_config/secret_access_key",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/secret_access_key/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err35];
						else vErrors.push(err35);
						errors++;
					}
				}
				if (data13.s3_warehouse_uri !== void 0) {
					if (typeof data13.s3_warehouse_uri !== "string") {
						const err36 = {
							instancePath: instancePath + "/storage_config/s3_warehouse_uri",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/s3_warehouse_uri/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err36];
						else vErrors.push(err36);
						errors++;
					}
				}
				if (data13.s3_bucket_region !== void 0) {
					let data18 = data13.s3_bucket_region;
					if (typeof data18 !== "string") {
						const err37 = {
							instancePath: instancePath + "/storage_config/s3_bucket_region",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/s3_bucket_region/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err37];
						else vErrors.push(err37);
						errors++;
					}
					if (!(data18 === "" || data18 === "af-south-1" || data18 === "ap-east-1" || data18 === "ap-northeast-1" || data18 === "ap-northeast-2" || data18 === "ap-northeast-3" || data18 === "ap-south-1" || data18 === "ap-southeast-1" || data18 === "ap-southeast-2" || data18 === "ca-central-1" || data18 === "cn-north-1" || data18 === "cn-northwest-1" || data18 === "eu-central-1" || data18 === "eu-north-1" || data18 === "eu-south-1" || data18 === "eu-west-1" || data18 === "eu-west-2" || data18 === "eu-west-3" || data18 === "me-south-1" || data18 === "sa-east-1" || data18 === "us-east-1" || data18 === "us-east-2" || data18 === "us-gov-east-1" || data18 === "us-gov-west-1" || data18 === "us-west-1" || data18 === "us-west-2")) {
						const err38 = {
							instancePath: instancePath + "/storage_config/s3_bucket_region",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/s3_bucket_region/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.storage_config.oneOf[0].properties.s3_bucket_region.enum }
						};
						if (vErrors === null) vErrors = [err38];
						else vErrors.push(err38);
						errors++;
					}
				}
				if (data13.s3_endpoint !== void 0) {
					if (typeof data13.s3_endpoint !== "string") {
						const err39 = {
							instancePath: instancePath + "/storage_config/s3_endpoint",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/s3_endpoint/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err39];
						else vErrors.push(err39);
						errors++;
					}
				}
				if (data13.s3_path_style_access !== void 0) {
					if (typeof data13.s3_path_style_access !== "boolean") {
						const err40 = {
							instancePath: instancePath + "/storage_config/s3_path_style_access",
							schemaPath: "#/properties/storage_config/oneOf/0/properties/s3_path_style_access/type",
							keyword: "type",
							params: { type: "boolean" }
						};
						if (vErrors === null) vErrors = [err40];
						else vErrors.push(err40);
						errors++;
					}
				}
			} else {
				const err41 = {
					instancePath: instancePath + "/storage_config",
					schemaPath: "#/properties/storage_config/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
			if (_errs37 === errors) {
				valid5 = true;
				passing1 = 0;
			}
			if (!valid5) {
				const err42 = {
					instancePath: instancePath + "/storage_config",
					schemaPath: "#/properties/storage_config/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err42];
				else vErrors.push(err42);
				errors++;
			} else {
				errors = _errs36;
				if (vErrors !== null) {
					if (_errs36) vErrors.length = _errs36;
					else vErrors = null;
				}
			}
		}
		if (data.format_config !== void 0) {
			let data21 = data.format_config;
			if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
				if (data21.format === void 0) {
					const err43 = {
						instancePath: instancePath + "/format_config",
						schemaPath: "#/properties/format_config/required",
						keyword: "required",
						params: { missingProperty: "format" }
					};
					if (vErrors === null) vErrors = [err43];
					else vErrors.push(err43);
					errors++;
				}
				if (data21.format !== void 0) {
					let data22 = data21.format;
					if (typeof data22 !== "string") {
						const err44 = {
							instancePath: instancePath + "/format_config/format",
							schemaPath: "#/properties/format_config/properties/format/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
					if (!(data22 === "Parquet" || data22 === "Avro")) {
						const err45 = {
							instancePath: instancePath + "/format_config/format",
							schemaPath: "#/properties/format_config/properties/format/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.format_config.properties.format.enum }
						};
						if (vErrors === null) vErrors = [err45];
						else vErrors.push(err45);
						errors++;
					}
				}
				if (data21.flush_batch_size !== void 0) {
					let data23 = data21.flush_batch_size;
					if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23))) {
						const err46 = {
							instancePath: instancePath + "/format_config/flush_batch_size",
							schemaPath: "#/properties/format_config/properties/flush_batch_size/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err46];
						else vErrors.push(err46);
						errors++;
					}
				}
				if (data21.auto_compact !== void 0) {
					if (typeof data21.auto_compact !== "boolean") {
						const err47 = {
							instancePath: instancePath + "/format_config/auto_compact",
							schemaPath: "#/properties/format_config/properties/auto_compact/type",
							keyword: "type",
							params: { type: "boolean" }
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
				}
				if (data21.compact_target_file_size_in_mb !== void 0) {
					let data25 = data21.compact_target_file_size_in_mb;
					if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
						const err48 = {
							instancePath: instancePath + "/format_config/compact_target_file_size_in_mb",
							schemaPath: "#/properties/format_config/properties/compact_target_file_size_in_mb/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err48];
						else vErrors.push(err48);
						errors++;
					}
				}
			} else {
				const err49 = {
					instancePath: instancePath + "/format_config",
					schemaPath: "#/properties/format_config/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err49];
				else vErrors.push(err49);
				errors++;
			}
		}
	} else {
		const err50 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err50];
		else vErrors.push(err50);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const validators = { "destination-iceberg": destination_iceberg };
export { validators };
