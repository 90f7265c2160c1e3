// builtin:node:process
const builtin$7 = /* @__PURE__ */ process.getBuiltinModule("node:process");
const env = builtin$7.env;
const versions = builtin$7.versions;
// src/errors.ts
/**
* Every problem that icebranch can name, once. The number is a promise: it never changes its
* meaning, and `docs/errors.md` has a section for each (held by a test).
* IB1xx one file, IB2xx between files, IB3xx secrets and trust, IB4xx lakehouse, IB5xx workflow
* file, IB6xx git and GitHub, IB9xx ours.
*/
const codes = {
	IB101: "not valid JSON or YAML",
	IB102: "a required key is missing",
	IB103: "a key has a value of the wrong kind",
	IB104: "an unknown key",
	IB105: "a Singer configuration",
	IB106: "not a regular file, or too large",
	IB107: "wrong folder depth",
	IB108: "SQL that does not parse",
	IB109: "not exactly one SELECT",
	IB110: "a key given twice",
	IB111: "not UTF-8 text",
	IB112: "a name that no catalog takes",
	IB113: "a setting that does not do what it seems to",
	IB114: "a connector that icebranch does not know",
	IB115: "a connector specification that is not used",
	IB116: "a spec that names a branch",
	IB117: "schemas of tables that cannot be read",
	IB201: "two files with one identifier",
	IB202: "a cycle of views",
	IB203: "an unknown table",
	IB204: "one table written by two ingests",
	IB205: "a destination of another catalog",
	IB206: "two identifiers for one physical table",
	IB207: "a replication slot that two ingests read",
	IB208: "a publication or a Kafka group of two ingests",
	IB209: "tables that land in another namespace",
	IB210: "a view that does not plan",
	IB211: "a column that Iceberg cannot keep",
	IB212: "a breaking change",
	IB213: "a view that is not checked",
	IB301: "a reference that the configuration does not declare",
	IB302: "a spec that names the branch main",
	IB303: "an undefined environment variable",
	IB304: "whose configuration is in force",
	IB305: "a secret written out",
	IB306: "a secret that nothing refers to",
	IB401: "main has moved",
	IB402: "a branch that is not ours",
	IB403: "history has expired",
	IB404: "no data branch",
	IB405: "all rows are exchanged",
	IB406: "the schema is not isolated",
	IB407: "a lost sync",
	IB408: "a write that did not take",
	IB409: "late rows",
	IB410: "the catalog cannot be read",
	IB411: "the table has changed since it was planned",
	IB412: "the commit's fate is unknown",
	IB413: "the table does not exist",
	IB414: "the plan is another one",
	IB415: "connector state cannot be restored",
	IB416: "nothing to undo",
	IB418: "metadata that cannot be read",
	IB419: "the data branch has rows of its own",
	IB420: "this catalog or store is not supported",
	IB421: "the branch is not merged",
	IB422: "not all or none",
	IB423: "a data branch on offer",
	IB424: "another data branch of the same table",
	IB425: "a publish that a revert does not undo",
	IB426: "a catalog that cannot be written safely",
	IB427: "credentials are refused",
	IB428: "a sync is running",
	IB429: "a branch that nobody has made",
	IB430: "a catalog without tables",
	IB431: "a catalog without materialized views",
	IB432: "a view whose file is gone",
	IB433: "a view's name is taken",
	IB434: "a view stays as it is",
	IB435: "a view that differs from its file",
	IB436: "files that nothing leads to",
	IB437: "rows and state after a replay",
	IB501: "the workflow file is out of date",
	IB502: "the workflow file cannot be edited",
	IB503: "names that Kubernetes does not allow",
	IB504: "no node to run",
	IB505: "the workflow file is ignored by git",
	IB506: "a workflow that Argo or Kubernetes refuses",
	IB507: "an edit of the workflow file stands",
	IB508: "an edit of the workflow file and the project's files disagree",
	IB509: "a run that sees other data than its branch's",
	IB510: "an ingest that shares its position with production",
	IB511: "not what production runs",
	IB512: "the cluster cannot be asked",
	IB513: "a field that somebody else sets",
	IB514: "left over in the cluster",
	IB601: "not a git repository",
	IB602: "a commit that is not here",
	IB603: "no configuration",
	IB604: "two configurations",
	IB605: "a branch name that no ref may have",
	IB606: "no branch is checked out",
	IB607: "uncommitted changes",
	IB608: "a file that cannot be written",
	IB609: "an event that icebranch does not act on",
	IB610: "git failed",
	IB611: "a permission is missing",
	IB612: "the pull request has moved on",
	IB613: "GitHub refuses the commit",
	IB614: "GitHub does not answer",
	IB615: "a conflict in the workflow file",
	IB616: "no other checks on our commit",
	IB901: "a mistake of ours",
	IB902: "the wrong Node.js",
	IB903: "wrong usage",
	IB904: "stopped by a signal"
};
/** Errors first, then by file, line, column and code: the order in which a person reads them. */
function compareFindings(a, b) {
	const rank = {
		error: 0,
		warning: 1,
		notice: 2
	};
	return rank[a.level] - rank[b.level] || compareText(a.file ?? "", b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || compareText(a.code, b.code) || compareText(a.message, b.message);
}
/** By code unit, the same on every machine: `localeCompare` depends on the locale. */
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
/** Stops the run. What is wrong in the user's files is a `Finding` instead. Caught at the door only. */
var IcebranchError = class extends Error {
	name = "IcebranchError";
	code;
	hint;
	/** What is doubtful in the user's files and may be why. */
	doubts;
	constructor(code, message, more = {}) {
		super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
		this.code = code;
		this.hint = more.hint;
		this.doubts = more.doubts ?? [];
	}
};
/** How an error is shown in a report, beside the findings. */
function asFinding(error) {
	return {
		code: error.code,
		level: "error",
		message: error.message,
		...error.hint === void 0 ? {} : { hint: error.hint }
	};
}
// node_modules/@noble/hashes/_u64.js
const fromNumH = (n) => n / 2 ** 32 | 0;
const fromNumL = (n) => n >>> 0;
function setU64FromNum(view, byteOffset, n, isLE) {
	const h = fromNumH(n);
	const l = fromNumL(n);
	view.setUint32(byteOffset, isLE ? l : h, isLE);
	view.setUint32(byteOffset + 4, isLE ? h : l, isLE);
}
// node_modules/@noble/hashes/utils.js
/**
* Checks if something is Uint8Array. Be careful: nodejs Buffer will return true.
* @param a - value to test
* @returns `true` when the value is a Uint8Array-compatible view.
* @example
* Check whether a value is a Uint8Array-compatible view.
* ```ts
* isBytes(new Uint8Array([1, 2, 3]));
* ```
*/
function isBytes(a) {
	return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
const atitle = (title) => title ? `"${title}" ` : "";
/**
* Asserts something is a non-negative integer.
* @param n - number to validate
* @param title - label included in thrown errors
* @returns The validated number.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Validate a non-negative integer option.
* ```ts
* anumber(32, 'length');
* ```
*/
function anumber(n, title = "") {
	if (typeof n !== "number") throw new TypeError(atitle(title) + "expected number, got " + typeof n);
	if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
	return n;
}
/**
* Asserts something is Uint8Array.
* @param value - value to validate
* @param length - optional exact length constraint
* @param title - label included in thrown errors
* @returns The validated byte array.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Validate that a value is a byte array.
* ```ts
* abytes(new Uint8Array([1, 2, 3]));
* ```
*/
function abytes(value, length, title = "") {
	if (isBytes(value) && (length === void 0 || value.length === length)) return value;
	if (length !== void 0) anumber(length, "length");
	const bytes = isBytes(value);
	const ofLen = length !== void 0 ? ` of length ${length}` : "";
	const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
	const message = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
	if (!bytes) throw new TypeError(message);
	throw new RangeError(message);
}
const aobject = (value, label) => {
	if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError((label === "object" ? "" : `"${label}" `) + "expected object, got type=" + typeof value);
};
const aopts = (value, label) => {
	aobject(value, label);
	const proto = Object.getPrototypeOf(value);
	if (proto !== Object.prototype && proto !== null) throw new TypeError(`"${label}" expected plain object`);
	if (Object.hasOwn(value, "__proto__")) throw new TypeError(`"${label}.__proto__" is not allowed`);
};
/**
* Asserts a hash instance has not been destroyed or finished.
* @param instance - hash instance to validate
* @param checkFinished - whether to reject finalized instances
* @throws If the hash instance has already been destroyed or finalized. {@link Error}
* @example
* Validate that a hash instance is still usable.
* ```ts
* import { aexists } from '@noble/hashes/utils.js';
* import { sha256 } from '@noble/hashes/sha2.js';
* const hash = sha256.create();
* aexists(hash);
* ```
*/
function aexists(instance, checkFinished = true) {
	if (instance.destroyed) throw new Error("hash was destroyed");
	if (checkFinished && instance.finished) throw new Error("digest() was already called");
}
/**
* Asserts output is a sufficiently-sized byte array.
* @param out - destination buffer
* @param instance - hash instance providing output length
* Oversized buffers are allowed; downstream code only promises to fill the first `outputLen` bytes.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Validate a caller-provided digest buffer.
* ```ts
* import { aoutput } from '@noble/hashes/utils.js';
* import { sha256 } from '@noble/hashes/sha2.js';
* const hash = sha256.create();
* aoutput(new Uint8Array(hash.outputLen), hash);
* ```
*/
function aoutput(out, instance) {
	abytes(out, void 0, "output");
	const min = instance.outputLen;
	if (!(out.length >= min)) throw new RangeError("\"output\" expected length >= " + min);
}
/**
* Zeroizes typed arrays in place. Warning: JS provides no guarantees.
* @param arrays - arrays to overwrite with zeros
* @example
* Zeroize sensitive buffers in place.
* ```ts
* clean(new Uint8Array([1, 2, 3]));
* ```
*/
function clean(...arrays) {
	for (let i = 0; i < arrays.length; i++) arrays[i].fill(0);
}
/**
* Creates a DataView for byte-level manipulation.
* @param arr - source typed array
* @returns DataView over the same buffer region.
* @example
* Create a DataView over an existing buffer.
* ```ts
* createView(new Uint8Array(4));
* ```
*/
function createView(arr) {
	return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
}
/**
* Rotate-right operation for uint32 values.
* @param word - source word
* @param shift - shift amount in bits
* @returns Rotated word.
* @example
* Rotate a 32-bit word to the right.
* ```ts
* rotr(0x12345678, 8);
* ```
*/
function rotr(word, shift) {
	return word << 32 - shift | word >>> shift;
}
const hasHexBuiltin = /* @__PURE__ */ (() => typeof Uint8Array.from([]).toHex === "function" && typeof Uint8Array.fromHex === "function")();
const hexes = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
/**
* Convert byte array to hex string.
* Uses the built-in function when available and assumes it matches the tested
* fallback semantics.
* @param bytes - bytes to encode
* @returns Lowercase hexadecimal string.
* @throws On wrong argument types. {@link TypeError}
* @example
* Convert bytes to lowercase hexadecimal.
* ```ts
* bytesToHex(Uint8Array.from([0xca, 0xfe, 0x01, 0x23])); // 'cafe0123'
* ```
*/
function bytesToHex(bytes) {
	abytes(bytes);
	if (hasHexBuiltin) return bytes.toHex();
	let hex = "";
	for (let i = 0; i < bytes.length; i++) hex += hexes[bytes[i]];
	return hex;
}
/**
* Converts string to bytes using UTF8 encoding.
* Built-in doesn't validate input to be string: we do the check.
* Non-ASCII details are delegated to the platform `TextEncoder`.
* @param str - string to encode
* @returns UTF-8 encoded bytes.
* @throws On wrong argument types. {@link TypeError}
* @example
* Encode a string as UTF-8 bytes.
* ```ts
* utf8ToBytes('abc'); // Uint8Array.from([97, 98, 99])
* ```
*/
function utf8ToBytes(str) {
	if (typeof str !== "string") throw new TypeError("string expected");
	const encoded = new TextEncoder().encode(str);
	try {
		return new Uint8Array(encoded);
	} finally {
		clean(encoded);
	}
}
/**
* Merges default options and passed options.
* @param defaults - base option object
* @param opts - user overrides
* @param title - label included in thrown override errors
* @returns Fresh merged option object with a null prototype.
* @throws On wrong argument types. {@link TypeError}
* @example
* Merge user overrides onto default options.
* ```ts
* checkOpts({ dkLen: 32 }, { asyncTick: 10 });
* ```
*/
function checkOpts(defaults, opts, title = "opts") {
	aopts(defaults, "defaults");
	if (opts !== void 0) aopts(opts, title);
	return Object.assign(Object.create(null), defaults, opts);
}
/**
* Creates a callable hash function from a stateful class constructor.
* @param hashCons - hash constructor or factory
* @param info - optional metadata such as DER OID
* @returns Frozen callable hash wrapper with `.create()`.
*   Wrapper construction eagerly calls `hashCons(undefined)` once to read
*   `outputLen` / `blockLen`, so constructor side effects happen at module
*   init time.
* @throws On wrong argument types. {@link TypeError}
* @example
* Wrap a stateful hash constructor into a callable helper.
* ```ts
* import { createHasher } from '@noble/hashes/utils.js';
* import { sha256 } from '@noble/hashes/sha2.js';
* const wrapped = createHasher(sha256.create, { oid: sha256.oid });
* wrapped(new Uint8Array([1]));
* ```
*/
function createHasher(hashCons, info = {}) {
	if (typeof hashCons !== "function") throw new TypeError("\"hashCons\" expected function, got type=" + typeof hashCons);
	info = checkOpts({}, info, "info");
	const hashC = (msg, opts) => hashCons(opts).update(msg).digest();
	const tmp = hashCons(void 0);
	hashC.outputLen = tmp.outputLen;
	hashC.blockLen = tmp.blockLen;
	hashC.canXOF = tmp.canXOF;
	hashC.create = (opts) => hashCons(opts);
	Object.assign(hashC, info);
	return Object.freeze(hashC);
}
/**
* Creates OID metadata for NIST hashes with prefix `06 09 60 86 48 01 65 03 04 02`.
* @param suffix - final OID byte for the selected hash.
*   The helper accepts any byte even though only the documented NIST hash
*   suffixes are meaningful downstream.
* @returns Object containing the DER-encoded OID.
* @example
* Build OID metadata for a NIST hash.
* ```ts
* oidNist(0x01);
* ```
*/
const oidNist = (suffix) => ({ oid: Uint8Array.from([
	6,
	9,
	96,
	134,
	72,
	1,
	101,
	3,
	4,
	2,
	suffix
]) });
// node_modules/@noble/hashes/_md.js
/**
* Internal Merkle-Damgard hash utils.
* @module
*/
/**
* Shared 32-bit conditional boolean primitive reused by SHA-256, SHA-1, and MD5 `F`.
* Returns bits from `b` when `a` is set, otherwise from `c`.
* The XOR form is equivalent to MD5's `F(X,Y,Z) = XY v not(X)Z` because the masked terms never
* set the same bit.
* @param a - selector word
* @param b - word chosen when selector bit is set
* @param c - word chosen when selector bit is clear
* @returns Mixed 32-bit word.
* @example
* Combine three words with the shared 32-bit choice primitive.
* ```ts
* Chi(0xffffffff, 0x12345678, 0x87654321);
* ```
*/
function Chi(a, b, c) {
	return a & b ^ ~a & c;
}
/**
* Shared 32-bit majority primitive reused by SHA-256 and SHA-1.
* Returns bits shared by at least two inputs.
* @param a - first input word
* @param b - second input word
* @param c - third input word
* @returns Mixed 32-bit word.
* @example
* Combine three words with the shared 32-bit majority primitive.
* ```ts
* Maj(0xffffffff, 0x12345678, 0x87654321);
* ```
*/
function Maj(a, b, c) {
	return a & b ^ a & c ^ b & c;
}
/**
* Merkle-Damgard hash construction base class.
* Could be used to create MD5, RIPEMD, SHA1, SHA2.
* Accepts only byte-aligned `Uint8Array` input, even when the underlying spec describes bit
* strings with partial-byte tails.
* @param blockLen - internal block size in bytes
* @param outputLen - digest size in bytes
* @param padOffset - trailing length field size in bytes
* @param isLE - whether length and state words are encoded in little-endian
* @example
* Use a concrete subclass to get the shared Merkle-Damgard update/digest flow.
* ```ts
* import { _SHA1 } from '@noble/hashes/legacy.js';
* const hash = new _SHA1();
* hash.update(new Uint8Array([97, 98, 99]));
* hash.digest();
* ```
*/
var HashMD = class {
	blockLen;
	outputLen;
	canXOF = false;
	padOffset;
	isLE;
	buffer;
	view;
	finished = false;
	length = 0;
	pos = 0;
	destroyed = false;
	constructor(blockLen, outputLen, padOffset, isLE) {
		this.blockLen = blockLen;
		this.outputLen = outputLen;
		this.padOffset = padOffset;
		this.isLE = isLE;
		this.buffer = new Uint8Array(blockLen);
		this.view = createView(this.buffer);
	}
	update(data) {
		aexists(this);
		abytes(data);
		const { view, buffer, blockLen } = this;
		const len = data.length;
		let processed = false;
		for (let pos = 0; pos < len;) {
			const take = Math.min(blockLen - this.pos, len - pos);
			if (take === blockLen) {
				const dataView = createView(data);
				for (; blockLen <= len - pos; pos += blockLen) this.process(dataView, pos);
				processed = true;
				continue;
			}
			buffer.set(pos === 0 && take === len ? data : data.subarray(pos, pos + take), this.pos);
			this.pos += take;
			pos += take;
			if (this.pos === blockLen) {
				this.process(view, 0);
				this.pos = 0;
				processed = true;
			}
		}
		this.length += data.length;
		if (processed) this.roundClean();
		return this;
	}
	digestInto(out) {
		aexists(this);
		aoutput(out, this);
		this.finished = true;
		const { buffer, view, blockLen, isLE } = this;
		let { pos } = this;
		buffer[pos++] = 128;
		buffer.fill(0, pos);
		if (this.padOffset > blockLen - pos) {
			this.process(view, 0);
			buffer.fill(0);
		}
		setU64FromNum(view, blockLen - 8, this.length * 8, isLE);
		this.process(view, 0);
		this.roundClean();
		const oview = out === buffer ? view : createView(out);
		const len = this.outputLen;
		const outLen = len / 4;
		const state = this.get();
		if (len % 4 || outLen > state.length) throw new Error("invalid outputLen");
		for (let i = 0; i < outLen; i++) oview.setUint32(4 * i, state[i], isLE);
	}
	digest() {
		const { buffer, outputLen } = this;
		this.digestInto(buffer);
		const res = buffer.slice(0, outputLen);
		this.destroy();
		return res;
	}
	_cloneIntoMeta(to) {
		const { buffer, length, finished, destroyed, pos } = this;
		to.destroyed = destroyed;
		to.finished = finished;
		to.length = length;
		to.pos = pos;
		if (pos) to.buffer.set(buffer);
		return to;
	}
	clone() {
		return this._cloneInto();
	}
};
/**
* Initial SHA-2 state: fractional parts of square roots of first 16 primes 2..53.
* Check out `test/misc/sha2-gen-iv.js` for recomputation guide.
*/
/** Initial SHA256 state from RFC 6234 §6.1: the first 32 bits of the fractional parts of the
* square roots of the first eight prime numbers. Exported as a shared table; callers must treat
* it as read-only because constructors copy words from it by index. */
const SHA256_IV = /* @__PURE__ */ Uint32Array.from([
	1779033703,
	3144134277,
	1013904242,
	2773480762,
	1359893119,
	2600822924,
	528734635,
	1541459225
]);
// node_modules/@noble/hashes/sha2.js
/**
* SHA2 hash function. A.k.a. sha256, sha384, sha512, sha512_224, sha512_256.
* SHA256 is the fastest hash implementable in JS, even faster than Blake3.
* Check out {@link https://www.rfc-editor.org/rfc/rfc4634 | RFC 4634} and
* {@link https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.180-4.pdf | FIPS 180-4}.
* @module
*/
/**
* SHA-224 / SHA-256 round constants from RFC 6234 §5.1: the first 32 bits
* of the cube roots of the first 64 primes (2..311).
*/
const SHA256_K = /* @__PURE__ */ Uint32Array.from([
	1116352408,
	1899447441,
	3049323471,
	3921009573,
	961987163,
	1508970993,
	2453635748,
	2870763221,
	3624381080,
	310598401,
	607225278,
	1426881987,
	1925078388,
	2162078206,
	2614888103,
	3248222580,
	3835390401,
	4022224774,
	264347078,
	604807628,
	770255983,
	1249150122,
	1555081692,
	1996064986,
	2554220882,
	2821834349,
	2952996808,
	3210313671,
	3336571891,
	3584528711,
	113926993,
	338241895,
	666307205,
	773529912,
	1294757372,
	1396182291,
	1695183700,
	1986661051,
	2177026350,
	2456956037,
	2730485921,
	2820302411,
	3259730800,
	3345764771,
	3516065817,
	3600352804,
	4094571909,
	275423344,
	430227734,
	506948616,
	659060556,
	883997877,
	958139571,
	1322822218,
	1537002063,
	1747873779,
	1955562222,
	2024104815,
	2227730452,
	2361852424,
	2428436474,
	2756734187,
	3204031479,
	3329325298
]);
/** Reusable SHA-224 / SHA-256 message schedule buffer `W_t` from RFC 6234 §6.2 step 1. */
const SHA256_W = /* @__PURE__ */ new Uint32Array(64);
/** Internal SHA-224 / SHA-256 compression engine from RFC 6234 §6.2. */
var SHA2_32B = class extends HashMD {
	A = 0;
	B = 0;
	C = 0;
	D = 0;
	E = 0;
	F = 0;
	G = 0;
	H = 0;
	constructor(outputLen, IV) {
		super(64, outputLen, 8, false);
		this.A = IV[0] | 0;
		this.B = IV[1] | 0;
		this.C = IV[2] | 0;
		this.D = IV[3] | 0;
		this.E = IV[4] | 0;
		this.F = IV[5] | 0;
		this.G = IV[6] | 0;
		this.H = IV[7] | 0;
	}
	get() {
		const { A, B, C, D, E, F, G, H } = this;
		return [
			A,
			B,
			C,
			D,
			E,
			F,
			G,
			H
		];
	}
	set(A, B, C, D, E, F, G, H) {
		this.A = A | 0;
		this.B = B | 0;
		this.C = C | 0;
		this.D = D | 0;
		this.E = E | 0;
		this.F = F | 0;
		this.G = G | 0;
		this.H = H | 0;
	}
	_cloneInto(to) {
		(to ||= new this.constructor()).set(...this.get());
		return this._cloneIntoMeta(to);
	}
	process(view, offset) {
		for (let i = 0; i < 16; i++, offset += 4) SHA256_W[i] = view.getUint32(offset, false);
		for (let i = 16; i < 64; i++) {
			const W15 = SHA256_W[i - 15];
			const W2 = SHA256_W[i - 2];
			const s0 = rotr(W15, 7) ^ rotr(W15, 18) ^ W15 >>> 3;
			const s1 = rotr(W2, 17) ^ rotr(W2, 19) ^ W2 >>> 10;
			SHA256_W[i] = s1 + SHA256_W[i - 7] + s0 + SHA256_W[i - 16] | 0;
		}
		let { A, B, C, D, E, F, G, H } = this;
		for (let i = 0; i < 64; i++) {
			const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
			const T1 = H + sigma1 + Chi(E, F, G) + SHA256_K[i] + SHA256_W[i] | 0;
			const T2 = (rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22)) + Maj(A, B, C) | 0;
			H = G;
			G = F;
			F = E;
			E = D + T1 | 0;
			D = C;
			C = B;
			B = A;
			A = T1 + T2 | 0;
		}
		A = A + this.A | 0;
		B = B + this.B | 0;
		C = C + this.C | 0;
		D = D + this.D | 0;
		E = E + this.E | 0;
		F = F + this.F | 0;
		G = G + this.G | 0;
		H = H + this.H | 0;
		this.set(A, B, C, D, E, F, G, H);
	}
	roundClean() {
		clean(SHA256_W);
	}
	destroy() {
		this.destroyed = true;
		this.set(0, 0, 0, 0, 0, 0, 0, 0);
		clean(this.buffer);
	}
};
/** Internal SHA-256 hash class grounded in RFC 6234 §6.2. */
var _SHA256 = class extends SHA2_32B {
	constructor() {
		super(32, SHA256_IV);
	}
};
/**
* SHA2-256 hash function from RFC 4634. In JS it's the fastest: even faster than Blake3. Some info:
*
* - Trying 2^128 hashes would get 50% chance of collision, using birthday attack.
* - BTC network is doing 2^70 hashes/sec (2^95 hashes/year) as per 2025.
* - Each sha256 hash is executing 2^18 bit operations.
* - Good 2024 ASICs can do 200Th/sec with 3500 watts of power, corresponding to 2^36 hashes/joule.
* @param msg - message bytes to hash
* @param opts - Reserved hash options.
* @returns Digest bytes.
* @example
* Hash a message with SHA2-256.
* ```ts
* sha256(new Uint8Array([97, 98, 99]));
* ```
*/
const sha256 = /* @__PURE__ */ createHasher(() => new _SHA256(), /* @__PURE__ */ oidNist(1));
// src/iceberg/json.ts
/** Throws `SyntaxError` as `JSON.parse` does, and `RangeError` where it is nested too deep. */
function parseJson(text) {
	if (text.includes("\\u0000")) return reviveAll(text);
	try {
		return unmark(JSON.parse(markNumbers(text)));
	} catch (error) {
		if (error instanceof SyntaxError) return reviveAll(text);
		throw error;
	}
}
function reviveAll(text) {
	return JSON.parse(text, (_key, value, { source }) => typeof value === "number" && source !== void 0 ? exactNumber(value, source) : value);
}
function exactNumber(value, source) {
	if (Number.isSafeInteger(value) && String(value) === source) return value;
	if (/^-?\d+$/.test(source) && source !== "-0") return BigInt(source);
	return String(value) === source ? value : JSON.rawJSON(source);
}
/** In a string, what `JSON.parse` would not keep of a number follows it. */
const mark = 0;
/** None begins with 0 before another digit: such a text is no JSON, and must not become some. */
const numbers = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const suspicious = /\d{16}|\d[.eE]|-0/;
/** Looks between the strings of a text, and writes numbers that may not be kept as marked strings. */
function markNumbers(text) {
	if (!suspicious.test(text)) return text;
	const parts = [];
	let kept = 0;
	for (let at = 0; at < text.length;) {
		const quote = text.indexOf("\"", at);
		const start = quote < 0 ? text.length : quote;
		const between = start - at > 3 || start - at === text.length ? text.slice(at, start) : "";
		if (suspicious.test(between)) {
			parts.push(text.slice(kept, at), between.replace(numbers, `"\\u0000$&"`));
			kept = start;
		}
		at = quote < 0 ? start : endOfString(text, quote);
	}
	return kept === 0 ? text : parts.join("") + text.slice(kept);
}
/** After the quote that ends it. */
function endOfString(text, quote) {
	for (let end = text.indexOf("\"", quote + 1); end >= 0; end = text.indexOf("\"", end + 1)) {
		let escapes = 0;
		while (text[end - 1 - escapes] === "\\") escapes++;
		if (escapes % 2 === 0) return end + 1;
	}
	return text.length;
}
/** In place. Throws `SyntaxError` where a number stood for a name. */
function unmark(value) {
	if (typeof value === "string") {
		if (value.charCodeAt(0) !== mark) return value;
		const source = value.slice(1);
		return exactNumber(Number(source), source);
	}
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) {
		for (let at = 0; at < value.length; at++) value[at] = unmark(value[at]);
		return value;
	}
	for (const key of Object.keys(value)) {
		if (key.charCodeAt(0) === mark) throw new SyntaxError("a number for a name");
		const member = value[key];
		const kept = unmark(member);
		if (kept !== member) Object.defineProperty(value, key, {
			value: kept,
			writable: true,
			enumerable: true
		});
	}
	return value;
}
/** The opposite of `parseJson`, compact unless `indent` is given. */
function stringifyJson(value, indent) {
	return JSON.stringify(value, (_key, member) => typeof member === "bigint" ? JSON.rawJSON(member.toString()) : member, indent);
}
// src/iceberg/table-metadata.ts
const MAIN = "main";
// src/iceberg/marks.ts
/**
* What icebranch writes on a table about a data branch: one table property,
* `icebranch.branch.<data branch>`, whose value is JSON. Marks, receipts and refs are the whole
* journal: any run on any machine reads from them how far the last one came.
*/
const prefix = "icebranch.branch.";
const keptPrefix = "icebranch-kept-";
function markKey(dataBranch) {
	return prefix + dataBranch;
}
function isMarkKey(property) {
	return property.startsWith(prefix);
}
function undoTag(publish) {
	return `icebranch-undo-${publish}`;
}
/** The tag that keeps a snapshot which only a data branch had. */
function keptTag(dataBranch, head) {
	return `${keptPrefix}${dataBranch}-${head}`;
}
/**
* The marks of a table by data branch; `unreadable` where the property's value is not ours. `main`
* is no data branch: a mark that says so must not have it removed. Nor is a branch stacked on itself.
*/
function marksOf({ properties = {} }) {
	const known = read.get(properties) ?? readMarks(properties);
	read.set(properties, known);
	return known;
}
/** Every planner asks, and of thousands of tables. */
const read = /* @__PURE__ */ new WeakMap();
function readMarks(properties) {
	const marks = /* @__PURE__ */ new Map();
	for (const [key, value] of Object.entries(properties)) {
		if (!isMarkKey(key)) continue;
		const branch = key.slice(17);
		const mark = branch === "main" ? "unreadable" : parseMark(value);
		marks.set(branch, mark !== "unreadable" && mark.onto === branch ? "unreadable" : mark);
	}
	return marks;
}
function renderMark(mark) {
	return stringifyJson({
		v: 1,
		...mark
	});
}
function parseMark(text) {
	try {
		const value = parseJson(text);
		return isMark$1(value) ? value : "unreadable";
	} catch {
		return "unreadable";
	}
}
const states = [
	"open",
	"published",
	"undone",
	"closed"
];
function isMark$1(value) {
	return value.v === 1 && states.includes(value.state) && [
		"project",
		"branch",
		"base",
		"head"
	].every((key) => typeof value[key] === "string") && [
		"schema",
		"spec",
		"sortOrder",
		"at"
	].every((key) => typeof value[key] === "number") && isNullOr("number", value.repository) && isNullOr("number", value.pull) && isNullOr("string", value.snapshot) && (value.onto === void 0 || typeof value.onto === "string" && value.onto !== "main") && isTextMap(value.connectorState) && (value.stateTakenBack === void 0 || isTextMap(value.stateTakenBack)) && (value.kept === void 0 || isKeptTag(value.kept)) && (value.state === "open" || value.state === "closed" || isPublish(value.publish));
}
function isKeptTag(value) {
	return typeof value === "string" && value.startsWith(keptPrefix);
}
function isPublish(value) {
	if (typeof value !== "object" || value === null) return false;
	const publish = value;
	return typeof publish.id === "string" && typeof publish.merge === "string" && isNullOr("string", publish.from) && isNullOr("string", publish.to) && (publish.head === void 0 || typeof publish.head === "string") && (publish.before === void 0 || isPublish(publish.before));
}
function isNullOr(kind, value) {
	return value === null || typeof value === kind;
}
function isTextMap(value) {
	return typeof value === "object" && value !== null && Object.values(value).every((member) => typeof member === "string");
}
// src/iceberg/refs.ts
/** Where refs point and how snapshots descend from each other. */
function snapshotId(long) {
	return String(long);
}
function idOf(snapshot) {
	return snapshotId(snapshot["snapshot-id"]);
}
function tableName({ namespace, name }) {
	return [...namespace, name].join(".");
}
/**
* All refs of a table. Version 1 writers leave `refs` out: then `main` is the current snapshot. -1
* and null stand for none. https://iceberg.apache.org/spec/#snapshot-references
*/
function refsOf(metadata) {
	const current = metadata["current-snapshot-id"] ?? -1;
	if (metadata.refs?.["main"] !== void 0 || snapshotId(current) === "-1") return metadata.refs ?? {};
	return {
		...metadata.refs,
		[MAIN]: {
			"snapshot-id": current,
			type: "branch"
		}
	};
}
/** A ref by name: a branch may be called `constructor`. */
function findRef(metadata, name) {
	const refs = refsOf(metadata);
	return Object.hasOwn(refs, name) ? refs[name] : void 0;
}
/** The snapshot that a branch points at; null where there is no such branch. */
function branchHead(metadata, branch) {
	const ref = findRef(metadata, branch);
	return ref?.type === "branch" ? snapshotId(ref["snapshot-id"]) : null;
}
function findSnapshot(metadata, id) {
	return metadata.snapshots?.find((snapshot) => snapshotId(snapshot["snapshot-id"]) === id);
}
/**
* The snapshots from `head` to its root, newest first. `whole` is false where the chain is cut: a
* snapshot names a parent that has been expired, so nothing can be said about what came before.
*/
function history(metadata, head) {
	const byId = new Map(metadata.snapshots?.map((s) => [snapshotId(s["snapshot-id"]), s]));
	const snapshots = [];
	const seen = /* @__PURE__ */ new Set();
	let next = head;
	while (next !== null) {
		const snapshot = byId.get(next);
		if (snapshot === void 0 || seen.has(next)) return {
			snapshots,
			whole: false
		};
		seen.add(next);
		snapshots.push(snapshot);
		const parent = snapshot["parent-snapshot-id"];
		next = parent === void 0 || parent === null ? null : snapshotId(parent);
	}
	return {
		snapshots,
		whole: true
	};
}
/** Ancestry is proven by an unbroken chain of parents only; `unknown` where the chain is cut. */
function isAncestor(metadata, ancestor, descendant) {
	const { snapshots, whole } = history(metadata, descendant);
	if (snapshots.some((s) => snapshotId(s["snapshot-id"]) === ancestor)) return "yes";
	return whole ? "no" : "unknown";
}
/** What the snapshots after `from` up to `to` add, from their summaries; null where one does not say. */
function addedBetween(metadata, from, to) {
	let rows = 0;
	let files = 0;
	for (const snapshot of history(metadata, to).snapshots) {
		if (snapshotId(snapshot["snapshot-id"]) === from) break;
		const summary = snapshot.summary;
		if (summary === void 0) return null;
		rows += count$1(summary["added-records"]) - count$1(summary["deleted-records"]);
		files += count$1(summary["added-data-files"]) - count$1(summary["deleted-data-files"]);
	}
	return Number.isFinite(rows) && Number.isFinite(files) ? {
		rows,
		files
	} : null;
}
function count$1(text) {
	return text === void 0 ? 0 : Number(text);
}
/** Reads a metadata file's text. Throws IB418 where it is not table metadata that we understand. */
function parseTableMetadata(text, location) {
	return asTableMetadata(parsed$1(text, location), location);
}
/** The same, of JSON that is parsed already. */
function asTableMetadata(json, location) {
	if (typeof json !== "object" || json === null || Array.isArray(json)) throw unreadable$2(location, "it is not a JSON object");
	const metadata = json;
	const version = metadata["format-version"];
	if (typeof version !== "number" || version < 1 || version > 3) throw unreadable$2(location, `its format-version is ${String(version)}, and 1 to 3 are known`);
	if (typeof metadata["table-uuid"] !== "string") throw unreadable$2(location, "it has no table-uuid");
	if (metadata.snapshots !== void 0 && !Array.isArray(metadata.snapshots)) throw unreadable$2(location, "its snapshots are not a list");
	return metadata;
}
/** Whether the text is a view's metadata: catalogs without a type column keep both in one table. */
function isViewMetadata(text) {
	return text.includes("\"view-uuid\"") && !text.includes("\"table-uuid\"");
}
function parsed$1(text, location) {
	try {
		return parseJson(text);
	} catch (cause) {
		throw unreadable$2(location, "it is not JSON", cause);
	}
}
function unreadable$2(location, why, cause) {
	return new IcebranchError("IB418", `The table metadata ${location} cannot be read: ${why}.`, {
		hint: "Check that the file is whole and was written by an Iceberg writer of format version 1 to 3.",
		cause
	});
}
// src/iceberg/view-mark.ts
/**
* What icebranch writes on a materialized view and on its storage table: the property
* `icebranch.view`, whose value is JSON. It says whose the view is, what its last change was, and
* where that found it.
*/
const VIEW_MARK = "icebranch.view";
function renderViewMark(mark) {
	return stringifyJson({
		v: 1,
		...mark
	});
}
/** undefined where there is none; `unreadable` where the value is not ours. */
function viewMarkOf({ properties = {} }) {
	const text = Object.hasOwn(properties, "icebranch.view") ? properties[VIEW_MARK] : void 0;
	if (text === void 0) return void 0;
	try {
		const value = parseJson(text);
		return isMark(value) ? value : "unreadable";
	} catch {
		return "unreadable";
	}
}
function isMark(json) {
	if (typeof json !== "object" || json === null) return false;
	const value = json;
	return value.v === 1 && (value.state === "published" || value.state === "undone") && [
		"project",
		"file",
		"digest",
		"publish",
		"commit"
	].every((key) => typeof value[key] === "string") && (value.repository === null || typeof value.repository === "number") && typeof value.version === "number" && typeof value.at === "number" && (value.before === null || isBefore(value.before));
}
function isBefore(json) {
	const value = json ?? {};
	return typeof value.version === "number" && typeof value.schema === "number" && (value.ref === null || typeof value.ref === "string");
}
// src/plan/view-digest.ts
/** What a step does to a view, and from which version: the same on every machine and at any time. */
function viewDigest({ write: { change }, move }) {
	const from = [
		change.kind,
		move.from,
		move.to
	];
	switch (change.kind) {
		case "create": {
			const { schema, version, properties } = change.view;
			const stored = change.storage.kind === "kept" ? commitDigest(change.storage.commit) : null;
			return [
				...from,
				schema,
				versionDigest(version),
				propertiesDigest(properties),
				stored
			];
		}
		case "update": {
			const stored = change.storage === void 0 ? null : commitDigest(change.storage);
			return [
				...from,
				change.before.uuid,
				change.updates.map(updateDigest),
				stored
			];
		}
		case "drop": {
			const { before, storage } = change;
			const stored = storage?.kind === "kept" ? commitDigest(storage.commit) : null;
			return [
				...from,
				before?.uuid ?? null,
				storage?.kind ?? null,
				stored
			];
		}
	}
}
function commitDigest({ requirements, updates }) {
	return [requirements, updates.map(updateDigest)];
}
function updateDigest(update) {
	switch (update.action) {
		case "set-properties": return [update.action, propertiesDigest(update.updates)];
		case "add-view-version": return [update.action, versionDigest(update["view-version"])];
		case "add-schema":
		case "set-current-schema":
		case "set-current-view-version":
		case "remove-properties":
		case "set-snapshot-ref":
		case "remove-snapshot-ref":
		case "add-snapshot":
		case "remove-snapshots": return update;
	}
}
function versionDigest({ "timestamp-ms": _, ...version }) {
	return version;
}
/** The mark holds the time it was made. */
function propertiesDigest(properties) {
	return Object.entries(properties).filter(([key]) => key !== VIEW_MARK);
}
// src/plan/digest.ts
/**
* `sha256:` of what the steps do and of every ref and uuid that they require. No time, run or
* address goes into it, so that the same plan has the same digest on every machine.
*/
function planDigest(steps) {
	return `sha256:${hexDigest(stringifyJson(steps.map(canonicalStep)))}`;
}
/** Lower-case hex SHA-256 of UTF-8 text. */
function hexDigest(text) {
	return bytesToHex(sha256(utf8ToBytes(text)));
}
function canonicalStep(step) {
	switch (step.kind) {
		case "commit": return [
			step.kind,
			step.catalog,
			...step.commits.map(({ commit }) => [
				tableName(commit.identifier),
				commit.requirements,
				commit.updates.map(withoutTimes)
			])
		];
		case "drop-table": return [
			step.kind,
			step.catalog,
			tableName(step.identifier),
			step.uuid,
			step.move.from
		];
		case "view": return [
			step.kind,
			step.catalog,
			tableName(step.write.identifier),
			...viewDigest(step)
		];
		case "apply-manifest": {
			const { kind, path, bytes, context = null, namespace = null, force } = step;
			return [
				kind,
				path,
				bytesToHex(sha256(bytes)),
				context,
				namespace,
				force
			];
		}
		case "write-file": return [
			step.kind,
			step.path,
			bytesToHex(sha256(step.bytes))
		];
		case "commit-file": {
			const { kind, path, bytes, branch, expectedHead } = step;
			return [
				kind,
				path,
				bytesToHex(sha256(bytes)),
				branch,
				expectedHead
			];
		}
	}
}
/** Marks hold the time they were made, and retention of refs counts from now. */
function withoutTimes(update) {
	switch (update.action) {
		case "set-snapshot-ref": return [
			update.action,
			update["ref-name"],
			update.type,
			update["snapshot-id"]
		];
		case "set-properties": return [update.action, ...Object.entries(update.updates).sort(byKey).map(property)];
		case "remove-snapshot-ref": return [update.action, update["ref-name"]];
		case "remove-properties": return [update.action, ...update.removals];
		case "add-schema": return [update.action, update.schema];
		case "set-current-schema": return [update.action, update["schema-id"]];
		case "add-snapshot": {
			const { "snapshot-id": id, "parent-snapshot-id": parent = null, summary = {} } = update.snapshot;
			return [
				update.action,
				id,
				parent,
				...Object.entries(summary).sort(byKey).flat()
			];
		}
		case "remove-snapshots": return [update.action, ...update["snapshot-ids"]];
	}
}
function property([key, value]) {
	return isMarkKey(key) ? key : [key, value];
}
function byKey([a], [b]) {
	return compareText(a, b);
}
// src/project/finding.ts
function errorAt(at, code, message, hint) {
	return {
		code,
		level: "error",
		...at,
		message: sentence(message),
		hint: sentence(hint)
	};
}
function warningAt(at, code, message, hint) {
	return {
		code,
		level: "warning",
		...at,
		message: sentence(message),
		hint: sentence(hint)
	};
}
const MAX_SENTENCE = 1e3;
/** One line that a person reads to its end, whatever keys and words of the file stand in it. */
function sentence(text) {
	return ends(ends(text, MAX_SENTENCE).replace(/[\p{Cc}\u2028\u2029]/gu, escaped), MAX_SENTENCE);
}
function ends(text, length) {
	if (text.length <= length) return text;
	const half = length / 2;
	return `${text.slice(0, half - 3)} … ${text.slice(-half)}`;
}
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
/** For what concerns the whole file. */
function startOf(file) {
	return {
		file,
		line: 1,
		column: 1
	};
}
/** `offset` counts UTF-16 units from 0, as JavaScript's strings do. */
function locationAt(file, text, offset) {
	const before = text.slice(0, offset);
	const lineStart = before.lastIndexOf("\n") + 1;
	return {
		file,
		line: before.split("\n").length,
		column: offset - lineStart + 1
	};
}
function tooDeep(file) {
	return errorAt(startOf(file), "IB101", `The file is nested more than 100 levels deep.`, "Flatten it.");
}
const utf8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
function decodeText(file, bytes) {
	const finding = encodingProblem(file, bytes);
	if (finding !== void 0) return {
		value: void 0,
		findings: [finding]
	};
	try {
		return {
			value: utf8.decode(bytes),
			findings: []
		};
	} catch {
		const text = lenient.decode(bytes);
		return {
			value: void 0,
			findings: [errorAt(locationAt(file, text, text.indexOf("�")), "IB111", "The file holds bytes that are not UTF-8.", "Save the file as UTF-8.")]
		};
	}
}
/** A mark at the start of the file would reach the engine, and no JSON or SQL parser takes it. */
function encodingProblem(file, [first, second, third]) {
	const at = startOf(file);
	if (first === 255 && second === 254 || first === 254 && second === 255) return errorAt(at, "IB111", "The file is UTF-16.", "Save it as UTF-8.");
	if (first === 239 && second === 187 && third === 191) return errorAt(at, "IB111", "The file begins with a byte order mark.", "Save it as UTF-8 without a byte order mark.");
}
/** The parts of an RFC 6901 pointer. */
function pointerParts(pointer) {
	return pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function pointerTo(parent, key) {
	return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
/** Members of all objects below a value, and how deep it is nested. */
function measure(value, depth = 1) {
	if (typeof value !== "object" || value === null || JSON.isRawJSON(value)) return {
		members: 0,
		depth
	};
	const parts = Array.isArray(value) ? value : Object.values(value);
	const total = {
		members: Array.isArray(value) ? 0 : parts.length,
		depth
	};
	if (depth > 100) return total;
	for (const part of parts) {
		const below = measure(part, depth + 1);
		total.members += below.members;
		total.depth = Math.max(total.depth, below.depth);
	}
	return total;
}
// src/project/nearest.ts
/** Which known names someone may have meant. */
/** Nobody types longer ones, and comparing two takes the product of their lengths. */
const MAX_LENGTH = 300;
/** Up to `limit` candidates within a third of the name's length in edits, the nearest first. */
function nearestNames(name, candidates, limit = 1) {
	if (name.length > MAX_LENGTH) return [];
	const reach = Math.max(1, Math.floor(name.length / 3));
	const found = [];
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - name.length) > reach) continue;
		const distance = editDistance(fold(name), fold(candidate), reach);
		if (distance <= reach) found.push({
			candidate,
			distance
		});
	}
	found.sort((a, b) => a.distance - b.distance || compareText(a.candidate, b.candidate));
	return found.slice(0, limit).map(({ candidate }) => candidate);
}
/** `catalogUrl` and `catalog-url` are one word in two spellings. */
function fold(name) {
	return name.toLowerCase().replaceAll(/[-_]/g, "");
}
/** Insertions, deletions, replacements and swaps of neighbours from `a` to `b`; anything above `reach` once it is certain. */
function editDistance(a, b, reach) {
	let before = [];
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = cell(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(before, j - 2) + 1 : Number.POSITIVE_INFINITY;
			next.push(Math.min(replaced, swapped, cell(row, j) + 1, cell(next, j - 1) + 1));
		}
		if (Math.min(...next, ...row) > reach) return reach + 1;
		[before, row] = [row, next];
	}
	return cell(row, b.length);
}
function cell(row, index) {
	return row[index] ?? Number.POSITIVE_INFINITY;
}
// src/project/shape.ts
/** undefined, with a finding, where the document is no object. */
function shapeOf(document, findings) {
	const { value } = document;
	if (isObject$2(value)) return {
		document,
		pointer: "",
		members: value,
		findings
	};
	const message = `The file must hold an object, not ${kindOf(value)}.`;
	findings.push(errorAt(document.locate(""), "IB103", message, "Write it as `{ … }`."));
}
function isObject$2(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}
/** Notes a problem with a member's value. */
function wrong$1(shape, key, code, message, hint) {
	const pointer = pointerTo(shape.pointer, key);
	note(shape, "error", () => errorAt(shape.document.locate(pointer), code, message, hint));
}
/** Notes a doubt about a member, at its key. */
function doubt(shape, key, code, message, hint) {
	const pointer = pointerTo(shape.pointer, key);
	note(shape, "warning", () => warningAt(shape.document.locateKey(pointer), code, message, hint));
}
/** Each level is counted by itself: no number of doubts may hide the error that spoils the file. */
function note({ findings }, level, make) {
	if (findings.filter((one) => one.level === level).length < 20) findings.push(make());
}
/** Notes every key that is not among the known ones, as a warning. */
function noteUnknown(shape, known) {
	for (const key of Object.keys(shape.members)) {
		if (known.includes(key)) continue;
		const [nearest] = nearestNames(key, known);
		noteUnknownKey(shape, key, nearest);
	}
}
/** `nearest`: the known key that may have been meant. */
function noteUnknownKey(shape, key, nearest) {
	const hint = nearest === void 0 ? "Remove it." : `Did you mean \`${nearest}\`?`;
	doubt(shape, key, "IB104", `The key \`${key}\` is unknown and has no effect.`, hint);
}
function has(shape, key) {
	return Object.hasOwn(shape.members, key);
}
/** A member that must be an object; undefined, with a finding, where it is absent or another thing. */
function requiredObject(shape, key) {
	return missing$1(shape, key) ? void 0 : optionalObject(shape, key);
}
function optionalObject(shape, key) {
	if (!has(shape, key)) return void 0;
	const value = shape.members[key];
	if (isObject$2(value)) return {
		...shape,
		pointer: pointerTo(shape.pointer, key),
		members: value
	};
	wrongKind(shape, key, "an object");
}
/** A member that must be text of at least one character. */
function requiredText(shape, key) {
	return missing$1(shape, key) ? void 0 : optionalText(shape, key);
}
function optionalText(shape, key) {
	if (!has(shape, key)) return void 0;
	const value = shape.members[key];
	if (typeof value !== "string") {
		wrongKind(shape, key, "text");
		return;
	}
	if (value !== "") return value;
	wrong$1(shape, key, "IB103", `\`${key}\` is empty.`, "Give it a value.");
}
/** A member that must be one of a few words; the first is what an absent one means. */
function oneOf$1(shape, key, words) {
	const text = optionalText(shape, key);
	const word = words.find((one) => one === text);
	if (text !== void 0 && word === void 0) wrongWord$1(shape, key, words);
	return word ?? words[0];
}
/** The value is not repeated: whoever mixes up two keys may have put a secret there. */
function wrongWord$1(shape, key, words) {
	const choice = words.map((word) => `\`${word}\``).join(", ");
	wrong$1(shape, key, "IB103", `\`${key}\` has a value that it cannot have.`, `Use ${choice}.`);
}
/** As `oneOf`, but there is no meaning in its absence. */
function requiredOneOf(shape, key, words) {
	return missing$1(shape, key) ? void 0 : oneOf$1(shape, key, words);
}
/** Text, or a number or truth value as its text: what a property of a catalog may be written as. */
function scalarText(shape, key) {
	const value = shape.members[key];
	if (typeof value === "string") return value;
	if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
	wrongKind(shape, key, "text");
}
/** All members as `oneValue` reads them, those left out that it cannot read. */
function mapMembers(shape, oneValue) {
	const read = [];
	for (const key of Object.keys(shape?.members ?? {})) {
		const value = shape && oneValue(shape, key);
		if (value !== void 0) read.push([key, value]);
	}
	return Object.fromEntries(read);
}
function missing$1(shape, key) {
	if (has(shape, key)) return false;
	const message = `The key \`${key}\` is missing.`;
	const at = () => shape.document.locate(shape.pointer);
	note(shape, "error", () => errorAt(at(), "IB102", message, `Add \`${key}\`.`));
	return true;
}
function wrongKind(shape, key, wanted) {
	wrong$1(shape, key, "IB103", `\`${key}\` must be ${wanted}, not ${kindOf(shape.members[key])}.`, `Write ${wanted} here.`);
}
function kindOf(value) {
	if (value === null || value === void 0) return "null";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "string") return "text";
	if (typeof value === "boolean") return "a truth value";
	return isObject$2(value) ? "an object" : "a number";
}
// src/project/positions.ts
function positionsOf(source) {
	const group = text$1(source.group_id);
	const method = source.replication_method;
	const slot = isObject$2(method) ? text$1(method.replication_slot) : void 0;
	return [...group === void 0 ? [] : [{
		kind: "group",
		name: group,
		path: "source.group_id"
	}], ...slot === void 0 ? [] : [{
		kind: "slot",
		name: slot,
		path: "source.replication_method.replication_slot"
	}]];
}
function text$1(value) {
	return typeof value === "string" ? value : void 0;
}
// src/plan/isolation.ts
/**
* Where Airbyte's own destination collects a full refresh, whatever branch it is for.
* https://docs.airbyte.com/integrations/destinations/s3-data-lake
*/
const AIRBYTE_STAGING = "airbyte_staging";
function notIsolated$1(graph, changes, planned) {
	const changed = new Set(changes.map((one) => one.node));
	const nodes = graph.nodes.map(({ node }) => node).filter((node) => node.kind === "ingest" && changed.has(node.id));
	const views = changes.filter(({ kind, change }) => kind === "view" && change !== "removed");
	return [
		...planned.flatMap(tableLeaks),
		...nodes.flatMap(sourceLeaks),
		...views.length === 0 ? [] : [VIEWS_ARE_NOT_BRANCHED]
	];
}
/** Said once, however many there are. */
const VIEWS_ARE_NOT_BRANCHED = "Views have no branch: the refresh container reads main of their tables, whatever branch it is told. Publishing changes them on main, after the tables, and the next refresh fills them.";
function tableLeaks({ plan, isStaged }) {
	return [
		...plan.schemaChange === null || plan.ownSchema ? [] : [`${plan.table}: schema, partition spec and sort order are one for all branches; main has already: ${plan.schemaChange}.`],
		...plan.sharedState ? [`${plan.table}: the connector keeps its state on the table, so main's next sync skips the rows that a sync of the data branch has read.`] : [],
		...isStaged ? [`${plan.table}: Airbyte's destination collects a full refresh on the branch ${AIRBYTE_STAGING}, whichever branch it is for: two at once mix their rows.`] : []
	];
}
/** Positions that the source itself keeps: the one who reads first moves them for all. */
function sourceLeaks({ id, source, destination }) {
	return [...positionsOf(source).map((position) => `${id}: ${sharedPosition(position)}`), ...typeof destination.main_branch_name === "string" ? [`${id}: Airbyte's destination collects a full refresh on the branch ${AIRBYTE_STAGING}, whichever branch it is for: two at once mix their rows.`] : []];
}
function sharedPosition({ kind, name }) {
	switch (kind) {
		case "group": return `the Kafka group ${name} shares its offsets with every run of this spec.`;
		case "slot": return `the replication slot ${name} shares its position with every run of this spec.`;
	}
}
// src/plan/planned-table.ts
function hasError(planned) {
	return planned.some(({ findings }) => findings.some((one) => one.level === "error"));
}
/** Where one table has an error, no table of its data branch gets a commit. */
function allOrNone(planned) {
	return hasError(planned) ? planned.map((one) => ({
		...one,
		commit: void 0
	})) : planned;
}
/** Says of every finding which pull request it is about, where several are dealt with. */
function ofPull(planned, pull) {
	if (pull === null) return planned;
	return planned.map((one) => ({
		...one,
		plan: {
			...one.plan,
			pull
		},
		findings: one.findings.map((finding) => ({
			...finding,
			pull
		}))
	}));
}
// src/plan/read-only.ts
/** Each group with a finding for each such catalog that it would write to: a data branch is all or none. */
function groupsKeptOff({ groups, ...rest }) {
	return groups.map((group) => {
		const findings = readOnlyFindings(group.filter(({ commit }) => commit !== void 0).map(({ plan }) => plan), rest);
		const [first, ...others] = group;
		if (first === void 0 || findings.length === 0) return group;
		return [{
			...first,
			findings: [...first.findings, ...findings]
		}, ...others];
	});
}
/** For the steps that no data branch's commit makes. */
function stepsKeptOff({ steps, ...rest }) {
	return readOnlyFindings(steps.flatMap((step) => step.kind === "drop-table" ? [{
		catalog: step.catalog,
		table: `${step.catalog}.${tableName(step.identifier)}`
	}] : []), rest);
}
const namedTables = 3;
function readOnlyFindings(written, { catalogs, isForecast = false }) {
	return catalogs.flatMap(({ name, type, readOnly }) => {
		const tables = written.filter(({ catalog }) => catalog === name).map(({ table }) => table);
		if (readOnly === void 0 || tables.length === 0) return [];
		const more = tables.length - namedTables;
		const named = tables.slice(0, namedTables).join(", ") + (more > 0 ? ` and ${more} more` : "");
		return [{
			code: "IB426",
			level: isForecast ? "warning" : "error",
			message: `Nothing can be written to ${named}: the catalog ${name} is only read, since ${readOnly}.`,
			hint: `${type === "file" ? "Register the tables with a catalog (sql, rest, nessie)" : "Name the address of a server that commits"}, or ask for plan alone.`
		}];
	});
}
// src/project/project.ts
function identifierText({ catalog, namespace, name }) {
	return `${catalog}.${namespace}.${name}`;
}
// src/plan/view-findings.ts
/** Before the merge it may be news; after it every run would tell it again. */
function noViews(catalog, why, { isForecast }) {
	return {
		code: "IB431",
		level: isForecast ? "warning" : "notice",
		message: `No view is made in the catalog ${catalog}: ${why}.`,
		hint: "The graph counts the views all the same; keep them in a catalog that has views (sql, rest), or do nothing."
	};
}
/** Before the merge somebody can give it another name; after it, all else goes on. */
function foreignView({ id, file }, why, { isForecast }) {
	return {
		code: "IB433",
		level: isForecast ? "error" : "warning",
		file,
		line: 1,
		column: 1,
		message: `The view ${id} is not made: ${why}.`,
		hint: "Give the file another name, or take out of the catalog what has it."
	};
}
function notKnown({ id, file }) {
	return {
		code: "IB434",
		level: "notice",
		file,
		line: 1,
		column: 1,
		message: `The view ${id} is not made yet: its columns are not known.`,
		hint: "It is made by the run after the first sync of the tables that it reads."
	};
}
function isLeft({ id, file }, why) {
	const at = {
		code: "IB434",
		level: "notice",
		file,
		line: 1,
		column: 1
	};
	switch (why) {
		case "newer": return {
			...at,
			message: `The view ${id} stays as it is: a later commit than this run's has written it.`,
			hint: "Nothing is to be done; the run of the latest commit tells what it says."
		};
		case "undone": return {
			...at,
			message: `The view ${id} stays as undo left it.`,
			hint: "Revert the change in git, or change its SQL to have it published again."
		};
		case "adopted": return {
			...at,
			message: `The view ${id} was made by dashtool, and is kept by icebranch from now on.`,
			hint: "Nothing is to be done."
		};
	}
}
/** What a view reads was not published: it would promise columns that are not there. */
function viewWaits(view, on) {
	return {
		code: "IB434",
		level: "warning",
		message: `The view ${view} stays as it is: ${on.join(", ")} ${on.length === 1 ? "was" : "were"} not published.`,
		hint: "The next run on the production branch goes on with it once that is mended."
	};
}
// src/plan/view-plans.ts
/** A view of tables that are not published waits for them, as does one of such a view. */
function withoutThoseOf(groups, views) {
	const stuck = groups.flatMap((group) => group.filter((one) => hasError(group) || one.skipped));
	const others = views.filter(({ state }) => state === "undone" || state === "foreign");
	const names = /* @__PURE__ */ new Set([...stuck.map(({ plan }) => plan.table), ...others.flatMap(({ view, step }) => step === void 0 ? [view] : [])]);
	return views.map((one) => {
		const missing = one.step?.after.filter((read) => names.has(read)) ?? [];
		if (missing.length === 0) return one;
		const findings = [...one.findings, viewWaits(one.view, missing)];
		return {
			...one,
			state: "waits",
			findings,
			step: void 0
		};
	});
}
/** Of several views of one catalog, one says that it keeps none. */
function distinct$1(findings) {
	return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}
function viewPlans({ nodes }, planned, typings) {
	const states = new Map(planned.map(({ view, state }) => [view, { state }]));
	const declared = nodes.flatMap(({ id, node, reads }) => node.kind !== "view" ? [] : [{
		node: id,
		reads: reads.map(({ table }) => identifierText(table)),
		...columnsOf$1(typings?.get(id)),
		...states.get(id)
	}]);
	const names = new Set(declared.map(({ node }) => node));
	const gone = [...states].filter(([view]) => !names.has(view)).map(([node, state]) => ({
		node,
		reads: [],
		...columnsOf$1(),
		...state
	}));
	return [...declared, ...gone];
}
function columnsOf$1(typing) {
	if (typing?.kind !== "typed") return {
		columns: null,
		functions: [],
		volatile: []
	};
	const { functions, volatile } = typing.query;
	return {
		columns: typing.columns,
		functions,
		volatile
	};
}
/** Views that a run of the production branch would change, and what else there is to say of them. */
function viewDrift(planned) {
	return distinct$1(planned.flatMap(({ view, state, findings }) => {
		if (state !== "create" && state !== "update") return findings;
		const message = `The view ${view} ${state === "create" ? "is not in its catalog" : "is not as its file says"}.`;
		const hint = "Run icebranch build on the production branch.";
		return [...findings, {
			code: "IB435",
			level: "warning",
			message,
			hint
		}];
	}));
}
// src/plan/make-plan.ts
/** Puts what the planners found together into the one plan that everything shows and does. */
/**
* A finding of level error that is not one group's own stops everything. An error in a group stops
* that group alone: a diverged branch must not keep another one from being published.
*/
function makePlan(parts, expected = {}) {
	const groups = groupsKeptOff(parts);
	const planned = groups.flat();
	const general = [...parts.findings, ...stepsKeptOff(parts)];
	const blocked = general.some((one) => one.level === "error");
	const views = withoutThoseOf(groups, parts.views ?? []);
	const possible = blocked ? [] : [
		...groups.filter((group) => !hasError(group)).flatMap(commitSteps),
		...views.flatMap(({ step }) => step ?? []),
		...parts.steps
	];
	const digest = planDigest(possible);
	const another = expected.digest !== void 0 && expected.digest !== digest;
	const steps = another ? [] : possible;
	const findings = [
		...general,
		...planned.flatMap((one) => one.findings),
		...distinct$1(views.flatMap((one) => one.findings)),
		...another ? [anotherPlan(digest)] : []
	];
	return {
		branch: parts.branch,
		dataBranch: parts.dataBranch,
		findings: [...findings].sort(compareFindings),
		changes: parts.changes,
		graph: parts.graph,
		tables: planned.map((one) => one.plan).sort((a, b) => compareText(a.table, b.table)),
		views: viewPlans(parts.graph, views, parts.typing?.typings),
		planner: parts.typing?.planner ?? null,
		catalogs: parts.catalogs,
		notIsolated: notIsolated$1(parts.graph, parts.changes, planned),
		workflow: parts.workflow,
		...parts.cluster && { cluster: parts.cluster },
		skipped: another || blocked ? [] : planned.filter((one) => one.skipped).map((one) => one.plan.table),
		steps,
		digest
	};
}
function anotherPlan(digest) {
	return {
		code: "IB414",
		level: "error",
		message: `The plan is not the one that was asked for: its digest is ${digest}.`,
		hint: "Look at the new plan, then name its digest."
	};
}
/** One step a catalog: what a catalog can do all or none is one commit. */
function commitSteps(group) {
	const byCatalog = /* @__PURE__ */ new Map();
	for (const { plan, commit } of group) {
		if (commit === void 0) continue;
		const commits = byCatalog.get(plan.catalog);
		if (commits === void 0) byCatalog.set(plan.catalog, [commit]);
		else commits.push(commit);
	}
	return [...byCatalog].sort(([a], [b]) => compareText(a, b)).map(([catalog, commits]) => ({
		kind: "commit",
		catalog,
		commits
	}));
}
// src/secret-keys.ts
/** What a key is called whose value is a secret, in specs, configurations, addresses and headers alike. */
/** At the end of a name, as words of their own. */
const words$1 = [
	...[
		"passwords?",
		"passwd",
		"passphrase",
		"pass",
		"pwd",
		"secrets?",
		"tokens?",
		"credentials?"
	],
	...[
		"authorization",
		"cookie",
		"jaas",
		"jaas_config",
		"sas",
		"jwt",
		"dsn"
	],
	...[
		"keytab",
		"pat",
		"bearer"
	],
	...[...[
		"access",
		"account",
		"admin",
		"api",
		"app",
		"auth",
		"client",
		"encryption",
		"master"
	], ...[
		"private",
		"secret",
		"shared",
		"signing",
		"ssh",
		"ssl",
		"storage",
		"subscription",
		"tls"
	]].map((kind) => `${kind}_?keys?`),
	...["service_account(?:_(?:info|json|key))?"]
];
const secretKey = new RegExp(`(?:(?:^|_)(?:${words$1.join("|")})|password|passphrase|apikey)(?:_(?:value|base64|b64|pem|text|json|string|plain|\\d+))*\\d*$`);
/** Names that end as a secret's does and say something else. */
const harmless$1 = /(?:^|_)(?:(?:next_)?page|continuation|sync|cursor|start|end|stop|max|min|num|n|pad|mask|total|count|use|has|is|enable|require|skip|allow|delimiter|separator|kubernetes|image_pull)_(?:tokens?|secrets?|passwords?|credentials?|keys?|authorization|cookie)$|(?:^|_)bypass$|(?:^|_)no_pass$/;
/** What may be a secret, where its text looks made by chance. */
const doubtful = /(?:^|_)(?:key|auth|login|signature|sig|salt|license|webhook|session|access|pin|code)$/;
/** `awsSecretAccessKey`, `s3.secret-access-key` and `AWS_SECRET_ACCESS_KEY` are one name. */
function plain$1(key) {
	return key.slice(-200).replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().replace(/[^a-z\d]+/g, "_").replace(/^_|_$/g, "");
}
function isSecretKey(key) {
	const name = plain$1(key);
	return secretKey.test(name) && !harmless$1.test(name);
}
function isDoubtfulKey(key) {
	return doubtful.test(plain$1(key));
}
// src/secret-shapes.ts
/**
* Texts that are secrets whatever they stand under, and that nothing else looks like. An AWS access key
* id is none: it names a key, and the key itself is no shape but forty characters.
*/
const shapes = [
	["a private key", /-----BEGIN (?:[A-Z\d]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,16384}?-----END (?:[A-Z\d]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----|[\s\S]*)/],
	["a token of GitHub", /\b(?:gh[oprsu]_[A-Za-z\d]{36,255}|github_pat_[A-Za-z\d_]{22,255})/],
	["a token of GitLab", /\bgl(?:pat|dt|rt|ptt|soat|ft|agent|cbt)-[\w-]{20,}/],
	["a token of Slack", /\bxox[abeoprs]-[A-Za-z\d-]{10,}|\bxapp-\d-[A-Za-z\d-]{10,}/],
	["a webhook of Slack", /hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z\d/]{20,}/],
	["a key of Google", /\bAIza[\w-]{35}/],
	["a token of Google", /\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{28}/],
	["a key of Stripe", /\b(?:sk|rk)_(?:live|test)_[A-Za-z\d]{16,}/],
	["a token of npm", /\bnpm_[A-Za-z\d]{36}/],
	["a token of PyPI", /\bpypi-[\w-]{50,}/],
	["a key of SendGrid", /\bSG\.[\w-]{16,128}\.[\w-]{16,}/],
	["a token of Databricks", /\bdapi[a-f\d]{32}(?:-\d)?/],
	["a token of Docker", /\bdckr_(?:pat|oat)_[\w-]{20,}/],
	["a token of Vault", /\bhv[sbr]\.[\w-]{20,}/],
	["a key of DigitalOcean", /\bdo[opr]_v1_[a-f\d]{64}/],
	["a key of OpenAI or Anthropic", /\bsk-(?:proj-|ant-|svcacct-)[\w-]{20,}/],
	["a token of Hugging Face", /\bhf_[A-Za-z]{34}/],
	["a token of Airtable", /\bpat[A-Za-z\d]{14}\.[a-f\d]{64}/],
	["a key of Azure", /\b(?:AccountKey|SharedAccessKey)=[A-Za-z\d+/]{40,}={0,2}/],
	["a signature of Azure", /[?&;]sig=[A-Za-z\d%+/]{20,}(?:={0,2}|%3D)?/],
	["a signature of AWS", /[Xx]-[Aa]mz-(?:[Ss]ignature|[Ss]ecurity-[Tt]oken)=[\w%+/=-]{16,}/],
	["a JSON Web Token", /(?<![\w-])eyJ[\w-]{8,2048}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
	["an age key", /\bAGE-SECRET-KEY-1[A-Z\d]{58}/]
];
const any = new RegExp(shapes.map(([, shape]) => shape.source).join("|"), "gi");
function secretShape(text) {
	if (text.search(any) === -1) return void 0;
	for (const [name, shape] of shapes) {
		const found = shape.exec(text);
		if (found !== null) return {
			name,
			offset: found.index
		};
	}
}
/** All of them, wherever they stand, as `***`; in either case, since SQL has names in lower case. */
function withoutShapes(text) {
	return text.replaceAll(any, "***");
}
// src/secret-spellings.ts
/** How a secret is written where others repeat what they were told, itself among them. */
function secretSpellings(secret) {
	const whole = secret.toWellFormed();
	const inAddress = encodeURIComponent(whole);
	const spellings = [
		secret,
		inAddress,
		inAddress.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
		new URLSearchParams([["", whole]]).toString().slice(1),
		JSON.stringify(secret).slice(1, -1),
		.../^[a-z\s._-]*$/i.test(secret) ? [] : [secret.toLowerCase()],
		...encodedSpellings(secret)
	];
	return [...new Set(spellings)];
}
/**
* In a header, whole or behind a user's name: what stands before it moves it by up to two bytes, and
* the characters at its ends, which it shares with its neighbours, are left out then.
*/
function encodedSpellings(secret) {
	const bytes = Buffer.from(secret);
	return ["base64", "base64url"].flatMap((encoding) => [bytes.toString(encoding).replace(/=+$/, ""), ...[
		0,
		1,
		2
	].map((before) => Buffer.concat([Buffer.alloc(before), bytes]).toString(encoding).slice(Math.ceil(before * 8 / 6), Math.floor((before + bytes.length) * 8 / 6)))]).filter((one) => one.length >= 8);
}
// src/redact.ts
/**
* The one place where secrets are taken out of text. What others wrote, such as a server's answer, is
* redacted where it comes in; a whole report once more where it goes out, as `valueRemover` says.
*/
/** Shorter ones stand in half of all words. */
const SHORTEST = 8;
/** Text of others, without `secrets`, what stands under a secret's name, in an address, or looks like one. */
function redact(text, secrets = []) {
	return withoutNamed(withoutLogins(withoutShapes(withoutAll(text, spellingsOf(secrets.filter((one) => one !== void 0))))));
}
/**
* For texts that are ours in the main: takes out what looks like a secret, and the values that none of
* our own words can be. A password that is a plain word, as the tutorial's `postgres` is, would take
* names of images and tables with it, and is taken out of the text of others alone.
*/
function valueRemover(secrets) {
	const spellings = spellingsOf(secrets.filter((one) => !isPlainWord(one)));
	return (text) => withoutShapes(withoutAll(text, spellings));
}
/** Where the first of those values begins; undefined where none is in the text. */
function valueOffset(text, secrets) {
	const offsets = spellingsOf(secrets.filter((one) => !isPlainWord(one))).map((one) => text.indexOf(one)).filter((offset) => offset !== -1);
	return offsets.length === 0 ? void 0 : Math.min(...offsets);
}
/** Words of letters, joined or not. */
function isPlainWord(secret) {
	return /^[A-Z]?[a-z]+(?:[-_./ ][a-z]+)*$/.test(secret);
}
/** The longest first: one may begin with another. Of a key of many lines others may say one. */
function spellingsOf(secrets) {
	const all = secrets.flatMap((secret) => [secret, ...partsOf$1(secret)]).filter((secret) => secret.length >= SHORTEST).flatMap(secretSpellings).filter((secret) => secret.length >= SHORTEST);
	return [...new Set(all)].sort((a, b) => b.length - a.length);
}
/** Lines, and of an address or of `id:secret` the password alone. */
function partsOf$1(secret) {
	const [, info = ""] = /:\/\/([^\s/?#]*)@/.exec(secret) ?? /^([^\s:/]+:[^\s:/]+)$/.exec(secret) ?? [];
	const password = info.slice(info.indexOf(":") + 1);
	return [...secret.split(/\r?\n/), ...info.includes(":") ? [password, decoded$1(password)] : []];
}
function decoded$1(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
function withoutAll(text, spellings) {
	return spellings.reduce((left, one) => left.replaceAll(one, "***"), text);
}
const isReference = (text) => /^\$(?:\{\w+\}|\w+)$/.test(text);
/** Who logs in, in addresses and headers. */
function withoutLogins(text) {
	return text.replace(/:\/\/([^\s/?#"'<>]{0,512})@/g, (all, info) => isReference(info.slice(info.indexOf(":") + 1)) ? all : "://***@").replace(/:\/\/[^\s:/?#@]{0,128}:([^\s@/?#]{0,128}[/?#][^\s@]{0,128})@/g, (all, rest) => /^(?:\d{1,5}|\$\{?\w+\}?)[/?#]/.test(rest) ? all : "://***@").replace(/\b(bearer|basic|negotiate)\s+[\w.~+/=-]{8,}/gi, "$1 ***").replace(/\b(signature\s?[=:]\s?)[\w%+/=-]{8,}/gi, "$1***");
}
const name$1 = /(?<![\w.-])([A-Za-z][\w.-]{0,120})(?:\\{0,8}["'])?\s?[=:]\s?/g;
const value = /"(?:[^"\\]|\\.){0,4096}"|\\{1,8}"[^"\\]{0,4096}\\{1,8}"|'[^']{0,4096}'|[^\s,;&"'(){}<>\\]+/y;
const header = /\b((?:proxy-)?authorization|(?:set-)?cookie)((?:\\{0,8}["'])?\s?[=:]\s?)[^\r\n"']+/gi;
/** `password=…`, `token: …`, members of JSON; of a header all that is left of the line. */
function withoutNamed(text) {
	const line = text.replace(header, "$1$2***");
	const kept = [];
	let end = 0;
	for (const { index, 0: found, 1: key = "" } of line.matchAll(name$1)) {
		if (index < end || !isSecretKey(key)) continue;
		value.lastIndex = index + found.length;
		const [whole = ""] = value.exec(line) ?? [];
		const [, open = "", bare = "", close = ""] = /^(\\*["']?)([\s\S]*?)(\\*["']?)$/.exec(whole) ?? [];
		if (bare === "" || isReference(bare)) continue;
		kept.push(line.slice(end, index + found.length), open, "***", close);
		end = index + found.length + whole.length;
	}
	return kept.join("") + line.slice(end);
}
// src/lineage/type-text.ts
/** As people write it: `decimal(10, 2)`, `list<string>`, `struct<a: int>`. */
function typeText(type) {
	if (typeof type === "string") return type;
	if (!isObject$2(type)) return "unknown";
	switch (type.type) {
		case "list": return `list<${typeText(type.element)}>`;
		case "map": return `map<${typeText(type.key)}, ${typeText(type.value)}>`;
		default: return `struct<${(Array.isArray(type.fields) ? type.fields : []).filter(isObject$2).map(({ name, type: inner }) => `${String(name)}: ${typeText(inner)}`).join(", ")}>`;
	}
}
// src/plan/moves.ts
/** What a step does to tables, one by one. */
function movesOf(step) {
	switch (step.kind) {
		case "commit": return step.commits.map(({ move }) => move);
		case "drop-table": return [step.move];
		case "view":
		case "apply-manifest":
		case "write-file":
		case "commit-file": return [];
	}
}
// src/report/result.ts
/** 0 fine or nothing to do, 1 somebody must act, 3 failed, 4 partial. (2 is wrong usage.) */
function exitStatus(report, verb) {
	switch (report.result) {
		case "ok":
		case "nothing-to-do": return verb === "drift" && report.findings.some(isDifference) ? 1 : 0;
		case "blocked": return 1;
		case "failed": return 3;
		case "partial": return 4;
	}
}
function resultOf(command, plan, outcome) {
	const blocked = plan.findings.some(isError);
	if (outcome?.applied) return appliedResult(outcome, blocked);
	if (blocked) return "blocked";
	if (outcome?.findings.some(isError)) return "failed";
	return isIdle(command, plan) ? "nothing-to-do" : "ok";
}
/** `blocked`: an error of one data branch, which keeps no other one from being dealt with. */
function appliedResult(outcome, blocked) {
	const { tables, views = [], files, commit, findings, appliedObjects = [] } = outcome;
	const moved = tables.some(isDone) || views.some(isChanged) || appliedObjects.length > 0;
	const all = [...tables, ...views];
	const failed = all.some(({ result }) => result === "failed") || findings.some(isError);
	const held = blocked || all.some(({ result }) => result === "skipped" || result === "waits");
	if (moved && (failed || held)) return "partial";
	if (failed) return "failed";
	if (held) return "blocked";
	return moved || files.length > 0 || commit !== null ? "ok" : "nothing-to-do";
}
/** Whether the run could not have changed anything: a scheduled run is told as `drift`, and may have. */
function onlyLooked({ command, dryRun, tables, views, files }) {
	const looks = command === "check" || command === "plan" || dryRun;
	const isIdle = tables.length + files.length === 0 && !views.some(wasChanged);
	return looks || command === "drift" && isIdle;
}
/** Whether the run did something to a table or a view. */
function hasMoved({ tables, views = [] }) {
	return tables.some(({ outcome }) => outcome !== null && isDone(outcome)) || views.some(wasChanged);
}
function wasChanged({ outcome }) {
	return outcome !== void 0 && isChanged(outcome);
}
/** Whether something was done to the table. */
function isDone({ result }) {
	switch (result) {
		case "created":
		case "adopted":
		case "published":
		case "refreshed":
		case "removed":
		case "undone":
		case "dropped": return true;
		case "nothing":
		case "skipped":
		case "failed": return false;
	}
}
/** Whether something was done to the view. */
function isChanged({ result }) {
	switch (result) {
		case "created":
		case "updated":
		case "dropped":
		case "undone": return true;
		case "waits":
		case "failed":
		case "unsupported": return false;
	}
}
/** `check` and `drift` look, and looking is what there was to do; a plan also tells of changes. */
function isIdle(command, plan) {
	if (plan.steps.length > 0 || command === "check" || command === "drift") return false;
	if (command !== "plan") return true;
	return plan.changes.length + plan.tables.length + plan.findings.length === 0;
}
function isError({ level }) {
	return level === "error";
}
/** What `drift` finds blocks nothing: it is what was looked for. */
function hasLooked({ command, catalogs }) {
	return command === "drift" && catalogs.length > 0;
}
/** What a run was kept from telling at GitHub says nothing of the lakehouse. */
const ofGitHub = /* @__PURE__ */ new Set(["IB611", "IB614"]);
/** What `drift` looks for: a notice tells of none, nor does a doubt about a file, which `check` tells. */
function isDifference({ level, code }) {
	const isOfFiles = /^IB[123]/.test(code);
	return (level === "error" || level === "warning" && !isOfFiles) && !ofGitHub.has(code);
}
// src/report/make.ts
/** The one document of a run. Equal runs make equal reports: no time, run id or address is in it. */
function makeReport({ plan, outcome, ...run }) {
	return {
		schema: "icebranch/report/1",
		version: run.version,
		command: run.command,
		result: resultOf(run.command, plan, outcome),
		dryRun: run.dryRun,
		project: run.project,
		base: run.base,
		head: run.head,
		branch: plan.dataBranch ?? run.branch,
		pull: run.pull,
		findings: [...plan.findings, ...outcome?.findings ?? []].sort(compareFindings),
		changes: plan.changes.map(({ file: _, ...change }) => change),
		tables: reportTables(plan, outcome),
		views: reportViews(plan, outcome),
		planner: plan.planner === null ? null : { datafusion: plan.planner },
		catalogs: plan.catalogs,
		notIsolated: run.branch === null ? [] : plan.notIsolated,
		workflow: plan.workflow,
		...clusterOf(plan, outcome, run.dryRun),
		files: outcome?.files ?? (run.dryRun ? plan.steps.flatMap(fileOf) : []),
		commit: outcome?.commit ?? null,
		graph: neighbourhood(plan.graph, plan.changes),
		digest: plan.digest
	};
}
function reportViews({ views }, outcome) {
	const outcomes = new Map(outcome?.views?.map((one) => [one.view, one]));
	return views.map(({ columns, ...view }) => {
		const came = outcomes.get(view.node);
		return {
			...view,
			columns: columns?.map(({ name, type, required, from }) => ({
				name,
				type: typeText(type),
				nullable: !required,
				from
			})) ?? null,
			...came === void 0 ? {} : { outcome: outcomeOf(came) }
		};
	});
}
function outcomeOf({ view: _, ...outcome }) {
	return outcome;
}
/** Where several branches are dealt with at once, a table stands in the plan more than once. */
function reportTables(plan, outcome) {
	const rows = Map.groupBy(plan.tables, ({ table }) => table);
	const moves = Map.groupBy(plan.steps.flatMap(movesOf), ({ table }) => table);
	const outcomes = Map.groupBy(outcome?.tables ?? [], ({ table }) => table);
	return plan.tables.map((row) => {
		const alone = rows.get(row.table)?.length === 1;
		const move = moves.get(row.table)?.find((one) => alone || isMoveOf(row, one));
		const came = outcomes.get(row.table)?.find((one) => alone || isOutcomeOf(move, one));
		return reportTable(row, move, came);
	});
}
/** Several branches may be on the table, but each of them is at another snapshot. */
function isMoveOf({ head, target, main }, { result, from, to }) {
	if (result === "published") return to === head;
	return result === "nothing" ? from === (target ?? main) : from === head || to === head;
}
function isOutcomeOf(move, { from, to }) {
	return from === move?.from && to === move.to;
}
function reportTable({ identifier: _, ...table }, move, outcome) {
	return {
		...table,
		move: move ? {
			result: move.result,
			from: move.from,
			to: move.to
		} : null,
		outcome: outcome ? {
			result: outcome.result,
			from: outcome.from,
			to: outcome.to,
			undo: outcome.undo
		} : null
	};
}
function fileOf(step) {
	return step.kind === "write-file" || step.kind === "commit-file" ? [step.path] : [];
}
/** Where the cluster refuses one object nothing was applied, and what it takes is no news. */
function clusterOf({ cluster, steps }, outcome, dryRun) {
	if (cluster === void 0) return {};
	const toCome = dryRun && steps.length > 0 ? cluster.objects : [];
	return { cluster: {
		...cluster,
		objects: outcome?.appliedObjects ?? toCome
	} };
}
/** The nodes that changed and those one edge away, with the edges between them. */
function neighbourhood(graph, changes) {
	const changed = new Set(changes.map(({ node }) => node));
	const near = /* @__PURE__ */ new Set();
	for (const { id, dependencies } of graph.nodes) if (changed.has(id)) for (const member of [id, ...dependencies]) near.add(member);
	else if (dependencies.some((dependency) => changed.has(dependency))) near.add(id);
	return graph.nodes.filter(({ id }) => near.has(id)).map(({ id, node, dependencies }) => ({
		node: id,
		kind: node.kind,
		dependencies: dependencies.filter((dependency) => near.has(dependency))
	}));
}
// src/failed-report.ts
/** The report of a run that stopped before there was a plan. */
/** Where something broke; whatever else stops a run is for a person to put right: it is blocked. */
const failures = /* @__PURE__ */ new Set([...[
	"IB408",
	"IB410",
	"IB411",
	"IB412",
	"IB413",
	"IB418",
	"IB608",
	"IB610"
], ...[
	"IB612",
	"IB614",
	"IB901",
	"IB902",
	"IB904"
]]);
function failedReport(run, error) {
	const finding = asFinding(error);
	const failed = failures.has(error.code);
	return makeReport({
		...run,
		plan: planOf([], failed ? error.doubts : [finding, ...error.doubts]),
		outcome: !failed ? null : {
			applied: false,
			tables: [],
			files: [],
			commit: null,
			findings: [finding]
		}
	});
}
/** The report of files written, or to be written, without any project: `init`. */
function filesReport(run, steps, written) {
	const outcome = {
		applied: true,
		tables: [],
		files: written,
		commit: null,
		findings: []
	};
	return makeReport({
		...run,
		plan: planOf(steps, []),
		outcome: run.dryRun ? null : outcome
	});
}
function planOf(steps, findings) {
	return makePlan({
		branch: null,
		dataBranch: null,
		changes: [],
		catalogs: [],
		groups: [],
		workflow: null,
		graph: {
			nodes: [],
			findings: []
		},
		steps,
		findings
	});
}
/** A fault of ours, with what a report of it needs; the user's own mistakes have codes of their own. */
function mistakeOfOurs(cause) {
	return new IcebranchError("IB901", `icebranch made a mistake: ${redact((cause instanceof Error ? cause : new Error(String(cause))).message)}`, {
		hint: "Please report it, with the command and ICEBRANCH_DEBUG=1 set.",
		cause
	});
}
// src/iceberg/column-ids.ts
/**
* A column that keeps its name and its type keeps its ids; any other gets some that were never used,
* so that a reader takes no stored value for another column's. Rows that are there may lack a column
* that is new, or hold none in one that was optional: neither is required.
*/
function numbered(columns, before) {
	const old = new Map(before?.fields.map((field) => [field.name, field]));
	let last = before?.last ?? 0;
	const next = () => ++last;
	const used = /* @__PURE__ */ new Set();
	return {
		fields: columns.map(({ name, type, required }) => {
			const kept = old.get(name);
			const stored = storedType(type);
			if (kept !== void 0 && !used.has(kept.id) && sameType(withoutIds(kept.type), stored) && used.add(kept.id)) return {
				field: {
					...kept,
					required: kept.required && required
				},
				type: void 0
			};
			const isRequired = before === void 0 && required;
			return {
				field: {
					id: next(),
					name,
					required: isRequired,
					type: stored
				},
				type: stored
			};
		}).map(({ field, type }) => {
			if (type === void 0) return field;
			const { id, name, required } = field;
			return {
				id,
				name,
				required,
				type: withNewIds(type, next)
			};
		}),
		last
	};
}
/** Whether rows of one are rows of the other: ids, names, types, and what is required. */
function sameFields(a, b) {
	return canonical(a.fields) === canonical(b.fields);
}
/**
* Columns that an Iceberg table of format 2 cannot keep to the nanosecond, by name: they are kept
* to the microsecond.
*/
function roundedColumns(columns) {
	return columns.filter(({ type }) => canonical(storedType(type)) !== canonical(type)).map(({ name }) => name);
}
const inMicroseconds = {
	timestamp_ns: "timestamp",
	timestamptz_ns: "timestamptz"
};
/** What a type becomes in the table that stores a view: version 2 of the format has no nanoseconds. */
function storedType(type) {
	if (typeof type === "string") return inMicroseconds[type] ?? type;
	return mapTypes(type, storedType);
}
/** Whether two types without ids are the same: some writers put a space into `decimal(12, 2)`. */
function sameType(a, b) {
	return canonical(a) === canonical(b);
}
function withoutIds(type) {
	if (typeof type === "string" || !isObject$1(type)) return type;
	const { "element-id": _e, "key-id": _k, "value-id": _v, ...rest } = type;
	const plain = mapTypes(rest, withoutIds);
	if (!Array.isArray(plain.fields)) return plain;
	return {
		...plain,
		fields: plain.fields.map(({ id: _, ...field }) => field)
	};
}
function withNewIds(type, next) {
	if (!isObject$1(type)) return type;
	if (type.type === "list") {
		const id = next();
		return {
			...type,
			"element-id": id,
			element: withNewIds(type.element, next)
		};
	}
	if (type.type === "map") {
		const ids = {
			"key-id": next(),
			"value-id": next()
		};
		const [key, value] = [withNewIds(type.key, next), withNewIds(type.value, next)];
		return {
			...type,
			...ids,
			key,
			value
		};
	}
	const fields = fieldsOf$1(type).map((field) => ({
		id: next(),
		...field
	}));
	return {
		...type,
		fields: fields.map((field) => ({
			...field,
			type: withNewIds(field.type, next)
		}))
	};
}
/** The same type with what it is made of exchanged. */
function mapTypes(type, change) {
	if (!isObject$1(type)) return type;
	if (type.type === "list") return {
		...type,
		element: change(type.element)
	};
	if (type.type === "map") return {
		...type,
		key: change(type.key),
		value: change(type.value)
	};
	if (type.type !== "struct") return type;
	const fields = fieldsOf$1(type).map((field) => ({
		...field,
		type: change(field.type)
	}));
	return {
		...type,
		fields
	};
}
function fieldsOf$1({ fields }) {
	return Array.isArray(fields) ? fields : [];
}
function isObject$1(json) {
	return typeof json === "object" && json !== null && !Array.isArray(json);
}
/** Of what a type means, one text: keys in order, without what is only told of it. */
function canonical(json) {
	if (typeof json === "string") return JSON.stringify(json.replaceAll(/[\s]+/g, ""));
	if (Array.isArray(json)) return `[${json.map(canonical).join(",")}]`;
	if (!isObject$1(json)) return String(json);
	return `{${Object.keys(json).filter((key) => key !== "doc").sort().map((key) => key === "name" ? `name:${JSON.stringify(json[key])}` : `${key}:${canonical(json[key])}`).join(",")}}`;
}
// src/iceberg/schema-diff.ts
/** The schema with this id; version 1 tables may have a single one without an id. */
function findSchema(metadata, id) {
	return (metadata.schemas ?? (metadata.schema === void 0 ? [] : [metadata.schema])).find((schema) => (schema["schema-id"] ?? 0) === id);
}
/** Columns at any depth by field id, as readers match them. */
function diffSchemas(before, after) {
	const [old, now] = [columnsOf(before), columnsOf(after)];
	const diff = {
		added: [],
		widened: [],
		breaking: []
	};
	const isNew = ({ parent }) => parent !== void 0 && !old.has(parent);
	for (const column of now.values()) {
		const was = old.get(column.id);
		if (was !== void 0) compare(was, column, diff);
		else if (!isNew(column)) diff.added.push(column.path);
	}
	for (const column of old.values()) if (!now.has(column.id) && (column.parent === void 0 || now.has(column.parent))) diff.breaking.push(`dropped column ${column.path}`);
	return diff;
}
/** By id: `name` of every column of a schema. */
function columnNames(schema) {
	return new Map([...columnsOf(schema)].map(([id, { path }]) => [id, path]));
}
function columnsOf(schema) {
	return new Map(schema.fields.flatMap((field) => flat$1(field, "", void 0)).map((one) => [one.id, one]));
}
function flat$1(field, above, parent) {
	const { id, name, required } = field;
	const path = above + name;
	return [{
		id,
		name,
		path,
		parent,
		required,
		type: typeName(field.type)
	}, ...children(field.type).flatMap((child) => flat$1(child, `${path}.`, id))];
}
/** https://iceberg.apache.org/spec/#nested-types */
function children(type) {
	if (typeof type !== "object" || type === null || !("type" in type)) return [];
	const child = (name, id, required) => ({
		id,
		name,
		required: required === true,
		type: type[name]
	});
	switch (type.type) {
		case "struct": return type.fields;
		case "list": return [child("element", type["element-id"], type["element-required"])];
		case "map": return [child("key", type["key-id"], true), child("value", type["value-id"], type["value-required"])];
		default: return [];
	}
}
function typeName(type) {
	if (typeof type === "string") return type.replaceAll(" ", "");
	const nested = typeof type === "object" && type !== null && "type" in type ? type.type : type;
	return String(nested);
}
function compare(was, is, { widened, breaking }) {
	if (was.name !== is.name) breaking.push(`renamed column ${was.path} to ${is.path}`);
	if (was.type !== is.type) {
		const change = `column ${is.path} from ${was.type} to ${is.type}`;
		if (isWider(was.type, is.type)) widened.push(`widened ${change}`);
		else breaking.push(`changed ${change}`);
	}
	if (was.required && !is.required) widened.push(`column ${is.path} may now be null`);
}
/** https://iceberg.apache.org/spec/#schema-evolution */
function isWider(was, is) {
	if (was === "unknown" || {
		int: ["long"],
		float: ["double"],
		date: ["timestamp", "timestamp_ns"]
	}[was]?.includes(is)) return true;
	const [before, after] = [was, is].map((type) => /^decimal\((\d+),(\d+)\)$/.exec(type));
	if (!before || !after || before[2] !== after[2]) return false;
	return Number(after[1]) > Number(before[1]);
}
// src/iceberg/schema-updates.ts
/** What a catalog does with schemas that a commit adds: one that is there already is that one. */
function addSchema(metadata, update) {
	const found = schemaLike(metadata, update.schema);
	const others = schemasOf(metadata).filter((schema) => schema !== found);
	const added = found ?? {
		...update.schema,
		"schema-id": nextSchemaId(schemasOf(metadata))
	};
	return {
		...metadata,
		schemas: [...others, added],
		"last-column-id": Math.max(metadata["last-column-id"] ?? 0, update["last-column-id"])
	};
}
function setCurrentSchema(metadata, id) {
	const wanted = id === -1 ? schemasOf(metadata).at(-1)?.["schema-id"] ?? 0 : id;
	return metadata["current-schema-id"] === wanted ? metadata : {
		...metadata,
		"current-schema-id": wanted
	};
}
/** The schema that has these fields, by ids, names and types. */
function schemaLike({ schemas = [] }, schema) {
	return schemas.find((one) => sameFields(one, schema));
}
function currentSchema(metadata) {
	return findSchema(metadata, metadata["current-schema-id"] ?? 0);
}
/** Highest and one. */
function nextSchemaId(schemas) {
	return schemas.reduce((next, schema) => Math.max(next, (schema["schema-id"] ?? 0) + 1), 0);
}
function schemasOf({ schemas, schema }) {
	return schemas ?? (schema === void 0 ? [] : [schema]);
}
// src/iceberg/untaken.ts
/** What of a commit a table does not show: servers exist that answer well and skip a table, or drop a ref. */
/** In words, one for each update that did not take. */
function untaken(commit, table) {
	const name = tableName(commit.identifier);
	if (table === void 0) return [`${name} is gone`];
	const isMarked = showsMark(commit, table);
	return commit.updates.filter((update) => !took(update, table, commit.requirements, isMarked)).map((update) => `${name}: ${describe(update)}`);
}
function took(update, { metadata }, requirements, isMarked) {
	const properties = metadata.properties ?? {};
	const counts = (key) => !isMarked || isMarkKey(key);
	switch (update.action) {
		case "set-snapshot-ref": {
			const ref = findRef(metadata, update["ref-name"]);
			if (ref?.type !== update.type) return false;
			const [is, meant] = [snapshotId(ref["snapshot-id"]), snapshotId(update["snapshot-id"])];
			if (is === meant) return true;
			const was = asserted(update["ref-name"], requirements);
			return was !== void 0 && is !== was && isAncestor(metadata, meant, is) === "yes";
		}
		case "remove-snapshot-ref": return findRef(metadata, update["ref-name"]) === void 0;
		case "set-properties": return Object.entries(update.updates).every(([key, value]) => properties[key] === value || !counts(key));
		case "remove-properties": return update.removals.every((key) => !Object.hasOwn(properties, key) || !counts(key));
		case "add-schema": return schemaLike(metadata, update.schema) !== void 0;
		case "set-current-schema": return update["schema-id"] === -1 || metadata["current-schema-id"] === update["schema-id"];
		case "add-snapshot": return findSnapshot(metadata, snapshotId(update.snapshot["snapshot-id"]))?.["manifest-list"] === update.snapshot["manifest-list"];
		case "remove-snapshots": return update["snapshot-ids"].every((id) => findSnapshot(metadata, snapshotId(id)) === void 0);
	}
}
/**
* Whether the mark that it writes is there. A table's properties are written at once, and a connector
* that goes on from what the commit put its state back to writes that again: it proves nothing.
*/
function showsMark({ updates }, { metadata }) {
	const marks = updates.flatMap((update) => update.action === "set-properties" ? Object.entries(update.updates).filter(([key]) => isMarkKey(key)) : []);
	return marks.length > 0 && marks.every(([key, value]) => metadata.properties?.[key] === value);
}
/** Where the commit required the ref to be, null for nowhere; undefined where it did not say. */
function asserted(ref, requirements) {
	for (const one of requirements) if (one.type === "assert-ref-snapshot-id" && one.ref === ref) return one["snapshot-id"] === null ? null : snapshotId(one["snapshot-id"]);
}
function describe(update) {
	switch (update.action) {
		case "set-snapshot-ref": return `${update["ref-name"]} is not at ${snapshotId(update["snapshot-id"])}`;
		case "remove-snapshot-ref": return `${update["ref-name"]} is still there`;
		case "set-properties": return `${Object.keys(update.updates).join(", ")} was not written`;
		case "remove-properties": return `${update.removals.join(", ")} is still there`;
		case "add-schema": return "the new schema is not there";
		case "set-current-schema": return "the current schema is another one";
		case "add-snapshot": return `snapshot ${snapshotId(update.snapshot["snapshot-id"])} is not there`;
		case "remove-snapshots": return `${update["snapshot-ids"].map(snapshotId).join(", ")} is still there`;
	}
}
// src/iceberg/view-metadata.ts
/**
* Views in Iceberg's own words, and those of materialized views that dashtool's library adds: a
* version's `storage-table` and the property `ref-<branch>`. A key we do not know survives a rewrite.
* https://iceberg.apache.org/view-spec/
*/
/** Readers that know branches take the version that it names, else the current one. */
const REF_MAIN = `ref-${MAIN}`;
/** As dashtool's library names it. */
function storageOf({ namespace, name }) {
	return {
		namespace,
		name: `${name}__storage`
	};
}
/** Whether it is its own table that a view names: whoever points it at another one has that changed by nobody. */
function hasOwnStorage({ identifier, metadata }) {
	const named = findVersion(metadata, metadata["current-version-id"])?.["storage-table"];
	const own = storageOf(identifier);
	if (named === void 0) return true;
	return named.name === own.name && named.namespace.join(".") === own.namespace.join(".");
}
function findVersion(metadata, id) {
	return metadata.versions.find((version) => version["version-id"] === id);
}
/** The version that readers of `main` get. */
function mainVersion(metadata) {
	const named = metadata.properties?.[REF_MAIN];
	return findVersion(metadata, (named !== void 0 && /^\d+$/.test(named) ? Number(named) : void 0) ?? metadata["current-version-id"]);
}
/** Its SQL; undefined where it has none. */
function sqlOf(version) {
	const found = version?.representations.find(({ type }) => type === "sql");
	return typeof found?.sql === "string" ? found.sql : void 0;
}
function schemaOf(metadata, version) {
	return metadata.schemas.find((schema) => schema["schema-id"] === version?.["schema-id"]);
}
/** Reads a metadata file's text. Throws IB418 where it is not view metadata that we understand. */
function parseViewMetadata(text, location) {
	try {
		return asViewMetadata(parseJson(text), location);
	} catch (cause) {
		if (cause instanceof IcebranchError) throw cause;
		throw unreadable$1(location, "it is not JSON", cause);
	}
}
/** The same, of JSON that is parsed already. */
function asViewMetadata(json, location) {
	const metadata = isObject(json) ? json : {};
	const version = metadata["format-version"];
	if (version !== 1) throw unreadable$1(location, `its format-version is ${String(version)}, and 1 is known`);
	if (typeof metadata["view-uuid"] !== "string") throw unreadable$1(location, "it has no view-uuid");
	if (typeof metadata["current-version-id"] !== "number") throw unreadable$1(location, "it has no current-version-id");
	if (!isListOf(metadata.versions, isVersion)) throw unreadable$1(location, "its versions cannot be understood");
	if (!isListOf(metadata.schemas, isObject)) throw unreadable$1(location, "its schemas are not a list");
	return metadata;
}
function isVersion(json) {
	const version = isObject(json) ? json : {};
	return typeof version["version-id"] === "number" && typeof version["schema-id"] === "number" && isListOf(version.representations, isObject);
}
function isListOf(json, isMember) {
	return Array.isArray(json) && json.every(isMember);
}
function isObject(json) {
	return typeof json === "object" && json !== null && !Array.isArray(json);
}
function unreadable$1(location, why, cause) {
	return new IcebranchError("IB418", `The view metadata ${location} cannot be read: ${why}.`, {
		hint: "Check that the file is whole and was written by an Iceberg writer of view format version 1.",
		cause
	});
}
// src/iceberg/view-write.ts
/** What is to become of one materialized view and of the table that stores it. */
/** In words, what of it a catalog does not show. */
function untakenView(write, seen) {
	const { identifier, change } = write;
	const name = tableName(identifier);
	if (change.kind === "drop") return undropped(write, seen);
	if (seen.kind !== "view") return [`${name} is not there`];
	const { view } = seen;
	if (view.storage === void 0) return [`${tableName(write.storage)} is not there`];
	const kept = change.kind === "update" ? change.storage : commitOf(change.storage);
	return [...viewGaps(name, view, meantOf(change)), ...kept === void 0 ? [] : untaken(kept, view.storage)];
}
function commitOf(storage) {
	return storage.kind === "kept" ? storage.commit : void 0;
}
function meantOf(change) {
	if (change.kind === "create") {
		const { version, properties } = change.view;
		return {
			sql: sqlOf(version),
			version: void 0,
			properties
		};
	}
	let meant = {
		sql: void 0,
		version: void 0,
		properties: {}
	};
	for (const update of change.updates) {
		if (update.action === "add-view-version") meant = {
			...meant,
			sql: sqlOf(update["view-version"])
		};
		if (update.action === "set-current-view-version" && update["view-version-id"] !== -1) meant = {
			...meant,
			version: update["view-version-id"]
		};
		if (update.action === "set-properties") meant = {
			...meant,
			properties: {
				...meant.properties,
				...update.updates
			}
		};
	}
	return meant;
}
/** A server may number versions in its own way; what counts is that `main` has this one. */
function viewGaps(name, { metadata, storage }, meant) {
	const current = findVersion(metadata, metadata["current-version-id"]);
	const gaps = [];
	if (current?.["storage-table"] === void 0) gaps.push("its storage-table was not kept");
	if (meant.version !== void 0 && current?.["version-id"] !== meant.version) gaps.push(`its current version is not ${meant.version}`);
	if (meant.sql !== void 0 && sqlOf(current) !== meant.sql) gaps.push("its SQL is another");
	if (metadata.properties?.["icebranch.view"] !== meant.properties["icebranch.view"]) gaps.push(`${VIEW_MARK} was not written`);
	if (meant.properties[REF_MAIN] !== void 0 && mainVersion(metadata) !== current) gaps.push(`${REF_MAIN} was not written`);
	const [own, stored] = [schemaOf(metadata, current), storage && currentSchema(storage.metadata)];
	if (meant.sql !== void 0 && own && stored && !sameFields(own, stored)) gaps.push("its columns are not those of its storage table");
	return gaps.map((gap) => `${name}: ${gap}`);
}
function undropped({ identifier, storage, change }, seen) {
	if (seen.kind !== "none") return [`${tableName(identifier)} is still there`];
	if (change.kind !== "drop" || change.storage === void 0) return [];
	if (change.storage.kind === "kept") return untaken(change.storage.commit, seen.storage);
	return seen.storage === void 0 ? [] : [`${tableName(storage)} is still there`];
}
// src/apply-view.ts
/** Carries out what is planned for one view, after the tables. */
/** Throws IB411 where something is not as it was planned, and what the catalog throws. */
async function applyView(step, { tables, views, without }, catalog) {
	const came = (result, ...findings) => ({
		view: {
			...step.move,
			result,
			undo: isChanged({ result }) ? step.move.undo : null
		},
		findings
	});
	if (without.has(step.catalog)) return came("unsupported");
	const missing = [...tables.filter(({ result }) => result === "failed").map(({ table }) => table), ...views.filter((one) => !isChanged(one)).map(({ view }) => view)].filter((one) => step.after.includes(one));
	if (missing.length > 0) return came("waits", viewWaits(step.move.view, missing));
	const kept = catalog.views;
	if ("none" in kept) return came("unsupported", noViews(step.catalog, kept.none, { isForecast: false }));
	try {
		const left = untakenView(step.write, await writeOrReadBack(step, kept));
		return left.length === 0 ? came(step.move.result) : came("failed", notTaken$1(left));
	} catch (error) {
		if (!(error instanceof IcebranchError && error.code === "IB431")) throw error;
		without.add(step.catalog);
		return came("unsupported", {
			...pick(error),
			code: error.code,
			level: "warning"
		});
	}
}
/** A write whose fate is unknown is never blindly repeated: what the catalog holds decides. */
async function writeOrReadBack({ write }, views) {
	try {
		return await views.write(write);
	} catch (error) {
		if (!(error instanceof IcebranchError && error.code === "IB412")) throw error;
		const seen = await views.load(write.identifier).catch(() => Promise.reject(error));
		if (untakenView(write, seen).length > 0) throw error;
		return seen;
	}
}
function notTaken$1(gaps) {
	return {
		code: "IB408",
		level: "error",
		message: `The catalog accepted a write and did not do it: ${gaps.join("; ")}.`,
		hint: "Run again; where that does not help, look at what the catalog does with views."
	};
}
function pick({ message, hint }) {
	return hint === void 0 ? { message } : {
		message,
		hint
	};
}
// src/concurrently.ts
/** How many calls to one catalog or store are under way at once. */
const limit = 16;
/**
* `Promise.all` over `items` in order, with a bounded number of calls under way. Where one fails,
* no other is begun, and its error is thrown when none is under way any more: only then can be
* undone what they did.
*/
async function concurrently(items, work) {
	const results = new Array(items.length);
	const queue = items.entries();
	const errors = [];
	const worker = async () => {
		for (const [index, item] of queue) {
			if (errors.length > 0) return;
			await work(item).then((result) => {
				results[index] = result;
			}, (error) => errors.push(error));
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	if (errors.length > 0) throw errors[0];
	return results;
}
/** Throws IB904 once somebody has asked the run to stop. */
function throwIfStopped(stop) {
	if (!stop.aborted) return;
	throw new IcebranchError("IB904", "The run was asked to stop, so nothing more was begun.", { hint: "Run it again: what is done stays done, and the rest goes on from there." });
}
// src/iceberg/partial-commit.ts
/**
* Some tables of a commit moved, others did not, and there is no way back. What the tables show is
* the truth about each of them.
*/
var PartialCommit = class extends IcebranchError {
	/** What the catalog holds now of the tables that were touched; one that is gone is left out. */
	now;
	constructor(message, now) {
		super("IB422", message, { hint: "Run again: what has moved is found, and the rest is planned anew." });
		this.now = now;
	}
};
// src/iceberg/snapshot-updates.ts
/** Snapshots that a commit adds to a table's metadata, or takes out of it. */
/**
* Throws IB411 where the table has moved on since the snapshot was written: its sequence number and
* row ids must come after all others'. https://iceberg.apache.org/spec/#snapshot-row-ids
*/
function addSnapshot(metadata, snapshot) {
	const broken = staleSnapshot(metadata, snapshot);
	if (broken !== void 0) throw new IcebranchError("IB411", `A snapshot cannot be added: ${broken}.`, { hint: "Plan again: nothing was changed." });
	const { "format-version": version } = metadata;
	const { "sequence-number": _, ...unnumbered } = snapshot;
	const added = version < 2 ? unnumbered : snapshot;
	return {
		...metadata,
		...version < 2 ? {} : { "last-sequence-number": snapshot["sequence-number"] ?? 0 },
		...version < 3 ? {} : { "next-row-id": nextRowId(metadata, snapshot) },
		snapshots: [...metadata.snapshots ?? [], added]
	};
}
/** The same of all snapshots of a commit, one after the other. */
function staleUpdate(metadata, updates) {
	let now = metadata;
	for (const update of updates) {
		if (update.action !== "add-snapshot") continue;
		const stale = staleSnapshot(now, update.snapshot);
		if (stale !== void 0) return stale;
		now = addSnapshot(now, update.snapshot);
	}
}
/** Why the table takes the snapshot no more, as the end of a sentence; undefined where it does. */
function staleSnapshot(metadata, snapshot) {
	const id = snapshotId(snapshot["snapshot-id"]);
	if (findSnapshot(metadata, id) !== void 0) return `the table has a snapshot ${id} already`;
	const version = metadata["format-version"];
	const last = BigInt(metadata["last-sequence-number"] ?? 0);
	if (version >= 2 && BigInt(snapshot["sequence-number"] ?? 0) <= last) return `another writer has taken its sequence number`;
	if (version >= 3 && BigInt(longOf$1(snapshot, "first-row-id")) < BigInt(longOf$1(metadata, "next-row-id"))) return `another writer has taken its row ids`;
}
function nextRowId(metadata, snapshot) {
	return asLong(BigInt(longOf$1(metadata, "next-row-id")) + BigInt(longOf$1(snapshot, "added-rows")));
}
function longOf$1(object, key) {
	const value = object[key];
	return typeof value === "number" || typeof value === "bigint" ? value : 0;
}
/** As JSON has it: a number where that is exact. */
function asLong(value) {
	return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
/**
* With what is kept of them beside: statistics, and the log that `main` was there. Throws IB411 where
* a ref leads to one of them. Java forgets the log before them as well, as if they had expired; these
* are taken back at once, and what `main` was before is no less true for that.
*/
function removeSnapshots(metadata, ids) {
	const gone = new Set(ids.map(snapshotId));
	const isKept = (one) => !gone.has(snapshotId(one["snapshot-id"]));
	if ((metadata.snapshots ?? []).every(isKept)) return metadata;
	for (const [name, ref] of Object.entries(refsOf(metadata))) if (!isKept(ref)) throw new IcebranchError("IB411", `A snapshot cannot be removed: ${name} is at it.`, { hint: "Plan again: nothing was changed." });
	const left = lists.flatMap((key) => {
		const list = metadata[key];
		return Array.isArray(list) ? [[key, list.filter(isKept)]] : [];
	});
	return {
		...metadata,
		...Object.fromEntries(left)
	};
}
const lists = [
	"snapshots",
	"snapshot-log",
	"statistics",
	"partition-statistics"
];
// src/iceberg/commit.ts
/** What a catalog does with a commit: pure, so that the catalogs that we keep ourselves all do the same. */
/** The first requirement that does not hold, as a sentence; undefined where all hold. */
function brokenRequirement(metadata, requirements) {
	for (const requirement of requirements) {
		const broken = checkRequirement(metadata, requirement);
		if (broken !== void 0) return broken;
	}
}
function checkRequirement(metadata, requirement) {
	if (metadata === void 0) return requirement.type === "assert-create" ? void 0 : "the table does not exist";
	switch (requirement.type) {
		case "assert-create": return "the table exists already";
		case "assert-table-uuid": return expect("the table's uuid", requirement.uuid, metadata["table-uuid"]);
		case "assert-ref-snapshot-id": {
			const ref = findRef(metadata, requirement.ref);
			const expected = requirement["snapshot-id"];
			return expect(requirement.ref, expected === null ? "absent" : snapshotId(expected), ref === void 0 ? "absent" : snapshotId(ref["snapshot-id"]));
		}
		case "assert-current-schema-id": return expectId("schema", requirement["current-schema-id"], metadata["current-schema-id"]);
		case "assert-default-spec-id": return expectId("partition spec", requirement["default-spec-id"], metadata["default-spec-id"]);
		case "assert-default-sort-order-id": return expectId("sort order", requirement["default-sort-order-id"], metadata["default-sort-order-id"]);
	}
}
function expectId(what, expected, found) {
	return expect(`the ${what} id`, String(expected), String(found ?? 0));
}
function expect(what, expected, found) {
	return expected === found ? void 0 : `${what} is ${found}, and the plan expects ${expected}`;
}
/**
* The metadata after the updates, with every key that we do not know as it was; the same object
* where nothing changes, so that no file is written for it. The logs are kept as Java's
* `TableMetadata.Builder` keeps them.
*/
function applyUpdates(metadata, updates, context) {
	const now = later(context.now, metadata["last-updated-ms"]);
	const added = new Map(updates.flatMap((one) => one.action === "add-snapshot" ? [[snapshotId(one.snapshot["snapshot-id"]), one.snapshot["timestamp-ms"]]] : []));
	const since = (id) => added.get(snapshotId(id)) ?? now;
	const changed = updates.reduce((before, update) => applyUpdate(before, update, since), metadata);
	if (changed === metadata) return metadata;
	return {
		...changed,
		"last-updated-ms": now,
		"metadata-log": grownLog(metadata, context)
	};
}
function applyUpdate(metadata, update, since) {
	switch (update.action) {
		case "set-snapshot-ref": return setRef(metadata, update, since);
		case "remove-snapshot-ref": return removeRef$1(metadata, update["ref-name"]);
		case "set-properties": return setProperties(metadata, update.updates);
		case "remove-properties": return removeProperties(metadata, update.removals);
		case "add-schema": return addSchema(metadata, update);
		case "set-current-schema": return setCurrentSchema(metadata, update["schema-id"]);
		case "add-snapshot": return addSnapshot(metadata, update.snapshot);
		case "remove-snapshots": return removeSnapshots(metadata, update["snapshot-ids"]);
	}
}
function setRef(metadata, update, since) {
	const { action: _, "ref-name": name, ...ref } = update;
	const id = snapshotId(ref["snapshot-id"]);
	if (findSnapshot(metadata, id) === void 0) throw new IcebranchError("IB411", `The table has no snapshot ${id} to point ${name} at.`, { hint: "Plan again: the snapshot may have been expired since." });
	const before = findRef(metadata, name);
	if (sameRef(before, ref)) return metadata;
	const next = {
		...metadata,
		refs: {
			...refsOf(metadata),
			[name]: ref
		}
	};
	if (name !== "main" || before && snapshotId(before["snapshot-id"]) === id) return next;
	return {
		...next,
		"current-snapshot-id": ref["snapshot-id"],
		"snapshot-log": [...metadata["snapshot-log"] ?? [], {
			"timestamp-ms": since(ref["snapshot-id"]),
			"snapshot-id": ref["snapshot-id"]
		}]
	};
}
const retention = [
	"min-snapshots-to-keep",
	"max-snapshot-age-ms",
	"max-ref-age-ms"
];
function sameRef(a, b) {
	if (a === void 0 || a.type !== b.type) return false;
	if (snapshotId(a["snapshot-id"]) !== snapshotId(b["snapshot-id"])) return false;
	return retention.every((field) => String(a[field] ?? "") === String(b[field] ?? ""));
}
/** A ref is replaced whole when it is set, so what it had must be said again. */
function retentionOf(ref) {
	const kept = {};
	for (const field of retention) {
		const value = ref?.[field];
		if (value !== void 0 && value !== null) kept[field] = value;
	}
	return kept;
}
function removeRef$1(metadata, name) {
	const refs = refsOf(metadata);
	if (!Object.hasOwn(refs, name)) return metadata;
	const next = {
		...metadata,
		refs: omit(refs, [name])
	};
	if (name !== "main") return next;
	return metadata["format-version"] < 3 ? {
		...next,
		"current-snapshot-id": -1
	} : omit(next, ["current-snapshot-id"]);
}
function setProperties(metadata, updates) {
	const properties = metadata.properties ?? {};
	return Object.entries(updates).every(([key, value]) => properties[key] === value) ? metadata : {
		...metadata,
		properties: {
			...properties,
			...updates
		}
	};
}
function removeProperties(metadata, removals) {
	const properties = metadata.properties ?? {};
	const present = removals.filter((key) => Object.hasOwn(properties, key));
	return present.length === 0 ? metadata : {
		...metadata,
		properties: omit(properties, present)
	};
}
function omit(object, keys) {
	return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
const defaultPreviousVersions = 100;
/** https://iceberg.apache.org/docs/latest/configuration/: `write.metadata.previous-versions-max`. */
function grownLog(metadata, { previousLocation }) {
	const configured = Number(metadata.properties?.["write.metadata.previous-versions-max"]);
	const limit = configured >= 1 ? configured : defaultPreviousVersions;
	const entry = {
		"timestamp-ms": metadata["last-updated-ms"],
		"metadata-file": previousLocation
	};
	return [...metadata["metadata-log"] ?? [], entry].slice(-limit);
}
function later(a, b) {
	return b > a ? b : a;
}
/**
* The next metadata file's location: in the folder of the one before, numbered after it, in its
* form. Java and pyiceberg name `00007-UUID.metadata.json`; Java puts `.gz` before `.metadata.json`.
*/
function nextMetadataLocation(previous, uuid) {
	const slash = previous.lastIndexOf("/");
	const name = previous.slice(slash + 1);
	const number = metadataNumber(previous) + 1;
	const suffix = /(\.gz\.metadata\.json|\.metadata\.json\.gz)$/.test(name) ? ".gz.metadata.json" : ".metadata.json";
	return `${previous.slice(0, slash + 1)}${String(number).padStart(5, "0")}-${uuid}${suffix}`;
}
/** The number at the beginning of a metadata file's name; 0 where it has none. */
function metadataNumber(location) {
	const name = location.slice(location.lastIndexOf("/") + 1);
	return Number(/^v?(\d+)/.exec(name)?.[1] ?? 0);
}
// src/iceberg/held.ts
/**
* What a branch has of another one's snapshots: by their ids, or because they were committed again
* on it. https://iceberg.apache.org/spec/#optional-snapshot-summary-fields: `source-snapshot-id`.
*/
const SOURCE = "source-snapshot-id";
/** `base`: where the branch was made, null for on nothing; undefined where that is not known. */
function ownSnapshots(metadata, head, target, base) {
	const byId = snapshotsById(metadata);
	const common = new Set(target === null ? [] : chain(byId, target));
	const held = new Set([...common].flatMap((id) => origins(byId, id)));
	const own = [];
	const seen = /* @__PURE__ */ new Set();
	let isReplayed = false;
	const answer = (end) => ({
		own: own.toReversed(),
		isReplayed,
		end
	});
	for (let next = head;;) {
		if (next === base || common.has(next)) return answer("whole");
		const snapshot = byId.get(next);
		if (snapshot === void 0 || seen.has(next)) return answer("expired");
		seen.add(next);
		if (origins(byId, next).some((id) => held.has(id))) isReplayed = true;
		else own.push(snapshot);
		const parent = parentOf$1(snapshot);
		if (parent === null) return answer(base === null ? "whole" : "apart");
		next = parent;
	}
}
/** Whether the target has all rows of a branch that were not there before, committed again. */
function isAllReplayed(metadata, head, target, base) {
	const { own, isReplayed, end } = ownSnapshots(metadata, head, target, base);
	return isReplayed && end !== "expired" && own.every(isCompaction);
}
/** The ids of a history, with the one that it is cut at. */
function idsOf(metadata, head) {
	return chain(snapshotsById(metadata), head);
}
/** Newest first, what a branch has that was not in the history of `base`; null for all of it. */
function gainedSince(metadata, head, base) {
	const before = base === null ? /* @__PURE__ */ new Set() : idsOf(metadata, base);
	return history(metadata, head).snapshots.filter((one) => !before.has(idOf(one)));
}
/** It writes the same rows to other files. */
function isCompaction({ summary }) {
	return summary?.operation === "replace";
}
/** The snapshot and what it is a replay of, as far as the metadata still has that. */
function origins(byId, id) {
	const all = [];
	for (let next = id; next !== void 0 && !all.includes(next);) {
		all.push(next);
		next = byId.get(next)?.summary?.[SOURCE];
	}
	return all;
}
/** Ids from a head to its root, or to where the chain is cut. */
function chain(byId, head) {
	const ids = /* @__PURE__ */ new Set();
	for (let next = head; next !== null && !ids.has(next);) {
		ids.add(next);
		const snapshot = byId.get(next);
		next = snapshot === void 0 ? null : parentOf$1(snapshot);
	}
	return ids;
}
function snapshotsById({ snapshots = [] }) {
	return new Map(snapshots.map((one) => [idOf(one), one]));
}
function parentOf$1({ "parent-snapshot-id": parent }) {
	return parent === void 0 || parent === null ? null : snapshotId(parent);
}
// src/plan/classify.ts
/** What publishing one table's data branch would do to its `main`, or to the branch that it is stacked on. */
/**
* Catalogs set `main` to any snapshot that they are told, so the ancestry is checked here, along
* unbroken chains of parents only. `replaced` is a full refresh: its `overwrite` has no parent, so
* it exchanges all rows, and that is allowed only while `main` is where the branch was made. `main`
* is another data branch's head where a pull request is stacked on that one's.
*/
function classify(metadata, dataBranch, mark, main = branchHead(metadata, MAIN)) {
	const head = branchHead(metadata, dataBranch);
	if (head === null) return "missing";
	if (main === null) return mark.snapshot === null ? "new-main" : "diverged";
	if (head === main) return "equal";
	const forward = isAncestor(metadata, main, head);
	if (forward === "yes") return "fast-forward";
	const backward = isAncestor(metadata, head, main);
	if (backward === "yes" || isAllReplayed(metadata, head, main, mark.snapshot)) return "behind";
	if ((forward === "unknown" || backward === "unknown") && ownSnapshots(metadata, head, main).end !== "whole") return "history-expired";
	return main === mark.snapshot && startsOver(metadata, main, head) ? "replaced" : "diverged";
}
/**
* Whether a sync made the branch on its own: without a mark, and with no snapshot in common with
* `main`, which it would have if icebranch, or anybody who knows of `main`, had made it.
*/
function isSecondRoot(metadata, dataBranch) {
	const [main, head] = [branchHead(metadata, MAIN), branchHead(metadata, dataBranch)];
	if (main === null || head === null || marksOf(metadata).has(dataBranch)) return false;
	const [ours, theirs] = [history(metadata, head), history(metadata, main)];
	const known = new Set(theirs.snapshots.map((one) => snapshotId(one["snapshot-id"])));
	return ours.snapshots.every((one) => !known.has(snapshotId(one["snapshot-id"]))) && ours.whole && theirs.whole;
}
/** Whether the data branch has what neither `main` has nor `onto`, the one that it is stacked on. */
function hasOwnSnapshots(metadata, dataBranch, onto) {
	const head = branchHead(metadata, dataBranch);
	if (head === null) return false;
	const mark = marksOf(metadata).get(dataBranch);
	const base = mark === void 0 || mark === "unreadable" ? void 0 : mark.snapshot;
	return ![MAIN, onto ?? "main"].some((ref) => {
		const other = branchHead(metadata, ref);
		if (other === null) return false;
		return isAncestor(metadata, head, other) === "yes" || isAllReplayed(metadata, head, other, base);
	});
}
/**
* Whether a sync wrote to a data branch after its publish. What went to another data branch is not
* late because that one was ended or put elsewhere since.
*/
function hasLateRows(metadata, dataBranch, { onto, publish }) {
	const head = branchHead(metadata, dataBranch);
	if (head === null || !hasOwnSnapshots(metadata, dataBranch, onto)) return false;
	const replayed = publish?.head;
	if (replayed !== void 0) return isAncestor(metadata, head, replayed) !== "yes";
	const to = publish?.to ?? null;
	return onto === void 0 || to === null || isAncestor(metadata, head, to) !== "yes";
}
/** A root that main has too is no new start: then main has rows beside it. */
function startsOver(metadata, main, head) {
	const root = history(metadata, head).snapshots.at(-1);
	if (root?.summary?.operation !== "overwrite") return false;
	return isAncestor(metadata, snapshotId(root["snapshot-id"]), main) === "no";
}
/** How many snapshots `to` has that are not in the history of `from`. */
function snapshotsAhead(metadata, from, to) {
	const known = new Set(from === null ? [] : history(metadata, from).snapshots.map((snapshot) => snapshotId(snapshot["snapshot-id"])));
	return history(metadata, to).snapshots.filter((snapshot) => !known.has(snapshotId(snapshot["snapshot-id"]))).length;
}
// src/plan/context.ts
/**
* Whether a mark is ours: same repository, project and pull request. A terminal knows neither the
* repository's id nor the pull request; there the mark's base commit must be one of this repository.
*/
function isOurs(mark, { owner, knownCommits }) {
	if (mark === void 0 || mark === "unreadable" || mark.project !== owner.project) return false;
	return (mark.repository !== null && owner.repository !== null ? mark.repository === owner.repository : knownCommits.has(mark.base)) && (mark.pull === null || owner.pull === null || mark.pull === owner.pull);
}
/** Whether a mark is of our repository and project, whichever pull request it is of. */
function isOfProject(mark, owning) {
	return isOurs(mark, {
		...owning,
		owner: {
			...owning.owner,
			pull: null
		}
	});
}
// src/plan/onto.ts
/** What the run says, before what the mark says: pull requests are made to another branch at times. */
function targetOf(metadata, mark, context) {
	const ref = context.onto?.ref ?? mark?.onto ?? "main";
	const main = branchHead(metadata, MAIN);
	if (ref === "main") return {
		ref,
		branch: context.onto?.branch ?? "main",
		head: main,
		standing: MAIN
	};
	const there = marksOf(metadata).get(ref);
	const branch = context.onto?.branch ?? (there === void 0 || there === "unreadable" ? ref : there.branch);
	const standing = standingOf$1(metadata, {
		ref,
		branch
	}, context);
	return {
		ref,
		branch,
		head: standing === "there" ? branchHead(metadata, ref) : main,
		standing
	};
}
function standingOf$1(metadata, { ref, branch }, owning) {
	const mark = marksOf(metadata).get(ref);
	const head = branchHead(metadata, ref);
	if (head === null && findRef(metadata, ref) !== void 0) return "foreign";
	if (mark === void 0) return head === null ? "absent" : branchHead(metadata, "main") === null ? "there" : "foreign";
	if (!isOfProject(mark, owning)) return "foreign";
	switch (mark.state) {
		case "published": return hasOwnSnapshots(metadata, ref, mark.onto) ? "late-rows" : "absent";
		case "closed": return head === null && mark.branch === branch ? "ended" : "foreign";
		case "open":
		case "undone":
			if (mark.branch !== branch) return "foreign";
			return head === null ? "absent" : "there";
	}
}
/** A mark with another target, and what the branch has in common with it. */
function withTarget(mark, metadata, head, target) {
	if (target.ref === (mark.onto ?? "main")) return mark;
	const { onto: _, ...rest } = mark;
	const snapshot = newestCommon(metadata, head, target.head);
	return {
		...rest,
		...ontoOf$1(target),
		snapshot
	};
}
/** What a mark says of its target. */
function ontoOf$1({ ref }) {
	return ref === "main" ? {} : { onto: ref };
}
/** The last snapshot that both have; null where they have none in common. */
function newestCommon(metadata, a, b) {
	if (a === null || b === null) return null;
	const ids = (head) => history(metadata, head).snapshots.map((one) => snapshotId(one["snapshot-id"]));
	const known = new Set(ids(b));
	return ids(a).find((id) => known.has(id)) ?? null;
}
/** Why nothing can be published to the target; undefined where it can. */
function targetFinding(table, { ref, branch, standing }, level) {
	switch (standing) {
		case "main":
		case "there":
		case "absent": return;
		case "ended": return {
			code: "IB404",
			level,
			message: `${table} cannot be published to the data branch ${ref}: that one was ended.`,
			hint: `Run icebranch build on ${branch}, which brings it back.`
		};
		case "late-rows": return {
			code: "IB409",
			level,
			message: `${table} cannot be published to the data branch ${ref}: a sync wrote to that one after its own publish.`,
			hint: `Publish those rows first, or put them aside with icebranch refresh --discard on ${branch}.`
		};
		case "foreign": return {
			code: "IB402",
			level,
			message: `${table} cannot be published to the branch ${ref}: icebranch did not make it for ${branch}.`,
			hint: "Rename that git branch, or remove the Iceberg branch if nobody needs it."
		};
	}
}
// src/plan/commits.ts
/** The commits that planners put together: each pins what it was planned on. */
function pinTable(metadata) {
	return {
		type: "assert-table-uuid",
		uuid: metadata["table-uuid"]
	};
}
/** The ref must be where it was read; null pins that there is none. */
function pinRef(metadata, ref) {
	const found = findRef(metadata, ref);
	return {
		type: "assert-ref-snapshot-id",
		ref,
		"snapshot-id": found === void 0 ? null : found["snapshot-id"]
	};
}
/** All refs that decide where a data branch may go, each once. */
function pinRefs(metadata, ...refs) {
	return [.../* @__PURE__ */ new Set([MAIN, ...refs.filter((ref) => ref !== void 0)])].map((ref) => pinRef(metadata, ref));
}
/** Schema and partition spec as they were when the plan was shown. */
function pinShape(metadata) {
	const schema = metadata["current-schema-id"];
	const spec = metadata["default-spec-id"];
	return [...schema === void 0 ? [] : [{
		type: "assert-current-schema-id",
		"current-schema-id": schema
	}], ...spec === void 0 ? [] : [{
		type: "assert-default-spec-id",
		"default-spec-id": spec
	}]];
}
/** Points a branch at a snapshot; what the ref had of retention stays. */
function setBranch(metadata, branch, id) {
	return {
		action: "set-snapshot-ref",
		"ref-name": branch,
		type: "branch",
		"snapshot-id": longOf(metadata, id),
		...retentionOf(findRef(metadata, branch))
	};
}
/** Puts a data branch elsewhere; there its age is another, and it lives as long from now on as a new one. */
function moveBranch(metadata, branch, id, life) {
	const kept = retentionOf(findRef(metadata, branch));
	const made = makeRef(metadata, "branch", branch, id, life);
	const age = kept["max-ref-age-ms"];
	if (age === void 0) return setBranch(metadata, branch, id);
	return {
		...made,
		...kept,
		"max-ref-age-ms": Number(age) > made["max-ref-age-ms"] ? age : made["max-ref-age-ms"]
	};
}
/** A new branch or tag, which engines may expire by themselves some time after our own sweep would. */
function makeRef(metadata, type, name, id, life) {
	const made = Number(findSnapshot(metadata, id)?.["timestamp-ms"] ?? life.now);
	return {
		action: "set-snapshot-ref",
		"ref-name": name,
		type,
		"snapshot-id": longOf(metadata, id),
		"max-ref-age-ms": Math.max(0, life.now - made) + 2 * life.ms
	};
}
function removeRef(name) {
	return {
		action: "remove-snapshot-ref",
		"ref-name": name
	};
}
function setMark(dataBranch, mark) {
	return {
		action: "set-properties",
		updates: { [markKey(dataBranch)]: renderMark(mark) }
	};
}
function removeMark(dataBranch) {
	return {
		action: "remove-properties",
		removals: [markKey(dataBranch)]
	};
}
/**
* The mark of a data branch that starts where its target stands, or is found on a table without
* one: there the connector's state is that of the branch's own first sync, and before it was none.
*/
function openMark(metadata, context, target) {
	return {
		...context.owner,
		state: "open",
		branch: context.branch,
		base: context.base,
		head: context.head,
		...ontoOf$1(target),
		snapshot: target.head,
		schema: metadata["current-schema-id"] ?? 0,
		spec: metadata["default-spec-id"] ?? 0,
		sortOrder: metadata["default-sort-order-id"] ?? 0,
		connectorState: target.head === null ? {} : connectorState(metadata),
		at: context.now
	};
}
/** The connectors' state: it belongs to the table, whatever branch a sync writes to. */
function connectorState(metadata) {
	return Object.fromEntries(Object.entries(metadata.properties ?? {}).filter(([key]) => key.startsWith("airbyte.")));
}
/** The updates that put the connectors' state back to what a mark recorded. */
function restoreState(metadata, mark) {
	const now = connectorState(metadata);
	const gone = Object.keys(now).filter((key) => !Object.hasOwn(mark.connectorState, key));
	const changed = Object.entries(mark.connectorState).filter(([key, value]) => now[key] !== value);
	return [...changed.length === 0 ? [] : [{
		action: "set-properties",
		updates: Object.fromEntries(changed)
	}], ...gone.length === 0 ? [] : [{
		action: "remove-properties",
		removals: gone
	}]];
}
/** When the connectors' state was last put back, in milliseconds since 1970: it outlasts whose end did it. */
const takenBackAt = "icebranch.state-taken-back";
/** Puts the connectors' state back, and says so to other data branches; nothing where it stands there. */
function takeBackState(back, now) {
	if (back.length === 0) return [];
	return [...back, {
		action: "set-properties",
		updates: { [takenBackAt]: String(now) }
	}];
}
/**
* Whether the end of another data branch took the state back since this mark was made: to put back
* what this mark recorded may then put it forth, past rows that `main` never had.
*/
function isTakenBackSince(metadata, dataBranch, { at }) {
	if (Number(metadata.properties?.[takenBackAt] ?? 0) > at) return true;
	return [...marksOf(metadata)].some(([name, other]) => name !== dataBranch && other !== "unreadable" && other.stateTakenBack !== void 0 && other.at >= at);
}
/**
* Whether anybody but the data branch may have moved the connectors' state since its mark was made:
* whoever wrote to `main`, or to the data branch that it is stacked on.
*/
function isWrittenSince(metadata, { snapshot, onto }) {
	const main = branchHead(metadata, MAIN);
	if (onto === void 0) return main !== snapshot;
	if ((branchHead(metadata, onto) ?? main) !== snapshot) return true;
	return main !== null && snapshot !== null && isAncestor(metadata, main, snapshot) !== "yes";
}
/** Puts the connectors' state forth again to where it was taken back from, if no sync has moved it since. */
function redoState(metadata, mark) {
	const { stateTakenBack: connectorState } = mark;
	const isUntouched = restoreState(metadata, mark).length === 0;
	if (connectorState === void 0 || !isUntouched) return [];
	const isLast = metadata.properties?.[takenBackAt] === String(mark.at);
	return [...restoreState(metadata, { connectorState }), ...isLast ? [{
		action: "remove-properties",
		removals: [takenBackAt]
	}] : []];
}
/** The id as the metadata has it, so that it is written as it was read. */
function longOf(metadata, id) {
	return findSnapshot(metadata, id)?.["snapshot-id"] ?? BigInt(id);
}
// src/plan/snapshot-words.ts
/** `append of 3 rows in 1 file at 2026-11-28T03:00:00.000Z by spark`, as far as the summaries say. */
function snapshotsText(snapshots) {
	const last = snapshots.at(-1) ?? snapshots[0];
	const summary = last.summary ?? {};
	const engine = summary["engine-name"] ?? summary["app-name"] ?? summary["app-id"];
	const added = addedText$1(snapshots);
	return [
		summary.operation ?? "a commit",
		...added === "" ? [] : [`of ${added}`],
		...timeText(last),
		...engine === void 0 ? [] : [`by ${engine}`]
	].join(" ");
}
function addedText$1(snapshots) {
	const sum = (key) => snapshots.reduce((all, { summary }) => all + Number(summary?.[key] ?? NaN), 0);
	const [rows, files] = [sum("added-records"), sum("added-data-files")];
	return [...Number.isFinite(rows) ? [counted(rows, "row")] : [], ...Number.isFinite(files) ? [counted(files, "file")] : []].join(" in ");
}
/** A year that no calendar has is what a broken writer leaves. */
function timeText(snapshot) {
	const at = new Date(Number(snapshot["timestamp-ms"]));
	return Number.isNaN(at.getTime()) ? [] : [`at ${at.toISOString()}`];
}
function counted(count, one, many = `${one}s`) {
	return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
// src/plan/lost-syncs.ts
/**
* Syncs that were lost. Connectors built on dashtool's catalog library up to 0.9 load the table
* first, swap its pointer without looking whether they did, and end well: whoever commits meanwhile
* makes that sync vanish. What it leaves is a metadata file that nothing points at.
*/
/** Between a metadata file and the pointer to it lies next to no time; clocks differ by more. */
const settledMs = 6e4;
/**
* Of the files beside a table's own, those that hold what the table lacks for certain. Each snapshot
* is told once.
*/
function lostSyncs(table, loaded, strays, period) {
	return losses(loaded, strays, period).map((loss) => ({
		code: "IB407",
		level: levelOf(loss.standing),
		message: `${table}: a sync${ofBranches(loss)} ${loss.standing === "under-way" ? "may be" : "was"} lost: ${whatText(loss)} in ${loss.stray.metadataLocation} alone${manifestText(loss)}.`,
		hint: remedy(loaded.metadata, loss)
	}));
}
function losses(loaded, strays, { since, now }) {
	const told = /* @__PURE__ */ new Set();
	return strays.filter(({ metadata }) => metadata["table-uuid"] === loaded.metadata["table-uuid"]).map((stray) => ({
		stray,
		lost: lostSnapshots(loaded, stray, since)
	})).sort((a, b) => b.lost.length - a.lost.length || compareText(a.stray.metadataLocation, b.stray.metadataLocation)).flatMap(({ stray, lost }) => {
		const [first, ...rest] = lost.filter((one) => !told.has(idOf(one)));
		if (first === void 0) return [];
		for (const one of [first, ...rest]) told.add(idOf(one));
		const ids = new Set([first, ...rest].map(idOf));
		const branches = Object.entries(refsOf(stray.metadata)).filter(([, ref]) => ref.type === "branch" && ids.has(snapshotId(ref["snapshot-id"]))).map(([name]) => name).sort();
		const loss = {
			stray,
			snapshots: [first, ...rest],
			branches
		};
		const standing = Number(stray.metadata["last-updated-ms"]) > now - settledMs ? "under-way" : standingOf(loaded.metadata, loss);
		return [{
			...loss,
			standing
		}];
	});
}
/**
* A snapshot that the table lacks may have been expired. It was never the table's if its sequence
* number is still to come, or is another one's: no two of a table's snapshots have the same.
* https://iceberg.apache.org/spec/#sequence-numbers
*/
function lostSnapshots(loaded, stray, since) {
	const { metadata } = loaded;
	const known = new Set(metadata.snapshots?.map(idOf));
	const taken = new Set(metadata.snapshots?.map(sequenceNumber));
	const last = Number(metadata["last-sequence-number"] ?? 0);
	const isLater = metadataNumber(stray.metadataLocation) >= metadataNumber(loaded.metadataLocation);
	const isLost = (one) => {
		const source = one.summary?.[SOURCE];
		if (source !== void 0 && known.has(source)) return false;
		if (known.has(idOf(one)) || Number(one["timestamp-ms"]) <= since) return false;
		const number = sequenceNumber(one);
		return number < 1 ? isLater : number > last || taken.has(number);
	};
	return (stray.metadata.snapshots ?? []).filter(isLost).sort((a, b) => sequenceNumber(a) - sequenceNumber(b) || timeOf(a) - timeOf(b));
}
function standingOf(metadata, { stray, branches, snapshots }) {
	const marks = marksOf(metadata);
	const isEnded = (branch) => {
		const mark = marks.get(branch);
		return mark !== void 0 && mark !== "unreadable" && mark.state === "closed";
	};
	const left = branches.filter((branch) => !isEnded(branch));
	if (left.length === 0) return branches.length === 0 ? "open" : "ended";
	if (!left.every((branch) => isWrittenAfter(metadata, branch, snapshots))) return "open";
	return hasState(stray.metadata) ? "read-again" : "written";
}
function levelOf(standing) {
	switch (standing) {
		case "open": return "error";
		case "under-way":
		case "written": return "warning";
		case "read-again":
		case "ended": return "notice";
	}
}
function hasState(metadata) {
	return Object.keys(connectorState(metadata)).length > 0;
}
function isWrittenAfter(metadata, branch, snapshots) {
	const head = branchHead(metadata, branch);
	const at = Math.max(...snapshots.map(timeOf));
	if (head === null) return false;
	const isSync = (one) => one.summary?.operation !== "replace";
	return history(metadata, head).snapshots.some((one) => timeOf(one) > at && isSync(one));
}
function ofBranches({ branches }) {
	switch (branches.length) {
		case 0: return "";
		case 1: return ` of the branch ${branches[0]}`;
		default: return ` of the branches ${branches.join(", ")}`;
	}
}
function whatText({ snapshots }) {
	const ids = snapshots.map(idOf).join(", ");
	return snapshots.length === 1 ? `snapshot ${ids} (${snapshotsText(snapshots)}) is` : `snapshots ${ids} (${snapshotsText(snapshots)}) are`;
}
/** The last one's lists what those before it added, too. */
function manifestText({ snapshots }) {
	const location = snapshots.at(-1)?.["manifest-list"];
	return location === void 0 ? "" : `, its manifest list is ${location}`;
}
/** Whether the rows come back by themselves depends on where the connector's state is. */
function remedy(metadata, loss) {
	const { branches, standing } = loss;
	const again = `run the connector again${branches.length === 0 ? "" : ` for ${branches.join(", ")}`}`;
	switch (standing) {
		case "under-way": return "Its file is so new that the sync may be about to end: run icebranch drift again in a minute.";
		case "ended": return "The data branch was ended since, so there is nothing to do; delete that metadata file to hear no more of it.";
		case "read-again": return "A later sync went on from the connector's state before these rows, and so read them again; delete that metadata file to hear no more of it.";
		case "written": return `There was a later sync: look whether it has these rows and, if not, ${again} from where it was; then delete that metadata file to hear no more of it.`;
		case "open": return whileMissing(metadata, loss, again);
	}
}
function whileMissing(metadata, { stray, snapshots }, again) {
	const [now, then] = [connectorState(metadata), connectorState(stray.metadata)];
	if (!hasState(stray.metadata)) return `${capital(again)}; where its source keeps the position itself (a Kafka group, a replication slot), put that back first.`;
	if (sameState(now, then)) return `The connector's state on the table is at these rows already, so it would skip them: reset it, then ${again}.`;
	if (Number(metadata["last-sequence-number"] ?? 0) >= sequenceNumber(snapshots[0])) return `Another sync has moved the connector's state on the table since, perhaps past these rows: reset it, then ${again}.`;
	return `${capital(again)}: its state on the table is behind these rows, so it reads them again.`;
}
function sameState(a, b) {
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
function sequenceNumber(snapshot) {
	return Number(snapshot["sequence-number"] ?? 0);
}
function timeOf(snapshot) {
	return Number(snapshot["timestamp-ms"]);
}
// src/change-catalog.ts
/** One step's commits to a catalog: their files first, then the commits, then a look at what the catalog holds. */
async function changeCatalog(step, catalog, means, findings) {
	if (step.kind === "drop-table") {
		await catalog.dropTable(step);
		return {
			tables: movesOf(step),
			findings: []
		};
	}
	const ready = await withFiles(step, catalog, means);
	const { commits, written } = ready;
	const { now, error } = await commitOrReadBack(catalog, commits).catch(async (failure) => {
		if (written.length > 0) {
			const { undoReplays } = await import("./write-replays.js");
			findings.push(...await undoReplays(failure, ready, catalog));
		}
		throw failure;
	});
	const found = new Map(now.map((table) => [tableName(table.identifier), table]));
	const left = commits.map((one) => untaken(one, found.get(tableName(one.identifier))));
	const lost = await concurrently(now, (table) => findLost(step.catalog, table, catalog));
	return {
		tables: movesOf(step).map((move, index) => left[index]?.length ? failed(move) : move),
		findings: [
			...error === void 0 ? notTaken(left.flat()) : [asFinding(error)],
			...written.length === 0 ? [] : await (await import("./write-replays.js")).tidyReplays(written, now, error?.code === "IB422"),
			...lost.flat().map((finding) => ({
				...finding,
				level: "warning"
			}))
		]
	};
}
/** What a replay adds has files, which are there before the commit that leads to them. */
async function withFiles({ catalog: name, commits: planned }, catalog, { tableFiles, clock }) {
	if (planned.every(({ replay }) => replay === void 0)) return {
		commits: planned.map(({ commit }) => commit),
		written: []
	};
	if (tableFiles === void 0 || clock === void 0) throw new Error("a replay was planned without a way to the files");
	const { writeReplays } = await import("./write-replays.js");
	return writeReplays(planned, {
		name,
		catalog,
		tableFiles,
		clock
	});
}
/** Servers exist that answer well and skip a table, or drop a ref. */
function notTaken(updates) {
	if (updates.length === 0) return [];
	return [{
		code: "IB408",
		level: "error",
		message: `The catalog accepted a write and did not do it: ${updates.join("; ")}.`,
		hint: "Run icebranch drift to see what the catalog holds."
	}];
}
/** The commit is done by then: a folder that cannot be looked into does not make it fail. */
async function findLost(name, table, catalog) {
	try {
		const strays = await catalog.strayMetadata(table, "latest");
		const period = {
			since: Number(table.metadata["metadata-log"]?.at(-1)?.["timestamp-ms"] ?? 0),
			now: Number(table.metadata["last-updated-ms"])
		};
		return lostSyncs(`${name}.${tableName(table.identifier)}`, table, strays, period);
	} catch (error) {
		if (!(error instanceof IcebranchError)) throw error;
		return [asFinding(error)];
	}
}
/** A commit whose fate is unknown is never blindly repeated: what the catalog holds decides. */
async function commitOrReadBack(catalog, commits) {
	try {
		return { now: await catalog.commit(commits) };
	} catch (error) {
		if (error instanceof PartialCommit) return {
			now: error.now,
			error
		};
		if (!(error instanceof IcebranchError && error.code === "IB412")) throw error;
		const now = await concurrently(commits, (commit) => catalog.loadTable(commit.identifier)).catch(() => Promise.reject(error));
		const taken = commits.filter((commit, index) => untaken(commit, now[index]).length === 0);
		if (taken.length === 0) throw error;
		const there = now.filter((table) => table !== void 0);
		return taken.length === commits.length ? { now: there } : {
			now: there,
			error
		};
	}
}
function failed(move) {
	return {
		...move,
		result: "failed",
		undo: null
	};
}
// src/commit-message.ts
/** Of the commits that icebranch makes: by it a later run knows them. */
function regenerated(path) {
	return `Regenerate ${path}`;
}
// src/apply.ts
/** Walks a plan's steps through the ports. Nothing else changes anything outside this process. */
/** Goes on after a step that failed: each step is all or none on its own, and the report says which. */
async function applyPlan(plan, { ports, catalogs, gate }) {
	const tables = [];
	const files = [];
	const objects = [];
	const findings = [];
	const views = [];
	const soFar = {
		tables,
		views,
		without: /* @__PURE__ */ new Set()
	};
	let commit = null;
	let conflict;
	for (const step of plan.steps) try {
		throwIfStopped(ports.stop);
		if (step.kind === "write-file") {
			await writeFile(step, ports);
			files.push(step.path);
			continue;
		}
		if (step.kind === "apply-manifest") {
			const done = await applyManifest(step, ports);
			objects.push(...done.names);
			findings.push(...done.findings);
			continue;
		}
		if (step.kind === "commit-file") {
			if (tables.every(({ result }) => result !== "failed")) commit = await commitFile(step, ports);
			continue;
		}
		const catalog = await catalogs.open(step.catalog);
		await gate?.();
		if (step.kind === "view") {
			const done = await applyView(step, soFar, catalog);
			findings.push(...done.findings);
			views.push(done.view);
			continue;
		}
		const done = await changeCatalog(step, catalog, ports, findings);
		findings.push(...done.findings);
		tables.push(...done.tables);
	} catch (error) {
		if (!(error instanceof IcebranchError)) throw error;
		if (error.code === "IB411" || error.code === "IB612") conflict ??= error;
		else if (!findings.some(({ message }) => message === error.message)) findings.push(asFinding(error));
		tables.push(...movesOf(step).map(failed));
		if (step.kind === "view") views.push({
			...step.move,
			result: "failed",
			undo: null
		});
	}
	return {
		applied: true,
		tables: [...tables, ...skipped(plan)],
		files,
		commit,
		findings,
		conflict,
		...views.length === 0 ? {} : { views },
		...objects.length === 0 ? {} : { appliedObjects: objects }
	};
}
function skipped(plan) {
	const mains = new Map(plan.tables.map(({ table, main }) => [table, main]));
	return plan.skipped.map((table) => {
		const main = mains.get(table) ?? null;
		return {
			table,
			result: "skipped",
			from: main,
			to: main,
			undo: null
		};
	});
}
async function writeFile({ path, bytes, remember }, { workTree }) {
	if (workTree === void 0) throw new IcebranchError("IB608", `${path} cannot be written: this repository is bare.`, { hint: "Run icebranch in a work tree." });
	await workTree.write(path, bytes);
	if (remember !== void 0) await workTree.remember(remember.name, remember.bytes);
}
async function applyManifest(step, { kubernetes }) {
	if (kubernetes === void 0) throw new Error("an apply was planned without a cluster");
	const answer = await kubernetes.apply(step.bytes, {
		...step,
		dryRun: false
	});
	const { refusalFindings } = await import("./cluster-refusals2.js");
	return {
		names: answer.names,
		findings: refusalFindings(answer, step.path, step.bytes)
	};
}
async function commitFile({ path, bytes, branch, expectedHead }, { gitHub }) {
	if (gitHub === void 0) throw new Error("a commit was planned without GitHub");
	const message = regenerated(path);
	return {
		path,
		branch,
		...await gitHub.commitFiles({
			branch,
			expectedHead,
			message,
			files: [{
				path,
				bytes
			}]
		})
	};
}
// src/shell-word.ts
/** Git allows `$(…)` in a branch's name: what a shell would read as more than text is quoted. */
function shellWord(text) {
	return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
// src/plan/branch-name.ts
/**
* What a git branch's data branch is called. Iceberg itself takes any text; engines and our table
* properties do not, so a name of `[A-Za-z0-9._/-]` up to 128 characters is kept and any other is
* made into one, with a hash of what it was.
*/
const MAX_NAME = 128;
const HASH_DIGITS = 10;
/** Whether engines take the name as it is, and it is neither Iceberg's own nor one of our tags'. */
function isDataBranchName(name) {
	return name.length <= MAX_NAME && /^[A-Za-z0-9_][A-Za-z0-9._/-]*$/.test(name) && name !== "main" && !/^icebranch-(undo|kept)-/.test(name);
}
/**
* A legal name for every git branch, never one for two. `suffix`, a pull request's number, is for
* where another one holds the name already: `bronze-17`.
*/
function dataBranchName(gitBranch, suffix) {
	const wanted = suffix === void 0 ? gitBranch : `${gitBranch}-${suffix}`;
	return isDataBranchName(wanted) && !looksMade(wanted) ? wanted : madeName(wanted);
}
function looksMade(name) {
	return /-[0-9a-f]{10}$/.test(name);
}
function madeName(wanted) {
	const hash = bytesToHex(sha256(utf8ToBytes(wanted))).slice(0, HASH_DIGITS);
	return `${wanted.normalize("NFD").replace(/\p{Mark}+/gu, "").replace(/[^A-Za-z0-9._/-]+/g, "-").replace(/^(?=icebranch-|[^A-Za-z0-9_]|$)/, "git-").slice(0, 117)}-${hash}`;
}
/** Whether git allows a branch of that name. https://git-scm.com/docs/git-check-ref-format */
function isGitBranchName(name) {
	const parts = name.split("/");
	return name !== "HEAD" && !name.startsWith("-") && !name.endsWith(".") && !/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{/.test(name) && name !== "@" && parts.every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
// src/trigger.ts
/**
* What a run is about: which verb, which two commits, whose data branch, and how far the catalog may
* be touched. Here is what the terminal and every event have in common.
*/
/** Whether a verb is about the difference of two commits. */
function comparesCommits$1(verb) {
	return verb === "plan" || verb === "build";
}
/** Whether a verb looks into the lakehouse. */
function asksCatalog(verb) {
	return verb !== "init" && verb !== "check" && verb !== "workflow" && verb !== "demo";
}
/** Throws IB602 where one is not in the clone. */
async function findCommits(git, commits) {
	const head = await requireCommit(git, commits.head);
	switch (commits.kind) {
		case "range": return {
			base: commits.base && await requireCommit(git, commits.base),
			head
		};
		case "last": return {
			base: await firstParent(git, head),
			head
		};
		case "tip": {
			const tip = await branchTip(git, commits.branch) ?? head;
			return {
				base: (commits.base && await git.resolve(commits.base)) ?? await firstParent(git, tip),
				head: tip
			};
		}
		case "fork": return {
			base: await forkPoint(git, head, await productionTip(git, commits.from)),
			head
		};
		case "test-merge":
			if (await git.resolve(`${head}^2`) === commits.pullHead) return {
				base: await requireCommit(git, `${head}^1`),
				head
			};
			return {
				base: await forkPoint(git, head, await requireCommit(git, commits.onto)),
				head
			};
	}
}
/** A pull request from the production branch to another one is not. */
function isOnProduction({ branch, production, pull }) {
	return branch === production && (pull === void 0 || pull.merged && pull.baseBranch === production);
}
/** A branch's commit: the branch here or, where there is none, as last fetched from origin. */
async function branchTip(git, branch) {
	return await git.resolve(`refs/heads/${branch}`) ?? await git.resolve(`refs/remotes/origin/${branch}`);
}
async function productionTip(git, production) {
	const tip = await branchTip(git, production);
	if (tip !== void 0) return tip;
	const fetch = `git fetch origin ${shellWord(`${production}:refs/remotes/origin/${production}`)}`;
	throw new IcebranchError("IB602", `The production branch \`${production}\` is not in this clone.`, { hint: git.shallow ? `Run \`${fetch} --unshallow\`, or give actions/checkout \`fetch-depth: 0\`.` : `Run \`${fetch}\`, or name the right one as \`main\` in the configuration.` });
}
/** undefined for a first commit, which a shallow clone cannot tell from its oldest. */
async function firstParent(git, head) {
	const parent = await git.resolve(`${head}^1`);
	if (parent === void 0 && git.shallow) throw notHere$1(`The commit before ${head}`, git);
	return parent;
}
async function requireCommit(git, revision) {
	const commit = await git.resolve(revision);
	if (commit !== void 0) return commit;
	if (revision !== "HEAD") throw notHere$1(`The commit ${revision}`, git);
	throw new IcebranchError("IB602", "There is no commit yet.", { hint: "Commit the project first; `icebranch check` reads the files as they are." });
}
async function forkPoint(git, head, onto) {
	const base = await git.mergeBase(head, onto);
	if (base === void 0) throw notHere$1(`The commit where ${head} and ${onto} parted`, git);
	return base;
}
function notHere$1(what, { shallow }) {
	const hint = shallow ? "Run `git fetch --unshallow`, or give actions/checkout `fetch-depth: 0`." : "Fetch it, or name another with --base or --head.";
	return new IcebranchError("IB602", `${what} is not in this ${shallow ? "shallow clone" : "clone"}.`, { hint });
}
/** The data branch that was named, as it is where that is legal, else the git branch's. Throws IB605. */
function chooseDataBranch(named, branch, production) {
	if (named === void 0) return branch === void 0 || branch === production ? void 0 : dataBranchName(branch);
	if (named === "main" || named === production) throw new IcebranchError("IB605", `The production branch \`${named}\` is no data branch.`, { hint: "Name the branch that the data was written to." });
	if (!isGitBranchName(named)) throw new IcebranchError("IB605", `No branch can be called \`${named}\`.`, { hint: "Name a git branch, or a data branch as a report names it." });
	return isDataBranchName(named) ? named : dataBranchName(named);
}
// src/commands/parts.ts
/** What each verb plans. Only its own room is loaded: no run waits for what another verb needs. */
const onBranch = () => import("./on-branch.js");
const onDemand = () => import("./on-demand.js");
const onProduction = () => import("./on-production2.js");
const byName = () => import("./publish-by-name.js");
const catalogGraph = () => import("./catalog-graph.js");
const views$1 = () => import("./typed-views2.js");
const workflow$1 = () => import("./workflow2.js");
async function partsOf(world) {
	const { trigger, inputs } = world;
	const { verb } = trigger;
	if (trigger.access === "none" && asksCatalog(verb)) return comparesCommits$1(verb) ? filesOfChange(world) : {};
	switch (verb) {
		case "check": return (await views$1()).viewsOfFiles(world);
		case "init":
		case "demo": return {};
		case "workflow": return (await workflow$1()).workflowParts(world);
		case "apply": return (await import("./apply-file.js")).applyParts(world);
		case "plan":
		case "build":
			if (trigger.dataBranch !== void 0 && !trigger.pull?.merged) return (await onBranch()).branchParts(world, builtBranch(world), trigger.dataBranch);
			if (trigger.event === "merge_group") return queueParts(world);
			if (!trigger.pull?.merged) await requireMerged(world);
			return (await onProduction()).reconcileParts(world);
		case "publish":
			await requireMerged(world);
			if (trigger.dataBranch === void 0) return (await onProduction()).reconcileParts(world);
			return (await byName()).publishParts(world, gitBranch(world), trigger.dataBranch);
		case "refresh": return (await onDemand()).refreshParts(world, gitBranch(world), named(world));
		case "clean": return inputs.sweep ? (await onDemand()).sweepParts(world) : (await onDemand()).cleanParts(world, gitBranch(world), named(world));
		case "undo": return (await import("./undo.js")).undoParts(world);
		case "drift": return (await onDemand()).driftParts(world);
	}
}
/** As far as the files alone tell: no catalog is asked. */
async function filesOfChange(world) {
	const file = await (await workflow$1()).workflowOfChange(world);
	const changed = await (await views$1()).viewsOfChange(world, void 0);
	return {
		...file,
		...changed,
		findings: [...file.findings ?? [], ...changed.findings ?? []]
	};
}
/** A merge queue asks before the merge: what it would publish, and whether the files fit together. */
async function queueParts(world) {
	const { findings = [], ...publishing } = await (await onProduction()).reconcileParts(world);
	const file = await (await workflow$1()).workflowOfChange(world);
	const overTables = await (await catalogGraph()).catalogGraphs(world);
	const changed = await (await views$1()).viewsOfChange(overTables, /* @__PURE__ */ new Map());
	return {
		...publishing,
		...file,
		...changed,
		graph: overTables.graph,
		findings: [
			...findings,
			...file.findings ?? [],
			...changed.findings ?? []
		]
	};
}
/** The git branch that is built, be its data branch named or not: there the mark says who goes on with it. */
function builtBranch(world) {
	const { trigger } = world;
	return (trigger.pull === void 0 && trigger.branch !== trigger.production ? trigger.branch : void 0) ?? gitBranch(world);
}
/** The git branch whose data branch is meant. */
function gitBranch({ inputs, trigger }) {
	return inputs.branch ?? trigger.pull?.headBranch ?? trigger.branch ?? "";
}
function named({ trigger }) {
	if (trigger.dataBranch !== void 0) return trigger.dataBranch;
	throw new IcebranchError("IB606", "No branch says whose data branch is meant.", { hint: "Name it with --branch." });
}
/**
* `main` moves after a merge only: what is checked out is, or is part of, the production branch. A
* detached HEAD may be any commit, and an event that of an open pull request. That a squash is this
* branch's, the one who names it says. A run that cannot write may look at what would be.
*/
async function requireMerged({ trigger, ports: { git } }) {
	if (trigger.access !== "write" || isOnProduction(trigger)) return;
	const tip = await branchTip(git, trigger.production);
	const head = trigger.head ?? "HEAD";
	if (tip !== void 0 && await git.isAncestor(head, tip)) return;
	throw new IcebranchError("IB421", `${trigger.branch ?? head.slice(0, 12)} is not merged into ${trigger.production}.`, { hint: `Merge it, check out ${trigger.production}, and run icebranch publish --branch ${shellWord(trigger.branch ?? "NAME")} there.` });
}
// src/gone-tables.ts
/** With a table goes its data branch: the next plan says nothing of it, so this does. */
async function goneTables(before, catalogs) {
	const moved = new Set(before.steps.flatMap(movesOf).map(({ table }) => table));
	return (await concurrently(before.tables.filter(({ table, uuid }) => uuid !== null && moved.has(table)), async ({ table, catalog, identifier, uuid, branch }) => {
		const now = await (await catalogs.open(catalog)).loadTable(identifier);
		if (now?.metadata["table-uuid"] === uuid) return void 0;
		return goneFinding(table, branch, now !== void 0);
	})).filter((one) => one !== void 0);
}
function goneFinding(table, branch, isReplaced) {
	return {
		code: "IB413",
		level: "warning",
		message: `${table} was ${isReplaced ? "replaced by another table of its name" : "dropped"} while this ran: its data branch ${branch} went with it.`,
		hint: "Ask who did; if its rows are wanted, restore the table from its last metadata file."
	};
}
// src/plan/nessie-target.ts
/**
* An error where the workflow file would name a data branch and a catalog is Nessie, which takes an
* Iceberg branch without a word and writes to the default branch. `config`: what the file is made from.
*/
function nessieTarget(config, catalogs) {
	const known = Object.entries(config.catalogs).map(([name, { type }]) => ({
		name,
		type
	}));
	const nessie = [...catalogs, ...known].find(({ type }) => type === "nessie");
	if (config.workflow.target !== "head" || nessie === void 0) return [];
	return [{
		code: "IB420",
		level: "error",
		file: config.file,
		message: `The workflow file would name the data branch as an Iceberg branch, and ${nessie.name} is Nessie: a sync would replace the rows of main.`,
		hint: "Set workflow.target to base; docs/catalogs/nessie.md has how connectors reach a data branch."
	}];
}
// src/plan/unguarded.ts
/**
* A notice where a table is written to whose connector keeps its state on it, as dashtool's do, and
* whose catalog is one that such a connector moves by itself. A server would look in its place.
*/
function unguardedFindings(groups, catalogs) {
	const moved = new Set(catalogs.filter(({ type }) => type === "sql" || type === "file").map(({ name }) => name));
	const tables = groups.filter((group) => !hasError(group)).flat().filter(({ plan, commit }) => commit !== void 0 && plan.sharedState && moved.has(plan.catalog));
	const [first] = tables;
	if (first === void 0) return [];
	return [{
		code: "IB428",
		level: "notice",
		message: `A sync of ${tables.length === 1 ? first.plan.table : counted(tables.length, "table")} that runs while this is written loses its rows: its connector does not look whether the table has changed meanwhile.`,
		hint: "Set publish.wait-for to argo, to write while no Workflow of the project runs; or to none where no sync runs then."
	}];
}
// src/version.ts
const version = "0.1.0";
// src/run-description.ts
function describeRun({ trigger, inputs, dir }) {
	const { verb, pull, access } = trigger;
	return {
		version,
		command: verb,
		project: dir,
		base: trigger.base ?? null,
		head: trigger.head ?? null,
		branch: trigger.dataBranch ?? null,
		pull: pull === void 0 ? null : {
			repository: pull.repository,
			number: pull.number
		},
		dryRun: inputs.dryRun || access !== "write" && !(verb === "check" || verb === "plan" || verb === "drift")
	};
}
/** Before there was a trigger. Of what `auto` would have come to, nothing is known then. */
function describeStart({ command, branch, dryRun }, dir) {
	return {
		version,
		command: command === "auto" ? "check" : command,
		project: dir,
		base: null,
		head: null,
		branch: branch ?? null,
		pull: null,
		dryRun
	};
}
// src/project/config-members.ts
/** What a configuration means where it says nothing. */
const defaults = {
	main: "main",
	branches: {
		naming: "git",
		expireAfterMs: 12096e5,
		drafts: "check"
	},
	publish: {
		onDiverged: "replay",
		atomic: "prefer",
		keepUndoMs: 6048e5,
		waitFor: void 0,
		waitTimeoutMs: 18e5
	},
	workflow: {
		path: "argo/workflow.yaml",
		target: "base"
	}
};
/** Kubernetes secret → key → name of the environment variable. */
function readSecrets(shape) {
	return mapMembers(optionalObject(shape, "secrets"), (secrets, secret) => mapMembers(optionalObject(secrets, secret), variableName));
}
/** dashtool takes `$NAME` for `NAME` here. The text is not repeated: it may be the secret itself. */
function variableName(shape, key) {
	const name = requiredText(shape, key)?.replace(/^\$/, "");
	if (name === void 0 || /^[A-Za-z_]\w*$/.test(name)) return name;
	wrong$1(shape, key, "IB103", `\`${key}\` must be the name of an environment variable.`, "Write a name such as POSTGRES_PASSWORD, never its value.");
}
function readEnv(shape) {
	return mapMembers(optionalObject(shape, "env"), (env, name) => env.members[name] === "" ? "" : requiredText(env, name));
}
/** The member of a `Config`, or none: so that configurations without it stay equal. */
function readAllowed(shape) {
	const key = "allowed-literals";
	if (!has(shape, key)) return {};
	const list = shape.members[key];
	if (Array.isArray(list) && list.every((one) => typeof one === "string")) return { allowedLiterals: list };
	wrong$1(shape, key, "IB103", `\`${key}\` must be a list of texts.`, "Write FILE#POINTER: bronze/inventory/x.ingest.json#/source/password.");
	return {};
}
// src/project/dashtool-config.ts
/**
* `dashtool.json` as dashtool reads it. Its S3 keys are camelCase in every tagged release and
* snake_case since 2025-11-27; the wrong spelling makes it use an in-memory store without a word.
* Both are taken here. https://github.com/dashbook/dashtool/blob/main/Documentation.md
*/
/** dashtool's two spellings of a key, and the property that pyiceberg has for it. */
const s3Keys = [
	[
		"aws_region",
		"awsRegion",
		"s3.region"
	],
	[
		"aws_access_key_id",
		"awsAccessKeyId",
		"s3.access-key-id"
	],
	[
		"aws_secret_access_key",
		"awsSecretAccessKey",
		"s3.secret-access-key"
	],
	[
		"aws_endpoint",
		"awsEndpoint",
		"s3.endpoint"
	],
	[
		"aws_allow_http",
		"awsAllowHttp",
		"s3.allow-http"
	]
];
const otherKeys = [...[
	"plugin",
	"catalogUrl",
	"bucket",
	"secrets",
	"env",
	"allowed-literals",
	"$schema"
]];
function dashtoolConfig(shape) {
	const type = requiredOneOf(shape, "plugin", ["sql", "file"]);
	const uri = requiredText(shape, "catalogUrl");
	const bucket = requiredText(shape, "bucket");
	const properties = s3Properties(shape);
	const secrets = readSecrets(shape);
	const env = readEnv(shape);
	const allowed = readAllowed(shape);
	noteUnknown(shape, [...otherKeys, ...s3Keys.flatMap((names) => names.slice(0, 2))]);
	if (type === void 0 || uri === void 0 || bucket === void 0) return void 0;
	const catalog = {
		type,
		uri,
		warehouse: warehouse(bucket, properties),
		properties
	};
	const { file, locate } = shape.document;
	const catalogs = { default: catalog };
	return {
		...defaults,
		file,
		dialect: "dashtool",
		catalogs,
		secrets,
		env,
		locate,
		...allowed
	};
}
function s3Properties(shape) {
	const properties = {};
	for (const [snake, camel, property] of s3Keys) {
		const key = has(shape, snake) ? snake : camel;
		if (!has(shape, key)) continue;
		if (key === snake && has(shape, camel)) noteTwice(shape, snake, camel);
		const value = scalarText(shape, key);
		if (value !== void 0) properties[property] = value;
		if (typeof shape.members[key] !== "string" && value !== void 0) noteNotText(shape, key);
	}
	if (properties["s3.access-key-id"] === void 0) return properties;
	return {
		"s3.secret-access-key": "$AWS_SECRET_ACCESS_KEY",
		...properties
	};
}
function noteTwice(shape, snake, camel) {
	wrong$1(shape, camel, "IB110", `\`${snake}\` and \`${camel}\` are two spellings of one key.`, "Keep the spelling that your dashtool reads.");
}
function noteNotText(shape, key) {
	doubt(shape, key, "IB103", `dashtool ignores all S3 keys unless \`${key}\` is text.`, "Put the value in quotes.");
}
/** With S3 keys a bare name is a bucket. */
function warehouse(bucket, s3) {
	return /^[a-z0-9][a-z0-9.-]*$/.test(bucket) && Object.keys(s3).length > 0 ? `s3://${bucket}` : bucket;
}
// src/project/catalog-keys.ts
/** The keys of a catalog: what icebranch goes by, and what a configuration of other programs may have besides. */
/** What has an effect here; docs/catalogs/ and docs/stores.md say which. */
const ours = [
	...[
		"type",
		"uri",
		"warehouse",
		"catalog-name",
		"namespace-separator",
		"ssl.cabundle"
	],
	...[
		"credential",
		"token",
		"scope",
		"audience",
		"resource",
		"oauth2-server-uri"
	],
	...[
		"id_token",
		"access_token",
		"jwt",
		"saml2",
		"saml1"
	].map((one) => `urn:ietf:params:oauth:token-type:${one}`),
	...[
		...[
			"auth.type",
			"auth.basic.username",
			"auth.basic.password"
		],
		...[
			"auth.sigv4.delegate-auth-type",
			"sigv4-enabled",
			"signing-region",
			"signing-name"
		],
		...[
			"access-key-id",
			"secret-access-key",
			"session-token",
			"client.socket-timeout-ms"
		]
	].map((one) => `rest.${one}`),
	...[
		...[
			"endpoint",
			"allow-http",
			"anonymous",
			"force-virtual-addressing",
			"path-style-access"
		],
		...[
			"connect-timeout",
			"request-timeout",
			"proxy-uri",
			"server-side-encryption"
		],
		...["sse-kms-key-id", "signer"]
	].map((one) => `s3.${one}`),
	...[...[
		"region",
		"access-key-id",
		"secret-access-key",
		"session-token",
		"profile-name"
	], ...["role-arn", "role-session-name"]].flatMap((one) => [`s3.${one}`, `client.${one}`])
];
/** Of pyiceberg 0.12 and Iceberg's Java library 1.11: nothing of what icebranch does depends on them. */
const theirs = /* @__PURE__ */ new Set([
	...[
		"app-id",
		"app-name",
		"auth.session-timeout-ms",
		"cache-enabled",
		"catalog-impl",
		"clients"
	],
	...[
		"client-pool-cache-keys",
		"downcast-ns-timestamp-to-us-on-write",
		"echo",
		"io-impl"
	],
	...[
		"init_catalog_tables",
		"jdbc.init-catalog-tables",
		"jdbc.schema-version",
		"pool_pre_ping"
	],
	...[
		"jdbc.strict-mode",
		"metrics-reporter-impl",
		"prefix",
		"py-catalog-impl",
		"py-io-impl"
	],
	...[
		"rest-metrics-reporting-enabled",
		"rest-page-size",
		"scan-planning-mode",
		"signer.uri"
	],
	...[
		"signer.endpoint",
		"snapshot-loading-mode",
		"suppress-permission-error",
		"table-name",
		"user"
	],
	...[
		"token-exchange-enabled",
		"token-expires-in-ms",
		"token-refresh-enabled",
		"ugi"
	],
	...[
		"unique-table-location",
		"view-endpoints-supported",
		"rest.sigv4.max-retries"
	],
	"urn:ietf:params:oauth:token-type:refresh_token",
	...[
		"connection-timeout-ms",
		"connections-per-route",
		"max-connections",
		"max-retries"
	].map((one) => `rest.client.${one}`),
	"rest.client.user-agent",
	...[
		"s3.resolve-region",
		"s3.retry-strategy-impl",
		"s3.signer.endpoint",
		"s3.signer.uri"
	],
	...[
		"s3.acceleration-enabled",
		"s3.acl",
		"s3.checksum-enabled",
		"s3.chunked-encoding-enabled"
	],
	...[
		"s3.client-factory-impl",
		"s3.cross-region-access-enabled",
		"s3.delete-enabled"
	],
	...[
		"s3.dualstack-enabled",
		"s3.preload-client-enabled",
		"s3.remote-signing-enabled"
	],
	...[
		"s3.session-token-expires-at-ms",
		"s3.staging-dir",
		"s3.use-arn-region-enabled"
	]
]);
/** What begins so is theirs, or, with `header.`, named by the user. */
const families = [
	...[
		"client.assume-role.",
		"client.credentials-provider",
		"client.factory",
		"client.legacy-"
	],
	...[
		"client.pool.",
		"client.refresh-",
		"rest.client.proxy.",
		"rest.client.tls."
	],
	...[
		"adls.",
		"cache.",
		"dynamodb.",
		"encryption.",
		"gcp.",
		"gcs.",
		"glue.",
		"hdfs."
	],
	...[
		"header.",
		"hf.",
		"hive.",
		"http-client.",
		"io.",
		"kms.",
		"lakeformation.",
		"lock-check-"
	],
	...[
		"lock.",
		"pyarrow.",
		"rest-scan-",
		"rest-table-cache.",
		"s3.access-grants."
	],
	...[
		"s3.access-points.",
		"s3.analytics-accelerator.",
		"s3.crt.",
		"s3.delete.",
		"s3.retry."
	],
	...[
		"s3.directory-bucket.",
		"s3.multipart.",
		"s3.sse.",
		"s3.write.",
		"table-default."
	],
	...[
		"table-override.",
		"view-default.",
		"view-override."
	]
];
/** A warning for each key that is neither: most often a slip of the pen, whose want shows elsewhere. */
function noteUnknownProperties(shape) {
	for (const key of Object.keys(shape.members)) {
		if (isKnown(key) || isNestedOne(shape, key)) continue;
		if (key.startsWith("jdbc.")) doubt(shape, key, "IB104", `The key \`${key}\` is Java's and has no effect here.`, "Write it into the uri, in the words that docs/catalogs/sql.md has for it.");
		else noteUnknownKey(shape, key, meantBy(key));
	}
}
function isKnown(key) {
	return ours.includes(key) || theirs.has(key) || families.some((one) => key.startsWith(one));
}
/** `endpoint`, and `awsEndpoint` as dashtool.json has it, are `s3.endpoint`. */
function meantBy(key) {
	const ofStore = `s3.${key.replace(/^aws_?/i, "")}`;
	const [nearest] = [...nearestNames(key, ours), ...nearestNames(ofStore, ours)];
	return nearest ?? ours.find((one) => one.startsWith(`${key}-`));
}
/** What pyiceberg nests and Java does not. */
const flat = {
	auth: "Write rest.auth.type and its like instead, one key each: docs/catalogs/rest.md has them.",
	ssl: "Write ssl.cabundle instead."
};
function isNestedOne({ members }, key) {
	return Object.hasOwn(flat, key) && isObject$2(members[key] ?? null);
}
/** True, with a finding, for a mapping whose members have keys of their own here. */
function isNested(shape, key) {
	if (!isNestedOne(shape, key)) return false;
	wrong$1(shape, key, "IB103", `\`${key}\` is one key for each setting here, and no mapping.`, flat[key] ?? "");
	return true;
}
// src/project/duration.ts
/** Durations as people write them: `14d`, `12h`. */
const unitMs = {
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
/** Milliseconds; undefined where the text is no duration, or none at all. */
function parseDuration(text) {
	const [, count, unit] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
	if (count === void 0 || unit === void 0 || !(unit in unitMs)) return void 0;
	return Number(count) * unitMs[unit] || void 0;
}
// src/project/icebranch-config.ts
/** `icebranch.yaml`: what dashtool has no word for. Catalog properties are spelled as pyiceberg's. */
const keys$1 = [...[
	"catalogs",
	"main",
	"branches",
	"publish",
	"workflow",
	"secrets",
	"env"
], ...["allowed-literals", "$schema"]];
const catalogKeys = [
	"type",
	"uri",
	"warehouse"
];
function icebranchConfig(shape) {
	noteUnknown(shape, keys$1);
	return {
		file: shape.document.file,
		dialect: "icebranch",
		catalogs: readCatalogs(shape),
		main: optionalText(shape, "main") ?? defaults.main,
		branches: readBranches(optionalObject(shape, "branches")),
		publish: readPublish(optionalObject(shape, "publish")),
		workflow: readWorkflow(optionalObject(shape, "workflow")),
		secrets: readSecrets(shape),
		env: readEnv(shape),
		locate: shape.document.locate,
		...readAllowed(shape)
	};
}
function readCatalogs(shape) {
	const catalogs = requiredObject(shape, "catalogs");
	if (catalogs !== void 0 && Object.keys(catalogs.members).length === 0) wrong$1(shape, "catalogs", "IB102", "`catalogs` names no catalog.", "Add one named `default`.");
	return mapMembers(catalogs, (all, name) => {
		const catalog = optionalObject(all, name);
		return catalog && readCatalog(catalog);
	});
}
function readCatalog(shape) {
	const type = requiredOneOf(shape, "type", [
		"sql",
		"rest",
		"nessie",
		"file"
	]);
	const uri = requiredText(shape, "uri");
	const warehouse = optionalText(shape, "warehouse");
	noteUnknownProperties(shape);
	const properties = mapMembers(shape, (catalog, key) => catalogKeys.includes(key) || isNested(catalog, key) ? void 0 : scalarText(catalog, key));
	if (type === void 0 || uri === void 0) return void 0;
	return {
		type,
		uri,
		warehouse,
		properties
	};
}
function readBranches(shape) {
	if (shape === void 0) return defaults.branches;
	noteUnknown(shape, [
		"naming",
		"expire-after",
		"drafts"
	]);
	return {
		naming: oneOf$1(shape, "naming", ["git"]),
		expireAfterMs: readDuration(shape, "expire-after") ?? defaults.branches.expireAfterMs,
		drafts: oneOf$1(shape, "drafts", ["check", "full"])
	};
}
function readPublish(shape) {
	if (shape === void 0) return defaults.publish;
	noteUnknown(shape, [
		"on-diverged",
		"atomic",
		"keep-undo",
		"wait-for",
		"wait-timeout"
	]);
	return {
		onDiverged: oneOf$1(shape, "on-diverged", [
			"fail",
			"skip",
			"replay"
		]),
		atomic: oneOf$1(shape, "atomic", ["prefer", "require"]),
		keepUndoMs: readDuration(shape, "keep-undo") ?? defaults.publish.keepUndoMs,
		waitFor: has(shape, "wait-for") ? oneOf$1(shape, "wait-for", ["none", "argo"]) : void 0,
		waitTimeoutMs: readDuration(shape, "wait-timeout") ?? defaults.publish.waitTimeoutMs
	};
}
function readWorkflow(shape) {
	if (shape === void 0) return defaults.workflow;
	noteUnknown(shape, ["path", "target"]);
	const path = optionalText(shape, "path") ?? defaults.workflow.path;
	if (!isInside(path)) wrong$1(shape, "path", "IB103", "`path` must stay inside the project, with `/` between its parts, and out of `.git` and `.github`.", `Write a path such as ${defaults.workflow.path}.`);
	else if (!isOwnYaml(path)) wrong$1(shape, "path", "IB103", "`path` must be of a YAML file that is neither the configuration nor an ingest.", `Write a path such as ${defaults.workflow.path}.`);
	return {
		path,
		target: oneOf$1(shape, "target", ["base", "head"])
	};
}
/**
* Nor in a folder that git or GitHub obeys: a pull request has this file committed by an App, which
* may be allowed more than its author. git's own folder has other names where capitals and some
* invisible characters do not count.
*/
function isInside(path) {
	const parts = path.split("/");
	return !/[\\\p{Cc}\p{Cf}]/u.test(path) && parts.every((part) => ![
		"",
		".",
		".."
	].includes(part) && !/^(\.git(hub)?|git~\d)$/i.test(part));
}
/** What is generated must not take the place of what it is generated from. */
function isOwnYaml(path) {
	return /\.ya?ml$/.test(path) && !/(\.ingest|^icebranch)\.ya?ml$/.test(path);
}
function readDuration(shape, key) {
	if (!has(shape, key)) return void 0;
	const text = optionalText(shape, key);
	const duration = text === void 0 ? void 0 : parseDuration(text);
	if (text !== void 0 && duration === void 0) wrong$1(shape, key, "IB103", `\`${key}\` must be a duration longer than none.`, "Write a number and one of s, m, h, d, w: `14d`.");
	return duration;
}
// src/project/config.ts
const DASHTOOL_CONFIG = "dashtool.json";
const ICEBRANCH_CONFIG = "icebranch.yaml";
/** No value where something in it is wrong: half a configuration would point at the wrong lakehouse. */
function readConfig(document, dialect) {
	const findings = [];
	const shape = shapeOf(document, findings);
	const value = shape && parse(shape, dialect);
	return {
		value: findings.some(({ level }) => level === "error") ? void 0 : value,
		findings
	};
}
function parse(shape, dialect) {
	switch (dialect) {
		case "dashtool": return dashtoolConfig(shape);
		case "icebranch": return icebranchConfig(shape);
	}
}
/** Which of the two would be meant is not for us to guess. */
function twoConfigs(files) {
	if (files.length < 2) return [];
	const message = `A project has one configuration, this one has ${files.join(" and ")}.`;
	const hint = `Move what ${DASHTOOL_CONFIG} says to ${ICEBRANCH_CONFIG}, or remove the latter.`;
	return files.map((file) => errorAt(startOf(file), "IB604", message, hint));
}
// src/project/groups.ts
function groupBy(items, key) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group === void 0) groups.set(key(item), [item]);
		else group.push(item);
	}
	return groups;
}
/** One finding for each of a group of two or more, which names up to three of the others. */
function tellEach(group, code, place, words) {
	if (group.length < 2) return [];
	return group.map((item) => {
		const named = group.slice(0, 4).filter((other) => other !== item).slice(0, 3).map(({ file }) => file);
		const more = group.length - 1 - named.length;
		const list = more > 0 ? `${named.join(", ")} and ${more} more` : named.join(" and ");
		return (words.level === void 0 ? errorAt : warningAt)(place(item), code, words.message(list), words.hint);
	});
}
// src/project/shared-positions.ts
function sharedPositions(ingests) {
	return [
		...told(ingests, slotOf, slotPointer, (group, place) => tellEach(group, "IB207", place, {
			message: (others) => `The replication slot is also read by ${others}.`,
			hint: "Give each its own: a slot hands every change to one reader, and the other loses it."
		})),
		...told(ingests, publicationOf, publicationPointer, (group, place) => tellEach(group, "IB208", place, {
			message: (others) => `The publication is also that of ${others}.`,
			hint: "Give each its own, with the tables that it loads, if they are not to load the same.",
			level: "warning"
		})),
		...told(ingests, groupOf, groupPointer, (group, place) => tellEach(group, "IB208", place, {
			message: (others) => `The Kafka group is also that of ${others}.`,
			hint: "Give each its own: a group shares the messages out, and each reader sees a part.",
			level: "warning"
		}))
	];
}
/** `keyOf`: the same for those that share; undefined for one that has none. */
function told(ingests, keyOf, pointer, tell) {
	const having = ingests.filter((node) => keyOf(node) !== void 0);
	const place = ({ locate }) => locate(pointer);
	return [...groupBy(having, (node) => keyOf(node) ?? "").values()].flatMap((group) => tell(group, place));
}
const slotPointer = "/source/replication_method/replication_slot";
const publicationPointer = "/source/replication_method/publication";
const groupPointer = "/source/group_id";
function slotOf({ source }) {
	return joined(source.host, source.port ?? 5432, method(source.replication_method)?.replication_slot);
}
function publicationOf({ source }) {
	const { host, port = 5432, database, replication_method } = source;
	return joined(host, port, database, method(replication_method)?.publication);
}
function groupOf({ source }) {
	return joined((typeof source.bootstrap_servers === "string" ? source.bootstrap_servers : "").split(",").map((one) => one.trim()).sort().join(","), source.group_id);
}
function method(value) {
	return isObject$2(value) ? value : void 0;
}
/** undefined where one is absent, or neither text nor number. */
function joined(...parts) {
	const known = parts.filter((part) => typeof part === "string" || typeof part === "number");
	return known.length === parts.length ? known.join(" ") : void 0;
}
// src/project/conflicts.ts
/** Of files with one identifier the first stands for it, so that every id is one node's. */
function betweenFiles(nodes) {
	const byId = groupBy(nodes, ({ id }) => id);
	const unique = [...byId.values()].map(([first]) => first);
	return {
		nodes: unique,
		findings: [
			...sameIdentifier(byId),
			...sameButForCase(unique),
			...sameTable(unique),
			...sharedPositions(unique.filter((node) => node.kind === "ingest"))
		]
	};
}
function sameIdentifier(byId) {
	return [...byId].flatMap(([id, group]) => tellEach(group, "IB201", ({ file }) => startOf(file), {
		message: (others) => `The identifier ${id} is also that of ${others}.`,
		hint: "Rename or remove all but one of them."
	}));
}
/** Many catalogs, and the file systems below them, take these for one table. */
function sameButForCase(nodes) {
	return [...groupBy(nodes, ({ id }) => id.toLowerCase()).values()].flatMap((group) => tellEach(group, "IB206", ({ file }) => startOf(file), {
		message: (others) => `The identifier differs only in letter case from that of ${others}.`,
		hint: "Rename one of them."
	}));
}
function sameTable(nodes) {
	return [...groupBy(nodes.filter((node) => node.kind === "ingest").flatMap(tablesOf), ({ table }) => table)].flatMap(([table, group]) => tellEach(group, "IB204", ({ node }) => placeOfTables(node), {
		message: (others) => `The table ${table} is also written by ${others}.`,
		hint: "Let one ingest write it: two would overwrite each other's state."
	}));
}
function tablesOf(node) {
	return (node.tables ?? []).map(({ namespace, name }) => ({
		file: node.file,
		table: `${node.identifier.catalog}.${namespace}.${name}`,
		node
	}));
}
function placeOfTables({ destination, locate }) {
	return locate("streams" in destination ? "/destination/streams" : "/source/subscription");
}
// src/project/airbyte-messages.ts
/**
* The AirbyteCatalog, or ConfiguredAirbyteCatalog, in a text; undefined where it holds none.
* https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol#airbytemessage
*/
function catalogMessage(text) {
	const whole = parsed(text);
	if (whole !== void 0) return catalogOf$1(whole);
	for (const message of messagesIn(text)) if (message.type === "CATALOG") return catalogOf$1(message);
}
function catalogOf$1(value) {
	if (!isObject$2(value)) return void 0;
	if (Array.isArray(value.streams)) return value;
	return isObject$2(value.catalog) && Array.isArray(value.catalog.streams) ? value.catalog : void 0;
}
/** A connector logs what it does in messages of the same kind, one a line, or in words. */
function* messagesIn(text) {
	for (const line of text.split("\n")) {
		const message = line.trim().startsWith("{\"") ? parsed(line) : void 0;
		if (isObject$2(message) && typeof message.type === "string") yield message;
	}
}
/** undefined where the text is not JSON. */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof RangeError) return void 0;
		throw error;
	}
}
// node_modules/jsonc-parser/lib/esm/impl/scanner.js
/**
* Creates a JSON scanner on the given text.
* If ignoreTrivia is set, whitespaces or comments are ignored.
*/
function createScanner(text, ignoreTrivia = false) {
	const len = text.length;
	let pos = 0, value = "", tokenOffset = 0, token = 16, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0;
	function scanHexDigits(count, exact) {
		let digits = 0;
		let value = 0;
		while (digits < count || !exact) {
			let ch = text.charCodeAt(pos);
			if (ch >= 48 && ch <= 57) value = value * 16 + ch - 48;
			else if (ch >= 65 && ch <= 70) value = value * 16 + ch - 65 + 10;
			else if (ch >= 97 && ch <= 102) value = value * 16 + ch - 97 + 10;
			else break;
			pos++;
			digits++;
		}
		if (digits < count) value = -1;
		return value;
	}
	function setPosition(newPosition) {
		pos = newPosition;
		value = "";
		tokenOffset = 0;
		token = 16;
		scanError = 0;
	}
	function scanNumber() {
		let start = pos;
		if (text.charCodeAt(pos) === 48) pos++;
		else {
			pos++;
			while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
		}
		if (pos < text.length && text.charCodeAt(pos) === 46) {
			pos++;
			if (pos < text.length && isDigit(text.charCodeAt(pos))) {
				pos++;
				while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
			} else {
				scanError = 3;
				return text.substring(start, pos);
			}
		}
		let end = pos;
		if (pos < text.length && (text.charCodeAt(pos) === 69 || text.charCodeAt(pos) === 101)) {
			pos++;
			if (pos < text.length && text.charCodeAt(pos) === 43 || text.charCodeAt(pos) === 45) pos++;
			if (pos < text.length && isDigit(text.charCodeAt(pos))) {
				pos++;
				while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
				end = pos;
			} else scanError = 3;
		}
		return text.substring(start, end);
	}
	function scanString() {
		let result = "", start = pos;
		while (true) {
			if (pos >= len) {
				result += text.substring(start, pos);
				scanError = 2;
				break;
			}
			const ch = text.charCodeAt(pos);
			if (ch === 34) {
				result += text.substring(start, pos);
				pos++;
				break;
			}
			if (ch === 92) {
				result += text.substring(start, pos);
				pos++;
				if (pos >= len) {
					scanError = 2;
					break;
				}
				switch (text.charCodeAt(pos++)) {
					case 34:
						result += "\"";
						break;
					case 92:
						result += "\\";
						break;
					case 47:
						result += "/";
						break;
					case 98:
						result += "\b";
						break;
					case 102:
						result += "\f";
						break;
					case 110:
						result += "\n";
						break;
					case 114:
						result += "\r";
						break;
					case 116:
						result += "	";
						break;
					case 117:
						const ch3 = scanHexDigits(4, true);
						if (ch3 >= 0) result += String.fromCharCode(ch3);
						else scanError = 4;
						break;
					default: scanError = 5;
				}
				start = pos;
				continue;
			}
			if (ch >= 0 && ch <= 31) {
				if (isLineBreak(ch)) {
					result += text.substring(start, pos);
					scanError = 2;
					break;
				} else scanError = 6;
			}
			pos++;
		}
		return result;
	}
	function scanNext() {
		value = "";
		scanError = 0;
		tokenOffset = pos;
		lineStartOffset = lineNumber;
		prevTokenLineStartOffset = tokenLineStartOffset;
		if (pos >= len) {
			tokenOffset = len;
			return token = 17;
		}
		let code = text.charCodeAt(pos);
		if (isWhiteSpace(code)) {
			do {
				pos++;
				value += String.fromCharCode(code);
				code = text.charCodeAt(pos);
			} while (isWhiteSpace(code));
			return token = 15;
		}
		if (isLineBreak(code)) {
			pos++;
			value += String.fromCharCode(code);
			if (code === 13 && text.charCodeAt(pos) === 10) {
				pos++;
				value += "\n";
			}
			lineNumber++;
			tokenLineStartOffset = pos;
			return token = 14;
		}
		switch (code) {
			case 123:
				pos++;
				return token = 1;
			case 125:
				pos++;
				return token = 2;
			case 91:
				pos++;
				return token = 3;
			case 93:
				pos++;
				return token = 4;
			case 58:
				pos++;
				return token = 6;
			case 44:
				pos++;
				return token = 5;
			case 34:
				pos++;
				value = scanString();
				return token = 10;
			case 47:
				const start = pos - 1;
				if (text.charCodeAt(pos + 1) === 47) {
					pos += 2;
					while (pos < len) {
						if (isLineBreak(text.charCodeAt(pos))) break;
						pos++;
					}
					value = text.substring(start, pos);
					return token = 12;
				}
				if (text.charCodeAt(pos + 1) === 42) {
					pos += 2;
					const safeLength = len - 1;
					let commentClosed = false;
					while (pos < safeLength) {
						const ch = text.charCodeAt(pos);
						if (ch === 42 && text.charCodeAt(pos + 1) === 47) {
							pos += 2;
							commentClosed = true;
							break;
						}
						pos++;
						if (isLineBreak(ch)) {
							if (ch === 13 && text.charCodeAt(pos) === 10) pos++;
							lineNumber++;
							tokenLineStartOffset = pos;
						}
					}
					if (!commentClosed) {
						pos++;
						scanError = 1;
					}
					value = text.substring(start, pos);
					return token = 13;
				}
				value += String.fromCharCode(code);
				pos++;
				return token = 16;
			case 45:
				value += String.fromCharCode(code);
				pos++;
				if (pos === len || !isDigit(text.charCodeAt(pos))) return token = 16;
			case 48:
			case 49:
			case 50:
			case 51:
			case 52:
			case 53:
			case 54:
			case 55:
			case 56:
			case 57:
				value += scanNumber();
				return token = 11;
			default:
				while (pos < len && isUnknownContentCharacter(code)) {
					pos++;
					code = text.charCodeAt(pos);
				}
				if (tokenOffset !== pos) {
					value = text.substring(tokenOffset, pos);
					switch (value) {
						case "true": return token = 8;
						case "false": return token = 9;
						case "null": return token = 7;
					}
					return token = 16;
				}
				value += String.fromCharCode(code);
				pos++;
				return token = 16;
		}
	}
	function isUnknownContentCharacter(code) {
		if (isWhiteSpace(code) || isLineBreak(code)) return false;
		switch (code) {
			case 125:
			case 93:
			case 123:
			case 91:
			case 34:
			case 58:
			case 44:
			case 47: return false;
		}
		return true;
	}
	function scanNextNonTrivia() {
		let result;
		do
			result = scanNext();
		while (result >= 12 && result <= 15);
		return result;
	}
	return {
		setPosition,
		getPosition: () => pos,
		scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
		getToken: () => token,
		getTokenValue: () => value,
		getTokenOffset: () => tokenOffset,
		getTokenLength: () => pos - tokenOffset,
		getTokenStartLine: () => lineStartOffset,
		getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
		getTokenError: () => scanError
	};
}
function isWhiteSpace(ch) {
	return ch === 32 || ch === 9;
}
function isLineBreak(ch) {
	return ch === 10 || ch === 13;
}
function isDigit(ch) {
	return ch >= 48 && ch <= 57;
}
var CharacterCodes;
(function(CharacterCodes) {
	CharacterCodes[CharacterCodes["lineFeed"] = 10] = "lineFeed";
	CharacterCodes[CharacterCodes["carriageReturn"] = 13] = "carriageReturn";
	CharacterCodes[CharacterCodes["space"] = 32] = "space";
	CharacterCodes[CharacterCodes["_0"] = 48] = "_0";
	CharacterCodes[CharacterCodes["_1"] = 49] = "_1";
	CharacterCodes[CharacterCodes["_2"] = 50] = "_2";
	CharacterCodes[CharacterCodes["_3"] = 51] = "_3";
	CharacterCodes[CharacterCodes["_4"] = 52] = "_4";
	CharacterCodes[CharacterCodes["_5"] = 53] = "_5";
	CharacterCodes[CharacterCodes["_6"] = 54] = "_6";
	CharacterCodes[CharacterCodes["_7"] = 55] = "_7";
	CharacterCodes[CharacterCodes["_8"] = 56] = "_8";
	CharacterCodes[CharacterCodes["_9"] = 57] = "_9";
	CharacterCodes[CharacterCodes["a"] = 97] = "a";
	CharacterCodes[CharacterCodes["b"] = 98] = "b";
	CharacterCodes[CharacterCodes["c"] = 99] = "c";
	CharacterCodes[CharacterCodes["d"] = 100] = "d";
	CharacterCodes[CharacterCodes["e"] = 101] = "e";
	CharacterCodes[CharacterCodes["f"] = 102] = "f";
	CharacterCodes[CharacterCodes["g"] = 103] = "g";
	CharacterCodes[CharacterCodes["h"] = 104] = "h";
	CharacterCodes[CharacterCodes["i"] = 105] = "i";
	CharacterCodes[CharacterCodes["j"] = 106] = "j";
	CharacterCodes[CharacterCodes["k"] = 107] = "k";
	CharacterCodes[CharacterCodes["l"] = 108] = "l";
	CharacterCodes[CharacterCodes["m"] = 109] = "m";
	CharacterCodes[CharacterCodes["n"] = 110] = "n";
	CharacterCodes[CharacterCodes["o"] = 111] = "o";
	CharacterCodes[CharacterCodes["p"] = 112] = "p";
	CharacterCodes[CharacterCodes["q"] = 113] = "q";
	CharacterCodes[CharacterCodes["r"] = 114] = "r";
	CharacterCodes[CharacterCodes["s"] = 115] = "s";
	CharacterCodes[CharacterCodes["t"] = 116] = "t";
	CharacterCodes[CharacterCodes["u"] = 117] = "u";
	CharacterCodes[CharacterCodes["v"] = 118] = "v";
	CharacterCodes[CharacterCodes["w"] = 119] = "w";
	CharacterCodes[CharacterCodes["x"] = 120] = "x";
	CharacterCodes[CharacterCodes["y"] = 121] = "y";
	CharacterCodes[CharacterCodes["z"] = 122] = "z";
	CharacterCodes[CharacterCodes["A"] = 65] = "A";
	CharacterCodes[CharacterCodes["B"] = 66] = "B";
	CharacterCodes[CharacterCodes["C"] = 67] = "C";
	CharacterCodes[CharacterCodes["D"] = 68] = "D";
	CharacterCodes[CharacterCodes["E"] = 69] = "E";
	CharacterCodes[CharacterCodes["F"] = 70] = "F";
	CharacterCodes[CharacterCodes["G"] = 71] = "G";
	CharacterCodes[CharacterCodes["H"] = 72] = "H";
	CharacterCodes[CharacterCodes["I"] = 73] = "I";
	CharacterCodes[CharacterCodes["J"] = 74] = "J";
	CharacterCodes[CharacterCodes["K"] = 75] = "K";
	CharacterCodes[CharacterCodes["L"] = 76] = "L";
	CharacterCodes[CharacterCodes["M"] = 77] = "M";
	CharacterCodes[CharacterCodes["N"] = 78] = "N";
	CharacterCodes[CharacterCodes["O"] = 79] = "O";
	CharacterCodes[CharacterCodes["P"] = 80] = "P";
	CharacterCodes[CharacterCodes["Q"] = 81] = "Q";
	CharacterCodes[CharacterCodes["R"] = 82] = "R";
	CharacterCodes[CharacterCodes["S"] = 83] = "S";
	CharacterCodes[CharacterCodes["T"] = 84] = "T";
	CharacterCodes[CharacterCodes["U"] = 85] = "U";
	CharacterCodes[CharacterCodes["V"] = 86] = "V";
	CharacterCodes[CharacterCodes["W"] = 87] = "W";
	CharacterCodes[CharacterCodes["X"] = 88] = "X";
	CharacterCodes[CharacterCodes["Y"] = 89] = "Y";
	CharacterCodes[CharacterCodes["Z"] = 90] = "Z";
	CharacterCodes[CharacterCodes["asterisk"] = 42] = "asterisk";
	CharacterCodes[CharacterCodes["backslash"] = 92] = "backslash";
	CharacterCodes[CharacterCodes["closeBrace"] = 125] = "closeBrace";
	CharacterCodes[CharacterCodes["closeBracket"] = 93] = "closeBracket";
	CharacterCodes[CharacterCodes["colon"] = 58] = "colon";
	CharacterCodes[CharacterCodes["comma"] = 44] = "comma";
	CharacterCodes[CharacterCodes["dot"] = 46] = "dot";
	CharacterCodes[CharacterCodes["doubleQuote"] = 34] = "doubleQuote";
	CharacterCodes[CharacterCodes["minus"] = 45] = "minus";
	CharacterCodes[CharacterCodes["openBrace"] = 123] = "openBrace";
	CharacterCodes[CharacterCodes["openBracket"] = 91] = "openBracket";
	CharacterCodes[CharacterCodes["plus"] = 43] = "plus";
	CharacterCodes[CharacterCodes["slash"] = 47] = "slash";
	CharacterCodes[CharacterCodes["formFeed"] = 12] = "formFeed";
	CharacterCodes[CharacterCodes["tab"] = 9] = "tab";
})(CharacterCodes || (CharacterCodes = {}));
new Array(20).fill(0).map((_, index) => {
	return " ".repeat(index);
});
const maxCachedValues = 200;
new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\n" + " ".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\r" + " ".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\r\n" + " ".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\n" + "	".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\r" + "	".repeat(index);
}), new Array(maxCachedValues).fill(0).map((_, index) => {
	return "\r\n" + "	".repeat(index);
});
// node_modules/jsonc-parser/lib/esm/impl/parser.js
var ParseOptions;
(function(ParseOptions) {
	ParseOptions.DEFAULT = { allowTrailingComma: false };
})(ParseOptions || (ParseOptions = {}));
/**
* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
*/
function parseTree$1(text, errors = [], options = ParseOptions.DEFAULT) {
	let currentParent = {
		type: "array",
		offset: -1,
		length: -1,
		children: [],
		parent: void 0
	};
	function ensurePropertyComplete(endOffset) {
		if (currentParent.type === "property") {
			currentParent.length = endOffset - currentParent.offset;
			currentParent = currentParent.parent;
		}
	}
	function onValue(valueNode) {
		currentParent.children.push(valueNode);
		return valueNode;
	}
	visit(text, {
		onObjectBegin: (offset) => {
			currentParent = onValue({
				type: "object",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
		},
		onObjectProperty: (name, offset, length) => {
			currentParent = onValue({
				type: "property",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
			currentParent.children.push({
				type: "string",
				value: name,
				offset,
				length,
				parent: currentParent
			});
		},
		onObjectEnd: (offset, length) => {
			ensurePropertyComplete(offset + length);
			currentParent.length = offset + length - currentParent.offset;
			currentParent = currentParent.parent;
			ensurePropertyComplete(offset + length);
		},
		onArrayBegin: (offset, length) => {
			currentParent = onValue({
				type: "array",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
		},
		onArrayEnd: (offset, length) => {
			currentParent.length = offset + length - currentParent.offset;
			currentParent = currentParent.parent;
			ensurePropertyComplete(offset + length);
		},
		onLiteralValue: (value, offset, length) => {
			onValue({
				type: getNodeType(value),
				offset,
				length,
				parent: currentParent,
				value
			});
			ensurePropertyComplete(offset + length);
		},
		onSeparator: (sep, offset, length) => {
			if (currentParent.type === "property") {
				if (sep === ":") currentParent.colonOffset = offset;
				else if (sep === ",") ensurePropertyComplete(offset);
			}
		},
		onError: (error, offset, length) => {
			errors.push({
				error,
				offset,
				length
			});
		}
	}, options);
	const result = currentParent.children[0];
	if (result) delete result.parent;
	return result;
}
/**
* Finds the node at the given path in a JSON DOM.
*/
function findNodeAtLocation$1(root, path) {
	if (!root) return;
	let node = root;
	for (let segment of path) if (typeof segment === "string") {
		if (node.type !== "object" || !Array.isArray(node.children)) return;
		let found = false;
		for (const propertyNode of node.children) if (Array.isArray(propertyNode.children) && propertyNode.children[0].value === segment && propertyNode.children.length === 2) {
			node = propertyNode.children[1];
			found = true;
			break;
		}
		if (!found) return;
	} else {
		const index = segment;
		if (node.type !== "array" || index < 0 || !Array.isArray(node.children) || index >= node.children.length) return;
		node = node.children[index];
	}
	return node;
}
/**
* Parses the given text and invokes the visitor functions for each object, array and literal reached.
*/
function visit(text, visitor, options = ParseOptions.DEFAULT) {
	const _scanner = createScanner(text, false);
	const _jsonPath = [];
	let suppressedCallbacks = 0;
	function toNoArgVisit(visitFunction) {
		return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
	}
	function toOneArgVisit(visitFunction) {
		return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
	}
	function toOneArgVisitWithPath(visitFunction) {
		return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
	}
	function toBeginVisit(visitFunction) {
		return visitFunction ? () => {
			if (suppressedCallbacks > 0) suppressedCallbacks++;
			else if (visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) === false) suppressedCallbacks = 1;
		} : () => true;
	}
	function toEndVisit(visitFunction) {
		return visitFunction ? () => {
			if (suppressedCallbacks > 0) suppressedCallbacks--;
			if (suppressedCallbacks === 0) visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
		} : () => true;
	}
	const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
	const disallowComments = options && options.disallowComments;
	const allowTrailingComma = options && options.allowTrailingComma;
	function scanNext() {
		while (true) {
			const token = _scanner.scan();
			switch (_scanner.getTokenError()) {
				case 4:
					handleError(14);
					break;
				case 5:
					handleError(15);
					break;
				case 3:
					handleError(13);
					break;
				case 1:
					if (!disallowComments) handleError(11);
					break;
				case 2:
					handleError(12);
					break;
				case 6: handleError(16);
			}
			switch (token) {
				case 12:
				case 13:
					if (disallowComments) handleError(10);
					else onComment();
					break;
				case 16:
					handleError(1);
					break;
				case 15:
				case 14: break;
				default: return token;
			}
		}
	}
	function handleError(error, skipUntilAfter = [], skipUntil = []) {
		onError(error);
		if (skipUntilAfter.length + skipUntil.length > 0) {
			let token = _scanner.getToken();
			while (token !== 17) {
				if (skipUntilAfter.indexOf(token) !== -1) {
					scanNext();
					break;
				} else if (skipUntil.indexOf(token) !== -1) break;
				token = scanNext();
			}
		}
	}
	function parseString(isValue) {
		const value = _scanner.getTokenValue();
		if (isValue) onLiteralValue(value);
		else {
			onObjectProperty(value);
			_jsonPath.push(value);
		}
		scanNext();
		return true;
	}
	function parseLiteral() {
		switch (_scanner.getToken()) {
			case 11:
				const tokenValue = _scanner.getTokenValue();
				let value = Number(tokenValue);
				if (isNaN(value)) {
					handleError(2);
					value = 0;
				}
				onLiteralValue(value);
				break;
			case 7:
				onLiteralValue(null);
				break;
			case 8:
				onLiteralValue(true);
				break;
			case 9:
				onLiteralValue(false);
				break;
			default: return false;
		}
		scanNext();
		return true;
	}
	function parseProperty() {
		if (_scanner.getToken() !== 10) {
			handleError(3, [], [2, 5]);
			return false;
		}
		parseString(false);
		if (_scanner.getToken() === 6) {
			onSeparator(":");
			scanNext();
			if (!parseValue()) handleError(4, [], [2, 5]);
		} else handleError(5, [], [2, 5]);
		_jsonPath.pop();
		return true;
	}
	function parseObject() {
		onObjectBegin();
		scanNext();
		let needsComma = false;
		while (_scanner.getToken() !== 2 && _scanner.getToken() !== 17) {
			if (_scanner.getToken() === 5) {
				if (!needsComma) handleError(4, [], []);
				onSeparator(",");
				scanNext();
				if (_scanner.getToken() === 2 && allowTrailingComma) break;
			} else if (needsComma) handleError(6, [], []);
			if (!parseProperty()) handleError(4, [], [2, 5]);
			needsComma = true;
		}
		onObjectEnd();
		if (_scanner.getToken() !== 2) handleError(7, [2], []);
		else scanNext();
		return true;
	}
	function parseArray() {
		onArrayBegin();
		scanNext();
		let isFirstElement = true;
		let needsComma = false;
		while (_scanner.getToken() !== 4 && _scanner.getToken() !== 17) {
			if (_scanner.getToken() === 5) {
				if (!needsComma) handleError(4, [], []);
				onSeparator(",");
				scanNext();
				if (_scanner.getToken() === 4 && allowTrailingComma) break;
			} else if (needsComma) handleError(6, [], []);
			if (isFirstElement) {
				_jsonPath.push(0);
				isFirstElement = false;
			} else _jsonPath[_jsonPath.length - 1]++;
			if (!parseValue()) handleError(4, [], [4, 5]);
			needsComma = true;
		}
		onArrayEnd();
		if (!isFirstElement) _jsonPath.pop();
		if (_scanner.getToken() !== 4) handleError(8, [4], []);
		else scanNext();
		return true;
	}
	function parseValue() {
		switch (_scanner.getToken()) {
			case 3: return parseArray();
			case 1: return parseObject();
			case 10: return parseString(true);
			default: return parseLiteral();
		}
	}
	scanNext();
	if (_scanner.getToken() === 17) {
		if (options.allowEmptyContent) return true;
		handleError(4, [], []);
		return false;
	}
	if (!parseValue()) {
		handleError(4, [], []);
		return false;
	}
	if (_scanner.getToken() !== 17) handleError(9, [], []);
	return true;
}
function getNodeType(value) {
	switch (typeof value) {
		case "boolean": return "boolean";
		case "number": return "number";
		case "string": return "string";
		case "object":
			if (!value) return "null";
			else if (Array.isArray(value)) return "array";
			return "object";
		default: return "null";
	}
}
// node_modules/jsonc-parser/lib/esm/main.js
var ScanError;
(function(ScanError) {
	ScanError[ScanError["None"] = 0] = "None";
	ScanError[ScanError["UnexpectedEndOfComment"] = 1] = "UnexpectedEndOfComment";
	ScanError[ScanError["UnexpectedEndOfString"] = 2] = "UnexpectedEndOfString";
	ScanError[ScanError["UnexpectedEndOfNumber"] = 3] = "UnexpectedEndOfNumber";
	ScanError[ScanError["InvalidUnicode"] = 4] = "InvalidUnicode";
	ScanError[ScanError["InvalidEscapeCharacter"] = 5] = "InvalidEscapeCharacter";
	ScanError[ScanError["InvalidCharacter"] = 6] = "InvalidCharacter";
})(ScanError || (ScanError = {}));
var SyntaxKind;
(function(SyntaxKind) {
	SyntaxKind[SyntaxKind["OpenBraceToken"] = 1] = "OpenBraceToken";
	SyntaxKind[SyntaxKind["CloseBraceToken"] = 2] = "CloseBraceToken";
	SyntaxKind[SyntaxKind["OpenBracketToken"] = 3] = "OpenBracketToken";
	SyntaxKind[SyntaxKind["CloseBracketToken"] = 4] = "CloseBracketToken";
	SyntaxKind[SyntaxKind["CommaToken"] = 5] = "CommaToken";
	SyntaxKind[SyntaxKind["ColonToken"] = 6] = "ColonToken";
	SyntaxKind[SyntaxKind["NullKeyword"] = 7] = "NullKeyword";
	SyntaxKind[SyntaxKind["TrueKeyword"] = 8] = "TrueKeyword";
	SyntaxKind[SyntaxKind["FalseKeyword"] = 9] = "FalseKeyword";
	SyntaxKind[SyntaxKind["StringLiteral"] = 10] = "StringLiteral";
	SyntaxKind[SyntaxKind["NumericLiteral"] = 11] = "NumericLiteral";
	SyntaxKind[SyntaxKind["LineCommentTrivia"] = 12] = "LineCommentTrivia";
	SyntaxKind[SyntaxKind["BlockCommentTrivia"] = 13] = "BlockCommentTrivia";
	SyntaxKind[SyntaxKind["LineBreakTrivia"] = 14] = "LineBreakTrivia";
	SyntaxKind[SyntaxKind["Trivia"] = 15] = "Trivia";
	SyntaxKind[SyntaxKind["Unknown"] = 16] = "Unknown";
	SyntaxKind[SyntaxKind["EOF"] = 17] = "EOF";
})(SyntaxKind || (SyntaxKind = {}));
/**
* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
*/
const parseTree = parseTree$1;
/**
* Finds the node at the given path in a JSON DOM.
*/
const findNodeAtLocation = findNodeAtLocation$1;
var ParseErrorCode;
(function(ParseErrorCode) {
	ParseErrorCode[ParseErrorCode["InvalidSymbol"] = 1] = "InvalidSymbol";
	ParseErrorCode[ParseErrorCode["InvalidNumberFormat"] = 2] = "InvalidNumberFormat";
	ParseErrorCode[ParseErrorCode["PropertyNameExpected"] = 3] = "PropertyNameExpected";
	ParseErrorCode[ParseErrorCode["ValueExpected"] = 4] = "ValueExpected";
	ParseErrorCode[ParseErrorCode["ColonExpected"] = 5] = "ColonExpected";
	ParseErrorCode[ParseErrorCode["CommaExpected"] = 6] = "CommaExpected";
	ParseErrorCode[ParseErrorCode["CloseBraceExpected"] = 7] = "CloseBraceExpected";
	ParseErrorCode[ParseErrorCode["CloseBracketExpected"] = 8] = "CloseBracketExpected";
	ParseErrorCode[ParseErrorCode["EndOfFileExpected"] = 9] = "EndOfFileExpected";
	ParseErrorCode[ParseErrorCode["InvalidCommentToken"] = 10] = "InvalidCommentToken";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfComment"] = 11] = "UnexpectedEndOfComment";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfString"] = 12] = "UnexpectedEndOfString";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfNumber"] = 13] = "UnexpectedEndOfNumber";
	ParseErrorCode[ParseErrorCode["InvalidUnicode"] = 14] = "InvalidUnicode";
	ParseErrorCode[ParseErrorCode["InvalidEscapeCharacter"] = 15] = "InvalidEscapeCharacter";
	ParseErrorCode[ParseErrorCode["InvalidCharacter"] = 16] = "InvalidCharacter";
})(ParseErrorCode || (ParseErrorCode = {}));
function printParseErrorCode(code) {
	switch (code) {
		case 1: return "InvalidSymbol";
		case 2: return "InvalidNumberFormat";
		case 3: return "PropertyNameExpected";
		case 4: return "ValueExpected";
		case 5: return "ColonExpected";
		case 6: return "CommaExpected";
		case 7: return "CloseBraceExpected";
		case 8: return "CloseBracketExpected";
		case 9: return "EndOfFileExpected";
		case 10: return "InvalidCommentToken";
		case 11: return "UnexpectedEndOfComment";
		case 12: return "UnexpectedEndOfString";
		case 13: return "UnexpectedEndOfNumber";
		case 14: return "InvalidUnicode";
		case 15: return "InvalidEscapeCharacter";
		case 16: return "InvalidCharacter";
	}
	return "<unknown ParseErrorCode>";
}
// src/project/json-document.ts
/** JSON with positions. The fast way is taken first; the tree of positions is built when asked for. */
function readJsonDocument(file, text) {
	if (text.trim() === "") return refused$1(emptyFile(file));
	let value;
	try {
		value = mayLoseDigits(text) ? parseJson(text) : JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return refused$1(...syntaxFindings(file, text));
		if (error instanceof RangeError) return refused$1(tooDeep(file));
		throw error;
	}
	const { members, depth } = measure(value);
	if (depth > 100) return refused$1(tooDeep(file));
	const tree = lazily(() => parseTree(text, [], { disallowComments: true }));
	const duplicates = mayRepeatKeys(text, members) ? duplicateKeys(file, text, tree(), []) : [];
	if (duplicates.length > 0) return refused$1(...duplicates);
	const locate = locator(file, text, tree, (node) => node);
	const locateKey = locator(file, text, tree, keyOf);
	return {
		value: {
			file,
			value,
			locate,
			locateKey
		},
		findings: []
	};
}
/** Few specs hold numbers that `JSON.parse` would change, and it takes a fifth of the time. */
function mayLoseDigits(text) {
	return /\d{16}|\d[.eE]|-0/.test(text);
}
function refused$1(...findings) {
	return {
		value: void 0,
		findings
	};
}
function emptyFile(file) {
	return errorAt(startOf(file), "IB101", "The file is empty.", "Write a JSON object, or remove it.");
}
/**
* `JSON.parse` keeps the last of two equal keys and says nothing. Every key is followed by a quote
* and a colon, so a text that has no more of these than the value has members repeats none.
*/
function mayRepeatKeys(text, members) {
	return (text.match(/"\s*:/g)?.length ?? 0) > members;
}
/** Adds to `findings`, and answers them. */
function duplicateKeys(file, text, node, findings) {
	const seen = /* @__PURE__ */ new Set();
	for (const child of node?.children ?? []) {
		if (findings.length >= 20) break;
		const key = node?.type === "object" ? child.children?.[0] : void 0;
		if (key !== void 0 && seen.has(key.value)) {
			const message = `The key ${JSON.stringify(key.value)} is given twice in one object.`;
			const at = locationAt(file, text, key.offset);
			findings.push(errorAt(at, "IB110", message, "Keep one of the two."));
		}
		seen.add(key?.value);
		duplicateKeys(file, text, child, findings);
	}
	return findings;
}
function locator(file, text, tree, pick) {
	return (pointer) => {
		let found = tree();
		let node = found;
		for (const part of pointerParts(pointer)) {
			if (node === void 0) break;
			node = findNodeAtLocation(node, [node.type === "array" ? Number(part) : part]);
			if (node !== void 0) found = pick(node);
		}
		return found === void 0 ? startOf(file) : locationAt(file, text, found.offset);
	};
}
function keyOf(node) {
	return (node.parent?.type === "property" ? node.parent.children?.[0] : void 0) ?? node;
}
/** Comments and trailing commas are all told; of other mistakes the first, which causes the rest. */
function syntaxFindings(file, text) {
	const errors = [];
	try {
		parseTree(text, errors, { disallowComments: true });
	} catch (error) {
		if (error instanceof RangeError) return [tooDeep(file)];
		throw error;
	}
	const findings = [];
	for (const [index, error] of errors.slice(0, 20).entries()) {
		if (error.offset === errors[index - 1]?.offset) continue;
		const known = comment(file, text, error) ?? trailingComma(file, text, error);
		findings.push(known ?? otherMistake(file, text, error));
		if (known === void 0) break;
	}
	if (findings.length > 0) return findings;
	return [errorAt(startOf(file), "IB101", "The file is not valid JSON.", "Correct its syntax.")];
}
function comment(file, text, { error, offset }) {
	if (printParseErrorCode(error) !== "InvalidCommentToken") return void 0;
	return errorAt(locationAt(file, text, offset), "IB101", "JSON has no comments.", "Remove the comment.");
}
function trailingComma(file, text, { offset }) {
	const before = text.slice(0, offset).trimEnd();
	if (!/[}\]]/.test(text[offset] ?? "") || !before.endsWith(",")) return void 0;
	return errorAt(locationAt(file, text, before.length - 1), "IB101", `A comma stands before the closing \`${text[offset]}\`.`, "Remove the trailing comma.");
}
function otherMistake(file, text, { error, offset }) {
	const message = `The file is not valid JSON: ${printParseErrorCode(error).replaceAll(/\B([A-Z])/g, " $1").toLowerCase()}.`;
	return errorAt(locationAt(file, text, offset), "IB101", message, "Correct the syntax here.");
}
function lazily(make) {
	let made;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
// src/project/connector-spec.ts
/** Five times the largest that Airbyte has: a schema is code to whoever checks by it. */
const MAX_SPEC_BYTES = 262144;
const MAX_SPEC_DEPTH = 50;
const MAX_SPEC_KEYS = 5e3;
/**
* The schema in what `docker run IMAGE spec` prints: a ConnectorSpecification, the message that
* holds it, or that message among the lines of a log.
* https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol#spec
*/
function readConnectorSpec(file, text) {
	const whole = parsed(text);
	const found = whole === void 0 ? messageIn(text) : specificationOf(whole);
	if (found === void 0 && whole === void 0 && !hasMessages(text)) {
		const { findings } = readJsonDocument(file, text);
		if (findings.length > 0) return {
			value: void 0,
			findings
		};
	}
	const schema = found?.connectionSpecification;
	if (!isObject$2(schema)) return refused(file, "The file holds no specification.", HOW_TO_MAKE);
	return withinBounds(file, schema);
}
const HOW_TO_MAKE = "Write what `docker run --rm IMAGE spec` prints.";
function withinBounds(file, schema) {
	const { members, depth } = measure(schema);
	const hint = "Leave out the settings that no spec of yours has.";
	if (depth > MAX_SPEC_DEPTH) return refused(file, `The schema is nested more than ${MAX_SPEC_DEPTH} levels deep.`, hint);
	if (members > MAX_SPEC_KEYS) return refused(file, `The schema has more than ${MAX_SPEC_KEYS} keys.`, hint);
	const remote = remoteReference(schema);
	if (remote === void 0) return {
		value: schema,
		findings: []
	};
	return refused(file, `The schema refers at \`${remote}\` to another file, which is never fetched.`, "Write what it refers to under `definitions`.");
}
function refused(file, message, hint) {
	return {
		value: void 0,
		findings: [errorAt(startOf(file), "IB115", message, hint)]
	};
}
/** What a user's own values may be called is not looked into. */
const data = /* @__PURE__ */ new Set([
	"default",
	"examples",
	"const",
	"enum"
]);
/** The pointer of the first one. */
function remoteReference(value, pointer = "") {
	if (typeof value !== "object" || value === null || JSON.isRawJSON(value)) return void 0;
	for (const [key, one] of Object.entries(value)) {
		const at = pointerTo(pointer, key);
		if (key === "$ref" && typeof one === "string" && !one.startsWith("#")) return at;
		const below = data.has(key) ? void 0 : remoteReference(one, at);
		if (below !== void 0) return below;
	}
}
function specificationOf(value) {
	if (!isObject$2(value)) return void 0;
	if (isObject$2(value.connectionSpecification)) return value;
	return isObject$2(value.spec) ? value.spec : void 0;
}
function messageIn(text) {
	for (const message of messagesIn(text)) if (message.type === "SPEC") return specificationOf(message);
}
function hasMessages(text) {
	return messagesIn(text).next().done !== true;
}
// src/project/paths.ts
/** `.yml` is read as well: to pass over such a file in silence would lose its table. */
const suffixes = [
	[".ingest.json", "json-ingest"],
	[".ingest.yaml", "yaml-ingest"],
	[".ingest.yml", "yaml-ingest"],
	[".singer.json", "singer"],
	[".sql", "view"]
];
/** Where a spec can lie: others keep schemas of this ending in folders of their own. */
const tableSchemas = /(?:^|\/)[^/]+\/[^/]+\/[^/]+\.schema\.json$/;
/** Beside the configuration only: a folder `connectors` further down is a catalog or a namespace. */
const connectorSpec = /^connectors\/([^/]+)\.spec\.json$/;
/** The connector that a specification is of: `source-mine` of `connectors/source-mine.spec.json`. */
function connectorOf(path, dir) {
	return connectorSpec.exec(pathBelow(path, dir) ?? "")?.[1];
}
/** undefined where the file is none of the project's in `dir`. */
function fileKind(path, dir) {
	const below = pathBelow(path, dir);
	if (below === "dashtool.json") return "dashtool-config";
	if (below === "icebranch.yaml") return "icebranch-config";
	if (connectorOf(path, dir) !== void 0) return "connector-spec";
	if (below !== void 0 && tableSchemas.test(below)) return "table-schemas";
	return suffixes.find(([suffix]) => below?.endsWith(suffix))?.[1];
}
/** `CATALOG/NAMESPACE/NAME`, the beginning of the path of the spec that a file with schemas is beside. */
function besideSpec(path) {
	return path.replace(/\.(?:schema\.json|ingest\.(?:json|ya?ml))$/, "");
}
function pathBelow(path, dir) {
	if (dir === "." || dir === "") return path;
	return path.startsWith(`${dir}/`) ? path.slice(dir.length + 1) : void 0;
}
/** `CATALOG/NAMESPACE/NAME.ingest.json` and the like, as dashtool: the last three parts count. */
function readIdentifier(path, dir) {
	const parts = trimSuffix(pathBelow(path, dir) ?? path).split("/");
	const [catalog, namespace, name] = parts.slice(-3);
	if (catalog === void 0 || namespace === void 0 || name === void 0) return {
		value: void 0,
		findings: [wrongDepth(path, parts.length - 1)]
	};
	const bad = [
		catalog,
		namespace,
		name
	].find((part) => part === "" || hasControl(part));
	if (bad === void 0) return {
		value: {
			catalog,
			namespace,
			name
		},
		findings: []
	};
	const message = `A part of the path that names the table ${bad === "" ? "is empty" : "holds a control character"}.`;
	return {
		value: void 0,
		findings: [errorAt(startOf(path), "IB112", message, "Name the file CATALOG/NAMESPACE/NAME and its ending.")]
	};
}
function trimSuffix(path) {
	const suffix = suffixes.find(([ending]) => path.endsWith(ending))?.[0] ?? "";
	return path.slice(0, path.length - suffix.length);
}
function hasControl(part) {
	return /\p{Cc}/u.test(part);
}
function wrongDepth(path, folders) {
	const message = `The file lies in ${folders === 0 ? "no folder" : "one folder only"}, so its catalog and namespace are unknown.`;
	return errorAt(startOf(path), "IB107", message, "Move it to CATALOG/NAMESPACE/.");
}
// src/project/secret-values.ts
const reference$1 = /\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)/g;
const between$1 = /^[\s:/,;.@+_-]*$/;
/** Of characters: no address and no list of settings is longer. */
const MAX_SETTINGS = 16384;
/** How others refer to a secret. */
const otherSyntax = new RegExp(`^(?:${[
	String.raw`\$\{[^}]*\}|\$\([^)]*\)|\$?\{\{.*\}\}|#\{.*\}|\$\d+|[$\\]\$+\{?\w+\}?`,
	String.raw`%[A-Za-z_]\w*%|%\(\w+\)s|\$?env[:.]\w+`,
	String.raw`(?:secrets?|secretref|vault|ssm|aws-?sm|gcp-?sm|azure-?kv|op|kms|file):\S+`,
	String.raw`arn:aws[\w-]*:(?:secretsmanager|ssm|kms):.*|@Microsoft\.KeyVault\(.*\)`,
	String.raw`projects\/[^/]+\/secrets\/.*`
].join("|")})$`, "i");
/** `isDeclared`: the connector itself calls the value a secret. */
function judgeValue(key, value, isDeclared) {
	const isSecret = isDeclared || isSecretKey(key);
	if (typeof value === "string") return judgeText(key, value, isSecret);
	const isNumber = typeof value === "number" || typeof value === "bigint" || JSON.isRawJSON(value);
	const isTold = isDeclared || /pass|secret/i.test(key);
	return isNumber && isSecret && isTold ? { kind: "written" } : void 0;
}
function judgeText(key, text, isSecret) {
	const shape = secretShape(text);
	if (shape !== void 0) return {
		kind: "shape",
		what: shape.name
	};
	if (isSecret) return judgeSecret(key, text);
	const part = judgeParts(text);
	if (part !== void 0) return part;
	if (isAwsKey(text)) return {
		kind: "shape",
		what: "a secret key of AWS"
	};
	return isDoubtfulKey(key) && isMadeByChance(text) ? { kind: "written" } : void 0;
}
function judgeSecret(key, text) {
	const bare = judgeWhole(text);
	if (bare?.kind !== "written") return bare;
	if (/key(?:tab|_?file)?$/i.test(key) && isPath(text)) return void 0;
	const [, rest = ""] = /^[^\s:$]+[\s:]{1,3}(\S+)$/.exec(text) ?? [];
	if (/credential|authorization/i.test(key) && isReferences(rest)) return void 0;
	return isOfParts(text) ? judgeParts(text) : bare;
}
/** A value that should be one reference, or several. */
function judgeWhole(text) {
	if (text === "" || isReferences(text)) return void 0;
	if (/^[*•]+$/.test(text)) return { kind: "masked" };
	return { kind: otherSyntax.test(text) ? "syntax" : "written" };
}
function isReferences(text) {
	const rest = text.replaceAll(reference$1, "");
	return rest !== text && between$1.test(rest);
}
/** An address, JSON, or a list of settings: only some parts of it are secret. */
function isOfParts(text) {
	return /^[a-z][a-z\d+.-]*:(?:\w+:)*\/\//i.test(text) || jsonIn(text) !== void 0 || /LoginModule\b/.test(text) || [...pairsIn(text.slice(0, MAX_SETTINGS))].some(([name]) => isSecretKey(name));
}
function judgeParts(text) {
	const json = jsonIn(text);
	if (json !== void 0) return judgeMembers(json);
	const head = text.slice(0, MAX_SETTINGS);
	const passwords = head.includes("://") || head.startsWith("jdbc:") ? passwordsIn(head) : [];
	const pairs = head.includes("=") ? secretPairsIn(head) : [];
	for (const password of [...passwords, ...pairs]) {
		const verdict = judgeWhole(password);
		if (verdict !== void 0) return verdict.kind === "written" ? { kind: "part" } : verdict;
	}
}
function judgeMembers(json, key = "") {
	const members = isObject$2(json) ? Object.entries(json) : Array.isArray(json) ? json.map((one) => [key, one]) : [];
	for (const [name, member] of members) {
		const verdict = judgeValue(name, member, false) ?? judgeMembers(member, name);
		if (verdict?.kind === "written") return { kind: "part" };
		if (verdict !== void 0) return verdict;
	}
}
/** What is nested deeper than the parser's own stack is no setting of anybody's. */
function jsonIn(text) {
	if (!/^\s*[{[]/.test(text)) return void 0;
	try {
		const value = JSON.parse(text);
		return JSON.stringify(value).length < 65536 ? value : void 0;
	} catch {
		return;
	}
}
/** Of addresses: up to the last `@` before the path, or before the end where a `/` is in the password. */
function* passwordsIn(text) {
	for (const [, info = ""] of text.matchAll(/:\/\/([^\s/?#"'<>]{0,512})@/g)) {
		const colon = info.replaceAll(reference$1, (all) => "$".repeat(all.length)).indexOf(":");
		if (colon !== -1) yield info.slice(colon + 1);
		else if (isMadeByChance(info)) yield info;
	}
	for (const [, rest = ""] of text.matchAll(/:\/\/[^\s:/?#@]{0,128}:([^\s@/?#]{0,128}[/?#][^\s@]{0,128})@/g)) if (!/^(?:\d{1,5}|\$\{?\w+\}?)[/?#]/.test(rest)) yield rest;
	for (const [, password = ""] of text.matchAll(/jdbc:oracle:\w{1,8}:[^/\s@]{0,128}\/([^\s@]{1,128})@/g)) yield password;
}
function* secretPairsIn(text) {
	for (const [name, value] of pairsIn(text)) {
		const isOther = /^(?:true|false|\d{0,3})$/i.test(value) || /key$/i.test(name) && isPath(value);
		if (isSecretKey(name) && !isOther) yield value;
	}
}
/** `name=value` of a query, a connection string or JAAS. */
function* pairsIn(text) {
	for (const [, name = "", double, single, bare] of text.matchAll(/(?:^|[?&;\s,{(])["']?([A-Za-z][\w.-]{0,60}|[A-Za-z]{1,30} [A-Za-z]{1,30})["']?=(?:"([^"]{0,2048})"|'([^']{0,2048})'|([^\s&;,"'(){}]+\}?))/g)) yield [name, double ?? single ?? bare ?? ""];
}
function isPath(text) {
	return /^(?:\.{0,2}|~)\/[\w./-]+$/.test(text) || /^[\w./-]+\.(?:pem|key|crt|p8|p12|jks)$/.test(text);
}
/** Forty characters of base64; of a digest all are hexadecimal. */
function isAwsKey(text) {
	return text.length === 40 && /^[A-Za-z\d/+]+$/.test(text) && [
		/[A-Z]/,
		/[a-z]/,
		/\d/
	].every((kind) => kind.test(text)) && bits(text) > 4;
}
function isMadeByChance(text) {
	const isOneWord = text.length >= 20 && text.length <= 512 && /^[\w+/=.~-]+$/.test(text);
	const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
	return isOneWord && !isUuid && !isPath(text) && /\d/.test(text) && /[a-z]/i.test(text) && bits(text) > 3.5;
}
/** Shannon's entropy of a character. */
function bits(text) {
	const counts = /* @__PURE__ */ new Map();
	for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1);
	return [...counts.values()].map((count) => count / text.length).reduce((sum, share) => sum - share * Math.log2(share), 0);
}
// src/project/literal-secrets.ts
function literalsOfIngest(document, text, declared) {
	const { image, source, destination } = isObject$2(document.value) ? document.value : {};
	const pointers = typeof image === "string" && isObject$2(source) && isObject$2(destination) ? declared?.(image, {
		source,
		destination
	}) ?? [] : [];
	return literalsIn(document, text, {
		declared: new Set(pointers),
		named: "/destination/streams"
	});
}
/** At these places alone, which somebody else calls secrets. */
function literalsAt(document, pointers) {
	const rules = {
		declared: new Set(pointers),
		named: "/destination/streams"
	};
	const isThere = ({ pointer }) => pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`));
	return [...walk$1(document, rules, document.value, {
		pointer: "",
		key: ""
	})].filter(isThere).slice(0, 20);
}
/** Under `secrets` stand names of variables. */
function literalsOfConfig(document, text) {
	return literalsIn(document, text, {
		declared: /* @__PURE__ */ new Set(),
		named: "/secrets"
	});
}
/** Of a text whose keys nobody knows only what shows by itself: SQL. */
function literalsOfText(file, text) {
	const shape = secretShape(text);
	if (shape === void 0) return [];
	return [{
		pointer: "",
		finding: refusal(locationAt(file, text, shape.offset), `Here stands ${shape.name}, written out.`)
	}];
}
function literalsIn(document, text, rules) {
	const found = [...walk$1(document, rules, document.value, {
		pointer: "",
		key: ""
	})];
	if (found.length === 0) return literalsOfText(document.file, text);
	return found.slice(0, 20);
}
function* walk$1(document, rules, value, at) {
	const { pointer, key, isDeclared = rules.declared.has(pointer) } = at;
	if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* walk$1(document, rules, item, {
		pointer: `${pointer}/${i}`,
		key,
		isDeclared
	});
	else if (isObject$2(value)) for (const [name, member] of Object.entries(value)) {
		const below = pointerTo(pointer, name);
		const shape = secretShape(name);
		if (shape !== void 0) yield found(below, document.locateKey, `A key here is ${shape.name}, written out.`);
		yield* walk$1(document, rules, member, {
			pointer: below,
			key: name
		});
	}
	else {
		const verdict = judgeValue(pointer.startsWith(`${rules.named}/`) ? "" : key, value, isDeclared);
		if (verdict !== void 0) yield found(pointer, document.locate, ...sentences$1(key, verdict));
	}
}
function found(pointer, locate, message, hint) {
	return {
		pointer,
		finding: refusal(locate(pointer), message, hint)
	};
}
const putAway = "Put it into a secret, write $NAME here, and declare NAME under `secrets` in the configuration.";
/** The value itself never stands in a message. */
function refusal(at, message, hint = putAway) {
	return errorAt(at, "IB305", message, hint);
}
function sentences$1(key, verdict) {
	switch (verdict.kind) {
		case "written": return [`\`${key}\` has a secret that is written out.`];
		case "part": return [`\`${key}\` has a password or another secret in it that is written out.`, "Put that part into a secret, write $NAME in its place, and declare NAME under `secrets` in the configuration."];
		case "shape": return [`\`${key}\` holds ${verdict.what}, written out.`];
		case "masked": return [`\`${key}\` holds asterisks: an export of Airbyte has them in place of the secret.`, "Write $NAME here, and declare NAME under `secrets` in the configuration."];
		case "syntax": return [`\`${key}\` refers to a secret in a way that nothing here replaces.`, "Write $NAME alone, and declare NAME under `secrets` in the configuration."];
	}
}
/** `dir`: the project's folder, from the repository's root. */
function judgeLiterals(literals, { inForce, own, locate, open = /* @__PURE__ */ new Set() }, dir) {
	const nameOf = ({ pointer, finding }) => {
		const path = pathBelow(finding.file ?? "", dir) ?? "";
		return pointer === "" ? path : `${path}#${pointer}`;
	};
	const names = new Set(literals.map(nameOf));
	const allowed = new Set(inForce?.allowedLiterals);
	const opened = new Set([...open].map((file) => pathBelow(file, dir)));
	const mayBeUsed = (entry) => names.has(entry) || entry === own?.workflow.path || opened.has(entry.split("#")[0]);
	const idle = (own?.allowedLiterals ?? []).flatMap((entry, i) => mayBeUsed(entry) || locate === void 0 ? [] : [idleEntry(locate(`/allowed-literals/${i}`))]);
	return [...literals.filter((one) => !allowed.has(nameOf(one))).map(({ finding }) => finding), ...idle];
}
function idleEntry(at) {
	return warningAt(at, "IB113", "An entry of `allowed-literals` allows nothing.", "Remove it, or write FILE#POINTER of a secret that is found: x/y/z.ingest.json#/source/password.");
}
// src/project/one-catalog.ts
/** Of names that ingests use; a view's is only where it is filed. */
function oneCatalogTwice(config, nodes) {
	if (config === void 0) return [];
	const ingests = nodes.filter(({ kind }) => kind === "ingest");
	const first = new Map(ingests.toReversed().map((one) => [one.identifier.catalog, one]));
	const names = /* @__PURE__ */ new Map();
	return [...first.keys()].sort().flatMap((name) => {
		const node = first.get(name);
		const place = placeOf$1(config, name);
		const other = place === void 0 ? void 0 : names.get(place);
		if (place !== void 0 && other === void 0) names.set(place, name);
		if (node === void 0 || other === void 0) return [];
		const message = `${name} is served by the same catalog as ${other}, so each of its tables would have two names.`;
		const hint = `Move the ingests of ${name}/ into ${other}/, or give ${name} a catalog or warehouse of its own in ${config.file}.`;
		return [errorAt(startOf(node.file), "IB206", message, hint)];
	});
}
/**
* What tells one catalog from another, as the configuration has it. A database and a folder keep
* those of several names apart; a server has one in each warehouse.
*/
function placeOf$1({ catalogs }, name) {
	const own = Object.hasOwn(catalogs, name) ? catalogs[name] : void 0;
	const entry = own ?? catalogs.default;
	if (entry === void 0) return void 0;
	const { type, uri, warehouse, properties } = entry;
	switch (type) {
		case "rest":
		case "nessie": return JSON.stringify([
			serverOf(uri).place,
			warehouse,
			properties.prefix
		]);
		case "sql": {
			const { place, search } = serverOf(uri);
			return JSON.stringify([
				place,
				search,
				properties["catalog-name"] ?? name
			]);
		}
		case "file": return JSON.stringify([uri, own === void 0 || name === "default" ? name : void 0]);
	}
}
/** However it is spelled: another user, driver, or slash at the end leads to the same one. */
function serverOf(uri) {
	const url = URL.parse(uri);
	if (url === null) return {
		place: uri,
		search: ""
	};
	return {
		place: `${url.host}${url.pathname.replace(/\/+$/, "")}`,
		search: url.search
	};
}
// src/project/ingest-tables.ts
/**
* dashbook's destination writes NAMESPACE.STREAM, where NAMESPACE is `destination.namespace`, else
* the stream's own, else (for us) the folder's. What a database connector will find behind its
* schemas, publication and grants is not in the file: then undefined, the whole namespace.
*/
function declaredTables(source, destination, folder) {
	const named = streamNames(destination.streams) ?? topics(source.subscription);
	if (named === void 0) return void 0;
	const tables = named.map((stream) => tableOf(stream, destination, folder));
	return [...new Map(tables.map((table) => [`${table.namespace}.${table.name}`, table])).values()];
}
/** Where a stream's rows land. */
function tableOf({ namespace, name }, destination, folder) {
	return {
		namespace: (typeof destination.namespace === "string" ? destination.namespace : void 0) ?? namespace ?? folder,
		name
	};
}
/** The keys of `destination.streams`, `orders` or `inventory.orders`; none means all there are. */
function streamNames(streams) {
	if (!isObject$2(streams) || Object.keys(streams).length === 0) return void 0;
	return Object.keys(streams).map(streamOf);
}
/** `orders` or `inventory.orders`. */
function streamOf(key) {
	const dot = key.lastIndexOf(".");
	return {
		namespace: dot > 0 ? key.slice(0, dot) : void 0,
		name: key.slice(dot + 1)
	};
}
/** Kafka's topics: `assign` lists partitions, `subscribe` has a pattern that may be plain names. */
function topics(subscription) {
	if (!isObject$2(subscription)) return void 0;
	switch (subscription.subscription_type) {
		case "assign": return listed$2(subscription.topic_partitions, /^([\w.-]+)\s*:\s*\d+$/);
		case "subscribe": return listed$2(subscription.topic_pattern, /^([\w-]+)$/);
		default: return;
	}
}
/** The first group of each item of a comma list; undefined unless every item matches. */
function listed$2(list, item) {
	if (typeof list !== "string") return void 0;
	const names = list.split(",").map((part) => item.exec(part.trim())?.[1]);
	const certain = names.filter((name) => name !== void 0);
	if (certain.length < names.length) return void 0;
	return certain.map((name) => ({
		namespace: void 0,
		name
	}));
}
// src/project/ingest.ts
const keys = [
	"image",
	"source",
	"destination",
	"$schema"
];
/** Without `check` the connector's own settings are left alone. */
function readIngest(document, identifier, check) {
	const findings = [];
	const shape = shapeOf(document, findings);
	const value = shape && ingestOf(shape, identifier);
	const checked = shape && check && checkedBy(check, shape, identifier);
	findings.push(...checked?.findings ?? []);
	return {
		value: findings.some(({ level }) => level === "error") ? void 0 : value,
		findings,
		...checked?.left
	};
}
/** Whatever else is wrong: all problems of a file are told at once. */
function checkedBy(check, { document, members }, identifier) {
	const { image, source, destination } = members;
	if (typeof image !== "string" || !isObject$2(source) || !isObject$2(destination)) return void 0;
	const { findings, ...known } = check(document, image, {
		source,
		destination
	}, identifier);
	return {
		findings,
		left: known.unknown.length > 0 && { unjudged: {
			...known,
			document,
			source,
			destination
		} }
	};
}
function ingestOf(shape, identifier) {
	if (has(shape, "tap") || has(shape, "target")) {
		noteSinger(shape);
		return;
	}
	const image = requiredText(shape, "image");
	const source = requiredObject(shape, "source");
	const destination = requiredObject(shape, "destination");
	noteUnknown(shape, keys);
	if (image !== void 0) checkImage(shape, image);
	if (destination !== void 0) checkDestination(destination, identifier);
	if (image === void 0 || source === void 0 || destination === void 0) return void 0;
	return {
		kind: "ingest",
		id: identifierText(identifier),
		identifier,
		file: shape.document.file,
		image,
		source: source.members,
		destination: destination.members,
		tables: declaredTables(source.members, destination.members, identifier.namespace),
		locate: shape.document.locate
	};
}
/** The keys that dashtool had before 0.4; connectors of that time have other settings, too. */
function noteSinger(shape) {
	for (const [old, now] of [["tap", "source"], ["target", "destination"]]) {
		if (!has(shape, old)) continue;
		const message = `\`${old}\` is a Singer key, which dashtool reads no longer.`;
		const hint = `Rename it to \`${now}\` and use an Airbyte image: user is username there, dbname is database.`;
		shape.findings.push(errorAt(shape.document.locateKey(`/${old}`), "IB105", message, hint));
	}
}
/** `*.singer.json`, whatever it holds. */
function singerFinding(file) {
	return errorAt(startOf(file), "IB105", "Singer configurations are read no longer.", "Rename the file to *.ingest.json, `tap` to `source` and `target` to `destination`, and use an Airbyte image.");
}
function checkImage(shape, image) {
	if (!/\s/.test(image)) return;
	wrong$1(shape, "image", "IB103", "`image` holds white space.", "Write NAME:TAG and nothing else.");
}
function checkDestination(shape, { catalog }) {
	for (const key of ["catalog_name", "catalogName"]) {
		const name = shape.members[key];
		if (name === void 0 || name === catalog || catalog === "") continue;
		wrong$1(shape, key, "IB205", `\`${key}\` is not ${catalog}, the first folder of the file's path.`, `Write ${catalog}, or move the file.`);
	}
	for (const key of ["branch", "main_branch_name"]) {
		if (!has(shape, key)) continue;
		const hint = "Remove it: icebranch writes the branch itself.";
		const message = `\`${key}\` names ${MAIN}, so every run would write to production.`;
		if (shape.members[key] === "main") wrong$1(shape, key, "IB302", message, hint);
		else doubt(shape, key, "IB116", `\`${key}\` is written over, so it has no effect.`, hint);
	}
	optionalObject(shape, "streams");
	if (has(shape, "namespace")) requiredText(shape, "namespace");
}
// src/project/sql.ts
/** `*.sql`: one SELECT, in the dialect that DataFusion reads by default. */
function readView(file, text, identifier, parses) {
	const parse = parses?.get(text);
	if (parse === void 0) throw new IcebranchError("IB901", `${file} was not parsed.`);
	if (parse.kind !== "query") return {
		value: void 0,
		findings: [problem(file, parse)]
	};
	const relations = parse.relations.map(({ parts, line, column }) => ({
		parts,
		location: {
			file,
			line,
			column
		}
	}));
	const { canonical } = parse;
	return {
		value: {
			kind: "view",
			id: identifierText(identifier),
			identifier,
			file,
			sql: text,
			canonical,
			relations
		},
		findings: []
	};
}
function problem(file, parse) {
	switch (parse.kind) {
		case "statements": return notOneSelect(parse.count === 0 ? "none" : `${parse.count} statements`, placeIn(file, parse));
		case "other": return notOneSelect(`another statement: ${parse.what}`, placeIn(file, parse));
		case "refused": {
			const message = `The SQL does not parse: ${parse.message}.`;
			return errorAt(placeIn(file, parse), "IB108", message, "Correct the syntax here.");
		}
		case "given-up": return errorAt(startOf(file), "IB108", "The SQL is too long or too deeply nested for the parser.", "Split it into several views.");
	}
}
function notOneSelect(found, at) {
	return errorAt(at, "IB109", `A view is exactly one SELECT; the file holds ${found}.`, "Leave one SELECT in the file.");
}
function placeIn(file, { line, column }) {
	return line === void 0 || column === void 0 ? startOf(file) : {
		file,
		line,
		column
	};
}
// src/project/stream-columns.ts
/** Whether a destination is dashbook's: Airbyte's own make other columns of a stream. */
function isDashbookDestination(destination) {
	return ["catalog_url", "catalogUrl"].some((key) => Object.hasOwn(destination, key));
}
/**
* A stream's `json_schema` as the destination reads it: integers are `int` and numbers `float`,
* `null` among the types makes a column optional, and what has parts of its own has no type that a
* table could have (here `unknown`). Formats: `date`, `date-time` (without a zone), `time`.
* Source: dashbook/destination-iceberg, `schema_to_arrow`. undefined where it is not an object's.
*/
function columnsOfStream(schema, isOverwritten) {
	if (!isObject$2(schema) || !isObject$2(schema.properties)) return void 0;
	return Object.entries(schema.properties).filter(([name]) => !(isOverwritten && name.startsWith("_ab_cdc"))).map(([name, property]) => ({
		name: name.trim().replace(/^"+|"+$/g, ""),
		...typed(property)
	}));
}
function typed(property) {
	if (!isObject$2(property)) return {
		type: "unknown",
		required: false
	};
	const types = Array.isArray(property.type) ? property.type : [property.type];
	const [first] = types.filter((one) => one !== "null");
	const type = icebergType(first, property.format);
	return {
		type,
		required: type !== "unknown" && !types.includes("null")
	};
}
function icebergType(type, format) {
	if (format === "date") return "date";
	if (format === "date-time") return "timestamp";
	if (format === "time") return "time";
	switch (type) {
		case "boolean": return "boolean";
		case "integer": return "int";
		case "number": return "float";
		case "string": return "string";
		default: return "unknown";
	}
}
/**
* Whether each sync takes the place of the rows before: then the columns of change data are left
* out. Unless the settings say so, what can be incremental is.
*/
function isOverwritten(settings, supported) {
	return (isObject$2(settings) ? settings.sync_mode ?? settings.syncMode : void 0) === "full_refresh" || !(Array.isArray(supported) && supported.includes("incremental"));
}
// src/project/table-schemas.ts
const HOW = "Write what `docker run --rm IMAGE discover --config CONFIG` prints, or `{ \"tables\": { \"NAMESPACE.TABLE\": ICEBERG_SCHEMA } }`.";
/**
* `{ "tables": { "NAMESPACE.TABLE": schema } }` with Iceberg's schemas, or what a connector's
* `discover` prints: an AirbyteCatalog, with or without its message, a ConfiguredAirbyteCatalog.
* https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol#airbytecatalog
*/
function readTableSchemas(file, text) {
	const catalog = catalogMessage(text);
	if (catalog !== void 0) return {
		value: {
			file,
			tables: streamsOf(catalog)
		},
		findings: []
	};
	const document = readJsonDocument(file, text);
	if (document.value === void 0) return {
		value: void 0,
		findings: document.findings
	};
	const { value, locate } = document.value;
	const tables = isObject$2(value) ? value.tables : void 0;
	if (!isObject$2(tables)) return {
		value: void 0,
		findings: [errorAt(startOf(file), "IB117", "The file holds neither a catalog of Airbyte's nor schemas of tables.", HOW)]
	};
	const findings = [];
	return {
		value: {
			file,
			tables: Object.entries(tables).flatMap(([name, schema]) => {
				const fields = isObject$2(schema) ? fieldsOf(schema.fields) : void 0;
				if (fields !== void 0) return [{
					stream: streamOf(name),
					fields
				}];
				const at = locate(`/tables/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
				findings.push(notIcebergs(name, isObject$2(schema) ? schema.fields : void 0, at));
				return [];
			})
		},
		findings
	};
}
function streamsOf({ streams }) {
	return (Array.isArray(streams) ? streams : []).flatMap((one) => {
		const stream = isObject$2(one) && isObject$2(one.stream) ? one.stream : one;
		if (!isObject$2(stream) || typeof stream.name !== "string") return [];
		const namespace = typeof stream.namespace === "string" ? stream.namespace : void 0;
		const { json_schema: jsonSchema, supported_sync_modes: syncModes } = stream;
		return [{
			stream: {
				namespace,
				name: stream.name
			},
			jsonSchema,
			syncModes
		}];
	});
}
/** https://iceberg.apache.org/spec/#schemas; ids are of no use here, and may be left out. */
function fieldsOf(fields) {
	if (!Array.isArray(fields) || fields.length === 0) return void 0;
	const read = fields.map((field) => {
		if (!isObject$2(field) || typeof field.name !== "string" || !isType(field.type)) return void 0;
		return {
			name: field.name,
			type: field.type,
			required: field.required === true
		};
	});
	const known = read.filter((field) => field !== void 0);
	return new Set(known.map(({ name }) => name)).size === read.length ? known : void 0;
}
function notIcebergs(table, fields, at) {
	const all = Array.isArray(fields) ? fields : [];
	const seen = /* @__PURE__ */ new Set();
	for (const field of all) {
		if (!isObject$2(field) || typeof field.name !== "string") break;
		const column = `Column ${field.name} of ${table}`;
		if (seen.has(field.name)) return errorAt(at, "IB117", `${column} is there twice.`, "Leave one of them.");
		if (!isType(field.type) && typeof field.type === "string") return errorAt(at, "IB117", `${column} is ${field.type}, which is no type of Iceberg's.`, TYPES);
		seen.add(field.name);
	}
	return errorAt(at, "IB117", `The schema of ${table} is none of Iceberg's.`, "Write it as `{ \"fields\": [{ \"name\": …, \"type\": …, \"required\": … }] }`.");
}
function isType(type) {
	if (typeof type === "string") {
		const [, precision, scale] = decimal.exec(type) ?? [];
		return precision === void 0 ? primitive.test(type) : Number(precision) <= 38 && Number(scale) <= Number(precision);
	}
	if (!isObject$2(type)) return false;
	switch (type.type) {
		case "list": return isType(type.element);
		case "map": return isType(type.key) && isType(type.value);
		case "struct": return fieldsOf(type.fields) !== void 0;
		default: return false;
	}
}
const decimal = /^decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)$/;
const TYPES = "Iceberg's are boolean, int, long, float, double, decimal(P, S) with P up to 38, date, time, timestamp, timestamptz, string, uuid, fixed[N], binary, and `{ \"type\": \"struct\", … }`, list, map.";
const primitive = /^(boolean|int|long|float|double|date|time|timestamp(tz)?(_ns)?|string|uuid|binary|unknown|variant|fixed\[\s*\d+\s*\]|geometry.*|geography.*)$/;
/** The spec with the columns that its files declare; a file's word stands before the spec's own. */
function withColumns(node, schemas) {
	const { destination, identifier } = node;
	const streams = isObject$2(destination.streams) ? destination.streams : {};
	const declared = [...Object.entries(streams).flatMap(([name, settings]) => jsonSchemaOf(settings).map((jsonSchema) => ({
		stream: streamOf(name),
		jsonSchema,
		syncModes: ["incremental"]
	}))), ...schemas?.tables ?? []];
	if (declared.length === 0) return {
		node,
		findings: []
	};
	const isKnown = isDashbookDestination(destination);
	const columns = /* @__PURE__ */ new Map();
	for (const one of declared) {
		const { namespace, name } = tableOf(one.stream, destination, identifier.namespace);
		const settings = streams[`${namespace}.${name}`] ?? streams[name];
		const fields = "fields" in one ? one.fields : isKnown ? columnsOfStream(one.jsonSchema, isOverwritten(settings, one.syncModes)) : void 0;
		if (fields !== void 0) columns.set(`${identifier.catalog}.${namespace}.${name}`, fields);
	}
	const idle = !isKnown && declared.some((one) => !("fields" in one));
	return {
		node: {
			...node,
			columns
		},
		findings: [...idle ? [notDashbook(schemas?.file ?? node.file)] : [], ...strangers(node, schemas)]
	};
}
/** Tables that the spec does not write; a connector's own list has every stream of its source. */
function strangers(node, schemas) {
	const { destination, identifier, tables } = node;
	if (tables === void 0 || schemas === void 0) return [];
	const names = tables.map(({ namespace, name }) => `${namespace}.${name}`);
	const strange = schemas.tables.flatMap((one) => {
		if (!("fields" in one)) return [];
		const { namespace, name } = tableOf(one.stream, destination, identifier.namespace);
		return [`${namespace}.${name}`];
	}).filter((name) => !names.includes(name));
	if (strange.length === 0) return [];
	const message = `${node.file} does not write ${strange.slice(0, 4).join(", ")}, whose columns are declared here.`;
	const hint = `It writes ${names.slice(0, 4).join(", ")}${names.length > 4 ? ", …" : ""}.`;
	return [warningAt(startOf(schemas.file), "IB117", message, hint)];
}
/** Spelled as the other settings of the stream are. */
function jsonSchemaOf(settings) {
	if (!isObject$2(settings)) return [];
	return [settings.json_schema, settings.jsonSchema].filter(isObject$2);
}
function notDashbook(file) {
	return warningAt(startOf(file), "IB117", "Which columns the destination makes of these streams is not known: it is not dashbook's.", "Write Iceberg's schemas: `{ \"tables\": { \"NAMESPACE.TABLE\": ICEBERG_SCHEMA } }`.");
}
// src/project/read-file.ts
/** One file of a project → what it says. */
function readFile(path, bytes, dir, parsers) {
	const kind = fileKind(path, dir);
	if (kind === void 0) return { findings: [] };
	if (kind === "singer") return { findings: [singerFinding(path)] };
	const text = decodeText(path, bytes);
	if (text.value === void 0) return { findings: text.findings };
	if (kind === "dashtool-config" || kind === "icebranch-config") return readConfigFile(path, text.value, kind, parsers);
	if (kind === "table-schemas") {
		const { value: schemas, findings } = readTableSchemas(path, text.value);
		return {
			schemas,
			findings
		};
	}
	if (kind === "connector-spec") {
		const { value: schema, findings } = readConnectorSpec(path, text.value);
		return {
			schema,
			findings
		};
	}
	const identifier = readIdentifier(path, dir);
	const node = readNode(path, text.value, kind, identifier.value ?? unknownIdentifier, parsers);
	const findings = [...identifier.findings, ...node.findings].sort(compareFindings);
	return {
		node: identifier.value && node.value,
		literals: node.literals ?? [],
		findings,
		...node.unjudged && { unjudged: node.unjudged }
	};
}
/** For a file in the wrong place, whose other problems are told all the same. */
const unknownIdentifier = {
	catalog: "",
	namespace: "",
	name: ""
};
function readConfigFile(path, text, kind, parsers) {
	const dialect = kind === "dashtool-config" ? "dashtool" : "icebranch";
	const document = dialect === "dashtool" ? readJsonDocument(path, text) : readYaml(path, text, parsers);
	if (document.value === void 0) return { findings: document.findings };
	const { value, findings } = readConfig(document.value, dialect);
	return {
		config: value,
		literals: literalsOfConfig(document.value, text),
		findings
	};
}
function readNode(path, text, kind, identifier, parsers) {
	switch (kind) {
		case "json-ingest": return ingestFrom(readJsonDocument(path, text), text, identifier, parsers);
		case "yaml-ingest": return ingestFrom(readYaml(path, text, parsers), text, identifier, parsers);
		case "view": return {
			...readView(path, text, identifier, parsers.sql),
			literals: literalsOfText(path, text)
		};
	}
}
function readYaml(path, text, { yaml }) {
	if (yaml === void 0) throw new IcebranchError("IB901", "No YAML parser was loaded.");
	return yaml(path, text);
}
function ingestFrom(document, text, identifier, { connectors, declaredSecrets }) {
	if (document.value === void 0) return {
		value: void 0,
		findings: document.findings
	};
	return {
		...readIngest(document.value, identifier, connectors),
		literals: literalsOfIngest(document.value, text, declaredSecrets)
	};
}
// src/project/expand.ts
/** References to environment variables in a catalog's settings: `$NAME` and `${NAME}`. */
/** What every S3 client looks for, declared or not. */
const awsSecrets = [
	"AWS_ACCESS_KEY_ID",
	"AWS_SECRET_ACCESS_KEY",
	"AWS_SESSION_TOKEN"
];
const awsNames = [
	...awsSecrets,
	"AWS_REGION",
	"AWS_DEFAULT_REGION",
	"AWS_ENDPOINT",
	"AWS_ENDPOINT_URL",
	"AWS_ENDPOINT_URL_S3"
];
/** What the runner itself keeps there, its tokens among it. */
const reserved = /^(GITHUB|ACTIONS|RUNNER|INPUT)_/i;
const reference = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;
/** The names that a setting refers to. */
function namesIn(text) {
	return [...text.matchAll(reference)].map(([, braced, bare]) => braced ?? bare ?? "");
}
/** What a text says before, between and behind the variables that it refers to. */
function literalsAround(text) {
	return text.split(/\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)/);
}
/** The names that `secrets` and `env` declare, and those that S3 needs. */
function declaredNames(config) {
	return /* @__PURE__ */ new Set([
		...secretVariables(config),
		...Object.keys(config.env),
		...awsNames
	]);
}
/** The variables that `secrets` declares. */
function secretVariables({ secrets }) {
	return Object.values(secrets).flatMap((keys) => Object.values(keys));
}
/** Names of the variables whose values no log may show. */
function secretNames(config) {
	return [...secretVariables(config), ...awsSecrets];
}
/** Those of them that are set. */
function secretValues(config, env) {
	return secretNames(config).flatMap((name) => env[name] || []);
}
/**
* A catalog's settings with every reference replaced, in one pass: what a value holds is not looked
* at again. Throws IB301 for a name that is not declared, IB303 for one that is not set.
*/
function expandConfig(config, declared, env) {
	const expand = (text) => text.replaceAll(reference, (_all, braced, bare) => lookUp(braced ?? bare, declared, env));
	const properties = Object.entries(config.properties).map(([key, text]) => [key, expand(text)]);
	return {
		type: config.type,
		uri: expandUri(config.uri, (name) => lookUp(name, declared, env)),
		warehouse: config.warehouse === void 0 ? void 0 : expand(config.warehouse),
		properties: Object.fromEntries(properties)
	};
}
/** In a URL, what stands for who logs in: from the two slashes to the last `@` before a path. */
const userInfo$1 = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)@/i;
/**
* Of a password any character may be one that ends a password in a URL, and what follows would be
* taken for the host. So a value is percent-encoded there, unless it can stand there as it is.
*/
function expandUri(uri, look) {
	const [start = "", scheme = "", info = ""] = userInfo$1.exec(uri) ?? [];
	const endOfUser = info.replaceAll(reference, (all) => "$".repeat(all.length)).indexOf(":");
	const who = info.replaceAll(reference, (_all, braced, bare, at) => forUserInfo(look(braced ?? bare), at < endOfUser));
	const rest = uri.slice(start.length).replaceAll(reference, (_all, braced, bare) => look(braced ?? bare));
	return start === "" ? rest : `${scheme}${who}@${rest}`;
}
/** `isUser`: what comes before a colon that is written in the URL itself, and so has none of its own. */
function forUserInfo(value, isUser) {
	if (/^(?:[\w.~!$&'()*+,;=:-]|%[0-9a-f]{2})*$/i.test(value) && !(isUser && value.includes(":"))) return value;
	const encoded = encodeURIComponent(value);
	return isUser ? encoded : encoded.replace("%3A", ":");
}
function lookUp(name, declared, env) {
	if (reserved.test(name)) throw new IcebranchError("IB301", `The configuration refers to $${name}, which belongs to the runner.`, { hint: "Use a variable of another name." });
	if (!declared.has(name)) throw new IcebranchError("IB301", `The configuration refers to $${name} without declaring it.`, { hint: `Declare ${name} under \`secrets\`.` });
	const value = env[name];
	if (value !== void 0) return value;
	throw new IcebranchError("IB303", `The environment variable ${name} is not set.`, { hint: `Set ${name} where icebranch runs.` });
}
// src/project/references.ts
function referenceFindings(config, nodes) {
	if (config === void 0 || nodes.length === 0) return [];
	const declared = new Set(secretVariables(config));
	const used = new Set(referencesOf({
		catalogs: config.catalogs,
		env: config.env
	}).keys());
	return [...nodes.flatMap((node) => {
		if (node.kind !== "ingest") return [];
		const { source, destination } = node;
		const found = [...referencesOf({
			source,
			destination
		})];
		for (const [name] of found) used.add(name);
		return found.filter(([name]) => !declared.has(name)).slice(0, 20).map(([name, pointer]) => undeclaredReference(node.locate(pointer), node.id, name, config));
	}), ...unused(config, used)];
}
function undeclaredReference(at, id, name, { file }) {
	return warningAt(at, "IB301", `${id} refers to $${name}, which no secret declares, so its container sees no value.`, `Declare ${name} under secrets in ${file}.`);
}
/** A container gets what it refers to and no more: such a secret is for nothing, or misspelled there. */
function unused(config, used) {
	return Object.entries(config.secrets).flatMap(([secret, keys]) => Object.entries(keys).flatMap(([key, name]) => {
		if (used.has(name) || awsSecrets.includes(name)) return [];
		return [warningAt(config.locate(pointerTo(pointerTo("/secrets", secret), key)), "IB306", `Nothing refers to $${name}.`, `Refer to it, or take \`${key}\` out.`)];
	}));
}
/** Name → pointer of the first text that refers to it. */
function referencesOf(value) {
	const found = /* @__PURE__ */ new Map();
	for (const { pointer, text } of textsOf(value, "")) for (const name of namesIn(text)) if (!found.has(name)) found.set(name, pointer);
	return found;
}
function* textsOf(value, pointer) {
	if (typeof value === "string") yield {
		pointer,
		text: value
	};
	if (typeof value !== "object" || value === null) return;
	for (const [key, member] of Object.entries(value)) yield* textsOf(member, pointerTo(pointer, key));
}
// src/project/read.ts
/** The files of a commit → a Project. Each file is read once, however many commits hold it. */
/** Nobody writes a spec or a view of this size by hand; what is larger is never read. */
const MAX_FILE_BYTES = 1048576;
/** Whether a path is the project's: a configuration, an ingest, a view or a connector's specification. */
function wantsFile(path, dir) {
	return fileKind(path, dir) !== void 0;
}
function isIngest(path, dir) {
	const kind = fileKind(path, dir);
	return kind === "json-ingest" || kind === "yaml-ingest";
}
/** Whether a file's bytes are to be read: one of the project's, regular, and not too large. */
function wantsBytes(file, dir) {
	const kind = fileKind(file.path, dir);
	return kind !== void 0 && isRegular(file) && (file.size ?? 0) <= mostBytes(kind);
}
function mostBytes(kind) {
	return kind === "connector-spec" ? MAX_SPEC_BYTES : MAX_FILE_BYTES;
}
/** Which parsers the files at these paths need. */
function neededParsers(paths, dir) {
	const kinds = new Set(paths.map((path) => fileKind(path, dir)));
	const yaml = kinds.has("icebranch-config") || kinds.has("yaml-ingest");
	const connectors = kinds.has("json-ingest") || kinds.has("yaml-ingest");
	return {
		sql: kinds.has("view"),
		yaml,
		connectors
	};
}
/** Texts of views that are still to be parsed: those that `cache` does not have. */
function unparsedSql(files, dir, cache = /* @__PURE__ */ new Map()) {
	const texts = files.flatMap((file) => {
		if (!(fileKind(file.path, dir) === "view" && wantsBytes(file, dir)) || file.bytes === void 0 || cache.has(cacheKey(file, dir) ?? "")) return [];
		return decodeText(file.path, file.bytes).value ?? [];
	});
	return [...new Set(texts)];
}
/**
* `files` may hold any others too, in any order. A parser may be absent where `neededParsers` says so.
* `inForce` says which secrets may be written out, where that is not the project's own configuration.
*/
function readProject(files, dir, parsers, cache = /* @__PURE__ */ new Map(), inForce) {
	const own = ownFiles(files, dir);
	const readings = own.map((file) => readCached(file, dir, parsers, cache));
	const declared = withDeclaredColumns(readings);
	const nodes = declared.map(({ node }) => node);
	const configs = own.filter(({ path }) => isConfig(fileKind(path, dir)));
	const config = configs.length === 1 ? readings.find((one) => one.config)?.config : void 0;
	const conflicts = betweenFiles(nodes);
	const unjudged = readings.flatMap((reading) => reading.unjudged ?? []);
	const open = new Set(unjudged.map(({ document }) => document.file));
	const findings = [
		...readings.flatMap((reading) => reading.findings),
		...declared.flatMap((one) => one.findings),
		...twoConfigs(configs.map(({ path }) => path)),
		...judgeLiterals(readings.flatMap(({ literals = [] }) => literals), {
			inForce: inForce ?? config,
			own: config,
			locate: config?.locate,
			open
		}, dir),
		...conflicts.findings,
		...oneCatalogTwice(config, nodes),
		...referenceFindings(config, nodes)
	];
	return {
		dir,
		config,
		nodes: conflicts.nodes,
		findings: findings.sort(compareFindings),
		connectors: {
			specs: own.flatMap(({ path, oid }, i) => {
				const name = connectorOf(path, dir);
				return name === void 0 ? [] : [{
					name,
					file: path,
					oid,
					schema: readings[i]?.schema
				}];
			}),
			unjudged
		}
	};
}
/** In path order. Schemas that lie beside no spec are somebody else's. */
function ownFiles(files, dir) {
	const own = files.filter(({ path }) => wantsFile(path, dir));
	const specs = new Set(own.flatMap(({ path }) => isIngest(path, dir) ? [besideSpec(path)] : []));
	return own.filter(({ path }) => fileKind(path, dir) !== "table-schemas" || specs.has(besideSpec(path))).sort((a, b) => compareText(a.path, b.path));
}
function withDeclaredColumns(readings) {
	const schemas = new Map(readings.flatMap(({ schemas: one }) => one ? [[besideSpec(one.file), one]] : []));
	return readings.flatMap(({ node }) => node ?? []).map((node) => node.kind === "view" ? {
		node,
		findings: []
	} : withColumns(node, schemas.get(besideSpec(node.file))));
}
function isConfig(kind) {
	return kind === "dashtool-config" || kind === "icebranch-config";
}
function readCached(file, dir, parsers, cache) {
	const most = mostBytes(fileKind(file.path, dir) ?? "view");
	if (file.bytes === void 0 || file.bytes.length > most || !isRegular(file)) return { findings: [unreadable(file, most)] };
	const key = cacheKey(file, dir);
	const known = key && cache.get(key);
	if (known) return known;
	const reading = readFile(file.path, file.bytes, dir, parsers);
	if (key) cache.set(key, reading);
	return reading;
}
function cacheKey({ path, oid }, dir) {
	return oid && `${dir}\0${path}\0${oid}`;
}
function isRegular({ mode }) {
	return mode === "100644" || mode === "100755" || mode === "100664";
}
function unreadable(file, most) {
	const at = startOf(file.path);
	if (isRegular(file)) return errorAt(at, "IB106", `The file is larger than ${most === 1048576 ? "1 MiB" : `${most / 1024} KiB`} and was not read.`, "Make it smaller, or name it otherwise.");
	return errorAt(at, "IB106", `The path is ${{
		"120000": "a symbolic link",
		"160000": "a submodule"
	}[file.mode] ?? "a folder"}, not a regular file.`, "Put the file itself there, or name it otherwise.");
}
// src/read-project.ts
async function projectAt(ports, commit, dir, shared, inForce) {
	const { git } = ports;
	const files = await git.listFiles(commit, below(dir));
	const readable = files.filter((file) => wantsBytes(file, dir));
	if (neededParsers(readable.map(({ path }) => path), dir).sql) startEarly(ports.sqlPlanner);
	const missing = new Set(readable.map(({ oid }) => oid).filter((oid) => !shared.blobs.has(oid)));
	for (const [oid, bytes] of await git.readBlobs([...missing])) shared.blobs.set(oid, bytes);
	const wanted = new Set(readable);
	const withBytes = files.map((file) => ({
		...file,
		bytes: wanted.has(file) ? shared.blobs.get(file.oid) : void 0
	}));
	return {
		project: readProject(withBytes, dir, await loadParsers(withBytes, dir, ports.sqlPlanner, shared.parsed), shared.parsed, inForce),
		files: new Map(files.map((file) => [file.path, file]))
	};
}
/** As the files stand, uncommitted ones included. */
async function projectOnDisk(ports, dir) {
	const wants = (path) => {
		if (neededParsers([path], dir).sql) startEarly(ports.sqlPlanner);
		return wantsFile(path, dir);
	};
	const only = {
		wants,
		maxBytes: MAX_FILE_BYTES
	};
	const files = await ports.workTree.list(below(dir), only);
	return {
		project: readProject(files, dir, await loadParsers(files, dir, ports.sqlPlanner)),
		files: /* @__PURE__ */ new Map()
	};
}
/** While the files are read, the thread gets ready; what goes wrong is told when it is asked. */
function startEarly(sqlPlanner) {
	sqlPlanner().catch(() => {});
}
async function loadParsers(files, dir, sqlPlanner, parsed) {
	const { yaml, connectors } = neededParsers(files.map(({ path }) => path), dir);
	const sql = sqlPlanner && unparsedSql(files, dir, parsed);
	return {
		sql: sqlPlanner && sql?.length ? await parseSql(sqlPlanner, sql) : void 0,
		yaml: yaml ? (await import("./yaml-document.js")).readYamlDocument : void 0,
		connectors: connectors ? await connectorCheckFor(files, dir) : void 0,
		declaredSecrets: connectors ? (await import("./declared-secrets.js")).declaredSecrets : void 0
	};
}
async function parseSql(sqlPlanner, texts) {
	const parses = await (await sqlPlanner()).parse(texts);
	return new Map(texts.map((text, at) => [text, parses[at] ?? { kind: "given-up" }]));
}
async function connectorCheckFor(files, dir) {
	const decoder = new TextDecoder();
	const texts = files.flatMap(({ path, bytes }) => isIngest(path, dir) && bytes !== void 0 ? [decoder.decode(bytes)] : []);
	return (await import("./load.js")).loadConnectorCheck(texts);
}
/** A path of the project as one from the repository's root. */
function inFolder(dir, name) {
	return dir === "." ? name : `${dir}/${name}`;
}
function below(dir) {
	return dir === "." ? void 0 : dir;
}
/** The configuration of a commit alone: `none` where it has none, `broken` where that has errors. */
async function configAt({ git }, commit, dir) {
	const names = [ICEBRANCH_CONFIG, DASHTOOL_CONFIG].map((name) => inFolder(dir, name));
	const files = (await git.listFiles(commit, below(dir))).filter(({ path }) => names.includes(path));
	if (files.length === 0) return "none";
	const readable = files.filter((file) => wantsBytes(file, dir));
	const blobs = await git.readBlobs(readable.map(({ oid }) => oid));
	const withBytes = files.map((file) => ({
		...file,
		bytes: blobs.get(file.oid)
	}));
	return readProject(withBytes, dir, await loadParsers(withBytes, dir)).config ?? "broken";
}
/** git's production branch as the project's files on disk, or those of HEAD, name it; `main` where none does. */
async function productionBranch(ports, dir) {
	for (const name of [ICEBRANCH_CONFIG, DASHTOOL_CONFIG]) {
		const path = inFolder(dir, name);
		const bytes = await ports.workTree?.read(path);
		if (bytes === void 0) continue;
		const files = [{
			path,
			mode: "100644",
			size: bytes.length,
			bytes
		}];
		return readProject(files, dir, await loadParsers(files, dir)).config?.main ?? "main";
	}
	return "main";
}
// src/sync-gate.ts
const pollMs = 1e4;
/** Each is a question to the cluster, and the file is what somebody wrote. */
const maxNames = 20;
function syncGate(world) {
	const { publish } = world.config;
	switch (publish.waitFor) {
		case "argo": return argoGate(world, publish.waitTimeoutMs);
		case "none":
		case void 0: return async () => false;
	}
}
function argoGate(world, timeoutMs) {
	const { clock, pause, progress, stop } = world.ports;
	let names;
	let left = timeoutMs;
	return async () => {
		names ??= cronWorkflows(world);
		let told = "";
		for (;;) {
			throwIfStopped(stop);
			const running = await runningOf(world, await names);
			if (running.length === 0) return told !== "";
			if (left <= 0) throw stillRunning(running, timeoutMs);
			const text = `Waiting for ${listed$1(running)} to end, up to ${minutes(left)} more.`;
			if (told !== listed$1(running)) progress(text);
			told = listed$1(running);
			const began = clock();
			await pause(Math.min(pollMs, left), stop);
			left -= clock() - began;
		}
	};
}
/**
* Those of the production branch's file, which is what runs, and of the one at hand: but not of an
* open pull request's, whose author could have any Workflow of the cluster named in the comment.
*/
async function cronWorkflows(world) {
	const { base, trigger } = world;
	const head = base !== void 0 && trigger.pull !== void 0 && !trigger.pull.closed ? base : world.head;
	const { cronWorkflowsOf } = await import("./cron-workflows.js");
	const known = [base && await workflowText(world, base), await workflowText(world, head)].filter((text) => text !== void 0);
	const found = (known.length > 0 ? known : [void 0]).flatMap((text) => {
		const names = cronWorkflowsOf(text);
		if (names === void 0) throw notReadable(world.config.workflow.path);
		return names;
	});
	const distinct = new Map(found.map((one) => [`${one.namespace}/${one.name}`, one]));
	if (distinct.size > maxNames) throw tooMany(distinct.size);
	return [...distinct.values()];
}
async function workflowText({ config, dir, ports }, { files }) {
	const file = files.get(inFolder(dir, config.workflow.path));
	const bytes = file && (await ports.git.readBlobs([file.oid])).get(file.oid);
	return bytes && new TextDecoder().decode(bytes);
}
async function runningOf({ ports: { kubernetes } }, names) {
	return (await Promise.all(names.map((cron) => kubernetes.runningWorkflows(cron)))).flat();
}
/** A sync of one that is not asked for would be lost without a word. */
function tooMany(count) {
	return new IcebranchError("IB428", `Nobody can tell whether a sync is running: the workflow files name ${count} CronWorkflows, and at most ${maxNames} are asked for.`, { hint: "Keep other CronWorkflows in files of their own, or set publish.wait-for to none." });
}
function notReadable(path) {
	return new IcebranchError("IB428", `Nobody can tell whether a sync is running: ${path} has a CronWorkflow that cannot be read.`, { hint: "Mend the file, or set publish.wait-for to none." });
}
function stillRunning(running, timeoutMs) {
	return new IcebranchError("IB428", `After ${minutes(timeoutMs)} of waiting ${listed$1(running)} ${running.length === 1 ? "is" : "are"} running still, so nothing more was written.`, { hint: "Run again when it has ended, or wait longer: publish.wait-timeout." });
}
const namedWorkflows = 3;
function listed$1(running) {
	const names = running.map(({ name, phase }) => `${name} (${phase ?? "not begun"})`);
	const more = names.length - namedWorkflows;
	const named = names.slice(0, namedWorkflows).join(", ");
	return more > 0 ? `${named} and ${more} more` : named;
}
function minutes(ms) {
	const seconds = Math.round(ms / 1e3);
	return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
// src/project/catalog-of.ts
/** The entry that serves nodes whose first path part is `name`: its own one, or `default`. */
function catalogOf({ catalogs }, name) {
	return catalogs[Object.hasOwn(catalogs, name) ? name : "default"];
}
// src/catalogs.ts
/** The catalogs of a configuration, each opened when it is first asked and closed at the end. */
function openCatalogs(config, ports) {
	const catalogs = /* @__PURE__ */ new Map();
	const declared = declaredNames(config);
	const configured = (name) => {
		const found = catalogOf(config, name);
		if (found !== void 0) return found;
		throw new IcebranchError("IB603", `The configuration names no catalog ${name}.`, { hint: `Add ${name}, or default, to the catalogs in ${config.file}.` });
	};
	const uriStyle = config.dialect === "dashtool" ? "sqlx" : "sqlalchemy";
	const address = (name) => ({
		...expandConfig(withoutIdleKeys(configured(name), declared, ports.env), declared, ports.env),
		uriStyle,
		shared: name === "default" || !Object.hasOwn(config.catalogs, name)
	});
	return {
		named: Object.keys(config.catalogs).filter((name) => name !== "default"),
		async open(name) {
			throwIfStopped(ports.stop);
			const known = catalogs.get(name) ?? ports.openCatalog(name, address(name));
			catalogs.set(name, known);
			return known;
		},
		async opened() {
			return (await concurrently([...catalogs.keys()].sort(), async (name) => {
				const catalog = await this.open(name).catch(orNone);
				if (catalog === void 0) return [];
				const { atomic, branches, readOnly } = catalog;
				const type = branches === void 0 ? configured(name).type : "nessie";
				const local = isOnDisk(address(name)) ? { local: true } : {};
				return [{
					name,
					type,
					atomic,
					...readOnly === void 0 ? {} : { readOnly },
					...local
				}];
			})).flat();
		},
		async [Symbol.asyncDispose]() {
			const opened = await Promise.allSettled(catalogs.values());
			for (const one of opened) if (one.status === "fulfilled") await one.value[Symbol.asyncDispose]();
		}
	};
}
function orNone(error) {
	if (!(error instanceof IcebranchError) || error.code === "IB904") throw error;
}
/**
* Keys of an object store that holds no table need no value: where the tables are on a disk, those
* that refer to a variable which is not there are left out.
*/
function withoutIdleKeys(config, declared, env) {
	if (!hasTablesOnDisk(config)) return config;
	const isThere = (name) => declared.has(name) && env[name] !== void 0;
	const used = Object.entries(config.properties).filter(([key, text]) => !key.startsWith("s3.") || namesIn(text).every(isThere));
	return {
		...config,
		properties: Object.fromEntries(used)
	};
}
function hasTablesOnDisk({ type, uri, warehouse }) {
	return /^(file:|\/)/.test((type === "file" ? uri : warehouse) ?? "");
}
/** Whether the catalog or its tables are where a cluster would not find them. */
function isOnDisk(config) {
	const { type, uri } = config;
	if (type === "file") return !/^s3[an]?:/i.test(uri);
	return hasTablesOnDisk(config) || type === "sql" && /^sqlite\b/i.test(uri);
}
async function listNamespaces(catalogs, namespaces) {
	return concurrently([...new Map(namespaces.map((one) => [`${one.catalog}.${one.namespace}`, one])).values()], async ({ catalog, namespace }) => ({
		catalog,
		namespace,
		tables: await (await catalogs.open(catalog)).listTables(namespace.split("."))
	}));
}
/** Every namespace of the catalogs: where a mark may be, whatever the files say now. */
async function everyNamespace(catalogs, names) {
	return (await concurrently([...new Set(names)].sort(), async (catalog) => (await (await catalogs.open(catalog)).listNamespaces()).map((parts) => ({
		catalog,
		namespace: parts.join(".")
	})))).flat();
}
async function loadTables(catalogs, listings) {
	return distinct((await concurrently(listings.flatMap(({ catalog, tables }) => tables.map((table) => ({
		catalog,
		table
	}))), async ({ catalog, table }) => {
		const found = await (await catalogs.open(catalog)).loadTable(table);
		return found && [`${catalog}.${tableName(table)}`, {
			catalog,
			table: found
		}];
	})).filter((one) => one !== void 0));
}
/** A dot in a name may make one name of two tables; which of them was meant, nobody can tell. */
function distinct(tables) {
	const state = /* @__PURE__ */ new Map();
	for (const [name, table] of tables) {
		if (state.has(name)) throw new IcebranchError("IB410", `Two tables of the catalog are both called ${name}.`, { hint: "Rename the one that has a dot in its own name." });
		state.set(name, table);
	}
	return state;
}
// src/project/branch-key.ts
/** Airbyte's destination-s3-data-lake, which cannot do without `main_branch_name`. */
function isDataLake(destination) {
	return ["main_branch_name", "s3_bucket_name"].some((key) => Object.hasOwn(destination, key));
}
// src/connectors/schema.ts
const text = { type: "string" };
const secret = {
	type: "string",
	airbyte_secret: true
};
const integer = { type: "integer" };
const flag = { type: "boolean" };
const texts = {
	type: "array",
	items: text
};
const uniqueTexts = {
	...texts,
	uniqueItems: true
};
const port = {
	type: "integer",
	minimum: 0,
	maximum: 65536
};
function atLeast(minimum) {
	return {
		type: "integer",
		minimum
	};
}
function between(minimum, maximum) {
	return {
		type: "integer",
		minimum,
		maximum
	};
}
function words(...words) {
	return {
		type: "string",
		enum: words
	};
}
function matching(pattern) {
	return {
		type: "string",
		pattern
	};
}
function list(items) {
	return {
		type: "array",
		items
	};
}
/** An object with keys of the user's own. */
function mapOf(values) {
	return {
		type: "object",
		additionalProperties: values
	};
}
function or(value, schema) {
	return {
		...schema,
		default: value
	};
}
function object(keys) {
	const names = Object.keys(keys);
	const required = names.filter((name) => name.endsWith("*")).map(plain);
	return {
		type: "object",
		properties: Object.fromEntries(names.map((name) => [plain(name), keys[name] ?? {}])),
		...required.length > 0 && { required }
	};
}
/**
* One of several objects, told apart by the value of the key `tag`; `tag?` is not required, as in
* some older specs, which refuse an object without it only because several fit.
*/
function choice(tag, branches) {
	const isOptional = tag.endsWith("?");
	const name = isOptional ? tag.slice(0, -1) : tag;
	return {
		type: "object",
		oneOf: Object.entries(branches).map(([value, keys]) => {
			return object({
				[isOptional ? name : `${name}*`]: {
					type: "string",
					const: value
				},
				...keys
			});
		})
	};
}
function plain(name) {
	return name.replace(/\*$/, "");
}
// src/connectors/destination-airbyte.ts
const regions = [
	...[
		"af-south-1",
		"ap-east-1",
		"ap-northeast-1",
		"ap-northeast-2",
		"ap-northeast-3"
	],
	...[
		"ap-south-1",
		"ap-southeast-1",
		"ap-southeast-2",
		"ca-central-1",
		"cn-north-1"
	],
	...[
		"cn-northwest-1",
		"eu-central-1",
		"eu-north-1",
		"eu-south-1",
		"eu-west-1",
		"eu-west-2"
	],
	...[
		"eu-west-3",
		"me-south-1",
		"sa-east-1",
		"us-east-1",
		"us-east-2",
		"us-gov-east-1"
	],
	...[
		"us-gov-west-1",
		"us-west-1",
		"us-west-2"
	]
];
const laterRegions = [...[
	"ap-south-2",
	"ap-southeast-3",
	"ap-southeast-4",
	"ca-west-1",
	"eu-central-2"
], ...[
	"eu-south-2",
	"il-central-1",
	"me-central-1"
]];
const s3DataLake = {
	name: "destination-s3-data-lake",
	specifications: [{
		id: "destination-s3-data-lake",
		version: "2026-08",
		schema: object({
			"s3_bucket_name*": text,
			"s3_bucket_region*": words("", ...regions, ...laterRegions),
			"warehouse_location*": text,
			main_branch_name: text,
			access_key_id: secret,
			secret_access_key: secret,
			s3_endpoint: text,
			"catalog_type*": choice("catalog_type", {
				NESSIE: {
					"server_uri*": text,
					"namespace*": text,
					access_token: secret
				},
				GLUE: {
					"glue_id*": text,
					"database_name*": text,
					role_arn: text
				},
				REST: {
					"server_uri*": text,
					"namespace*": text
				},
				POLARIS: {
					"server_uri*": text,
					"catalog_name*": text,
					"client_id*": secret,
					"client_secret*": secret,
					"namespace*": text
				}
			})
		})
	}]
};
const database = { database: or("default", text) };
const iceberg = {
	name: "destination-iceberg",
	specifications: [{
		id: "destination-iceberg",
		version: "0.1.0",
		schema: object({
			"catalog_config*": choice("catalog_type", {
				Hive: {
					...database,
					"hive_thrift_uri*": text
				},
				Hadoop: database,
				Jdbc: {
					...database,
					jdbc_url: text,
					username: text,
					password: secret,
					ssl: or(false, flag),
					catalog_schema: or("public", text)
				}
			}),
			"storage_config*": choice("storage_type", { S3: {
				"access_key_id*": secret,
				"secret_access_key*": secret,
				"s3_warehouse_uri*": text,
				s3_bucket_region: or("", words("", ...regions)),
				s3_endpoint: or("", text),
				s3_path_style_access: or(true, flag)
			} }),
			"format_config*": object({
				"format*": or("Parquet", words("Parquet", "Avro")),
				flush_batch_size: or(1e4, integer),
				auto_compact: or(false, flag),
				compact_target_file_size_in_mb: or(100, integer)
			})
		})
	}]
};
// src/connectors/destination-dashbook.ts
const store = {
	aws_region: text,
	aws_access_key_id: text,
	aws_secret_access_key: secret,
	aws_endpoint: text,
	aws_allow_http: words("true", "false")
};
/** What has two spellings, in snake_case. */
const spelled = [
	"catalog_url",
	"catalog_name",
	...Object.keys(store)
];
function schemaIn(spell) {
	const stream = {
		sync_mode: words("full_refresh", "incremental"),
		cursor_field: texts,
		partition_by: mapOf(text),
		json_schema: mapOf({})
	};
	return object({
		...inSpelling(spell, {
			"catalog_url*": text,
			catalog_name: text,
			...store
		}),
		bucket: text,
		namespace: text,
		branch: text,
		streams: mapOf(object(inSpelling(spell, stream)))
	});
}
function inSpelling(spell, keys) {
	return Object.fromEntries(Object.entries(keys).map(([key, schema]) => [spell(key), schema]));
}
const camelCase = (snake) => snake.replaceAll(/_([a-z])/g, (_all, letter) => letter.toUpperCase());
const snakeCase = (snake) => snake;
const camels = new Set(spelled.map(camelCase));
/** The spelling of most of its keys; of the first of them where there are as many of each. */
function isCamelCase(destination) {
	const own = Object.keys(destination);
	const camel = own.filter((key) => camels.has(key));
	const snake = own.filter((key) => spelled.includes(key));
	if (camel.length !== snake.length) return camel.length > snake.length;
	return camels.has(own.find((key) => camels.has(key) || spelled.includes(key)) ?? "");
}
const leftovers = "It is left over from Singer's target: remove it.";
const moved$1 = {
	"/identifier": leftovers,
	"/replicationMethod": leftovers
};
const snake = {
	id: "dashbook-destination-iceberg-snake",
	version: "2025-11-27",
	isDashbook: true,
	schema: schemaIn(snakeCase),
	moved: moved$1
};
const camel = {
	id: "dashbook-destination-iceberg-camel",
	version: "2025-11-26",
	isDashbook: true,
	schema: schemaIn(camelCase),
	moved: moved$1
};
// src/connectors/source-faker.ts
const moved = { "/records_per_sync": "It is gone: write `records_per_slice`." };
const faker = {
	name: "source-faker",
	specifications: [{
		id: "source-faker",
		version: "7.2.1",
		schema: fakerSchema("count"),
		moved
	}, {
		id: "dashbook-source-faker",
		version: "3.0.0",
		isDashbook: true,
		schema: fakerSchema("count*"),
		moved
	}]
};
function fakerSchema(count) {
	return object({
		[count]: or(1e3, atLeast(1)),
		seed: or(-1, integer),
		records_per_slice: or(1e3, atLeast(1)),
		always_updated: or(true, flag),
		parallelism: or(4, atLeast(1))
	});
}
// src/connectors/source-file.ts
const host$1 = {
	"host*": text,
	"user*": text,
	password: secret,
	port: or("22", text)
};
const file = {
	name: "source-file",
	specifications: [{
		id: "source-file",
		version: "0.6.0",
		schema: object({
			"dataset_name*": text,
			"format*": or("csv", words(...[
				"csv",
				"json",
				"jsonl",
				"excel",
				"excel_binary",
				"fwf",
				"feather",
				"parquet"
			], "yaml")),
			"url*": text,
			reader_options: text,
			"provider*": choice("storage", {
				HTTPS: { user_agent: or(false, flag) },
				GCS: { service_account_json: secret },
				S3: {
					aws_access_key_id: text,
					aws_secret_access_key: secret
				},
				AzBlob: {
					"storage_account*": text,
					sas_token: secret,
					shared_key: secret
				},
				SSH: host$1,
				SCP: host$1,
				SFTP: host$1,
				local: {}
			})
		}),
		moved: { "/reader_impl": "It is gone: remove it." }
	}]
};
// src/connectors/source-github.ts
const repository = "[\\w.-]+/(\\*|[\\w.-]+(?<!\\.git))";
const toCredentials$1 = "Write `credentials` with `personal_access_token` instead.";
const github = {
	name: "source-github",
	specifications: [{
		id: "source-github",
		version: "2.7.1",
		schema: object({
			"credentials*": choice("option_title?", {
				"OAuth Credentials": {
					"access_token*": secret,
					client_id: secret,
					client_secret: secret
				},
				"PAT Credentials": { "personal_access_token*": secret }
			}),
			"repositories*": {
				...list(matching("^[\\w.-]+/(([\\w.-]*\\*)|[\\w.-]+(?<!\\.git))$")),
				minItems: 1
			},
			branches: texts,
			start_date: matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
			api_url: or("https://api.github.com/", text),
			max_waiting_time: or(120, between(1, 240)),
			num_workers: or(4, between(1, 25)),
			repository: matching(`^(${repository}\\s+)*${repository}$`),
			branch: text
		}),
		moved: {
			"/access_token": toCredentials$1,
			"/personal_access_token": toCredentials$1
		}
	}]
};
// src/connectors/source-kafka.ts
const mechanisms = words("GSSAPI", "OAUTHBEARER", "SCRAM-SHA-256", "SCRAM-SHA-512", "PLAIN");
const strategies = words("TopicNameStrategy", "RecordNameStrategy", "TopicRecordNameStrategy");
const lookups = words("default", "use_all_dns_ips", "resolve_canonical_bootstrap_servers_only");
/** `later`: what 0.2.9 brought. */
function kafkaSchema(later) {
	const password = later.isSecret ? secret : text;
	return object({
		"bootstrap_servers*": text,
		"subscription*": choice("subscription_type", {
			assign: { "topic_partitions*": text },
			subscribe: { "topic_pattern*": text }
		}),
		"protocol*": choice("security_protocol", {
			PLAINTEXT: {},
			SASL_PLAINTEXT: {
				"sasl_mechanism*": {
					type: "string",
					const: "PLAIN"
				},
				"sasl_jaas_config*": secret
			},
			SASL_SSL: {
				"sasl_mechanism*": or("GSSAPI", mechanisms),
				"sasl_jaas_config*": secret,
				...later.isSecret && { oauthbearer_token_endpoint_url: text }
			}
		}),
		MessageFormat: choice("deserialization_type?", {
			JSON: {},
			AVRO: {
				deserialization_strategy: or("TopicNameStrategy", strategies),
				schema_registry_url: text,
				schema_registry_username: text,
				schema_registry_password: password
			}
		}),
		group_id: text,
		client_id: text,
		test_topic: text,
		max_poll_records: or(500, integer),
		polling_time: or(100, integer),
		enable_auto_commit: or(true, flag),
		auto_commit_interval_ms: or(5e3, integer),
		client_dns_lookup: or("use_all_dns_ips", lookups),
		retry_backoff_ms: or(100, integer),
		request_timeout_ms: or(3e4, integer),
		receive_buffer_bytes: or(32768, integer),
		auto_offset_reset: or("latest", words("latest", "earliest", "none")),
		repeated_calls: or(3, integer),
		max_records_process: or(1e5, integer)
	});
}
const kafka = {
	name: "source-kafka",
	specifications: [{
		id: "source-kafka",
		version: "0.2.9",
		schema: kafkaSchema({ isSecret: true })
	}, {
		id: "dashbook-source-kafka",
		version: "0.2.3",
		isDashbook: true,
		schema: kafkaSchema({ isSecret: false })
	}]
};
// src/connectors/databases.ts
/** What Airbyte's database connectors have in common. */
/** Of a connection that checks who the server is. */
const certificates = {
	"ca_certificate*": secret,
	client_certificate: secret,
	client_key: secret,
	client_key_password: secret
};
const invalidPosition = or("Fail sync", words("Fail sync", "Re-sync data"));
const host = {
	"tunnel_host*": text,
	"tunnel_port*": or(22, port),
	"tunnel_user*": text
};
/** The way through an SSH host, which Airbyte adds to their specs as they run. */
const tunnel = choice("tunnel_method", {
	NO_TUNNEL: {},
	SSH_KEY_AUTH: {
		...host,
		"ssh_key*": secret
	},
	SSH_PASSWORD_AUTH: {
		...host,
		"tunnel_user_password*": secret
	}
});
// src/connectors/source-mongodb.ts
const cluster = {
	"connection_string*": text,
	"databases*": texts,
	schema_enforced: or(true, flag)
};
const toConfig = (key) => `Write \`database_config\` with \`${key}\` instead.`;
const mongodb = {
	name: "source-mongodb-v2",
	specifications: [{
		id: "source-mongodb-v2",
		version: "2",
		schema: object({
			"database_config*": choice("cluster_type", {
				ATLAS_REPLICA_SET: {
					...cluster,
					"username*": text,
					"password*": secret,
					"auth_source*": or("admin", text)
				},
				SELF_MANAGED_REPLICA_SET: {
					...cluster,
					username: text,
					password: secret,
					auth_source: or("admin", text)
				}
			}),
			initial_waiting_seconds: or(300, integer),
			queue_size: or(1e4, integer),
			discover_sample_size: or(1e4, between(10, 1e5)),
			discover_timeout_seconds: or(600, between(5, 1200)),
			invalid_cdc_cursor_position_behavior: invalidPosition,
			initial_load_timeout_hours: or(8, integer),
			update_capture_mode: or("Lookup", words("Lookup", "Post Image"))
		}),
		moved: {
			"/database_config/database": "Write `databases`, a list, instead.",
			"/instance_type": toConfig("cluster_type"),
			"/database": toConfig("databases"),
			"/user": toConfig("username"),
			"/password": toConfig("password"),
			"/auth_source": toConfig("auth_source")
		}
	}, {
		id: "dashbook-source-mongodb-v2",
		version: "0.1.19",
		isDashbook: true,
		schema: object({
			instance_type: choice("instance", {
				standalone: {
					"host*": text,
					"port*": or(27017, port),
					tls: or(false, flag)
				},
				replica: {
					"server_addresses*": text,
					replica_set: text
				},
				atlas: { "cluster_url*": text }
			}),
			"database*": text,
			user: text,
			password: secret,
			auth_source: or("admin", text)
		}),
		moved: {
			"/username": "Write `user`, as this image spells it.",
			"/database_config": "This image is older than it: write `instance_type` and `database`."
		}
	}]
};
// src/connectors/source-mssql.ts
const base$2 = {
	"host*": text,
	"port*": port,
	"database*": text,
	schemas: or(["dbo"], uniqueTexts),
	"username*": text,
	jdbc_url_params: text,
	tunnel_method: tunnel
};
const unverified = {
	unencrypted: {},
	encrypted_trust_server_certificate: {}
};
const mssql = {
	name: "source-mssql",
	specifications: [{
		id: "source-mssql",
		version: "4",
		schema: object({
			...base$2,
			"password*": secret,
			ssl_method: choice("ssl_method", {
				...unverified,
				encrypted_verify_certificate: {
					hostNameInCertificate: text,
					certificate: secret
				}
			}),
			replication_method: choice("method", {
				CDC: {
					initial_waiting_seconds: or(300, integer),
					invalid_cdc_cursor_position_behavior: invalidPosition,
					queue_size: or(1e4, integer),
					initial_load_timeout_hours: or(8, integer)
				},
				STANDARD: { exclude_todays_data: or(false, flag) }
			})
		}),
		moved: {
			"/replication_method/data_to_sync": "It is gone: remove it.",
			"/replication_method/snapshot_isolation": "It is gone: remove it."
		}
	}, {
		id: "source-mssql-1",
		version: "1.0.19",
		isDashbook: true,
		schema: object({
			...base$2,
			password: secret,
			ssl_method: choice("ssl_method", {
				...unverified,
				encrypted_verify_certificate: {
					hostNameInCertificate: text,
					"trustStoreName*": {},
					"trustStorePassword*": {}
				}
			}),
			replication_method: choice("method", {
				STANDARD: {},
				CDC: {
					data_to_sync: or("Existing and New", words("Existing and New", "New Changes Only")),
					snapshot_isolation: or("Snapshot", words("Snapshot", "Read Committed")),
					initial_waiting_seconds: or(300, integer)
				}
			})
		})
	}]
};
// src/connectors/source-mysql.ts
const base$1 = {
	"host*": text,
	"port*": or(3306, port),
	"database*": text,
	"username*": text,
	password: secret,
	jdbc_url_params: text,
	ssl_mode: choice("mode", {
		preferred: {},
		required: {},
		verify_ca: certificates,
		verify_identity: certificates
	}),
	tunnel_method: tunnel
};
const noSchemas = "MySQL has databases alone: name it in `database`.";
const mysql = {
	name: "source-mysql",
	specifications: [{
		id: "source-mysql",
		version: "3",
		schema: object({
			...base$1,
			"replication_method*": choice("method", {
				STANDARD: {},
				CDC: {
					server_timezone: text,
					invalid_cdc_cursor_position_behavior: invalidPosition,
					initial_load_timeout_hours: or(8, integer)
				}
			}),
			check_privileges: or(true, flag),
			checkpoint_target_interval_seconds: or(300, integer),
			max_db_connections: integer
		}),
		moved: {
			"/schemas": noSchemas,
			"/ssl": "Write `ssl_mode` with `mode` instead.",
			"/replication_method/server_time_zone": "Write `server_timezone` instead."
		}
	}, {
		id: "dashbook-source-mysql",
		version: "2.0.25",
		isDashbook: true,
		schema: object({
			...base$1,
			ssl: or(true, flag),
			"replication_method*": choice("method", {
				STANDARD: {},
				CDC: {
					initial_waiting_seconds: or(300, integer),
					server_time_zone: text
				}
			})
		}),
		moved: {
			"/schemas": noSchemas,
			"/replication_method/server_timezone": "Write `server_time_zone`, as this image spells it."
		}
	}]
};
// src/connectors/source-postgres.ts
const base = {
	"host*": text,
	"port*": or(5432, port),
	"database*": text,
	schemas: or(["public"], uniqueTexts),
	"username*": text,
	password: secret,
	jdbc_url_params: text,
	ssl_mode: choice("mode", {
		disable: {},
		allow: {},
		prefer: {},
		require: {},
		"verify-ca": certificates,
		"verify-full": certificates
	}),
	tunnel_method: tunnel
};
const changes$1 = {
	plugin: words("pgoutput"),
	"replication_slot*": text,
	"publication*": text,
	queue_size: or(1e4, integer),
	lsn_commit_behaviour: or("After loading Data in the destination", words("While reading Data", "After loading Data in the destination"))
};
const postgres = {
	name: "source-postgres",
	specifications: [{
		id: "source-postgres",
		version: "3.7",
		schema: object({
			...base,
			replication_method: choice("method", {
				CDC: {
					...changes$1,
					initial_waiting_seconds: or(1200, integer),
					heartbeat_action_query: or("", text),
					invalid_cdc_cursor_position_behavior: invalidPosition,
					initial_load_timeout_hours: or(8, integer)
				},
				Xmin: {},
				Standard: {}
			}),
			entra_service_principal_auth: or(false, flag),
			entra_tenant_id: text,
			entra_client_id: text
		}),
		moved: { "/ssl": "Write `ssl_mode` with `mode` instead." }
	}, {
		id: "dashbook-source-postgres",
		version: "2.0.34",
		isDashbook: true,
		schema: object({
			...base,
			replication_method: choice("method", {
				Standard: {},
				CDC: {
					...changes$1,
					initial_waiting_seconds: or(300, integer)
				}
			})
		}),
		moved: {
			"/ssl": "Write `ssl_mode` with `mode` instead.",
			"/replication_method/heartbeat_action_query": "This image is older than it: remove it.",
			"/replication_method/invalid_cdc_cursor_position_behavior": "This image is older than it: remove it.",
			"/replication_method/initial_load_timeout_hours": "This image is older than it: remove it."
		}
	}]
};
// src/connectors/source-s3.ts
const name = matching("^([A-Za-z0-9-_]+)$");
const second = matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$");
const start = matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$");
/** Of 3.0.3, which 4.x still takes beside `streams`. */
const oldFormat = choice("filetype?", {
	csv: {
		delimiter: matching("[\\s\\S]"),
		infer_datatypes: or(true, flag),
		quote_char: text,
		escape_char: text,
		encoding: or("utf8", text),
		double_quote: or(true, flag),
		newlines_in_values: or(false, flag),
		additional_reader_options: text,
		advanced_options: text,
		block_size: or(1e4, between(1, 2147483647))
	},
	parquet: {
		columns: texts,
		batch_size: or(65536, integer),
		buffer_size: or(2, integer)
	},
	avro: {},
	jsonl: {
		newlines_in_values: or(false, flag),
		unexpected_field_behavior: or("infer", { enum: [
			"ignore",
			"infer",
			"error"
		] }),
		block_size: or(0, integer)
	}
});
const place = {
	aws_access_key_id: secret,
	aws_secret_access_key: secret,
	path_prefix: text,
	endpoint: or("", text),
	start_date: second
};
const stream = object({
	"name*": text,
	"format*": choice("filetype", {
		csv: {
			delimiter: or(",", text),
			quote_char: text,
			escape_char: text,
			encoding: or("utf8", text),
			double_quote: or(true, flag),
			null_values: uniqueTexts,
			strings_can_be_null: or(true, flag),
			skip_rows_before_header: or(0, integer),
			skip_rows_after_header: or(0, integer),
			header_definition: choice("header_definition_type", {
				"From CSV": {},
				Autogenerated: {},
				"User Provided": { "column_names*": texts }
			}),
			true_values: uniqueTexts,
			false_values: uniqueTexts,
			inference_type: or("None", { enum: ["None", "Primitive Types Only"] }),
			ignore_errors_on_fields_mismatch: or(false, flag)
		},
		jsonl: {},
		parquet: { decimal_as_float: or(false, flag) },
		avro: { double_as_string: or(false, flag) },
		unstructured: {
			skip_unprocessable_files: or(true, flag),
			strategy: or("auto", words("auto", "fast", "ocr_only", "hi_res")),
			processing: choice("mode", { local: {} })
		},
		excel: {}
	}),
	globs: or(["**"], texts),
	legacy_prefix: text,
	validation_policy: or("Emit Record", { enum: [
		"Emit Record",
		"Skip Record",
		"Wait for Discover"
	] }),
	input_schema: text,
	primary_key: text,
	days_to_sync_if_history_is_full: or(3, integer),
	schemaless: or(false, flag),
	recent_n_files_to_read_for_schema_discovery: {
		type: "integer",
		exclusiveMinimum: 0
	},
	use_first_found_file_for_schema_discovery: or(false, flag),
	skip_full_check_for_parquet: or(false, flag)
});
const toCredentials = "Write `credentials` with `auth_type` instead.";
// src/connectors/catalogue.ts
const sources = [...[
	faker,
	file,
	github,
	kafka,
	mongodb,
	mssql,
	mysql,
	postgres,
	{
		name: "source-s3",
		specifications: [{
			id: "source-s3",
			version: "4.16.1",
			schema: object({
				"bucket*": text,
				"streams*": list(stream),
				"credentials*": choice("auth_type", {
					iam_user: {
						"aws_access_key_id*": secret,
						"aws_secret_access_key*": secret
					},
					iam_role: { "role_arn*": text },
					default_credentials: {}
				}),
				region_name: text,
				endpoint: or("", text),
				start_date: start,
				delivery_method: choice("delivery_type", {
					use_records_transfer: {},
					use_file_transfer: { preserve_directory_structure: or(true, flag) }
				}),
				dataset: name,
				path_pattern: text,
				format: oldFormat,
				schema: or("{}", text),
				provider: object({
					...place,
					bucket: text,
					role_arn: text,
					region_name: text
				})
			}),
			moved: {
				"/aws_access_key_id": toCredentials,
				"/aws_secret_access_key": toCredentials,
				"/role_arn": toCredentials
			}
		}, {
			id: "dashbook-source-s3",
			version: "3.0.3",
			isDashbook: true,
			schema: object({
				"dataset*": name,
				"path_pattern*": text,
				"provider*": object({
					...place,
					"bucket*": text
				}),
				format: oldFormat,
				schema: or("{}", text)
			}),
			moved: {
				"/streams": "This image is older than it: write `dataset`, `path_pattern` and `format`.",
				"/bucket": "Write it into `provider`.",
				"/credentials": "Write the keys into `provider`.",
				"/endpoint": "Write it into `provider`.",
				"/start_date": "Write it into `provider`."
			}
		}]
	}
]];
/** `[REGISTRY[:PORT]/][PATH/]NAME[:TAG][@DIGEST]`, as Docker reads it. */
function imageOf(reference) {
	const [named = ""] = reference.split("@");
	const parts = named.split("/");
	const [name = "", tag] = (parts.at(-1) ?? "").split(":");
	return {
		name,
		isDashbook: parts.at(-2) === "dashbook" || tag === "sql" || tag === "file",
		tag
	};
}
/** Whether it is a source that icebranch knows, if perhaps not at the image's age. */
function isKnownName(image) {
	return sources.some(({ name }) => name === image.name);
}
/**
* The specification that a source's image goes by: dashbook's images run connectors of 2023, others
* the current one, or an older one where the tag's version says so. undefined where none is known.
*/
function sourceSpecification(image) {
	const connector = sources.find(({ name }) => name === image.name);
	if (connector === void 0) return void 0;
	const { specifications } = connector;
	if (image.isDashbook) return specifications.find((one) => one.isDashbook);
	const major = image.tag === void 0 ? void 0 : /^v?(\d+)\.\d+/.exec(image.tag)?.[1];
	const ofMajor = specifications.find(({ version }) => version.split(".")[0] === major);
	const [current] = specifications;
	return Number(major ?? NaN) < Number(current?.version.split(".")[0]) ? ofMajor : ofMajor ?? current;
}
/**
* Of dashbook's images it is dashbook's; of others what the keys are those of. undefined where
* nothing tells.
*/
function destinationSpecification({ isDashbook }, destination) {
	const has = (key) => Object.hasOwn(destination, key);
	if (!isDashbook && has("catalog_config")) return iceberg.specifications[0];
	if (!isDashbook && isDataLake(destination)) return s3DataLake.specifications[0];
	if (!isDashbook && !isDashbookDestination(destination)) return void 0;
	return isCamelCase(destination) ? camel : snake;
}
// src/connectors/tag.ts
/** The key that has a value of its own in each branch. */
function tagOf(branches) {
	const [first] = branches;
	const keys = isObject$2(first) && isObject$2(first.properties) ? Object.keys(first.properties) : [];
	for (const key of keys) {
		const at = pointerTo("/properties", key);
		const values = [];
		for (const branch of branches) {
			const value = onlyValue(memberAt(branch, at));
			if (typeof value !== "string") break;
			values.push(value);
		}
		if (values.length === branches.length && new Set(values).size === values.length) return {
			key,
			values
		};
	}
}
function onlyValue(property) {
	if (!isObject$2(property)) return void 0;
	if (property.const !== void 0) return property.const;
	return Array.isArray(property.enum) && property.enum.length === 1 ? property.enum[0] : void 0;
}
function memberAt(value, pointer) {
	let found = value;
	for (const part of pointerParts(pointer)) {
		if (typeof found !== "object" || found === null) return void 0;
		if (!Object.hasOwn(found, part)) return void 0;
		found = found[part];
	}
	return found;
}
/** A pointer in a URI's fragment. */
function decoded(fragment) {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}
// src/connectors/explain.ts
/** In no order; none where what is refused is only what a reference stands for. */
function problemsOf$1(schema, value, errors) {
	const choices = errors.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf").map((error) => choiceAt(schema, value, error, errors));
	const isOfOther = ({ instancePath, schemaPath }) => choices.some((one) => isBelow(instancePath, one.pointer) && schemaPath.startsWith(`${one.schemaPath}/`) && !isBelow(schemaPath, `${one.schemaPath}/${one.branch}`));
	const open = choices.filter(({ error }) => !isOfOther(error));
	const own = errors.filter((error) => !isChoice(error) && !isOfOther(error));
	return oneOfEach([...open.flatMap(({ problem }) => problem ?? []), ...own.flatMap((error) => problemOf(value, error) ?? [])].filter(({ pointer }, _i, all) => !isInsideOfOther(pointer, open, all)));
}
/** What says of a choice only that nothing of it fits. */
function isChoice({ keyword }) {
	return keyword === "oneOf" || keyword === "anyOf" || keyword === "if";
}
/** Each missing key once; of one value that is wrong in several ways its kind, else the first. */
function oneOfEach(problems) {
	return [...Map.groupBy(problems, ({ pointer, missing }) => `${pointer} ${missing ?? ""}`).values()].flatMap((all) => all.find(isOfKind) ?? all.slice(0, 1));
}
function isOfKind({ message }) {
	return message.includes(" must be ");
}
/** What stands in an object of a kind that nobody knows is not looked at. */
function isInsideOfOther(pointer, open, all) {
	return open.some(({ problem, pointer: at }) => problem !== void 0 && pointer !== problem.pointer && isBelow(pointer, at) && all.includes(problem));
}
function isBelow(path, parent) {
	return path === parent || path.startsWith(`${parent}/`);
}
function choiceAt(schema, value, error, errors) {
	const { instancePath: pointer, schemaPath } = error;
	const branches = memberAt(schema, decoded(schemaPath.slice(1)));
	const found = memberAt(value, pointer);
	const tag = Array.isArray(branches) ? tagOf(branches) : void 0;
	if (tag === void 0 || !isObject$2(found)) return untaggedChoice(value, error, errors, branches);
	const { key, values } = tag;
	const given = found[key];
	const branch = values.indexOf(given);
	const at = {
		error,
		pointer,
		schemaPath,
		branch
	};
	if (branch !== -1) return at;
	if (typeof given === "string" && namesIn(given).length > 0) return at;
	const problem = given === void 0 ? missingKey(pointer, key, `: ${choiceOf(values)}`) : wrongWord(pointerTo(pointer, key), key, values);
	return {
		...at,
		problem
	};
}
/** No key tells: then the value's kind may, which fits one branch or none. */
function untaggedChoice(value, error, errors, branches) {
	const { instancePath: pointer, schemaPath } = error;
	const kindErrors = errors.filter((one) => one.keyword === "type" && one.instancePath === pointer && one.schemaPath.startsWith(`${schemaPath}/`));
	const branchOf = ({ schemaPath: path }) => Number(path.slice(schemaPath.length + 1).split("/")[0]);
	const count = Array.isArray(branches) ? branches.length : 0;
	const wrongKind = new Set(kindErrors.map(branchOf));
	const [only, ...others] = Array.from({ length: count }, (_, i) => i).filter((i) => !wrongKind.has(i));
	const at = {
		error,
		pointer,
		schemaPath
	};
	if (only !== void 0 && others.length === 0) return {
		...at,
		branch: only
	};
	if (only !== void 0 || kindErrors.length === 0) return {
		...at,
		branch: -1,
		problem: problemOf(value, error)
	};
	const types = new Set(kindErrors.flatMap(({ params }) => String(params.type).split(",")));
	const merged = {
		...error,
		keyword: "type",
		params: { type: [...types].join(",") }
	};
	return {
		...at,
		branch: -1,
		problem: problemOf(value, merged)
	};
}
/** undefined for what a reference may make right once it is put in. */
function problemOf(value, { instancePath: pointer, keyword, params }) {
	const found = memberAt(value, pointer);
	const name = pointerParts(pointer).at(-1) ?? "the configuration";
	switch (keyword) {
		case "required":
		case "dependencies": return missingKey(pointer, String(params.missingProperty));
		case "type": return wrongType(pointer, name, found, String(params.type));
		case "additionalProperties": {
			const key = String(params.additionalProperty);
			return wrong(pointerTo(pointer, key), `The key \`${key}\` is not allowed here.`, "Remove it.");
		}
	}
	if (typeof found === "string" && namesIn(found).length > 0) return void 0;
	if (keyword === "const") return wrongWord(pointer, name, asTexts([params.allowedValue]));
	if (keyword === "enum") return wrongWord(pointer, name, asTexts(params.allowedValues));
	const [what, hint] = sentences[keyword]?.(params) ?? ["is not what the connector takes", "Compare it with the connector's documentation."];
	return wrong(pointer, `\`${name}\` ${what}.`, hint);
}
const outOfBounds = ({ comparison, limit }) => ["is out of bounds", `Write a number that is ${comparison} ${limit}.`];
const empty = () => ["is empty", "Give it a value."];
const sentences = {
	pattern: ({ pattern }) => ["is not written as the connector wants it", `Write it so that it matches ${pattern}.`],
	minimum: outOfBounds,
	maximum: outOfBounds,
	exclusiveMinimum: outOfBounds,
	exclusiveMaximum: outOfBounds,
	uniqueItems: () => ["has one value twice", "Keep one of the two."],
	minItems: empty,
	minLength: empty
};
function wrong(pointer, message, hint) {
	return {
		pointer,
		code: "IB103",
		message,
		hint
	};
}
function missingKey(pointer, key, choice = "") {
	return {
		pointer,
		code: "IB102",
		message: `The key \`${key}\` is missing.`,
		hint: `Add \`${key}\`${choice}.`,
		missing: key
	};
}
function asTexts(values) {
	return Array.isArray(values) ? values.map(asText) : [];
}
function asText(value) {
	return typeof value === "string" ? value : JSON.stringify(value);
}
/** The value is not repeated: whoever mixes up two keys may have put a secret there. */
function wrongWord(pointer, key, words) {
	return wrong(pointer, `\`${key}\` has a value that it cannot have.`, `Use ${choiceOf(words)}.`);
}
function choiceOf(words) {
	return words.map((word) => word === "" ? "nothing" : `\`${word}\``).join(", ");
}
const kinds = {
	string: "text",
	integer: "a whole number",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	object: "an object",
	null: "null"
};
function wrongType(pointer, name, found, type) {
	const wanted = type.split(",").map((one) => kinds[one] ?? one).join(" or ");
	return {
		pointer,
		code: "IB103",
		message: `\`${name}\` must be ${wanted}, not ${kindOf(found)}.`,
		hint: typeof found === "string" && /^\$(?:\w+|\{\w+\})$/.test(found) ? "Write the value itself: what a reference stands for is always text." : `Write ${wanted} here.`
	};
}
// src/connectors/landing.ts
function landing(document, connector, ingest) {
	const { source, destination, folder } = ingest;
	const forced = destination.namespace;
	if (typeof forced === "string") {
		if (forced === folder || isOpen(forced)) return [];
		return [elsewhere(document, "/destination/namespace", [forced], folder)];
	}
	const own = namespacesOf(connector, source);
	if (own === void 0 || own.values.some((one) => one === folder || isOpen(one))) return [];
	return [elsewhere(document, own.pointer, own.values, folder)];
}
function elsewhere(document, pointer, namespaces, folder) {
	const message = `The tables land in ${namespaces.join(", ")}, and the folder says ${folder}.`;
	const hint = `Write \`namespace\`: ${JSON.stringify(folder)} into \`destination\`, or move the file.`;
	return warningAt(document.locate(pointer), "IB209", message, hint);
}
/** What a reference stands for is not known here. */
function isOpen(namespace) {
	return namesIn(namespace).length > 0;
}
/** Of the streams of a source; undefined where that is not known. */
function namespacesOf(connector, source) {
	switch (connector) {
		case "source-postgres": return listed(source.schemas, "/source/schemas", "public");
		case "source-mssql": return listed(source.schemas, "/source/schemas", "dbo");
		case "source-mysql": return listed([source.database], "/source/database");
		case "source-mongodb-v2": {
			const { database_config: config } = source;
			return isObject$2(config) ? listed(config.databases, "/source/database_config/databases") : listed([source.database], "/source/database");
		}
		case "source-kafka":
		case "source-s3":
		case "source-file":
		case "source-faker":
		case "source-github": return {
			values: ["default"],
			pointer: "/destination"
		};
		default: return;
	}
}
/** `otherwise`: where the connector has a default. */
function listed(value, pointer, otherwise) {
	if (value === void 0 && otherwise !== void 0) return {
		values: [otherwise],
		pointer: "/source"
	};
	const values = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
	return values.length === 0 ? void 0 : {
		values,
		pointer
	};
}
// src/connectors/traps.ts
const awsKeys = [
	"aws_region",
	"aws_access_key_id",
	"aws_secret_access_key"
];
function dashbookTraps(document, destination, { tag }) {
	const isCamel = isCamelCase(destination);
	const spell = isCamel ? camelCase : snakeCase;
	return [
		...tag === "sql" ? catalogName(document, destination, spell) : [],
		...otherSpelling(document, destination, isCamel),
		...incompleteStore(document, destination, spell),
		...streamTraps(document, destination.streams, spell)
	];
}
function catalogName(document, destination, spell) {
	const key = spell("catalog_name");
	if (Object.hasOwn(destination, key)) return [];
	const at = document.locate("/destination");
	const hint = `Add \`${key}\`: the first folder of the file's path.`;
	return [errorAt(at, "IB102", `The key \`${key}\` is missing.`, hint)];
}
/** Of two spellings a release reads one: the other half of the settings would be lost. */
function otherSpelling(document, destination, isCamel) {
	const [own, other] = isCamel ? [camelCase, snakeCase] : [snakeCase, camelCase];
	return spelled.filter((key) => own(key) !== other(key) && Object.hasOwn(destination, other(key))).map((key) => {
		const message = `\`${other(key)}\` is spelled unlike the other keys, and no release reads both spellings.`;
		return errorAt(document.locateKey(pointerTo("/destination", other(key))), "IB113", message, `Write \`${own(key)}\`.`);
	});
}
/** Half of a store's settings are none: the rows go to the connector's memory, and away with it. */
function incompleteStore(document, destination, spell) {
	const has = (key) => Object.hasOwn(destination, spell(key));
	const wanted = [...awsKeys, "bucket"];
	const isStore = [
		...awsKeys,
		"aws_endpoint",
		"aws_allow_http"
	].some(has);
	const missing = wanted.filter((key) => !has(key)).map(spell);
	if (!isStore || missing.length === 0) return [];
	const names = missing.map((key) => `\`${key}\``).join(", ");
	const message = `The object store lacks ${names}, so the rows would be written to memory or nowhere.`;
	return [errorAt(document.locate("/destination"), "IB113", message, `Add ${names}.`)];
}
/** No more than anybody reads: whoever makes more of them makes them by the thousand. */
function streamTraps(document, streams, spell) {
	if (!isObject$2(streams)) return [];
	const names = new Set(Object.keys(streams));
	const ofQualified = new Set([...names].filter((name) => name.includes(".")).map(bareName));
	const findings = [];
	for (const [name, settings] of Object.entries(streams)) {
		if (findings.length >= 20) break;
		if (!isObject$2(settings) || Object.keys(settings).length === 0) continue;
		const pointer = pointerTo("/destination/streams", name);
		const bare = bareName(name);
		if (!(bare === name ? ofQualified.has(name) : names.has(bare))) findings.push(oneKeyOnly(document, name, bare, pointer));
		const key = spell("partition_by");
		findings.push(...transforms(document, settings[key], pointer, key));
	}
	return findings.slice(0, 20);
}
/** What of `namespace.name` the stream is chosen by. */
function bareName(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}
/** A stream is chosen by its bare name, and its settings are looked up by `namespace.name`. */
function oneKeyOnly(document, name, bare, pointer) {
	const message = `The settings of \`${name}\` have no effect: the destination looks for streams by name, and for their settings by NAMESPACE.NAME.`;
	const hint = bare === name ? `Add NAMESPACE.${name} with these settings beside it.` : `Add \`${bare}\` with no settings beside it.`;
	return warningAt(document.locateKey(pointer), "IB113", message, hint);
}
const transform = /^"(?:identity|year|month|day|hour|void|(?:bucket|truncate)\[\d+\])"$/;
function transforms(document, partitionBy, pointer, key) {
	if (!isObject$2(partitionBy)) return [];
	return Object.entries(partitionBy).filter(([, value]) => typeof value === "string" && !transform.test(value)).slice(0, 20).map(([column]) => {
		return errorAt(document.locate(pointerTo(`${pointer}/${key}`, column)), "IB113", `\`${column}\` is not partitioned by a transform as the destination reads one.`, String.raw`Write "\"day\"" with the inner quotes: identity, year, month, day, hour, void, bucket[N] or truncate[N].`);
	});
}
// src/connectors/walk.ts
/**
* Every member of every object whose keys are known, in the file's order. Of a choice the branch that
* the value names; nothing of one that it does not name.
*/
function* membersOf(schema, value, pointer = "") {
	if (Array.isArray(value)) {
		const items = schemaAt(schema, "items");
		if (items === void 0) return;
		for (const [i, item] of value.entries()) yield* membersOf(items, item, `${pointer}/${i}`);
	}
	if (!isObject$2(value)) return;
	const found = knownTo(schema, value);
	const rest = schemaAt(schema, "additionalProperties");
	for (const [key, member] of Object.entries(value)) {
		const at = pointerTo(pointer, key);
		const own = found && Object.hasOwn(found.properties, key) ? found.properties[key] : void 0;
		const isNamed = own !== void 0 || own === void 0 && found !== void 0 && !found.isOpen;
		const known = Object.keys(found?.properties ?? {});
		if (isNamed) yield {
			pointer: at,
			key,
			value: member,
			schema: own,
			known
		};
		const next = own ?? rest;
		if (next !== void 0) yield* membersOf(next, member, at);
	}
}
/** By these words an object may take keys that are not listed, or that cannot be told from here. */
const opening = [
	"$ref",
	"patternProperties",
	"dependencies",
	"if",
	"then",
	"else"
];
/** undefined where no key is known, or none can be told. */
function knownTo(schema, value) {
	const parts = [];
	let isOpen = opening.some((word) => Object.hasOwn(schema, word)) || schemaAt(schema, "additionalProperties") !== void 0;
	const { properties } = schema;
	if (isObject$2(properties)) parts.push({
		properties: properties ?? {},
		isOpen: false
	});
	for (const part of schemasAt(schema, "allOf")) {
		const found = knownTo(part, value);
		if (found !== void 0) parts.push(found);
	}
	for (const word of ["oneOf", "anyOf"]) {
		const branches = schemasAt(schema, word);
		if (branches.length === 0) continue;
		const tag = tagOf(branches);
		const branch = branches[tag?.values.indexOf(value[tag.key]) ?? -1];
		if (tag !== void 0 && branch === void 0) return void 0;
		const chosen = branch && knownTo(branch, value);
		if (chosen === void 0) isOpen = true;
		else parts.push(chosen);
	}
	if (parts.length === 0) return void 0;
	const all = parts.map((part) => part.properties);
	return {
		properties: Object.assign({}, ...all),
		isOpen: isOpen || parts.some((one) => one.isOpen)
	};
}
/** A schema of somebody else's may have anything there: `true`, a list. */
function schemaAt(schema, word) {
	const found = Object.hasOwn(schema, word) ? schema[word] : void 0;
	return isObject$2(found) ? found : void 0;
}
function schemasAt(schema, word) {
	const found = Object.hasOwn(schema, word) ? schema[word] : void 0;
	return Array.isArray(found) ? found.filter(isObject$2) : [];
}
// src/connectors/check.ts
function connectorCheck(validators) {
	return (document, reference, { source, destination }, { namespace }) => {
		const image = imageOf(reference);
		const origin = sourceSpecification(image);
		const target = destinationSpecification(image, destination);
		const checked = (root, value, of) => {
			const validate = of && validators(of.id);
			return of && validate ? checkConfiguration(document, root, value, of, validate) : [];
		};
		const traps = target?.isDashbook ? dashbookTraps(document, destination, image) : [];
		return {
			findings: [
				...checked("/source", source, origin),
				...withTraps(checked("/destination", destination, target), traps),
				...target?.isDashbook ? landing(document, image.name, {
					source,
					destination,
					folder: namespace
				}) : []
			],
			connector: image.name,
			called: isKnownName(image) && image.tag ? `${image.name}:${image.tag}` : image.name,
			unknown: [...origin ? [] : ["source"], ...target ? [] : ["destination"]]
		};
	};
}
/** Of one key the worse is told: that it is unknown says less than what comes of it. */
function withTraps(findings, traps) {
	const placeOf = ({ line, column }) => `${line}:${column}`;
	const renamed = new Set(findings.filter(isRename).map(placeOf));
	const trapped = new Set(traps.map(placeOf));
	return [...findings.filter((one) => one.level === "error" || !trapped.has(placeOf(one))), ...traps.filter((one) => !renamed.has(placeOf(one)))];
}
function isRename({ hint }) {
	return hint?.startsWith("Rename ") ?? false;
}
/** What a validator says is compared each with each: whoever has more made them by the thousand. */
const MAX_ERRORS = 2e3;
/** `root`: where the configuration stands in the document, `/source` or `/destination`. */
function checkConfiguration(document, root, value, specification, validate) {
	const { schema, moved = {} } = specification;
	const plain = plainNumbers(value);
	const errors = validate(plain).slice(0, MAX_ERRORS);
	const problems = problemsOf$1(schema, isObject$2(plain) ? plain : {}, errors).slice(0, 20);
	const unknown = unknownKeys(schema, value);
	const renamed = renames(problems, unknown);
	const isRenamed = new Set([...renamed.values()].map((one) => one.pointer));
	const isTold = new Set(problems.map((one) => one.pointer));
	return [...problems.filter(({ pointer }) => !isRenamed.has(pointer)).map((problem) => {
		const { pointer, code, message, hint } = problem;
		const instead = renamed.get(problem);
		if (instead === void 0) return errorAt(document.locate(root + pointer), code, message, hint);
		return errorAt(document.locateKey(root + instead.pointer), code, message, `Rename \`${instead.key}\` to \`${problem.missing}\`.`);
	}), ...unknown.filter(({ pointer }) => !isRenamed.has(pointer) && !isTold.has(pointer)).map(({ pointer, key, nearest }) => {
		const near = nearest === void 0 ? "Remove it." : `Did you mean \`${nearest}\`?`;
		const hint = Object.hasOwn(moved, pointer) ? moved[pointer] ?? near : near;
		const message = `The connector does not know \`${key}\`, which has no effect.`;
		return warningAt(document.locateKey(root + pointer), "IB104", message, hint);
	})];
}
/** By the problem of a key that is missing, the key that stands in its place. */
function renames(problems, unknown) {
	return new Map(problems.flatMap((problem) => {
		const meant = unknown.find((one) => isMeant(one, problem));
		return meant === void 0 ? [] : [[problem, meant]];
	}));
}
function unknownKeys(schema, value) {
	return [...membersOf(schema, value)].filter((one) => one.schema === void 0).slice(0, 20).map(({ pointer, key, known }) => ({
		pointer,
		key,
		nearest: nearestNames(key, known)[0]
	}));
}
/** A key that is missing, and one beside it that is called nearly so. */
function isMeant({ pointer, nearest }, problem) {
	const { missing } = problem;
	return missing !== void 0 && missing === nearest && parentOf(pointer) === problem.pointer;
}
function parentOf(pointer) {
	return pointer.slice(0, pointer.lastIndexOf("/"));
}
/** A validator takes a number that was kept as it was written for an object. */
function plainNumbers(value) {
	if (typeof value === "bigint") return Number(value);
	if (typeof value !== "object" || value === null) return value;
	if (JSON.isRawJSON(value)) return Number(value.rawJSON);
	if (Array.isArray(value)) return value.map(plainNumbers);
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainNumbers(one)]));
}
// src/connectors/foreign-schema.ts
/** So many characters of what is referred to: a few lines can refer to more than any memory holds. */
const MAX_PUT_IN = 1048576;
/** And so far from one to the next: each is as many levels more for whoever walks the schema. */
const MAX_CHAIN = 10;
/** Keywords that hold a schema or a list of them; what a user calls a setting is none of them. */
const holders = /* @__PURE__ */ new Set([...[
	"allOf",
	"anyOf",
	"oneOf",
	"items",
	"additionalItems",
	"additionalProperties"
], ...[
	"contains",
	"not",
	"propertyNames",
	"if",
	"then",
	"else"
]]);
/** Keywords that hold schemas by names of the user's own. */
const maps = /* @__PURE__ */ new Set([
	"properties",
	"patternProperties",
	"definitions",
	"$defs",
	"dependencies"
]);
/** Words of other drafts and of validators: draft-07 ignores them, or they name the file itself. */
const ignored = /* @__PURE__ */ new Set([
	"$schema",
	"$id",
	"id",
	"$async",
	"nullable",
	"discriminator"
]);
/** Beside a reference they only say more of it. */
const annotation = /^(?:title|description|default|examples?|order|group|airbyte_\w+|\$comment|always_show|multiline)$/;
function plainSchema(root) {
	let left = MAX_PUT_IN;
	const sizes = /* @__PURE__ */ new Map();
	const plain = (value, within) => {
		if (Array.isArray(value)) return value.map((one) => plain(one, within));
		if (!isObject$2(value)) return value;
		const target = targetOf(value, within);
		if (target !== void 0) {
			const { $ref, ...beside } = value;
			return {
				...plain(target, [...within, String($ref)]),
				...beside
			};
		}
		const own = Object.entries(value).filter(([key]) => !ignored.has(key));
		return Object.fromEntries(own.map(([key, one]) => [key, member(key, one, within)]));
	};
	const member = (key, value, within) => {
		if (holders.has(key)) return plain(value, within);
		if (!maps.has(key) || !isObject$2(value)) return value;
		const all = Object.entries(value);
		return Object.fromEntries(all.map(([name, one]) => [name, plain(one, within)]));
	};
	const targetOf = (value, within) => {
		const { $ref, ...beside } = value;
		if (typeof $ref !== "string" || !$ref.startsWith("#/")) return void 0;
		if (within.includes($ref) || within.length >= MAX_CHAIN) return void 0;
		if (!Object.keys(beside).every((key) => annotation.test(key))) return void 0;
		const found = memberAt(root, decoded($ref.slice(1)));
		if (!isObject$2(found)) return void 0;
		const size = sizes.get($ref) ?? JSON.stringify(found).length;
		sizes.set($ref, size);
		if (size > left) return void 0;
		left -= size;
		return found;
	};
	return plain(root, []);
}
// src/connectors/foreign.ts
/** Connectors that icebranch does not know: judged by what users give for them, or told of. */
/** Of specifications that have ingests. An image names its source; a destination is the only one given. */
function trialsOf({ specs, unjudged }) {
	const ofDestinations = specs.filter(({ name }) => name.startsWith("destination-"));
	const [destination] = ofDestinations.length === 1 ? ofDestinations : [];
	return specs.flatMap((spec) => {
		const configurations = unjudged.flatMap((ingest) => {
			const isOf = (half) => ingest.unknown.includes(half) && (half === "source" ? ingest.connector === spec.name : spec === destination);
			return ["source", "destination"].filter(isOf).map((half) => ({
				half,
				ingest
			}));
		});
		if (configurations.length === 0 || spec.schema === void 0) return [];
		return [{
			spec,
			schema: plainSchema(spec.schema),
			configurations
		}];
	});
}
function configurationOf({ half, ingest }) {
	return plainNumbers(ingest[half]);
}
/** Where the specification says that a secret stands, one that is written out. */
function writtenSecrets({ schema, configurations }) {
	return configurations.flatMap(({ half, ingest }) => {
		const secret = [...membersOf(schema, ingest[half])].filter((one) => one.schema?.airbyte_secret === true);
		return literalsAt(ingest.document, secret.map(({ pointer }) => `/${half}${pointer}`));
	});
}
function judgedFindings(trial, judgement) {
	const { spec, schema, configurations } = trial;
	switch (judgement.kind) {
		case "judged": return configurations.flatMap(({ half, ingest }, i) => checkConfiguration(ingest.document, `/${half}`, ingest[half], { schema }, () => judgement.errors[i] ?? []));
		case "unusable": {
			const message = `The schema is none that configurations can be checked by: ${judgement.why}.`;
			return [errorAt(startOf(spec.file), "IB115", message, "Write what `docker run --rm IMAGE spec` prints, or remove the file.")];
		}
		case "given-up": {
			const message = `Checking by this specification takes too long: ${shapeAlone(spec.name)}.`;
			return [warningAt(startOf(spec.file), "IB115", message, "Simplify the `pattern`s that take long, or remove them.")];
		}
	}
}
/** A schema is code to whoever checks by it, and a change must not choose what its own run does. */
function notInForce({ file, name }) {
	return {
		code: "IB115",
		level: "notice",
		...startOf(file),
		message: `${file} is not merged as it is here, so it is not used: ${shapeAlone(name)}.`,
		hint: "Merge it to have it used: a schema is code to whoever checks by it."
	};
}
function shapeAlone(name) {
	return `the settings of ${name} are checked for their shape alone`;
}
/** One notice for each image without a schema of any kind, at the first file that has it. */
function unknownConnectors({ specs, unjudged }) {
	const given = new Set(specs.map(({ name }) => name));
	const without = unjudged.filter(({ unknown, connector }) => unknown.includes("source") && /^\w[\w.-]*$/.test(connector) && !given.has(connector));
	without.sort((a, b) => compareText(a.document.file, b.document.file));
	return [...Map.groupBy(without, ({ called }) => called)].flatMap(([called, [first]]) => {
		if (first === void 0) return [];
		const message = `No schema is known for ${called}: its settings are checked for their shape alone.`;
		const hint = `To have them checked, run \`docker run --rm IMAGE spec\` and write what it prints to connectors/${first.connector}.spec.json.`;
		return [{
			code: "IB114",
			level: "notice",
			...first.document.locate("/image"),
			message,
			hint
		}];
	});
}
// src/connector-specs.ts
/**
* Users' own connector specifications: which of them are in force, and what they say. A schema is
* code to whoever checks by it, so a change does not choose the one that it is checked by.
*/
/** The project with what is to be said of connectors that icebranch does not know. */
async function withForeignConnectors(request, read, ports) {
	const { project } = read;
	if (project.connectors.unjudged.length === 0) return read;
	const trials = trialsOf(project.connectors);
	const isInForce = trials.length === 0 ? () => true : await inForce(request, project, ports);
	const held = trials.filter(({ spec }) => isInForce(spec));
	const more = [
		...trials.filter((one) => !held.includes(one)).map(({ spec }) => notInForce(spec)),
		...await judged(held, ports),
		...secretsOf(held, request, project),
		...unknownConnectors(project.connectors)
	];
	return {
		...read,
		project: withFindings(project, more)
	};
}
/** But for those that their key or their shape has told already. */
function secretsOf(trials, { inForce }, { config, dir, findings }) {
	const placeOf = ({ file, line, column }) => `${file}:${line}:${column}`;
	const told = new Set(findings.filter(({ code }) => code === "IB305").map(placeOf));
	return judgeLiterals(trials.flatMap(writtenSecrets).filter(({ finding }) => !told.has(placeOf(finding))), {
		inForce: inForce ?? config,
		own: void 0,
		locate: void 0
	}, dir);
}
async function judged(trials, ports) {
	if (trials.length === 0) return [];
	const { judge } = await ports.schemaJudge();
	const judgements = await judge(trials.map(({ schema, configurations }) => ({
		schema: JSON.stringify(schema),
		values: configurations.map((one) => JSON.stringify(configurationOf(one)))
	})));
	return trials.flatMap((trial, i) => judgedFindings(trial, judgements[i] ?? { kind: "given-up" }));
}
/** As with a file's other errors: a node that has one is left out. */
function withFindings(project, more) {
	const broken = new Set(more.flatMap(({ level, file }) => level === "error" ? [file] : []));
	return {
		...project,
		nodes: project.nodes.filter(({ file }) => !broken.has(file)),
		findings: [...project.findings, ...more].sort(compareFindings)
	};
}
/**
* At GitHub one that is as the default branch has it, whatever the event. In a terminal what the
* production branch has, or had where the branch left it; on the production branch itself, and
* of uncommitted files, the user's own.
*/
async function inForce(request, { dir }, ports) {
	const { trigger, specsFrom } = request;
	if (trigger.event !== "local") return asIn(specsFrom, dir, ports);
	if (isOnProduction(trigger)) return () => true;
	if (trigger.base !== void 0) return asIn(trigger.base, dir, ports);
	return inTerminal(request, dir, ports);
}
async function asIn(commit, dir, ports) {
	const files = commit === void 0 ? /* @__PURE__ */ new Map() : await specsAt(commit, dir, ports);
	return ({ file, oid }) => oid !== void 0 && files.get(file) === oid;
}
async function inTerminal({ trigger }, dir, ports) {
	const { git } = ports;
	const head = trigger.head ?? await git.resolve("HEAD");
	if (head === void 0) return () => true;
	const atHand = trigger.branch ?? await git.currentBranch();
	if (trigger.head === void 0 && atHand === trigger.production) return () => true;
	const tip = await branchTip(git, trigger.production);
	const base = tip && await git.mergeBase(head, tip);
	const before = base === void 0 ? /* @__PURE__ */ new Map() : await specsAt(base, dir, ports);
	const now = await specsAt(head, dir, ports);
	const touched = new Set(trigger.head === void 0 ? await git.uncommitted(specFolder(dir)) : []);
	return ({ file, oid }) => touched.has(file) || before.get(file) === (oid ?? now.get(file));
}
async function specsAt(commit, dir, { git }) {
	const files = await git.listFiles(commit, specFolder(dir));
	return new Map(files.map(({ path, oid }) => [path, oid]));
}
function specFolder(dir) {
	return inFolder(dir, "connectors");
}
// src/lineage/knots.ts
/**
* Groups of nodes that all lead to each other: Tarjan's strongly connected components, without
* those of a single node that does not lead to itself. One pass, no recursion: views may be
* chained by the thousand. https://doi.org/10.1137/0201010
*/
function knots(ids, next) {
	const search = {
		order: /* @__PURE__ */ new Map(),
		low: /* @__PURE__ */ new Map(),
		open: [],
		isOpen: /* @__PURE__ */ new Set(),
		found: []
	};
	for (const id of ids) if (!search.order.has(id)) walk(search, id, next);
	return search.found.filter(([id, ...others]) => others.length > 0 || id && next(id).includes(id));
}
function walk(search, root, next) {
	const path = [enter(search, root, next)];
	for (let step = path.at(-1); step !== void 0; step = path.at(-1)) {
		const child = step.rest.next();
		if (child.done) {
			path.pop();
			leave(search, step.id);
			const parent = path.at(-1);
			if (parent !== void 0) lower(search, parent.id, search.low.get(step.id));
		} else if (!search.order.has(child.value)) path.push(enter(search, child.value, next));
		else if (search.isOpen.has(child.value)) lower(search, step.id, search.order.get(child.value));
	}
}
function enter(search, id, next) {
	search.order.set(id, search.order.size);
	search.low.set(id, search.order.size - 1);
	search.open.push(id);
	search.isOpen.add(id);
	return {
		id,
		rest: next(id).values()
	};
}
/** A node that leads to none before it closes a group: all that was opened since. */
function leave(search, id) {
	if (search.low.get(id) !== search.order.get(id)) return;
	const group = search.open.splice(search.open.lastIndexOf(id));
	for (const member of group) search.isOpen.delete(member);
	search.found.push(group);
}
function lower(search, id, to) {
	const low = search.low.get(id);
	if (to !== void 0 && low !== void 0 && to < low) search.low.set(id, to);
}
// src/lineage/cycles.ts
/** Views that read each other in a circle. */
/** A longer path is told by its start and its end. */
const MAX_NAMES = 8;
/**
* Every view on a cycle gets a finding, at the name that leads back into the circle. Their
* dependencies on each other are left out, so that an order of the rest exists.
*/
function cutCycles(nodes) {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const circles = knots(nodes.map(({ id }) => id), (id) => byId.get(id)?.dependencies ?? []);
	if (circles.length === 0) return {
		nodes,
		findings: []
	};
	const circleOf = new Map(circles.flatMap((circle) => circle.map((id) => [id, circle])));
	const findings = [];
	for (const circle of circles) {
		const members = new Set(circle);
		const path = shortestCircle(byId, members);
		for (const id of circle) {
			const node = byId.get(id);
			if (node !== void 0) findings.push(finding(node, members, path));
		}
	}
	return {
		nodes: nodes.map((node) => {
			const circle = circleOf.get(node.id);
			if (circle === void 0) return node;
			const dependencies = node.dependencies.filter((id) => circleOf.get(id) !== circle);
			return {
				...node,
				dependencies
			};
		}),
		findings
	};
}
function finding(node, circle, path) {
	const at = node.reads.find(({ from }) => from.some((id) => circle.has(id)))?.relation.location ?? startOf(node.node.file);
	if (circle.size === 1) return errorAt(at, "IB202", "The view reads itself.", "Read another table here.");
	const at0 = path.indexOf(node.id);
	const turned = at0 > 0 ? [...path.slice(at0), ...path.slice(0, at0)] : path;
	return errorAt(at, "IB202", `The view is part of a cycle: ${pathText([...turned, turned[0] ?? ""])}.`, "Let one of these views read something else.");
}
function pathText(path) {
	return (path.length > MAX_NAMES ? [
		...path.slice(0, MAX_NAMES / 2),
		"…",
		...path.slice(-4)
	] : path).join(" → ");
}
/** Ids from the circle's least one, each reading the next, the last reading the first. */
function shortestCircle(byId, circle) {
	const start = [...circle].sort(compareText)[0] ?? "";
	const cameFrom = /* @__PURE__ */ new Map();
	const queue = [start];
	for (const id of queue) for (const next of byId.get(id)?.dependencies ?? []) {
		if (next === start) return pathTo(id, cameFrom);
		if (!circle.has(next) || cameFrom.has(next)) continue;
		cameFrom.set(next, id);
		queue.push(next);
	}
	return [start];
}
function pathTo(end, cameFrom) {
	const path = [];
	for (let id = end; id !== void 0; id = cameFrom.get(id)) path.push(id);
	return path.reverse();
}
// src/lineage/order.ts
/** The order in which nodes run. */
/** Every node after its dependencies; of those that could be next, the least id. Needs a graph without cycles. */
function inOrder(nodes) {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const waiting = new Map(nodes.map(({ id, dependencies }) => [id, dependencies.length]));
	const dependents = dependentsOf(nodes);
	const ready = [];
	for (const [id, count] of waiting) if (count === 0) push(ready, id);
	const ordered = [];
	for (let id = pop(ready); id !== void 0; id = pop(ready)) {
		const node = byId.get(id);
		if (node !== void 0) ordered.push(node);
		for (const dependent of dependents.get(id) ?? []) {
			const left = (waiting.get(dependent) ?? 0) - 1;
			waiting.set(dependent, left);
			if (left === 0) push(ready, dependent);
		}
	}
	return ordered;
}
/** The ids of the nodes that depend directly on each. */
function dependentsOf(nodes) {
	const dependents = new Map(nodes.map(({ id }) => [id, []]));
	for (const { id, dependencies } of nodes) for (const dependency of dependencies) dependents.get(dependency)?.push(id);
	return dependents;
}
/** A binary heap in an array: the least text is at 0. */
function push(heap, text) {
	let at = heap.push(text) - 1;
	while (at > 0) {
		const parent = at - 1 >> 1;
		if (compareText(heap[parent] ?? "", text) <= 0) break;
		heap[at] = heap[parent] ?? "";
		heap[parent] = text;
		at = parent;
	}
}
function pop(heap) {
	const least = heap[0];
	const last = heap.pop();
	if (last === void 0 || heap.length === 0) return least;
	let at = 0;
	for (;;) {
		const left = 2 * at + 1;
		const child = (heap[left + 1] ?? "￿") < (heap[left] ?? "￿") ? left + 1 : left;
		const below = heap[child];
		if (below === void 0 || compareText(last, below) <= 0) break;
		heap[at] = below;
		at = child;
	}
	heap[at] = last;
	return least;
}
// src/lineage/resolve.ts
/** Which nodes make the table that a view names. */
/**
* A name means a view, else the ingest that declares the table, else every ingest of that namespace
* which declares none (dashtool's rule), else a table that the catalog has.
*/
function resolver(nodes, known) {
	const makers = makersOf(nodes);
	return (relation, reader) => {
		const table = fullName(relation, reader);
		const text = identifierText(table);
		const from = makers.tables.get(text) ?? makers.namespaces.get(namespaceText(table));
		if (from !== void 0) return {
			relation,
			table,
			from
		};
		return known(table.catalog)?.has(text) ? {
			relation,
			table,
			from: []
		} : void 0;
	};
}
/** Missing parts are the reader's own. A namespace of several levels is one text with dots. */
function fullName({ parts }, reader) {
	const name = parts.at(-1) ?? "";
	const [catalog, ...namespace] = parts.slice(0, -1);
	if (catalog === void 0) return {
		...reader,
		name
	};
	if (namespace.length === 0) return {
		catalog: reader.catalog,
		namespace: catalog,
		name
	};
	return {
		catalog,
		namespace: namespace.join("."),
		name
	};
}
function makersOf(nodes) {
	const tables = /* @__PURE__ */ new Map();
	const views = /* @__PURE__ */ new Map();
	const namespaces = /* @__PURE__ */ new Map();
	for (const node of nodes) {
		const { catalog } = node.identifier;
		if (node.kind === "view") views.set(node.id, [node.id]);
		else if (node.tables === void 0) for (const namespace of writtenNamespaces(node.identifier, node.destination.namespace)) add(namespaces, `${catalog}.${namespace}`, node.id);
		else for (const { namespace, name } of node.tables) add(tables, `${catalog}.${namespace}.${name}`, node.id);
	}
	return {
		tables: new Map([...tables, ...views]),
		namespaces
	};
}
/** Where the tables land, and the folder, which dashtool goes by. */
function writtenNamespaces({ namespace }, forced) {
	return new Set(typeof forced === "string" ? [namespace, forced] : [namespace]);
}
function add(map, key, id) {
	const ids = map.get(key);
	if (ids === void 0) map.set(key, [id]);
	else ids.push(id);
}
function namespaceText({ catalog, namespace }) {
	return `${catalog}.${namespace}`;
}
// src/lineage/unknown-tables.ts
/** Looking for what was meant takes a pass over all names; after so many, one has seen the pattern. */
const MAX_SUGGESTIONS = 25;
/**
* An error where the catalog was asked, or is not the project's at all. Else a warning: the table
* may exist. What a file with errors of its own would make is not reported a second time.
*/
function unknownTables(project, unknown, known) {
	if (unknown.length === 0) return [];
	const broken = namesOfBrokenFiles(project);
	const catalogs = catalogsOf(project);
	const names = makeableNames(project);
	const findings = [];
	for (const { view, index } of unknown) {
		const relation = view.relations[index];
		if (relation === void 0) continue;
		const table = fullName(relation, view.identifier);
		const text = identifierText(table);
		if (broken.has(text) || broken.has(`${table.catalog}.${table.namespace}`)) continue;
		const tables = known(table.catalog);
		const near = findings.length < MAX_SUGGESTIONS ? nearestNames(text, [.../* @__PURE__ */ new Set([...names, ...tables ?? []])], 3) : [];
		const isAsked = tables !== void 0 || !catalogs.has(table.catalog);
		findings.push(isAsked ? missing(text, near, relation.location) : notAsked(text, near, relation.location));
	}
	return findings;
}
function missing(table, near, at) {
	return errorAt(at, "IB203", `There is no table ${table}.`, hintOf(near));
}
function notAsked(table, near, at) {
	const message = `No file makes ${table}, and its catalog was not asked for it.`;
	const ask = "`icebranch plan` asks the catalog.";
	return warningAt(at, "IB203", message, near.length === 0 ? ask : `${hintOf(near)} If not, ${ask}`);
}
function hintOf(near) {
	if (near.length === 0) return "Add a file that makes it, or correct the name.";
	const quotes = near.some((name) => name !== name.toLowerCase()) ? " Names with capitals must be quoted." : "";
	return `Did you mean ${near.join(" or ")}?${quotes}`;
}
function makeableNames({ nodes }) {
	return nodes.flatMap((node) => {
		if (node.kind === "view") return [node.id];
		const { catalog } = node.identifier;
		return (node.tables ?? []).map(({ namespace, name }) => `${catalog}.${namespace}.${name}`);
	});
}
function catalogsOf({ nodes, config }) {
	const configured = Object.keys(config?.catalogs ?? {});
	return /* @__PURE__ */ new Set([...nodes.map(({ identifier }) => identifier.catalog), ...configured]);
}
/** `catalog.namespace.name` of broken views, `catalog.namespace` of broken ingests. */
function namesOfBrokenFiles({ findings }) {
	const names = /* @__PURE__ */ new Set();
	for (const { level, file } of findings) {
		if (level !== "error" || file === void 0) continue;
		const parts = file.split("/").slice(-3);
		if (file.endsWith(".sql")) names.add(parts.join(".").slice(0, -4));
		else names.add(parts.slice(0, 2).join("."));
	}
	return names;
}
// src/lineage/build.ts
/** A Project → its graph: what each view reads, who makes that, and in which order they run. */
/** `known` lists the tables of a catalog; undefined where the catalog was not asked. */
function lineageGraph(project, known) {
	const tables = knownTables(known);
	const resolve = resolver(project.nodes, tables);
	const unknown = [];
	const { nodes: acyclic, findings: cycles } = cutCycles(project.nodes.map((node) => {
		const reads = [];
		for (const [index, relation] of relationsOf(node).entries()) {
			const read = resolve(relation, node.identifier);
			if (read !== void 0) reads.push(read);
			else if (node.kind === "view") unknown.push({
				view: node,
				index
			});
		}
		return {
			id: node.id,
			node,
			dependencies: dependenciesOf$1(reads),
			reads
		};
	}));
	const findings = [...cycles, ...unknownTables(project, unknown, tables)];
	return {
		nodes: inOrder(acyclic),
		findings: findings.sort(compareFindings)
	};
}
function relationsOf(node) {
	return node.kind === "view" ? node.relations : [];
}
function dependenciesOf$1(reads) {
	return [...new Set(reads.flatMap(({ from }) => from))].sort();
}
/** Asks each catalog once, when a name leads there. */
function knownTables(known) {
	const asked = /* @__PURE__ */ new Map();
	return (catalog) => {
		if (!asked.has(catalog)) {
			const tables = known(catalog)?.map(({ namespace, name }) => [
				catalog,
				...namespace,
				name
			].join("."));
			asked.set(catalog, tables && new Set(tables));
		}
		return asked.get(catalog);
	};
}
// src/lineage/content.ts
const made = /* @__PURE__ */ new WeakMap();
/** Its name and place are left out: a node that was moved holds what it held. */
function nodeContent(node) {
	const known = made.get(node);
	if (known !== void 0) return known;
	const content = node.kind === "view" ? `view ${node.canonical}` : `ingest ${ingestContent(node)}`;
	made.set(node, content);
	return content;
}
function ingestContent(node) {
	const columns = node.columns === void 0 ? [] : [[...node.columns]];
	return sorted([
		node.image,
		node.source,
		node.destination,
		...columns
	]);
}
/** Compact JSON with sorted keys, each number in one spelling: `1.0` is `1`, `1e3` is `1000`. */
function sorted(value) {
	if (typeof value === "bigint") return value.toString();
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	if (JSON.isRawJSON(value)) return JSON.stringify(Number(value.rawJSON));
	if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`;
	const members = Object.entries(value);
	members.sort(([a], [b]) => a < b ? -1 : 1);
	return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sorted(member)}`).join(",")}}`;
}
// src/lineage/downstream.ts
/** What runs on other rows because something above it changed. */
/**
* The unchanged nodes of `head` below `changed` ones, each with those nearest above it. What the
* base alone had counts, too: a view below a removed node is downstream of it.
*/
function downstream(before, head, changed) {
	const causes = /* @__PURE__ */ new Map();
	const found = [];
	for (const node of head.nodes) {
		if (changed.has(node.id)) continue;
		const because = union(dependenciesOf(node, before.get(node.id)), (id) => changed.has(id) ? [id] : causes.get(id));
		if (because.length === 0) continue;
		causes.set(node.id, because);
		found.push({
			node,
			because
		});
	}
	return found;
}
function dependenciesOf(now, then) {
	return then === void 0 || then.dependencies === now.dependencies ? now.dependencies : [.../* @__PURE__ */ new Set([...now.dependencies, ...then.dependencies])];
}
/** A lone cause is handed on as it is: along a chain nothing is copied. */
function union(ids, causesOf) {
	const parts = ids.map(causesOf).filter((part) => part !== void 0);
	if (parts.length < 2) return parts[0] ?? [];
	return [...new Set(parts.flat())].sort(compareText);
}
// src/lineage/diff.ts
/** What a change does to the graph. */
/** By id. A file that was only reformatted, or renamed in its ending, has not changed. */
function diffGraphs(base, head) {
	const before = new Map(base.nodes.map((node) => [node.id, node]));
	const after = new Map(head.nodes.map((node) => [node.id, node]));
	const removed = base.nodes.filter(({ id }) => !after.has(id));
	const added = head.nodes.filter(({ id }) => !before.has(id));
	const origins = movedFrom(removed, added);
	const gone = new Set(origins.values());
	const broken = brokenViews(before, head);
	const tell = ({ node }, change, because) => {
		const impact = change !== "removed" && broken.has(node.id) ? "broken" : "none";
		return {
			node: node.id,
			kind: node.kind,
			change,
			impact,
			because,
			file: node.file
		};
	};
	const direct = [
		...removed.filter(({ id }) => !gone.has(id)).map((node) => tell(node, "removed", [])),
		...added.map((node) => {
			const origin = origins.get(node.id);
			return origin === void 0 ? tell(node, "added", []) : tell(node, "moved", [origin]);
		}),
		...head.nodes.filter(({ id, node }) => !sameContent(before.get(id)?.node ?? node, node)).map((node) => tell(node, "modified", []))
	];
	const below = downstream(before, head, /* @__PURE__ */ new Set([...direct.map(({ node }) => node), ...gone])).map(({ node, because }) => tell(node, "downstream", because));
	return [...direct, ...below].sort((a, b) => compareText(a.node, b.node));
}
function sameContent(a, b) {
	return a === b || nodeContent(a) === nodeContent(b);
}
/** New id → old id, where what was removed and what was added hold the same and no other does. */
function movedFrom(removed, added) {
	if (removed.length === 0 || added.length === 0) return /* @__PURE__ */ new Map();
	const old = Map.groupBy(removed, ({ node }) => nodeContent(node));
	const origins = /* @__PURE__ */ new Map();
	for (const [content, [to, ...others]] of Map.groupBy(added, ({ node }) => nodeContent(node))) {
		const [from, ...more] = old.get(content) ?? [];
		if (to === void 0 || from === void 0 || others.length > 0 || more.length > 0) continue;
		origins.set(to.id, from.id);
	}
	return origins;
}
/** Ids of views that still read a name which led somewhere in the base and leads nowhere now, and of those below. */
function brokenViews(before, head) {
	const broken = /* @__PURE__ */ new Set();
	for (const { id, node, reads, dependencies } of head.nodes) {
		if (node.kind !== "view") continue;
		const resolved = new Set(reads.map(({ relation }) => relation.parts.join("\0")));
		if (before.get(id)?.reads.some(({ relation: { parts } }) => {
			const name = parts.join("\0");
			return !resolved.has(name) && node.relations.some((one) => one.parts.join("\0") === name);
		}) || dependencies.some((one) => broken.has(one))) broken.add(id);
	}
	return broken;
}
// src/world.ts
/** What a run has read before it asks any catalog. */
/** `check` and `workflow` look at the files as they are; every other verb at commits. */
function readsDisk({ trigger, inputs }) {
	return trigger.event === "local" && inputs.head === void 0 && (trigger.verb === "check" || trigger.verb === "workflow");
}
/** Throws IB603 where nothing configures the project. */
async function readWorld(request, ports) {
	const { trigger, dir, inputs, notices } = request;
	const shared = {
		parsed: /* @__PURE__ */ new Map(),
		blobs: /* @__PURE__ */ new Map()
	};
	const onDisk = readsDisk(request);
	const head = await withForeignConnectors(request, onDisk ? await projectOnDisk({
		...ports,
		workTree: requireWorkTree(ports)
	}, dir) : await projectAt(ports, trigger.head ?? "HEAD", dir, shared, request.inForce), ports);
	const base = trigger.base === void 0 ? void 0 : await projectAt(ports, trigger.base, dir, shared);
	const baseGraph = base && lineageGraph(base.project, () => void 0);
	const graph = lineageGraph(head.project, () => void 0);
	const config = withInputs(request.inForce ?? configOf(head, dir), inputs.config);
	const headConfig = withInputs(head.project.config ?? config, inputs.config);
	keepSecret(config, ports);
	keepSecret(headConfig, ports);
	const more = [...isAtHand(request) ? await uncommitted(ports, dir, headConfig, onDisk) : [], ...onDisk ? [] : notYetInForce(request, base, head)];
	return {
		...request,
		ports,
		config,
		headConfig,
		shared,
		base,
		head,
		baseGraph,
		graph,
		catalogs: openCatalogs(config, ports),
		changes: baseGraph === void 0 ? [] : diffGraphs(baseGraph, graph),
		notices: [...notices, ...more]
	};
}
function keepSecret(config, { env, secrets }) {
	for (const value of secretValues(config, env)) secrets?.add(value);
}
/** Whether what is looked at is, or may be taken for, what lies on disk. */
function isAtHand({ trigger, inputs }) {
	const { event, verb } = trigger;
	return event === "local" && inputs.head === void 0 && (verb === "plan" || verb === "build" || verb === "check" || verb === "workflow" || verb === "apply" && inputs.dryRun);
}
function requireWorkTree({ workTree }) {
	if (workTree !== void 0) return workTree;
	throw new IcebranchError("IB601", "This repository is bare: there are no files on disk.", { hint: "Run icebranch in a work tree, or name a commit with --head." });
}
function configOf({ project }, dir) {
	if (project.config !== void 0) return project.config;
	const names = [ICEBRANCH_CONFIG, DASHTOOL_CONFIG].map((name) => inFolder(dir, name));
	const broken = project.findings.find(({ level, file }) => level === "error" && file !== void 0 && names.includes(file));
	if (broken !== void 0) return {
		...unusable,
		file: broken.file ?? dir
	};
	throw new IcebranchError("IB603", `There is no configuration in ${dir === "." ? "the repository's root" : dir}.`, { hint: dir === "." ? "Run icebranch init, or name the project's folder with --project." : "Run icebranch in the project's folder, or name it with --project; icebranch init begins a new project." });
}
/** Stands in where the configuration itself has errors: those stop every step. */
const unusable = {
	file: "",
	dialect: "icebranch",
	catalogs: {},
	main: defaults.main,
	branches: defaults.branches,
	publish: defaults.publish,
	workflow: defaults.workflow,
	secrets: {},
	env: {},
	locate: () => ({
		file: "",
		line: 1,
		column: 1
	})
};
/** An input says the same thing louder than the configuration. */
function withInputs(config, inputs) {
	const { branches, publish, workflow } = config;
	return {
		...config,
		main: inputs.main ?? config.main,
		branches: {
			naming: inputs.naming ?? branches.naming,
			expireAfterMs: inputs.expireAfterMs ?? branches.expireAfterMs,
			drafts: inputs.drafts ?? branches.drafts
		},
		publish: {
			onDiverged: inputs.onDiverged ?? publish.onDiverged,
			atomic: inputs.atomic ?? publish.atomic,
			keepUndoMs: inputs.keepUndoMs ?? publish.keepUndoMs,
			waitFor: inputs.waitFor ?? publish.waitFor,
			waitTimeoutMs: inputs.waitTimeoutMs ?? publish.waitTimeoutMs
		},
		workflow: {
			path: inputs.workflowPath ?? workflow.path,
			target: inputs.workflowTarget ?? workflow.target
		}
	};
}
function notYetInForce({ inForce }, base, head) {
	const { config } = head.project;
	if (inForce === void 0 || config === void 0 || base?.project.config === void 0) return [];
	const { file } = config;
	if (!(base.files.get(file)?.oid !== head.files.get(file)?.oid) || JSON.stringify(config) === JSON.stringify(inForce)) return [];
	return [{
		code: "IB304",
		level: "notice",
		file,
		line: 1,
		column: 1,
		message: `${file} is changed here; the one in force is still that of the default branch.`,
		hint: "Merge it to have it used: a change must not choose where its own run sends credentials."
	}];
}
async function uncommitted(ports, dir, config, onDisk) {
	const number = (await uncommittedFiles(ports, dir, config)).length;
	if (number === 0) return [];
	const [files, them] = number === 1 ? ["1 file differs", "it"] : [`${number} files differ`, "them"];
	return [{
		code: "IB607",
		level: "notice",
		message: `${files} from the last commit; ${onDisk ? "the files on disk are what was read" : "the commit is what was read"}.`,
		hint: onDisk ? `Commit ${them} before icebranch build, which reads commits only.` : `Commit ${them} to have ${them} count.`
	}];
}
/** Of the project's own files: what else lies about is nobody's business here. */
async function uncommittedFiles({ git }, dir, { workflow }) {
	const all = await git.uncommitted(dir === "." ? void 0 : dir);
	const file = inFolder(dir, workflow.path);
	return all.filter((path) => path === file || wantsFile(path, dir));
}
// src/run.ts
/** The whole product, top to bottom. Only `applyPlan` changes anything outside this process. */
/** How often a plan is made again because somebody moved a ref while it was carried out. */
const maxTries = 4;
/** Throws `IcebranchError` where there is nothing to report on: no repository, catalog or configuration. */
async function run(request, ports) {
	await using opened = new AsyncDisposableStack();
	const read = async (asked) => {
		const world = await readWorld(asked, ports);
		opened.use(world.catalogs);
		return world;
	};
	let world = await read(request);
	const gate = syncGate(world);
	let plan = await planOnce(world);
	while (await hadToWait(plan, world, gate)) {
		world = await read(await asItIsNow(request));
		plan = await planOnce(world);
	}
	let attempt = await carriedOut(plan, world, gate);
	for (let tries = 1; attempt?.conflict !== void 0; tries++) {
		const { conflict } = attempt;
		if (tries === maxTries) {
			attempt = {
				...attempt,
				findings: [...attempt.findings, asFinding(conflict)]
			};
			break;
		}
		if (conflict.code === "IB612") world = await read(await renewed(request, conflict));
		const gone = await goneTables(plan, world.catalogs);
		attempt = {
			...attempt,
			findings: [...attempt.findings, ...gone]
		};
		const next = await planOnce(world);
		const after = await carriedOut(next, world, gate);
		[plan, attempt] = [joinPlans(plan, next, attempt), joinAttempts(attempt, after)];
	}
	return makeReport({
		...describeRun(world),
		plan,
		outcome: attempt ?? null
	});
}
/** A pull request may have been closed, or have another commit, in the time of a sync. */
async function asItIsNow(request) {
	return (request.trigger.pull?.closed === false ? await request.renew?.() : void 0) ?? request;
}
/** The pull request has a newer commit: what was to be committed is made again, from that one. */
async function renewed(request, conflict) {
	if (request.renew === void 0) throw conflict;
	return request.renew();
}
function mayWrite({ inputs, trigger }) {
	return !inputs.dryRun && trigger.verb !== "plan" && trigger.access === "write";
}
async function hadToWait(plan, world, gate) {
	if (!mayWrite(world) || plan.steps.every((step) => movesOf(step).length === 0)) return false;
	try {
		return await gate();
	} catch (error) {
		if (error instanceof IcebranchError && error.code === "IB428") return false;
		throw error;
	}
}
async function carriedOut(plan, world, gate) {
	const idle = plan.steps.length + plan.skipped.length === 0;
	return mayWrite(world) && !idle ? applyPlan(plan, {
		...world,
		gate
	}) : void 0;
}
async function planOnce(world) {
	const needed = needsFiles(world);
	const ofFiles = needed ? world.head.project.findings : [];
	const parts = ofFiles.some((one) => one.level === "error") ? {} : await partsOf(world).catch((error) => withDoubts(error, world));
	const graph = parts.graph ?? world.graph;
	const catalogs = await world.catalogs.opened();
	const undecided = world.config.publish.waitFor === void 0;
	const expect = world.inputs.expectDigest === void 0 ? {} : { digest: world.inputs.expectDigest };
	return makePlan({
		branch: parts.branch ?? null,
		dataBranch: parts.dataBranch ?? null,
		changes: parts.changes ?? world.changes,
		...parts.typing && { typing: parts.typing },
		graph,
		catalogs,
		groups: parts.groups ?? [],
		views: parts.views ?? [],
		steps: parts.steps ?? [],
		findings: [
			...world.notices,
			...ofFiles,
			...needed ? graph.findings : [],
			...parts.findings ?? [],
			...undecided ? unguardedFindings(parts.groups ?? [], catalogs) : [],
			...namesBranch(world) ? nessieTarget(world.headConfig, catalogs) : []
		],
		workflow: parts.workflow ?? null,
		...parts.cluster && { cluster: parts.cluster },
		isForecast: world.trigger.verb === "plan"
	}, expect);
}
/** A misspelled key of a catalog is told beside what came of it. */
function withDoubts(error, { config, head }) {
	const doubts = head.project.findings.filter(({ file }) => file === config.file);
	if (!(error instanceof IcebranchError) || doubts.length === 0) throw error;
	const { code, message, hint } = error;
	throw new IcebranchError(code, message, {
		hint,
		cause: error,
		doubts
	});
}
/** Verbs that make the workflow file of a git branch, which may name its data branch. */
function namesBranch({ trigger: { verb, dataBranch } }) {
	return (verb === "plan" || verb === "build" || verb === "workflow") && dataBranch !== void 0;
}
/** Ending a data branch, or putting `main` back, must not wait until the files are mended. */
function needsFiles({ trigger: { verb }, inForce, head }) {
	return !((inForce ?? head.project.config) !== void 0) || verb !== "clean" && verb !== "undo";
}
/** What an earlier attempt did stays in the report of the later one, which finds it done. */
function joinPlans(before, after, attempt) {
	const done = new Set(attempt.tables.filter(({ result }) => result !== "failed").map(({ table }) => table));
	const planned = new Set(after.tables.map(({ table }) => table));
	const kept = before.tables.filter(({ table }) => done.has(table) && !planned.has(table));
	return {
		...after,
		tables: [...kept, ...after.tables]
	};
}
function joinAttempts(before, after) {
	return {
		applied: true,
		tables: [...before.tables.filter(({ result }) => result !== "failed"), ...after?.tables ?? []],
		...joinViews$1(before, after),
		files: [...before.files, ...after?.files ?? []],
		commit: after?.commit ?? before.commit,
		findings: [...before.findings.filter(({ code }) => code !== "IB434"), ...after?.findings ?? []],
		conflict: after?.conflict
	};
}
/** A view that waited, or was not as it was planned, is planned again. */
function joinViews$1(before, after) {
	const views = [...(before.views ?? []).filter(({ result }) => result !== "failed" && result !== "waits"), ...after?.views ?? []];
	return views.length === 0 ? {} : { views };
}
// src/perform.ts
/** One verb, from a folder to its report: what both doors share. */
/** Throws IB903; whatever else stops the run stands in its report. */
async function perform(errand) {
	const { open, inputs, request, stopped } = errand;
	let description = describeStart(inputs, inputs.project);
	try {
		const machine = await open();
		description = describeStart(inputs, machine.dir);
		if (inputs.command === "init") return await init(machine, inputs);
		const asked = await request(machine);
		description = describeRun(asked);
		return await (errand.run ?? run)(asked, machine.ports);
	} catch (error) {
		const known = asKnown(error);
		if (known.code === "IB903") throw known;
		stopped(error);
		return failedReport(description, known);
	}
}
function asKnown(error) {
	return error instanceof IcebranchError ? error : mistakeOfOurs(error);
}
async function init({ git, dir, ports }, inputs) {
	const { githubWorkflow, initSteps } = await import("./init.js");
	const { workTree } = ports;
	if (workTree === void 0) throw new IcebranchError("IB601", "This repository is bare: there is nothing to write to.", { hint: "Run icebranch init in a work tree." });
	const folder = dir === "." ? "" : `${dir}/`;
	const has = async (path) => await workTree.read(path) !== void 0;
	const steps = initSteps(dir, {
		config: await has(`${folder}dashtool.json`) || await has(`${folder}icebranch.yaml`),
		workflow: await has(githubWorkflow),
		main: inputs.config.main ?? await git.currentBranch() ?? "main"
	});
	if (!inputs.dryRun) for (const { path, bytes } of steps) await workTree.write(path, bytes);
	return filesReport(describeStart(inputs, dir), steps, steps.map(({ path }) => path));
}
// builtin:node:fs
const builtin$6 = /* @__PURE__ */ process.getBuiltinModule("node:fs");
const ReadStream = builtin$6.ReadStream;
const appendFileSync = builtin$6.appendFileSync;
const closeSync = builtin$6.closeSync;
const constants = builtin$6.constants;
const copyFileSync = builtin$6.copyFileSync;
const existsSync = builtin$6.existsSync;
const fchmodSync = builtin$6.fchmodSync;
const fstatSync = builtin$6.fstatSync;
const fsyncSync = builtin$6.fsyncSync;
const lstatSync = builtin$6.lstatSync;
const mkdirSync = builtin$6.mkdirSync;
const mkdtempSync = builtin$6.mkdtempSync;
const openSync = builtin$6.openSync;
const promises = builtin$6.promises;
const readFileSync = builtin$6.readFileSync;
const realpathSync = builtin$6.realpathSync;
const renameSync = builtin$6.renameSync;
const rmSync = builtin$6.rmSync;
const statSync = builtin$6.statSync;
const writeFileSync = builtin$6.writeFileSync;
const setTimeout = (/* @__PURE__ */ process.getBuiltinModule("node:timers/promises")).setTimeout;
// src/report/count.ts
/** `1 row`, `1,204 rows`. */
function count(number, noun, plural = "s") {
	return `${digits(number)} ${noun}${number === 1 ? "" : plural}`;
}
/** By hand: the first use of `Intl` costs as much as starting Node does. */
function digits(number) {
	return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
const units = [
	"kB",
	"MB",
	"GB",
	"TB",
	"PB",
	"EB"
];
/** `512 bytes`, `1.2 MB`, `480 GB`: two digits or three say enough. */
function size(bytes) {
	if (bytes < 1e3) return count(bytes, "byte");
	const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
	const value = bytes / 1e3 ** power;
	return `${value < 99.95 ? value.toFixed(1) : digits(Math.round(value))}\u00a0${units[power - 1]}`;
}
/** The first names of a long list, and how many more there are. */
function shortened(names, show = (name) => name) {
	const left = names.length - 4;
	const shown = (left > 1 ? names.slice(0, 4) : names).map(show);
	return (left > 1 ? [...shown, `${left} more`] : shown).join(", ");
}
/** How often each value occurs, in order of first occurrence. */
function tally(values) {
	const numbers = /* @__PURE__ */ new Map();
	for (const value of values) numbers.set(value, (numbers.get(value) ?? 0) + 1);
	return numbers;
}
// src/report/harmless.ts
/** Text that others wrote, made safe to stand on one line: of a terminal, a log, a page. */
/**
* One line without control characters, invisible or direction marks, or halves of surrogate pairs: a
* name can neither move the cursor nor pretend to be another. What is not a line break shows as `\u{1b}`.
*/
function visible(text) {
	return text.toWellFormed().replace(/\r\n|[\t\n\v\f\r\u2028\u2029]/g, " ").replace(/[\p{Cc}\p{Cf}]/gu, escapeCharacter);
}
/**
* A text of many lines, none of which the runner reads as a command: `::` where a line starts,
* `##[` anywhere. https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
*/
function withoutCommands(text) {
	return text.replace(/^([^\S\n]*)::/gm, "$1: :").replaceAll("##[", "## [");
}
/** At most `length` characters; what was cut shows as `…`. */
function clip(text, length) {
	const characters = [...text];
	return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
/** The same value with every string in it rewritten, keys excepted. */
function mapStrings(value, rewrite) {
	return mapUnknown(value, rewrite);
}
function mapUnknown(value, rewrite) {
	if (typeof value === "string") return rewrite(value);
	if (Array.isArray(value)) return value.map((member) => mapUnknown(member, rewrite));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapUnknown(member, rewrite)]));
}
function escapeCharacter(character) {
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
// src/report/columns.ts
/** Breaking ones first: `dropped column total`, `added column discount`. */
function columnTexts(columns) {
	if (columns === void 0) return [];
	return [
		...columns.breaking,
		...columns.widened,
		...columns.added.map((path) => `added column ${path}`)
	];
}
/**
* `id long, total decimal(10, 2)?`: a question mark where a column may be null. What was done to a
* view needs no list.
*/
function columnList({ columns, outcome }) {
	return (outcome === void 0 ? columns ?? [] : []).map(({ name, type, nullable }) => `${name} ${type}${nullable ? "?" : ""}`);
}
/** The worst that the changes do to readers: what a summary counts. */
function impactCounts({ changes }) {
	return ["broken", "breaking"].flatMap((impact) => {
		const number = changes.filter((change) => change.impact === impact).length;
		return number === 0 ? [] : [`${number} ${impact}`];
	});
}
/** Which DataFusion the columns are of: the images of another age may differ. */
function plannedBy({ planner }) {
	return planner === null ? "" : `, as DataFusion ${planner.datafusion} plans them`;
}
// src/report/forecast.ts
/** What a table's state means, in words that need no knowledge of Iceberg's refs. */
/** What publishing would do to `main`, or to the branch below, of a table in this state. */
function publishing(state) {
	switch (state) {
		case "fast-forward":
		case "new-main":
		case "replaced":
		case "replay": return "moves";
		case "diverged":
		case "history-expired":
		case "foreign":
		case "missing": return "stops";
		case "create":
		case "exists":
		case "pending": return "waits";
		case "equal":
		case "behind":
		case "published": return "nothing";
	}
}
/** In one or two words: what came of the table, what is to come, or where it stands. */
function tableWord({ outcome, move, state }) {
	if (outcome !== null) return outcome.result === "nothing" ? "unchanged" : outcome.result;
	if (move === null) return state;
	return isForeseen(move.result) ? state : `to be ${move.result}`;
}
/** Whether the state itself speaks of what the move does. */
function isForeseen(result) {
	return result === "created" || result === "published" || result === "nothing";
}
/** On one table: what was done or, before that, what will be; and what is known of its schema. */
function tableText(table) {
	const happens = table.outcome ? outcomeText(table, table.outcome) : moveText(table);
	if (table.schemaChange === null) return happens;
	return `${happens} ${table.ownSchema ? "The data branch's schema, and main's once it is published," : "The schema, main's too,"} has ${stopped(table.schemaChange)}`;
}
/** What holds for the tables together, where all or none does not hold for all of them. */
function atomicitySentences({ catalogs, tables }) {
	const used = catalogs.filter(({ name }) => tables.some(({ catalog }) => catalog === name));
	const sentences = used.filter(({ atomic, readOnly }) => !atomic && readOnly === void 0).map(({ name, type }) => `Catalog ${name} (${type}) moves its tables one after the other.`);
	if (used.length > 1) sentences.push("All or none holds within one catalog, not from one to another.");
	return sentences;
}
function outcomeText(table, outcome) {
	const { from, to } = {
		from: at(outcome.from),
		to: at(outcome.to)
	};
	const { branch } = table;
	switch (outcome.result) {
		case "created": return `Branch ${branch} was made at ${to}.`;
		case "adopted": return `Branch ${branch} was there already, at ${to}; it is marked as ours now.`;
		case "published": return outcome.from === null ? `${ontoFirst(table)} was made at ${to}${added(table)}.` : `${ontoFirst(table)} moved from ${from} to ${to}${how(table)}${added(table)}.`;
		case "refreshed": return `Branch ${branch} moved from ${from} to ${ontoOf(table)}'s ${to}.`;
		case "removed": return hadOwn(table) ? `Branch ${branch} was removed; it was at ${from}, and a tag keeps what only it had.` : `Branch ${branch} was removed; it was at ${from}.`;
		case "undone": return `${ontoFirst(table)} went back from ${from} to ${to}.`;
		case "dropped": return "The table was dropped from the catalog; its files stay.";
		case "nothing": return table.state === "published" ? `Branch ${branch} had nothing to publish; ${ontoOf(table)} stays at ${to}.` : stateText(table);
		case "skipped": return `Left as it was. ${stateText(table)}`;
		case "failed": return "Failed; the problems say why.";
	}
}
/** Whether the branch had rows that nobody has published: where it ends, they are put under a tag. */
function hadOwn({ state, head }) {
	const does = publishing(state);
	return head !== null && (does === "moves" || does === "stops");
}
function moveText(table) {
	if (table.move === null) return stateText(table);
	const { from, to } = {
		from: at(table.move.from),
		to: at(table.move.to)
	};
	switch (table.move.result) {
		case "created":
		case "published":
		case "nothing": return stateText(table);
		case "adopted": return `Branch ${table.branch} is there already, at ${to}; it is to be marked as ours.`;
		case "refreshed": return `Branch ${table.branch} moves from ${from} to ${ontoOf(table)}'s ${to}.`;
		case "removed": return hadOwn(table) ? `Branch ${table.branch} is to be removed; it is at ${from}, and a tag is to keep what only it has.` : `Branch ${table.branch} is to be removed; it is at ${from}.`;
		case "undone": return `${ontoFirst(table)} goes back from ${from} to ${to}.`;
		case "dropped": return "The table is to be dropped from the catalog; its files stay.";
	}
}
/** Where the refs stand; the plan's note says what follows from it. */
function stateText(table) {
	const where = refsText(table);
	return table.note === null ? where : `${where} ${stopped(table.note)}`;
}
function refsText(table) {
	const { branch, state } = table;
	const onto = ontoOf(table);
	const target = at(table.target ?? table.main);
	const [base, head] = [at(table.base), at(table.head)];
	switch (state) {
		case "create": return `Branch ${branch} is to be made at ${madeAt(table)}.`;
		case "exists": return `Branch ${branch} is there, at ${head}.`;
		case "pending": return `There is no branch ${branch} yet.`;
		case "equal": return `${ontoFirst(table)} and branch ${branch} are both at ${target}: nothing to publish.`;
		case "behind": return `${ontoFirst(table)} has moved on to ${target}; branch ${branch} is still at ${head}.`;
		case "fast-forward":
		case "replaced":
			if (table.target === null) return `Publishing makes ${onto} at ${head}${added(table)}.`;
			return `Publishing moves ${onto} from ${target} to ${head}${added(table)}.`;
		case "new-main": return `Publishing makes ${onto} at ${head}${added(table)}.`;
		case "replay": return `What branch ${branch} added since ${base} comes on top of ${onto}'s ${target}${added(table)}.`;
		case "diverged": return `${ontoFirst(table)} is at ${target} and branch ${branch} at ${head}, both past ${base}: moving ${onto} would lose rows.`;
		case "history-expired": return `${ontoFirst(table)} is at ${target} and branch ${branch} at ${head}.`;
		case "foreign": return `There is a branch ${branch}, at ${head}.`;
		case "missing": return `There is no branch ${branch}.`;
		case "published": return `Branch ${branch} has been published; ${onto} is at ${target}.`;
	}
}
/** A stacked pull request's branch is made at main where its parent has no branch on the table. */
function madeAt(table) {
	if (table.target === null && table.main !== null) return `main's ${table.main}`;
	return `${ontoOf(table)}'s ${at(table.target)}`;
}
/** The ref that publishing moves, within a sentence. */
function ontoOf({ onto }) {
	return onto === "main" ? MAIN : `data branch ${onto}`;
}
/** The same at a sentence's start, where a ref's own name stays as it is written. */
function ontoFirst(table) {
	return table.onto === "main" ? MAIN : `Data branch ${table.onto}`;
}
function how({ state, branch }) {
	return state === "replay" ? `, which has what branch ${branch} added on top` : "";
}
function added({ added }) {
	return added ? `: ${count(added.rows, "row")} in ${count(added.files, "file")}` : "";
}
function at(snapshot) {
	return snapshot ?? "no snapshot";
}
/** Ends in a full stop, whoever wrote it. */
function stopped(text) {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
// src/report/merging.ts
/** What a change comes to beside its own tables: the merge, other branches, the commit. */
/** What GitHub did with the workflow file; it links the commit's id where it shows one. */
function committedText({ branch, oid, verified }, show) {
	const signed = verified ? "verified" : "not verified";
	return `committed to ${show(branch)} as ${oid.slice(0, 7)} (${signed})`;
}
/** A sentence a kind; empty where the report is not about a change that is still to be merged. */
function mergingSentences(report, show) {
	const { branch, command, result, tables } = report;
	if (!(branch !== null && (command === "plan" || command === "build")) || tables.length === 0 && result !== "ok" && result !== "nothing-to-do") return [];
	const kinds = Map.groupBy(tables, ({ state }) => publishing(state));
	const stops = kinds.get("stops") ?? [];
	return [
		...movesText(kinds.get("moves") ?? [], stops.length > 0, show),
		...exchangesText(tables, show),
		...replaysText(tables, show),
		...stopsText(stops, tables.some(({ state }) => state === "replay"), show),
		...waitsText(kinds.get("waits") ?? [], show),
		...stackText(tables, show)
	];
}
function movesText(moving, isStopped, show) {
	if (moving.length === 0) return ["Merging moves no table."];
	const verb = isStopped ? "would move" : "moves";
	return [...Map.groupBy(moving, ({ onto }) => onto)].map(([onto, tables]) => {
		const names = namesOf(tables, show);
		const number = count(tables.length, "table");
		return `Merging ${verb} ${ontoText(onto, show)} on ${number}: ${names}${addedText(tables)}.`;
	});
}
/** Only a whole sum is worth telling. */
function addedText(tables) {
	const all = tables.flatMap(({ added }) => added ?? []);
	if (all.length < tables.length) return "";
	const rows = all.reduce((sum, { rows }) => sum + rows, 0);
	const files = all.reduce((sum, { files }) => sum + files, 0);
	return `; ${count(rows, "row")} in ${count(files, "file")} come to it`;
}
function exchangesText(tables, show) {
	const exchanged = tables.filter(({ state }) => state === "replaced");
	if (exchanged.length === 0) return [];
	return [`A full refresh: all rows of ${namesOf(exchanged, show)} are exchanged.`];
}
function replaysText(tables, show) {
	const replayed = tables.filter(({ state }) => state === "replay");
	return [...Map.groupBy(replayed, ({ onto }) => onto)].map(([onto, all]) => `On ${namesOf(all, show)} ${ontoText(onto, show)} has moved on since the data branch was made: what the branch added is committed again on top of it.`);
}
/** `skip` leaves alone what it could replay, too. */
function stopsText(tables, hasReplays, show) {
	if (tables.length === 0) return [];
	const skip = hasReplays ? "" : `, unless ${show("on-diverged: skip")} is set`;
	return [`As things stand ${namesOf(tables, show)} cannot be published; then nothing moves${skip}.`];
}
function waitsText(tables, show) {
	if (tables.length === 0) return [];
	return [`No sync has written to the data branch of ${namesOf(tables, show)} yet: so far there is nothing to move.`];
}
function stackText(tables, show) {
	return [...new Set(tables.map(({ onto }) => onto))].filter((onto) => onto !== MAIN).map((onto) => `This pull request is stacked: nothing of it reaches ${show(MAIN)} before the pull request of data branch ${show(onto)} is merged.`);
}
/** Each other data branch, and the tables that it shares with this one. */
function rivalSentences({ tables }, show) {
	const all = tables.flatMap(({ table, rivals }) => rivals.map((rival) => ({
		table,
		...rival
	})));
	return [...Map.groupBy(all, ({ branch, pull }) => `${pull} ${branch}`).values()].map((shared) => {
		const { branch, pull } = shared[0] ?? {
			branch: "",
			pull: null
		};
		const names = [...new Set(shared.map(({ table }) => table))];
		return `Data branch ${show(branch)}${pullText(pull)}: ${shortened(names, show)}.`;
	});
}
/** A live link at GitHub: the number is a number, whatever stands in the table's properties. */
function pullText(pull) {
	return pull !== null && Number.isSafeInteger(pull) && pull > 0 ? ` of #${pull}` : "";
}
const rivalAdvice = "Agree which goes first: where both have written, the second one is replayed on top if it only added files, or else has to start again from what the first one leaves.";
/** A notice of two data branches on a table is told at length under a heading of its own. */
function problemsOf({ findings, tables }) {
	return tables.some(({ rivals }) => rivals.length > 0) ? findings.filter(({ code }) => code !== "IB424") : findings;
}
function ontoText(onto, show) {
	return onto === "main" ? show(MAIN) : `data branch ${show(onto)}`;
}
function namesOf(tables, show) {
	return shortened(tables.map(({ table }) => table), show);
}
// src/report/steps.ts
/** What steps are made of: a reason, and a command line that fits where the report is read. */
/** The other verbs find the branch that is checked out. */
const takesBranch = /* @__PURE__ */ new Set([
	"publish",
	"refresh",
	"clean"
]);
/**
* At GitHub the data branch is named: whoever reads this has another branch checked out, or one
* whose data branch has a number at its end.
*/
function atHand({ pull, branch, command }) {
	return pull !== null && branch !== null && !takesBranch.has(command) ? ["--branch", branch] : [];
}
/** The run's own, or where it has none (a reconcile), those of the tables. */
function branchesOf({ branch: own }, tables) {
	return [...new Set(tables.map(({ branch }) => own ?? branch))];
}
function line({ project }, ...words) {
	return [
		"icebranch",
		...words,
		...projectOption(project)
	].map(shellWord).join(" ");
}
function projectOption(project) {
	return project === "." ? [] : ["--project", project];
}
// src/report/sync-steps.ts
/** How connectors come to write to a data branch. */
const ways = [
	"cluster",
	"here",
	"nessie"
];
/** The committed workflow file writes to main, so a sync of the branch needs a run of its own. */
function syncs(report) {
	const steps = runsOf(report, report.tables.filter(({ state }) => publishing(state) === "waits"));
	if (steps.length === 0) return [];
	return [...steps, {
		why: "Then see what publishing does",
		command: line(report, "plan", ...atHand(report))
	}];
}
/** What fills the data branches of these tables. */
function runsOf(report, tables) {
	return ways.flatMap((way) => branchesOf(report, tables.filter(({ catalog }) => wayTo(report, catalog) === way)).map((branch) => syncOf(report, way, branch)));
}
function wayTo({ catalogs }, name) {
	const catalog = catalogs.find((one) => one.name === name);
	if (catalog?.type === "nessie") return "nessie";
	return catalog?.local ? "here" : "cluster";
}
function syncOf(report, way, branch) {
	switch (way) {
		case "cluster": return runOf(report, branch);
		case "here": return {
			why: `Run the connectors where icebranch ran, since catalog or tables are on a disk there, with "branch": ${JSON.stringify(branch)} in their destination.json`,
			command: null
		};
		case "nessie": return {
			why: `Run the connectors at the address of the Nessie branch ${branch}, with no Iceberg branch set (docs/catalogs/nessie.md)`,
			command: null
		};
	}
}
/** The files at hand are what is run, so they have to be the change's. */
function runOf(report, branch) {
	const { pull, command } = report;
	const isAtHand = pull === null && report.branch !== null && !takesBranch.has(command);
	const whose = pull === null ? "its git" : "the pull request's";
	const manifest = line(report, "workflow", "--run-manifest", ...isAtHand ? [] : ["--branch", branch]);
	return {
		why: `${isAtHand ? "Run what this branch changes" : `With ${whose} branch checked out, run what that changes`}, once, on the data branch ${branch}`,
		command: `${manifest} | kubectl create -f -`
	};
}
// src/report/next.ts
/** What to do next, as commands that can be copied. */
/** They are about what a commit says. */
const comparesCommits = /* @__PURE__ */ new Set([
	"check",
	"plan",
	"build"
]);
/** They write nothing, dry run or not. */
const looks = /* @__PURE__ */ new Set([
	"check",
	"plan",
	"drift"
]);
function nextSteps(report) {
	switch (report.result) {
		case "blocked": return mends(report);
		case "failed": return again(report, onlyLooked(report) ? "To look again" : "What is done stays done; to go on");
		case "partial":
			if (report.cluster !== void 0) return again(report, "Once that is mended");
			return [
				...refreshes(report),
				...undos(report),
				...again(report, "For the tables left")
			];
		case "ok":
		case "nothing-to-do": return [...afterwards(report), ...undos(report)];
	}
}
function afterwards(report) {
	const { command, dryRun, result } = report;
	if (dryRun && !looks.has(command) && result === "ok") return again({
		...report,
		dryRun: false
	}, "To do it");
	switch (command) {
		case "init": return [{
			why: "When the first specs are written",
			command: line(report, "check")
		}];
		case "check": return [{
			why: afterCheck(report),
			command: line(report, "plan", ...atHand(report))
		}];
		case "plan": return [
			...[
				...refreshes(report),
				...builds(report),
				...workflows(report)
			],
			...builds(report).length === 0 ? syncs(report) : [],
			...publishes(report)
		];
		case "build": return [
			...refreshes(report),
			...workflows(report),
			...syncs(report),
			...publishes(report)
		];
		case "workflow": return report.files.map((path) => ({
			why: `Commit ${path} with the change`,
			command: null
		}));
		case "refresh": return runsOf(report, doneTables(report, "refreshed"));
		case "clean": return reopens(report);
		case "undo": return branchesOf(report, doneTables(report, "undone")).map((branch) => ({
			why: "To publish it again",
			command: line(report, "publish", "--branch", branch)
		}));
		default: return [];
	}
}
/** What a verb can mend, and after what a person must, the same once more. */
function mends(report) {
	const errors = report.findings.filter(({ level }) => level === "error");
	const steps = [
		...refreshes(report),
		...errors.some(({ code }) => code === "IB501") ? workflows(report) : [],
		...report.command === "refresh" ? discards(report, errors) : []
	];
	if (errors.every(({ code }) => code === "IB501" || code === "IB419") && steps.length > 0) return steps;
	return [
		...steps,
		...undos(report),
		...again(report, "Once that is mended")
	];
}
/** Rows that could as well be published: those of a stuck branch are told of otherwise. */
function discards(report, errors) {
	const { branch, tables } = report;
	const stuck = tables.some(({ state }) => state === "diverged" || state === "history-expired");
	if (branch === null || stuck || !errors.some(({ code }) => code === "IB419")) return [];
	return [{
		why: "Publish the rows first, or let them go (a tag keeps them)",
		command: line(report, "refresh", "--branch", branch, "--discard")
	}];
}
/** A plan is of commits, a check of files. */
function afterCheck({ findings }) {
	return `${!findings.some(({ code }) => code === "IB607") ? "See" : "Commit, then see"} what would happen to the data`;
}
function doneTables(report, result) {
	return report.tables.filter(({ outcome }) => outcome?.result === result);
}
/** Such a branch has rows that only `--discard` leaves, which keeps them under a tag. */
function refreshes(report) {
	const stuck = report.tables.filter(({ state, unread }) => state === "diverged" && !unread || state === "history-expired");
	const onto = stuck[0] === void 0 ? "" : ontoOf(stuck[0]);
	return branchesOf(report, stuck).map((branch) => ({
		why: `Start again from the current ${onto} (a tag keeps the branch's rows), then sync again`,
		command: line(report, "refresh", "--branch", branch, "--discard")
	}));
}
function builds(report) {
	return report.tables.some(({ state }) => state === "create") ? [{
		why: "Make the data branches",
		command: line(report, "build", ...atHand(report))
	}] : [];
}
function workflows(report) {
	return report.workflow?.changed && report.commit === null ? [{
		why: `Bring ${report.workflow.path} up to date`,
		command: line(report, "workflow")
	}] : [];
}
function publishes(report) {
	const ready = report.tables.filter(({ state, outcome }) => publishing(state) === "moves" && outcome?.result !== "published");
	const stopped = report.tables.some(({ state }) => publishing(state) === "stops");
	if (ready.length === 0 || stopped) return [];
	if (report.pull) return [merge(ready)];
	if (report.branch === null) return [{
		why: "Publish what is merged",
		command: line(report, "build")
	}];
	return branchesOf(report, ready).map((branch) => ({
		why: "After the merge, on the production branch",
		command: line(report, "publish", "--branch", branch)
	}));
}
function merge(ready) {
	return {
		why: `Merge the pull request: that moves ${[...new Set(ready.map(ontoOf))].join(", ")} on ${count(ready.length, "table")}`,
		command: null
	};
}
function undos({ project, tables, views }) {
	const publishes = Map.groupBy(tables, ({ outcome }) => outcome?.undo ?? null);
	publishes.delete(null);
	const option = projectOption(project).map((word) => ` ${shellWord(word)}`).join("");
	const alone = Map.groupBy(views, ({ outcome }) => outcome?.undo ?? null);
	for (const known of [...publishes.keys(), null]) alone.delete(known);
	const ofViews = [...alone].map(([undo, changed]) => ({
		why: `To put back ${shortened(changed.map(({ node }) => node))}`,
		command: `${undo}${option}`
	}));
	return [...[...publishes].map(([undo, moved]) => {
		const onto = [...new Set(moved.map(ontoOf))].join(", ");
		const names = shortened(moved.map(({ table }) => table));
		return {
			why: `To put ${onto} back${publishes.size === 1 ? "" : ` on ${names}`}`,
			command: `${undo}${option}`
		};
	}), ...ofViews];
}
/** A terminal's clean knows of no pull request. */
function reopens({ pull, tables }) {
	const isKept = tables.some((one) => one.outcome?.result === "removed" && hadOwn(one));
	if (pull === null || !isKept) return [];
	return [{
		why: "To have the data branch back with its rows, reopen the pull request within publish.keep-undo",
		command: null
	}];
}
/** The same once more. At GitHub a push starts the run again, or somebody does. */
function again(report, why) {
	const { command, branch, dryRun } = report;
	const branchOption = branch !== null && takesBranch.has(command) ? ["--branch", branch] : [];
	const dryRunOption = dryRun && !looks.has(command) ? ["--dry-run"] : [];
	const words = [
		command,
		...branchOption,
		...atHand(report),
		...dryRunOption
	];
	if (report.pull === null) return [{
		why,
		command: line(report, ...words)
	}];
	if (comparesCommits.has(command) && report.result === "blocked" && isOfFiles(report)) return [{
		why: `${why}, push the change`,
		command: null
	}];
	return [{
		why: `${why}, run the job again`,
		command: null
	}, {
		why: "Or in a terminal",
		command: line(report, ...words)
	}];
}
/** Whether what blocks the run is in files; what is in a table no push mends. */
function isOfFiles({ findings }) {
	return findings.some(({ level, file }) => level === "error" && file !== void 0);
}
// src/report/view-lines.ts
/** Those that the change touches, and those that something was done to or is to be said of. */
function toldViews({ views, changes }) {
	const changed = new Set(changes.map(({ node }) => node));
	return views.filter(({ node, state = "equal", outcome }) => changed.has(node) || outcome !== void 0 || state !== "equal");
}
/** Empty where its catalog was not asked. */
function viewWords({ state, outcome }) {
	if (outcome !== void 0) return outcomeWords(outcome);
	return state === void 0 ? "" : stateWords(state);
}
function stateWords(state) {
	switch (state) {
		case "create": return "to be made";
		case "update": return "to be changed";
		case "drop": return "to be dropped";
		case "equal": return "as it is";
		case "undone":
		case "unknown":
		case "foreign":
		case "unsupported":
		case "newer": return "left alone";
		case "left": return "its file is gone";
		case "waits": return "waits for what it reads";
	}
}
function outcomeWords({ result, to }) {
	const version = to === null ? "" : `, version ${to}`;
	switch (result) {
		case "created": return `made${version}`;
		case "updated": return `changed${version}`;
		case "undone": return `put back${version}`;
		case "dropped": return "dropped";
		case "waits": return "waits for what it reads";
		case "failed": return "failed";
		case "unsupported": return "left alone";
	}
}
/** `2 views changed`, of a headline; none where there are none. */
function viewsDone({ views }) {
	const { length } = views.filter(({ outcome }) => outcome !== void 0 && isChanged(outcome));
	return length === 0 ? [] : [`${length} ${length === 1 ? "view" : "views"} changed`];
}
/** Of several reports of one run: what was done to a view, else how it stands. */
function joinViews(views) {
	const joined = /* @__PURE__ */ new Map();
	for (const view of views) {
		const known = joined.get(view.node);
		if (known?.outcome !== void 0) continue;
		if (known === void 0 || view.state !== void 0) joined.set(view.node, view);
	}
	return [...joined.values()];
}
// src/report/verdict.ts
function verdictOf(report) {
	return {
		headline: headline(report),
		counts: counts(report),
		alert: alert(report)
	};
}
function headline(report) {
	const errors = report.findings.filter(({ level }) => level === "error").length;
	switch (report.result) {
		case "blocked":
			if (hasLooked(report)) return driftHeadline(report);
			return errors > 0 ? `Blocked by ${count(errors, "error")}` : "Blocked: no table was moved";
		case "failed": return `${capitalised(report.command)} failed`;
		case "partial": return `Done in part: ${[
			doings(report, movesDone(report)),
			...viewsDone(report),
			...leftText(report)
		].filter(isText).join(", ")}`;
		case "nothing-to-do": return stoppedTables(report).length === 0 ? `Nothing to do${inPlace(report)}` : `Nothing was changed: ${count(stoppedTables(report).length, "table")} cannot be published`;
		case "ok": return okHeadline(report);
	}
}
/** What a run that changed nothing found there already. */
function inPlace({ branch, command, tables }) {
	const there = tables.filter(({ head }) => head !== null).length;
	return branch !== null && (command === "plan" || command === "build") && there > 0 ? `: data branch ${branch} is on ${count(there, "table")}` : "";
}
function okHeadline(report) {
	if (report.command === "check") return "No errors";
	if (report.command === "drift") return driftHeadline(report);
	if (report.command === "plan") return report.branch === null ? `Plan: ${doings({
		...report,
		dryRun: true
	}, movesToCome(report)) || "nothing to publish"}` : `Plan for data branch ${report.branch}`;
	return report.dryRun ? `Dry run: ${todo(report)}` : capitalised(done(report) || "done");
}
/** A scheduled run may have done something before it looked. */
function driftHeadline(report) {
	const differences = report.findings.filter(isDifference).length;
	const found = differences === 0 ? "no differences" : count(differences, "difference");
	return capitalised([done(report), found].filter(isText).join("; "));
}
function done(report) {
	const moves = movesDone(report);
	return (moves.some(({ result }) => result === "published") ? "published: " : "") + [
		doings(report, moves),
		...viewsDone(report),
		...written(report),
		...committed(report),
		...inCluster(report)
	].filter(isText).join(", ");
}
function todo(report) {
	return [
		doings(report, movesToCome(report)),
		...inCluster(report),
		...report.files.map((file) => `${isToCommit(report) ? "commit" : "write"} ${file}`)
	].filter(isText).join(", ") || "nothing was written";
}
/** Whether what a dry run would write is GitHub's to commit: there only the verb of that name writes to the work tree. */
function isToCommit({ pull, command, dryRun }) {
	return dryRun && pull !== null && command !== "workflow";
}
function movesToCome({ tables }) {
	return tables.flatMap(({ move, onto }) => move ? {
		result: move.result,
		onto
	} : []);
}
function written({ files }) {
	if (files.length === 0) return [];
	return [`wrote ${files.length === 1 ? files[0] : count(files.length, "file")}`];
}
function inCluster({ cluster, dryRun }) {
	if (cluster === void 0 || cluster.objects.length === 0) return [];
	return [`${dryRun ? "apply" : "applied"} ${count(cluster.objects.length, "object")} of ${cluster.path}`];
}
function committed({ commit }) {
	return commit === null ? [] : [`committed ${commit.path}`];
}
function movesDone({ tables }) {
	return tables.flatMap(({ outcome, onto }) => outcome && isDone(outcome) ? {
		result: outcome.result,
		onto
	} : []);
}
/** Tables that should have been dealt with and were not. */
function leftText({ tables }) {
	const left = tables.filter(({ state, outcome }) => outcome === null ? publishing(state) === "stops" : outcome.result === "skipped" || outcome.result === "failed");
	return left.length === 0 ? [] : [`${count(left.length, "table")} left`];
}
function doings({ dryRun }, moves) {
	const toBe = dryRun ? "to be " : "";
	return [...Map.groupBy(moves, ({ result, onto }) => `${result} ${onto}`).values()].map((same) => doing(same[0], toBe, count(same.length, "table"))).filter(isText).join(", ");
}
function doing(move, toBe, tables) {
	switch (move?.result) {
		case "created": return `data branch ${toBe}made on ${tables}`;
		case "adopted": return `data branch ${toBe}adopted on ${tables}`;
		case "published": return `${ontoOf(move)} ${toBe}moved on ${tables}`;
		case "refreshed": return `data branch ${toBe}put back on ${ontoOf(move)} on ${tables}`;
		case "removed": return `data branch ${toBe}removed from ${tables}`;
		case "undone": return `${ontoOf(move)} ${toBe}put back on ${tables}`;
		case "dropped": return `${tables} ${toBe}dropped`;
		case "nothing":
		case void 0: return "";
	}
}
function counts(report) {
	const { changes, tables, result } = report;
	const states = [...tally(tables.map(tableWord))].map(([state, n]) => `${n} ${state}`);
	const levels = tally(problemsOf(report).filter(({ level }) => result !== "blocked" || level !== "error").map(({ level }) => level));
	return [
		...[...tally(changes.map(({ change }) => change))].map(([change, n]) => `${n} ${change}`),
		...impactCounts(report),
		...tables.length === 0 ? [] : [`${count(tables.length, "table")} (${states.join(", ")})`],
		...[...levels].map(([level, number]) => count(number, level))
	];
}
function alert(report) {
	switch (report.result) {
		case "blocked":
			if (hasLooked(report)) return stoppedText(report);
			return report.command === "publish" ? "Nothing was published: no table has moved." : "Nothing was written.";
		case "failed": return failedText(report);
		case "partial":
			if (report.cluster !== void 0) return "Some objects were applied and some were not.";
			return "Some tables moved and some did not; they stand below.";
		case "ok":
		case "nothing-to-do": return stoppedText(report);
	}
}
/** The fate of a commit that nobody answered is not known. */
function failedText(report) {
	const { command, tables, findings } = report;
	if (onlyLooked(report)) return "Nothing was written.";
	const unknown = findings.some(({ code, level }) => level === "error" && (code === "IB412" || code === "IB408"));
	const moved = tables.some(({ outcome }) => outcome !== null && isDone(outcome));
	return command === "publish" && !unknown && !moved ? "Nothing was published: no table has moved." : "What was done and what was not stands below, table by table.";
}
function stoppedText(report) {
	const { length } = stoppedTables(report);
	return length === 0 ? null : `${count(length, "table")} cannot be published as things stand.`;
}
function stoppedTables({ tables }) {
	return tables.filter(({ state, move, outcome }) => publishing(state) === "stops" && move === null && !(outcome && isDone(outcome)));
}
function isText(text) {
	return text !== "";
}
function capitalised(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
// builtin:node:path
const builtin$4 = /* @__PURE__ */ process.getBuiltinModule("node:path");
const dirname$1 = builtin$4.dirname;
const isAbsolute = builtin$4.isAbsolute;
const join$1 = builtin$4.join;
const relative = builtin$4.relative;
const resolve = builtin$4.resolve;
const sep = builtin$4.sep;
// src/report/lines.ts
/** Where, what, and how to mend it. */
function problemLines(finding, { paint, width }) {
	const { code, level, message, hint } = finding;
	const place = [
		finding.file,
		finding.line,
		finding.column
	].filter((part) => part !== void 0);
	return [
		`  ${[
			...place.length === 0 ? [] : [place.join(":")],
			paint(levelColour(level), level),
			code
		].join("  ")}`,
		...wrap(message, width, "      "),
		...hint === void 0 ? [] : wrap(hint, width, "      ").map((line) => paint("dim", line))
	];
}
function levelColour(level) {
	switch (level) {
		case "error": return "red";
		case "warning": return "yellow";
		case "notice": return "cyan";
	}
}
function wrap(text, width, indent = "") {
	const lines = [];
	for (const word of text.split(" ")) {
		const last = lines.at(-1);
		if (last !== void 0 && `${last} ${word}`.length <= width) lines[lines.length - 1] += ` ${word}`;
		else lines.push(indent + word);
	}
	return lines;
}
/** Puts a bullet where the first line's indent is. */
function hang(bullet, [first = "", ...rest]) {
	return [bullet + first.slice(bullet.length), ...rest];
}
// src/report/paint.ts
/** SGR parameters, on and off. https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
const sgr = {
	bold: [1, 22],
	dim: [2, 22],
	red: [31, 39],
	green: [32, 39],
	yellow: [33, 39],
	cyan: [36, 39]
};
function painter(color) {
	if (!color) return (_style, text) => text;
	return (style, text) => {
		const [on, off] = sgr[style];
		return `\u001b[${on}m${text}\u001b[${off}m`;
	};
}
// src/report/text.ts
/** Lines of the file's change that a terminal shows; `workflow --check` is there for the rest. */
const patchLines = 40;
/** For a person in a terminal: what came of it, then why, then what to do. */
function renderText(report, { color, width = 80 }) {
	const sheet = {
		paint: painter(color),
		width
	};
	const safe = mapStrings(report, visible);
	return withoutCommands(`${[
		heading(safe, sheet),
		changes(safe, sheet),
		tables(safe, sheet),
		views(safe, sheet),
		problems(safe, sheet),
		rivals(safe, sheet),
		notIsolated(safe, sheet),
		workflow(safe, report.workflow?.patch ?? "", sheet),
		files(safe, sheet),
		next(safe, sheet)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`);
}
function heading(report, { paint, width }) {
	const { headline, counts, alert } = verdictOf(report);
	const colour = report.result === "blocked" || report.result === "failed" ? "red" : alert === null ? "green" : "yellow";
	return [
		...wrap(`${headline}.`, width).map((line) => paint("bold", paint(colour, line))),
		...counts.length === 0 ? [] : wrap(`${counts.join(", ")}.`, width),
		...alert === null ? [] : wrap(alert, width)
	];
}
function problems(report, sheet) {
	const findings = problemsOf(report);
	if (findings.length === 0) return [];
	return [sheet.paint("bold", "Problems"), ...findings.flatMap((one) => problemLines(one, sheet))];
}
function changes({ changes }, { paint, width }) {
	if (changes.length === 0) return [];
	const lines = align(changes.map(({ node, kind, change, impact, because }) => [
		sign(change),
		node,
		kind,
		change,
		impact === "none" ? "" : impact,
		because.length === 0 ? "" : `${change === "moved" ? "from" : "by"} ${shortened(because)}`
	]));
	return [paint("bold", "Changes"), ...changes.flatMap(({ columns }, index) => [lines[index] ?? "", ...paragraph(columnTexts(columns).join("; "), width)])];
}
function paragraph(text, width) {
	return text === "" ? [] : wrap(text, width, "      ");
}
function sign(change) {
	switch (change) {
		case "added": return "+";
		case "removed": return "-";
		case "modified": return "~";
		case "moved": return ">";
		case "downstream": return ".";
	}
}
function tables(report, sheet) {
	if (report.tables.length === 0) return [];
	return [
		sheet.paint("bold", "Tables"),
		...report.tables.flatMap((table) => tableLines(table, sheet)),
		...atomicitySentences(report).flatMap((sentence) => wrap(sentence, sheet.width, "  "))
	];
}
function tableLines(table, { paint, width }) {
	const word = tableWord(table);
	const bad = word === "failed" || publishing(table.state) === "stops" && table.move === null;
	return [`  ${table.table}  ${paint(bad ? "yellow" : "cyan", word)}`, ...wrap(tableText(table), width, "      ")];
}
function views(report, { paint, width }) {
	const views = toldViews(report);
	if (views.length === 0) return [];
	return [`${paint("bold", "Views")}${plannedBy(report)}`, ...views.flatMap((view) => {
		const words = [viewWords(view), `reads ${shortened(view.reads) || "no table"}`];
		return [`  ${view.node}  ${words.filter((one) => one !== "").join("; ")}`, ...paragraph(columnList(view).join(", "), width)];
	})];
}
function rivals(report, { paint, width }) {
	const sentences = rivalSentences(report, (name) => name);
	if (sentences.length === 0) return [];
	return [
		paint("bold", "In work on the same tables"),
		...sentences.flatMap((sentence) => hang("  - ", wrap(sentence, width, "    "))),
		...wrap(rivalAdvice, width, "  ")
	];
}
function notIsolated({ notIsolated }, { paint, width }) {
	if (notIsolated.length === 0) return [];
	return [paint("bold", "Not isolated by the data branch"), ...notIsolated.flatMap((sentence) => hang("  - ", wrap(sentence, width, "    ")))];
}
function workflow(report, patch, { paint, width }) {
	const { workflow, command } = report;
	if (workflow === null || !workflow.changed && workflow.conflicts.length === 0) return [];
	const isNew = patch.startsWith("--- /dev/null");
	const shown = patch === "" || isNew || command === "build" ? [] : patch.replace(/\n$/, "").split("\n");
	const left = shown.length - patchLines;
	return [
		paint("bold", "Workflow file"),
		`  ${workflow.path}  ${workflowWord(report, isNew)}`,
		...workflow.conflicts.flatMap((conflict) => hang("  ! ", wrap(conflict, width, "    "))),
		...shown.slice(0, patchLines).map((text) => patchLine(visible(text), paint)),
		...left > 0 ? [`    … ${count(left, "line")} more; see icebranch workflow --check`] : []
	];
}
function workflowWord(report, isNew) {
	const { workflow, files, commit } = report;
	if (commit !== null) return committedText(commit, (name) => name);
	if (workflow !== null && files.includes(workflow.path)) {
		if (isToCommit(report)) return "is to be committed";
		if (!report.dryRun) return "written";
	}
	if (isNew) return "is to be made";
	return workflow?.changed ? "changes" : "stays";
}
function patchLine(text, paint) {
	const line = `    ${text}`.trimEnd();
	if (text.startsWith("+")) return paint("green", line);
	return text.startsWith("-") ? paint("red", line) : line;
}
function files({ files, workflow, dryRun }, { paint }) {
	const others = files.filter((path) => path !== workflow?.path);
	return others.length === 0 ? [] : [paint("bold", dryRun ? "To be written" : "Written"), ...others.map((path) => `  ${path}`)];
}
function next(report, { paint, width }) {
	const steps = nextSteps(report);
	if (steps.length === 0) return [];
	return [paint("bold", "Next"), ...steps.flatMap(({ why, command }) => [...wrap(command === null ? `${why}.` : `${why}:`, width, "  "), ...command === null ? [] : [`      ${paint("cyan", command)}`]])];
}
/** Columns as wide as their widest cell, empty ones left out. */
function align(rows) {
	const widths = [];
	for (const row of rows) for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
	return rows.map((row) => {
		return `  ${row.flatMap((cell, column) => {
			const width = widths[column] ?? 0;
			return width === 0 ? [] : [cell.padEnd(width)];
		}).join("  ")}`.trimEnd();
	});
}
// src/option.ts
const formats = [
	"text",
	"markdown",
	"json",
	"github"
];
const workflowModes = [
	"commit",
	"check",
	"off"
];
const divergedPolicies = [
	"fail",
	"skip",
	"replay"
];
const atomicPolicies = ["prefer", "require"];
const draftPolicies = ["check", "full"];
const workflowTargets = ["base", "head"];
const namings = ["git"];
const waitedFor = ["none", "argo"];
// src/verbs.ts
/** What icebranch does, in the words of `--help`. */
const verbs = {
	init: "Write a starter configuration and a GitHub workflow.",
	check: "Parse and validate every file of the project, without the network.",
	plan: "Show what a branch changes, and what publishing it would do.",
	build: "On a branch make its data branches; on the production branch publish what was merged.",
	workflow: "Write the Argo workflow file from the files at hand.",
	apply: "Apply the production branch's workflow file to the cluster, with kubectl.",
	publish: "Move `main` of every table of one data branch to it, all or none.",
	refresh: "Put a data branch back on the current `main`.",
	clean: "End the data branches of a branch that will not be merged.",
	undo: "Put `main` back to where a publish found it.",
	drift: "Show where catalog, workflow file and repository disagree.",
	demo: "Play the whole life of a pull request in a scratch folder."
};
function isVerb(text) {
	return Object.hasOwn(verbs, text);
}
// src/inputs.ts
/** What a person asked for: strings outside, `Inputs` inside, checked once and here. */
/** Throws IB903, which names every problem at once. */
function parseInputs(read) {
	const input = inputReader(read);
	const inputs = {
		command: input.verb("command"),
		project: input.text("project")?.replace(/(?<=.)\/+$/, "") ?? ".",
		branch: input.text("branch"),
		base: input.text("base"),
		head: input.text("head"),
		dryRun: input.flag("dry-run"),
		strict: input.flag("strict"),
		allowBreaking: input.flag("allow-breaking"),
		format: input.choice("format", formats),
		reportPath: input.text("report-path"),
		noColor: input.flag("no-color"),
		workflowMode: input.choice("workflow-mode", workflowModes) ?? "check",
		gitHubToken: input.text("github-token"),
		commitToken: input.text("commit-token"),
		checkName: input.text("check-name") ?? "icebranch report",
		config: {
			main: input.text("main-branch"),
			naming: input.choice("naming", namings),
			expireAfterMs: input.duration("expire-after"),
			drafts: input.choice("drafts", draftPolicies),
			onDiverged: input.choice("on-diverged", divergedPolicies),
			atomic: input.choice("atomic", atomicPolicies),
			keepUndoMs: input.duration("keep-undo"),
			waitFor: input.choice("wait-for", waitedFor),
			waitTimeoutMs: input.duration("wait-timeout"),
			workflowPath: input.text("workflow-path"),
			workflowTarget: input.choice("workflow-target", workflowTargets)
		},
		check: input.flag("check"),
		runManifest: readRunManifest(read, input),
		expectDigest: input.digest("expect-digest"),
		discard: input.flag("discard"),
		sweep: input.flag("sweep"),
		dropNew: input.flag("drop-new"),
		dropViews: input.flag("drop-views"),
		publish: input.text("publish"),
		forceConflicts: input.flag("force-conflicts"),
		context: input.text("context"),
		namespace: input.text("namespace"),
		folder: input.text("folder")
	};
	input.throwProblems();
	return inputs;
}
/** Without `--run-manifest` the others would do nothing, which nobody would notice. */
function readRunManifest(read, input) {
	const isAsked = input.flag("run-manifest");
	const more = {
		all: input.flag("all"),
		set: read("set")?.split("\0") ?? [],
		withSharedState: input.flag("with-shared-state"),
		output: input.text("output")
	};
	if (isAsked && input.flag("check")) input.problem("`--check` is about the workflow file, and `--run-manifest` makes none.");
	if (isAsked) return more;
	const given = [
		...more.all ? ["all"] : [],
		...more.set.length > 0 ? ["set"] : [],
		...more.withSharedState ? ["with-shared-state"] : [],
		...more.output === void 0 ? [] : ["output"]
	];
	for (const name of given) input.problem(`\`--${name}\` goes with \`--run-manifest\`.`);
}
function inputReader(read) {
	const problems = [];
	const text = (name) => read(name)?.trim() || void 0;
	/** `parse` answers undefined for what it does not take; `expected` says what it takes. */
	function parsed(name, expected, parse) {
		const given = text(name);
		if (given === void 0) return void 0;
		const value = parse(given);
		if (value === void 0) problems.push(`\`${name}\` takes ${expected}, not \`${given}\`.`);
		return value;
	}
	return {
		text,
		flag: (name) => parsed(name, "true or false", parseFlag) ?? false,
		choice: (name, choices) => parsed(name, oneOf(choices), (given) => choices.find((choice) => choice === given)),
		duration: (name) => parsed(name, "a duration such as 12h or 14d", parseDuration),
		digest: (name) => parsed(name, "sha256: and 64 hexadecimal digits", (given) => /^sha256:[0-9a-f]{64}$/.test(given) ? given : void 0),
		verb: (name) => parsed(name, oneOf(["auto", ...Object.keys(verbs)]), (given) => isVerb(given) || given === "auto" ? given : void 0) ?? "auto",
		problem: (text) => problems.push(text),
		throwProblems() {
			if (problems.length > 0) throw usageError(problems);
		}
	};
}
/** The spellings of YAML 1.2's core schema, as GitHub's own toolkit takes them. */
function parseFlag(text) {
	if (/^(true|True|TRUE)$/.test(text)) return true;
	return /^(false|False|FALSE)$/.test(text) ? false : void 0;
}
function oneOf(choices) {
	return choices.length === 1 ? String(choices[0]) : `one of ${choices.join(", ")}`;
}
/** One problem is the message; several are its lines. */
function usageError(problems) {
	return new IcebranchError("IB903", problems.join("\n"), { hint: "`icebranch --help` shows what there is." });
}
// src/apply-options.ts
const applyOptions = [
	{
		name: "force-conflicts",
		help: "Take over fields that somebody else has set in the cluster.",
		only: "terminal",
		verbs: ["apply"]
	},
	{
		name: "context",
		value: "NAME",
		help: "Context of the kubeconfig, instead of its current one.",
		only: "terminal",
		verbs: ["apply"]
	},
	{
		name: "namespace",
		value: "NAME",
		help: "Namespace of what the file gives none, instead of the context's.",
		only: "terminal",
		verbs: ["apply"]
	}
];
const runManifestOptions = [
	{
		name: "run-manifest",
		help: "Print a manifest that runs what this branch changes, once, on its data branch."
	},
	{
		name: "all",
		help: "With --run-manifest: every node, changed or not."
	},
	{
		name: "set",
		value: "NODE:PATH=VALUE",
		help: "With --run-manifest, any number of times: what an ingest has otherwise in this run, such as source.group_id.",
		repeated: true
	},
	{
		name: "with-shared-state",
		help: "With --run-manifest: also ingests that share a position with production."
	},
	{
		name: "output",
		value: "FILE",
		help: "With --run-manifest: write it to FILE and print nothing."
	}
].map((option) => ({
	...option,
	only: "terminal",
	verbs: ["workflow"]
}));
// src/options.ts
/**
* Every option and input, once. The terminal's options and its `--help` are made from these tables,
* and the inputs of action.yml are held to them by a test.
*/
const everyVerb = [
	{
		name: "command",
		value: "VERB",
		help: `What to do: auto (chosen from the event), ${Object.keys(verbs).join(", ")}.`,
		default: "auto",
		only: "action"
	},
	{
		name: "project",
		value: "DIR",
		help: "Folder of the project, where its configuration is.",
		default: "."
	},
	{
		name: "branch",
		value: "NAME",
		help: "Data branch to work on, instead of the one named after the git branch."
	},
	{
		name: "base",
		value: "REF",
		help: "Commit to compare with, instead of where the branch left the production branch.",
		only: "terminal"
	},
	{
		name: "head",
		value: "REF",
		help: "Commit to look at, instead of HEAD.",
		only: "terminal"
	},
	{
		name: "dry-run",
		help: "Show what would be done, and write nothing.",
		default: "false"
	},
	{
		name: "strict",
		help: "Treat a diverged table as an error in the forecast too.",
		default: "false"
	},
	{
		name: "format",
		value: "FORMAT",
		help: `How the report is printed: ${formats.join(", ")}; text unless given.`,
		only: "terminal"
	},
	{
		name: "report-path",
		terminal: "report",
		value: "PATH",
		help: "File to write the report to, as JSON."
	},
	{
		name: "no-color",
		help: "Print without colours, as the variable NO_COLOR does.",
		only: "terminal"
	},
	{
		name: "workflow-mode",
		value: workflowModes.join("|"),
		help: "What a pull request's run does about a workflow file that is out of date: commit it anew to the pull request's branch, fail (check), or let it be (off).",
		default: "commit",
		only: "action"
	},
	{
		name: "github-token",
		value: "TOKEN",
		help: "Token to read, comment and report with; empty for a run that reports in its log and summary alone.",
		default: `\${{ github.token }}`,
		only: "action"
	},
	{
		name: "commit-token",
		value: "TOKEN",
		help: "Token of a GitHub App to commit the workflow file with, so that other checks run on that commit; `github-token` unless given.",
		only: "action"
	},
	{
		name: "check-name",
		value: "NAME",
		help: "Name of the check run with the report.",
		default: "icebranch report",
		only: "action"
	}
];
const ofConfig = [
	{
		name: "main-branch",
		value: "NAME",
		help: "git's production branch (`main`).",
		config: true
	},
	{
		name: "on-diverged",
		value: divergedPolicies.join("|"),
		help: "What to do with a table whose `main` has moved on (`publish.on-diverged`; replay unless given).",
		config: true
	},
	{
		name: "atomic",
		value: atomicPolicies.join("|"),
		help: "Whether a publish that cannot be all or none may run (`publish.atomic`).",
		config: true
	},
	{
		name: "keep-undo",
		value: "DURATION",
		help: "How long a publish can be undone, such as 7d (`publish.keep-undo`).",
		config: true
	},
	{
		name: "wait-for",
		value: waitedFor.join("|"),
		help: "Whether tables are written to only while no Workflow of the project runs (`publish.wait-for`).",
		config: true
	},
	{
		name: "wait-timeout",
		value: "DURATION",
		help: "How long to wait for that, such as 30m (`publish.wait-timeout`).",
		config: true
	},
	{
		name: "expire-after",
		value: "DURATION",
		help: "How long a data branch lives, such as 14d (`branches.expire-after`).",
		config: true
	},
	{
		name: "naming",
		value: namings.join("|"),
		help: "What data branches are named after (`branches.naming`).",
		config: true
	},
	{
		name: "drafts",
		value: draftPolicies.join("|"),
		help: "Whether a draft pull request is only checked (`branches.drafts`).",
		config: true
	},
	{
		name: "workflow-path",
		short: "f",
		value: "FILE",
		help: "Where the Argo workflow file is (`workflow.path`).",
		config: true
	},
	{
		name: "workflow-target",
		value: workflowTargets.join("|"),
		help: "Whether that file names the branch merged into or the one at hand (`workflow.target`).",
		config: true
	}
];
const ofOneVerb = [
	{
		name: "allow-breaking",
		help: "Let the change through though it breaks those who read its columns.",
		default: "false",
		verbs: ["plan", "build"]
	},
	{
		name: "check",
		help: "Write nothing; fail with the patch where the file is out of date.",
		only: "terminal",
		verbs: ["workflow"]
	},
	...runManifestOptions,
	{
		name: "expect-digest",
		value: "DIGEST",
		help: "Refuse any plan but the one with this digest.",
		only: "terminal",
		verbs: ["publish"]
	},
	{
		name: "discard",
		help: "Also where that leaves rows of the data branch behind; a tag keeps them.",
		only: "terminal",
		verbs: ["refresh", "clean"]
	},
	{
		name: "sweep",
		help: "End whatever is past its time, on every table.",
		only: "terminal",
		verbs: ["clean"]
	},
	{
		name: "drop-new",
		help: "Drop the tables that only this branch ever wrote; their files stay.",
		only: "terminal",
		verbs: ["clean"]
	},
	{
		name: "drop-views",
		help: "Drop the views whose file is gone, with the rows that are stored for them; their files stay.",
		verbs: ["build", "publish"]
	},
	{
		name: "publish",
		value: "ID",
		help: "The publish to undo, as its receipt names it; needless where there is only one.",
		only: "terminal",
		verbs: ["undo"]
	},
	{
		name: "folder",
		value: "DIR",
		help: "An absent or empty folder to play in; a new one in the system's temporary folder unless given.",
		only: "terminal",
		verbs: ["demo"]
	}
];
const options = [
	...everyVerb,
	...ofConfig,
	...ofOneVerb,
	...applyOptions
];
/** What the terminal calls it, without dashes. */
function terminalName({ name, terminal }) {
	return terminal ?? name;
}
/** The options that a verb has in the terminal, in the order in which help shows them. */
function terminalOptions(verb) {
	const own = options.filter(({ verbs }) => verbs?.includes(verb));
	const shared = options.filter(({ verbs }) => verbs === void 0);
	return [...own, ...shared].filter(({ only }) => only !== "action");
}
/** What the action offers. */
function actionInputs() {
	return options.filter(({ only }) => only !== "terminal");
}
// builtin:node:os
const builtin$3 = /* @__PURE__ */ process.getBuiltinModule("node:os");
const devNull = builtin$3.devNull;
const homedir = builtin$3.homedir;
const platform = builtin$3.platform;
const release = builtin$3.release;
const tmpdir = builtin$3.tmpdir;
const userInfo = builtin$3.userInfo;
// src/adapters/git/ignoring.ts
/** Which rule hides a path from git: of the work tree, or of the `.gitignore` files of a commit. */
/** A bare repository has no work tree whose rules could be asked. */
function ignoring(git, hasWorkTree) {
	return { async ignoreRule(path, ignoreFiles) {
		if (ignoreFiles !== void 0) return ruleOfFiles(git, path, ignoreFiles);
		return hasWorkTree ? ruleOf(git, path, []) : void 0;
	} };
}
/** git answers for folders on disk only: the rules are put into one of their own. */
function ruleOfFiles(git, path, files) {
	const folder = mkdtempSync(join$1(tmpdir(), "icebranch-ignore-"));
	try {
		for (const [file, bytes] of files) {
			mkdirSync(join$1(folder, dirname$1(file)), { recursive: true });
			writeFileSync(join$1(folder, file), bytes);
		}
		return ruleOf(git, path, ["--no-index"], [
			...[
				"-C",
				folder,
				`--git-dir=${git(["rev-parse", "--absolute-git-dir"]).stdout.toString().trimEnd()}`,
				`--work-tree=${folder}`
			],
			"-c",
			"core.excludesFile="
		]);
	} finally {
		rmSync(folder, {
			recursive: true,
			force: true
		});
	}
}
function ruleOf(git, path, options, before = []) {
	const how = [
		"--no-literal-pathspecs",
		"check-ignore",
		"--verbose",
		"-z",
		"--stdin",
		...options
	];
	const { status, stdout } = git([...before, ...how], {
		input: `./${path}\0`,
		answers: [0, 1]
	});
	if (status === 1) return void 0;
	const [file = "", line = "", pattern = ""] = stdout.toString().split("\0");
	return pattern.startsWith("!") ? void 0 : {
		file,
		line: Number(line),
		pattern
	};
}
// builtin:node:child_process
const builtin$2 = /* @__PURE__ */ process.getBuiltinModule("node:child_process");
const exec = builtin$2.exec;
const execFile = builtin$2.execFile;
const spawn = builtin$2.spawn;
const spawnSync = builtin$2.spawnSync;
// src/adapters/git/process.ts
/**
* How the `git` on PATH is run, and what its failures mean. Calls are synchronous: most take three
* milliseconds, of which two go into waiting on pipes where they are not.
*/
const always = [
	"--no-pager",
	"--literal-pathspecs",
	...["-c", "core.quotePath=false"],
	...["-c", "core.fsmonitor=false"]
];
function gitRunner(cwd, outside) {
	const env = hardened(outside);
	return (args, { input, answers = [0] } = {}) => {
		const { error, status, stdout, stderr } = spawnSync("git", [...always, ...args], {
			cwd,
			env,
			maxBuffer: Number.POSITIVE_INFINITY,
			...input === void 0 ? { stdio: [
				"ignore",
				"pipe",
				"pipe"
			] } : { input }
		});
		if (status !== null && answers.includes(status)) return {
			status,
			stdout
		};
		throw explain({
			cwd,
			args,
			status: status ?? error?.code ?? null,
			stderr: (stderr ?? "").toString()
		});
	};
}
/** No question at a terminal, no lock for a mere look, messages in English, nothing from the network. */
function hardened(outside) {
	return {
		...outside,
		LC_ALL: "C",
		LANGUAGE: "",
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_NO_LAZY_FETCH: "1",
		GIT_ALLOW_PROTOCOL: "",
		GIT_GLOB_PATHSPECS: void 0,
		GIT_NOGLOB_PATHSPECS: void 0,
		GIT_ICASE_PATHSPECS: void 0
	};
}
function explain({ cwd, args, status, stderr }) {
	if (status === "ENOENT") return new IcebranchError("IB601", "The program `git` was not found.", { hint: "Install git, or put its folder on PATH." });
	if (/dubious ownership|unsafe repository/.test(stderr)) return notOwned(cwd, stderr);
	if (/not a git repository/i.test(stderr)) return new IcebranchError("IB601", `${cwd} is not in a git repository.`, { hint: "Run icebranch inside a clone (at GitHub: after actions/checkout), or make a repository with `git init`." });
	const said = firstLine(stderr) ?? `it ended with ${status ?? "a signal"}`;
	if (/from promisor remote|not a tree object|not a valid|bad object/i.test(said)) return notHere(`What was asked for is not in this clone (git: ${said}).`);
	return new IcebranchError("IB610", `git ${args[0]} failed: ${said}.`, { hint: `Make \`git ${args.join(" ")}\` work in ${cwd}, then run icebranch again.` });
}
function notHere(message) {
	return new IcebranchError("IB602", message, { hint: `Complete a shallow clone with \`git fetch --unshallow\` (\`fetch-depth: 0\` of actions/checkout), one made with a filter with \`git fetch --refetch --no-filter\`.` });
}
/** git reads no repository of another user, and prints the command that allows it. */
function notOwned(cwd, stderr) {
	const command = /git config --global --add safe\.directory .+/.exec(stderr)?.[0] ?? `git config --global --add safe.directory ${cwd}`;
	return new IcebranchError("IB601", `git refuses ${cwd}, since another user owns it.`, { hint: `If you trust what is in it, run \`${command}\`.` });
}
/** The line that says what failed, without what it begins with, and without secrets. */
function firstLine(stderr) {
	const lines = stderr.split("\n").filter((line) => line.trim() !== "");
	const line = lines.find((text) => /^(fatal|error):/.test(text)) ?? lines[0];
	if (line === void 0) return void 0;
	return redact(line.replace(/^(fatal|error): /, "")).replace(/\.$/, "");
}
// src/adapters/git/reading.ts
function commits(git) {
	return {
		async resolve(revision) {
			if (/^[-^]|\0/.test(revision)) return void 0;
			const { status, stdout } = git([
				"rev-parse",
				"--verify",
				"--quiet",
				`${revision}^{commit}`
			], { answers: [0, 1] });
			return status === 0 ? stdout.toString().trim() : void 0;
		},
		async mergeBase(a, b) {
			const { stdout } = git([
				"merge-base",
				commitArgument(a),
				commitArgument(b)
			], { answers: [0, 1] });
			return stdout.toString().split("\n")[0] || void 0;
		},
		async isAncestor(ancestor, descendant) {
			const { status } = git([
				"merge-base",
				"--is-ancestor",
				...[commitArgument(ancestor), commitArgument(descendant)]
			], { answers: [0, 1] });
			return status === 0;
		},
		async changesOf(path, from, limit) {
			const { stdout } = git([
				...[
					"log",
					"--format=%H",
					`--max-count=${limit}`,
					commitArgument(from)
				],
				"--",
				path
			], { answers: [0, 128] });
			return stdout.toString().split("\n").filter((oid) => oid !== "");
		},
		async currentBranch() {
			const { stdout } = git([
				"symbolic-ref",
				"--quiet",
				"HEAD"
			], { answers: [0, 1] });
			return /^refs\/heads\/(.+)$/m.exec(stdout.toString())?.[1];
		}
	};
}
function objects(git) {
	return {
		async listFiles(commit, folder) {
			const below = folder === void 0 || folder === "." ? [] : [`${folder}/`];
			return records(lsTree(git, [
				commitArgument(commit),
				"--",
				...below
			])).map(parseTreeEntry);
		},
		async readBlobs(oids) {
			const wanted = [...new Set(oids)];
			if (wanted.length === 0) return /* @__PURE__ */ new Map();
			const { stdout } = git([
				"cat-file",
				"--batch",
				"--buffer"
			], { input: `${wanted.join("\n")}\n` });
			return parseBatch(stdout, "blob");
		}
	};
}
function lsTree(git, tree) {
	try {
		return git([
			"ls-tree",
			"-r",
			"-l",
			"-z",
			"--full-tree",
			...tree
		]).stdout;
	} catch {
		return git([
			"ls-tree",
			"-r",
			"-z",
			"--full-tree",
			...tree
		]).stdout;
	}
}
/** The answers of a repository that has no files. */
const noWorkTree = {
	uncommitted: async () => [],
	workTreePaths: async () => [],
	recall: async () => void 0,
	remember: async () => void 0
};
/** A commit's name in a place where git would also take an option. */
function commitArgument(commit) {
	if (!commit.startsWith("-")) return commit;
	throw notHere(`There is no commit ${commit}.`);
}
function records(stdout) {
	return stdout.toString().split("\0").slice(0, -1);
}
/** `MODE TYPE OID[ SIZE]\tPATH`, the size right-aligned, `-` for what has none. */
function parseTreeEntry(record) {
	const tab = record.indexOf("	");
	const [mode = "", , oid = "", size = "-"] = record.slice(0, tab).split(/ +/);
	return {
		path: record.slice(tab + 1),
		mode,
		oid,
		size: /^\d+$/.test(size) ? Number(size) : void 0
	};
}
/** `OID TYPE SIZE\nBYTES\n` for each object that is here, `OID missing\n` for one that is not. */
function parseBatch(stdout, expected) {
	const found = /* @__PURE__ */ new Map();
	for (let start = 0; start < stdout.length;) {
		const lineEnd = stdout.indexOf("\n", start);
		const [oid = "", type, size] = stdout.toString("latin1", start, lineEnd).split(" ");
		if (type !== expected) throw notHere(`The ${noun[expected]} with id ${oid} is not in this clone.`);
		const end = lineEnd + 1 + Number(size);
		found.set(oid, stdout.subarray(lineEnd + 1, end));
		start = end + 1;
	}
	return found;
}
const noun = {
	blob: "file",
	commit: "commit"
};
// src/adapters/git.ts
/**
* The `git` on PATH, 2.25 or newer. One process a question, none kept open; never a shell, never
* the network: what is not in the repository is reported, not fetched.
*/
/** Throws IB601 where `cwd` is in no repository that git is willing to read. */
async function gitRepository(cwd, options = {}) {
	if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) throw notAFolder(cwd);
	const env = options.env ?? builtin$7.env;
	const facts = readFacts(cwd, gitRunner(cwd, env));
	const git = gitRunner(facts.hasWorkTree ? facts.root : cwd, env);
	return {
		...facts,
		...commits(git),
		...objects(git),
		...ignoring(git, facts.hasWorkTree),
		...facts.hasWorkTree ? workTree$1(git) : noWorkTree
	};
}
function readFacts(cwd, git) {
	const { stdout } = git([
		"rev-parse",
		...["--is-inside-work-tree", "--is-shallow-repository"],
		"--show-cdup",
		"--absolute-git-dir"
	]);
	const [inside, shallow, ...places] = stdout.toString().replace(/\n$/, "").split("\n");
	const hasWorkTree = inside === "true";
	const here = realpathSync(cwd);
	const root = hasWorkTree ? resolve(here, places[0] ?? "") : places.join("\n");
	return {
		root,
		prefix: hasWorkTree && relative(root, here).split(sep).join("/") || ".",
		shallow: shallow === "true",
		hasWorkTree
	};
}
/** https://git-scm.com/docs/git-worktree#_refs */
const memory = "refs/worktree/icebranch/";
function workTree$1(git) {
	return {
		async recall(name) {
			const { status, stdout } = git([
				"cat-file",
				"blob",
				memory + name
			], { answers: [0, 128] });
			return status === 0 ? stdout : void 0;
		},
		async remember(name, bytes) {
			const { stdout } = git([
				"hash-object",
				"-w",
				"--stdin"
			], { input: bytes });
			git([
				"update-ref",
				memory + name,
				stdout.toString().trim()
			]);
		},
		async uncommitted(folder = ".") {
			const { stdout } = git([
				"status",
				...[
					"--porcelain",
					"-z",
					"--untracked-files=all",
					"--no-renames"
				],
				"--",
				folder
			]);
			return records(stdout).map((record) => record.slice(3));
		},
		async workTreePaths(folder = ".") {
			const { stdout } = git([
				"ls-files",
				"-z",
				...[
					"--cached",
					"--others",
					"--exclude-standard"
				],
				"--",
				folder
			]);
			return [...new Set(records(stdout))];
		}
	};
}
function notAFolder(cwd) {
	return new IcebranchError("IB601", `${cwd} is not a folder.`, { hint: "Name a folder inside a git repository." });
}
// builtin:node:path/posix
const builtin$1 = /* @__PURE__ */ process.getBuiltinModule("node:path/posix");
const basename = builtin$1.basename;
const dirname = builtin$1.dirname;
const join = builtin$1.join;
// src/adapters/work-tree.ts
/**
* The files of a git work tree on disk: git says which there are, the disk what is in them. Calls
* are synchronous, since for thousands of small files that takes a fraction of the time.
*/
function workTree(git) {
	const { root } = git;
	return {
		root,
		recall: (name) => git.recall(name),
		remember: (name, bytes) => git.remember(name, bytes),
		async list(folder, { wants = () => true, maxBytes = Number.POSITIVE_INFINITY } = {}) {
			const plain = plainFolders(root);
			return (await git.workTreePaths(folder)).map((path) => path.replace(/\/$/, "")).filter((path) => wants(path) && plain(dirname(path))).toSorted(compareText).flatMap((path) => describeFile(root, path, maxBytes));
		},
		async read(path) {
			const file = placeOf(root, path);
			if (!plainFolders(root)(dirname(path))) return void 0;
			const stats = lookAt(file);
			if (stats === void 0) return void 0;
			if (!stats.isFile()) throw new IcebranchError("IB106", `${path} is not a regular file.`, { hint: "Put the file itself in its place: links are not followed." });
			return readRegularFile(file, path);
		},
		async write(path, bytes) {
			const file = placeOf(root, path);
			try {
				makeFolders(root, dirname(path));
				replaceFile(file, path, bytes);
			} catch (error) {
				if (error instanceof IcebranchError) throw error;
				throw cannotWrite(path, reasons[codeOf(error)] ?? codeOf(error), error);
			}
		}
	};
}
/** Whether a folder is one, all the way from the root, without a link that could lead elsewhere. */
function plainFolders(root) {
	const known = /* @__PURE__ */ new Map([[".", true]]);
	return function isPlain(folder) {
		const answer = known.get(folder) ?? (isPlain(dirname(folder)) && lookAt(join(root, folder))?.isDirectory() === true);
		known.set(folder, answer);
		return answer;
	};
}
function lookAt(file) {
	return lstatSync(file, { throwIfNoEntry: false });
}
/** Nothing where git still tracks what is gone from the disk. */
function describeFile(root, path, maxBytes) {
	const file = join(root, path);
	const stats = lookAt(file);
	if (stats === void 0) return [];
	const { size } = stats;
	if (stats.isSymbolicLink()) return [{
		path,
		mode: "120000",
		size,
		bytes: void 0
	}];
	if (!stats.isFile()) return [{
		path,
		mode: "160000",
		size: void 0,
		bytes: void 0
	}];
	const mode = (stats.mode & constants.S_IXUSR) === 0 ? "100644" : "100755";
	if (size > maxBytes) return [{
		path,
		mode,
		size,
		bytes: void 0
	}];
	const bytes = readRegularFile(file, path);
	return [{
		path,
		mode,
		size: bytes.length,
		bytes
	}];
}
/** Without following a link, or waiting for a pipe, that took the file's place meanwhile. */
function readRegularFile(file, path) {
	const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	let descriptor;
	try {
		descriptor = openSync(file, flags);
		return readFileSync(descriptor);
	} catch (cause) {
		throw new IcebranchError("IB106", `${path} cannot be read (${codeOf(cause)}).`, {
			hint: "Make it readable for the user who runs icebranch.",
			cause
		});
	} finally {
		if (descriptor !== void 0) closeSync(descriptor);
	}
}
/** Throws IB608 for a path that leads out of the work tree or into git's own folder. */
function placeOf(root, path) {
	const parts = path.split(/[/\\]/);
	const leadsOut = parts.some((part) => [
		"",
		".",
		".."
	].includes(part));
	const toGit = parts.some((part) => part.toLowerCase() === ".git");
	if (!leadsOut && !toGit && !path.includes("\0")) return join(root, path);
	throw cannotWrite(path, "its path leads out of the repository's files");
}
/** Makes what is missing of a folder's path; throws IB608 where a part of it is something else. */
function makeFolders(root, folder) {
	if (folder === ".") return;
	makeFolders(root, dirname(folder));
	const stats = lookAt(join(root, folder));
	if (stats === void 0) mkdirSync(join(root, folder));
	else if (stats.isSymbolicLink()) throw cannotWrite(folder, "it is a link");
	else if (!stats.isDirectory()) throw cannotWrite(folder, "it is not a folder");
}
/** A new file takes the old one's name in one step, so that no reader sees half of it. */
function replaceFile(file, path, bytes) {
	const old = lookAt(file);
	if (old?.isSymbolicLink()) throw cannotWrite(path, "it is a link");
	if (old !== void 0 && !old.isFile()) throw cannotWrite(path, "it is not a file");
	const temporary = join(dirname(file), `.${basename(file)}.${crypto.randomUUID()}.tmp`);
	try {
		const descriptor = openSync(temporary, "wx");
		try {
			if (old !== void 0) fchmodSync(descriptor, old.mode);
			writeFileSync(descriptor, bytes);
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
		renameSync(temporary, file);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}
function cannotWrite(path, reason, cause) {
	return new IcebranchError("IB608", `${path} cannot be written: ${reason}.`, {
		hint: "Mend this, or choose another path; what was there is as it was.",
		cause
	});
}
const reasons = {
	EACCES: "its folder is read-only for this user",
	EPERM: "its folder is read-only for this user",
	EROFS: "its disk is read-only",
	ENOSPC: "no space is left on its disk",
	EDQUOT: "this user's share of its disk is full",
	ENAMETOOLONG: "its name is too long"
};
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
// src/known-secrets.ts
/** The values that a process must not repeat because their variables are called like secrets. */
/** A path is where a secret lies, and none itself. What a configuration declares is not asked here. */
function wellKnownSecrets(env) {
	return Object.entries(env).flatMap(([name, value]) => value && isSecretKey(name) && !/^(?:\.{0,2}|~)\//.test(value) ? [value] : []);
}
// src/this-machine.ts
/** The ports of this machine: what both doors hand to the program. */
/**
* `project` is a folder as a person in `cwd` names it; `home`: where the project's relative paths
* count from, if that is not the repository; `isTheirs`: whether its files may be a pull request's.
* Throws IB601, IB903.
*/
async function openMachine(cwd, project, { home, isTheirs = false } = {}) {
	const git = await gitRepository(cwd);
	const dir = projectFolder(git.prefix, project);
	const root = join$1(home ?? git.root, dir);
	const secrets = new Set(wellKnownSecrets(builtin$7.env));
	const place = {
		root,
		...isTheirs ? { untrusted: git.root } : {}
	};
	return {
		git,
		dir,
		ports: {
			git,
			workTree: git.hasWorkTree ? workTree(git) : void 0,
			openCatalog: async (name, address) => (await import("./open-catalog.js")).openCatalog(name, address, place, secrets),
			tableFiles: async (storage) => (await import("./manifests.js")).tableFiles(storage),
			sqlPlanner,
			schemaJudge: async () => (await import("./schema-judge.js")).schemaJudge(),
			env: builtin$7.env,
			secrets,
			clock: Date.now,
			pause,
			kubernetes: {
				runningWorkflows: async (cron) => (await kubernetes()).runningWorkflows(cron),
				apply: async (manifest, how) => (await kubernetes()).apply(manifest, how),
				configMaps: async (place) => (await kubernetes()).configMaps(place),
				cronWorkflowTasks: async (place) => (await kubernetes()).cronWorkflowTasks(place)
			},
			progress() {},
			gitHub: void 0,
			stop: new AbortController().signal
		}
	};
}
/** From the repository's root, of a folder named from `prefix` in it. Throws IB903. */
function projectFolder(prefix, project) {
	const dir = isAbsolute(project) ? outside(project) : join$1(prefix, project).replace(/\/$/, "");
	return dir.startsWith("..") ? outside(project) : dir;
}
async function pause(ms, stop) {
	await setTimeout(ms, void 0, { signal: stop }).catch((error) => {
		if (!stop.aborted) throw error;
	});
}
async function kubernetes() {
	return (await import("./kubernetes.js")).kubectl(builtin$7.env);
}
let planner;
function sqlPlanner() {
	planner ??= import("./sql-planner.js").then((adapter) => adapter.sqlPlanner());
	return planner;
}
function outside(project) {
	throw new IcebranchError("IB903", `The project ${project} is not inside this repository.`, { hint: "Name a folder of this repository, as seen from the current one." });
}
// builtin:node:util
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:util");
const parseArgs = builtin.parseArgs;
const promisify = builtin.promisify;
// src/arguments.ts
/** The terminal's words, as `ReadInput` has them from the action: which verb, which options. */
/** `argv` without node and script. Throws IB903, which names every problem at once. */
function parseArguments(argv) {
	const tokens = tokenize(argv);
	const words = tokens.flatMap((token) => token.kind === "positional" ? [token.value] : []);
	const asked = words[0] === "help" ? words[1] : words[0];
	if (words[0] === "help" || tokens.some((token) => isOption(token, "help"))) return {
		kind: "help",
		verb: asked !== void 0 && isVerb(asked) ? asked : void 0
	};
	if (tokens.some((token) => isOption(token, "version"))) return { kind: "version" };
	const values = /* @__PURE__ */ new Map();
	const problems = [...verbProblems(words), ...tokens.flatMap((token) => {
		const taken = takeOption(token, asked);
		if (taken === void 0 || typeof taken === "string") return taken ?? [];
		const before = taken.repeated ? values.get(taken.name) : void 0;
		values.set(taken.name, before === void 0 ? taken.value : before + "\0" + taken.value);
		return [];
	})];
	if (problems.length > 0 || asked === void 0 || !isVerb(asked)) throw usageError(problems);
	values.set("command", asked);
	return {
		kind: "run",
		verb: asked,
		read: (name) => values.get(name)
	};
}
function tokenize(argv) {
	const known = options.filter(({ only }) => only !== "action").map((option) => [terminalName(option), {
		type: option.value === void 0 ? "boolean" : "string",
		...option.short === void 0 ? {} : { short: option.short }
	}]);
	const help = {
		type: "boolean",
		short: "h"
	};
	const { tokens } = parseArgs({
		args: [...argv],
		options: {
			...Object.fromEntries(known),
			help,
			version: { type: "boolean" }
		},
		strict: false,
		tokens: true
	});
	return tokens;
}
function isOption(token, name) {
	return token.kind === "option" && token.name === name;
}
function verbProblems([verb, ...more]) {
	const extra = more.map((word) => `Nothing is known to do with \`${word}\`.`);
	if (verb === void 0) return ["No verb was given."];
	if (isVerb(verb)) return extra;
	return [`There is no verb \`${verb}\`${nearestOf(verb, Object.keys(verbs))}.`];
}
/** What an option says, or the problem with it; undefined for what is no option. */
function takeOption(token, verb) {
	if (token.kind !== "option") return void 0;
	const option = options.find((one) => one.only !== "action" && terminalName(one) === token.name);
	if (option === void 0) return unknownOption(token.rawName, verb);
	if (verb !== void 0 && isVerb(verb) && !terminalOptions(verb).includes(option)) return `\`${verb}\` has no \`${token.rawName}\`, which is ${ownersOf(option)}.`;
	if (option.value === void 0) return {
		name: option.name,
		value: token.value ?? "true"
	};
	const lacking = !token.inlineValue && token.value?.startsWith("-");
	if (!token.value?.trim() || lacking) return `\`${token.rawName}\` needs a value: ${option.value}.`;
	return {
		name: option.name,
		value: token.value,
		repeated: option.repeated
	};
}
function ownersOf({ verbs = [] }) {
	return `an option of ${verbs.map((verb) => `\`${verb}\``).join(" and ")}`;
}
function unknownOption(rawName, verb) {
	return `There is no option \`${rawName}\`${nearestOf(rawName, (verb !== void 0 && isVerb(verb) ? terminalOptions(verb) : options).filter(({ only }) => only !== "action").map((one) => `--${terminalName(one)}`))}.`;
}
function nearestOf(word, known) {
	const [nearest] = nearestNames(word, known);
	return nearest === void 0 ? "" : `; the nearest is \`${nearest}\``;
}
// src/local-trigger.ts
/** A run in a terminal: the verb is given, commits and branch are read from git. */
/**
* A branch is compared with where it left the production branch; the production branch with its
* commit before, so that `plan` shows there what the last merge brought. `--base` and `--head` are
* taken as they are. Throws IB602, IB605, IB606, IB903.
*/
async function localTrigger(git, verb, asked, production) {
	const branch = await branchAtHand(git, verb, asked.head);
	const dataBranch = chooseDataBranch(asked.branch, branch, production);
	const commits = commitsOf(verb, asked, branch === production ? void 0 : production);
	const { base, head } = commits === void 0 ? noCommits : await findCommits(git, commits);
	if (dataBranch === void 0) refuseWithoutDataBranch(verb, asked, branch);
	return {
		event: "local",
		verb,
		reason: `\`${verb}\` was asked for.`,
		base,
		head,
		production,
		branch,
		dataBranch,
		repository: void 0,
		pull: void 0,
		access: "write"
	};
}
const noCommits = {
	base: void 0,
	head: void 0
};
/** These read files, or nothing: a run of a few milliseconds must not wait for git. */
function asksForHistory(verb) {
	return verb !== "init" && verb !== "check" && verb !== "demo";
}
async function branchAtHand(git, verb, head) {
	if (!asksForHistory(verb)) return void 0;
	if (head === void 0) return git.currentBranch();
	return isGitBranchName(head) && await git.resolve(`refs/heads/${head}`) !== void 0 ? head : void 0;
}
/** undefined where the verb asks for no commit. `from`: the branch to compare with, if another. */
function commitsOf(verb, asked, from) {
	const head = asked.head ?? "HEAD";
	if (asked.base !== void 0) return {
		kind: "range",
		base: asked.base,
		head
	};
	if (comparesCommits$1(verb) || asked.runManifest !== void 0) return from === void 0 ? {
		kind: "last",
		head
	} : {
		kind: "fork",
		head,
		from
	};
	return asked.head !== void 0 || asksForHistory(verb) && verb !== "workflow" ? {
		kind: "range",
		base: void 0,
		head
	} : void 0;
}
/** Throws where a verb cannot do without a data branch. */
function refuseWithoutDataBranch(verb, asked, branch) {
	const isRun = asked.runManifest !== void 0;
	const aboutOne = verb === "refresh" || verb === "clean" && !asked.sweep || isRun;
	if (branch === void 0 && (aboutOne || comparesCommits$1(verb))) throw new IcebranchError("IB606", `${asked.head === void 0 ? "No branch is checked out" : `${asked.head} is no branch`}, so nothing names the data branch.`, { hint: "Check out the branch, or name the data branch with --branch." });
	if (aboutOne) throw new IcebranchError("IB903", `The production branch has no data branch to ${isRun ? "run" : verb}.`, { hint: "Name the data branch with --branch." });
}
// src/terminal.ts
/** One command line, from words to exit status. */
/** The exit status. Nothing is thrown: a person's mistake is told in a sentence, never as a stack. */
async function runCommandLine(argv, terminal) {
	const io = {
		...terminal,
		secrets: new Set(wellKnownSecrets(terminal.env))
	};
	try {
		const asked = parseArguments(argv);
		switch (asked.kind) {
			case "version":
				io.out(`${version}\n`);
				return 0;
			case "help":
				io.out((await import("./usage.js")).usage(asked.verb));
				return 0;
			case "run": return await runVerb(asked.verb, parseInputs(asked.read), io);
		}
	} catch (error) {
		return tell(error, io);
	}
}
async function runVerb(verb, inputs, io) {
	if (verb === "demo") return io.demo(inputs);
	if (inputs.runManifest !== void 0) return printManifest(verb, inputs, io);
	const report = await perform({
		inputs,
		open: async () => openIn(io, await openMachine(io.cwd, inputs.project)),
		request: (machine) => requestOf(machine, verb, inputs),
		stopped: (error) => trace(error, io)
	});
	await show(report, inputs, io);
	return exitStatus(report, verb);
}
/** Nothing else goes to stdout: `| kubectl create -f -` reads it. */
async function printManifest(verb, inputs, io) {
	const { manifestRun } = await import("./print-run.js");
	const { renderRunText } = await import("./run-text.js");
	const printed = {
		text: void 0,
		opening: void 0
	};
	const report = await perform({
		inputs,
		open: async () => openIn(io, await openMachine(io.cwd, inputs.project)),
		request: (machine) => requestOf(machine, verb, inputs),
		run: manifestRun(io.cwd, inputs, printed),
		stopped: (error) => trace(error, io)
	});
	await show(report, inputs, {
		...io,
		out: io.err
	}, (report) => renderRunText(report, printed.opening));
	if (printed.text !== void 0) io.out(printed.text);
	return exitStatus(report, verb);
}
function openIn({ progress, secrets }, machine) {
	const ports = {
		...machine.ports,
		secrets
	};
	return {
		...machine,
		ports: progress === void 0 ? ports : {
			...ports,
			progress
		}
	};
}
async function requestOf({ git, dir, ports }, verb, inputs) {
	return {
		trigger: await localTrigger(git, verb, inputs, inputs.config.main ?? (asksForHistory(verb) ? void 0 : "main") ?? await productionBranch(ports, dir)),
		inputs,
		dir,
		inForce: void 0,
		notices: []
	};
}
async function show(whole, inputs, io, asText = asPage(inputs, io)) {
	const report = mapStrings(whole, valueRemover([...io.secrets]));
	io.out(await render(report, inputs, asText));
	if (inputs.reportPath === void 0) return;
	const { renderJson } = await import("./json.js");
	const { writeReport } = await import("./write-report.js");
	writeReport(resolve(io.cwd, inputs.reportPath), renderJson(report), io.cwd);
}
/** Its commands are for this folder, from which a person has named the project. */
function asPage({ noColor, project }, { color }) {
	return (report) => renderText({
		...report,
		project
	}, { color: color && !noColor });
}
async function render(report, { format }, asText) {
	switch (format ?? "text") {
		case "text": return asText(report);
		case "markdown": return (await import("./markdown2.js")).renderMarkdown(report);
		case "json": return (await import("./json.js")).renderJson(report);
		case "github": return (await import("./annotations.js")).renderAnnotations(report.findings);
	}
}
/** What went wrong before there was a verb to report on, or after its report: usage first of all. */
function tell(error, io) {
	const known = asKnown(error);
	trace(error, io);
	const text = `icebranch: ${known.message}${known.hint === void 0 ? "" : `\n${known.hint}`}`;
	io.err(harmless(valueRemover([...io.secrets])(text)));
	return known.code === "IB903" ? 2 : 3;
}
function trace(error, io) {
	if (!io.env.ICEBRANCH_DEBUG) return;
	const text = error instanceof Error ? error.stack ?? error.message : String(error);
	io.err(harmless(redact(text, [...io.secrets])));
}
/** Lines that name files and branches, which others may have named to deceive a terminal. */
function harmless(text) {
	return `${text.split("\n").map(visible).join("\n")}\n`;
}
// src/this-terminal.ts
/** The terminal that this process was started in, and the command line that it was given. */
async function runInThisTerminal() {
	const { argv, env, stderr, stdout } = builtin$7;
	const noColor = env.NO_COLOR !== void 0 && env.NO_COLOR !== "";
	stdout.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
	});
	const terminal = {
		cwd: builtin$7.cwd(),
		env,
		out: (text) => stdout.write(text),
		err: (text) => stderr.write(text),
		...stderr.isTTY ? { progress: (text) => stderr.write(`${visible(text)}\n`) } : {},
		color: stdout.isTTY === true && !noColor,
		demo: async (inputs) => (await import("./demo-door.js")).runDemoVerb(inputs, terminal)
	};
	builtin$7.exitCode = await runCommandLine(argv.slice(2), terminal);
}
export { publishing as $, ownSnapshots as $n, allOrNone as $r, namesIn as $t, verbs as A, isMarkKey as Ai, removeMark as An, sameFields as Ar, run as At, verdictOf as B, utf8ToBytes as Bi, withTarget as Bn, redact as Br, imageOf as Bt, tmpdir as C, idOf as Ci, moveBranch as Cn, nextSchemaId as Cr, promises as Ct, terminalOptions as D, refsOf as Di, pinShape as Dn, findSchema as Dr, writeFileSync as Dt, terminalName as E, parseTableMetadata as Ei, pinRefs as En, diffSchemas as Er, statSync as Et, isAbsolute as F, MAIN as Fi, takeBackState as Fn, exitStatus as Fr, lineageGraph as Ft, line as G, compareText as Gi, hasOwnSnapshots as Gn, makePlan as Gr, loadTables as Gt, toldViews as H, asFinding as Hi, isOurs as Hn, valueRemover as Hr, isDataLake as Ht, join$1 as I, parseJson as Ii, newestCommon as In, hasLooked as Ir, namespaceText as It, problemsOf as J, versions as Ji, SOURCE as Jn, foreignView as Jr, inFolder as Jt, committedText as K, builtin$7 as Ki, isSecondRoot as Kn, distinct$1 as Kr, catalogOf as Kt, relative as L, stringifyJson as Li, ontoOf$1 as Ln, hasMoved as Lr, connectorCheck as Lt, painter as M, markKey as Mi, restoreState as Mn, failedReport as Mr, readsDisk as Mt, problemLines as N, marksOf as Ni, setBranch as Nn, filesReport as Nr, uncommittedFiles as Nt, parseInputs as O, snapshotId as Oi, pinTable as On, numbered as Or, asKnown as Ot, dirname$1 as P, undoTag as Pi, setMark as Pn, makeReport as Pr, diffGraphs as Pt, ontoOf as Q, isCompaction as Qn, identifierText as Qr, literalsAround as Qt, resolve as R, sha256 as Ri, targetFinding as Rn, isDone as Rr, membersOf as Rt, release as S, history as Si, makeRef as Sn, currentSchema as Sr, mkdtempSync as St, actionInputs as T, isViewMetadata as Ti, pinRef as Tn, columnNames as Tr, rmSync as Tt, viewWords as U, codes as Ui, classify as Un, secretSpellings as Ur, everyNamespace as Ut, joinViews as V, IcebranchError as Vi, isOfProject as Vn, valueOffset as Vr, sourceSpecification as Vt, nextSteps as W, compareFindings as Wi, hasLateRows as Wn, secretShape as Wr, listNamespaces as Wt, rivalSentences as X, idsOf as Xn, noViews as Xr, wantsFile as Xt, rivalAdvice as Y, gainedSince as Yn, isLeft as Yr, projectAt as Yt, atomicitySentences as Z, isAllReplayed as Zn, notKnown as Zr, undeclaredReference as Zt, spawn as _, addedBetween as _i, counted as _n, parseViewMetadata as _r, copyFileSync as _t, projectFolder as a, nearestNames as ai, describeStart as an, retentionOf as ar, clip as at, homedir as b, findRef as bi, isTakenBackSince as bn, storageOf as br, lstatSync as bt, noWorkTree as c, tooDeep as ci, branchTip as cn, staleUpdate as cr, withoutCommands as ct, records as d, startOf as di, findCommits as dn, throwIfStopped as dr, shortened as dt, hasError as ei, secretValues as en, parentOf$1 as er, tableText as et, firstLine as f, warningAt as fi, isOnProduction as fn, REF_MAIN as fr, size as ft, execFile as g, viewMarkOf as gi, lostSyncs as gn, mainVersion as gr, constants as gt, exec as h, renderViewMark as hi, regenerated as hn, hasOwnStorage as hr, appendFileSync as ht, openMachine as i, isObject$2 as ii, describeRun as in, nextMetadataLocation as ir, plannedBy as it, renderText as j, keptTag as ji, removeRef as jn, storedType as jr, readWorld as jt, usageError as k, tableName as ki, redoState as kn, roundedColumns as kr, perform as kt, objects as l, errorAt as li, chooseDataBranch as ln, PartialCommit as lr, count as lt, hardened as m, VIEW_MARK as mi, shellWord as mn, findVersion as mr, ReadStream as mt, runCommandLine as n, AIRBYTE_STAGING as ni, judgeValue as nn, brokenRequirement as nr, columnList as nt, commitArgument as o, measure as oi, version as on, sameRef as or, mapStrings as ot, gitRunner as p, hexDigest as pi, dataBranchName as pn, asViewMetadata as pr, setTimeout as pt, mergingSentences as q, env as qi, snapshotsAhead as qn, viewDrift as qr, configAt as qt, promisify as r, positionsOf as ri, pathBelow as rn, metadataNumber as rr, columnTexts as rt, commits as s, pointerParts as si, asksCatalog as sn, asLong as sr, visible as st, runInThisTerminal as t, ofPull as ti, declaredTables as tn, applyUpdates as tr, tableWord as tt, parseBatch as u, locationAt as ui, comparesCommits$1 as un, concurrently as ur, digits as ut, ignoring as v, asTableMetadata as vi, snapshotsText as vn, schemaOf as vr, existsSync as vt, userInfo as w, isAncestor as wi, openMark as wn, schemaLike as wr, readFileSync as wt, platform as x, findSnapshot as xi, isWrittenSince as xn, untaken as xr, mkdirSync as xt, devNull as y, branchHead as yi, connectorState as yn, sqlOf as yr, fstatSync as yt, sep as z, bytesToHex as zi, targetOf as zn, isError as zr, destinationSpecification as zt };
