import { n as createHmac, t as createHash } from "./builtin_node_crypto.js";
import { Mn as SignatureV4, c as fromNodeProviderChain } from "./aws.js";
import { Vi as IcebranchError } from "./core.js";
// src/adapters/catalog/rest/sigv4.ts
/** Requests signed as AWS wants them. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
const silent = {
	trace() {},
	debug() {},
	info() {},
	warn() {},
	error() {}
};
function awsSigner({ region, service, keys, profile }, { now = () => /* @__PURE__ */ new Date(), hashHeader = true } = {}) {
	const chain = fromNodeProviderChain({
		logger: silent,
		...profile ? { profile } : {}
	});
	const signer = new SignatureV4({
		service,
		sha256: Sha256,
		applyChecksum: hashHeader,
		region: region ?? regionOf(process.env),
		credentials: keys ?? (() => chain().catch((error) => Promise.reject(noCredentials(error))))
	});
	return async (wire) => {
		const { url, method, body } = wire;
		const { host: _, ...headers } = (await signer.sign({
			method,
			protocol: url.protocol,
			hostname: url.hostname,
			path: url.pathname,
			headers: {
				...relocated(wire.headers),
				host: url.host
			},
			query: Object.fromEntries(url.searchParams),
			...body === void 0 ? {} : { body }
		}, { signingDate: now() })).headers;
		return {
			...wire,
			headers
		};
	};
}
/** As Java and pyiceberg do, so that a token meant for the catalog behind the gateway arrives too. */
function relocated({ authorization, ...others }) {
	return authorization === void 0 ? others : {
		...others,
		"original-authorization": authorization
	};
}
/** With the authorization that the signature took the place of. */
function beforeSigning({ headers, ...wire }) {
	const { authorization: _, "original-authorization": original, ...others } = headers;
	const own = original === void 0 ? {} : { authorization: original };
	return {
		...wire,
		headers: {
			...others,
			...own
		}
	};
}
function regionOf(env) {
	const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
	if (region) return region;
	throw new IcebranchError("IB102", "No region is set to sign the REST catalog's requests for.", { hint: "Set rest.signing-region, or AWS_REGION." });
}
/** What is said by others of how credentials could not be had may hold parts of them. */
function noCredentials(error) {
	const { name } = error;
	const why = name === "CredentialsProviderError" || !/^\w{1,64}$/.test(name) ? "" : ` (${name})`;
	return new IcebranchError("IB427", `No AWS credentials were found to sign requests with${why}.`, { hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, rest.access-key-id and rest.secret-access-key, or a role, profile or web identity that AWS's tools find." });
}
/** Node's own hash, in the form that the signer asks for. */
var Sha256 = class {
	#secret;
	#hash;
	constructor(secret) {
		this.#secret = secret;
		this.#hash = this.#made();
	}
	#made() {
		return this.#secret === void 0 ? createHash("sha256") : createHmac("sha256", this.#secret);
	}
	update(data) {
		this.#hash.update(data);
	}
	async digest() {
		return new Uint8Array(this.#hash.digest());
	}
	reset() {
		this.#hash = this.#made();
	}
};
export { awsSigner, beforeSigning };
