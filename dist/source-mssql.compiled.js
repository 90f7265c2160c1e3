// src/connectors/compiled/source-mssql.compiled.js
const source_mssql = validate10;
const schema11 = {
	"$id": "source-mssql",
	"type": "object",
	"properties": {
		"host": { "type": "string" },
		"port": {
			"type": "integer",
			"minimum": 0,
			"maximum": 65536
		},
		"database": { "type": "string" },
		"schemas": {
			"type": "array",
			"items": { "type": "string" },
			"uniqueItems": true,
			"default": ["dbo"]
		},
		"username": { "type": "string" },
		"jdbc_url_params": { "type": "string" },
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
		"password": {
			"type": "string",
			"airbyte_secret": true
		},
		"ssl_method": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": { "ssl_method": {
						"type": "string",
						"const": "unencrypted"
					} },
					"required": ["ssl_method"]
				},
				{
					"type": "object",
					"properties": { "ssl_method": {
						"type": "string",
						"const": "encrypted_trust_server_certificate"
					} },
					"required": ["ssl_method"]
				},
				{
					"type": "object",
					"properties": {
						"ssl_method": {
							"type": "string",
							"const": "encrypted_verify_certificate"
						},
						"hostNameInCertificate": { "type": "string" },
						"certificate": {
							"type": "string",
							"airbyte_secret": true
						}
					},
					"required": ["ssl_method"]
				}
			]
		},
		"replication_method": {
			"type": "object",
			"oneOf": [{
				"type": "object",
				"properties": {
					"method": {
						"type": "string",
						"const": "CDC"
					},
					"initial_waiting_seconds": {
						"type": "integer",
						"default": 300
					},
					"invalid_cdc_cursor_position_behavior": {
						"type": "string",
						"enum": ["Fail sync", "Re-sync data"],
						"default": "Fail sync"
					},
					"queue_size": {
						"type": "integer",
						"default": 1e4
					},
					"initial_load_timeout_hours": {
						"type": "integer",
						"default": 8
					}
				},
				"required": ["method"]
			}, {
				"type": "object",
				"properties": {
					"method": {
						"type": "string",
						"const": "STANDARD"
					},
					"exclude_todays_data": {
						"type": "boolean",
						"default": false
					}
				},
				"required": ["method"]
			}]
		}
	},
	"required": [
		"host",
		"port",
		"database",
		"username",
		"password"
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
		if (data.password === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "password" }
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.host !== void 0) {
			if (typeof data.host !== "string") {
				const err5 = {
					instancePath: instancePath + "/host",
					schemaPath: "#/properties/host/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.port !== void 0) {
			let data1 = data.port;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err6 = {
					instancePath: instancePath + "/port",
					schemaPath: "#/properties/port/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 > 65536 || isNaN(data1)) {
					const err7 = {
						instancePath: instancePath + "/port",
						schemaPath: "#/properties/port/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 65536
						}
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				if (data1 < 0 || isNaN(data1)) {
					const err8 = {
						instancePath: instancePath + "/port",
						schemaPath: "#/properties/port/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			}
		}
		if (data.database !== void 0) {
			if (typeof data.database !== "string") {
				const err9 = {
					instancePath: instancePath + "/database",
					schemaPath: "#/properties/database/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.schemas !== void 0) {
			let data3 = data.schemas;
			if (Array.isArray(data3)) {
				const len0 = data3.length;
				for (let i0 = 0; i0 < len0; i0++) if (typeof data3[i0] !== "string") {
					const err10 = {
						instancePath: instancePath + "/schemas/" + i0,
						schemaPath: "#/properties/schemas/items/type",
						keyword: "type",
						params: { type: "string" }
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
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
							const err11 = {
								instancePath: instancePath + "/schemas",
								schemaPath: "#/properties/schemas/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i1,
									j: j0
								}
							};
							if (vErrors === null) vErrors = [err11];
							else vErrors.push(err11);
							errors++;
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/schemas",
					schemaPath: "#/properties/schemas/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.username !== void 0) {
			if (typeof data.username !== "string") {
				const err13 = {
					instancePath: instancePath + "/username",
					schemaPath: "#/properties/username/type",
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
		if (data.tunnel_method !== void 0) {
			let data7 = data.tunnel_method;
			if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
				const err15 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
			const _errs17 = errors;
			let valid4 = false;
			let passing0 = null;
			const _errs18 = errors;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.tunnel_method === void 0) {
					const err16 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (data7.tunnel_method !== void 0) {
					let data8 = data7.tunnel_method;
					if (typeof data8 !== "string") {
						const err17 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
					if ("NO_TUNNEL" !== data8) {
						const err18 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "NO_TUNNEL" }
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
			} else {
				const err19 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
			var _valid0 = _errs18 === errors;
			if (_valid0) {
				valid4 = true;
				passing0 = 0;
			}
			const _errs22 = errors;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.tunnel_method === void 0) {
					const err20 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				if (data7.tunnel_host === void 0) {
					const err21 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_host" }
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
				if (data7.tunnel_port === void 0) {
					const err22 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_port" }
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
				if (data7.tunnel_user === void 0) {
					const err23 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_user" }
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				if (data7.ssh_key === void 0) {
					const err24 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "ssh_key" }
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
				if (data7.tunnel_method !== void 0) {
					let data9 = data7.tunnel_method;
					if (typeof data9 !== "string") {
						const err25 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err25];
						else vErrors.push(err25);
						errors++;
					}
					if ("SSH_KEY_AUTH" !== data9) {
						const err26 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "SSH_KEY_AUTH" }
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
				}
				if (data7.tunnel_host !== void 0) {
					if (typeof data7.tunnel_host !== "string") {
						const err27 = {
							instancePath: instancePath + "/tunnel_method/tunnel_host",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_host/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err27];
						else vErrors.push(err27);
						errors++;
					}
				}
				if (data7.tunnel_port !== void 0) {
					let data11 = data7.tunnel_port;
					if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
						const err28 = {
							instancePath: instancePath + "/tunnel_method/tunnel_port",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err28];
						else vErrors.push(err28);
						errors++;
					}
					if (typeof data11 == "number" && isFinite(data11)) {
						if (data11 > 65536 || isNaN(data11)) {
							const err29 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 65536
								}
							};
							if (vErrors === null) vErrors = [err29];
							else vErrors.push(err29);
							errors++;
						}
						if (data11 < 0 || isNaN(data11)) {
							const err30 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							if (vErrors === null) vErrors = [err30];
							else vErrors.push(err30);
							errors++;
						}
					}
				}
				if (data7.tunnel_user !== void 0) {
					if (typeof data7.tunnel_user !== "string") {
						const err31 = {
							instancePath: instancePath + "/tunnel_method/tunnel_user",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_user/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err31];
						else vErrors.push(err31);
						errors++;
					}
				}
				if (data7.ssh_key !== void 0) {
					if (typeof data7.ssh_key !== "string") {
						const err32 = {
							instancePath: instancePath + "/tunnel_method/ssh_key",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/ssh_key/type",
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
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err33];
				else vErrors.push(err33);
				errors++;
			}
			var _valid0 = _errs22 === errors;
			if (_valid0 && valid4) {
				valid4 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid4 = true;
					passing0 = 1;
				}
				const _errs34 = errors;
				if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
					if (data7.tunnel_method === void 0) {
						const err34 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_method" }
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
					if (data7.tunnel_host === void 0) {
						const err35 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_host" }
						};
						if (vErrors === null) vErrors = [err35];
						else vErrors.push(err35);
						errors++;
					}
					if (data7.tunnel_port === void 0) {
						const err36 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_port" }
						};
						if (vErrors === null) vErrors = [err36];
						else vErrors.push(err36);
						errors++;
					}
					if (data7.tunnel_user === void 0) {
						const err37 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user" }
						};
						if (vErrors === null) vErrors = [err37];
						else vErrors.push(err37);
						errors++;
					}
					if (data7.tunnel_user_password === void 0) {
						const err38 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user_password" }
						};
						if (vErrors === null) vErrors = [err38];
						else vErrors.push(err38);
						errors++;
					}
					if (data7.tunnel_method !== void 0) {
						let data14 = data7.tunnel_method;
						if (typeof data14 !== "string") {
							const err39 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err39];
							else vErrors.push(err39);
							errors++;
						}
						if ("SSH_PASSWORD_AUTH" !== data14) {
							const err40 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/const",
								keyword: "const",
								params: { allowedValue: "SSH_PASSWORD_AUTH" }
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
					}
					if (data7.tunnel_host !== void 0) {
						if (typeof data7.tunnel_host !== "string") {
							const err41 = {
								instancePath: instancePath + "/tunnel_method/tunnel_host",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_host/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
					}
					if (data7.tunnel_port !== void 0) {
						let data16 = data7.tunnel_port;
						if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
							const err42 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/type",
								keyword: "type",
								params: { type: "integer" }
							};
							if (vErrors === null) vErrors = [err42];
							else vErrors.push(err42);
							errors++;
						}
						if (typeof data16 == "number" && isFinite(data16)) {
							if (data16 > 65536 || isNaN(data16)) {
								const err43 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 65536
									}
								};
								if (vErrors === null) vErrors = [err43];
								else vErrors.push(err43);
								errors++;
							}
							if (data16 < 0 || isNaN(data16)) {
								const err44 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 0
									}
								};
								if (vErrors === null) vErrors = [err44];
								else vErrors.push(err44);
								errors++;
							}
						}
					}
					if (data7.tunnel_user !== void 0) {
						if (typeof data7.tunnel_user !== "string") {
							const err45 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err45];
							else vErrors.push(err45);
							errors++;
						}
					}
					if (data7.tunnel_user_password !== void 0) {
						if (typeof data7.tunnel_user_password !== "string") {
							const err46 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user_password",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user_password/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err46];
							else vErrors.push(err46);
							errors++;
						}
					}
				} else {
					const err47 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err47];
					else vErrors.push(err47);
					errors++;
				}
				var _valid0 = _errs34 === errors;
				if (_valid0 && valid4) {
					valid4 = false;
					passing0 = [passing0, 2];
				} else if (_valid0) {
					valid4 = true;
					passing0 = 2;
				}
			}
			if (!valid4) {
				const err48 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err48];
				else vErrors.push(err48);
				errors++;
			} else {
				errors = _errs17;
				if (vErrors !== null) {
					if (_errs17) vErrors.length = _errs17;
					else vErrors = null;
				}
			}
		}
		if (data.password !== void 0) {
			if (typeof data.password !== "string") {
				const err49 = {
					instancePath: instancePath + "/password",
					schemaPath: "#/properties/password/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err49];
				else vErrors.push(err49);
				errors++;
			}
		}
		if (data.ssl_method !== void 0) {
			let data20 = data.ssl_method;
			if (!(data20 && typeof data20 == "object" && !Array.isArray(data20))) {
				const err50 = {
					instancePath: instancePath + "/ssl_method",
					schemaPath: "#/properties/ssl_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			}
			const _errs50 = errors;
			let valid8 = false;
			let passing1 = null;
			const _errs51 = errors;
			if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
				if (data20.ssl_method === void 0) {
					const err51 = {
						instancePath: instancePath + "/ssl_method",
						schemaPath: "#/properties/ssl_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "ssl_method" }
					};
					if (vErrors === null) vErrors = [err51];
					else vErrors.push(err51);
					errors++;
				}
				if (data20.ssl_method !== void 0) {
					let data21 = data20.ssl_method;
					if (typeof data21 !== "string") {
						const err52 = {
							instancePath: instancePath + "/ssl_method/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/0/properties/ssl_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err52];
						else vErrors.push(err52);
						errors++;
					}
					if ("unencrypted" !== data21) {
						const err53 = {
							instancePath: instancePath + "/ssl_method/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/0/properties/ssl_method/const",
							keyword: "const",
							params: { allowedValue: "unencrypted" }
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
				}
			} else {
				const err54 = {
					instancePath: instancePath + "/ssl_method",
					schemaPath: "#/properties/ssl_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err54];
				else vErrors.push(err54);
				errors++;
			}
			var _valid1 = _errs51 === errors;
			if (_valid1) {
				valid8 = true;
				passing1 = 0;
			}
			const _errs55 = errors;
			if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
				if (data20.ssl_method === void 0) {
					const err55 = {
						instancePath: instancePath + "/ssl_method",
						schemaPath: "#/properties/ssl_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "ssl_method" }
					};
					if (vErrors === null) vErrors = [err55];
					else vErrors.push(err55);
					errors++;
				}
				if (data20.ssl_method !== void 0) {
					let data22 = data20.ssl_method;
					if (typeof data22 !== "string") {
						const err56 = {
							instancePath: instancePath + "/ssl_method/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/1/properties/ssl_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err56];
						else vErrors.push(err56);
						errors++;
					}
					if ("encrypted_trust_server_certificate" !== data22) {
						const err57 = {
							instancePath: instancePath + "/ssl_method/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/1/properties/ssl_method/const",
							keyword: "const",
							params: { allowedValue: "encrypted_trust_server_certificate" }
						};
						if (vErrors === null) vErrors = [err57];
						else vErrors.push(err57);
						errors++;
					}
				}
			} else {
				const err58 = {
					instancePath: instancePath + "/ssl_method",
					schemaPath: "#/properties/ssl_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err58];
				else vErrors.push(err58);
				errors++;
			}
			var _valid1 = _errs55 === errors;
			if (_valid1 && valid8) {
				valid8 = false;
				passing1 = [passing1, 1];
			} else {
				if (_valid1) {
					valid8 = true;
					passing1 = 1;
				}
				const _errs59 = errors;
				if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
					if (data20.ssl_method === void 0) {
						const err59 = {
							instancePath: instancePath + "/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "ssl_method" }
						};
						if (vErrors === null) vErrors = [err59];
						else vErrors.push(err59);
						errors++;
					}
					if (data20.ssl_method !== void 0) {
						let data23 = data20.ssl_method;
						if (typeof data23 !== "string") {
							const err60 = {
								instancePath: instancePath + "/ssl_method/ssl_method",
								schemaPath: "#/properties/ssl_method/oneOf/2/properties/ssl_method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err60];
							else vErrors.push(err60);
							errors++;
						}
						if ("encrypted_verify_certificate" !== data23) {
							const err61 = {
								instancePath: instancePath + "/ssl_method/ssl_method",
								schemaPath: "#/properties/ssl_method/oneOf/2/properties/ssl_method/const",
								keyword: "const",
								params: { allowedValue: "encrypted_verify_certificate" }
							};
							if (vErrors === null) vErrors = [err61];
							else vErrors.push(err61);
							errors++;
						}
					}
					if (data20.hostNameInCertificate !== void 0) {
						if (typeof data20.hostNameInCertificate !== "string") {
							const err62 = {
								instancePath: instancePath + "/ssl_method/hostNameInCertificate",
								schemaPath: "#/properties/ssl_method/oneOf/2/properties/hostNameInCertificate/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err62];
							else vErrors.push(err62);
							errors++;
						}
					}
					if (data20.certificate !== void 0) {
						if (typeof data20.certificate !== "string") {
							const err63 = {
								instancePath: instancePath + "/ssl_method/certificate",
								schemaPath: "#/properties/ssl_method/oneOf/2/properties/certificate/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err63];
							else vErrors.push(err63);
							errors++;
						}
					}
				} else {
					const err64 = {
						instancePath: instancePath + "/ssl_method",
						schemaPath: "#/properties/ssl_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err64];
					else vErrors.push(err64);
					errors++;
				}
				var _valid1 = _errs59 === errors;
				if (_valid1 && valid8) {
					valid8 = false;
					passing1 = [passing1, 2];
				} else if (_valid1) {
					valid8 = true;
					passing1 = 2;
				}
			}
			if (!valid8) {
				const err65 = {
					instancePath: instancePath + "/ssl_method",
					schemaPath: "#/properties/ssl_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err65];
				else vErrors.push(err65);
				errors++;
			} else {
				errors = _errs50;
				if (vErrors !== null) {
					if (_errs50) vErrors.length = _errs50;
					else vErrors = null;
				}
			}
		}
		if (data.replication_method !== void 0) {
			let data26 = data.replication_method;
			if (!(data26 && typeof data26 == "object" && !Array.isArray(data26))) {
				const err66 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err66];
				else vErrors.push(err66);
				errors++;
			}
			const _errs69 = errors;
			let valid12 = false;
			let passing2 = null;
			const _errs70 = errors;
			if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
				if (data26.method === void 0) {
					const err67 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err67];
					else vErrors.push(err67);
					errors++;
				}
				if (data26.method !== void 0) {
					let data27 = data26.method;
					if (typeof data27 !== "string") {
						const err68 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err68];
						else vErrors.push(err68);
						errors++;
					}
					if ("CDC" !== data27) {
						const err69 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/const",
							keyword: "const",
							params: { allowedValue: "CDC" }
						};
						if (vErrors === null) vErrors = [err69];
						else vErrors.push(err69);
						errors++;
					}
				}
				if (data26.initial_waiting_seconds !== void 0) {
					let data28 = data26.initial_waiting_seconds;
					if (!(typeof data28 == "number" && !(data28 % 1) && !isNaN(data28) && isFinite(data28))) {
						const err70 = {
							instancePath: instancePath + "/replication_method/initial_waiting_seconds",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/initial_waiting_seconds/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err70];
						else vErrors.push(err70);
						errors++;
					}
				}
				if (data26.invalid_cdc_cursor_position_behavior !== void 0) {
					let data29 = data26.invalid_cdc_cursor_position_behavior;
					if (typeof data29 !== "string") {
						const err71 = {
							instancePath: instancePath + "/replication_method/invalid_cdc_cursor_position_behavior",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/invalid_cdc_cursor_position_behavior/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err71];
						else vErrors.push(err71);
						errors++;
					}
					if (!(data29 === "Fail sync" || data29 === "Re-sync data")) {
						const err72 = {
							instancePath: instancePath + "/replication_method/invalid_cdc_cursor_position_behavior",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/invalid_cdc_cursor_position_behavior/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.replication_method.oneOf[0].properties.invalid_cdc_cursor_position_behavior.enum }
						};
						if (vErrors === null) vErrors = [err72];
						else vErrors.push(err72);
						errors++;
					}
				}
				if (data26.queue_size !== void 0) {
					let data30 = data26.queue_size;
					if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
						const err73 = {
							instancePath: instancePath + "/replication_method/queue_size",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/queue_size/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err73];
						else vErrors.push(err73);
						errors++;
					}
				}
				if (data26.initial_load_timeout_hours !== void 0) {
					let data31 = data26.initial_load_timeout_hours;
					if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
						const err74 = {
							instancePath: instancePath + "/replication_method/initial_load_timeout_hours",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/initial_load_timeout_hours/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err74];
						else vErrors.push(err74);
						errors++;
					}
				}
			} else {
				const err75 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err75];
				else vErrors.push(err75);
				errors++;
			}
			var _valid2 = _errs70 === errors;
			if (_valid2) {
				valid12 = true;
				passing2 = 0;
			}
			const _errs82 = errors;
			if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
				if (data26.method === void 0) {
					const err76 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err76];
					else vErrors.push(err76);
					errors++;
				}
				if (data26.method !== void 0) {
					let data32 = data26.method;
					if (typeof data32 !== "string") {
						const err77 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err77];
						else vErrors.push(err77);
						errors++;
					}
					if ("STANDARD" !== data32) {
						const err78 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/const",
							keyword: "const",
							params: { allowedValue: "STANDARD" }
						};
						if (vErrors === null) vErrors = [err78];
						else vErrors.push(err78);
						errors++;
					}
				}
				if (data26.exclude_todays_data !== void 0) {
					if (typeof data26.exclude_todays_data !== "boolean") {
						const err79 = {
							instancePath: instancePath + "/replication_method/exclude_todays_data",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/exclude_todays_data/type",
							keyword: "type",
							params: { type: "boolean" }
						};
						if (vErrors === null) vErrors = [err79];
						else vErrors.push(err79);
						errors++;
					}
				}
			} else {
				const err80 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err80];
				else vErrors.push(err80);
				errors++;
			}
			var _valid2 = _errs82 === errors;
			if (_valid2 && valid12) {
				valid12 = false;
				passing2 = [passing2, 1];
			} else if (_valid2) {
				valid12 = true;
				passing2 = 1;
			}
			if (!valid12) {
				const err81 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing2 }
				};
				if (vErrors === null) vErrors = [err81];
				else vErrors.push(err81);
				errors++;
			} else {
				errors = _errs69;
				if (vErrors !== null) {
					if (_errs69) vErrors.length = _errs69;
					else vErrors = null;
				}
			}
		}
	} else {
		const err82 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err82];
		else vErrors.push(err82);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const source_mssql_1 = validate11;
const schema12 = {
	"$id": "source-mssql-1",
	"type": "object",
	"properties": {
		"host": { "type": "string" },
		"port": {
			"type": "integer",
			"minimum": 0,
			"maximum": 65536
		},
		"database": { "type": "string" },
		"schemas": {
			"type": "array",
			"items": { "type": "string" },
			"uniqueItems": true,
			"default": ["dbo"]
		},
		"username": { "type": "string" },
		"jdbc_url_params": { "type": "string" },
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
		"password": {
			"type": "string",
			"airbyte_secret": true
		},
		"ssl_method": {
			"type": "object",
			"oneOf": [
				{
					"type": "object",
					"properties": { "ssl_method": {
						"type": "string",
						"const": "unencrypted"
					} },
					"required": ["ssl_method"]
				},
				{
					"type": "object",
					"properties": { "ssl_method": {
						"type": "string",
						"const": "encrypted_trust_server_certificate"
					} },
					"required": ["ssl_method"]
				},
				{
					"type": "object",
					"properties": {
						"ssl_method": {
							"type": "string",
							"const": "encrypted_verify_certificate"
						},
						"hostNameInCertificate": { "type": "string" },
						"trustStoreName": {},
						"trustStorePassword": {}
					},
					"required": [
						"ssl_method",
						"trustStoreName",
						"trustStorePassword"
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
					"const": "STANDARD"
				} },
				"required": ["method"]
			}, {
				"type": "object",
				"properties": {
					"method": {
						"type": "string",
						"const": "CDC"
					},
					"data_to_sync": {
						"type": "string",
						"enum": ["Existing and New", "New Changes Only"],
						"default": "Existing and New"
					},
					"snapshot_isolation": {
						"type": "string",
						"enum": ["Snapshot", "Read Committed"],
						"default": "Snapshot"
					},
					"initial_waiting_seconds": {
						"type": "integer",
						"default": 300
					}
				},
				"required": ["method"]
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
		if (data.jdbc_url_params !== void 0) {
			if (typeof data.jdbc_url_params !== "string") {
				const err13 = {
					instancePath: instancePath + "/jdbc_url_params",
					schemaPath: "#/properties/jdbc_url_params/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.tunnel_method !== void 0) {
			let data7 = data.tunnel_method;
			if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
				const err14 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
			const _errs17 = errors;
			let valid4 = false;
			let passing0 = null;
			const _errs18 = errors;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.tunnel_method === void 0) {
					const err15 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				if (data7.tunnel_method !== void 0) {
					let data8 = data7.tunnel_method;
					if (typeof data8 !== "string") {
						const err16 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
					if ("NO_TUNNEL" !== data8) {
						const err17 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "NO_TUNNEL" }
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
			var _valid0 = _errs18 === errors;
			if (_valid0) {
				valid4 = true;
				passing0 = 0;
			}
			const _errs22 = errors;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.tunnel_method === void 0) {
					const err19 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				if (data7.tunnel_host === void 0) {
					const err20 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_host" }
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				if (data7.tunnel_port === void 0) {
					const err21 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_port" }
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
				if (data7.tunnel_user === void 0) {
					const err22 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_user" }
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
				if (data7.ssh_key === void 0) {
					const err23 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "ssh_key" }
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				if (data7.tunnel_method !== void 0) {
					let data9 = data7.tunnel_method;
					if (typeof data9 !== "string") {
						const err24 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err24];
						else vErrors.push(err24);
						errors++;
					}
					if ("SSH_KEY_AUTH" !== data9) {
						const err25 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "SSH_KEY_AUTH" }
						};
						if (vErrors === null) vErrors = [err25];
						else vErrors.push(err25);
						errors++;
					}
				}
				if (data7.tunnel_host !== void 0) {
					if (typeof data7.tunnel_host !== "string") {
						const err26 = {
							instancePath: instancePath + "/tunnel_method/tunnel_host",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_host/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
				}
				if (data7.tunnel_port !== void 0) {
					let data11 = data7.tunnel_port;
					if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
						const err27 = {
							instancePath: instancePath + "/tunnel_method/tunnel_port",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err27];
						else vErrors.push(err27);
						errors++;
					}
					if (typeof data11 == "number" && isFinite(data11)) {
						if (data11 > 65536 || isNaN(data11)) {
							const err28 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 65536
								}
							};
							if (vErrors === null) vErrors = [err28];
							else vErrors.push(err28);
							errors++;
						}
						if (data11 < 0 || isNaN(data11)) {
							const err29 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							if (vErrors === null) vErrors = [err29];
							else vErrors.push(err29);
							errors++;
						}
					}
				}
				if (data7.tunnel_user !== void 0) {
					if (typeof data7.tunnel_user !== "string") {
						const err30 = {
							instancePath: instancePath + "/tunnel_method/tunnel_user",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_user/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err30];
						else vErrors.push(err30);
						errors++;
					}
				}
				if (data7.ssh_key !== void 0) {
					if (typeof data7.ssh_key !== "string") {
						const err31 = {
							instancePath: instancePath + "/tunnel_method/ssh_key",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/ssh_key/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err31];
						else vErrors.push(err31);
						errors++;
					}
				}
			} else {
				const err32 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err32];
				else vErrors.push(err32);
				errors++;
			}
			var _valid0 = _errs22 === errors;
			if (_valid0 && valid4) {
				valid4 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid4 = true;
					passing0 = 1;
				}
				const _errs34 = errors;
				if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
					if (data7.tunnel_method === void 0) {
						const err33 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_method" }
						};
						if (vErrors === null) vErrors = [err33];
						else vErrors.push(err33);
						errors++;
					}
					if (data7.tunnel_host === void 0) {
						const err34 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_host" }
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
					if (data7.tunnel_port === void 0) {
						const err35 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_port" }
						};
						if (vErrors === null) vErrors = [err35];
						else vErrors.push(err35);
						errors++;
					}
					if (data7.tunnel_user === void 0) {
						const err36 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user" }
						};
						if (vErrors === null) vErrors = [err36];
						else vErrors.push(err36);
						errors++;
					}
					if (data7.tunnel_user_password === void 0) {
						const err37 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user_password" }
						};
						if (vErrors === null) vErrors = [err37];
						else vErrors.push(err37);
						errors++;
					}
					if (data7.tunnel_method !== void 0) {
						let data14 = data7.tunnel_method;
						if (typeof data14 !== "string") {
							const err38 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err38];
							else vErrors.push(err38);
							errors++;
						}
						if ("SSH_PASSWORD_AUTH" !== data14) {
							const err39 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/const",
								keyword: "const",
								params: { allowedValue: "SSH_PASSWORD_AUTH" }
							};
							if (vErrors === null) vErrors = [err39];
							else vErrors.push(err39);
							errors++;
						}
					}
					if (data7.tunnel_host !== void 0) {
						if (typeof data7.tunnel_host !== "string") {
							const err40 = {
								instancePath: instancePath + "/tunnel_method/tunnel_host",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_host/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
					}
					if (data7.tunnel_port !== void 0) {
						let data16 = data7.tunnel_port;
						if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
							const err41 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/type",
								keyword: "type",
								params: { type: "integer" }
							};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
						if (typeof data16 == "number" && isFinite(data16)) {
							if (data16 > 65536 || isNaN(data16)) {
								const err42 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 65536
									}
								};
								if (vErrors === null) vErrors = [err42];
								else vErrors.push(err42);
								errors++;
							}
							if (data16 < 0 || isNaN(data16)) {
								const err43 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 0
									}
								};
								if (vErrors === null) vErrors = [err43];
								else vErrors.push(err43);
								errors++;
							}
						}
					}
					if (data7.tunnel_user !== void 0) {
						if (typeof data7.tunnel_user !== "string") {
							const err44 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err44];
							else vErrors.push(err44);
							errors++;
						}
					}
					if (data7.tunnel_user_password !== void 0) {
						if (typeof data7.tunnel_user_password !== "string") {
							const err45 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user_password",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user_password/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err45];
							else vErrors.push(err45);
							errors++;
						}
					}
				} else {
					const err46 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err46];
					else vErrors.push(err46);
					errors++;
				}
				var _valid0 = _errs34 === errors;
				if (_valid0 && valid4) {
					valid4 = false;
					passing0 = [passing0, 2];
				} else if (_valid0) {
					valid4 = true;
					passing0 = 2;
				}
			}
			if (!valid4) {
				const err47 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err47];
				else vErrors.push(err47);
				errors++;
			} else {
				errors = _errs17;
				if (vErrors !== null) {
					if (_errs17) vErrors.length = _errs17;
					else vErrors = null;
				}
			}
		}
		if (data.password !== void 0) {
			if (typeof data.password !== "string") {
				const err48 = {
					instancePath: instancePath + "/password",
					schemaPath: "#/properties/password/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err48];
				else vErrors.push(err48);
				errors++;
			}
		}
		if (data.ssl_method !== void 0) {
			let data20 = data.ssl_method;
			if (!(data20 && typeof data20 == "object" && !Array.isArray(data20))) {
				const err49 = {
					instancePath: instancePath + "/ssl_method",
					schemaPath: "#/properties/ssl_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err49];
				else vErrors.push(err49);
				errors++;
			}
			const _errs50 = errors;
			let valid8 = false;
			let passing1 = null;
			const _errs51 = errors;
			if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
				if (data20.ssl_method === void 0) {
					const err50 = {
						instancePath: instancePath + "/ssl_method",
						schemaPath: "#/properties/ssl_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "ssl_method" }
					};
					if (vErrors === null) vErrors = [err50];
					else vErrors.push(err50);
					errors++;
				}
				if (data20.ssl_method !== void 0) {
					let data21 = data20.ssl_method;
					if (typeof data21 !== "string") {
						const err51 = {
							instancePath: instancePath + "/ssl_method/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/0/properties/ssl_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err51];
						else vErrors.push(err51);
						errors++;
					}
					if ("unencrypted" !== data21) {
						const err52 = {
							instancePath: instancePath + "/ssl_method/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/0/properties/ssl_method/const",
							keyword: "const",
							params: { allowedValue: "unencrypted" }
						};
						if (vErrors === null) vErrors = [err52];
						else vErrors.push(err52);
						errors++;
					}
				}
			} else {
				const err53 = {
					instancePath: instancePath + "/ssl_method",
					schemaPath: "#/properties/ssl_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err53];
				else vErrors.push(err53);
				errors++;
			}
			var _valid1 = _errs51 === errors;
			if (_valid1) {
				valid8 = true;
				passing1 = 0;
			}
			const _errs55 = errors;
			if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
				if (data20.ssl_method === void 0) {
					const err54 = {
						instancePath: instancePath + "/ssl_method",
						schemaPath: "#/properties/ssl_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "ssl_method" }
					};
					if (vErrors === null) vErrors = [err54];
					else vErrors.push(err54);
					errors++;
				}
				if (data20.ssl_method !== void 0) {
					let data22 = data20.ssl_method;
					if (typeof data22 !== "string") {
						const err55 = {
							instancePath: instancePath + "/ssl_method/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/1/properties/ssl_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err55];
						else vErrors.push(err55);
						errors++;
					}
					if ("encrypted_trust_server_certificate" !== data22) {
						const err56 = {
							instancePath: instancePath + "/ssl_method/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/1/properties/ssl_method/const",
							keyword: "const",
							params: { allowedValue: "encrypted_trust_server_certificate" }
						};
						if (vErrors === null) vErrors = [err56];
						else vErrors.push(err56);
						errors++;
					}
				}
			} else {
				const err57 = {
					instancePath: instancePath + "/ssl_method",
					schemaPath: "#/properties/ssl_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err57];
				else vErrors.push(err57);
				errors++;
			}
			var _valid1 = _errs55 === errors;
			if (_valid1 && valid8) {
				valid8 = false;
				passing1 = [passing1, 1];
			} else {
				if (_valid1) {
					valid8 = true;
					passing1 = 1;
				}
				const _errs59 = errors;
				if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
					if (data20.ssl_method === void 0) {
						const err58 = {
							instancePath: instancePath + "/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "ssl_method" }
						};
						if (vErrors === null) vErrors = [err58];
						else vErrors.push(err58);
						errors++;
					}
					if (data20.trustStoreName === void 0) {
						const err59 = {
							instancePath: instancePath + "/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "trustStoreName" }
						};
						if (vErrors === null) vErrors = [err59];
						else vErrors.push(err59);
						errors++;
					}
					if (data20.trustStorePassword === void 0) {
						const err60 = {
							instancePath: instancePath + "/ssl_method",
							schemaPath: "#/properties/ssl_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "trustStorePassword" }
						};
						if (vErrors === null) vErrors = [err60];
						else vErrors.push(err60);
						errors++;
					}
					if (data20.ssl_method !== void 0) {
						let data23 = data20.ssl_method;
						if (typeof data23 !== "string") {
							const err61 = {
								instancePath: instancePath + "/ssl_method/ssl_method",
								schemaPath: "#/properties/ssl_method/oneOf/2/properties/ssl_method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err61];
							else vErrors.push(err61);
							errors++;
						}
						if ("encrypted_verify_certificate" !== data23) {
							const err62 = {
								instancePath: instancePath + "/ssl_method/ssl_method",
								schemaPath: "#/properties/ssl_method/oneOf/2/properties/ssl_method/const",
								keyword: "const",
								params: { allowedValue: "encrypted_verify_certificate" }
							};
							if (vErrors === null) vErrors = [err62];
							else vErrors.push(err62);
							errors++;
						}
					}
					if (data20.hostNameInCertificate !== void 0) {
						if (typeof data20.hostNameInCertificate !== "string") {
							const err63 = {
								instancePath: instancePath + "/ssl_method/hostNameInCertificate",
								schemaPath: "#/properties/ssl_method/oneOf/2/properties/hostNameInCertificate/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err63];
							else vErrors.push(err63);
							errors++;
						}
					}
				} else {
					const err64 = {
						instancePath: instancePath + "/ssl_method",
						schemaPath: "#/properties/ssl_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err64];
					else vErrors.push(err64);
					errors++;
				}
				var _valid1 = _errs59 === errors;
				if (_valid1 && valid8) {
					valid8 = false;
					passing1 = [passing1, 2];
				} else if (_valid1) {
					valid8 = true;
					passing1 = 2;
				}
			}
			if (!valid8) {
				const err65 = {
					instancePath: instancePath + "/ssl_method",
					schemaPath: "#/properties/ssl_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err65];
				else vErrors.push(err65);
				errors++;
			} else {
				errors = _errs50;
				if (vErrors !== null) {
					if (_errs50) vErrors.length = _errs50;
					else vErrors = null;
				}
			}
		}
		if (data.replication_method !== void 0) {
			let data25 = data.replication_method;
			if (!(data25 && typeof data25 == "object" && !Array.isArray(data25))) {
				const err66 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err66];
				else vErrors.push(err66);
				errors++;
			}
			const _errs67 = errors;
			let valid12 = false;
			let passing2 = null;
			const _errs68 = errors;
			if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
				if (data25.method === void 0) {
					const err67 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err67];
					else vErrors.push(err67);
					errors++;
				}
				if (data25.method !== void 0) {
					let data26 = data25.method;
					if (typeof data26 !== "string") {
						const err68 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err68];
						else vErrors.push(err68);
						errors++;
					}
					if ("STANDARD" !== data26) {
						const err69 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/const",
							keyword: "const",
							params: { allowedValue: "STANDARD" }
						};
						if (vErrors === null) vErrors = [err69];
						else vErrors.push(err69);
						errors++;
					}
				}
			} else {
				const err70 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err70];
				else vErrors.push(err70);
				errors++;
			}
			var _valid2 = _errs68 === errors;
			if (_valid2) {
				valid12 = true;
				passing2 = 0;
			}
			const _errs72 = errors;
			if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
				if (data25.method === void 0) {
					const err71 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err71];
					else vErrors.push(err71);
					errors++;
				}
				if (data25.method !== void 0) {
					let data27 = data25.method;
					if (typeof data27 !== "string") {
						const err72 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err72];
						else vErrors.push(err72);
						errors++;
					}
					if ("CDC" !== data27) {
						const err73 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/const",
							keyword: "const",
							params: { allowedValue: "CDC" }
						};
						if (vErrors === null) vErrors = [err73];
						else vErrors.push(err73);
						errors++;
					}
				}
				if (data25.data_to_sync !== void 0) {
					let data28 = data25.data_to_sync;
					if (typeof data28 !== "string") {
						const err74 = {
							instancePath: instancePath + "/replication_method/data_to_sync",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/data_to_sync/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err74];
						else vErrors.push(err74);
						errors++;
					}
					if (!(data28 === "Existing and New" || data28 === "New Changes Only")) {
						const err75 = {
							instancePath: instancePath + "/replication_method/data_to_sync",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/data_to_sync/enum",
							keyword: "enum",
							params: { allowedValues: schema12.properties.replication_method.oneOf[1].properties.data_to_sync.enum }
						};
						if (vErrors === null) vErrors = [err75];
						else vErrors.push(err75);
						errors++;
					}
				}
				if (data25.snapshot_isolation !== void 0) {
					let data29 = data25.snapshot_isolation;
					if (typeof data29 !== "string") {
						const err76 = {
							instancePath: instancePath + "/replication_method/snapshot_isolation",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/snapshot_isolation/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err76];
						else vErrors.push(err76);
						errors++;
					}
					if (!(data29 === "Snapshot" || data29 === "Read Committed")) {
						const err77 = {
							instancePath: instancePath + "/replication_method/snapshot_isolation",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/snapshot_isolation/enum",
							keyword: "enum",
							params: { allowedValues: schema12.properties.replication_method.oneOf[1].properties.snapshot_isolation.enum }
						};
						if (vErrors === null) vErrors = [err77];
						else vErrors.push(err77);
						errors++;
					}
				}
				if (data25.initial_waiting_seconds !== void 0) {
					let data30 = data25.initial_waiting_seconds;
					if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
						const err78 = {
							instancePath: instancePath + "/replication_method/initial_waiting_seconds",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/initial_waiting_seconds/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err78];
						else vErrors.push(err78);
						errors++;
					}
				}
			} else {
				const err79 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err79];
				else vErrors.push(err79);
				errors++;
			}
			var _valid2 = _errs72 === errors;
			if (_valid2 && valid12) {
				valid12 = false;
				passing2 = [passing2, 1];
			} else if (_valid2) {
				valid12 = true;
				passing2 = 1;
			}
			if (!valid12) {
				const err80 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing2 }
				};
				if (vErrors === null) vErrors = [err80];
				else vErrors.push(err80);
				errors++;
			} else {
				errors = _errs67;
				if (vErrors !== null) {
					if (_errs67) vErrors.length = _errs67;
					else vErrors = null;
				}
			}
		}
	} else {
		const err81 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err81];
		else vErrors.push(err81);
		errors++;
	}
	validate11.errors = vErrors;
	return errors === 0;
}
const validators = {
	"source-mssql": source_mssql,
	"source-mssql-1": source_mssql_1
};
export { validators };
