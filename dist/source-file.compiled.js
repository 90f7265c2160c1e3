// src/connectors/compiled/source-file.compiled.js
const source_file = validate10;
const schema11 = {
	"$id": "source-file",
	"type": "object",
	"properties": {
		"dataset_name": { "type": "string" },
		"format": {
			"type": "string",
			"enum": [
				"csv",
				"json",
				"jsonl",
				"excel",
				"excel_binary",
				"fwf",
				"feather",
				"parquet",
				"yaml"
			],
			"default": "csv"
		},
		"url": { "type": "string" },
		"reader_options": { "type": "string" },
		"provider": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": {
						"storage": {
							"type": "string",
							"const": "HTTPS"
						},
						"user_agent": {
							"type": "boolean",
							"default": false
						}
					},
					"required": ["storage"]
				},
				{
					"type": "object",
					"properties": {
						"storage": {
							"type": "string",
							"const": "GCS"
						},
						"service_account_json": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": ["storage"]
				},
				{
					"type": "object",
					"properties": {
						"storage": {
							"type": "string",
							"const": "S3"
						},
						"aws_access_key_id": { "type": "string" },
						"aws_secret_access_key": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": ["storage"]
				},
				{
					"type": "object",
					"properties": {
						"storage": {
							"type": "string",
							"const": "AzBlob"
						},
						"storage_account": { "type": "string" },
						"sas_token": {
							"type": "string",
							"airbyte_secret": true
						},
						"shared_key": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": ["storage", "storage_account"]
				},
				{
					"type": "object",
					"properties": {
						"storage": {
							"type": "string",
							"const": "SSH"
						},
						"host": { "type": "string" },
						"user": { "type": "string" },
						"password": {
							"type": "string",
							"airbyte_secret": true
						},
						"port": {
							"type": "string",
							"default": "22"
						}
					},
					"required": [
						"storage",
						"host",
						"user"
					]
				},
				{
					"type": "object",
					"properties": {
						"storage": {
							"type": "string",
							"const": "SCP"
						},
						"host": { "type": "string" },
						"user": { "type": "string" },
						"password": {
							"type": "string",
							"airbyte_secret": true
						},
						"port": {
							"type": "string",
							"default": "22"
						}
					},
					"required": [
						"storage",
						"host",
						"user"
					]
				},
				{
					"type": "object",
					"properties": {
						"storage": {
							"type": "string",
							"const": "SFTP"
						},
						"host": { "type": "string" },
						"user": { "type": "string" },
						"password": {
							"type": "string",
							"airbyte_secret": true
						},
						"port": {
							"type": "string",
							"default": "22"
						}
					},
					"required": [
						"storage",
						"host",
						"user"
					]
				},
				{
					"type": "object",
					"properties": { "storage": {
						"type": "string",
						"const": "local"
					} },
					"required": ["storage"]
				}
			]
		}
	},
	"required": [
		"dataset_name",
		"format",
		"url",
		"provider"
	]
};
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.dataset_name === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "dataset_name" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.format === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "format" }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.url === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "url" }
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.provider === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "provider" }
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.dataset_name !== void 0) {
			if (typeof data.dataset_name !== "string") {
				const err4 = {
					instancePath: instancePath + "/dataset_name",
					schemaPath: "#/properties/dataset_name/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.format !== void 0) {
			let data1 = data.format;
			if (typeof data1 !== "string") {
				const err5 = {
					instancePath: instancePath + "/format",
					schemaPath: "#/properties/format/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (!(data1 === "csv" || data1 === "json" || data1 === "jsonl" || data1 === "excel" || data1 === "excel_binary" || data1 === "fwf" || data1 === "feather" || data1 === "parquet" || data1 === "yaml")) {
				const err6 = {
					instancePath: instancePath + "/format",
					schemaPath: "#/properties/format/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.format.enum }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.url !== void 0) {
			if (typeof data.url !== "string") {
				const err7 = {
					instancePath: instancePath + "/url",
					schemaPath: "#/properties/url/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.reader_options !== void 0) {
			if (typeof data.reader_options !== "string") {
				const err8 = {
					instancePath: instancePath + "/reader_options",
					schemaPath: "#/properties/reader_options/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.provider !== void 0) {
			let data4 = data.provider;
			if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
				const err9 = {
					instancePath: instancePath + "/provider",
					schemaPath: "#/properties/provider/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			const _errs11 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs12 = errors;
			if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
				if (data4.storage === void 0) {
					const err10 = {
						instancePath: instancePath + "/provider",
						schemaPath: "#/properties/provider/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "storage" }
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				if (data4.storage !== void 0) {
					let data5 = data4.storage;
					if (typeof data5 !== "string") {
						const err11 = {
							instancePath: instancePath + "/provider/storage",
							schemaPath: "#/properties/provider/oneOf/0/properties/storage/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					if ("HTTPS" !== data5) {
						const err12 = {
							instancePath: instancePath + "/provider/storage",
							schemaPath: "#/properties/provider/oneOf/0/properties/storage/const",
							keyword: "const",
							params: { allowedValue: "HTTPS" }
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
				}
				if (data4.user_agent !== void 0) {
					if (typeof data4.user_agent !== "boolean") {
						const err13 = {
							instancePath: instancePath + "/provider/user_agent",
							schemaPath: "#/properties/provider/oneOf/0/properties/user_agent/type",
							keyword: "type",
							params: { type: "boolean" }
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/provider",
					schemaPath: "#/properties/provider/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
			var _valid0 = _errs12 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs18 = errors;
			if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
				if (data4.storage === void 0) {
					const err15 = {
						instancePath: instancePath + "/provider",
						schemaPath: "#/properties/provider/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "storage" }
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				if (data4.storage !== void 0) {
					let data7 = data4.storage;
					if (typeof data7 !== "string") {
						const err16 = {
							instancePath: instancePath + "/provider/storage",
							schemaPath: "#/properties/provider/oneOf/1/properties/storage/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
					if ("GCS" !== data7) {
						const err17 = {
							instancePath: instancePath + "/provider/storage",
							schemaPath: "#/properties/provider/oneOf/1/properties/storage/const",
							keyword: "const",
							params: { allowedValue: "GCS" }
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
				if (data4.service_account_json !== void 0) {
					if (typeof data4.service_account_json !== "string") {
						const err18 = {
							instancePath: instancePath + "/provider/service_account_json",
							schemaPath: "#/properties/provider/oneOf/1/properties/service_account_json/type",
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
					instancePath: instancePath + "/provider",
					schemaPath: "#/properties/provider/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
			var _valid0 = _errs18 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid1 = true;
					passing0 = 1;
				}
				const _errs24 = errors;
				if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
					if (data4.storage === void 0) {
						const err20 = {
							instancePath: instancePath + "/provider",
							schemaPath: "#/properties/provider/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "storage" }
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
					if (data4.storage !== void 0) {
						let data9 = data4.storage;
						if (typeof data9 !== "string") {
							const err21 = {
								instancePath: instancePath + "/provider/storage",
								schemaPath: "#/properties/provider/oneOf/2/properties/storage/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
						if ("S3" !== data9) {
							const err22 = {
								instancePath: instancePath + "/provider/storage",
								schemaPath: "#/properties/provider/oneOf/2/properties/storage/const",
								keyword: "const",
								params: { allowedValue: "S3" }
							};
							if (vErrors === null) vErrors = [err22];
							else vErrors.push(err22);
							errors++;
						}
					}
					if (data4.aws_access_key_id !== void 0) {
						if (typeof data4.aws_access_key_id !== "string") {
							const err23 = {
								instancePath: instancePath + "/provider/aws_access_key_id",
								schemaPath: "#/properties/provider/oneOf/2/properties/aws_access_key_id/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err23];
							else vErrors.push(err23);
							errors++;
						}
					}
					if (data4.aws_secret_access_key !== void 0) {
						if (typeof data4.aws_secret_access_key !== "string") {
							const err24 = {
								instancePath: instancePath + "/provider/aws_secret_access_key",
								schemaPath: "#/properties/provider/oneOf/2/properties/aws_secret_access_key/type",
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
						instancePath: instancePath + "/provider",
						schemaPath: "#/properties/provider/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				var _valid0 = _errs24 === errors;
				if (_valid0 && valid1) {
					valid1 = false;
					passing0 = [passing0, 2];
				} else {
					if (_valid0) {
						valid1 = true;
						passing0 = 2;
					}
					const _errs32 = errors;
					if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
						if (data4.storage === void 0) {
							const err26 = {
								instancePath: instancePath + "/provider",
								schemaPath: "#/properties/provider/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "storage" }
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
						if (data4.storage_account === void 0) {
							const err27 = {
								instancePath: instancePath + "/provider",
								schemaPath: "#/properties/provider/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "storage_account" }
							};
							if (vErrors === null) vErrors = [err27];
							else vErrors.push(err27);
							errors++;
						}
						if (data4.storage !== void 0) {
							let data12 = data4.storage;
							if (typeof data12 !== "string") {
								const err28 = {
									instancePath: instancePath + "/provider/storage",
									schemaPath: "#/properties/provider/oneOf/3/properties/storage/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err28];
								else vErrors.push(err28);
								errors++;
							}
							if ("AzBlob" !== data12) {
								const err29 = {
									instancePath: instancePath + "/provider/storage",
									schemaPath: "#/properties/provider/oneOf/3/properties/storage/const",
									keyword: "const",
									params: { allowedValue: "AzBlob" }
								};
								if (vErrors === null) vErrors = [err29];
								else vErrors.push(err29);
								errors++;
							}
						}
						if (data4.storage_account !== void 0) {
							if (typeof data4.storage_account !== "string") {
								const err30 = {
									instancePath: instancePath + "/provider/storage_account",
									schemaPath: "#/properties/provider/oneOf/3/properties/storage_account/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err30];
								else vErrors.push(err30);
								errors++;
							}
						}
						if (data4.sas_token !== void 0) {
							if (typeof data4.sas_token !== "string") {
								const err31 = {
									instancePath: instancePath + "/provider/sas_token",
									schemaPath: "#/properties/provider/oneOf/3/properties/sas_token/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err31];
								else vErrors.push(err31);
								errors++;
							}
						}
						if (data4.shared_key !== void 0) {
							if (typeof data4.shared_key !== "string") {
								const err32 = {
									instancePath: instancePath + "/provider/shared_key",
									schemaPath: "#/properties/provider/oneOf/3/properties/shared_key/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err32];
								else vErrors.push(err32);
								errors++;
							}
						}
					} else {
						const err33 = {
							instancePath: instancePath + "/provider",
							schemaPath: "#/properties/provider/oneOf/3/type",
							keyword: "type",
							params: { type: "object" }
						};
						if (vErrors === null) vErrors = [err33];
						else vErrors.push(err33);
						errors++;
					}
					var _valid0 = _errs32 === errors;
					if (_valid0 && valid1) {
						valid1 = false;
						passing0 = [passing0, 3];
					} else {
						if (_valid0) {
							valid1 = true;
							passing0 = 3;
						}
						const _errs42 = errors;
						if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
							if (data4.storage === void 0) {
								const err34 = {
									instancePath: instancePath + "/provider",
									schemaPath: "#/properties/provider/oneOf/4/required",
									keyword: "required",
									params: { missingProperty: "storage" }
								};
								if (vErrors === null) vErrors = [err34];
								else vErrors.push(err34);
								errors++;
							}
							if (data4.host === void 0) {
								const err35 = {
									instancePath: instancePath + "/provider",
									schemaPath: "#/properties/provider/oneOf/4/required",
									keyword: "required",
									params: { missingProperty: "host" }
								};
								if (vErrors === null) vErrors = [err35];
								else vErrors.push(err35);
								errors++;
							}
							if (data4.user === void 0) {
								const err36 = {
									instancePath: instancePath + "/provider",
									schemaPath: "#/properties/provider/oneOf/4/required",
									keyword: "required",
									params: { missingProperty: "user" }
								};
								if (vErrors === null) vErrors = [err36];
								else vErrors.push(err36);
								errors++;
							}
							if (data4.storage !== void 0) {
								let data16 = data4.storage;
								if (typeof data16 !== "string") {
									const err37 = {
										instancePath: instancePath + "/provider/storage",
										schemaPath: "#/properties/provider/oneOf/4/properties/storage/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err37];
									else vErrors.push(err37);
									errors++;
								}
								if ("SSH" !== data16) {
									const err38 = {
										instancePath: instancePath + "/provider/storage",
										schemaPath: "#/properties/provider/oneOf/4/properties/storage/const",
										keyword: "const",
										params: { allowedValue: "SSH" }
									};
									if (vErrors === null) vErrors = [err38];
									else vErrors.push(err38);
									errors++;
								}
							}
							if (data4.host !== void 0) {
								if (typeof data4.host !== "string") {
									const err39 = {
										instancePath: instancePath + "/provider/host",
										schemaPath: "#/properties/provider/oneOf/4/properties/host/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err39];
									else vErrors.push(err39);
									errors++;
								}
							}
							if (data4.user !== void 0) {
								if (typeof data4.user !== "string") {
									const err40 = {
										instancePath: instancePath + "/provider/user",
										schemaPath: "#/properties/provider/oneOf/4/properties/user/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err40];
									else vErrors.push(err40);
									errors++;
								}
							}
							if (data4.password !== void 0) {
								if (typeof data4.password !== "string") {
									const err41 = {
										instancePath: instancePath + "/provider/password",
										schemaPath: "#/properties/provider/oneOf/4/properties/password/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err41];
									else vErrors.push(err41);
									errors++;
								}
							}
							if (data4.port !== void 0) {
								if (typeof data4.port !== "string") {
									const err42 = {
										instancePath: instancePath + "/provider/port",
										schemaPath: "#/properties/provider/oneOf/4/properties/port/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err42];
									else vErrors.push(err42);
									errors++;
								}
							}
						} else {
							const err43 = {
								instancePath: instancePath + "/provider",
								schemaPath: "#/properties/provider/oneOf/4/type",
								keyword: "type",
								params: { type: "object" }
							};
							if (vErrors === null) vErrors = [err43];
							else vErrors.push(err43);
							errors++;
						}
						var _valid0 = _errs42 === errors;
						if (_valid0 && valid1) {
							valid1 = false;
							passing0 = [passing0, 4];
						} else {
							if (_valid0) {
								valid1 = true;
								passing0 = 4;
							}
							const _errs54 = errors;
							if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
								if (data4.storage === void 0) {
									const err44 = {
										instancePath: instancePath + "/provider",
										schemaPath: "#/properties/provider/oneOf/5/required",
										keyword: "required",
										params: { missingProperty: "storage" }
									};
									if (vErrors === null) vErrors = [err44];
									else vErrors.push(err44);
									errors++;
								}
								if (data4.host === void 0) {
									const err45 = {
										instancePath: instancePath + "/provider",
										schemaPath: "#/properties/provider/oneOf/5/required",
										keyword: "required",
										params: { missingProperty: "host" }
									};
									if (vErrors === null) vErrors = [err45];
									else vErrors.push(err45);
									errors++;
								}
								if (data4.user === void 0) {
									const err46 = {
										instancePath: instancePath + "/provider",
										schemaPath: "#/properties/provider/oneOf/5/required",
										keyword: "required",
										params: { missingProperty: "user" }
									};
									if (vErrors === null) vErrors = [err46];
									else vErrors.push(err46);
									errors++;
								}
								if (data4.storage !== void 0) {
									let data21 = data4.storage;
									if (typeof data21 !== "string") {
										const err47 = {
											instancePath: instancePath + "/provider/storage",
											schemaPath: "#/properties/provider/oneOf/5/properties/storage/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err47];
										else vErrors.push(err47);
										errors++;
									}
									if ("SCP" !== data21) {
										const err48 = {
											instancePath: instancePath + "/provider/storage",
											schemaPath: "#/properties/provider/oneOf/5/properties/storage/const",
											keyword: "const",
											params: { allowedValue: "SCP" }
										};
										if (vErrors === null) vErrors = [err48];
										else vErrors.push(err48);
										errors++;
									}
								}
								if (data4.host !== void 0) {
									if (typeof data4.host !== "string") {
										const err49 = {
											instancePath: instancePath + "/provider/host",
											schemaPath: "#/properties/provider/oneOf/5/properties/host/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err49];
										else vErrors.push(err49);
										errors++;
									}
								}
								if (data4.user !== void 0) {
									if (typeof data4.user !== "string") {
										const err50 = {
											instancePath: instancePath + "/provider/user",
											schemaPath: "#/properties/provider/oneOf/5/properties/user/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err50];
										else vErrors.push(err50);
										errors++;
									}
								}
								if (data4.password !== void 0) {
									if (typeof data4.password !== "string") {
										const err51 = {
											instancePath: instancePath + "/provider/password",
											schemaPath: "#/properties/provider/oneOf/5/properties/password/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err51];
										else vErrors.push(err51);
										errors++;
									}
								}
								if (data4.port !== void 0) {
									if (typeof data4.port !== "string") {
										const err52 = {
											instancePath: instancePath + "/provider/port",
											schemaPath: "#/properties/provider/oneOf/5/properties/port/type",
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
									instancePath: instancePath + "/provider",
									schemaPath: "#/properties/provider/oneOf/5/type",
									keyword: "type",
									params: { type: "object" }
								};
								if (vErrors === null) vErrors = [err53];
								else vErrors.push(err53);
								errors++;
							}
							var _valid0 = _errs54 === errors;
							if (_valid0 && valid1) {
								valid1 = false;
								passing0 = [passing0, 5];
							} else {
								if (_valid0) {
									valid1 = true;
									passing0 = 5;
								}
								const _errs66 = errors;
								if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
									if (data4.storage === void 0) {
										const err54 = {
											instancePath: instancePath + "/provider",
											schemaPath: "#/properties/provider/oneOf/6/required",
											keyword: "required",
											params: { missingProperty: "storage" }
										};
										if (vErrors === null) vErrors = [err54];
										else vErrors.push(err54);
										errors++;
									}
									if (data4.host === void 0) {
										const err55 = {
											instancePath: instancePath + "/provider",
											schemaPath: "#/properties/provider/oneOf/6/required",
											keyword: "required",
											params: { missingProperty: "host" }
										};
										if (vErrors === null) vErrors = [err55];
										else vErrors.push(err55);
										errors++;
									}
									if (data4.user === void 0) {
										const err56 = {
											instancePath: instancePath + "/provider",
											schemaPath: "#/properties/provider/oneOf/6/required",
											keyword: "required",
											params: { missingProperty: "user" }
										};
										if (vErrors === null) vErrors = [err56];
										else vErrors.push(err56);
										errors++;
									}
									if (data4.storage !== void 0) {
										let data26 = data4.storage;
										if (typeof data26 !== "string") {
											const err57 = {
												instancePath: instancePath + "/provider/storage",
												schemaPath: "#/properties/provider/oneOf/6/properties/storage/type",
												keyword: "type",
												params: { type: "string" }
											};
											if (vErrors === null) vErrors = [err57];
											else vErrors.push(err57);
											errors++;
										}
										if ("SFTP" !== data26) {
											const err58 = {
												instancePath: instancePath + "/provider/storage",
												schemaPath: "#/properties/provider/oneOf/6/properties/storage/const",
												keyword: "const",
												params: { allowedValue: "SFTP" }
											};
											if (vErrors === null) vErrors = [err58];
											else vErrors.push(err58);
											errors++;
										}
									}
									if (data4.host !== void 0) {
										if (typeof data4.host !== "string") {
											const err59 = {
												instancePath: instancePath + "/provider/host",
												schemaPath: "#/properties/provider/oneOf/6/properties/host/type",
												keyword: "type",
												params: { type: "string" }
											};
											if (vErrors === null) vErrors = [err59];
											else vErrors.push(err59);
											errors++;
										}
									}
									if (data4.user !== void 0) {
										if (typeof data4.user !== "string") {
											const err60 = {
												instancePath: instancePath + "/provider/user",
												schemaPath: "#/properties/provider/oneOf/6/properties/user/type",
												keyword: "type",
												params: { type: "string" }
											};
											if (vErrors === null) vErrors = [err60];
											else vErrors.push(err60);
											errors++;
										}
									}
									if (data4.password !== void 0) {
										if (typeof data4.password !== "string") {
											const err61 = {
												instancePath: instancePath + "/provider/password",
												schemaPath: "#/properties/provider/oneOf/6/properties/password/type",
												keyword: "type",
												params: { type: "string" }
											};
											if (vErrors === null) vErrors = [err61];
											else vErrors.push(err61);
											errors++;
										}
									}
									if (data4.port !== void 0) {
										if (typeof data4.port !== "string") {
											const err62 = {
												instancePath: instancePath + "/provider/port",
												schemaPath: "#/properties/provider/oneOf/6/properties/port/type",
												keyword: "type",
												params: { type: "string" }
											};
											if (vErrors === null) vErrors = [err62];
											else vErrors.push(err62);
											errors++;
										}
									}
								} else {
									const err63 = {
										instancePath: instancePath + "/provider",
										schemaPath: "#/properties/provider/oneOf/6/type",
										keyword: "type",
										params: { type: "object" }
									};
									if (vErrors === null) vErrors = [err63];
									else vErrors.push(err63);
									errors++;
								}
								var _valid0 = _errs66 === errors;
								if (_valid0 && valid1) {
									valid1 = false;
									passing0 = [passing0, 6];
								} else {
									if (_valid0) {
										valid1 = true;
										passing0 = 6;
									}
									const _errs78 = errors;
									if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
										if (data4.storage === void 0) {
											const err64 = {
												instancePath: instancePath + "/provider",
												schemaPath: "#/properties/provider/oneOf/7/required",
												keyword: "required",
												params: { missingProperty: "storage" }
											};
											if (vErrors === null) vErrors = [err64];
											else vErrors.push(err64);
											errors++;
										}
										if (data4.storage !== void 0) {
											let data31 = data4.storage;
											if (typeof data31 !== "string") {
												const err65 = {
													instancePath: instancePath + "/provider/storage",
													schemaPath: "#/properties/provider/oneOf/7/properties/storage/type",
													keyword: "type",
													params: { type: "string" }
												};
												if (vErrors === null) vErrors = [err65];
												else vErrors.push(err65);
												errors++;
											}
											if ("local" !== data31) {
												const err66 = {
													instancePath: instancePath + "/provider/storage",
													schemaPath: "#/properties/provider/oneOf/7/properties/storage/const",
													keyword: "const",
													params: { allowedValue: "local" }
												};
												if (vErrors === null) vErrors = [err66];
												else vErrors.push(err66);
												errors++;
											}
										}
									} else {
										const err67 = {
											instancePath: instancePath + "/provider",
											schemaPath: "#/properties/provider/oneOf/7/type",
											keyword: "type",
											params: { type: "object" }
										};
										if (vErrors === null) vErrors = [err67];
										else vErrors.push(err67);
										errors++;
									}
									var _valid0 = _errs78 === errors;
									if (_valid0 && valid1) {
										valid1 = false;
										passing0 = [passing0, 7];
									} else if (_valid0) {
										valid1 = true;
										passing0 = 7;
									}
								}
							}
						}
					}
				}
			}
			if (!valid1) {
				const err68 = {
					instancePath: instancePath + "/provider",
					schemaPath: "#/properties/provider/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err68];
				else vErrors.push(err68);
				errors++;
			} else {
				errors = _errs11;
				if (vErrors !== null) {
					if (_errs11) vErrors.length = _errs11;
					else vErrors = null;
				}
			}
		}
	} else {
		const err69 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err69];
		else vErrors.push(err69);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const validators = { "source-file": source_file };
export { validators };
