import { r as __toESM } from "./rolldown-runtime.js";
import { Ii as parseJson, Ki as builtin, Li as stringifyJson, Vi as IcebranchError, pt as setTimeout } from "./core.js";
import { o as readFile } from "./builtin_node_fs_promises.js";
import { t as certificatePath } from "./place.js";
import { a as long, c as refused, d as unreadable, l as unknown, s as redirected, t as describe, u as unreached } from "./refusal.js";
import { t as tlsHint } from "./tls-hint.js";
import { a as texts } from "./vended.js";
// src/adapters/catalog/rest/fetch.ts
/** `fetch` as environment and settings ask for it: Node's own takes no notice of `https_proxy`. */
/** The agent's code is half a megabyte, and so loaded only where a proxy or certificates ask for it. */
async function openFetch(caBundle, place) {
	if (caBundle === void 0 && ![
		"http_proxy",
		"HTTP_PROXY",
		"https_proxy",
		"HTTPS_PROXY"
	].some((name) => builtin.env[name])) return {
		fetch: globalThis.fetch,
		close: async () => void 0
	};
	const tls = caBundle === void 0 ? {} : { ca: await certificates(await certificatePath(caBundle, place)) };
	const { EnvHttpProxyAgent, fetch } = await import("./undici.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const agent = () => new EnvHttpProxyAgent({
		connect: tls,
		requestTls: tls,
		proxyTls: tls
	});
	const dispatcher = withProxy(agent);
	const through = (input, init) => fetch(input, {
		...init,
		dispatcher
	});
	return {
		fetch: through,
		close: () => dispatcher.close()
	};
}
/** The address of a proxy may hold a password, so it is not shown. */
function withProxy(make) {
	try {
		return make();
	} catch {
		throw new IcebranchError("IB103", "The address of the proxy for HTTP cannot be read.", { hint: "Write https_proxy and http_proxy as http://USER:PASSWORD@HOST:PORT, percent-encoded where that is needed." });
	}
}
async function certificates(path) {
	try {
		return await readFile(path);
	} catch (cause) {
		throw new IcebranchError("IB103", `The certificates in ssl.cabundle cannot be read.`, {
			hint: "Name a file of PEM certificates that is there when icebranch runs.",
			cause
		});
	}
}
// src/adapters/catalog/rest/oauth.ts
/** Tokens of OAuth2 as the REST specification uses it: client credentials, and token exchange. */
const accessToken = "urn:ietf:params:oauth:token-type:access_token";
/** One token is asked for at a time, however many requests wait for it. */
function oauthTokens(auth, catalog, send) {
	let token;
	const seen = /* @__PURE__ */ new Set();
	const get = async () => {
		const got = await newToken(auth, catalog, send);
		seen.add(got.value);
		return got;
	};
	const renewed = () => {
		const getting = get();
		token = getting;
		getting.catch(() => {
			if (token === getting) token = void 0;
		});
		return getting;
	};
	return {
		async current() {
			const known = await (token ?? renewed());
			return (known.until > Date.now() ? known : await renewed()).value;
		},
		async renew(refused) {
			if ((await token)?.value === refused) await renewed();
			return true;
		},
		secrets() {
			return long([
				auth.client?.secret,
				auth.subject?.token,
				auth.token,
				...seen
			]);
		}
	};
}
async function newToken(auth, catalog, send) {
	const { client, subject } = auth;
	const first = client === void 0 ? void 0 : await ask(auth, catalog, send, {
		grant_type: "client_credentials",
		...client.id === void 0 ? {} : { client_id: client.id },
		client_secret: client.secret
	});
	if (subject === void 0 && first !== void 0) return first;
	const actor = first ?? (auth.token === void 0 ? void 0 : {
		value: auth.token,
		type: accessToken
	});
	return ask(auth, catalog, send, {
		grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
		subject_token: subject?.token ?? "",
		subject_token_type: subject?.type ?? accessToken,
		...actor === void 0 ? {} : {
			actor_token: actor.value,
			actor_token_type: actor.type
		}
	}, actor?.value);
}
async function ask({ server, parameters }, catalog, send, form, bearer) {
	const asked = Date.now();
	const { access_token: value, issued_token_type: type, expires_in: seconds } = granted(await send({
		url: server,
		method: "POST",
		headers: {
			accept: "application/json",
			"content-type": "application/x-www-form-urlencoded",
			...bearer === void 0 ? {} : { authorization: `Bearer ${bearer}` }
		},
		body: new URLSearchParams({
			...form,
			...parameters
		}).toString()
	}), catalog, server.host);
	if (typeof value !== "string" || value === "") throw noToken(catalog, server.host, "no token");
	const lives = typeof seconds === "number" && seconds > 0 ? seconds * 1e3 : void 0;
	const end = lives === void 0 ? expiry(value) : asked + lives;
	return {
		value,
		type: typeof type === "string" ? type : accessToken,
		until: end === void 0 ? Infinity : end - Math.min((end - asked) / 10, 3e5)
	};
}
function granted(outcome, catalog, host) {
	if (outcome.kind === "lost") throw unreached(catalog, host, outcome.why);
	const { status, headers, body } = outcome;
	if (status >= 300 && status < 400) throw redirected(catalog, host, headers);
	if (status >= 200 && status < 300) return body ?? {};
	throw noToken(catalog, host, `HTTP ${status}${errorCode(body)}`);
}
/** `error` of RFC 6749, section 5.2, such as `invalid_client`: what else is said may quote the secret. */
function errorCode(body) {
	const { error } = body ?? {};
	return typeof error === "string" && /^[a-z_]{1,60}$/.test(error) ? `, ${error}` : "";
}
function noToken(catalog, host, why) {
	const isDown = / (429|5\d\d)\b/.test(why);
	return new IcebranchError(isDown ? "IB410" : "IB427", `${host} gives no token for the catalog ${catalog} (${why}).`, { hint: isDown ? "Try again later, and look at the token server's log if it stays so." : "Check credential, oauth2-server-uri, scope, and audience or resource where the server wants them." });
}
/** When a JWT ends; undefined where it is none, or does not say. https://datatracker.ietf.org/doc/html/rfc7519#section-4.1.4 */
function expiry(token) {
	const payload = token.split(".")[1];
	if (payload === void 0) return void 0;
	try {
		const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString());
		return typeof exp === "number" ? exp * 1e3 : void 0;
	} catch {
		return;
	}
}
// src/adapters/catalog/rest/auth.ts
/** Who we are to a catalog, request by request. */
async function authority(settings, send) {
	return authorityOf(settings.auth, settings, send);
}
async function authorityOf(auth, settings, send) {
	switch (auth.kind) {
		case "none": return {
			sign: async (wire) => wire,
			...fixed([])
		};
		case "token": return {
			sign: async (wire) => authorized(wire, `Bearer ${auth.token}`),
			...fixed([auth.token])
		};
		case "basic": {
			const pair = Buffer.from(`${auth.user}:${auth.password}`).toString("base64");
			return {
				sign: async (wire) => authorized(wire, `Basic ${pair}`),
				...fixed([auth.password, pair])
			};
		}
		case "oauth": {
			const tokens = oauthTokens(auth, settings.name, send);
			return {
				sign: async (wire) => authorized(wire, `Bearer ${await tokens.current()}`),
				renew: ({ headers }) => tokens.renew(headers.authorization?.replace("Bearer ", "")),
				secrets: () => tokens.secrets()
			};
		}
		case "sigv4": {
			const also = await authorityOf(auth.also, settings, send);
			const { awsSigner, beforeSigning } = await import("./sigv4.js");
			const sign = awsSigner(auth);
			const tokens = /* @__PURE__ */ new Set();
			return {
				sign: async (wire) => {
					const signed = await sign(await also.sign(wire));
					tokens.add(signed.headers["x-amz-security-token"]);
					return signed;
				},
				renew: (refused) => also.renew(beforeSigning(refused)),
				secrets: () => [...also.secrets(), ...long([auth.keys?.secretAccessKey, ...tokens])]
			};
		}
	}
}
function authorized(wire, authorization) {
	if (!/^[\x20-\x7e]*$/.test(authorization)) throw unsendable();
	return {
		...wire,
		headers: {
			...wire.headers,
			authorization
		}
	};
}
function fixed(secrets) {
	return {
		renew: async () => false,
		secrets: () => long(secrets)
	};
}
/** Such as the end of a line, which a secret often has that was copied. */
function unsendable() {
	return new IcebranchError("IB103", "The REST catalog's credentials have characters in them that no request can carry.", { hint: "Look for line breaks and letters that are not ASCII in token or password." });
}
// src/adapters/catalog/rest/exchange.ts
/** The metadata of a table with a hundred thousand snapshots has some 100 MB. */
const maxBody = 256 * 2 ** 20;
/** What an error may say. */
const maxRefusal = 65536;
async function exchange(fetch, { url, method, headers, body }, timeoutMs) {
	try {
		const response = await fetch(url, {
			method,
			headers,
			redirect: "manual",
			...body === void 0 ? {} : { body },
			signal: AbortSignal.timeout(timeoutMs)
		});
		const { status } = response;
		const isError = status >= 300;
		const text = await bounded(response, isError ? maxRefusal : maxBody);
		if (text === void 0 && !isError) return {
			kind: "lost",
			sent: true,
			why: "an answer that is too large"
		};
		return {
			kind: "answer",
			status,
			headers: response.headers,
			...parsed(text)
		};
	} catch (error) {
		const why = reason(error);
		return {
			kind: "lost",
			sent: !unsent.test(why),
			why
		};
	}
}
/** undefined where it is larger: the rest is not waited for. */
async function bounded({ body }, limit) {
	if (body === null) return "";
	const chunks = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.byteLength;
		if (size > limit) return void 0;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}
function parsed(text) {
	if (text === "") return {
		body: void 0,
		foreign: false
	};
	try {
		return {
			body: parseJson(text ?? ""),
			foreign: false
		};
	} catch {
		return {
			body: void 0,
			foreign: true
		};
	}
}
/** No connection was made by then. https://nodejs.org/docs/latest-v24.x/api/errors.html#common-system-errors */
const unsent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|\w*_CERT\w*|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|ERR_INVALID_\w+)$/;
/** An address with several addresses of its own fails with one error for each of them. */
function reason(error) {
	for (let one = error, depth = 0; one instanceof Error && depth < 5; depth++) {
		if (one.name === "TimeoutError") return "no answer in time";
		const code = one.code;
		if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,63}$/.test(code)) return code;
		one = one instanceof AggregateError ? one.errors[0] : one.cause;
	}
	return "no answer";
}
// src/adapters/catalog/rest/session.ts
/** Requests to one server: signed, repeated while that is safe and helps, never sent elsewhere. */
async function session(settings, fetch, pauseMs) {
	const { timeoutMs } = settings;
	const patiently = patience(pauseMs);
	const ask = (wire) => patiently(() => exchange(fetch, wire, timeoutMs.read), true);
	const who = await authority(settings, async (wire) => (await ask(wire)).outcome);
	const kept = /* @__PURE__ */ new Set();
	const secrets = () => [...who.secrets(), ...long([...kept])];
	return {
		secrets,
		keep(more) {
			for (const one of more) kept.add(one);
		},
		async send(request, base, properties) {
			const custom = customHeaders(properties);
			for (const value of Object.values(custom)) kept.add(value);
			const wire = wireOf(request, base, custom);
			if (wire.url.origin !== settings.base.origin) throw new Error("a request to another origin than the configured one");
			const { repeatable } = request;
			const timeout = repeatable ? timeoutMs.read : timeoutMs.write;
			let signed = wire;
			const once = async () => {
				signed = await who.sign(wire);
				return exchange(fetch, signed, timeout);
			};
			let done = await patiently(once, repeatable);
			if (isExpired(done.outcome) && await who.renew(signed)) {
				const again = await patiently(once, repeatable);
				done = {
					...again,
					unsure: again.unsure || done.unsure
				};
			}
			return answerOf(done, settings, repeatable, secrets());
		}
	};
}
function isExpired(outcome) {
	return outcome.kind === "answer" && (outcome.status === 401 || outcome.status === 419);
}
function answerOf({ outcome, unsure }, { name, base, auth }, repeatable, secrets) {
	const mayBeThere = unsure && !repeatable;
	if (outcome.kind === "lost") {
		if (outcome.sent && !repeatable || mayBeThere) throw unknown(name, outcome.why);
		throw unreached(name, base.host, outcome.why);
	}
	const { status, headers, body, foreign } = outcome;
	const isRedirect = status >= 300 && status < 400 && status !== 304;
	const isRefused = status === 401 || status === 403 || status === 419;
	if (mayBeThere && (isRedirect || isRefused)) throw unknown(name, `HTTP ${status}`);
	if (isRedirect) throw redirected(name, base.host, headers);
	if (isRefused) throw refused(name, outcome, auth, secrets);
	return {
		status,
		body,
		foreign,
		unsure
	};
}
/** The first and five more, each after twice the pause: in all some eight seconds of patience. */
const maxTries = 6;
/** How long in all a server may ask us to wait. */
const maxWaitMs = 6e4;
function patience(pauseMs) {
	return async (once, repeatable) => {
		let waited = 0;
		let unsure = false;
		for (let tries = 1;; tries++) {
			const outcome = await once();
			if (tries === maxTries || !isWorthAnother(outcome, repeatable)) return {
				outcome,
				unsure
			};
			const pause = askedPause(outcome) ?? pauseMs * 2 ** (tries - 1) * (.5 + Math.random());
			if (waited + pause > maxWaitMs) return {
				outcome,
				unsure
			};
			waited += pause;
			unsure ||= mayBeDone(outcome);
			await setTimeout(pause);
		}
	};
}
/** 429 and 503 say that the request was not looked at, and an address that cannot be reached does not either. */
function isWorthAnother(outcome, repeatable) {
	if (outcome.kind === "lost") return outcome.sent ? repeatable : outcome.why !== "ENOTFOUND" && tlsHint(outcome.why, "") === void 0;
	const { status } = outcome;
	if (status === 429 || status === 503) return true;
	return repeatable && (status === 408 || status === 500 || status === 502 || status === 504);
}
/** A 503 may also come from a proxy that lost its server in the middle. */
function mayBeDone(outcome) {
	return outcome.kind === "lost" ? outcome.sent : outcome.status !== 429;
}
/** Seconds or a date. https://datatracker.ietf.org/doc/html/rfc9110#section-10.2.3 */
function askedPause(outcome) {
	const text = outcome.kind === "answer" ? outcome.headers.get("retry-after") : null;
	if (text === null) return void 0;
	const pause = /^\d{1,6}$/.test(text) ? Number(text) * 1e3 : Date.parse(text) - Date.now();
	return Number.isNaN(pause) ? void 0 : Math.max(pause, 0);
}
function wireOf(request, base, custom) {
	const url = new URL(request.path, base);
	const query = Object.entries(request.query ?? {});
	if (query.length > 0) url.search = query.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
	const body = request.body === void 0 ? void 0 : stringifyJson(request.body);
	return {
		url,
		method: request.method,
		body,
		headers: {
			accept: "application/json",
			"user-agent": "icebranch",
			...custom,
			...body === void 0 ? {} : { "content-type": "application/json" },
			...request.headers
		}
	};
}
/** `header.NAME`, but for those that make the request what it is; values as they will be sent. */
function customHeaders(properties) {
	const own = /^(host|connection|content-length|content-type|transfer-encoding|expect|upgrade)$/;
	const headers = Object.entries(properties).flatMap(([key, value]) => {
		const name = /^header\.([\w!#$%&'*+.^`|~-]+)$/.exec(key)?.[1]?.toLowerCase();
		return name === void 0 || own.test(name) ? [] : [[name, value.replace(/[\r\n\0]/g, "").trim()]];
	});
	return Object.fromEntries(headers);
}
// src/adapters/catalog/rest/settings.ts
/**
* What the configuration says of a REST catalog, checked once. Properties are spelled as
* pyiceberg's, https://py.iceberg.apache.org/configuration/#rest-catalog, and where it has no flat
* word, as Java's: https://iceberg.apache.org/docs/latest/catalog-properties/.
*/
/** Throws IB102 or IB103 for settings that cannot be meant, IB420 for what is not supported. */
function restSettings(name, address) {
	const { uri, warehouse } = address;
	const properties = {
		...address.properties,
		uri,
		...warehouse ? { warehouse } : {}
	};
	const of = (key) => properties[key] || void 0;
	const base = serverUrl(uri, "uri");
	const timeout = milliseconds(of("rest.client.socket-timeout-ms"));
	return {
		name,
		base,
		properties,
		auth: authOf(of, base),
		caBundle: of("ssl.cabundle"),
		timeoutMs: {
			read: timeout ?? 6e4,
			write: timeout ?? 3e5
		}
	};
}
/** The address may hold a password, so no message shows it. Its path is kept, and ends in a slash. */
function serverUrl(text, key) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || !/^https?:$/.test(url.protocol)) throw wrong(key, "is no http or https address", "Write it as https://HOST/PATH, without /v1.");
	if (url.username !== "" || url.password !== "") throw wrong(key, "has a user or a password in it", "Give them as credential, token, or rest.auth.basic.username and rest.auth.basic.password.");
	url.search = url.hash = "";
	if (key === "uri") url.pathname = url.pathname.replace(/\/*$/, "/");
	return url;
}
function authOf(of, base) {
	const type = of("rest.auth.type")?.toLowerCase();
	const signed = type === "sigv4" || truth(of("rest.sigv4-enabled"), "rest.sigv4-enabled");
	const also = unsigned(signed ? of("rest.auth.sigv4.delegate-auth-type") : type, of, base);
	return signed ? {
		...sigV4Of(of),
		also
	} : also;
}
function unsigned(type, of, base) {
	switch (type) {
		case "none":
		case "noop": return { kind: "none" };
		case "basic": return basicOf(of);
		case "oauth2":
		case void 0: return of("rest.auth.basic.username") ? basicOf(of) : oauthOf(of, base);
		default: throw new IcebranchError("IB420", `${key("rest.auth.type")} is not one that is supported.`, { hint: "Use none, basic, oauth2 or sigv4, or give a token that another program has got." });
	}
}
function basicOf(of) {
	const user = of("rest.auth.basic.username");
	if (user === void 0) throw missing("rest.auth.basic.username");
	return {
		kind: "basic",
		user,
		password: of("rest.auth.basic.password") ?? ""
	};
}
/** https://datatracker.ietf.org/doc/html/rfc8693#section-3; Java prefers them in this order. */
const tokenTypes = [
	"id_token",
	"access_token",
	"jwt",
	"saml2",
	"saml1"
].map((one) => `urn:ietf:params:oauth:token-type:${one}`);
function oauthOf(of, base) {
	const credential = of("credential");
	const token = of("token")?.trim();
	const type = tokenTypes.find((one) => of(one) !== void 0);
	if (credential === void 0 && type === void 0) return token === void 0 ? { kind: "none" } : {
		kind: "token",
		token
	};
	const server = of("oauth2-server-uri");
	const colon = credential?.indexOf(":") ?? -1;
	const parameters = { scope: of("scope") ?? "catalog" };
	for (const name of ["audience", "resource"]) {
		const value = of(name);
		if (value !== void 0) parameters[name] = value;
	}
	return {
		kind: "oauth",
		server: server === void 0 || server.startsWith("/") ? new URL((server ?? "v1/oauth/tokens").replace(/^\/+/, ""), base) : serverUrl(server, "oauth2-server-uri"),
		client: credential === void 0 ? void 0 : {
			id: colon < 0 ? void 0 : credential.slice(0, colon).trim(),
			secret: credential.slice(colon + 1).trim()
		},
		subject: type === void 0 ? void 0 : {
			type,
			token: of(type)?.trim() ?? ""
		},
		token,
		parameters
	};
}
function sigV4Of(of) {
	const either = (key) => of(`rest.${key}`) ?? of(`client.${key}`);
	const accessKeyId = either("access-key-id");
	const secretAccessKey = either("secret-access-key");
	const sessionToken = either("session-token");
	if (accessKeyId !== void 0 && secretAccessKey === void 0) throw missing("rest.secret-access-key");
	if (accessKeyId === void 0 && secretAccessKey !== void 0) throw missing("rest.access-key-id");
	return {
		kind: "sigv4",
		region: of("rest.signing-region") ?? of("client.region"),
		service: of("rest.signing-name") ?? "execute-api",
		keys: accessKeyId === void 0 || secretAccessKey === void 0 ? void 0 : {
			accessKeyId,
			secretAccessKey,
			...sessionToken ? { sessionToken } : {}
		},
		profile: of("client.profile-name")
	};
}
function truth(text, name) {
	if (text === void 0 || /^(false|no|n|off|f|0)$/i.test(text)) return false;
	if (/^(true|yes|y|on|t|1)$/i.test(text)) return true;
	throw wrong(name, "is neither true nor false", "Write true or false.");
}
function milliseconds(text) {
	if (text === void 0) return void 0;
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw wrong("rest.client.socket-timeout-ms", "is no number of milliseconds", "Write a number such as 60000.");
}
function key(name) {
	return `The REST catalog's ${name}`;
}
function missing(name) {
	return new IcebranchError("IB102", `${key(name)} is missing.`, { hint: "Give it beside the others of its kind." });
}
function wrong(name, what, hint) {
	return new IcebranchError("IB103", `${key(name)} ${what}.`, { hint });
}
// src/adapters/catalog/rest/connection.ts
/**
* A connection to an Iceberg REST server: its configuration read, every request signed as it wants.
* Our own over `fetch`, since the client that npm has, `iceberg-js`, reads 64-bit ids as doubles.
*/
/** Throws IB102, IB103, IB410, IB420, IB427. */
async function connectRest(name, address, { pauseMs = 250, place = { root: "." }, secrets: shown = /* @__PURE__ */ new Set() } = {}) {
	const settings = restSettings(name, address);
	const { fetch, close } = await openFetch(settings.caBundle, place);
	try {
		const { send, secrets, keep } = await session(settings, fetch, pauseMs);
		const said = (answer) => describe(answer, secrets());
		const config = await readConfig(settings, said, (url) => send({
			method: "GET",
			path: url.href,
			repeatable: true
		}, settings.base, settings.properties));
		const { defaults, overrides } = config;
		const properties = {
			...defaults,
			...settings.properties,
			...overrides
		};
		const base = baseOf(settings, overrides.uri);
		return {
			name,
			properties,
			own: settings.properties,
			defaults,
			overrides,
			endpoints: new Set(config.endpoints ?? defaultEndpoints),
			listsEndpoints: config.endpoints !== void 0,
			keyLifetimeMs: config.keyLifetimeMs,
			isNessie: properties["nessie.is-nessie-catalog"] === "true",
			request: (request) => send(request, base, properties),
			describe: said,
			keepSecrets(values) {
				keep(values);
				for (const value of values) shown.add(value);
			},
			[Symbol.asyncDispose]: close
		};
	} catch (error) {
		await close();
		throw error;
	}
}
/** What the specification says of a server that does not list them: `GET /v1/config`. */
const defaultEndpoints = [
	"GET /v1/{prefix}/namespaces",
	"GET /v1/{prefix}/namespaces/{namespace}",
	"GET /v1/{prefix}/namespaces/{namespace}/tables",
	"GET /v1/{prefix}/namespaces/{namespace}/tables/{table}",
	"POST /v1/{prefix}/namespaces/{namespace}/tables/{table}",
	"DELETE /v1/{prefix}/namespaces/{namespace}/tables/{table}",
	"POST /v1/{prefix}/transactions/commit"
];
async function readConfig({ name, base, properties }, said, get) {
	const url = new URL("v1/config", base);
	const warehouse = properties.warehouse;
	if (warehouse !== void 0) url.search = `warehouse=${encodeURIComponent(warehouse)}`;
	const answer = await get(url);
	const { status, body } = answer;
	if (status === 404 && !answer.foreign && body !== void 0 && warehouse !== void 0) throw new IcebranchError("IB410", `The catalog ${name} has no warehouse ${warehouse}.`, { hint: "Check the catalog's warehouse, and that its credentials may use it." });
	if (status !== 200 || !(typeof body === "object" && body !== null && !Array.isArray(body))) throw unreadable(name, `at ${base.host} does not answer as an Iceberg REST catalog (${said(answer)})`);
	const { defaults, overrides, endpoints, "idempotency-key-lifetime": lifetime } = body;
	return {
		defaults: texts(defaults),
		overrides: texts(overrides),
		endpoints: Array.isArray(endpoints) ? endpoints.filter((one) => typeof one === "string") : void 0,
		keyLifetimeMs: typeof lifetime === "string" ? duration(lifetime) : void 0
	};
}
/** Of ISO 8601, without years and months, whose length varies. */
function duration(text) {
	const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
	if (match === null) return void 0;
	const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((one) => Number(one ?? 0));
	return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1e3;
}
/** A server may name another address for itself, but none that our credentials were not meant for. */
function baseOf({ name, base }, override) {
	if (override === void 0) return base;
	const url = serverUrl(override, "uri");
	if (url.origin === base.origin) return url;
	throw new IcebranchError("IB410", `The catalog ${name} at ${base.host} asks for its requests to be sent to ${url.origin}, which its configuration does not name.`, { hint: `Set its uri to ${url.origin} if that is right; no credentials were sent there.` });
}
export { connectRest };
