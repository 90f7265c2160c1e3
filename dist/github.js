import { r as __toESM } from "./rolldown-runtime.js";
import { Br as redact, Ki as builtin, Vi as IcebranchError, dr as throwIfStopped, pt as setTimeout, ur as concurrently } from "./core.js";
import { t as createHash } from "./builtin_node_crypto.js";
// node_modules/universal-user-agent/index.js
function getUserAgent() {
	if (typeof navigator === "object" && "userAgent" in navigator) return navigator.userAgent;
	if (typeof process === "object" && process.version !== void 0) return `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`;
	return "<environment undetectable>";
}
// node_modules/@octokit/endpoint/dist-bundle/index.js
var DEFAULTS = {
	method: "GET",
	baseUrl: "https://api.github.com",
	headers: {
		accept: "application/vnd.github.v3+json",
		"user-agent": `octokit-endpoint.js/0.0.0-development ${getUserAgent()}`
	},
	mediaType: { format: "" }
};
function lowercaseKeys(object) {
	if (!object) return {};
	return Object.keys(object).reduce((newObj, key) => {
		newObj[key.toLowerCase()] = object[key];
		return newObj;
	}, {});
}
function isPlainObject$1(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Object.prototype.toString.call(value) !== "[object Object]") return false;
	const proto = Object.getPrototypeOf(value);
	if (proto === null) return true;
	const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
	return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
function mergeDeep(defaults, options) {
	const result = Object.assign({}, defaults);
	Object.keys(options).forEach((key) => {
		if (isPlainObject$1(options[key])) {
			if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
			else result[key] = mergeDeep(defaults[key], options[key]);
		} else Object.assign(result, { [key]: options[key] });
	});
	return result;
}
function removeUndefinedProperties(obj) {
	for (const key in obj) if (obj[key] === void 0) delete obj[key];
	return obj;
}
function merge(defaults, route, options) {
	if (typeof route === "string") {
		let [method, url] = route.split(" ");
		options = Object.assign(url ? {
			method,
			url
		} : { url: method }, options);
	} else options = Object.assign({}, route);
	options.headers = lowercaseKeys(options.headers);
	removeUndefinedProperties(options);
	removeUndefinedProperties(options.headers);
	const mergedOptions = mergeDeep(defaults || {}, options);
	if (options.url === "/graphql") {
		if (defaults && defaults.mediaType.previews?.length) mergedOptions.mediaType.previews = defaults.mediaType.previews.filter((preview) => !mergedOptions.mediaType.previews.includes(preview)).concat(mergedOptions.mediaType.previews);
		mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
	}
	return mergedOptions;
}
function addQueryParameters(url, parameters) {
	const separator = /\?/.test(url) ? "&" : "?";
	const names = Object.keys(parameters);
	if (names.length === 0) return url;
	return url + separator + names.map((name) => {
		if (name === "q") return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
		return `${name}=${encodeURIComponent(parameters[name])}`;
	}).join("&");
}
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
	return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
	const matches = url.match(urlVariableRegex);
	if (!matches) return [];
	return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}
function omit(object, keysToOmit) {
	const result = { __proto__: null };
	for (const key of Object.keys(object)) if (keysToOmit.indexOf(key) === -1) result[key] = object[key];
	return result;
}
function encodeReserved(str) {
	return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
		if (!/%[0-9A-Fa-f]/.test(part)) part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
		return part;
	}).join("");
}
function encodeUnreserved(str) {
	return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
		return "%" + c.charCodeAt(0).toString(16).toUpperCase();
	});
}
function encodeValue(operator, value, key) {
	value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
	if (key) return encodeUnreserved(key) + "=" + value;
	else return value;
}
function isDefined(value) {
	return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
	return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
	var value = context[key], result = [];
	if (isDefined(value) && value !== "") {
		if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
			value = value.toString();
			if (modifier && modifier !== "*") value = value.substring(0, parseInt(modifier, 10));
			result.push(encodeValue(operator, value, isKeyOperator(operator) ? key : ""));
		} else if (modifier === "*") {
			if (Array.isArray(value)) value.filter(isDefined).forEach(function(value2) {
				result.push(encodeValue(operator, value2, isKeyOperator(operator) ? key : ""));
			});
			else Object.keys(value).forEach(function(k) {
				if (isDefined(value[k])) result.push(encodeValue(operator, value[k], k));
			});
		} else {
			const tmp = [];
			if (Array.isArray(value)) value.filter(isDefined).forEach(function(value2) {
				tmp.push(encodeValue(operator, value2));
			});
			else Object.keys(value).forEach(function(k) {
				if (isDefined(value[k])) {
					tmp.push(encodeUnreserved(k));
					tmp.push(encodeValue(operator, value[k].toString()));
				}
			});
			if (isKeyOperator(operator)) result.push(encodeUnreserved(key) + "=" + tmp.join(","));
			else if (tmp.length !== 0) result.push(tmp.join(","));
		}
	} else if (operator === ";") {
		if (isDefined(value)) result.push(encodeUnreserved(key));
	} else if (value === "" && (operator === "&" || operator === "?")) result.push(encodeUnreserved(key) + "=");
	else if (value === "") result.push("");
	return result;
}
function parseUrl(template) {
	return { expand: expand.bind(null, template) };
}
function expand(template, context) {
	var operators = [
		"+",
		"#",
		".",
		"/",
		";",
		"?",
		"&"
	];
	template = template.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g, function(_, expression, literal) {
		if (expression) {
			let operator = "";
			const values = [];
			if (operators.indexOf(expression.charAt(0)) !== -1) {
				operator = expression.charAt(0);
				expression = expression.substr(1);
			}
			expression.split(/,/g).forEach(function(variable) {
				var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
				values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
			});
			if (operator && operator !== "+") {
				var separator = ",";
				if (operator === "?") separator = "&";
				else if (operator !== "#") separator = operator;
				return (values.length !== 0 ? operator : "") + values.join(separator);
			} else return values.join(",");
		} else return encodeReserved(literal);
	});
	if (template === "/") return template;
	else return template.replace(/\/$/, "");
}
function parse$1(options) {
	let method = options.method.toUpperCase();
	let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
	let headers = Object.assign({}, options.headers);
	let body;
	let parameters = omit(options, [
		"method",
		"baseUrl",
		"url",
		"headers",
		"request",
		"mediaType"
	]);
	const urlVariableNames = extractUrlVariableNames(url);
	url = parseUrl(url).expand(parameters);
	if (!/^http/.test(url)) url = options.baseUrl + url;
	const remainingParameters = omit(parameters, Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl"));
	if (!/application\/octet-stream/i.test(headers.accept)) {
		if (options.mediaType.format) headers.accept = headers.accept.split(/,/).map((format) => format.replace(/application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/, `application/vnd$1$2.${options.mediaType.format}`)).join(",");
		if (url.endsWith("/graphql")) {
			if (options.mediaType.previews?.length) headers.accept = (headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || []).concat(options.mediaType.previews).map((preview) => {
				return `application/vnd.github.${preview}-preview${options.mediaType.format ? `.${options.mediaType.format}` : "+json"}`;
			}).join(",");
		}
	}
	if (["GET", "HEAD"].includes(method)) url = addQueryParameters(url, remainingParameters);
	else if ("data" in remainingParameters) body = remainingParameters.data;
	else if (Object.keys(remainingParameters).length) body = remainingParameters;
	if (!headers["content-type"] && typeof body !== "undefined") headers["content-type"] = "application/json; charset=utf-8";
	if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") body = "";
	return Object.assign({
		method,
		url,
		headers
	}, typeof body !== "undefined" ? { body } : null, options.request ? { request: options.request } : null);
}
function endpointWithDefaults(defaults, route, options) {
	return parse$1(merge(defaults, route, options));
}
function withDefaults$1(oldDefaults, newDefaults) {
	const DEFAULTS2 = merge(oldDefaults, newDefaults);
	const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
	return Object.assign(endpoint2, {
		DEFAULTS: DEFAULTS2,
		defaults: withDefaults$1.bind(null, DEFAULTS2),
		merge: merge.bind(null, DEFAULTS2),
		parse: parse$1
	});
}
var endpoint = withDefaults$1(null, DEFAULTS);
// node_modules/content-type/dist/index.js
/*!
* content-type
* Copyright(c) 2015 Douglas Christopher Wilson
* MIT Licensed
*/
const SP = 32;
const HTAB = 9;
const SEMI = 59;
const EQ = 61;
const DQUOTE = 34;
const BSLASH = 92;
const COMMA = 44;
const LOWER_CASE = 1;
const OWS = 2;
const SEMI_FLAG = 4;
const COMMA_FLAG = 8;
const TOKEN_FLAG = 16;
const NON_ASCII = 65280;
const CASE_FLAGS = 65281;
/**
* Character flags used to normalize HTTP field values while scanning.
* Out-of-range reads intentionally coerce to zero in bitwise expressions.
*/
const CHAR_MAP = /* @__PURE__ */ new Uint8Array(256);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 128; code <= 255; code++) CHAR_MAP[code] |= LOWER_CASE;
for (const char of "!#$%&'*+-.^_`|~") CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
for (let code = 48; code <= 57; code++) CHAR_MAP[code] |= TOKEN_FLAG;
for (let code = 65; code <= 90; code++) CHAR_MAP[code] |= 17;
for (let code = 97; code <= 122; code++) CHAR_MAP[code] |= TOKEN_FLAG;
/**
* Null object perf optimization. Faster than `Object.create(null)` and `{ __proto__: null }`.
*/
const NullObject = /* @__PURE__ */ (() => {
	const C = function() {};
	C.prototype = Object.create(null);
	return C;
})();
/**
* Parse a `Content-Type` header.
*/
function parse(header, options) {
	const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
	const len = header.length;
	let valueStart = options?.start ?? 0;
	while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) valueStart++;
	let index = valueStart;
	let typeFlags = 0;
	let whitespace = -1;
	let stop = options?.parameters === false ? COMMA_FLAG : 0;
	while (index < len) {
		const code = header.charCodeAt(index);
		const flags = CHAR_MAP[code];
		if ((flags & stopFlags) !== 0) {
			stop |= flags & COMMA_FLAG;
			break;
		}
		if ((flags & OWS) !== 0) {
			if (whitespace === -1) whitespace = index;
		} else whitespace = -1;
		typeFlags |= code & NON_ASCII | flags;
		index++;
	}
	const value = header.slice(valueStart, whitespace === -1 ? index : whitespace);
	const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
	if (index === len || stop !== 0) return {
		type,
		index,
		parameters: new NullObject()
	};
	return parseParameters(header, type, index, len, stopFlags);
}
/**
* Parses the parameters of a `Content-Type` header starting at the given index.
*/
function parseParameters(header, type, index, len, stopFlags) {
	const parameters = new NullObject();
	parameter: while (index < len) {
		index++;
		while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) index++;
		const keyStart = index;
		let keyFlags = 0;
		let keyWhitespace = -1;
		while (index < len) {
			const code = header.charCodeAt(index);
			const flags = CHAR_MAP[code];
			if ((flags & stopFlags) !== 0) {
				if ((flags & COMMA_FLAG) !== 0) break parameter;
				continue parameter;
			}
			if (code === EQ) {
				const value = header.slice(keyStart, keyWhitespace === -1 ? index : keyWhitespace);
				const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
				index++;
				while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) index++;
				if (index < len && header.charCodeAt(index) === DQUOTE) {
					const quotedStart = ++index;
					let escaped = false;
					while (index < len) {
						const code = header.charCodeAt(index);
						if (code === DQUOTE) {
							if (parameters[key] === void 0) parameters[key] = escaped ? unescapeQuotedPairs(header, quotedStart, index) : header.slice(quotedStart, index);
							index++;
							let stop = 0;
							while (index < len) {
								const code = header.charCodeAt(index);
								const flags = CHAR_MAP[code];
								if ((flags & stopFlags) !== 0) {
									stop = flags & COMMA_FLAG;
									break;
								}
								index++;
							}
							if (stop !== 0) break parameter;
							continue parameter;
						}
						if (code === BSLASH && index + 1 < len) {
							escaped = true;
							index += 2;
							continue;
						}
						index++;
					}
					continue parameter;
				}
				const valueStart = index;
				let stop = 0;
				let valueWhitespace = -1;
				while (index < len) {
					const code = header.charCodeAt(index);
					const flags = CHAR_MAP[code];
					if ((flags & stopFlags) !== 0) {
						stop = flags & COMMA_FLAG;
						break;
					}
					if ((flags & OWS) !== 0) {
						if (valueWhitespace === -1) valueWhitespace = index;
					} else valueWhitespace = -1;
					index++;
				}
				if (parameters[key] === void 0) parameters[key] = header.slice(valueStart, valueWhitespace === -1 ? index : valueWhitespace);
				if (stop !== 0) break parameter;
				continue parameter;
			}
			if ((flags & OWS) !== 0) {
				if (keyWhitespace === -1) keyWhitespace = index;
			} else keyWhitespace = -1;
			keyFlags |= code & NON_ASCII | flags;
			index++;
		}
	}
	return {
		type,
		index,
		parameters
	};
}
/**
* Remove backslashes from quoted pairs in a known-terminated quoted string body.
*/
function unescapeQuotedPairs(str, start, end) {
	let result = "";
	for (let index = start; index < end; index++) if (str.charCodeAt(index) === BSLASH) {
		result += str.slice(start, index);
		start = ++index;
	}
	return result + str.slice(start, end);
}
// node_modules/json-with-bigint/json-with-bigint.js
const intRegex = /^-?\d+$/;
const noiseValue = /^-?\d+n+$/;
const originalStringify = JSON.stringify;
const originalParse = JSON.parse;
const customFormat = /^-?\d+n$/;
const bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
const noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;
/**
* @typedef {(this: any, key: string | number | undefined, value: any) => any} Replacer
* @typedef {(key: string | number | undefined, value: any, context?: { source: string }) => any} Reviver
*/
/**
* Checks if a value is unstringifiable according to native JSON.stringify rules.
*
* @param {any} val The value to check.
* @returns {boolean} True if the value is undefined, a function, or a symbol.
*/
const isUnstringifiable = (val) => val === void 0 || typeof val === "function" || typeof val === "symbol";
/**
* Checks if a value is a native JSON.rawJSON object (Node.js 22+).
*
* @param {any} val The value to check.
* @returns {boolean} True if the value is a RawJSON instance.
*/
const isRawJSON = (val) => val !== null && typeof val === "object" && val.constructor && val.constructor.name === "RawJSON";
/**
* Iteratively converts a JS value to a JSON string.
* Used as a fallback when the native JSON.stringify hits the Maximum Call Stack size.
* Fully compliant with JSON formatting (space), replacers, and toJSON behaviors.
*
* @param {any} rootValue The value to stringify.
* @param {Replacer | Array<string | number> | null} [replacer] User's custom replacer function.
* @param {string | number} [spaceParam] Indentation for pretty-printing.
* @returns {string | undefined} The generated JSON string.
*/
const stringifyIteratively = (rootValue, replacer, spaceParam) => {
	let space = "";
	if (typeof spaceParam === "number") space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
	else if (typeof spaceParam === "string") space = spaceParam.slice(0, 10);
	const isFunctionReplacer = typeof replacer === "function";
	const propertyList = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;
	/**
	* Prepares a value for stringification by resolving toJSON, handling BigInts,
	* applying custom replacers, and unwrapping primitive objects.
	*
	* @param {object|Array} parent The parent object or array holding the value.
	* @param {string} key The key associated with the value.
	* @param {any} val The raw value to process.
	* @returns {any} The processed value ready for stringification.
	*/
	const prepareVal = (parent, key, val) => {
		if (val !== null && typeof val === "object" && typeof val.toJSON === "function") val = val.toJSON(key);
		if (typeof val === "string" && noiseValue.test(val)) return val + "n";
		if (typeof val === "bigint") {
			if ("rawJSON" in JSON) return JSON.rawJSON(val.toString());
			return val.toString() + "n";
		}
		if (isFunctionReplacer) val = replacer.call(parent, key, val);
		if (val !== null && typeof val === "object") {
			if (val instanceof Number || val instanceof String || val instanceof Boolean) val = val.valueOf();
		}
		return val;
	};
	const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);
	if (isUnstringifiable(rootProcessed)) return;
	const isRootPrimitive = rootProcessed === null || typeof rootProcessed !== "object";
	const isRootNativeRawJSON = isRawJSON(rootProcessed);
	if (isRootPrimitive || isRootNativeRawJSON) return originalStringify(rootProcessed);
	const chunks = [];
	let level = 0;
	const stack = [{
		parent: { "": rootProcessed },
		key: "",
		val: rootProcessed,
		isArray: Array.isArray(rootProcessed),
		keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
		index: 0,
		first: true
	}];
	const visited = new WeakSet([rootProcessed]);
	while (stack.length > 0) {
		const node = stack[stack.length - 1];
		if (node.index === 0) {
			chunks.push(node.isArray ? "[" : "{");
			level++;
		}
		let isDone = false;
		if (node.isArray) {
			if (node.index < node.val.length) {
				if (!node.first) chunks.push(",");
				if (space) chunks.push("\n" + space.repeat(level));
				const childRaw = node.val[node.index];
				const childVal = prepareVal(node.val, String(node.index), childRaw);
				if (isUnstringifiable(childVal)) {
					chunks.push("null");
					node.first = false;
					node.index++;
				} else {
					const isComplexObject = childVal !== null && typeof childVal === "object";
					const isNativeRaw = isRawJSON(childVal);
					if (isComplexObject && !isNativeRaw) {
						if (visited.has(childVal)) throw new TypeError("Converting circular structure to JSON");
						visited.add(childVal);
						stack.push({
							parent: node.val,
							key: String(node.index),
							val: childVal,
							isArray: Array.isArray(childVal),
							keys: Array.isArray(childVal) ? null : Object.keys(childVal),
							index: 0,
							first: true
						});
						node.first = false;
						node.index++;
					} else {
						chunks.push(originalStringify(childVal));
						node.first = false;
						node.index++;
					}
				}
			} else isDone = true;
		} else {
			while (node.index < node.keys.length) {
				const k = node.keys[node.index++];
				if (propertyList && !propertyList.has(k)) continue;
				const childRaw = node.val[k];
				const childVal = prepareVal(node.val, k, childRaw);
				if (isUnstringifiable(childVal)) continue;
				if (!node.first) chunks.push(",");
				if (space) chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
				else chunks.push(originalStringify(k) + ":");
				const isComplexObject = childVal !== null && typeof childVal === "object";
				const isNativeRaw = isRawJSON(childVal);
				if (isComplexObject && !isNativeRaw) {
					if (visited.has(childVal)) throw new TypeError("Converting circular structure to JSON");
					visited.add(childVal);
					stack.push({
						parent: node.val,
						key: k,
						val: childVal,
						isArray: Array.isArray(childVal),
						keys: Array.isArray(childVal) ? null : Object.keys(childVal),
						index: 0,
						first: true
					});
					node.first = false;
					break;
				} else {
					chunks.push(originalStringify(childVal));
					node.first = false;
				}
			}
			if (node.index >= node.keys.length && stack[stack.length - 1] === node) isDone = true;
		}
		if (isDone) {
			level--;
			if (!node.first && space) chunks.push("\n" + space.repeat(level));
			chunks.push(node.isArray ? "]" : "}");
			visited.delete(node.val);
			stack.pop();
		}
	}
	return chunks.join("");
};
/**
* Converts a JavaScript value to a JSON string.
*
* Supports serialization of BigInt values using two strategies:
* 1. Custom format "123n" → "123" (universal fallback)
* 2. Native JSON.rawJSON() (Node.js 22+, fastest) when available
*
* All other values are serialized exactly like native JSON.stringify().
*
* @param {*} value The value to convert to a JSON string.
* @param {Replacer | Array<string | number> | null} [replacer]
* A function that alters the behavior of the stringification process,
* or an array of strings/numbers to indicate properties to exclude.
* @param {string | number} [space]
* A string or number to specify indentation or pretty-printing.
* @returns {string} The JSON string representation.
*/
const JSONStringify = (value, replacer, space) => {
	try {
		if ("rawJSON" in JSON) return originalStringify(value, (key, val) => {
			if (typeof val === "bigint") return JSON.rawJSON(val.toString());
			if (typeof replacer === "function") return replacer(key, val);
			if (Array.isArray(replacer) && replacer.includes(key)) return val;
			return val;
		}, space);
		if (!value) return originalStringify(value, replacer, space);
		return originalStringify(value, (key, val) => {
			if (typeof val === "string" && noiseValue.test(val)) return val.toString() + "n";
			if (typeof val === "bigint") return val.toString() + "n";
			if (typeof replacer === "function") return replacer(key, val);
			if (Array.isArray(replacer) && replacer.includes(key)) return val;
			return val;
		}, space).replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
	} catch (error) {
		if (error instanceof RangeError) {
			const convertedJSON = stringifyIteratively(value, replacer, space);
			if (convertedJSON === void 0) return void 0;
			if ("rawJSON" in JSON) return convertedJSON;
			return convertedJSON.replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
		}
		throw error;
	}
};
const featureCache = /* @__PURE__ */ new Map();
/**
* Detects if the current JSON.parse implementation supports the context.source feature.
*
* Uses toString() fingerprinting to cache results and automatically detect runtime
* replacements of JSON.parse (polyfills, mocks, etc.).
*
* @returns {boolean} true if context.source is supported, false otherwise.
*/
const isContextSourceSupported = () => {
	const parseFingerprint = JSON.parse.toString();
	if (featureCache.has(parseFingerprint)) return featureCache.get(parseFingerprint);
	try {
		const result = JSON.parse("1", (_, __, context) => !!context?.source && context.source === "1");
		featureCache.set(parseFingerprint, result);
		return result;
	} catch {
		featureCache.set(parseFingerprint, false);
		return false;
	}
};
/**
* Reviver function that converts custom-format BigInt strings back to BigInt values.
* Also handles "noise" strings that accidentally match the BigInt format.
*
* @param {string | number | undefined} key The object key.
* @param {*} value The value being parsed.
* @param {object} [context] Parse context (if supported by JSON.parse).
* @param {Reviver} [userReviver] User's custom reviver function.
* @returns {any} The transformed value.
*/
const convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
	if (typeof value === "string" && customFormat.test(value)) return BigInt(value.slice(0, -1));
	if (typeof value === "string" && noiseValue.test(value)) return value.slice(0, -1);
	if (!(typeof userReviver === "function")) return value;
	return userReviver(key, value, context);
};
/**
* Fast JSON.parse implementation (~2x faster than classic fallback).
* Uses JSON.parse's context.source feature to detect integers and convert
* large numbers directly to BigInt without string manipulation.
*
* Does not support legacy custom format from v1 of this library.
*
* @param {string} text JSON string to parse.
* @param {Reviver} [reviver] Transform function to apply to each value.
* @returns {any} Parsed JavaScript value.
*/
const JSONParseV2 = (text, reviver) => {
	return JSON.parse(text, (key, value, context) => {
		const isBigNumber = typeof value === "number" && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER);
		const isInt = context && intRegex.test(context.source);
		if (isBigNumber && isInt) return BigInt(context.source);
		if (!(typeof reviver === "function")) return value;
		return reviver(key, value, context);
	});
};
const MAX_INT = Number.MAX_SAFE_INTEGER.toString();
const MAX_DIGITS = MAX_INT.length;
const stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
const noiseValueWithQuotes = /^"-?\d+n+"$/;
/**
* Iteratively traverses the parsed object bottom-up (post-order),
* emulating the native JSON.parse reviver behavior.
* This avoids Call Stack overflows (RangeError) on deeply nested structures.
*
* @param {any} parsed The natively parsed JSON object.
* @param {Reviver} [userReviver] User's custom reviver function.
* @returns {any} The fully processed object.
*/
const applyReviverIteratively = (parsed, userReviver) => {
	const rootHolder = { "": parsed };
	const stack = [{
		parent: rootHolder,
		key: "",
		visited: false
	}];
	while (stack.length > 0) {
		const node = stack[stack.length - 1];
		if (!node.visited) {
			node.visited = true;
			const value = node.parent[node.key];
			if (value !== null && typeof value === "object") {
				const keys = Object.keys(value);
				for (let i = keys.length - 1; i >= 0; i--) stack.push({
					parent: value,
					key: keys[i],
					visited: false
				});
			}
		} else {
			const { parent, key } = node;
			let value = parent[key];
			if (typeof value === "string") {
				if (customFormat.test(value)) value = BigInt(value.slice(0, -1));
				else if (noiseValue.test(value)) value = value.slice(0, -1);
			}
			if (typeof userReviver === "function") value = userReviver.call(parent, key, value);
			if (value === void 0) delete parent[key];
			else parent[key] = value;
			stack.pop();
		}
	}
	return rootHolder[""];
};
/**
* Pre-processes the JSON string to mark large numbers with an 'n' suffix.
*
* @param {string} text The raw JSON string.
* @returns {string} The serialized string with marked BigInts.
*/
const serializeBigInts = (text) => {
	return text.replace(stringsOrLargeNumbers, (match, digits, fractional, exponential) => {
		const isString = match[0] === "\"";
		if (isString && noiseValueWithQuotes.test(match)) return match.substring(0, match.length - 1) + "n\"";
		if (isString || fractional || exponential || digits && (digits.length < MAX_DIGITS || digits.length === MAX_DIGITS && digits <= MAX_INT)) return match;
		return "\"" + match + "n\"";
	});
};
/**
* Converts a JSON string into a JavaScript value.
*
* Supports parsing of large integers using two strategies:
* 1. Classic fallback: Marks large numbers with "123n" format, then converts to BigInt
* 2. Fast path (JSONParseV2): Uses context.source feature (~2x faster) when available
*
* All other JSON values are parsed exactly like native JSON.parse().
*
* @param {string} text A valid JSON string.
* @param {Reviver} [reviver]
* A function that transforms the results. This function is called for each member
* of the object. If a member contains nested objects, the nested objects are
* transformed before the parent object is.
* @returns {any} The parsed JavaScript value.
* @throws {SyntaxError} If text is not valid JSON.
*/
const JSONParse = (text, reviver) => {
	if (!text) return originalParse(text, reviver);
	try {
		if (isContextSourceSupported()) return JSONParseV2(text, reviver);
		const serializedData = serializeBigInts(text);
		return originalParse(serializedData, (key, value, context) => convertMarkedBigIntsReviver(key, value, context, reviver));
	} catch (error) {
		if (error instanceof RangeError) {
			const serializedData = serializeBigInts(text);
			const parsed = originalParse(serializedData);
			return applyReviverIteratively(parsed, reviver);
		}
		throw error;
	}
};
// node_modules/@octokit/request-error/dist-src/index.js
var RequestError = class extends Error {
	name;
	/**
	* http status code
	*/
	status;
	/**
	* Request options that lead to the error.
	*/
	request;
	/**
	* Response object if a response was received
	*/
	response;
	constructor(message, statusCode, options) {
		super(message, { cause: options.cause });
		this.name = "HttpError";
		this.status = Number.parseInt(statusCode);
		if (Number.isNaN(this.status)) this.status = 0;
		/* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */
		if ("response" in options) this.response = options.response;
		const requestCopy = Object.assign({}, options.request);
		if (options.request.headers.authorization) requestCopy.headers = Object.assign({}, options.request.headers, { authorization: options.request.headers.authorization.replace(/(?<! ) .*$/, " [REDACTED]") });
		requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
		this.request = requestCopy;
	}
};
// node_modules/@octokit/request/dist-bundle/index.js
var defaults_default = { headers: { "user-agent": `octokit-request.js/10.0.16 ${getUserAgent()}` } };
function isPlainObject(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Object.prototype.toString.call(value) !== "[object Object]") return false;
	const proto = Object.getPrototypeOf(value);
	if (proto === null) return true;
	const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
	return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
var noop = () => "";
async function fetchWrapper(requestOptions) {
	const fetch = requestOptions.request?.fetch || globalThis.fetch;
	if (!fetch) throw new Error("fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing");
	const log = requestOptions.request?.log || console;
	const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
	const body = isPlainObject(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
	const requestHeaders = Object.fromEntries(Object.entries(requestOptions.headers).map(([name, value]) => [name, String(value)]));
	let fetchResponse;
	try {
		fetchResponse = await fetch(requestOptions.url, {
			method: requestOptions.method,
			body,
			redirect: requestOptions.request?.redirect,
			headers: requestHeaders,
			signal: requestOptions.request?.signal,
			...requestOptions.body && { duplex: "half" }
		});
	} catch (error) {
		let message = "Unknown Error";
		if (error instanceof Error) {
			if (error.name === "AbortError") {
				error.status = 500;
				throw error;
			}
			message = error.message;
			if (error.name === "TypeError" && "cause" in error) {
				if (error.cause instanceof Error) message = error.cause.message;
				else if (typeof error.cause === "string") message = error.cause;
			}
		}
		const requestError = new RequestError(message, 500, { request: requestOptions });
		requestError.cause = error;
		throw requestError;
	}
	const status = fetchResponse.status;
	const url = fetchResponse.url;
	const responseHeaders = {};
	for (const [key, value] of fetchResponse.headers) responseHeaders[key] = value;
	const octokitResponse = {
		url,
		status,
		headers: responseHeaders,
		data: ""
	};
	if ("deprecation" in responseHeaders) {
		const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
		const deprecationLink = matches && matches.pop();
		log.warn(`[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`);
	}
	if (status === 204 || status === 205) return octokitResponse;
	if (requestOptions.method === "HEAD") {
		if (status < 400) return octokitResponse;
		throw new RequestError(fetchResponse.statusText, status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	if (status === 304) {
		octokitResponse.data = await getResponseData(fetchResponse);
		throw new RequestError("Not modified", status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	if (status >= 400) {
		octokitResponse.data = await getResponseData(fetchResponse);
		throw new RequestError(toErrorMessage(octokitResponse.data), status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
	return octokitResponse;
}
async function getResponseData(response) {
	const contentType = response.headers.get("content-type");
	if (!contentType) return response.text().catch(noop);
	const mimetype = parse(contentType);
	if (isJSONResponse(mimetype)) {
		let text = "";
		try {
			text = await response.text();
			return JSONParse(text);
		} catch (err) {
			return text;
		}
	} else if (mimetype.type.startsWith("text/") || mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") return response.text().catch(noop);
	else return response.arrayBuffer().catch(
		/* v8 ignore next -- @preserve */
		() => /* @__PURE__ */ new ArrayBuffer(0)
	);
}
function isJSONResponse(mimetype) {
	return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
	if (typeof data === "string") return data;
	if (data instanceof ArrayBuffer) return "Unknown error";
	if (typeof data === "object" && data !== null && "message" in data) {
		const objectData = data;
		const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
		return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
	}
	return `Unknown error: ${JSON.stringify(data)}`;
}
function withDefaults(oldEndpoint, newDefaults) {
	const endpoint2 = oldEndpoint.defaults(newDefaults);
	const newApi = function(route, parameters) {
		const endpointOptions = endpoint2.merge(route, parameters);
		if (!endpointOptions.request || !endpointOptions.request.hook) return fetchWrapper(endpoint2.parse(endpointOptions));
		const request2 = (route2, parameters2) => {
			return fetchWrapper(endpoint2.parse(endpoint2.merge(route2, parameters2)));
		};
		Object.assign(request2, {
			endpoint: endpoint2,
			defaults: withDefaults.bind(null, endpoint2)
		});
		return endpointOptions.request.hook(request2, endpointOptions);
	};
	return Object.assign(newApi, {
		endpoint: endpoint2,
		defaults: withDefaults.bind(null, endpoint2)
	});
}
var request = withDefaults(endpoint, defaults_default);
/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */
// src/adapters/github/proxy.ts
/** `fetch` as the environment asks for it: Node's own takes no notice of `https_proxy`. */
/** The proxy's code is half a megabyte, and so loaded only where there is one. */
function environmentFetch() {
	if (![
		"http_proxy",
		"HTTP_PROXY",
		"https_proxy",
		"HTTPS_PROXY"
	].some((name) => builtin.env[name])) return globalThis.fetch;
	proxied ??= import("./undici.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)).then(({ EnvHttpProxyAgent, fetch }) => {
		const dispatcher = new EnvHttpProxyAgent();
		const through = (input, init) => fetch(input, {
			...init,
			dispatcher
		});
		return through;
	});
	const loading = proxied;
	return async (input, init) => (await loading)(input, init);
}
let proxied;
// src/adapters/github/refusal.ts
/** What a person is told where GitHub does not do what was asked. Never a token, a header or a body. */
/** IB611 where a permission is missing, or the token is no good; IB614 for anything else. */
function explainRefusal(task, refusal) {
	if (refusal.status === 401) return new IcebranchError("IB611", `${task.failed}, since GitHub does not know the token.`, { hint: `Give \`${task.token}\` a token that is valid; a job's own ends with the job.` });
	if (isForbidden(refusal)) return new IcebranchError("IB611", `${task.failed}, since the token lacks a permission.`, { hint: grant(task, refusal) });
	return new IcebranchError("IB614", `${task.failed}: GitHub says "${refusal.message}".`, { hint: "Do as it says, then run the job again." });
}
/** GitHub hides what a token may not see: where it may not write it often says 404. */
function isForbidden({ status, type, message }) {
	if (status === 404 || type === "NOT_FOUND") return true;
	if (status !== 403 && type !== "FORBIDDEN" && type !== "INSUFFICIENT_SCOPES") return false;
	return !/archived|locked|blocked|suspended|disabled|repository rule|protected/i.test(message);
}
function grant(task, { accepted }) {
	const lines = chosenPermissions(task, accepted).map((line) => `\`${line}\``);
	if (task.token === "commit-token") return `Give the App whose token is \`commit-token\` the permission ${lines.join(" and ")}.`;
	return `Add ${lines.join(" and ")} under \`permissions:\` of the job in the workflow file.`;
}
/** `issues=write; pull_requests=write`: either will do, and ours is taken where it is one of them. */
function chosenPermissions({ permission }, accepted = "") {
	const sets = accepted.split(";").map((set) => [...set.matchAll(/(\w+)=(\w+)/g)].map(([, name, level]) => line(name, level))).map((set) => set.filter((one) => !one.startsWith("metadata:"))).filter((set) => set.length > 0);
	return sets.find((set) => set.includes(permission)) ?? sets[0] ?? [permission];
}
function line(name = "", level = "") {
	return `${name.replaceAll("_", "-")}: ${level}`;
}
function waitIsTooLong(task, { seconds }) {
	const limit = `GitHub takes no more requests of this token before ${new Date(Date.now() + seconds * 1e3).toISOString().slice(11, 16)} UTC`;
	return new IcebranchError("IB614", `${task.failed}: ${limit}.`, { hint: "Run the job again after that." });
}
function explainLost(task, why) {
	return new IcebranchError("IB614", `${task.failed}: GitHub did not answer (${why}).`, { hint: "Look at https://www.githubstatus.com, and run the job again later." });
}
function explainStrange(cause) {
	return new IcebranchError("IB614", "GitHub gave an answer that is none of GitHub's.", {
		hint: "See whether a proxy answers in its place, then run the job again.",
		cause
	});
}
// src/adapters/github/result.ts
/** What GitHub's answers mean for another try. */
function readFailure(error, token) {
	if (error instanceof Error && error.name === "AbortError") return {
		kind: "lost",
		why: "stopped"
	};
	if (!(error instanceof RequestError)) throw error;
	const { response, status } = error;
	if (response === void 0) return {
		kind: "lost",
		why: reason(error.cause ?? error)
	};
	const { headers } = response;
	const message = said(response.data, token);
	if (status >= 500 || status === 408) return {
		kind: "lost",
		why: `status ${status}`
	};
	if (isLimit(status, message, headers)) return limited(headers);
	const accepted = headers["x-accepted-github-permissions"];
	return {
		kind: "refused",
		status,
		message: message || `status ${status}`,
		...typeof accepted === "string" && accepted !== "" ? { accepted } : {}
	};
}
/** A connection's error, without the address that undici puts into some of them. */
function reason(error) {
	const code = (error instanceof Error && error.cause !== void 0 ? error.cause : error)?.code;
	return typeof code === "string" ? `no connection (${code})` : "no connection";
}
/** Their words, of one line and bounded; what they wrote in a page of HTML is none. */
function said(data, token) {
	const { message, errors } = data ?? {};
	const details = (Array.isArray(errors) ? errors : []).flatMap((one) => typeof one === "string" ? one : typeof one?.message === "string" ? one.message : []);
	return oneLine([typeof message === "string" ? message : "", ...details].join(" "), token);
}
/** The token goes before the rest is cut: half of one would be found by nobody who looks for it. */
function oneLine(text, token) {
	const line = redact(text, [token]).replace(/\s+/g, " ").trim().replace(/\.$/, "");
	return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function isLimit(status, message, headers) {
	if (status === 429) return true;
	if (status !== 403 || /not accessible/i.test(message)) return false;
	return headers["retry-after"] !== void 0 || saysLimit(message);
}
function saysLimit(message) {
	return /rate limit|abuse detection/i.test(message);
}
function limited(headers) {
	const after = Number(headers["retry-after"]);
	if (headers["retry-after"] !== void 0 && after >= 0) return {
		kind: "limited",
		seconds: after
	};
	const reset = Number(headers["x-ratelimit-reset"]);
	if (headers["x-ratelimit-remaining"] === "0" && reset > 0) return {
		kind: "limited",
		seconds: Math.max(1, Math.ceil(reset - Date.now() / 1e3) + 1)
	};
	return {
		kind: "limited",
		seconds: 60
	};
}
/** GraphQL puts errors, and half of an answer beside them, into status 200. */
function readGraphql(result, absent, token) {
	if (result.kind !== "answer") return result;
	const { data, errors = [] } = result.data;
	const error = errors.find((one) => !absent(one));
	if (error === void 0 && data != null) return {
		...result,
		data
	};
	const { type, message = "nothing" } = error ?? {};
	if (type === "RATE_LIMITED" || saysLimit(message)) return limited(result.headers);
	if (/something went wrong|timed? ?out/i.test(message)) return {
		kind: "lost",
		why: "GitHub could not finish the query"
	};
	return {
		kind: "refused",
		status: 200,
		message: oneLine(message, token),
		...type === void 0 ? {} : { type }
	};
}
// src/adapters/github/api.ts
/**
* Calls to GitHub's API: a timeout for each, few tries, and no second write where the first may
* have landed. Octokit's plugins for retries and throttling are not used: the former repeats a POST
* whose answer was lost, the latter spaces writes a second apart (it is made for programs that write
* in bulk; ours are a handful a run), and neither lets a wait be cut short by a signal.
*/
const longestWait = 60;
/**
* How often each request is tried, by how many in a row got no answer at all before it. A run that
* tells fifty pull requests of its work must not wait for each as long as for the first.
*/
const tries = [
	3,
	1,
	1
];
function gitHubApi(options) {
	const [owner = "", repo = ""] = options.repository.split("/");
	const health = { unanswered: 0 };
	const tryRest = (task, send, recover) => persist({
		options,
		health,
		task
	}, () => attempt(options, send), recover);
	const tryGraphql = (task, { query, variables, recover }, absent) => persist({
		options,
		health,
		task
	}, async () => {
		const send = (request) => request({
			method: "POST",
			url: options.graphqlUrl,
			query,
			variables
		});
		return readGraphql(await attempt(options, send), absent ?? (() => false), options.token);
	}, recover);
	const accept = (task, answer) => {
		if (answer.kind === "answer") return answer.data;
		throw explainRefusal(task, answer);
	};
	return {
		owner,
		repo,
		tryRest,
		tryGraphql,
		rest: async (task, send, recover) => accept(task, await tryRest(task, send, recover)),
		graphql: async (task, query, absent) => accept(task, await tryGraphql(task, query, absent))
	};
}
/** One try. Its signal also ends the reading of the answer. */
async function attempt(options, send) {
	throwIfStopped(options.stop);
	const timeout = AbortSignal.timeout(options.timeoutMs ?? 3e4);
	try {
		const { status, data, headers } = await send(request.defaults({
			baseUrl: options.apiUrl,
			headers: {
				authorization: `token ${options.token}`,
				"user-agent": `icebranch/${options.version}`,
				"x-github-api-version": "2022-11-28"
			},
			request: {
				fetch: environmentFetch(),
				signal: AbortSignal.any([options.stop, timeout]),
				log: silent
			}
		}));
		if (status !== 204 && typeof data !== "object") return lost("an answer that breaks off");
		return {
			kind: "answer",
			data,
			headers
		};
	} catch (error) {
		if (timeout.aborted) return lost("no answer in time");
		return readFailure(error, options.token);
	}
}
function lost(why) {
	return {
		kind: "lost",
		why
	};
}
/** The client tells of deprecations, on the console unless told otherwise. */
const silent = {
	debug: ignore,
	info: ignore,
	warn: ignore,
	error: ignore
};
function ignore() {}
async function persist(call, once, recover) {
	const { health } = call;
	try {
		const answer = await tryTimes(call, tries[health.unanswered] ?? 0, once, recover);
		health.unanswered = 0;
		return answer;
	} catch (error) {
		health.unanswered += 1;
		throw error;
	}
}
async function tryTimes({ options, task }, times, once, recover) {
	let unsure = false;
	let last = lost("nor to the requests before");
	for (let count = 1; count <= times; count++) {
		const result = await once();
		if (result.kind !== "answer") throwIfStopped(options.stop);
		switch (result.kind) {
			case "answer": return result;
			case "refused": {
				const data = unsure ? await recover?.() : void 0;
				return data === void 0 ? result : {
					kind: "answer",
					data
				};
			}
			case "limited":
				if (result.seconds > longestWait || count === times) throw waitIsTooLong(task, result);
				await pause(result.seconds, options);
				break;
			case "lost": {
				unsure = true;
				if (count < times || recover !== void 0) await pause(count ** 2, options);
				const data = await recover?.();
				if (data !== void 0) return {
					kind: "answer",
					data
				};
				last = result;
			}
		}
	}
	throw explainLost(task, last.kind === "lost" ? last.why : "no answer");
}
async function pause(seconds, { retryBaseMs = 1e3, stop }) {
	await setTimeout(seconds * retryBaseMs, void 0, { signal: stop }).catch(ignore);
	throwIfStopped(stop);
}
// src/adapters/github/check-runs.ts
const task$1 = {
	failed: "The check run cannot be written",
	permission: "checks: write",
	token: "github-token"
};
/** What GitHub takes in one request. */
const batch = 50;
function checkRuns(api) {
	return { async createCheckRun(run) {
		const { id, url } = await create(api, run);
		for (let start = batch; start < run.annotations.length; start += batch) await annotate(api, {
			...run,
			id,
			start
		});
		return url;
	} };
}
/** Repeated where its answer is lost: of two runs of one name a page shows the newer. */
async function create({ owner, repo, rest }, run) {
	const data = await rest(task$1, (request) => request("POST /repos/{owner}/{repo}/check-runs", {
		owner,
		repo,
		name: run.name,
		head_sha: run.commit,
		status: "completed",
		conclusion: run.conclusion,
		output: output(run, 0)
	}));
	return {
		id: Number(data.id),
		url: data.html_url ?? data.url
	};
}
/** Adds the annotations from `start` on, once: GitHub appends whatever it is sent. */
async function annotate({ owner, repo, rest }, { id, start, ...run }) {
	const place = {
		owner,
		repo,
		check_run_id: id
	};
	const expected = Math.min(start + batch, run.annotations.length);
	await rest(task$1, (request) => request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
		...place,
		output: output(run, start)
	}), async () => {
		const route = "GET /repos/{owner}/{repo}/check-runs/{check_run_id}";
		const data = await rest(task$1, (request) => request(route, place));
		return data.output.annotations_count >= expected ? data : void 0;
	});
}
function output({ title, summary, text, annotations }, start) {
	return {
		title,
		summary,
		...text === void 0 ? {} : { text },
		annotations: annotations.slice(start, start + batch).map(annotation)
	};
}
function annotation({ path, line, column, level, title, message }) {
	return {
		path,
		start_line: line,
		end_line: line,
		annotation_level: level,
		title,
		message,
		...column === void 0 ? {} : {
			start_column: column,
			end_column: column
		}
	};
}
// src/adapters/github/comments.ts
function comments(api, conversation) {
	const { owner, repo } = api;
	return {
		async createComment(pull, body) {
			const recover = async () => (await conversation(pull))?.comments.findLast((one) => hasBody(one, body));
			return api.rest(task("written"), async (request) => {
				const answer = await request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
					owner,
					repo,
					issue_number: pull,
					body
				});
				const { id, html_url: url } = answer.data;
				return {
					...answer,
					data: {
						id: String(id),
						body,
						url
					}
				};
			}, recover);
		},
		async updateComment(id, body) {
			const route = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
			await api.rest(task("written"), (request) => request(route, {
				owner,
				repo,
				comment_id: Number(id),
				body
			}));
		},
		async removeComment(id) {
			const route = "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}";
			const answer = await api.tryRest(task("removed"), (request) => request(route, {
				owner,
				repo,
				comment_id: Number(id)
			}));
			if (answer.kind === "answer" || answer.status === 404) return;
			throw explainRefusal(task("removed"), answer);
		}
	};
}
function task(done) {
	return {
		failed: `The comment cannot be ${done}`,
		permission: "pull-requests: write",
		token: "github-token"
	};
}
function hasBody(comment, body) {
	const plain = (text) => text.replaceAll("\r\n", "\n").trim();
	return plain(comment.body) === plain(body);
}
// src/adapters/github/commit-refusal.ts
/** IB612 where the branch is not as it was, IB613 where rules forbid the commit, else as any call's. */
function explainCommit(task, refusal, { branch, paths }) {
	if (hasMovedOn(refusal)) return movedOn(branch);
	const workflow = paths.find((path) => path.startsWith(".github/workflows/"));
	if (/workflows?`? permission/.test(refusal.message) || workflow !== void 0 && isForbidden(refusal)) return new IcebranchError("IB613", `GitHub lets this token commit no workflow of GitHub Actions to \`${branch}\`.`, { hint: "Give `commit-token` the token of a GitHub App that has the permission `workflows: write`." });
	if (refusal.status === 401 || isForbidden(refusal)) return explainRefusal(task, refusal);
	return new IcebranchError("IB613", `GitHub refuses the commit to \`${branch}\`: "${refusal.message}".`, { hint: "Let the App of `commit-token` pass the branch's rules, or set `workflow-mode: check` and commit the file yourself." });
}
function movedOn(branch) {
	return new IcebranchError("IB612", `The branch \`${branch}\` is not where it was.`, { hint: "Nothing was changed; the run for its new commits does the rest." });
}
/** https://docs.github.com/en/rest/git/refs#update-a-reference; the words are not in its description. */
function hasMovedOn({ status, type, message }) {
	if (type === "STALE_DATA") return true;
	if (type === "NOT_FOUND") return !/repository/i.test(message);
	if (status === 422 || status === 409) return /not a fast.?forward|reference does not exist|is at .* but expected/i.test(message);
	return /no commit exists|branch .*(?:not exist|not found|not be found)/i.test(message);
}
// src/adapters/github/commit-files.ts
/** A commit of files, which GitHub makes on the tip that it is told, and signs. */
const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
}`;
async function commitFiles(api, task, commit) {
	const [headline = "", ...rest] = commit.message.split("\n");
	const body = rest.join("\n").trim();
	const input = {
		branch: {
			repositoryNameWithOwner: `${api.owner}/${api.repo}`,
			branchName: commit.branch
		},
		expectedHeadOid: commit.expectedHead,
		message: {
			headline,
			...body === "" ? {} : { body }
		},
		fileChanges: { additions: commit.files.map(({ path, bytes }) => ({
			path,
			contents: Buffer.from(bytes).toString("base64")
		})) }
	};
	const answer = await api.tryGraphql(task, {
		query: mutation,
		variables: { input },
		async recover() {
			const made = await findOurs(api, task, commit);
			return made && { createCommitOnBranch: { commit: made } };
		}
	});
	if (answer.kind === "refused") throw explainCommit(task, answer, {
		branch: commit.branch,
		paths: commit.files.map(({ path }) => path)
	});
	return madeOf(answer.data.createCommitOnBranch.commit);
}
function madeOf({ oid, signature }) {
	return {
		oid,
		verified: signature?.isValid ?? false
	};
}
/** The branch's tip, if it is the commit that we asked for: made on the same head, with our files. */
async function findOurs(api, task, { branch, expectedHead, files }) {
	const query = `query ($owner: String!, $repo: String!, $ref: String!${files.map((_, index) => `, $p${index}: String!`).join("")}) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target { oid ... on Commit { parents(first: 2) { nodes { oid } } signature { isValid } ${files.map((_, index) => `f${index}: file(path: $p${index}) { oid }`).join(" ")} } }
    }
  }
}`;
	const paths = Object.fromEntries(files.map(({ path }, index) => [`p${index}`, path]));
	const ref = `refs/heads/${branch}`;
	const tip = (await api.graphql(task, {
		query,
		variables: {
			owner: api.owner,
			repo: api.repo,
			ref,
			...paths
		}
	})).repository.ref?.target;
	if (tip === void 0) return void 0;
	return tip.parents.nodes.length === 1 && tip.parents.nodes[0]?.oid === expectedHead && files.every(({ bytes }, index) => tip[`f${index}`]?.oid === blobId(bytes)) ? tip : void 0;
}
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function blobId(bytes) {
	return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
// src/adapters/github/commit-merge.ts
/**
* A merge commit. GraphQL's mutation makes none of two parents, so it is put together from git's own
* objects. Until the last call, which moves the branch, they belong to nothing and may be made twice.
*/
async function commitMerge(api, task, commit) {
	const call = caller(api, task, commit);
	const { owner, repo } = api;
	const { tip, tree: headTree } = await readBranch(api, task, commit);
	if (tip !== commit.head || headTree === void 0) throw movedOn(commit.branch);
	const tree = await writeTree(api, call, commit, headTree);
	const { sha, verification } = await call((request) => request("POST /repos/{owner}/{repo}/git/commits", {
		owner,
		repo,
		tree,
		message: commit.message,
		parents: [commit.head, commit.merged]
	}));
	await call((request) => request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
		owner,
		repo,
		ref: `heads/${commit.branch}`,
		sha,
		force: false
	}), async () => (await readBranch(api, task, commit)).tip === sha ? {} : void 0);
	return {
		oid: sha,
		verified: verification?.verified ?? false
	};
}
function caller(api, task, { branch, files }) {
	return async (send, recover) => {
		const answer = await api.tryRest(task, send, recover);
		if (answer.kind === "answer") return answer.data;
		throw explainCommit(task, answer, {
			branch,
			paths: files.map(({ path }) => path)
		});
	};
}
const branchQuery = `query ($owner: String!, $repo: String!, $ref: String!, $head: GitObjectID!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) { target { oid } }
    object(oid: $head) { ... on Commit { tree { oid } } }
  }
}`;
/** Where the branch is, and the tree of the commit that it is taken to be at. */
async function readBranch(api, task, { branch, head }) {
	const { owner, repo } = api;
	const variables = {
		owner,
		repo,
		ref: `refs/heads/${branch}`,
		head
	};
	const { repository } = await api.graphql(task, {
		query: branchQuery,
		variables
	});
	return {
		tip: repository.ref?.target.oid,
		tree: repository.object?.tree?.oid
	};
}
async function writeTree({ owner, repo }, call, { files }, base_tree) {
	if (files.length === 0) return base_tree;
	const tree = await concurrently(files, async ({ path, mode, content }) => ({
		path,
		mode,
		type: mode === "160000" ? "commit" : "blob",
		sha: content === null ? null : "oid" in content ? content.oid : await blob(content.bytes)
	}));
	return (await call((request) => request("POST /repos/{owner}/{repo}/git/trees", {
		owner,
		repo,
		base_tree,
		tree
	}))).sha;
	async function blob(bytes) {
		const content = Buffer.from(bytes).toString("base64");
		const route = "POST /repos/{owner}/{repo}/git/blobs";
		return (await call((request) => request(route, {
			owner,
			repo,
			content,
			encoding: "base64"
		}))).sha;
	}
}
// src/adapters/github/pull-requests.ts
const fields = `fragment pull on PullRequest {
  number state isDraft isCrossRepository headRepository { id } headRefName headRefOid baseRefName
  body mergedAt mergeCommit { oid } mergeable
}`;
const reading$1 = {
	failed: "The pull request cannot be read",
	permission: "pull-requests: read",
	token: "github-token"
};
/** Whoever reads the comments is about to write one: both permissions are asked for at once. */
const talking = {
	...reading$1,
	permission: "pull-requests: write"
};
function pullRequests(api) {
	return {
		conversation: (number) => readConversation(api, number),
		async pulls(numbers) {
			const found = /* @__PURE__ */ new Map();
			const wanted = [...new Set(numbers)].filter(isNumber);
			for (let start = 0; start < wanted.length; start += 50) for (const pull of await readPulls(api, wanted.slice(start, start + 50))) found.set(pull.number, pull);
			return found;
		},
		openPulls: ({ baseBranch, limit }) => listPulls(api, {
			filter: {
				states: ["OPEN"],
				base: baseBranch
			},
			limit
		}),
		pullsFrom: (headBranch) => listPulls(api, {
			filter: { head: headBranch },
			limit: 10
		}),
		compare: (base, head) => readComparison(api, base, head),
		changesOf: (path, from, limit) => readChanges(api, path, from, limit)
	};
}
const conversationQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      ...pull
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId body url viewerDidAuthor }
      }
    }
  }
}
${fields}`;
/** GitHub keeps 2,500 comments; whoever says that there are always more is not waited for. */
const mostCommentPages = 30;
async function readConversation(api, number) {
	let pull;
	const comments = [];
	let after = null;
	for (let page = 0; page < mostCommentPages; page++) {
		const node = (await api.graphql(talking, {
			query: conversationQuery,
			variables: {
				owner: api.owner,
				repo: api.repo,
				number,
				after
			}
		}, noPull)).repository.pullRequest;
		if (node === null) return void 0;
		pull ??= pullRequest(node);
		const { nodes, pageInfo } = node.comments;
		comments.push(...nodes.flatMap((one) => one?.viewerDidAuthor ? comment(one) : []));
		if (!pageInfo.hasNextPage) break;
		after = pageInfo.endCursor;
	}
	return pull && {
		pull,
		comments
	};
}
function comment({ fullDatabaseId, body, url }) {
	return {
		id: String(fullDatabaseId),
		body,
		url
	};
}
/** That there is no pull request of this number, though there is the repository. */
function noPull({ type, path = [] }) {
	return type === "NOT_FOUND" && path.length === 2;
}
async function readPulls(api, numbers) {
	const query = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) { ${numbers.map((number) => `p${number}: pullRequest(number: ${number}) { ...pull }`).join("\n")} }
}
${fields}`;
	const data = await api.graphql(reading$1, {
		query,
		variables: {
			owner: api.owner,
			repo: api.repo
		}
	}, noPull);
	return Object.values(data.repository).flatMap((node) => node === null ? [] : pullRequest(node));
}
const listQuery = `query (
  $owner: String!, $repo: String!, $states: [PullRequestState!], $base: String, $head: String,
  $first: Int!, $after: String
) {
  repository(owner: $owner, name: $repo) {
    pullRequests(
      states: $states, baseRefName: $base, headRefName: $head, first: $first, after: $after,
      orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      pageInfo { hasNextPage endCursor }
      nodes { ...pull }
    }
  }
}
${fields}`;
/** No more is read than that: whoever likes can open pull requests from as many forks. */
const mostPages$1 = 10;
/** Not those of forks, which may have branches of any name. */
async function listPulls(api, { filter, limit }) {
	const found = [];
	const first = Math.min(100, Math.max(limit, 20));
	let after = null;
	for (let page = 0; page < mostPages$1 && found.length < limit; page++) {
		const { nodes, pageInfo } = (await api.graphql(reading$1, {
			query: listQuery,
			variables: {
				owner: api.owner,
				repo: api.repo,
				...filter,
				first,
				after
			}
		})).repository.pullRequests;
		const pulls = nodes.flatMap((one) => one === null ? [] : pullRequest(one));
		found.push(...pulls.filter(({ fork }) => !fork));
		if (!pageInfo.hasNextPage) break;
		after = pageInfo.endCursor;
	}
	return found.slice(0, limit);
}
function pullRequest(node) {
	if (!isNumber(node.number) || !/^[0-9a-f]{40,64}$/.test(node.headRefOid)) throw new TypeError("no pull request");
	return {
		number: node.number,
		state: {
			OPEN: "open",
			CLOSED: "closed",
			MERGED: "merged"
		}[node.state],
		draft: node.isDraft,
		fork: node.isCrossRepository || node.headRepository === null,
		headBranch: node.headRefName,
		headCommit: node.headRefOid,
		baseBranch: node.baseRefName,
		body: node.body,
		mergedAt: node.mergedAt === null ? void 0 : Date.parse(node.mergedAt),
		mergeCommit: node.mergeCommit?.oid,
		mergeable: {
			MERGEABLE: "yes",
			CONFLICTING: "conflict",
			UNKNOWN: "unknown"
		}[node.mergeable]
	};
}
/** A table's properties name pull requests, and whoever writes to the catalog writes those. */
function isNumber(number) {
	return Number.isInteger(number) && number > 0 && number < 2 ** 31;
}
async function readComparison(api, base, head) {
	const task = {
		failed: "Two commits cannot be compared",
		permission: "contents: read",
		token: "github-token"
	};
	const answer = await api.tryRest(task, (request) => request("GET /repos/{owner}/{repo}/compare/{basehead}", {
		owner: api.owner,
		repo: api.repo,
		basehead: `${base}...${head}`,
		per_page: 1
	}));
	if (answer.kind === "refused") {
		if (answer.status === 404) return void 0;
		throw explainRefusal(task, answer);
	}
	return {
		mergeBase: answer.data.merge_base_commit.sha,
		status: answer.data.status
	};
}
async function readChanges(api, path, sha, limit) {
	const task = {
		failed: "The commits of a file cannot be listed",
		permission: "contents: read",
		token: "github-token"
	};
	const answer = await api.tryRest(task, (request) => request("GET /repos/{owner}/{repo}/commits", {
		owner: api.owner,
		repo: api.repo,
		sha,
		path,
		per_page: limit
	}));
	if (answer.kind === "refused") {
		if (answer.status === 404) return [];
		throw explainRefusal(task, answer);
	}
	return answer.data.map((commit) => commit.sha);
}
// src/adapters/github/labels.ts
const reading = {
	failed: "The pull request's labels cannot be read",
	permission: "pull-requests: read",
	token: "github-token"
};
/** GitHub asks for no more than every job's token has, but of a token of your own push access. */
const asking = {
	failed: "Whether who set a label has write access cannot be asked",
	permission: "contents: write",
	token: "github-token"
};
function labels(api) {
	return { async labelledBy(pull, label) {
		const set = await whoSet(api, pull, label);
		if (set === void 0) return void 0;
		const { who, isPerson } = set;
		return {
			who,
			mayWrite: isPerson && await mayWrite(api, who)
		};
	} };
}
/** A pull request has 100 labels at most. Newest events last. */
const query = `query ($owner: String!, $repo: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      labels(first: 100) { nodes { name } }
      timelineItems(itemTypes: [LABELED_EVENT, UNLABELED_EVENT], last: 100, before: $before) {
        pageInfo { hasPreviousPage startCursor }
        nodes {
          __typename
          ... on LabeledEvent { label { name } actor { __typename login } }
          ... on UnlabeledEvent { label { name } }
        }
      }
    }
  }
}`;
/** Bots can put labels on and off for as long as they like. */
const mostPages = 10;
/** undefined where the label is not set. */
async function whoSet({ owner, repo, graphql }, number, label) {
	const isLabel = ({ name }) => sameName(name, label);
	let before = null;
	for (let page = 0; page < mostPages; page++) {
		const pull = (await graphql(reading, {
			query,
			variables: {
				owner,
				repo,
				number,
				before
			}
		}, noPull)).repository.pullRequest;
		if (!pull?.labels?.nodes.some((one) => one !== null && isLabel(one))) return void 0;
		const { nodes, pageInfo } = pull.timelineItems;
		const last = nodes.findLast((one) => one !== null && isLabel(one.label));
		if (last != null) return setterOf(last);
		if (!pageInfo.hasPreviousPage) break;
		before = pageInfo.startCursor;
	}
	return unknown;
}
/** The label was renamed to this one, or its event is too far back: nobody can be held to it. */
const unknown = {
	who: "somebody unknown",
	isPerson: false
};
function setterOf({ __typename: event, actor }) {
	if (event === "UnlabeledEvent") return unknown;
	if (actor == null) return {
		who: "an account that is gone",
		isPerson: false
	};
	if (typeof actor.login !== "string") throw new TypeError("no account");
	const isPerson = actor.__typename === "User";
	return {
		who: isPerson ? actor.login : `the bot ${actor.login}`,
		isPerson
	};
}
/** GitHub has no two labels whose names differ in upper and lower case alone. */
function sameName(a, b) {
	return a.toLowerCase() === b.toLowerCase();
}
/** `maintain` is told as `write`, `triage` as `read`, and a custom role as what it is made from. */
const writing = ["admin", "write"];
async function mayWrite({ owner, repo, tryRest }, username) {
	const answer = await tryRest(asking, (request) => request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
		owner,
		repo,
		username
	}));
	if (answer.kind === "answer") return writing.includes(answer.data.permission);
	if (answer.status === 404) return false;
	throw explainRefusal(asking, answer);
}
// src/adapters/github.ts
function gitHub({ commitToken, ...options }) {
	const api = gitHubApi(options);
	const committing = {
		failed: "The commit cannot be made",
		permission: "contents: write",
		token: commitToken === void 0 ? "github-token" : "commit-token"
	};
	const committer = commitToken === void 0 ? api : gitHubApi({
		...options,
		token: commitToken
	});
	const pulls = pullRequests(api);
	return understood({
		...pulls,
		...comments(api, pulls.conversation),
		...checkRuns(api),
		...labels(api),
		commitFiles: (commit) => commitFiles(committer, committing, commit),
		commitMerge: (commit) => commitMerge(committer, committing, commit)
	});
}
/** Whoever answers in GitHub's place may say anything: what cannot be read is no mistake of ours. */
function understood(port) {
	const calls = Object.entries(port).map(([name, call]) => [name, async (...given) => {
		try {
			return await call(...given);
		} catch (error) {
			throw error instanceof TypeError ? explainStrange(error) : error;
		}
	}]);
	return Object.fromEntries(calls);
}
export { gitHub };
