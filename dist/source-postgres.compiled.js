// src/connectors/compiled/source-postgres.compiled.js
const source_postgres = validate10;
const schema11 = {
	"$id": "source-postgres",
	"type": "object",
	"properties": {
		"host": { "type": "string" },
		"port": {
			"type": "integer",
			"minimum": 0,
			"maximum": 65536,
			"default": 5432
		},
		"database": { "type": "string" },
		"schemas": {
			"type": "array",
			"items": { "type": "string" },
			"uniqueItems": true,
			"default": ["public"]
		},
		"username": { "type": "string" },
		"password": {
			"type": "string",
			"airbyte_secret": true
		},
		"jdbc_url_params": { "type": "string" },
		"ssl_mode": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "disable"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "allow"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "prefer"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "require"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": {
						"mode": {
							"type": "string",
							"const": "verify-ca"
						},
						"ca_certificate": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_certificate": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_key": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_key_password": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": ["mode", "ca_certificate"]
				},
				{
					"type": "object",
					"properties": {
						"mode": {
							"type": "string",
							"const": "verify-full"
						},
						"ca_certificate": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_certificate": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_key": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_key_password": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": ["mode", "ca_certificate"]
				}
			]
		},
		"tunnel_method": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": { "tunnel_method": {
						"type": "string",
						"const": "NO_TUNNEL"
					} },
					"required": ["tunnel_method"]
				},
				{
					"type": "object",
					"properties": {
						"tunnel_method": {
							"type": "string",
							"const": "SSH_KEY_AUTH"
						},
						"tunnel_host": { "type": "string" },
						"tunnel_port": {
							"type": "integer",
							"minimum": 0,
							"maximum": 65536,
							"default": 22
						},
						"tunnel_user": { "type": "string" },
						"ssh_key": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": [
						"tunnel_method",
						"tunnel_host",
						"tunnel_port",
						"tunnel_user",
						"ssh_key"
					]
				},
				{
					"type": "object",
					"properties": {
						"tunnel_method": {
							"type": "string",
							"const": "SSH_PASSWORD_AUTH"
						},
						"tunnel_host": { "type": "string" },
						"tunnel_port": {
							"type": "integer",
							"minimum": 0,
							"maximum": 65536,
							"default": 22
						},
						"tunnel_user": { "type": "string" },
						"tunnel_user_password": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": [
						"tunnel_method",
						"tunnel_host",
						"tunnel_port",
						"tunnel_user",
						"tunnel_user_password"
					]
				}
			]
		},
		"replication_method": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": {
						"method": {
							"type": "string",
							"const": "CDC"
						},
						"plugin": {
							"type": "string",
							"enum": ["pgoutput"]
						},
						"replication_slot": { "type": "string" },
						"publication": { "type": "string" },
						"queue_size": {
							"type": "integer",
							"default": 1e4
						},
						"lsn_commit_behaviour": {
							"type": "string",
							"enum": ["While reading Data", "After loading Data in the destination"],
							"default": "After loading Data in the destination"
						},
						"initial_waiting_seconds": {
							"type": "integer",
							"default": 1200
						},
						"heartbeat_action_query": {
							"type": "string",
							"default": ""
						},
						"invalid_cdc_cursor_position_behavior": {
							"type": "string",
							"enum": ["Fail sync", "Re-sync data"],
							"default": "Fail sync"
						},
						"initial_load_timeout_hours": {
							"type": "integer",
							"default": 8
						}
					},
					"required": [
						"method",
						"replication_slot",
						"publication"
					]
				},
				{
					"type": "object",
					"properties": { "method": {
						"type": "string",
						"const": "Xmin"
					} },
					"required": ["method"]
				},
				{
					"type": "object",
					"properties": { "method": {
						"type": "string",
						"const": "Standard"
					} },
					"required": ["method"]
				}
			]
		},
		"entra_service_principal_auth": {
			"type": "boolean",
			"default": false
		},
		"entra_tenant_id": { "type": "string" },
		"entra_client_id": { "type": "string" }
	},
	"required": [
		"host",
		"port",
		"database",
		"username"
	]
};
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.host === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "host" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.port === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "port" }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.database === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "database" }
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.username === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "username" }
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.host !== void 0) {
			if (typeof data.host !== "string") {
				const err4 = {
					instancePath: instancePath + "/host",
					schemaPath: "#/properties/host/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.port !== void 0) {
			let data1 = data.port;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err5 = {
					instancePath: instancePath + "/port",
					schemaPath: "#/properties/port/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 > 65536 || isNaN(data1)) {
					const err6 = {
						instancePath: instancePath + "/port",
						schemaPath: "#/properties/port/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 65536
						}
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data1 < 0 || isNaN(data1)) {
					const err7 = {
						instancePath: instancePath + "/port",
						schemaPath: "#/properties/port/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			}
		}
		if (data.database !== void 0) {
			if (typeof data.database !== "string") {
				const err8 = {
					instancePath: instancePath + "/database",
					schemaPath: "#/properties/database/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.schemas !== void 0) {
			let data3 = data.schemas;
			if (Array.isArray(data3)) {
				const len0 = data3.length;
				for (let i0 = 0; i0 < len0; i0++) if (typeof data3[i0] !== "string") {
					const err9 = {
						instancePath: instancePath + "/schemas/" + i0,
						schemaPath: "#/properties/schemas/items/type",
						keyword: "type",
						params: { type: "string" }
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				let i1 = data3.length;
				let j0;
				if (i1 > 1) {
					const indices0 = {};
					for (; i1--;) {
						let item0 = data3[i1];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err10 = {
								instancePath: instancePath + "/schemas",
								schemaPath: "#/properties/schemas/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i1,
									j: j0
								}
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/schemas",
					schemaPath: "#/properties/schemas/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.username !== void 0) {
			if (typeof data.username !== "string") {
				const err12 = {
					instancePath: instancePath + "/username",
					schemaPath: "#/properties/username/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.password !== void 0) {
			if (typeof data.password !== "string") {
				const err13 = {
					instancePath: instancePath + "/password",
					schemaPath: "#/properties/password/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.jdbc_url_params !== void 0) {
			if (typeof data.jdbc_url_params !== "string") {
				const err14 = {
					instancePath: instancePath + "/jdbc_url_params",
					schemaPath: "#/properties/jdbc_url_params/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.ssl_mode !== void 0) {
			let data8 = data.ssl_mode;
			if (!(data8 && typeof data8 == "object" && !Array.isArray(data8))) {
				const err15 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
			const _errs19 = errors;
			let valid4 = false;
			let passing0 = null;
			const _errs20 = errors;
			if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
				if (data8.mode === void 0) {
					const err16 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "mode" }
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (data8.mode !== void 0) {
					let data9 = data8.mode;
					if (typeof data9 !== "string") {
						const err17 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/0/properties/mode/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
					if ("disable" !== data9) {
						const err18 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/0/properties/mode/const",
							keyword: "const",
							params: { allowedValue: "disable" }
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
			} else {
				const err19 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
			var _valid0 = _errs20 === errors;
			if (_valid0) {
				valid4 = true;
				passing0 = 0;
			}
			const _errs24 = errors;
			if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
				if (data8.mode === void 0) {
					const err20 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "mode" }
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				if (data8.mode !== void 0) {
					let data10 = data8.mode;
					if (typeof data10 !== "string") {
						const err21 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/1/properties/mode/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
					if ("allow" !== data10) {
						const err22 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/1/properties/mode/const",
							keyword: "const",
							params: { allowedValue: "allow" }
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
			} else {
				const err23 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
			var _valid0 = _errs24 === errors;
			if (_valid0 && valid4) {
				valid4 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid4 = true;
					passing0 = 1;
				}
				const _errs28 = errors;
				if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
					if (data8.mode === void 0) {
						const err24 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "mode" }
						};
						if (vErrors === null) vErrors = [err24];
						else vErrors.push(err24);
						errors++;
					}
					if (data8.mode !== void 0) {
						let data11 = data8.mode;
						if (typeof data11 !== "string") {
							const err25 = {
								instancePath: instancePath + "/ssl_mode/mode",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/mode/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err25];
							else vErrors.push(err25);
							errors++;
						}
						if ("prefer" !== data11) {
							const err26 = {
								instancePath: instancePath + "/ssl_mode/mode",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/mode/const",
								keyword: "const",
								params: { allowedValue: "prefer" }
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
					}
				} else {
					const err27 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				var _valid0 = _errs28 === errors;
				if (_valid0 && valid4) {
					valid4 = false;
					passing0 = [passing0, 2];
				} else {
					if (_valid0) {
						valid4 = true;
						passing0 = 2;
					}
					const _errs32 = errors;
					if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
						if (data8.mode === void 0) {
							const err28 = {
								instancePath: instancePath + "/ssl_mode",
								schemaPath: "#/properties/ssl_mode/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "mode" }
							};
							if (vErrors === null) vErrors = [err28];
							else vErrors.push(err28);
							errors++;
						}
						if (data8.mode !== void 0) {
							let data12 = data8.mode;
							if (typeof data12 !== "string") {
								const err29 = {
									instancePath: instancePath + "/ssl_mode/mode",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/mode/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err29];
								else vErrors.push(err29);
								errors++;
							}
							if ("require" !== data12) {
								const err30 = {
									instancePath: instancePath + "/ssl_mode/mode",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/mode/const",
									keyword: "const",
									params: { allowedValue: "require" }
								};
								if (vErrors === null) vErrors = [err30];
								else vErrors.push(err30);
								errors++;
							}
						}
					} else {
						const err31 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/3/type",
							keyword: "type",
							params: { type: "object" }
						};
						if (vErrors === null) vErrors = [err31];
						else vErrors.push(err31);
						errors++;
					}
					var _valid0 = _errs32 === errors;
					if (_valid0 && valid4) {
						valid4 = false;
						passing0 = [passing0, 3];
					} else {
						if (_valid0) {
							valid4 = true;
							passing0 = 3;
						}
						const _errs36 = errors;
						if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
							if (data8.mode === void 0) {
								const err32 = {
									instancePath: instancePath + "/ssl_mode",
									schemaPath: "#/properties/ssl_mode/oneOf/4/required",
									keyword: "required",
									params: { missingProperty: "mode" }
								};
								if (vErrors === null) vErrors = [err32];
								else vErrors.push(err32);
								errors++;
							}
							if (data8.ca_certificate === void 0) {
								const err33 = {
									instancePath: instancePath + "/ssl_mode",
									schemaPath: "#/properties/ssl_mode/oneOf/4/required",
									keyword: "required",
									params: { missingProperty: "ca_certificate" }
								};
								if (vErrors === null) vErrors = [err33];
								else vErrors.push(err33);
								errors++;
							}
							if (data8.mode !== void 0) {
								let data13 = data8.mode;
								if (typeof data13 !== "string") {
									const err34 = {
										instancePath: instancePath + "/ssl_mode/mode",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/mode/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err34];
									else vErrors.push(err34);
									errors++;
								}
								if ("verify-ca" !== data13) {
									const err35 = {
										instancePath: instancePath + "/ssl_mode/mode",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/mode/const",
										keyword: "const",
										params: { allowedValue: "verify-ca" }
									};
									if (vErrors === null) vErrors = [err35];
									else vErrors.push(err35);
									errors++;
								}
							}
							if (data8.ca_certificate !== void 0) {
								if (typeof data8.ca_certificate !== "string") {
									const err36 = {
										instancePath: instancePath + "/ssl_mode/ca_certificate",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/ca_certificate/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err36];
									else vErrors.push(err36);
									errors++;
								}
							}
							if (data8.client_certificate !== void 0) {
								if (typeof data8.client_certificate !== "string") {
									const err37 = {
										instancePath: instancePath + "/ssl_mode/client_certificate",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/client_certificate/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err37];
									else vErrors.push(err37);
									errors++;
								}
							}
							if (data8.client_key !== void 0) {
								if (typeof data8.client_key !== "string") {
									const err38 = {
										instancePath: instancePath + "/ssl_mode/client_key",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/client_key/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err38];
									else vErrors.push(err38);
									errors++;
								}
							}
							if (data8.client_key_password !== void 0) {
								if (typeof data8.client_key_password !== "string") {
									const err39 = {
										instancePath: instancePath + "/ssl_mode/client_key_password",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/client_key_password/type",
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
								instancePath: instancePath + "/ssl_mode",
								schemaPath: "#/properties/ssl_mode/oneOf/4/type",
								keyword: "type",
								params: { type: "object" }
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
						var _valid0 = _errs36 === errors;
						if (_valid0 && valid4) {
							valid4 = false;
							passing0 = [passing0, 4];
						} else {
							if (_valid0) {
								valid4 = true;
								passing0 = 4;
							}
							const _errs48 = errors;
							if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
								if (data8.mode === void 0) {
									const err41 = {
										instancePath: instancePath + "/ssl_mode",
										schemaPath: "#/properties/ssl_mode/oneOf/5/required",
										keyword: "required",
										params: { missingProperty: "mode" }
									};
									if (vErrors === null) vErrors = [err41];
									else vErrors.push(err41);
									errors++;
								}
								if (data8.ca_certificate === void 0) {
									const err42 = {
										instancePath: instancePath + "/ssl_mode",
										schemaPath: "#/properties/ssl_mode/oneOf/5/required",
										keyword: "required",
										params: { missingProperty: "ca_certificate" }
									};
									if (vErrors === null) vErrors = [err42];
									else vErrors.push(err42);
									errors++;
								}
								if (data8.mode !== void 0) {
									let data18 = data8.mode;
									if (typeof data18 !== "string") {
										const err43 = {
											instancePath: instancePath + "/ssl_mode/mode",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/mode/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err43];
										else vErrors.push(err43);
										errors++;
									}
									if ("verify-full" !== data18) {
										const err44 = {
											instancePath: instancePath + "/ssl_mode/mode",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/mode/const",
											keyword: "const",
											params: { allowedValue: "verify-full" }
										};
										if (vErrors === null) vErrors = [err44];
										else vErrors.push(err44);
										errors++;
									}
								}
								if (data8.ca_certificate !== void 0) {
									if (typeof data8.ca_certificate !== "string") {
										const err45 = {
											instancePath: instancePath + "/ssl_mode/ca_certificate",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/ca_certificate/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err45];
										else vErrors.push(err45);
										errors++;
									}
								}
								if (data8.client_certificate !== void 0) {
									if (typeof data8.client_certificate !== "string") {
										const err46 = {
											instancePath: instancePath + "/ssl_mode/client_certificate",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/client_certificate/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err46];
										else vErrors.push(err46);
										errors++;
									}
								}
								if (data8.client_key !== void 0) {
									if (typeof data8.client_key !== "string") {
										const err47 = {
											instancePath: instancePath + "/ssl_mode/client_key",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/client_key/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err47];
										else vErrors.push(err47);
										errors++;
									}
								}
								if (data8.client_key_password !== void 0) {
									if (typeof data8.client_key_password !== "string") {
										const err48 = {
											instancePath: instancePath + "/ssl_mode/client_key_password",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/client_key_password/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err48];
										else vErrors.push(err48);
										errors++;
									}
								}
							} else {
								const err49 = {
									instancePath: instancePath + "/ssl_mode",
									schemaPath: "#/properties/ssl_mode/oneOf/5/type",
									keyword: "type",
									params: { type: "object" }
								};
								if (vErrors === null) vErrors = [err49];
								else vErrors.push(err49);
								errors++;
							}
							var _valid0 = _errs48 === errors;
							if (_valid0 && valid4) {
								valid4 = false;
								passing0 = [passing0, 5];
							} else if (_valid0) {
								valid4 = true;
								passing0 = 5;
							}
						}
					}
				}
			}
			if (!valid4) {
				const err50 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			} else {
				errors = _errs19;
				if (vErrors !== null) {
					if (_errs19) vErrors.length = _errs19;
					else vErrors = null;
				}
			}
		}
		if (data.tunnel_method !== void 0) {
			let data23 = data.tunnel_method;
			if (!(data23 && typeof data23 == "object" && !Array.isArray(data23))) {
				const err51 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err51];
				else vErrors.push(err51);
				errors++;
			}
			const _errs62 = errors;
			let valid11 = false;
			let passing1 = null;
			const _errs63 = errors;
			if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
				if (data23.tunnel_method === void 0) {
					const err52 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err52];
					else vErrors.push(err52);
					errors++;
				}
				if (data23.tunnel_method !== void 0) {
					let data24 = data23.tunnel_method;
					if (typeof data24 !== "string") {
						const err53 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
					if ("NO_TUNNEL" !== data24) {
						const err54 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "NO_TUNNEL" }
						};
						if (vErrors === null) vErrors = [err54];
						else vErrors.push(err54);
						errors++;
					}
				}
			} else {
				const err55 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err55];
				else vErrors.push(err55);
				errors++;
			}
			var _valid1 = _errs63 === errors;
			if (_valid1) {
				valid11 = true;
				passing1 = 0;
			}
			const _errs67 = errors;
			if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
				if (data23.tunnel_method === void 0) {
					const err56 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err56];
					else vErrors.push(err56);
					errors++;
				}
				if (data23.tunnel_host === void 0) {
					const err57 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_host" }
					};
					if (vErrors === null) vErrors = [err57];
					else vErrors.push(err57);
					errors++;
				}
				if (data23.tunnel_port === void 0) {
					const err58 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_port" }
					};
					if (vErrors === null) vErrors = [err58];
					else vErrors.push(err58);
					errors++;
				}
				if (data23.tunnel_user === void 0) {
					const err59 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_user" }
					};
					if (vErrors === null) vErrors = [err59];
					else vErrors.push(err59);
					errors++;
				}
				if (data23.ssh_key === void 0) {
					const err60 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "ssh_key" }
					};
					if (vErrors === null) vErrors = [err60];
					else vErrors.push(err60);
					errors++;
				}
				if (data23.tunnel_method !== void 0) {
					let data25 = data23.tunnel_method;
					if (typeof data25 !== "string") {
						const err61 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err61];
						else vErrors.push(err61);
						errors++;
					}
					if ("SSH_KEY_AUTH" !== data25) {
						const err62 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "SSH_KEY_AUTH" }
						};
						if (vErrors === null) vErrors = [err62];
						else vErrors.push(err62);
						errors++;
					}
				}
				if (data23.tunnel_host !== void 0) {
					if (typeof data23.tunnel_host !== "string") {
						const err63 = {
							instancePath: instancePath + "/tunnel_method/tunnel_host",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_host/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err63];
						else vErrors.push(err63);
						errors++;
					}
				}
				if (data23.tunnel_port !== void 0) {
					let data27 = data23.tunnel_port;
					if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
						const err64 = {
							instancePath: instancePath + "/tunnel_method/tunnel_port",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err64];
						else vErrors.push(err64);
						errors++;
					}
					if (typeof data27 == "number" && isFinite(data27)) {
						if (data27 > 65536 || isNaN(data27)) {
							const err65 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 65536
								}
							};
							if (vErrors === null) vErrors = [err65];
							else vErrors.push(err65);
							errors++;
						}
						if (data27 < 0 || isNaN(data27)) {
							const err66 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							if (vErrors === null) vErrors = [err66];
							else vErrors.push(err66);
							errors++;
						}
					}
				}
				if (data23.tunnel_user !== void 0) {
					if (typeof data23.tunnel_user !== "string") {
						const err67 = {
							instancePath: instancePath + "/tunnel_method/tunnel_user",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_user/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err67];
						else vErrors.push(err67);
						errors++;
					}
				}
				if (data23.ssh_key !== void 0) {
					if (typeof data23.ssh_key !== "string") {
						const err68 = {
							instancePath: instancePath + "/tunnel_method/ssh_key",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/ssh_key/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err68];
						else vErrors.push(err68);
						errors++;
					}
				}
			} else {
				const err69 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err69];
				else vErrors.push(err69);
				errors++;
			}
			var _valid1 = _errs67 === errors;
			if (_valid1 && valid11) {
				valid11 = false;
				passing1 = [passing1, 1];
			} else {
				if (_valid1) {
					valid11 = true;
					passing1 = 1;
				}
				const _errs79 = errors;
				if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
					if (data23.tunnel_method === void 0) {
						const err70 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_method" }
						};
						if (vErrors === null) vErrors = [err70];
						else vErrors.push(err70);
						errors++;
					}
					if (data23.tunnel_host === void 0) {
						const err71 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_host" }
						};
						if (vErrors === null) vErrors = [err71];
						else vErrors.push(err71);
						errors++;
					}
					if (data23.tunnel_port === void 0) {
						const err72 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_port" }
						};
						if (vErrors === null) vErrors = [err72];
						else vErrors.push(err72);
						errors++;
					}
					if (data23.tunnel_user === void 0) {
						const err73 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user" }
						};
						if (vErrors === null) vErrors = [err73];
						else vErrors.push(err73);
						errors++;
					}
					if (data23.tunnel_user_password === void 0) {
						const err74 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user_password" }
						};
						if (vErrors === null) vErrors = [err74];
						else vErrors.push(err74);
						errors++;
					}
					if (data23.tunnel_method !== void 0) {
						let data30 = data23.tunnel_method;
						if (typeof data30 !== "string") {
							const err75 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err75];
							else vErrors.push(err75);
							errors++;
						}
						if ("SSH_PASSWORD_AUTH" !== data30) {
							const err76 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/const",
								keyword: "const",
								params: { allowedValue: "SSH_PASSWORD_AUTH" }
							};
							if (vErrors === null) vErrors = [err76];
							else vErrors.push(err76);
							errors++;
						}
					}
					if (data23.tunnel_host !== void 0) {
						if (typeof data23.tunnel_host !== "string") {
							const err77 = {
								instancePath: instancePath + "/tunnel_method/tunnel_host",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_host/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err77];
							else vErrors.push(err77);
							errors++;
						}
					}
					if (data23.tunnel_port !== void 0) {
						let data32 = data23.tunnel_port;
						if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
							const err78 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/type",
								keyword: "type",
								params: { type: "integer" }
							};
							if (vErrors === null) vErrors = [err78];
							else vErrors.push(err78);
							errors++;
						}
						if (typeof data32 == "number" && isFinite(data32)) {
							if (data32 > 65536 || isNaN(data32)) {
								const err79 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 65536
									}
								};
								if (vErrors === null) vErrors = [err79];
								else vErrors.push(err79);
								errors++;
							}
							if (data32 < 0 || isNaN(data32)) {
								const err80 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 0
									}
								};
								if (vErrors === null) vErrors = [err80];
								else vErrors.push(err80);
								errors++;
							}
						}
					}
					if (data23.tunnel_user !== void 0) {
						if (typeof data23.tunnel_user !== "string") {
							const err81 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err81];
							else vErrors.push(err81);
							errors++;
						}
					}
					if (data23.tunnel_user_password !== void 0) {
						if (typeof data23.tunnel_user_password !== "string") {
							const err82 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user_password",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user_password/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err82];
							else vErrors.push(err82);
							errors++;
						}
					}
				} else {
					const err83 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err83];
					else vErrors.push(err83);
					errors++;
				}
				var _valid1 = _errs79 === errors;
				if (_valid1 && valid11) {
					valid11 = false;
					passing1 = [passing1, 2];
				} else if (_valid1) {
					valid11 = true;
					passing1 = 2;
				}
			}
			if (!valid11) {
				const err84 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err84];
				else vErrors.push(err84);
				errors++;
			} else {
				errors = _errs62;
				if (vErrors !== null) {
					if (_errs62) vErrors.length = _errs62;
					else vErrors = null;
				}
			}
		}
		if (data.replication_method !== void 0) {
			let data35 = data.replication_method;
			if (!(data35 && typeof data35 == "object" && !Array.isArray(data35))) {
				const err85 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err85];
				else vErrors.push(err85);
				errors++;
			}
			const _errs93 = errors;
			let valid15 = false;
			let passing2 = null;
			const _errs94 = errors;
			if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
				if (data35.method === void 0) {
					const err86 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err86];
					else vErrors.push(err86);
					errors++;
				}
				if (data35.replication_slot === void 0) {
					const err87 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "replication_slot" }
					};
					if (vErrors === null) vErrors = [err87];
					else vErrors.push(err87);
					errors++;
				}
				if (data35.publication === void 0) {
					const err88 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "publication" }
					};
					if (vErrors === null) vErrors = [err88];
					else vErrors.push(err88);
					errors++;
				}
				if (data35.method !== void 0) {
					let data36 = data35.method;
					if (typeof data36 !== "string") {
						const err89 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err89];
						else vErrors.push(err89);
						errors++;
					}
					if ("CDC" !== data36) {
						const err90 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/const",
							keyword: "const",
							params: { allowedValue: "CDC" }
						};
						if (vErrors === null) vErrors = [err90];
						else vErrors.push(err90);
						errors++;
					}
				}
				if (data35.plugin !== void 0) {
					let data37 = data35.plugin;
					if (typeof data37 !== "string") {
						const err91 = {
							instancePath: instancePath + "/replication_method/plugin",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/plugin/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err91];
						else vErrors.push(err91);
						errors++;
					}
					if (!(data37 === "pgoutput")) {
						const err92 = {
							instancePath: instancePath + "/replication_method/plugin",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/plugin/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.replication_method.oneOf[0].properties.plugin.enum }
						};
						if (vErrors === null) vErrors = [err92];
						else vErrors.push(err92);
						errors++;
					}
				}
				if (data35.replication_slot !== void 0) {
					if (typeof data35.replication_slot !== "string") {
						const err93 = {
							instancePath: instancePath + "/replication_method/replication_slot",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/replication_slot/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err93];
						else vErrors.push(err93);
						errors++;
					}
				}
				if (data35.publication !== void 0) {
					if (typeof data35.publication !== "string") {
						const err94 = {
							instancePath: instancePath + "/replication_method/publication",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/publication/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err94];
						else vErrors.push(err94);
						errors++;
					}
				}
				if (data35.queue_size !== void 0) {
					let data40 = data35.queue_size;
					if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40))) {
						const err95 = {
							instancePath: instancePath + "/replication_method/queue_size",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/queue_size/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err95];
						else vErrors.push(err95);
						errors++;
					}
				}
				if (data35.lsn_commit_behaviour !== void 0) {
					let data41 = data35.lsn_commit_behaviour;
					if (typeof data41 !== "string") {
						const err96 = {
							instancePath: instancePath + "/replication_method/lsn_commit_behaviour",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/lsn_commit_behaviour/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err96];
						else vErrors.push(err96);
						errors++;
					}
					if (!(data41 === "While reading Data" || data41 === "After loading Data in the destination")) {
						const err97 = {
							instancePath: instancePath + "/replication_method/lsn_commit_behaviour",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/lsn_commit_behaviour/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.replication_method.oneOf[0].properties.lsn_commit_behaviour.enum }
						};
						if (vErrors === null) vErrors = [err97];
						else vErrors.push(err97);
						errors++;
					}
				}
				if (data35.initial_waiting_seconds !== void 0) {
					let data42 = data35.initial_waiting_seconds;
					if (!(typeof data42 == "number" && !(data42 % 1) && !isNaN(data42) && isFinite(data42))) {
						const err98 = {
							instancePath: instancePath + "/replication_method/initial_waiting_seconds",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/initial_waiting_seconds/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err98];
						else vErrors.push(err98);
						errors++;
					}
				}
				if (data35.heartbeat_action_query !== void 0) {
					if (typeof data35.heartbeat_action_query !== "string") {
						const err99 = {
							instancePath: instancePath + "/replication_method/heartbeat_action_query",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/heartbeat_action_query/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err99];
						else vErrors.push(err99);
						errors++;
					}
				}
				if (data35.invalid_cdc_cursor_position_behavior !== void 0) {
					let data44 = data35.invalid_cdc_cursor_position_behavior;
					if (typeof data44 !== "string") {
						const err100 = {
							instancePath: instancePath + "/replication_method/invalid_cdc_cursor_position_behavior",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/invalid_cdc_cursor_position_behavior/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err100];
						else vErrors.push(err100);
						errors++;
					}
					if (!(data44 === "Fail sync" || data44 === "Re-sync data")) {
						const err101 = {
							instancePath: instancePath + "/replication_method/invalid_cdc_cursor_position_behavior",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/invalid_cdc_cursor_position_behavior/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.replication_method.oneOf[0].properties.invalid_cdc_cursor_position_behavior.enum }
						};
						if (vErrors === null) vErrors = [err101];
						else vErrors.push(err101);
						errors++;
					}
				}
				if (data35.initial_load_timeout_hours !== void 0) {
					let data45 = data35.initial_load_timeout_hours;
					if (!(typeof data45 == "number" && !(data45 % 1) && !isNaN(data45) && isFinite(data45))) {
						const err102 = {
							instancePath: instancePath + "/replication_method/initial_load_timeout_hours",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/initial_load_timeout_hours/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err102];
						else vErrors.push(err102);
						errors++;
					}
				}
			} else {
				const err103 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err103];
				else vErrors.push(err103);
				errors++;
			}
			var _valid2 = _errs94 === errors;
			if (_valid2) {
				valid15 = true;
				passing2 = 0;
			}
			const _errs116 = errors;
			if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
				if (data35.method === void 0) {
					const err104 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err104];
					else vErrors.push(err104);
					errors++;
				}
				if (data35.method !== void 0) {
					let data46 = data35.method;
					if (typeof data46 !== "string") {
						const err105 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err105];
						else vErrors.push(err105);
						errors++;
					}
					if ("Xmin" !== data46) {
						const err106 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/const",
							keyword: "const",
							params: { allowedValue: "Xmin" }
						};
						if (vErrors === null) vErrors = [err106];
						else vErrors.push(err106);
						errors++;
					}
				}
			} else {
				const err107 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err107];
				else vErrors.push(err107);
				errors++;
			}
			var _valid2 = _errs116 === errors;
			if (_valid2 && valid15) {
				valid15 = false;
				passing2 = [passing2, 1];
			} else {
				if (_valid2) {
					valid15 = true;
					passing2 = 1;
				}
				const _errs120 = errors;
				if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
					if (data35.method === void 0) {
						const err108 = {
							instancePath: instancePath + "/replication_method",
							schemaPath: "#/properties/replication_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "method" }
						};
						if (vErrors === null) vErrors = [err108];
						else vErrors.push(err108);
						errors++;
					}
					if (data35.method !== void 0) {
						let data47 = data35.method;
						if (typeof data47 !== "string") {
							const err109 = {
								instancePath: instancePath + "/replication_method/method",
								schemaPath: "#/properties/replication_method/oneOf/2/properties/method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err109];
							else vErrors.push(err109);
							errors++;
						}
						if ("Standard" !== data47) {
							const err110 = {
								instancePath: instancePath + "/replication_method/method",
								schemaPath: "#/properties/replication_method/oneOf/2/properties/method/const",
								keyword: "const",
								params: { allowedValue: "Standard" }
							};
							if (vErrors === null) vErrors = [err110];
							else vErrors.push(err110);
							errors++;
						}
					}
				} else {
					const err111 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err111];
					else vErrors.push(err111);
					errors++;
				}
				var _valid2 = _errs120 === errors;
				if (_valid2 && valid15) {
					valid15 = false;
					passing2 = [passing2, 2];
				} else if (_valid2) {
					valid15 = true;
					passing2 = 2;
				}
			}
			if (!valid15) {
				const err112 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing2 }
				};
				if (vErrors === null) vErrors = [err112];
				else vErrors.push(err112);
				errors++;
			} else {
				errors = _errs93;
				if (vErrors !== null) {
					if (_errs93) vErrors.length = _errs93;
					else vErrors = null;
				}
			}
		}
		if (data.entra_service_principal_auth !== void 0) {
			if (typeof data.entra_service_principal_auth !== "boolean") {
				const err113 = {
					instancePath: instancePath + "/entra_service_principal_auth",
					schemaPath: "#/properties/entra_service_principal_auth/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err113];
				else vErrors.push(err113);
				errors++;
			}
		}
		if (data.entra_tenant_id !== void 0) {
			if (typeof data.entra_tenant_id !== "string") {
				const err114 = {
					instancePath: instancePath + "/entra_tenant_id",
					schemaPath: "#/properties/entra_tenant_id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err114];
				else vErrors.push(err114);
				errors++;
			}
		}
		if (data.entra_client_id !== void 0) {
			if (typeof data.entra_client_id !== "string") {
				const err115 = {
					instancePath: instancePath + "/entra_client_id",
					schemaPath: "#/properties/entra_client_id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err115];
				else vErrors.push(err115);
				errors++;
			}
		}
	} else {
		const err116 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err116];
		else vErrors.push(err116);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const dashbook_source_postgres = validate11;
const schema12 = {
	"$id": "dashbook-source-postgres",
	"type": "object",
	"properties": {
		"host": { "type": "string" },
		"port": {
			"type": "integer",
			"minimum": 0,
			"maximum": 65536,
			"default": 5432
		},
		"database": { "type": "string" },
		"schemas": {
			"type": "array",
			"items": { "type": "string" },
			"uniqueItems": true,
			"default": ["public"]
		},
		"username": { "type": "string" },
		"password": {
			"type": "string",
			"airbyte_secret": true
		},
		"jdbc_url_params": { "type": "string" },
		"ssl_mode": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "disable"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "allow"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "prefer"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "require"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": {
						"mode": {
							"type": "string",
							"const": "verify-ca"
						},
						"ca_certificate": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_certificate": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_key": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_key_password": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": ["mode", "ca_certificate"]
				},
				{
					"type": "object",
					"properties": {
						"mode": {
							"type": "string",
							"const": "verify-full"
						},
						"ca_certificate": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_certificate": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_key": {
							"type": "string",
							"airbyte_secret": true
						},
						"client_key_password": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": ["mode", "ca_certificate"]
				}
			]
		},
		"tunnel_method": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": { "tunnel_method": {
						"type": "string",
						"const": "NO_TUNNEL"
					} },
					"required": ["tunnel_method"]
				},
				{
					"type": "object",
					"properties": {
						"tunnel_method": {
							"type": "string",
							"const": "SSH_KEY_AUTH"
						},
						"tunnel_host": { "type": "string" },
						"tunnel_port": {
							"type": "integer",
							"minimum": 0,
							"maximum": 65536,
							"default": 22
						},
						"tunnel_user": { "type": "string" },
						"ssh_key": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": [
						"tunnel_method",
						"tunnel_host",
						"tunnel_port",
						"tunnel_user",
						"ssh_key"
					]
				},
				{
					"type": "object",
					"properties": {
						"tunnel_method": {
							"type": "string",
							"const": "SSH_PASSWORD_AUTH"
						},
						"tunnel_host": { "type": "string" },
						"tunnel_port": {
							"type": "integer",
							"minimum": 0,
							"maximum": 65536,
							"default": 22
						},
						"tunnel_user": { "type": "string" },
						"tunnel_user_password": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": [
						"tunnel_method",
						"tunnel_host",
						"tunnel_port",
						"tunnel_user",
						"tunnel_user_password"
					]
				}
			]
		},
		"replication_method": {
			"type": "object",
			"oneOf": [{
				"type": "object",
				"properties": { "method": {
					"type": "string",
					"const": "Standard"
				} },
				"required": ["method"]
			}, {
				"type": "object",
				"properties": {
					"method": {
						"type": "string",
						"const": "CDC"
					},
					"plugin": {
						"type": "string",
						"enum": ["pgoutput"]
					},
					"replication_slot": { "type": "string" },
					"publication": { "type": "string" },
					"queue_size": {
						"type": "integer",
						"default": 1e4
					},
					"lsn_commit_behaviour": {
						"type": "string",
						"enum": ["While reading Data", "After loading Data in the destination"],
						"default": "After loading Data in the destination"
					},
					"initial_waiting_seconds": {
						"type": "integer",
						"default": 300
					}
				},
				"required": [
					"method",
					"replication_slot",
					"publication"
				]
			}]
		}
	},
	"required": [
		"host",
		"port",
		"database",
		"username"
	]
};
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.host === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "host" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.port === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "port" }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.database === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "database" }
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.username === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "username" }
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.host !== void 0) {
			if (typeof data.host !== "string") {
				const err4 = {
					instancePath: instancePath + "/host",
					schemaPath: "#/properties/host/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.port !== void 0) {
			let data1 = data.port;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err5 = {
					instancePath: instancePath + "/port",
					schemaPath: "#/properties/port/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 > 65536 || isNaN(data1)) {
					const err6 = {
						instancePath: instancePath + "/port",
						schemaPath: "#/properties/port/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 65536
						}
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data1 < 0 || isNaN(data1)) {
					const err7 = {
						instancePath: instancePath + "/port",
						schemaPath: "#/properties/port/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			}
		}
		if (data.database !== void 0) {
			if (typeof data.database !== "string") {
				const err8 = {
					instancePath: instancePath + "/database",
					schemaPath: "#/properties/database/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.schemas !== void 0) {
			let data3 = data.schemas;
			if (Array.isArray(data3)) {
				const len0 = data3.length;
				for (let i0 = 0; i0 < len0; i0++) if (typeof data3[i0] !== "string") {
					const err9 = {
						instancePath: instancePath + "/schemas/" + i0,
						schemaPath: "#/properties/schemas/items/type",
						keyword: "type",
						params: { type: "string" }
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				let i1 = data3.length;
				let j0;
				if (i1 > 1) {
					const indices0 = {};
					for (; i1--;) {
						let item0 = data3[i1];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err10 = {
								instancePath: instancePath + "/schemas",
								schemaPath: "#/properties/schemas/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i1,
									j: j0
								}
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/schemas",
					schemaPath: "#/properties/schemas/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.username !== void 0) {
			if (typeof data.username !== "string") {
				const err12 = {
					instancePath: instancePath + "/username",
					schemaPath: "#/properties/username/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.password !== void 0) {
			if (typeof data.password !== "string") {
				const err13 = {
					instancePath: instancePath + "/password",
					schemaPath: "#/properties/password/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.jdbc_url_params !== void 0) {
			if (typeof data.jdbc_url_params !== "string") {
				const err14 = {
					instancePath: instancePath + "/jdbc_url_params",
					schemaPath: "#/properties/jdbc_url_params/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.ssl_mode !== void 0) {
			let data8 = data.ssl_mode;
			if (!(data8 && typeof data8 == "object" && !Array.isArray(data8))) {
				const err15 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
			const _errs19 = errors;
			let valid4 = false;
			let passing0 = null;
			const _errs20 = errors;
			if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
				if (data8.mode === void 0) {
					const err16 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "mode" }
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (data8.mode !== void 0) {
					let data9 = data8.mode;
					if (typeof data9 !== "string") {
						const err17 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/0/properties/mode/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
					if ("disable" !== data9) {
						const err18 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/0/properties/mode/const",
							keyword: "const",
							params: { allowedValue: "disable" }
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
			} else {
				const err19 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
			var _valid0 = _errs20 === errors;
			if (_valid0) {
				valid4 = true;
				passing0 = 0;
			}
			const _errs24 = errors;
			if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
				if (data8.mode === void 0) {
					const err20 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "mode" }
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				if (data8.mode !== void 0) {
					let data10 = data8.mode;
					if (typeof data10 !== "string") {
						const err21 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/1/properties/mode/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
					if ("allow" !== data10) {
						const err22 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/1/properties/mode/const",
							keyword: "const",
							params: { allowedValue: "allow" }
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
			} else {
				const err23 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
			var _valid0 = _errs24 === errors;
			if (_valid0 && valid4) {
				valid4 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid4 = true;
					passing0 = 1;
				}
				const _errs28 = errors;
				if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
					if (data8.mode === void 0) {
						const err24 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "mode" }
						};
						if (vErrors === null) vErrors = [err24];
						else vErrors.push(err24);
						errors++;
					}
					if (data8.mode !== void 0) {
						let data11 = data8.mode;
						if (typeof data11 !== "string") {
							const err25 = {
								instancePath: instancePath + "/ssl_mode/mode",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/mode/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err25];
							else vErrors.push(err25);
							errors++;
						}
						if ("prefer" !== data11) {
							const err26 = {
								instancePath: instancePath + "/ssl_mode/mode",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/mode/const",
								keyword: "const",
								params: { allowedValue: "prefer" }
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
					}
				} else {
					const err27 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				var _valid0 = _errs28 === errors;
				if (_valid0 && valid4) {
					valid4 = false;
					passing0 = [passing0, 2];
				} else {
					if (_valid0) {
						valid4 = true;
						passing0 = 2;
					}
					const _errs32 = errors;
					if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
						if (data8.mode === void 0) {
							const err28 = {
								instancePath: instancePath + "/ssl_mode",
								schemaPath: "#/properties/ssl_mode/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "mode" }
							};
							if (vErrors === null) vErrors = [err28];
							else vErrors.push(err28);
							errors++;
						}
						if (data8.mode !== void 0) {
							let data12 = data8.mode;
							if (typeof data12 !== "string") {
								const err29 = {
									instancePath: instancePath + "/ssl_mode/mode",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/mode/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err29];
								else vErrors.push(err29);
								errors++;
							}
							if ("require" !== data12) {
								const err30 = {
									instancePath: instancePath + "/ssl_mode/mode",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/mode/const",
									keyword: "const",
									params: { allowedValue: "require" }
								};
								if (vErrors === null) vErrors = [err30];
								else vErrors.push(err30);
								errors++;
							}
						}
					} else {
						const err31 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/3/type",
							keyword: "type",
							params: { type: "object" }
						};
						if (vErrors === null) vErrors = [err31];
						else vErrors.push(err31);
						errors++;
					}
					var _valid0 = _errs32 === errors;
					if (_valid0 && valid4) {
						valid4 = false;
						passing0 = [passing0, 3];
					} else {
						if (_valid0) {
							valid4 = true;
							passing0 = 3;
						}
						const _errs36 = errors;
						if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
							if (data8.mode === void 0) {
								const err32 = {
									instancePath: instancePath + "/ssl_mode",
									schemaPath: "#/properties/ssl_mode/oneOf/4/required",
									keyword: "required",
									params: { missingProperty: "mode" }
								};
								if (vErrors === null) vErrors = [err32];
								else vErrors.push(err32);
								errors++;
							}
							if (data8.ca_certificate === void 0) {
								const err33 = {
									instancePath: instancePath + "/ssl_mode",
									schemaPath: "#/properties/ssl_mode/oneOf/4/required",
									keyword: "required",
									params: { missingProperty: "ca_certificate" }
								};
								if (vErrors === null) vErrors = [err33];
								else vErrors.push(err33);
								errors++;
							}
							if (data8.mode !== void 0) {
								let data13 = data8.mode;
								if (typeof data13 !== "string") {
									const err34 = {
										instancePath: instancePath + "/ssl_mode/mode",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/mode/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err34];
									else vErrors.push(err34);
									errors++;
								}
								if ("verify-ca" !== data13) {
									const err35 = {
										instancePath: instancePath + "/ssl_mode/mode",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/mode/const",
										keyword: "const",
										params: { allowedValue: "verify-ca" }
									};
									if (vErrors === null) vErrors = [err35];
									else vErrors.push(err35);
									errors++;
								}
							}
							if (data8.ca_certificate !== void 0) {
								if (typeof data8.ca_certificate !== "string") {
									const err36 = {
										instancePath: instancePath + "/ssl_mode/ca_certificate",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/ca_certificate/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err36];
									else vErrors.push(err36);
									errors++;
								}
							}
							if (data8.client_certificate !== void 0) {
								if (typeof data8.client_certificate !== "string") {
									const err37 = {
										instancePath: instancePath + "/ssl_mode/client_certificate",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/client_certificate/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err37];
									else vErrors.push(err37);
									errors++;
								}
							}
							if (data8.client_key !== void 0) {
								if (typeof data8.client_key !== "string") {
									const err38 = {
										instancePath: instancePath + "/ssl_mode/client_key",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/client_key/type",
										keyword: "type",
										params: { type: "string" }
									};
									if (vErrors === null) vErrors = [err38];
									else vErrors.push(err38);
									errors++;
								}
							}
							if (data8.client_key_password !== void 0) {
								if (typeof data8.client_key_password !== "string") {
									const err39 = {
										instancePath: instancePath + "/ssl_mode/client_key_password",
										schemaPath: "#/properties/ssl_mode/oneOf/4/properties/client_key_password/type",
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
								instancePath: instancePath + "/ssl_mode",
								schemaPath: "#/properties/ssl_mode/oneOf/4/type",
								keyword: "type",
								params: { type: "object" }
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
						var _valid0 = _errs36 === errors;
						if (_valid0 && valid4) {
							valid4 = false;
							passing0 = [passing0, 4];
						} else {
							if (_valid0) {
								valid4 = true;
								passing0 = 4;
							}
							const _errs48 = errors;
							if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
								if (data8.mode === void 0) {
									const err41 = {
										instancePath: instancePath + "/ssl_mode",
										schemaPath: "#/properties/ssl_mode/oneOf/5/required",
										keyword: "required",
										params: { missingProperty: "mode" }
									};
									if (vErrors === null) vErrors = [err41];
									else vErrors.push(err41);
									errors++;
								}
								if (data8.ca_certificate === void 0) {
									const err42 = {
										instancePath: instancePath + "/ssl_mode",
										schemaPath: "#/properties/ssl_mode/oneOf/5/required",
										keyword: "required",
										params: { missingProperty: "ca_certificate" }
									};
									if (vErrors === null) vErrors = [err42];
									else vErrors.push(err42);
									errors++;
								}
								if (data8.mode !== void 0) {
									let data18 = data8.mode;
									if (typeof data18 !== "string") {
										const err43 = {
											instancePath: instancePath + "/ssl_mode/mode",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/mode/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err43];
										else vErrors.push(err43);
										errors++;
									}
									if ("verify-full" !== data18) {
										const err44 = {
											instancePath: instancePath + "/ssl_mode/mode",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/mode/const",
											keyword: "const",
											params: { allowedValue: "verify-full" }
										};
										if (vErrors === null) vErrors = [err44];
										else vErrors.push(err44);
										errors++;
									}
								}
								if (data8.ca_certificate !== void 0) {
									if (typeof data8.ca_certificate !== "string") {
										const err45 = {
											instancePath: instancePath + "/ssl_mode/ca_certificate",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/ca_certificate/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err45];
										else vErrors.push(err45);
										errors++;
									}
								}
								if (data8.client_certificate !== void 0) {
									if (typeof data8.client_certificate !== "string") {
										const err46 = {
											instancePath: instancePath + "/ssl_mode/client_certificate",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/client_certificate/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err46];
										else vErrors.push(err46);
										errors++;
									}
								}
								if (data8.client_key !== void 0) {
									if (typeof data8.client_key !== "string") {
										const err47 = {
											instancePath: instancePath + "/ssl_mode/client_key",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/client_key/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err47];
										else vErrors.push(err47);
										errors++;
									}
								}
								if (data8.client_key_password !== void 0) {
									if (typeof data8.client_key_password !== "string") {
										const err48 = {
											instancePath: instancePath + "/ssl_mode/client_key_password",
											schemaPath: "#/properties/ssl_mode/oneOf/5/properties/client_key_password/type",
											keyword: "type",
											params: { type: "string" }
										};
										if (vErrors === null) vErrors = [err48];
										else vErrors.push(err48);
										errors++;
									}
								}
							} else {
								const err49 = {
									instancePath: instancePath + "/ssl_mode",
									schemaPath: "#/properties/ssl_mode/oneOf/5/type",
									keyword: "type",
									params: { type: "object" }
								};
								if (vErrors === null) vErrors = [err49];
								else vErrors.push(err49);
								errors++;
							}
							var _valid0 = _errs48 === errors;
							if (_valid0 && valid4) {
								valid4 = false;
								passing0 = [passing0, 5];
							} else if (_valid0) {
								valid4 = true;
								passing0 = 5;
							}
						}
					}
				}
			}
			if (!valid4) {
				const err50 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			} else {
				errors = _errs19;
				if (vErrors !== null) {
					if (_errs19) vErrors.length = _errs19;
					else vErrors = null;
				}
			}
		}
		if (data.tunnel_method !== void 0) {
			let data23 = data.tunnel_method;
			if (!(data23 && typeof data23 == "object" && !Array.isArray(data23))) {
				const err51 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err51];
				else vErrors.push(err51);
				errors++;
			}
			const _errs62 = errors;
			let valid11 = false;
			let passing1 = null;
			const _errs63 = errors;
			if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
				if (data23.tunnel_method === void 0) {
					const err52 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err52];
					else vErrors.push(err52);
					errors++;
				}
				if (data23.tunnel_method !== void 0) {
					let data24 = data23.tunnel_method;
					if (typeof data24 !== "string") {
						const err53 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
					if ("NO_TUNNEL" !== data24) {
						const err54 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "NO_TUNNEL" }
						};
						if (vErrors === null) vErrors = [err54];
						else vErrors.push(err54);
						errors++;
					}
				}
			} else {
				const err55 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err55];
				else vErrors.push(err55);
				errors++;
			}
			var _valid1 = _errs63 === errors;
			if (_valid1) {
				valid11 = true;
				passing1 = 0;
			}
			const _errs67 = errors;
			if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
				if (data23.tunnel_method === void 0) {
					const err56 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err56];
					else vErrors.push(err56);
					errors++;
				}
				if (data23.tunnel_host === void 0) {
					const err57 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_host" }
					};
					if (vErrors === null) vErrors = [err57];
					else vErrors.push(err57);
					errors++;
				}
				if (data23.tunnel_port === void 0) {
					const err58 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_port" }
					};
					if (vErrors === null) vErrors = [err58];
					else vErrors.push(err58);
					errors++;
				}
				if (data23.tunnel_user === void 0) {
					const err59 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_user" }
					};
					if (vErrors === null) vErrors = [err59];
					else vErrors.push(err59);
					errors++;
				}
				if (data23.ssh_key === void 0) {
					const err60 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "ssh_key" }
					};
					if (vErrors === null) vErrors = [err60];
					else vErrors.push(err60);
					errors++;
				}
				if (data23.tunnel_method !== void 0) {
					let data25 = data23.tunnel_method;
					if (typeof data25 !== "string") {
						const err61 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err61];
						else vErrors.push(err61);
						errors++;
					}
					if ("SSH_KEY_AUTH" !== data25) {
						const err62 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "SSH_KEY_AUTH" }
						};
						if (vErrors === null) vErrors = [err62];
						else vErrors.push(err62);
						errors++;
					}
				}
				if (data23.tunnel_host !== void 0) {
					if (typeof data23.tunnel_host !== "string") {
						const err63 = {
							instancePath: instancePath + "/tunnel_method/tunnel_host",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_host/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err63];
						else vErrors.push(err63);
						errors++;
					}
				}
				if (data23.tunnel_port !== void 0) {
					let data27 = data23.tunnel_port;
					if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
						const err64 = {
							instancePath: instancePath + "/tunnel_method/tunnel_port",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err64];
						else vErrors.push(err64);
						errors++;
					}
					if (typeof data27 == "number" && isFinite(data27)) {
						if (data27 > 65536 || isNaN(data27)) {
							const err65 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 65536
								}
							};
							if (vErrors === null) vErrors = [err65];
							else vErrors.push(err65);
							errors++;
						}
						if (data27 < 0 || isNaN(data27)) {
							const err66 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							if (vErrors === null) vErrors = [err66];
							else vErrors.push(err66);
							errors++;
						}
					}
				}
				if (data23.tunnel_user !== void 0) {
					if (typeof data23.tunnel_user !== "string") {
						const err67 = {
							instancePath: instancePath + "/tunnel_method/tunnel_user",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_user/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err67];
						else vErrors.push(err67);
						errors++;
					}
				}
				if (data23.ssh_key !== void 0) {
					if (typeof data23.ssh_key !== "string") {
						const err68 = {
							instancePath: instancePath + "/tunnel_method/ssh_key",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/ssh_key/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err68];
						else vErrors.push(err68);
						errors++;
					}
				}
			} else {
				const err69 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err69];
				else vErrors.push(err69);
				errors++;
			}
			var _valid1 = _errs67 === errors;
			if (_valid1 && valid11) {
				valid11 = false;
				passing1 = [passing1, 1];
			} else {
				if (_valid1) {
					valid11 = true;
					passing1 = 1;
				}
				const _errs79 = errors;
				if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
					if (data23.tunnel_method === void 0) {
						const err70 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_method" }
						};
						if (vErrors === null) vErrors = [err70];
						else vErrors.push(err70);
						errors++;
					}
					if (data23.tunnel_host === void 0) {
						const err71 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_host" }
						};
						if (vErrors === null) vErrors = [err71];
						else vErrors.push(err71);
						errors++;
					}
					if (data23.tunnel_port === void 0) {
						const err72 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_port" }
						};
						if (vErrors === null) vErrors = [err72];
						else vErrors.push(err72);
						errors++;
					}
					if (data23.tunnel_user === void 0) {
						const err73 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user" }
						};
						if (vErrors === null) vErrors = [err73];
						else vErrors.push(err73);
						errors++;
					}
					if (data23.tunnel_user_password === void 0) {
						const err74 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user_password" }
						};
						if (vErrors === null) vErrors = [err74];
						else vErrors.push(err74);
						errors++;
					}
					if (data23.tunnel_method !== void 0) {
						let data30 = data23.tunnel_method;
						if (typeof data30 !== "string") {
							const err75 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err75];
							else vErrors.push(err75);
							errors++;
						}
						if ("SSH_PASSWORD_AUTH" !== data30) {
							const err76 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/const",
								keyword: "const",
								params: { allowedValue: "SSH_PASSWORD_AUTH" }
							};
							if (vErrors === null) vErrors = [err76];
							else vErrors.push(err76);
							errors++;
						}
					}
					if (data23.tunnel_host !== void 0) {
						if (typeof data23.tunnel_host !== "string") {
							const err77 = {
								instancePath: instancePath + "/tunnel_method/tunnel_host",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_host/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err77];
							else vErrors.push(err77);
							errors++;
						}
					}
					if (data23.tunnel_port !== void 0) {
						let data32 = data23.tunnel_port;
						if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
							const err78 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/type",
								keyword: "type",
								params: { type: "integer" }
							};
							if (vErrors === null) vErrors = [err78];
							else vErrors.push(err78);
							errors++;
						}
						if (typeof data32 == "number" && isFinite(data32)) {
							if (data32 > 65536 || isNaN(data32)) {
								const err79 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 65536
									}
								};
								if (vErrors === null) vErrors = [err79];
								else vErrors.push(err79);
								errors++;
							}
							if (data32 < 0 || isNaN(data32)) {
								const err80 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 0
									}
								};
								if (vErrors === null) vErrors = [err80];
								else vErrors.push(err80);
								errors++;
							}
						}
					}
					if (data23.tunnel_user !== void 0) {
						if (typeof data23.tunnel_user !== "string") {
							const err81 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err81];
							else vErrors.push(err81);
							errors++;
						}
					}
					if (data23.tunnel_user_password !== void 0) {
						if (typeof data23.tunnel_user_password !== "string") {
							const err82 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user_password",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user_password/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err82];
							else vErrors.push(err82);
							errors++;
						}
					}
				} else {
					const err83 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err83];
					else vErrors.push(err83);
					errors++;
				}
				var _valid1 = _errs79 === errors;
				if (_valid1 && valid11) {
					valid11 = false;
					passing1 = [passing1, 2];
				} else if (_valid1) {
					valid11 = true;
					passing1 = 2;
				}
			}
			if (!valid11) {
				const err84 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err84];
				else vErrors.push(err84);
				errors++;
			} else {
				errors = _errs62;
				if (vErrors !== null) {
					if (_errs62) vErrors.length = _errs62;
					else vErrors = null;
				}
			}
		}
		if (data.replication_method !== void 0) {
			let data35 = data.replication_method;
			if (!(data35 && typeof data35 == "object" && !Array.isArray(data35))) {
				const err85 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err85];
				else vErrors.push(err85);
				errors++;
			}
			const _errs93 = errors;
			let valid15 = false;
			let passing2 = null;
			const _errs94 = errors;
			if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
				if (data35.method === void 0) {
					const err86 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err86];
					else vErrors.push(err86);
					errors++;
				}
				if (data35.method !== void 0) {
					let data36 = data35.method;
					if (typeof data36 !== "string") {
						const err87 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err87];
						else vErrors.push(err87);
						errors++;
					}
					if ("Standard" !== data36) {
						const err88 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/const",
							keyword: "const",
							params: { allowedValue: "Standard" }
						};
						if (vErrors === null) vErrors = [err88];
						else vErrors.push(err88);
						errors++;
					}
				}
			} else {
				const err89 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err89];
				else vErrors.push(err89);
				errors++;
			}
			var _valid2 = _errs94 === errors;
			if (_valid2) {
				valid15 = true;
				passing2 = 0;
			}
			const _errs98 = errors;
			if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
				if (data35.method === void 0) {
					const err90 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err90];
					else vErrors.push(err90);
					errors++;
				}
				if (data35.replication_slot === void 0) {
					const err91 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "replication_slot" }
					};
					if (vErrors === null) vErrors = [err91];
					else vErrors.push(err91);
					errors++;
				}
				if (data35.publication === void 0) {
					const err92 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "publication" }
					};
					if (vErrors === null) vErrors = [err92];
					else vErrors.push(err92);
					errors++;
				}
				if (data35.method !== void 0) {
					let data37 = data35.method;
					if (typeof data37 !== "string") {
						const err93 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err93];
						else vErrors.push(err93);
						errors++;
					}
					if ("CDC" !== data37) {
						const err94 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/const",
							keyword: "const",
							params: { allowedValue: "CDC" }
						};
						if (vErrors === null) vErrors = [err94];
						else vErrors.push(err94);
						errors++;
					}
				}
				if (data35.plugin !== void 0) {
					let data38 = data35.plugin;
					if (typeof data38 !== "string") {
						const err95 = {
							instancePath: instancePath + "/replication_method/plugin",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/plugin/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err95];
						else vErrors.push(err95);
						errors++;
					}
					if (!(data38 === "pgoutput")) {
						const err96 = {
							instancePath: instancePath + "/replication_method/plugin",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/plugin/enum",
							keyword: "enum",
							params: { allowedValues: schema12.properties.replication_method.oneOf[1].properties.plugin.enum }
						};
						if (vErrors === null) vErrors = [err96];
						else vErrors.push(err96);
						errors++;
					}
				}
				if (data35.replication_slot !== void 0) {
					if (typeof data35.replication_slot !== "string") {
						const err97 = {
							instancePath: instancePath + "/replication_method/replication_slot",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/replication_slot/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err97];
						else vErrors.push(err97);
						errors++;
					}
				}
				if (data35.publication !== void 0) {
					if (typeof data35.publication !== "string") {
						const err98 = {
							instancePath: instancePath + "/replication_method/publication",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/publication/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err98];
						else vErrors.push(err98);
						errors++;
					}
				}
				if (data35.queue_size !== void 0) {
					let data41 = data35.queue_size;
					if (!(typeof data41 == "number" && !(data41 % 1) && !isNaN(data41) && isFinite(data41))) {
						const err99 = {
							instancePath: instancePath + "/replication_method/queue_size",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/queue_size/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err99];
						else vErrors.push(err99);
						errors++;
					}
				}
				if (data35.lsn_commit_behaviour !== void 0) {
					let data42 = data35.lsn_commit_behaviour;
					if (typeof data42 !== "string") {
						const err100 = {
							instancePath: instancePath + "/replication_method/lsn_commit_behaviour",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/lsn_commit_behaviour/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err100];
						else vErrors.push(err100);
						errors++;
					}
					if (!(data42 === "While reading Data" || data42 === "After loading Data in the destination")) {
						const err101 = {
							instancePath: instancePath + "/replication_method/lsn_commit_behaviour",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/lsn_commit_behaviour/enum",
							keyword: "enum",
							params: { allowedValues: schema12.properties.replication_method.oneOf[1].properties.lsn_commit_behaviour.enum }
						};
						if (vErrors === null) vErrors = [err101];
						else vErrors.push(err101);
						errors++;
					}
				}
				if (data35.initial_waiting_seconds !== void 0) {
					let data43 = data35.initial_waiting_seconds;
					if (!(typeof data43 == "number" && !(data43 % 1) && !isNaN(data43) && isFinite(data43))) {
						const err102 = {
							instancePath: instancePath + "/replication_method/initial_waiting_seconds",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/initial_waiting_seconds/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err102];
						else vErrors.push(err102);
						errors++;
					}
				}
			} else {
				const err103 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err103];
				else vErrors.push(err103);
				errors++;
			}
			var _valid2 = _errs98 === errors;
			if (_valid2 && valid15) {
				valid15 = false;
				passing2 = [passing2, 1];
			} else if (_valid2) {
				valid15 = true;
				passing2 = 1;
			}
			if (!valid15) {
				const err104 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing2 }
				};
				if (vErrors === null) vErrors = [err104];
				else vErrors.push(err104);
				errors++;
			} else {
				errors = _errs93;
				if (vErrors !== null) {
					if (_errs93) vErrors.length = _errs93;
					else vErrors = null;
				}
			}
		}
	} else {
		const err105 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err105];
		else vErrors.push(err105);
		errors++;
	}
	validate11.errors = vErrors;
	return errors === 0;
}
const validators = {
	"source-postgres": source_postgres,
	"dashbook-source-postgres": dashbook_source_postgres
};
export { validators };
