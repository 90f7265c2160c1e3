// src/connectors/compiled/source-mysql.compiled.js
const source_mysql = validate10;
const schema11 = {
	"$id": "source-mysql",
	"type": "object",
	"properties": {
		"host": { "type": "string" },
		"port": {
			"type": "integer",
			"minimum": 0,
			"maximum": 65536,
			"default": 3306
		},
		"database": { "type": "string" },
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
						"const": "preferred"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": { "mode": {
						"type": "string",
						"const": "required"
					} },
					"required": ["mode"]
				},
				{
					"type": "object",
					"properties": {
						"mode": {
							"type": "string",
							"const": "verify_ca"
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
							"const": "verify_identity"
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
					"server_timezone": { "type": "string" },
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
				"required": ["method"]
			}]
		},
		"check_privileges": {
			"type": "boolean",
			"default": true
		},
		"checkpoint_target_interval_seconds": {
			"type": "integer",
			"default": 300
		},
		"max_db_connections": { "type": "integer" }
	},
	"required": [
		"host",
		"port",
		"database",
		"username",
		"replication_method"
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
		if (data.replication_method === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "replication_method" }
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
		if (data.username !== void 0) {
			if (typeof data.username !== "string") {
				const err10 = {
					instancePath: instancePath + "/username",
					schemaPath: "#/properties/username/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.password !== void 0) {
			if (typeof data.password !== "string") {
				const err11 = {
					instancePath: instancePath + "/password",
					schemaPath: "#/properties/password/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.jdbc_url_params !== void 0) {
			if (typeof data.jdbc_url_params !== "string") {
				const err12 = {
					instancePath: instancePath + "/jdbc_url_params",
					schemaPath: "#/properties/jdbc_url_params/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.ssl_mode !== void 0) {
			let data6 = data.ssl_mode;
			if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
				const err13 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
			const _errs15 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs16 = errors;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (data6.mode === void 0) {
					const err14 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "mode" }
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				if (data6.mode !== void 0) {
					let data7 = data6.mode;
					if (typeof data7 !== "string") {
						const err15 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/0/properties/mode/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
					if ("preferred" !== data7) {
						const err16 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/0/properties/mode/const",
							keyword: "const",
							params: { allowedValue: "preferred" }
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
				}
			} else {
				const err17 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			}
			var _valid0 = _errs16 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs20 = errors;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (data6.mode === void 0) {
					const err18 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "mode" }
					};
					if (vErrors === null) vErrors = [err18];
					else vErrors.push(err18);
					errors++;
				}
				if (data6.mode !== void 0) {
					let data8 = data6.mode;
					if (typeof data8 !== "string") {
						const err19 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/1/properties/mode/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
					if ("required" !== data8) {
						const err20 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/1/properties/mode/const",
							keyword: "const",
							params: { allowedValue: "required" }
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
				}
			} else {
				const err21 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
			var _valid0 = _errs20 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid1 = true;
					passing0 = 1;
				}
				const _errs24 = errors;
				if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
					if (data6.mode === void 0) {
						const err22 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "mode" }
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
					if (data6.ca_certificate === void 0) {
						const err23 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "ca_certificate" }
						};
						if (vErrors === null) vErrors = [err23];
						else vErrors.push(err23);
						errors++;
					}
					if (data6.mode !== void 0) {
						let data9 = data6.mode;
						if (typeof data9 !== "string") {
							const err24 = {
								instancePath: instancePath + "/ssl_mode/mode",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/mode/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
						}
						if ("verify_ca" !== data9) {
							const err25 = {
								instancePath: instancePath + "/ssl_mode/mode",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/mode/const",
								keyword: "const",
								params: { allowedValue: "verify_ca" }
							};
							if (vErrors === null) vErrors = [err25];
							else vErrors.push(err25);
							errors++;
						}
					}
					if (data6.ca_certificate !== void 0) {
						if (typeof data6.ca_certificate !== "string") {
							const err26 = {
								instancePath: instancePath + "/ssl_mode/ca_certificate",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/ca_certificate/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
					}
					if (data6.client_certificate !== void 0) {
						if (typeof data6.client_certificate !== "string") {
							const err27 = {
								instancePath: instancePath + "/ssl_mode/client_certificate",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/client_certificate/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err27];
							else vErrors.push(err27);
							errors++;
						}
					}
					if (data6.client_key !== void 0) {
						if (typeof data6.client_key !== "string") {
							const err28 = {
								instancePath: instancePath + "/ssl_mode/client_key",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/client_key/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err28];
							else vErrors.push(err28);
							errors++;
						}
					}
					if (data6.client_key_password !== void 0) {
						if (typeof data6.client_key_password !== "string") {
							const err29 = {
								instancePath: instancePath + "/ssl_mode/client_key_password",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/client_key_password/type",
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
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
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
					const _errs36 = errors;
					if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
						if (data6.mode === void 0) {
							const err31 = {
								instancePath: instancePath + "/ssl_mode",
								schemaPath: "#/properties/ssl_mode/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "mode" }
							};
							if (vErrors === null) vErrors = [err31];
							else vErrors.push(err31);
							errors++;
						}
						if (data6.ca_certificate === void 0) {
							const err32 = {
								instancePath: instancePath + "/ssl_mode",
								schemaPath: "#/properties/ssl_mode/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "ca_certificate" }
							};
							if (vErrors === null) vErrors = [err32];
							else vErrors.push(err32);
							errors++;
						}
						if (data6.mode !== void 0) {
							let data14 = data6.mode;
							if (typeof data14 !== "string") {
								const err33 = {
									instancePath: instancePath + "/ssl_mode/mode",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/mode/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err33];
								else vErrors.push(err33);
								errors++;
							}
							if ("verify_identity" !== data14) {
								const err34 = {
									instancePath: instancePath + "/ssl_mode/mode",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/mode/const",
									keyword: "const",
									params: { allowedValue: "verify_identity" }
								};
								if (vErrors === null) vErrors = [err34];
								else vErrors.push(err34);
								errors++;
							}
						}
						if (data6.ca_certificate !== void 0) {
							if (typeof data6.ca_certificate !== "string") {
								const err35 = {
									instancePath: instancePath + "/ssl_mode/ca_certificate",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/ca_certificate/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err35];
								else vErrors.push(err35);
								errors++;
							}
						}
						if (data6.client_certificate !== void 0) {
							if (typeof data6.client_certificate !== "string") {
								const err36 = {
									instancePath: instancePath + "/ssl_mode/client_certificate",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/client_certificate/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err36];
								else vErrors.push(err36);
								errors++;
							}
						}
						if (data6.client_key !== void 0) {
							if (typeof data6.client_key !== "string") {
								const err37 = {
									instancePath: instancePath + "/ssl_mode/client_key",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/client_key/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err37];
								else vErrors.push(err37);
								errors++;
							}
						}
						if (data6.client_key_password !== void 0) {
							if (typeof data6.client_key_password !== "string") {
								const err38 = {
									instancePath: instancePath + "/ssl_mode/client_key_password",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/client_key_password/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err38];
								else vErrors.push(err38);
								errors++;
							}
						}
					} else {
						const err39 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/3/type",
							keyword: "type",
							params: { type: "object" }
						};
						if (vErrors === null) vErrors = [err39];
						else vErrors.push(err39);
						errors++;
					}
					var _valid0 = _errs36 === errors;
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
				const err40 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err40];
				else vErrors.push(err40);
				errors++;
			} else {
				errors = _errs15;
				if (vErrors !== null) {
					if (_errs15) vErrors.length = _errs15;
					else vErrors = null;
				}
			}
		}
		if (data.tunnel_method !== void 0) {
			let data19 = data.tunnel_method;
			if (!(data19 && typeof data19 == "object" && !Array.isArray(data19))) {
				const err41 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
			const _errs50 = errors;
			let valid6 = false;
			let passing1 = null;
			const _errs51 = errors;
			if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
				if (data19.tunnel_method === void 0) {
					const err42 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err42];
					else vErrors.push(err42);
					errors++;
				}
				if (data19.tunnel_method !== void 0) {
					let data20 = data19.tunnel_method;
					if (typeof data20 !== "string") {
						const err43 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
					if ("NO_TUNNEL" !== data20) {
						const err44 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "NO_TUNNEL" }
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
				}
			} else {
				const err45 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err45];
				else vErrors.push(err45);
				errors++;
			}
			var _valid1 = _errs51 === errors;
			if (_valid1) {
				valid6 = true;
				passing1 = 0;
			}
			const _errs55 = errors;
			if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
				if (data19.tunnel_method === void 0) {
					const err46 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err46];
					else vErrors.push(err46);
					errors++;
				}
				if (data19.tunnel_host === void 0) {
					const err47 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_host" }
					};
					if (vErrors === null) vErrors = [err47];
					else vErrors.push(err47);
					errors++;
				}
				if (data19.tunnel_port === void 0) {
					const err48 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_port" }
					};
					if (vErrors === null) vErrors = [err48];
					else vErrors.push(err48);
					errors++;
				}
				if (data19.tunnel_user === void 0) {
					const err49 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_user" }
					};
					if (vErrors === null) vErrors = [err49];
					else vErrors.push(err49);
					errors++;
				}
				if (data19.ssh_key === void 0) {
					const err50 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "ssh_key" }
					};
					if (vErrors === null) vErrors = [err50];
					else vErrors.push(err50);
					errors++;
				}
				if (data19.tunnel_method !== void 0) {
					let data21 = data19.tunnel_method;
					if (typeof data21 !== "string") {
						const err51 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err51];
						else vErrors.push(err51);
						errors++;
					}
					if ("SSH_KEY_AUTH" !== data21) {
						const err52 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "SSH_KEY_AUTH" }
						};
						if (vErrors === null) vErrors = [err52];
						else vErrors.push(err52);
						errors++;
					}
				}
				if (data19.tunnel_host !== void 0) {
					if (typeof data19.tunnel_host !== "string") {
						const err53 = {
							instancePath: instancePath + "/tunnel_method/tunnel_host",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_host/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
				}
				if (data19.tunnel_port !== void 0) {
					let data23 = data19.tunnel_port;
					if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23))) {
						const err54 = {
							instancePath: instancePath + "/tunnel_method/tunnel_port",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err54];
						else vErrors.push(err54);
						errors++;
					}
					if (typeof data23 == "number" && isFinite(data23)) {
						if (data23 > 65536 || isNaN(data23)) {
							const err55 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 65536
								}
							};
							if (vErrors === null) vErrors = [err55];
							else vErrors.push(err55);
							errors++;
						}
						if (data23 < 0 || isNaN(data23)) {
							const err56 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							if (vErrors === null) vErrors = [err56];
							else vErrors.push(err56);
							errors++;
						}
					}
				}
				if (data19.tunnel_user !== void 0) {
					if (typeof data19.tunnel_user !== "string") {
						const err57 = {
							instancePath: instancePath + "/tunnel_method/tunnel_user",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_user/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err57];
						else vErrors.push(err57);
						errors++;
					}
				}
				if (data19.ssh_key !== void 0) {
					if (typeof data19.ssh_key !== "string") {
						const err58 = {
							instancePath: instancePath + "/tunnel_method/ssh_key",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/ssh_key/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err58];
						else vErrors.push(err58);
						errors++;
					}
				}
			} else {
				const err59 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err59];
				else vErrors.push(err59);
				errors++;
			}
			var _valid1 = _errs55 === errors;
			if (_valid1 && valid6) {
				valid6 = false;
				passing1 = [passing1, 1];
			} else {
				if (_valid1) {
					valid6 = true;
					passing1 = 1;
				}
				const _errs67 = errors;
				if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
					if (data19.tunnel_method === void 0) {
						const err60 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_method" }
						};
						if (vErrors === null) vErrors = [err60];
						else vErrors.push(err60);
						errors++;
					}
					if (data19.tunnel_host === void 0) {
						const err61 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_host" }
						};
						if (vErrors === null) vErrors = [err61];
						else vErrors.push(err61);
						errors++;
					}
					if (data19.tunnel_port === void 0) {
						const err62 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_port" }
						};
						if (vErrors === null) vErrors = [err62];
						else vErrors.push(err62);
						errors++;
					}
					if (data19.tunnel_user === void 0) {
						const err63 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user" }
						};
						if (vErrors === null) vErrors = [err63];
						else vErrors.push(err63);
						errors++;
					}
					if (data19.tunnel_user_password === void 0) {
						const err64 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user_password" }
						};
						if (vErrors === null) vErrors = [err64];
						else vErrors.push(err64);
						errors++;
					}
					if (data19.tunnel_method !== void 0) {
						let data26 = data19.tunnel_method;
						if (typeof data26 !== "string") {
							const err65 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err65];
							else vErrors.push(err65);
							errors++;
						}
						if ("SSH_PASSWORD_AUTH" !== data26) {
							const err66 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/const",
								keyword: "const",
								params: { allowedValue: "SSH_PASSWORD_AUTH" }
							};
							if (vErrors === null) vErrors = [err66];
							else vErrors.push(err66);
							errors++;
						}
					}
					if (data19.tunnel_host !== void 0) {
						if (typeof data19.tunnel_host !== "string") {
							const err67 = {
								instancePath: instancePath + "/tunnel_method/tunnel_host",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_host/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err67];
							else vErrors.push(err67);
							errors++;
						}
					}
					if (data19.tunnel_port !== void 0) {
						let data28 = data19.tunnel_port;
						if (!(typeof data28 == "number" && !(data28 % 1) && !isNaN(data28) && isFinite(data28))) {
							const err68 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/type",
								keyword: "type",
								params: { type: "integer" }
							};
							if (vErrors === null) vErrors = [err68];
							else vErrors.push(err68);
							errors++;
						}
						if (typeof data28 == "number" && isFinite(data28)) {
							if (data28 > 65536 || isNaN(data28)) {
								const err69 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 65536
									}
								};
								if (vErrors === null) vErrors = [err69];
								else vErrors.push(err69);
								errors++;
							}
							if (data28 < 0 || isNaN(data28)) {
								const err70 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 0
									}
								};
								if (vErrors === null) vErrors = [err70];
								else vErrors.push(err70);
								errors++;
							}
						}
					}
					if (data19.tunnel_user !== void 0) {
						if (typeof data19.tunnel_user !== "string") {
							const err71 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err71];
							else vErrors.push(err71);
							errors++;
						}
					}
					if (data19.tunnel_user_password !== void 0) {
						if (typeof data19.tunnel_user_password !== "string") {
							const err72 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user_password",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user_password/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err72];
							else vErrors.push(err72);
							errors++;
						}
					}
				} else {
					const err73 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err73];
					else vErrors.push(err73);
					errors++;
				}
				var _valid1 = _errs67 === errors;
				if (_valid1 && valid6) {
					valid6 = false;
					passing1 = [passing1, 2];
				} else if (_valid1) {
					valid6 = true;
					passing1 = 2;
				}
			}
			if (!valid6) {
				const err74 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err74];
				else vErrors.push(err74);
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
			let data31 = data.replication_method;
			if (!(data31 && typeof data31 == "object" && !Array.isArray(data31))) {
				const err75 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err75];
				else vErrors.push(err75);
				errors++;
			}
			const _errs81 = errors;
			let valid10 = false;
			let passing2 = null;
			const _errs82 = errors;
			if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
				if (data31.method === void 0) {
					const err76 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err76];
					else vErrors.push(err76);
					errors++;
				}
				if (data31.method !== void 0) {
					let data32 = data31.method;
					if (typeof data32 !== "string") {
						const err77 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/type",
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
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/const",
							keyword: "const",
							params: { allowedValue: "STANDARD" }
						};
						if (vErrors === null) vErrors = [err78];
						else vErrors.push(err78);
						errors++;
					}
				}
			} else {
				const err79 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err79];
				else vErrors.push(err79);
				errors++;
			}
			var _valid2 = _errs82 === errors;
			if (_valid2) {
				valid10 = true;
				passing2 = 0;
			}
			const _errs86 = errors;
			if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
				if (data31.method === void 0) {
					const err80 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err80];
					else vErrors.push(err80);
					errors++;
				}
				if (data31.method !== void 0) {
					let data33 = data31.method;
					if (typeof data33 !== "string") {
						const err81 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err81];
						else vErrors.push(err81);
						errors++;
					}
					if ("CDC" !== data33) {
						const err82 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/const",
							keyword: "const",
							params: { allowedValue: "CDC" }
						};
						if (vErrors === null) vErrors = [err82];
						else vErrors.push(err82);
						errors++;
					}
				}
				if (data31.server_timezone !== void 0) {
					if (typeof data31.server_timezone !== "string") {
						const err83 = {
							instancePath: instancePath + "/replication_method/server_timezone",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/server_timezone/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err83];
						else vErrors.push(err83);
						errors++;
					}
				}
				if (data31.invalid_cdc_cursor_position_behavior !== void 0) {
					let data35 = data31.invalid_cdc_cursor_position_behavior;
					if (typeof data35 !== "string") {
						const err84 = {
							instancePath: instancePath + "/replication_method/invalid_cdc_cursor_position_behavior",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/invalid_cdc_cursor_position_behavior/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err84];
						else vErrors.push(err84);
						errors++;
					}
					if (!(data35 === "Fail sync" || data35 === "Re-sync data")) {
						const err85 = {
							instancePath: instancePath + "/replication_method/invalid_cdc_cursor_position_behavior",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/invalid_cdc_cursor_position_behavior/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.replication_method.oneOf[1].properties.invalid_cdc_cursor_position_behavior.enum }
						};
						if (vErrors === null) vErrors = [err85];
						else vErrors.push(err85);
						errors++;
					}
				}
				if (data31.initial_load_timeout_hours !== void 0) {
					let data36 = data31.initial_load_timeout_hours;
					if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
						const err86 = {
							instancePath: instancePath + "/replication_method/initial_load_timeout_hours",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/initial_load_timeout_hours/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err86];
						else vErrors.push(err86);
						errors++;
					}
				}
			} else {
				const err87 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err87];
				else vErrors.push(err87);
				errors++;
			}
			var _valid2 = _errs86 === errors;
			if (_valid2 && valid10) {
				valid10 = false;
				passing2 = [passing2, 1];
			} else if (_valid2) {
				valid10 = true;
				passing2 = 1;
			}
			if (!valid10) {
				const err88 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing2 }
				};
				if (vErrors === null) vErrors = [err88];
				else vErrors.push(err88);
				errors++;
			} else {
				errors = _errs81;
				if (vErrors !== null) {
					if (_errs81) vErrors.length = _errs81;
					else vErrors = null;
				}
			}
		}
		if (data.check_privileges !== void 0) {
			if (typeof data.check_privileges !== "boolean") {
				const err89 = {
					instancePath: instancePath + "/check_privileges",
					schemaPath: "#/properties/check_privileges/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err89];
				else vErrors.push(err89);
				errors++;
			}
		}
		if (data.checkpoint_target_interval_seconds !== void 0) {
			let data38 = data.checkpoint_target_interval_seconds;
			if (!(typeof data38 == "number" && !(data38 % 1) && !isNaN(data38) && isFinite(data38))) {
				const err90 = {
					instancePath: instancePath + "/checkpoint_target_interval_seconds",
					schemaPath: "#/properties/checkpoint_target_interval_seconds/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err90];
				else vErrors.push(err90);
				errors++;
			}
		}
		if (data.max_db_connections !== void 0) {
			let data39 = data.max_db_connections;
			if (!(typeof data39 == "number" && !(data39 % 1) && !isNaN(data39) && isFinite(data39))) {
				const err91 = {
					instancePath: instancePath + "/max_db_connections",
					schemaPath: "#/properties/max_db_connections/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err91];
				else vErrors.push(err91);
				errors++;
			}
		}
	} else {
		const err92 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err92];
		else vErrors.push(err92);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const dashbook_source_mysql = validate11;
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
		if (data.replication_method === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "replication_method" }
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
		if (data.username !== void 0) {
			if (typeof data.username !== "string") {
				const err10 = {
					instancePath: instancePath + "/username",
					schemaPath: "#/properties/username/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.password !== void 0) {
			if (typeof data.password !== "string") {
				const err11 = {
					instancePath: instancePath + "/password",
					schemaPath: "#/properties/password/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.jdbc_url_params !== void 0) {
			if (typeof data.jdbc_url_params !== "string") {
				const err12 = {
					instancePath: instancePath + "/jdbc_url_params",
					schemaPath: "#/properties/jdbc_url_params/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.ssl_mode !== void 0) {
			let data6 = data.ssl_mode;
			if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
				const err13 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
			const _errs15 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs16 = errors;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (data6.mode === void 0) {
					const err14 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "mode" }
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				if (data6.mode !== void 0) {
					let data7 = data6.mode;
					if (typeof data7 !== "string") {
						const err15 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/0/properties/mode/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
					if ("preferred" !== data7) {
						const err16 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/0/properties/mode/const",
							keyword: "const",
							params: { allowedValue: "preferred" }
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
				}
			} else {
				const err17 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			}
			var _valid0 = _errs16 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs20 = errors;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (data6.mode === void 0) {
					const err18 = {
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "mode" }
					};
					if (vErrors === null) vErrors = [err18];
					else vErrors.push(err18);
					errors++;
				}
				if (data6.mode !== void 0) {
					let data8 = data6.mode;
					if (typeof data8 !== "string") {
						const err19 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/1/properties/mode/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
					if ("required" !== data8) {
						const err20 = {
							instancePath: instancePath + "/ssl_mode/mode",
							schemaPath: "#/properties/ssl_mode/oneOf/1/properties/mode/const",
							keyword: "const",
							params: { allowedValue: "required" }
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
				}
			} else {
				const err21 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
			var _valid0 = _errs20 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else {
				if (_valid0) {
					valid1 = true;
					passing0 = 1;
				}
				const _errs24 = errors;
				if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
					if (data6.mode === void 0) {
						const err22 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "mode" }
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
					if (data6.ca_certificate === void 0) {
						const err23 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "ca_certificate" }
						};
						if (vErrors === null) vErrors = [err23];
						else vErrors.push(err23);
						errors++;
					}
					if (data6.mode !== void 0) {
						let data9 = data6.mode;
						if (typeof data9 !== "string") {
							const err24 = {
								instancePath: instancePath + "/ssl_mode/mode",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/mode/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
						}
						if ("verify_ca" !== data9) {
							const err25 = {
								instancePath: instancePath + "/ssl_mode/mode",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/mode/const",
								keyword: "const",
								params: { allowedValue: "verify_ca" }
							};
							if (vErrors === null) vErrors = [err25];
							else vErrors.push(err25);
							errors++;
						}
					}
					if (data6.ca_certificate !== void 0) {
						if (typeof data6.ca_certificate !== "string") {
							const err26 = {
								instancePath: instancePath + "/ssl_mode/ca_certificate",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/ca_certificate/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
					}
					if (data6.client_certificate !== void 0) {
						if (typeof data6.client_certificate !== "string") {
							const err27 = {
								instancePath: instancePath + "/ssl_mode/client_certificate",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/client_certificate/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err27];
							else vErrors.push(err27);
							errors++;
						}
					}
					if (data6.client_key !== void 0) {
						if (typeof data6.client_key !== "string") {
							const err28 = {
								instancePath: instancePath + "/ssl_mode/client_key",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/client_key/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err28];
							else vErrors.push(err28);
							errors++;
						}
					}
					if (data6.client_key_password !== void 0) {
						if (typeof data6.client_key_password !== "string") {
							const err29 = {
								instancePath: instancePath + "/ssl_mode/client_key_password",
								schemaPath: "#/properties/ssl_mode/oneOf/2/properties/client_key_password/type",
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
						instancePath: instancePath + "/ssl_mode",
						schemaPath: "#/properties/ssl_mode/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
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
					const _errs36 = errors;
					if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
						if (data6.mode === void 0) {
							const err31 = {
								instancePath: instancePath + "/ssl_mode",
								schemaPath: "#/properties/ssl_mode/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "mode" }
							};
							if (vErrors === null) vErrors = [err31];
							else vErrors.push(err31);
							errors++;
						}
						if (data6.ca_certificate === void 0) {
							const err32 = {
								instancePath: instancePath + "/ssl_mode",
								schemaPath: "#/properties/ssl_mode/oneOf/3/required",
								keyword: "required",
								params: { missingProperty: "ca_certificate" }
							};
							if (vErrors === null) vErrors = [err32];
							else vErrors.push(err32);
							errors++;
						}
						if (data6.mode !== void 0) {
							let data14 = data6.mode;
							if (typeof data14 !== "string") {
								const err33 = {
									instancePath: instancePath + "/ssl_mode/mode",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/mode/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err33];
								else vErrors.push(err33);
								errors++;
							}
							if ("verify_identity" !== data14) {
								const err34 = {
									instancePath: instancePath + "/ssl_mode/mode",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/mode/const",
									keyword: "const",
									params: { allowedValue: "verify_identity" }
								};
								if (vErrors === null) vErrors = [err34];
								else vErrors.push(err34);
								errors++;
							}
						}
						if (data6.ca_certificate !== void 0) {
							if (typeof data6.ca_certificate !== "string") {
								const err35 = {
									instancePath: instancePath + "/ssl_mode/ca_certificate",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/ca_certificate/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err35];
								else vErrors.push(err35);
								errors++;
							}
						}
						if (data6.client_certificate !== void 0) {
							if (typeof data6.client_certificate !== "string") {
								const err36 = {
									instancePath: instancePath + "/ssl_mode/client_certificate",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/client_certificate/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err36];
								else vErrors.push(err36);
								errors++;
							}
						}
						if (data6.client_key !== void 0) {
							if (typeof data6.client_key !== "string") {
								const err37 = {
									instancePath: instancePath + "/ssl_mode/client_key",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/client_key/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err37];
								else vErrors.push(err37);
								errors++;
							}
						}
						if (data6.client_key_password !== void 0) {
							if (typeof data6.client_key_password !== "string") {
								const err38 = {
									instancePath: instancePath + "/ssl_mode/client_key_password",
									schemaPath: "#/properties/ssl_mode/oneOf/3/properties/client_key_password/type",
									keyword: "type",
									params: { type: "string" }
								};
								if (vErrors === null) vErrors = [err38];
								else vErrors.push(err38);
								errors++;
							}
						}
					} else {
						const err39 = {
							instancePath: instancePath + "/ssl_mode",
							schemaPath: "#/properties/ssl_mode/oneOf/3/type",
							keyword: "type",
							params: { type: "object" }
						};
						if (vErrors === null) vErrors = [err39];
						else vErrors.push(err39);
						errors++;
					}
					var _valid0 = _errs36 === errors;
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
				const err40 = {
					instancePath: instancePath + "/ssl_mode",
					schemaPath: "#/properties/ssl_mode/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err40];
				else vErrors.push(err40);
				errors++;
			} else {
				errors = _errs15;
				if (vErrors !== null) {
					if (_errs15) vErrors.length = _errs15;
					else vErrors = null;
				}
			}
		}
		if (data.tunnel_method !== void 0) {
			let data19 = data.tunnel_method;
			if (!(data19 && typeof data19 == "object" && !Array.isArray(data19))) {
				const err41 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
			const _errs50 = errors;
			let valid6 = false;
			let passing1 = null;
			const _errs51 = errors;
			if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
				if (data19.tunnel_method === void 0) {
					const err42 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err42];
					else vErrors.push(err42);
					errors++;
				}
				if (data19.tunnel_method !== void 0) {
					let data20 = data19.tunnel_method;
					if (typeof data20 !== "string") {
						const err43 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
					if ("NO_TUNNEL" !== data20) {
						const err44 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/0/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "NO_TUNNEL" }
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
				}
			} else {
				const err45 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err45];
				else vErrors.push(err45);
				errors++;
			}
			var _valid1 = _errs51 === errors;
			if (_valid1) {
				valid6 = true;
				passing1 = 0;
			}
			const _errs55 = errors;
			if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
				if (data19.tunnel_method === void 0) {
					const err46 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_method" }
					};
					if (vErrors === null) vErrors = [err46];
					else vErrors.push(err46);
					errors++;
				}
				if (data19.tunnel_host === void 0) {
					const err47 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_host" }
					};
					if (vErrors === null) vErrors = [err47];
					else vErrors.push(err47);
					errors++;
				}
				if (data19.tunnel_port === void 0) {
					const err48 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_port" }
					};
					if (vErrors === null) vErrors = [err48];
					else vErrors.push(err48);
					errors++;
				}
				if (data19.tunnel_user === void 0) {
					const err49 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "tunnel_user" }
					};
					if (vErrors === null) vErrors = [err49];
					else vErrors.push(err49);
					errors++;
				}
				if (data19.ssh_key === void 0) {
					const err50 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "ssh_key" }
					};
					if (vErrors === null) vErrors = [err50];
					else vErrors.push(err50);
					errors++;
				}
				if (data19.tunnel_method !== void 0) {
					let data21 = data19.tunnel_method;
					if (typeof data21 !== "string") {
						const err51 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err51];
						else vErrors.push(err51);
						errors++;
					}
					if ("SSH_KEY_AUTH" !== data21) {
						const err52 = {
							instancePath: instancePath + "/tunnel_method/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_method/const",
							keyword: "const",
							params: { allowedValue: "SSH_KEY_AUTH" }
						};
						if (vErrors === null) vErrors = [err52];
						else vErrors.push(err52);
						errors++;
					}
				}
				if (data19.tunnel_host !== void 0) {
					if (typeof data19.tunnel_host !== "string") {
						const err53 = {
							instancePath: instancePath + "/tunnel_method/tunnel_host",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_host/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
				}
				if (data19.tunnel_port !== void 0) {
					let data23 = data19.tunnel_port;
					if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23))) {
						const err54 = {
							instancePath: instancePath + "/tunnel_method/tunnel_port",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err54];
						else vErrors.push(err54);
						errors++;
					}
					if (typeof data23 == "number" && isFinite(data23)) {
						if (data23 > 65536 || isNaN(data23)) {
							const err55 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 65536
								}
							};
							if (vErrors === null) vErrors = [err55];
							else vErrors.push(err55);
							errors++;
						}
						if (data23 < 0 || isNaN(data23)) {
							const err56 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_port/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							if (vErrors === null) vErrors = [err56];
							else vErrors.push(err56);
							errors++;
						}
					}
				}
				if (data19.tunnel_user !== void 0) {
					if (typeof data19.tunnel_user !== "string") {
						const err57 = {
							instancePath: instancePath + "/tunnel_method/tunnel_user",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/tunnel_user/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err57];
						else vErrors.push(err57);
						errors++;
					}
				}
				if (data19.ssh_key !== void 0) {
					if (typeof data19.ssh_key !== "string") {
						const err58 = {
							instancePath: instancePath + "/tunnel_method/ssh_key",
							schemaPath: "#/properties/tunnel_method/oneOf/1/properties/ssh_key/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err58];
						else vErrors.push(err58);
						errors++;
					}
				}
			} else {
				const err59 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err59];
				else vErrors.push(err59);
				errors++;
			}
			var _valid1 = _errs55 === errors;
			if (_valid1 && valid6) {
				valid6 = false;
				passing1 = [passing1, 1];
			} else {
				if (_valid1) {
					valid6 = true;
					passing1 = 1;
				}
				const _errs67 = errors;
				if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
					if (data19.tunnel_method === void 0) {
						const err60 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_method" }
						};
						if (vErrors === null) vErrors = [err60];
						else vErrors.push(err60);
						errors++;
					}
					if (data19.tunnel_host === void 0) {
						const err61 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_host" }
						};
						if (vErrors === null) vErrors = [err61];
						else vErrors.push(err61);
						errors++;
					}
					if (data19.tunnel_port === void 0) {
						const err62 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_port" }
						};
						if (vErrors === null) vErrors = [err62];
						else vErrors.push(err62);
						errors++;
					}
					if (data19.tunnel_user === void 0) {
						const err63 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user" }
						};
						if (vErrors === null) vErrors = [err63];
						else vErrors.push(err63);
						errors++;
					}
					if (data19.tunnel_user_password === void 0) {
						const err64 = {
							instancePath: instancePath + "/tunnel_method",
							schemaPath: "#/properties/tunnel_method/oneOf/2/required",
							keyword: "required",
							params: { missingProperty: "tunnel_user_password" }
						};
						if (vErrors === null) vErrors = [err64];
						else vErrors.push(err64);
						errors++;
					}
					if (data19.tunnel_method !== void 0) {
						let data26 = data19.tunnel_method;
						if (typeof data26 !== "string") {
							const err65 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err65];
							else vErrors.push(err65);
							errors++;
						}
						if ("SSH_PASSWORD_AUTH" !== data26) {
							const err66 = {
								instancePath: instancePath + "/tunnel_method/tunnel_method",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_method/const",
								keyword: "const",
								params: { allowedValue: "SSH_PASSWORD_AUTH" }
							};
							if (vErrors === null) vErrors = [err66];
							else vErrors.push(err66);
							errors++;
						}
					}
					if (data19.tunnel_host !== void 0) {
						if (typeof data19.tunnel_host !== "string") {
							const err67 = {
								instancePath: instancePath + "/tunnel_method/tunnel_host",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_host/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err67];
							else vErrors.push(err67);
							errors++;
						}
					}
					if (data19.tunnel_port !== void 0) {
						let data28 = data19.tunnel_port;
						if (!(typeof data28 == "number" && !(data28 % 1) && !isNaN(data28) && isFinite(data28))) {
							const err68 = {
								instancePath: instancePath + "/tunnel_method/tunnel_port",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/type",
								keyword: "type",
								params: { type: "integer" }
							};
							if (vErrors === null) vErrors = [err68];
							else vErrors.push(err68);
							errors++;
						}
						if (typeof data28 == "number" && isFinite(data28)) {
							if (data28 > 65536 || isNaN(data28)) {
								const err69 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 65536
									}
								};
								if (vErrors === null) vErrors = [err69];
								else vErrors.push(err69);
								errors++;
							}
							if (data28 < 0 || isNaN(data28)) {
								const err70 = {
									instancePath: instancePath + "/tunnel_method/tunnel_port",
									schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_port/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 0
									}
								};
								if (vErrors === null) vErrors = [err70];
								else vErrors.push(err70);
								errors++;
							}
						}
					}
					if (data19.tunnel_user !== void 0) {
						if (typeof data19.tunnel_user !== "string") {
							const err71 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err71];
							else vErrors.push(err71);
							errors++;
						}
					}
					if (data19.tunnel_user_password !== void 0) {
						if (typeof data19.tunnel_user_password !== "string") {
							const err72 = {
								instancePath: instancePath + "/tunnel_method/tunnel_user_password",
								schemaPath: "#/properties/tunnel_method/oneOf/2/properties/tunnel_user_password/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err72];
							else vErrors.push(err72);
							errors++;
						}
					}
				} else {
					const err73 = {
						instancePath: instancePath + "/tunnel_method",
						schemaPath: "#/properties/tunnel_method/oneOf/2/type",
						keyword: "type",
						params: { type: "object" }
					};
					if (vErrors === null) vErrors = [err73];
					else vErrors.push(err73);
					errors++;
				}
				var _valid1 = _errs67 === errors;
				if (_valid1 && valid6) {
					valid6 = false;
					passing1 = [passing1, 2];
				} else if (_valid1) {
					valid6 = true;
					passing1 = 2;
				}
			}
			if (!valid6) {
				const err74 = {
					instancePath: instancePath + "/tunnel_method",
					schemaPath: "#/properties/tunnel_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing1 }
				};
				if (vErrors === null) vErrors = [err74];
				else vErrors.push(err74);
				errors++;
			} else {
				errors = _errs50;
				if (vErrors !== null) {
					if (_errs50) vErrors.length = _errs50;
					else vErrors = null;
				}
			}
		}
		if (data.ssl !== void 0) {
			if (typeof data.ssl !== "boolean") {
				const err75 = {
					instancePath: instancePath + "/ssl",
					schemaPath: "#/properties/ssl/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err75];
				else vErrors.push(err75);
				errors++;
			}
		}
		if (data.replication_method !== void 0) {
			let data32 = data.replication_method;
			if (!(data32 && typeof data32 == "object" && !Array.isArray(data32))) {
				const err76 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err76];
				else vErrors.push(err76);
				errors++;
			}
			const _errs83 = errors;
			let valid10 = false;
			let passing2 = null;
			const _errs84 = errors;
			if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
				if (data32.method === void 0) {
					const err77 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err77];
					else vErrors.push(err77);
					errors++;
				}
				if (data32.method !== void 0) {
					let data33 = data32.method;
					if (typeof data33 !== "string") {
						const err78 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err78];
						else vErrors.push(err78);
						errors++;
					}
					if ("STANDARD" !== data33) {
						const err79 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/0/properties/method/const",
							keyword: "const",
							params: { allowedValue: "STANDARD" }
						};
						if (vErrors === null) vErrors = [err79];
						else vErrors.push(err79);
						errors++;
					}
				}
			} else {
				const err80 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err80];
				else vErrors.push(err80);
				errors++;
			}
			var _valid2 = _errs84 === errors;
			if (_valid2) {
				valid10 = true;
				passing2 = 0;
			}
			const _errs88 = errors;
			if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
				if (data32.method === void 0) {
					const err81 = {
						instancePath: instancePath + "/replication_method",
						schemaPath: "#/properties/replication_method/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "method" }
					};
					if (vErrors === null) vErrors = [err81];
					else vErrors.push(err81);
					errors++;
				}
				if (data32.method !== void 0) {
					let data34 = data32.method;
					if (typeof data34 !== "string") {
						const err82 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err82];
						else vErrors.push(err82);
						errors++;
					}
					if ("CDC" !== data34) {
						const err83 = {
							instancePath: instancePath + "/replication_method/method",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/method/const",
							keyword: "const",
							params: { allowedValue: "CDC" }
						};
						if (vErrors === null) vErrors = [err83];
						else vErrors.push(err83);
						errors++;
					}
				}
				if (data32.initial_waiting_seconds !== void 0) {
					let data35 = data32.initial_waiting_seconds;
					if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
						const err84 = {
							instancePath: instancePath + "/replication_method/initial_waiting_seconds",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/initial_waiting_seconds/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err84];
						else vErrors.push(err84);
						errors++;
					}
				}
				if (data32.server_time_zone !== void 0) {
					if (typeof data32.server_time_zone !== "string") {
						const err85 = {
							instancePath: instancePath + "/replication_method/server_time_zone",
							schemaPath: "#/properties/replication_method/oneOf/1/properties/server_time_zone/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err85];
						else vErrors.push(err85);
						errors++;
					}
				}
			} else {
				const err86 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err86];
				else vErrors.push(err86);
				errors++;
			}
			var _valid2 = _errs88 === errors;
			if (_valid2 && valid10) {
				valid10 = false;
				passing2 = [passing2, 1];
			} else if (_valid2) {
				valid10 = true;
				passing2 = 1;
			}
			if (!valid10) {
				const err87 = {
					instancePath: instancePath + "/replication_method",
					schemaPath: "#/properties/replication_method/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing2 }
				};
				if (vErrors === null) vErrors = [err87];
				else vErrors.push(err87);
				errors++;
			} else {
				errors = _errs83;
				if (vErrors !== null) {
					if (_errs83) vErrors.length = _errs83;
					else vErrors = null;
				}
			}
		}
	} else {
		const err88 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err88];
		else vErrors.push(err88);
		errors++;
	}
	validate11.errors = vErrors;
	return errors === 0;
}
const validators = {
	"source-mysql": source_mysql,
	"dashbook-source-mysql": dashbook_source_mysql
};
export { validators };
