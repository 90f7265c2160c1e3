// src/connectors/compiled/destination-s3-data-lake.compiled.js
const destination_s3_data_lake = validate10;
const schema11 = {
	"$id": "destination-s3-data-lake",
	"type": "object",
	"properties": {
		"s3_bucket_name": { "type": "string" },
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
				"us-west-2",
				"ap-south-2",
				"ap-southeast-3",
				"ap-southeast-4",
				"ca-west-1",
				"eu-central-2",
				"eu-south-2",
				"il-central-1",
				"me-central-1"
			]
		},
		"warehouse_location": { "type": "string" },
		"main_branch_name": { "type": "string" },
		"access_key_id": {
			"type": "string",
			"airbyte_secret": true
		},
		"secret_access_key": {
			"type": "string",
			"airbyte_secret": true
		},
		"s3_endpoint": { "type": "string" },
		"catalog_type": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": {
						"catalog_type": {
							"type": "string",
							"const": "NESSIE"
						},
						"server_uri": { "type": "string" },
						"namespace": { "type": "string" },
						"access_token": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": [
						"catalog_type",
						"server_uri",
						"namespace"
					]
				},
				{
					"type": "object",
					"properties": {
						"catalog_type": {
							"type": "string",
							"const": "GLUE"
						},
						"glue_id": { "type": "string" },
						"database_name": { "type": "string" },
						"role_arn": { "type": "string" }
					},
					"required": [
						"catalog_type",
						"glue_id",
						"database_name"
					]
				},
				{
					"type": "object",
					"properties": {
						"catalog_type": {
							"type": "string",
							"const": "REST"
						},
						"server_uri": { "type": "string" },
						"namespace": { "type": "string" }
					},
					"required": [
						"catalog_type",
						"server_uri",
						"namespace"
					]
				},
				{
					"type": "object",
					"properties": {
						"catalog_type": {
							"type": "string",
							"const": "POLARIS"
						},
						"server_uri": { "type": "string" },
						"catalog_name": { "type": "string" },
						"client_id": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_secret": {
							"type": "string",
							"airbyte_secret": true
						},
						"namespace": { "type": "string" }
					},
					"required": [
						"catalog_type",
						"server_uri",
						"catalog_name",
						"client_id",
						"client_secret",
						"namespace"
					]
				}
			]
		}
	},
	"required": [
		"s3_bucket_name",
		"s3_bucket_region",
		"warehouse_location",
		"catalog_type"
	]
};
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.s3_bucket_name === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "s3_bucket_name" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.s3_bucket_region === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "s3_bucket_region" }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.warehouse_location === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "warehouse_location" }
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.catalog_type === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "catalog_type" }
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.s3_bucket_name !== void 0) {
			if (typeof data.s3_bucket_name !== "string") {
				const err4 = {
					instancePath: instancePath + "/s3_bucket_name",
					schemaPath: "#/properties/s3_bucket_name/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.s3_bucket_region !== void 0) {
			let data1 = data.s3_bucket_region;
			if (typeof data1 !== "string") {
				const err5 = {
					instancePath: instancePath + "/s3_bucket_region",
					schemaPath: "#/properties/s3_bucket_region/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (!(data1 === "" || data1 === "af-south-1" || data1 === "ap-east-1" || data1 === "ap-northeast-1" || data1 === "ap-northeast-2" || data1 === "ap-northeast-3" || data1 === "ap-south-1" || data1 === "ap-southeast-1" || data1 === "ap-southeast-2" || data1 === "ca-central-1" || data1 === "cn-north-1" || data1 === "cn-northwest-1" || data1 === "eu-central-1" || data1 === "eu-north-1" || data1 === "eu-south-1" || data1 === "eu-west-1" || data1 === "eu-west-2" || data1 === "eu-west-3" || data1 === "me-south-1" || data1 === "sa-east-1" || data1 === "us-east-1" || data1 === "us-east-2" || data1 === "us-gov-east-1" || data1 === "us-gov-west-1" || data1 === "us-west-1" || data1 === "us-west-2" || data1 === "ap-south-2" || data1 === "ap-southeast-3" || data1 === "ap-southeast-4" || data1 === "ca-west-1" || data1 === "eu-central-2" || data1 === "eu-south-2" || data1 === "il-central-1" || data1 === "me-central-1")) {
				const err6 = {
					instancePath: instancePath + "/s3_bucket_region",
					schemaPath: "#/properties/s3_bucket_region/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.s3_bucket_region.enum }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.warehouse_location !== void 0) {
			if (typeof data.warehouse_location !== "string") {
				const err7 = {
					instancePath: instancePath + "/warehouse_location",
					schemaPath: "#/properties/warehouse_location/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.main_branch_name !== void 0) {
			if (typeof data.main_branch_name !== "string") {
				const err8 = {
					instancePath: instancePath + "/main_branch_name",
					schemaPath: "#/properties/main_branch_name/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.access_key_id !== void 0) {
			if (typeof data.access_key_id !== "string") {
				const err9 = {
					instancePath: instancePath + "/access_key_id",
					schemaPath: "#/properties/access_key_id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.secret_access_key !== void 0) {
			if (typeof data.secret_access_key !== "string") {
				const err10 = {
					instancePath: instancePath + "/secret_access_key",
					schemaPath: "#/properties/secret_access_key/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.s3_endpoint !== void 0) {
			if (typeof data.s3_endpoint !== "string") {
				const err11 = {
					instancePath: instancePath + "/s3_endpoint",
					schemaPath: "#/properties/s3_endpoint/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.catalog_type !== void 0) {
			let data7 = data.catalog_type;
			if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
				const err12 = {
					instancePath: instancePath + "/catalog_type",
					schemaPath: "#/properties/catalog_type/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
			const _errs17 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs18 = errors;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.catalog_type === void 0) {
					const err13 = {
						instancePath: instancePath + "/catalog_type",
						schemaPath: "#/properties/catalog_type/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "catalog_type" }
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				if (data7.server_uri === void 0) {
					const err14 = {
						instancePath: instancePath + "/catalog_type",
						schemaPath: "#/properties/catalog_type/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "server_uri" }
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				if (data7.namespace === void 0) {
					const err15 = {
						instancePath: instancePath + "/catalog_type",
						schemaPath: "#/properties/catalog_type/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "namespace" }
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				if (data7.catalog_type !== void 0) {
					let data8 = data7.catalog_type;
					if (typeof data8 !== "string") {
						const err16 = {
							instancePath: instancePath + "/catalog_type/catalog_type",
							schemaPath: "#/properties/catalog_type/oneOf/0/properties/catalog_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
					if ("NESSIE" !== data8) {
						const err17 = {
							instancePath: instancePath + "/catalog_type/catalog_type",
							schemaPath: "#/properties/catalog_type/oneOf/0/properties/catalog_type/const",
							keyword: "const",
							params: { allowedValue: "NESSIE" }
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
				if (data7.server_uri !== void 0) {
					if (typeof data7.server_uri !== "string") {
						const err18 = {
							instancePath: instancePath + "/catalog_type/server_uri",
							schemaPath: "#/properties/catalog_type/oneOf/0/properties/server_uri/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
				if (data7.namespace !== void 0) {
					if (typeof data7.namespace !== "string") {
						const err19 = {
							instancePath: instancePath + "/catalog_type/namespace",
							schemaPath: "#/properties/catalog_type/oneOf/0/properties/namespace/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
				}
				if (data7.access_token !== void 0) {
					if (typeof data7.access_token !== "string") {
						const err20 = {
							instancePath: instancePath + "/catalog_type/access_token",
							schemaPath: "#/properties/catalog_type/oneOf/0/properties/access_token/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
				}
			} else {
				const err21 = {
					instancePath: instancePath + "/catalog_type",
					schemaPath: "#/properties/catalog_type/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
			var _valid0 = _errs18 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs28 = errors;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.catalog_type === void 0) {
					const err22 = {
						instancePath: instancePath + "/catalog_type",
						schemaPath: "#/properties/catalog_type/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "catalog_type" }
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
				if (data7.glue_id === void 0) {
					const err23 = {
						instancePath: instancePath + "/catalog_type",
						schemaPath: "#/properties/catalog_type/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "glue_id" }
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				if (data7.database_name === void 0) {
					const err24 = {
						instancePath: instancePath + "/catalog_type",
						schemaPath: "#/properties/catalog_type/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "database_name" }
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
				if (data7.catalog_type !== void 0) {
					let data12 = data7.catalog_type;
					if (typeof data12 !== "string") {
						const err25 = {
							instancePath: instancePath + "/catalog_type/catalog_type",
							schemaPath: "#/properties/catalog_type/oneOf/1/properties/catalog_type/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err25];
						else vErrors.push(err25);
						errors++;
					}
					if ("GLUE" !== data12) {
						const err26 = {
							instancePath: instancePath + "/catalog_type/catalog_type",
							schemaPath: "#/properties/catalog_type/oneOf/1/properties/catalog_type/const",
							keyword: "const",
							params: { allowedValue: "GLUE" }
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
				}
				if (data7.glue_id !== void 0) {
					if (typeof data7.glue_id !== "string") {
						const err27 = {
							instancePath: instancePath + "/catalog_type/glue_id",
							schemaPath: "#/properties/catalog_type/oneOf/1/properties/glue_id/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err27];
						else vErrors.push(err27);
						errors++;
					}
				}
				if (data7.database_name !== void 0) {
					if (typeof data7.database_name !== "string") {
						const err28 = {
							instancePath: instancePath + "/catalog_type/database_name",
							schemaPath: "#/properties/catalog_type/oneOf/1/properties/database_name/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err28];
						else vErrors.push(err28);
						errors++;
					}
				}
				if (data7.role_arn !== void 0) {
					if (typeof data7.role_arn !== "string") {
						const err29 = {
							instancePath: instancePath + "/catalog_type/role_arn",
							schemaPath: "#/properties/catalog_type/oneOf/1/properties/role_arn/type",
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
					instancePath: instancePath + "/catalog_type",
					schemaPath: "#/properties/catalog_type/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err30];
				else vErrors.push(err30);
				errors++;
			}
			var _valid0 = _errs28 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid1 = true;
					passing0 = 1;
				}
				const _errs38 = errors;
				if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
					if (data7.catalog_type === void 0) {
						const err31 = {
							instancePath: instancePath + "/catalog_type",
							schemaPath: "#/properties/catalog_type/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "catalog_type" }
						};
						if (vErrors === null) vErrors = [err31];
						else vErrors.push(err31);
						errors++;
					}
					if (data7.server_uri === void 0) {
						const err32 = {
							instancePath: instancePath + "/catalog_type",
							schemaPath: "#/properties/catalog_type/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "server_uri" }
						};
						if (vErrors === null) vErrors = [err32];
						else vErrors.push(err32);
						errors++;
					}
					if (data7.namespace === void 0) {
						const err33 = {
							instancePath: instancePath + "/catalog_type",
							schemaPath: "#/properties/catalog_type/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "namespace" }
						};
						if (vErrors === null) vErrors = [err33];
						else vErrors.push(err33);
						errors++;
					}
					if (data7.catalog_type !== void 0) {
						let data16 = data7.catalog_type;
						if (typeof data16 !== "string") {
							const err34 = {
								instancePath: instancePath + "/catalog_type/catalog_type",
								schemaPath: "#/properties/catalog_type/oneOf/2/properties/catalog_type/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err34];
							else vErrors.push(err34);
							errors++;
						}
						if ("REST" !== data16) {
							const err35 = {
								instancePath: instancePath + "/catalog_type/catalog_type",
								schemaPath: "#/properties/catalog_type/oneOf/2/properties/catalog_type/const",
								keyword: "const",
								params: { allowedValue: "REST" }
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
					}
					if (data7.server_uri !== void 0) {
						if (typeof data7.server_uri !== "string") {
							const err36 = {
								instancePath: instancePath + "/catalog_type/server_uri",
								schemaPath: "#/properties/catalog_type/oneOf/2/properties/server_uri/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err36];
							else vErrors.push(err36);
							errors++;
						}
					}
					if (data7.namespace !== void 0) {
						if (typeof data7.namespace !== "string") {
							const err37 = {
								instancePath: instancePath + "/catalog_type/namespace",
								schemaPath: "#/properties/catalog_type/oneOf/2/properties/namespace/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err37];
							else vErrors.push(err37);
							errors++;
						}
					}
				} else {
					const err38 = {
						instancePath: instancePath + "/catalog_type",
						schemaPath: "#/properties/catalog_type/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err38];
					else vErrors.push(err38);
					errors++;
				}
				var _valid0 = _errs38 === errors;
				if (_valid0 && valid1) {
					valid1 = false;
					passing0 = [passing0, 2];
				} else {
					if (_valid0) {
						valid1 = true;
						passing0 = 2;
					}
					const _errs46 = errors;
					if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
						if (data7.catalog_type === void 0) {
							const err39 = {
								instancePath: instancePath + "/catalog_type",
								schemaPath: "#/properties/catalog_type/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "catalog_type" }
							};
							if (vErrors === null) vErrors = [err39];
							else vErrors.push(err39);
							errors++;
						}
						if (data7.server_uri === void 0) {
							const err40 = {
								instancePath: instancePath + "/catalog_type",
								schemaPath: "#/properties/catalog_type/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "server_uri" }
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
						if (data7.catalog_name === void 0) {
							const err41 = {
								instancePath: instancePath + "/catalog_type",
								schemaPath: "#/properties/catalog_type/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "catalog_name" }
							};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
						if (data7.client_id === void 0) {
							const err42 = {
								instancePath: instancePath + "/catalog_type",
								schemaPath: "#/properties/catalog_type/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "client_id" }
							};
							if (vErrors === null) vErrors = [err42];
							else vErrors.push(err42);
							errors++;
						}
						if (data7.client_secret === void 0) {
							const err43 = {
								instancePath: instancePath + "/catalog_type",
								schemaPath: "#/properties/catalog_type/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "client_secret" }
							};
							if (vErrors === null) vErrors = [err43];
							else vErrors.push(err43);
							errors++;
						}
						if (data7.namespace === void 0) {
							const err44 = {
								instancePath: instancePath + "/catalog_type",
								schemaPath: "#/properties/catalog_type/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "namespace" }
							};
							if (vErrors === null) vErrors = [err44];
							else vErrors.push(err44);
							errors++;
						}
						if (data7.catalog_type !== void 0) {
							let data19 = data7.catalog_type;
							if (typeof data19 !== "string") {
								const err45 = {
									instancePath: instancePath + "/catalog_type/catalog_type",
									schemaPath: "#/properties/catalog_type/oneOf/3/properties/catalog_type/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err45];
								else vErrors.push(err45);
								errors++;
							}
							if ("POLARIS" !== data19) {
								const err46 = {
									instancePath: instancePath + "/catalog_type/catalog_type",
									schemaPath: "#/properties/catalog_type/oneOf/3/properties/catalog_type/const",
									keyword: "const",
									params: { allowedValue: "POLARIS" }
								};
								if (vErrors === null) vErrors = [err46];
								else vErrors.push(err46);
								errors++;
							}
						}
						if (data7.server_uri !== void 0) {
							if (typeof data7.server_uri !== "string") {
								const err47 = {
									instancePath: instancePath + "/catalog_type/server_uri",
									schemaPath: "#/properties/catalog_type/oneOf/3/properties/server_uri/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err47];
								else vErrors.push(err47);
								errors++;
							}
						}
						if (data7.catalog_name !== void 0) {
							if (typeof data7.catalog_name !== "string") {
								const err48 = {
									instancePath: instancePath + "/catalog_type/catalog_name",
									schemaPath: "#/properties/catalog_type/oneOf/3/properties/catalog_name/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err48];
								else vErrors.push(err48);
								errors++;
							}
						}
						if (data7.client_id !== void 0) {
							if (typeof data7.client_id !== "string") {
								const err49 = {
									instancePath: instancePath + "/catalog_type/client_id",
									schemaPath: "#/properties/catalog_type/oneOf/3/properties/client_id/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err49];
								else vErrors.push(err49);
								errors++;
							}
						}
						if (data7.client_secret !== void 0) {
							if (typeof data7.client_secret !== "string") {
								const err50 = {
									instancePath: instancePath + "/catalog_type/client_secret",
									schemaPath: "#/properties/catalog_type/oneOf/3/properties/client_secret/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err50];
								else vErrors.push(err50);
								errors++;
							}
						}
						if (data7.namespace !== void 0) {
							if (typeof data7.namespace !== "string") {
								const err51 = {
									instancePath: instancePath + "/catalog_type/namespace",
									schemaPath: "#/properties/catalog_type/oneOf/3/properties/namespace/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err51];
								else vErrors.push(err51);
								errors++;
							}
						}
					} else {
						const err52 = {
							instancePath: instancePath + "/catalog_type",
							schemaPath: "#/properties/catalog_type/oneOf/3/type",
							keyword: "type",
							params: { type: "object" }
						};
						if (vErrors === null) vErrors = [err52];
						else vErrors.push(err52);
						errors++;
					}
					var _valid0 = _errs46 === errors;
					if (_valid0 && valid1) {
						valid1 = false;
						passing0 = [passing0, 3];
					} else if (_valid0) {
						valid1 = true;
						passing0 = 3;
					}
				}
			}
			if (!valid1) {
				const err53 = {
					instancePath: instancePath + "/catalog_type",
					schemaPath: "#/properties/catalog_type/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err53];
				else vErrors.push(err53);
				errors++;
			} else {
				errors = _errs17;
				if (vErrors !== null) {
					if (_errs17) vErrors.length = _errs17;
					else vErrors = null;
				}
			}
		}
	} else {
		const err54 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err54];
		else vErrors.push(err54);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const validators = { "destination-s3-data-lake": destination_s3_data_lake };
export { validators };
