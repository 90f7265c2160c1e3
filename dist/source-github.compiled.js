// src/connectors/compiled/source-github.compiled.js
const source_github = validate10;
const pattern0 = new RegExp("^[\\w.-]+/(([\\w.-]*\\*)|[\\w.-]+(?<!\\.git))$", "u");
const pattern1 = /* @__PURE__ */ new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", "u");
const pattern2 = new RegExp("^([\\w.-]+/(\\*|[\\w.-]+(?<!\\.git))\\s+)*[\\w.-]+/(\\*|[\\w.-]+(?<!\\.git))$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.credentials === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "credentials" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.repositories === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "repositories" }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.credentials !== void 0) {
			let data0 = data.credentials;
			if (!(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
				const err2 = {
					instancePath: instancePath + "/credentials",
					schemaPath: "#/properties/credentials/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			const _errs3 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs4 = errors;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.access_token === void 0) {
					const err3 = {
						instancePath: instancePath + "/credentials",
						schemaPath: "#/properties/credentials/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "access_token" }
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
				if (data0.option_title !== void 0) {
					let data1 = data0.option_title;
					if (typeof data1 !== "string") {
						const err4 = {
							instancePath: instancePath + "/credentials/option_title",
							schemaPath: "#/properties/credentials/oneOf/0/properties/option_title/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err4];
						else vErrors.push(err4);
						errors++;
					}
					if ("OAuth Credentials" !== data1) {
						const err5 = {
							instancePath: instancePath + "/credentials/option_title",
							schemaPath: "#/properties/credentials/oneOf/0/properties/option_title/const",
							keyword: "const",
							params: { allowedValue: "OAuth Credentials" }
						};
						if (vErrors === null) vErrors = [err5];
						else vErrors.push(err5);
						errors++;
					}
				}
				if (data0.access_token !== void 0) {
					if (typeof data0.access_token !== "string") {
						const err6 = {
							instancePath: instancePath + "/credentials/access_token",
							schemaPath: "#/properties/credentials/oneOf/0/properties/access_token/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
				}
				if (data0.client_id !== void 0) {
					if (typeof data0.client_id !== "string") {
						const err7 = {
							instancePath: instancePath + "/credentials/client_id",
							schemaPath: "#/properties/credentials/oneOf/0/properties/client_id/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
				}
				if (data0.client_secret !== void 0) {
					if (typeof data0.client_secret !== "string") {
						const err8 = {
							instancePath: instancePath + "/credentials/client_secret",
							schemaPath: "#/properties/credentials/oneOf/0/properties/client_secret/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/credentials",
					schemaPath: "#/properties/credentials/oneOf/0/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			var _valid0 = _errs4 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs14 = errors;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.personal_access_token === void 0) {
					const err10 = {
						instancePath: instancePath + "/credentials",
						schemaPath: "#/properties/credentials/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "personal_access_token" }
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				if (data0.option_title !== void 0) {
					let data5 = data0.option_title;
					if (typeof data5 !== "string") {
						const err11 = {
							instancePath: instancePath + "/credentials/option_title",
							schemaPath: "#/properties/credentials/oneOf/1/properties/option_title/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					if ("PAT Credentials" !== data5) {
						const err12 = {
							instancePath: instancePath + "/credentials/option_title",
							schemaPath: "#/properties/credentials/oneOf/1/properties/option_title/const",
							keyword: "const",
							params: { allowedValue: "PAT Credentials" }
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
				}
				if (data0.personal_access_token !== void 0) {
					if (typeof data0.personal_access_token !== "string") {
						const err13 = {
							instancePath: instancePath + "/credentials/personal_access_token",
							schemaPath: "#/properties/credentials/oneOf/1/properties/personal_access_token/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/credentials",
					schemaPath: "#/properties/credentials/oneOf/1/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
			var _valid0 = _errs14 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else if (_valid0) {
				valid1 = true;
				passing0 = 1;
			}
			if (!valid1) {
				const err15 = {
					instancePath: instancePath + "/credentials",
					schemaPath: "#/properties/credentials/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 }
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			} else {
				errors = _errs3;
				if (vErrors !== null) {
					if (_errs3) vErrors.length = _errs3;
					else vErrors = null;
				}
			}
		}
		if (data.repositories !== void 0) {
			let data7 = data.repositories;
			if (Array.isArray(data7)) {
				if (data7.length < 1) {
					const err16 = {
						instancePath: instancePath + "/repositories",
						schemaPath: "#/properties/repositories/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				const len0 = data7.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data8 = data7[i0];
					if (typeof data8 === "string") {
						if (!pattern0.test(data8)) {
							const err17 = {
								instancePath: instancePath + "/repositories/" + i0,
								schemaPath: "#/properties/repositories/items/pattern",
								keyword: "pattern",
								params: { pattern: "^[\\w.-]+/(([\\w.-]*\\*)|[\\w.-]+(?<!\\.git))$" }
							};
							if (vErrors === null) vErrors = [err17];
							else vErrors.push(err17);
							errors++;
						}
					} else {
						const err18 = {
							instancePath: instancePath + "/repositories/" + i0,
							schemaPath: "#/properties/repositories/items/type",
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
					instancePath: instancePath + "/repositories",
					schemaPath: "#/properties/repositories/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
		}
		if (data.branches !== void 0) {
			let data9 = data.branches;
			if (Array.isArray(data9)) {
				const len1 = data9.length;
				for (let i1 = 0; i1 < len1; i1++) if (typeof data9[i1] !== "string") {
					const err20 = {
						instancePath: instancePath + "/branches/" + i1,
						schemaPath: "#/properties/branches/items/type",
						keyword: "type",
						params: { type: "string" }
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
			} else {
				const err21 = {
					instancePath: instancePath + "/branches",
					schemaPath: "#/properties/branches/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.start_date !== void 0) {
			let data11 = data.start_date;
			if (typeof data11 === "string") {
				if (!pattern1.test(data11)) {
					const err22 = {
						instancePath: instancePath + "/start_date",
						schemaPath: "#/properties/start_date/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$" }
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
			} else {
				const err23 = {
					instancePath: instancePath + "/start_date",
					schemaPath: "#/properties/start_date/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
		}
		if (data.api_url !== void 0) {
			if (typeof data.api_url !== "string") {
				const err24 = {
					instancePath: instancePath + "/api_url",
					schemaPath: "#/properties/api_url/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
		}
		if (data.max_waiting_time !== void 0) {
			let data13 = data.max_waiting_time;
			if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
				const err25 = {
					instancePath: instancePath + "/max_waiting_time",
					schemaPath: "#/properties/max_waiting_time/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err25];
				else vErrors.push(err25);
				errors++;
			}
			if (typeof data13 == "number" && isFinite(data13)) {
				if (data13 > 240 || isNaN(data13)) {
					const err26 = {
						instancePath: instancePath + "/max_waiting_time",
						schemaPath: "#/properties/max_waiting_time/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 240
						}
					};
					if (vErrors === null) vErrors = [err26];
					else vErrors.push(err26);
					errors++;
				}
				if (data13 < 1 || isNaN(data13)) {
					const err27 = {
						instancePath: instancePath + "/max_waiting_time",
						schemaPath: "#/properties/max_waiting_time/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						}
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
			}
		}
		if (data.num_workers !== void 0) {
			let data14 = data.num_workers;
			if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
				const err28 = {
					instancePath: instancePath + "/num_workers",
					schemaPath: "#/properties/num_workers/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err28];
				else vErrors.push(err28);
				errors++;
			}
			if (typeof data14 == "number" && isFinite(data14)) {
				if (data14 > 25 || isNaN(data14)) {
					const err29 = {
						instancePath: instancePath + "/num_workers",
						schemaPath: "#/properties/num_workers/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 25
						}
					};
					if (vErrors === null) vErrors = [err29];
					else vErrors.push(err29);
					errors++;
				}
				if (data14 < 1 || isNaN(data14)) {
					const err30 = {
						instancePath: instancePath + "/num_workers",
						schemaPath: "#/properties/num_workers/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						}
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
			}
		}
		if (data.repository !== void 0) {
			let data15 = data.repository;
			if (typeof data15 === "string") {
				if (!pattern2.test(data15)) {
					const err31 = {
						instancePath: instancePath + "/repository",
						schemaPath: "#/properties/repository/pattern",
						keyword: "pattern",
						params: { pattern: "^([\\w.-]+/(\\*|[\\w.-]+(?<!\\.git))\\s+)*[\\w.-]+/(\\*|[\\w.-]+(?<!\\.git))$" }
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
			} else {
				const err32 = {
					instancePath: instancePath + "/repository",
					schemaPath: "#/properties/repository/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err32];
				else vErrors.push(err32);
				errors++;
			}
		}
		if (data.branch !== void 0) {
			if (typeof data.branch !== "string") {
				const err33 = {
					instancePath: instancePath + "/branch",
					schemaPath: "#/properties/branch/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err33];
				else vErrors.push(err33);
				errors++;
			}
		}
	} else {
		const err34 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err34];
		else vErrors.push(err34);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const validators = { "source-github": source_github };
export { validators };
