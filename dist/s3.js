import { Ki as builtin, Vi as IcebranchError, pt as setTimeout } from "./core.js";
import { a as DeleteObjectCommand, c as fromNodeProviderChain, i as GetObjectCommand, n as ListObjectsV2Command, o as S3Client, r as HeadObjectCommand, s as fromTemporaryCredentials, t as PutObjectCommand } from "./aws.js";
import { n as tooLarge } from "./metadata-size.js";
import { t as Agent } from "./builtin_node_http.js";
import { t as Agent$1 } from "./builtin_node_https.js";
import { t as tlsHint } from "./tls-hint.js";
const silent = {
	trace() {},
	debug() {},
	info() {},
	warn() {},
	error() {}
};
/** Answers that name another host are not followed: the keys are meant for this one. */
function s3Client(settings) {
	const { region, endpoint, pathStyle } = settings;
	return new S3Client({
		...region === void 0 ? {} : { region },
		...endpoint === void 0 ? {} : { endpoint },
		...settings.profile === void 0 ? {} : { profile: settings.profile },
		...settings.keys === "anonymous" ? unsigned : { credentials: credentials(settings) },
		forcePathStyle: pathStyle,
		followRegionRedirects: false,
		maxAttempts: 5,
		retryMode: "standard",
		requestChecksumCalculation: "WHEN_REQUIRED",
		responseChecksumValidation: "WHEN_REQUIRED",
		requestHandler: requestHandler(settings),
		logger: silent
	});
}
const unsigned = {
	credentials: {
		accessKeyId: "",
		secretAccessKey: ""
	},
	signer: { sign: async (request) => request }
};
/** What is said by others of how credentials could not be had may hold parts of them. */
function credentials({ keys, profile, role }) {
	const own = keys === "anonymous" ? void 0 : keys;
	const chain = chainOf(profile);
	const source = own === void 0 ? chain : async () => own;
	const provider = role === void 0 ? source : fromTemporaryCredentials({
		params: {
			RoleArn: role.arn,
			RoleSessionName: role.session
		},
		masterCredentials: source,
		logger: silent
	});
	return async (of) => {
		try {
			return await provider(of);
		} catch (error) {
			throw noCredentials(error, role !== void 0);
		}
	};
}
/** Throws IB427 where there should be some, and they cannot be had. */
async function hasKeys({ keys, profile, role }) {
	if (keys !== void 0 || role !== void 0) return true;
	try {
		await chainOf(profile)();
		return true;
	} catch (error) {
		if (error.name === "CredentialsProviderError") return false;
		throw noCredentials(error, false);
	}
}
function chainOf(profile) {
	return fromNodeProviderChain({
		logger: silent,
		...profile === void 0 ? {} : { profile }
	});
}
function noCredentials(error, hasRole) {
	const { name } = error;
	const message = name === "CredentialsProviderError" && !hasRole ? "No credentials for S3 were found." : `The credentials for S3 could not be had (${/^\w{1,64}$/.test(name) ? name : "unknown"}).`;
	return new IcebranchError("IB427", message, { hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, s3.access-key-id and s3.secret-access-key, or a role, profile or web identity that AWS's tools find." });
}
function requestHandler({ connectTimeoutMs, requestTimeoutMs, proxy }) {
	return {
		connectionTimeout: connectTimeoutMs,
		requestTimeout: requestTimeoutMs,
		socketTimeout: requestTimeoutMs,
		throwOnRequestTimeout: true,
		...agents({
			keepAlive: true,
			maxSockets: 50,
			proxyEnv: proxyEnv(proxy)
		})
	};
}
/** Node's own words repeat a proxy's address, and the password in it. */
function agents(options) {
	try {
		return {
			httpAgent: new Agent(options),
			httpsAgent: new Agent$1(options)
		};
	} catch {
		throw badProxy();
	}
}
function badProxy() {
	return new IcebranchError("IB103", "The address of the proxy for S3 cannot be read.", { hint: "Write s3.proxy-uri, HTTPS_PROXY or HTTP_PROXY as http://USER:PASSWORD@HOST:PORT, percent-encoded where that is needed." });
}
/** https://nodejs.org/docs/latest-v24.x/api/http.html#built-in-proxy-support */
function proxyEnv(proxy) {
	if (proxy === void 0) return builtin.env;
	if (!/^https?:\/\//i.test(proxy)) throw badProxy();
	const [major = 0, minor = 0] = builtin.versions.node.split(".").map(Number);
	if (major > 24 || minor >= 5) return {
		HTTP_PROXY: proxy,
		HTTPS_PROXY: proxy
	};
	throw new IcebranchError("IB902", "Node.js 24.5 or newer is needed for s3.proxy-uri.", { hint: "Install a newer one, or leave s3.proxy-uri out." });
}
// src/adapters/storage/s3-refusal.ts
/** What S3 answers, in our words: its own may repeat keys, and the code says as much. */
/** undefined where there was no answer. */
function statusOf(error) {
	const { $metadata, $response } = error;
	return $metadata?.httpStatusCode ?? $response?.statusCode;
}
/** Whether the request may have been carried out all the same, by this try or by one before it. */
function isUnsettled(error) {
	const status = statusOf(error);
	return status === void 0 || status >= 500 || (error.$metadata?.attempts ?? 1) > 1;
}
/** Errors that are ours already, such as those of credentials, stay as they are. */
function refusal(error, call, settings) {
	if (error instanceof IcebranchError) return error;
	const status = statusOf(error);
	if (status === void 0) return unanswered(error, call, settings);
	const code = codeOf(error, status);
	const region = regionAsked(error);
	if (status === 301 || status === 307 || region !== void 0) return elsewhere(call, settings, region);
	if (status === 401 || status === 403 || badToken.has(code)) return refused(code, call);
	if (code === "NoSuchBucket") return noBucket(call);
	if (status === 404) return noFile(call);
	if (status === 412) return isThere(call);
	return new IcebranchError(call.verb === "write" ? "IB608" : "IB410", `S3 does not ${call.verb} ${call.location} (${code}).`, { hint: "Try again later, and look at the store's own log if it stays so." });
}
/** With status 400. */
const badToken = /* @__PURE__ */ new Set([
	"ExpiredToken",
	"InvalidToken",
	"TokenRefreshRequired"
]);
function codeOf({ Code }, status) {
	return Code !== void 0 && /^[A-Za-z.]{1,64}$/.test(Code) ? Code : `status ${status}`;
}
/** In the answer to a request that came to the wrong region. */
function regionAsked({ Region, $response }) {
	const asked = Region ?? ($response?.statusCode === 301 ? $response?.headers?.["x-amz-bucket-region"] : void 0);
	return asked !== void 0 && /^[a-z0-9-]{1,32}$/.test(asked) ? asked : void 0;
}
function elsewhere({ bucket }, { region: used, endpoint }, region) {
	const where = region === void 0 ? "another region or host" : `the region ${region}`;
	const asked = used === void 0 ? "" : `, and ${used} was asked`;
	return new IcebranchError("IB410", `The bucket ${bucket} is in ${where}${asked}.`, { hint: region !== void 0 || endpoint === void 0 ? `Set s3.region (awsRegion in dashtool.json) to ${region ?? "the bucket's region"}.` : "Set s3.endpoint and s3.region to those of the bucket: a redirect is not followed." });
}
const rights = {
	read: "s3:GetObject",
	write: "s3:PutObject",
	remove: "s3:DeleteObject",
	list: "s3:ListBucket"
};
const reasons = {
	ExpiredToken: "The session has ended: get a new one.",
	InvalidAccessKeyId: "Check the access key: the store does not know it.",
	InvalidToken: "Check the session token: it does not belong to the access key.",
	RequestTimeTooSkewed: "Set this machine's clock.",
	SignatureDoesNotMatch: "Check the secret key: it does not belong to the access key."
};
function refused(code, { verb, location, bucket }) {
	const right = `Allow ${rights[verb]} on the bucket ${bucket}`;
	const hint = reasons[code] ?? (verb === "read" ? `${right}, and s3:ListBucket: without it S3 hides what is absent.` : right);
	const message = `S3 refuses to ${verb} ${location} with these credentials (${code}).`;
	return new IcebranchError("IB427", message, { hint: hint.replace(/\.?$/, ".") });
}
function noBucket({ bucket }) {
	return new IcebranchError("IB410", `There is no bucket ${bucket}.`, { hint: "Check the warehouse, and s3.endpoint: another store has other buckets." });
}
function noFile({ location }) {
	return new IcebranchError("IB413", `There is no file ${location}.`, { hint: "The catalog points at a file that is gone: restore it, or repair the catalog's row." });
}
function isThere({ location }) {
	return new IcebranchError("IB411", `There is a file ${location} already.`, { hint: "Plan again: another writer was first." });
}
/** No server's words are in it: only Node's code and what the configuration says. */
function unanswered(error, { bucket }, settings) {
	if (error.message?.startsWith("Region is missing")) return new IcebranchError("IB102", `No region is set for the bucket ${bucket}.`, { hint: "Set s3.region (awsRegion in dashtool.json), or AWS_REGION." });
	const { endpoint } = settings;
	const host = endpoint === void 0 ? `S3 for the bucket ${bucket}` : new URL(endpoint).host;
	const why = [error.code, error.name].find((one) => one && /^\w{1,64}$/.test(one)) ?? "no answer";
	return new IcebranchError("IB410", `${host} cannot be reached (${why}).`, { hint: tlsHint(why, "NODE_EXTRA_CA_CERTS") ?? "Check s3.endpoint and the network; s3.connect-timeout and s3.request-timeout are in seconds." });
}
// src/adapters/storage/s3-settings.ts
/**
* What a catalog's properties and the environment say of S3. Properties are spelled as pyiceberg's,
* https://py.iceberg.apache.org/configuration/#s3, `client.…` being what `s3.…` falls back to.
*/
const encryptions = [
	"AES256",
	"aws:kms",
	"aws:kms:dsse"
];
/** Throws IB102 or IB103 for settings that cannot be meant, IB420 for what is not supported. */
function s3Settings(properties, { env, allowHttp }) {
	const of = (key) => given(properties[`s3.${key}`]) ?? given(properties[`client.${key}`]);
	if (of("signer") !== void 0) throw new IcebranchError("IB420", "Requests to S3 that a catalog signs are not supported.", { hint: "Leave s3.signer out, and give icebranch credentials of its own." });
	const endpoint = endpointOf(of("endpoint"), env);
	if (endpoint !== void 0) checkEndpoint(endpoint, truth(of("allow-http"), "s3.allow-http") ?? envTruth(env.AWS_ALLOW_HTTP) ?? allowHttp);
	const arn = of("role-arn");
	return {
		region: of("region") ?? regionOf(env) ?? (endpoint === void 0 ? void 0 : "us-east-1"),
		endpoint,
		pathStyle: pathStyle(of, endpoint),
		keys: truth(of("anonymous"), "s3.anonymous") ? "anonymous" : keysOf(of, env),
		profile: of("profile-name"),
		role: arn === void 0 ? void 0 : {
			arn,
			session: of("role-session-name") ?? "icebranch"
		},
		connectTimeoutMs: seconds(of("connect-timeout"), "s3.connect-timeout") ?? 1e4,
		requestTimeoutMs: seconds(of("request-timeout"), "s3.request-timeout") ?? 6e4,
		proxy: of("proxy-uri"),
		encryption: encryptionOf(of)
	};
}
/** A variable that is set to nothing is one that was forgotten. */
function given(text) {
	return text === void 0 || text === "" ? void 0 : text;
}
function regionOf(env) {
	return given(env.AWS_REGION) ?? given(env.AWS_DEFAULT_REGION);
}
/**
* https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html; `AWS_ENDPOINT` is what
* dashtool and its containers look for.
*/
function endpointOf(property, env) {
	if (property !== void 0) return property;
	return (envTruth(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS) ?? false ? void 0 : given(env.AWS_ENDPOINT_URL_S3) ?? given(env.AWS_ENDPOINT_URL)) ?? given(env.AWS_ENDPOINT);
}
/** The address may hold a password, so no message shows it. */
function checkEndpoint(endpoint, allowHttp) {
	const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
	if (url === void 0 || !/^https?:$/.test(url.protocol) || url.host === "") throw wrongValue("s3.endpoint", "is no http or https address", "Write it as https://HOST:PORT.");
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") throw wrongValue("s3.endpoint", "has more than a host and a path in it", "Name the keys in s3.access-key-id and s3.secret-access-key.");
	if (url.protocol === "http:" && !allowHttp) throw new IcebranchError("IB103", `The S3 endpoint http://${url.host} has no TLS, and http is not allowed.`, { hint: "Use https, or allow it: \"awsAllowHttp\": \"true\" in dashtool.json, s3.allow-http." });
}
/**
* As pyiceberg and dashtool address buckets: in the host's name at AWS, in the path elsewhere.
* `s3.path-style-access` is Java's word for the opposite.
*/
function pathStyle(of, endpoint) {
	if (truth(of("path-style-access"), "s3.path-style-access")) return true;
	if (truth(of("force-virtual-addressing"), "s3.force-virtual-addressing")) return false;
	return endpoint !== void 0;
}
function keysOf(of, env) {
	const accessKeyId = of("access-key-id");
	const secretAccessKey = of("secret-access-key");
	if (accessKeyId === void 0 && secretAccessKey === void 0) return void 0;
	if (accessKeyId === void 0) throw missing("s3.access-key-id", "s3.secret-access-key");
	if (secretAccessKey === void 0) throw missing("s3.secret-access-key", "s3.access-key-id");
	const own = accessKeyId === env.AWS_ACCESS_KEY_ID ? given(env.AWS_SESSION_TOKEN) : void 0;
	const sessionToken = of("session-token") ?? own;
	return {
		accessKeyId,
		secretAccessKey,
		...sessionToken === void 0 ? {} : { sessionToken }
	};
}
function encryptionOf(of) {
	const asked = of("server-side-encryption");
	const key = of("sse-kms-key-id");
	const encryption = encryptions.find((one) => one === asked);
	if (asked !== void 0 && encryption === void 0) throw wrongValue("s3.server-side-encryption", "is no encryption that S3 has", `Use one of ${encryptions.join(", ")}.`);
	return {
		...encryption === void 0 ? {} : { ServerSideEncryption: encryption },
		...key === void 0 ? {} : { SSEKMSKeyId: key }
	};
}
function missing(key, other) {
	return new IcebranchError("IB102", `The catalog has ${other} and no ${key}.`, { hint: "Give both, or neither: then the credentials are looked for as AWS's tools do." });
}
/** What pyiceberg takes for a truth value. */
function truth(text, key) {
	if (text === void 0) return void 0;
	const value = envTruth(text);
	if (value !== void 0) return value;
	throw wrongValue(key, "is neither true nor false", "Write true or false.");
}
function envTruth(text) {
	if (text === void 0) return void 0;
	if (/^(true|yes|y|on|t|1)$/i.test(text)) return true;
	return /^(false|no|n|off|f|0)$/i.test(text) ? false : void 0;
}
function seconds(text, key) {
	if (text === void 0) return void 0;
	const value = Number(text);
	if (value > 0 && value <= 86400) return Math.ceil(value * 1e3);
	throw wrongValue(key, "is no number of seconds", "Write a number such as 10 or 0.5.");
}
function wrongValue(key, what, hint) {
	return new IcebranchError("IB103", `The catalog's ${key} ${what}.`, { hint });
}
// src/adapters/storage/s3.ts
/**
* Files in S3 and in what speaks its API. Keys are taken as they stand in a location: nothing of
* them is escaped or unescaped.
*/
/** `properties`: of the catalog, spelled as pyiceberg's (`s3.region`, `s3.endpoint`). */
function s3Storage(properties, { env = builtin.env, allowHttp = true } = {}) {
	return storageWith(s3Settings(properties, {
		env,
		allowHttp
	}));
}
/** The same, with what is to be known before it is used. */
function ownS3(properties, { env = builtin.env, allowHttp = true } = {}) {
	const settings = s3Settings(properties, {
		env,
		allowHttp
	});
	const { endpoint } = settings;
	return {
		storage: storageWith(settings),
		endpoint,
		hasKeys: () => hasKeys(settings)
	};
}
function storageWith(settings) {
	const client = s3Client(settings);
	const fail = (error, verb, { bucket, location }) => refusal(error, {
		verb,
		bucket,
		location
	}, settings);
	return {
		async read(location) {
			const object = objectAt(location);
			return readWhole(client, object, settings).catch((error) => {
				throw error instanceof IcebranchError ? error : fail(error, "read", object);
			});
		},
		async create(location, bytes) {
			const object = objectAt(location);
			return createNew(client, object, bytes, settings).catch((error) => {
				throw fail(error, "write", object);
			});
		},
		async remove(location) {
			const object = objectAt(location);
			const { bucket: Bucket, key: Key } = object;
			await client.send(new DeleteObjectCommand({
				Bucket,
				Key
			}), deadline(settings)).catch((error) => {
				if (statusOf(error) !== 404) throw fail(error, "remove", object);
			});
		},
		async has(location) {
			const object = objectAt(location);
			const { bucket: Bucket, key: Key } = object;
			try {
				await client.send(new HeadObjectCommand({
					Bucket,
					Key
				}), deadline(settings));
				return true;
			} catch (error) {
				if (statusOf(error) === 404) return false;
				throw fail(error, "read", object);
			}
		},
		async list(folder) {
			const object = objectAt(folder.endsWith("/") ? folder : `${folder}/`);
			return listBelow(client, object, settings).catch((error) => {
				throw fail(error, "list", object);
			});
		}
	};
}
function objectAt(location) {
	const [, root, bucket, key] = /^(s3[an]?:\/\/([^/]+)\/)(.*)$/is.exec(location) ?? [];
	if (root === void 0 || bucket === void 0 || key === void 0) throw new IcebranchError("IB420", `${location} is no place in S3.`, { hint: "Write it as s3://BUCKET/FOLDER." });
	return {
		location,
		root,
		bucket,
		key
	};
}
/** For all tries of one call together: a connection that drips is not waited for without end. */
function deadline({ requestTimeoutMs, connectTimeoutMs }) {
	const ms = 5 * (requestTimeoutMs + connectTimeoutMs);
	return { abortSignal: AbortSignal.timeout(ms) };
}
/** The SDK repeats what was not answered, but not what breaks off in the middle. */
async function readWhole(client, { bucket: Bucket, key: Key, location }, settings) {
	for (let tries = 1;; tries++) {
		const command = new GetObjectCommand({
			Bucket,
			Key
		});
		const { Body, ContentLength } = await client.send(command, deadline(settings));
		try {
			const bytes = await bounded(Body, location);
			if (ContentLength === void 0 || bytes.length === ContentLength) return bytes;
			throw Object.assign(/* @__PURE__ */ new Error("cut off"), { code: "ECONNRESET" });
		} catch (error) {
			if (tries === 5 || error instanceof IcebranchError) throw error;
		}
	}
}
/** Throws IB418 where there is no end to it. */
async function bounded(body, location) {
	const chunks = [];
	let length = 0;
	for await (const chunk of body ?? []) {
		length += chunk.length;
		if (length > 268435456) throw tooLarge(location);
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}
async function createNew(client, object, bytes, settings) {
	const { bucket: Bucket, key: Key } = object;
	const { encryption } = settings;
	const input = {
		Bucket,
		Key,
		Body: bytes,
		ContentLength: bytes.length,
		...encryption
	};
	for (let tries = 1;; tries++) try {
		await client.send(new PutObjectCommand({
			...input,
			IfNoneMatch: "*"
		}), deadline(settings));
		return;
	} catch (error) {
		if (statusOf(error) === 409 && tries < 5) {
			await setTimeout(tries * 100);
			continue;
		}
		if (isUnsettled(error) && await holds(client, object, bytes, settings)) return;
		throw error;
	}
}
/** After an answer that was lost, a file with exactly our bytes is our own. */
async function holds(client, object, bytes, settings) {
	const found = await readWhole(client, object, settings).catch(() => void 0);
	return found !== void 0 && Buffer.compare(found, bytes) === 0;
}
async function listBelow(client, { bucket: Bucket, key: Prefix, root, location }, settings) {
	const found = [];
	let token;
	do {
		const page = await client.send(new ListObjectsV2Command({
			Bucket,
			Prefix,
			Delimiter: "/",
			...token === void 0 ? {} : { ContinuationToken: token }
		}), deadline(settings));
		if (isNoList(page)) throw notWhole(location);
		const files = page.Contents?.map(({ Key }) => Key) ?? [];
		const folders = page.CommonPrefixes?.map((one) => one.Prefix) ?? [];
		for (const key of [...files, ...folders]) if (key !== void 0 && key !== Prefix) found.push(root + key);
		token = page.IsTruncated ? page.NextContinuationToken : void 0;
	} while (token !== void 0);
	return found;
}
/** A page of something else, or half a list without the way to the rest: a file may be on neither. */
function isNoList(page) {
	const { Name, KeyCount, IsTruncated, NextContinuationToken, Contents, CommonPrefixes } = page;
	if (IsTruncated) return NextContinuationToken === void 0;
	return [
		Name,
		KeyCount,
		IsTruncated,
		Contents,
		CommonPrefixes
	].every((one) => one === void 0);
}
function notWhole(location) {
	return new IcebranchError("IB410", `S3 does not list all of ${location}.`, { hint: "Check s3.endpoint: it has to be a store that knows ListObjectsV2, and nothing in front of it." });
}
export { ownS3, s3Storage };
