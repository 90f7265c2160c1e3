import { Br as redact, Ur as secretSpellings, Vi as IcebranchError } from "./core.js";
import { i as pause } from "./in-turn.js";
// src/adapters/catalog/sql-trouble.ts
/** What goes wrong with a database server, as a person can act on it. */
/** No answer in time. */
var LateAnswer = class extends Error {
	name = "LateAnswer";
};
function tellOf(catalog) {
	return (code, what, hint) => new IcebranchError(code, `The database of the catalog ${catalog} ${what}.`, { hint });
}
/**
* What libraries and servers say may hold what they were told, so a message tells no more of it than
* a code, and of a server's own words what has no secret in it.
*/
function serverWords(code, text, secrets) {
	const line = oneLine(text);
	return secrets.flatMap((secret) => secret ? secretSpellings(secret).map(oneLine) : []).some((secret) => line.includes(secret)) ? `answers with error ${code}` : `answers with error ${code}: ${redact(line).slice(0, 300).replace(/\.$/, "")}`;
}
function oneLine(text) {
	return text.replaceAll(/\s+/g, " ");
}
/** What Node.js says of a network, a host or a certificate. */
function networkTrouble(tell, cause) {
	const { code, message = "" } = cause;
	if (cause instanceof LateAnswer) return lost(tell("IB410", "gave no answer in time", "See whether it is up, not overloaded, and of the kind that the address names."));
	const why = certificateTrouble(message);
	if (why !== void 0) return {
		kind: "refused",
		error: tell("IB410", `shows a certificate that ${why}`, "Name the roots to trust (sslrootcert, or ssl_ca) and the host as its certificate has it.")
	};
	return lost(tell("IB410", `cannot be reached${typeof code === "string" && /^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : ""}`, "See whether host, port and TLS options are right, a database of that kind is there, and it takes connections from here."));
}
function lost(error) {
	return {
		kind: "lost",
		error
	};
}
/** In OpenSSL's words, and Node's. */
function certificateTrouble(message) {
	if (/altnames|Hostname\/IP does not match/i.test(message)) return "is not for its host";
	if (/self[- ]signed|unable to (verify|get)/i.test(message)) return "nobody trusted vouches for";
	if (/certificate (has expired|is not yet valid)/i.test(message)) return "is out of date";
}
// src/adapters/catalog/sql-connection.ts
/**
* One connection to a database server, made when it is first needed. No call waits for ever, and
* each is asked in its turn: a protocol of these servers answers one after the other.
*/
const defaultLimits = {
	connectMs: 15e3,
	statementMs: 3e4
};
/** How often a transaction is begun again that the database ended because of others. */
const maxTries = 6;
function sqlConnection(dialect, limits) {
	let link;
	let last = Promise.resolve();
	function inTurn(work) {
		const mine = last.then(work);
		last = mine.catch(() => void 0);
		return mine;
	}
	async function opened() {
		link ??= await openOne(dialect, limits.connectMs);
		return link;
	}
	/** The database rolls back what a connection leaves behind. */
	function drop() {
		link?.cut();
		link = void 0;
	}
	async function readOnce(statement) {
		const wasOpen = link !== void 0;
		const used = await opened();
		try {
			return (await within(limits.statementMs, used, used.read(statement))).rows;
		} catch (error) {
			const kind = kindOf(error);
			if (kind === "no-table") return [];
			if (kind !== "lost") throw error;
			drop();
			if (!wasOpen || error instanceof LateAnswer) throw error;
			return readOnce(statement);
		}
	}
	async function writeOnce(work) {
		const used = await opened();
		const run = (statement) => within(limits.statementMs, used, used.run(statement));
		const say = (sql) => run({
			sql,
			parameters: []
		});
		let isCommitting = false;
		try {
			await say(dialect.begin);
			const { commit, answer } = await work(run);
			isCommitting = commit;
			await (commit ? say("commit") : say("rollback").catch(drop));
			return answer;
		} catch (error) {
			const kind = kindOf(error);
			if (kind === "lost") drop();
			else await say("rollback").catch(drop);
			throw isCommitting && kind !== "conflict" ? fateUnknown(dialect.tell) : error;
		}
	}
	/** What was thrown in words of ours is no news of the database. */
	function kindOf(error) {
		return error instanceof IcebranchError ? "refused" : dialect.troubleOf(error).kind;
	}
	function explained(error) {
		return error instanceof IcebranchError ? error : dialect.troubleOf(error).error;
	}
	async function writePatiently(work) {
		for (let tries = 1;; tries++) try {
			return await inTurn(() => writeOnce(work));
		} catch (error) {
			const kind = kindOf(error);
			if (!(kind === "conflict" || kind === "lost" && !(error instanceof LateAnswer)) || tries === maxTries) throw error;
			await pause(tries);
		}
	}
	return {
		read: (statement) => inTurn(() => readOnce(statement)).catch((error) => {
			throw explained(error);
		}),
		write: (work) => writePatiently(work).catch((error) => {
			throw explained(error);
		}),
		async [Symbol.asyncDispose]() {
			await last;
			const open = link;
			link = void 0;
			if (open !== void 0) await within(limits.connectMs, open, open.close()).catch(() => open.cut());
		}
	};
}
/** One transaction of statements that each depend on what the ones before it answered. */
function inOneTransaction({ write }, steps) {
	return write(async (run) => {
		const all = steps();
		for (let step = all.next();; step = all.next(await run(step.value))) if (step.done) return {
			commit: step.value === "committed",
			answer: step.value
		};
	});
}
/** Asks once; what failed may be asked again. */
function remembered(ask) {
	let answer;
	return () => {
		answer ??= ask().catch((error) => {
			answer = void 0;
			throw error;
		});
		return answer;
	};
}
async function openOne(dialect, connectMs) {
	const ways = await dialect.links();
	for (const [index, make] of ways.entries()) {
		const link = make();
		try {
			await within(connectMs, link, link.open());
			return link;
		} catch (error) {
			link.cut();
			if (index === ways.length - 1 || !dialect.mayGoOn(error)) throw error;
		}
	}
	throw new Error("there is no way to connect");
}
async function within(ms, link, work) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => {
			link.cut();
			reject(new LateAnswer());
		}, ms);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
function fateUnknown(tell) {
	return tell("IB412", "was told to commit, and did not say that it did", "Run again: what it holds is read first, and only what is missing is done.");
}
export { networkTrouble as a, sqlConnection as i, inOneTransaction as n, serverWords as o, remembered as r, tellOf as s, defaultLimits as t };
