import { c as realpath, i as mkdtemp, u as rm } from "./builtin_node_fs_promises.js";
import { Br as redact, Dt as writeFileSync, Et as statSync, I as join, Ki as builtin, R as resolve, St as mkdtempSync, Tt as rmSync, Vi as IcebranchError, _ as spawn, _t as copyFileSync, c as noWorkTree, d as records, dr as throwIfStopped, f as firstLine, l as objects, m as hardened, o as commitArgument, p as gitRunner, pt as setTimeout, s as commits, u as parseBatch, v as ignoring, wt as readFileSync, xt as mkdirSync } from "./core.js";
// src/adapters/git/borrow.ts
/**
* Lets the bare repository in `root` read the objects of a checkout. A shallow one has commits whose
* parents it lacks, and says which in a file: copied, or git would take its history for complete.
*/
function borrowObjects(root, checkout, env) {
	const places = placesOf(checkout, env);
	if (places === void 0) return;
	const { objects, shallow } = places;
	mkdirSync(join(root, "objects/info"), { recursive: true });
	writeFileSync(join(root, "objects/info/alternates"), `${objects}\n`);
	if (statSync(shallow, { throwIfNoEntry: false }) !== void 0) copyFileSync(shallow, join(root, "shallow"));
}
/** undefined where there is nothing to borrow: then all is fetched. */
function placesOf(checkout, env) {
	try {
		const git = gitRunner(checkout, env);
		if (git([
			"config",
			"--get-regexp",
			"^(extensions\\.partialclone|remote\\..*\\.promisor)$"
		], { answers: [0, 1] }).status === 0) return void 0;
		const { stdout } = git(["rev-parse", ...[
			"--git-path",
			"objects",
			"--git-path",
			"shallow"
		]]);
		const [objects, shallow, ...more] = stdout.toString().replace(/\n$/, "").split("\n");
		if (objects === void 0 || shallow === void 0 || more.length > 0) return void 0;
		return {
			objects: resolve(checkout, objects),
			shallow: resolve(checkout, shallow)
		};
	} catch {
		return;
	}
}
// src/adapters/git/history.ts
/** How far back history is here. `shallow` is git's own file of the commits whose parents are cut off. */
/** Whether a commit is here with that many commits of its history, or all that there are. */
function hasHistory(git, root, commit, depth) {
	const cut = new Set(cutCommits(root));
	let level = [commit];
	for (let deep = 1; level.length > 0; deep++) {
		if (!level.every((one) => isHere(git, one))) return false;
		if (deep >= depth || cut.size === 0) return true;
		if (level.some((one) => cut.has(one))) return false;
		const { stdout } = git([
			"rev-list",
			"--no-walk",
			"--parents",
			...level
		]);
		level = stdout.toString().split(/\s+/).filter((one) => one !== "" && !level.includes(one));
	}
	return true;
}
function isHere(git, commit) {
	const asked = [
		"cat-file",
		"-e",
		`${commit}^{commit}`
	];
	return /^[0-9a-f]+$/.test(commit) && git(asked, { answers: [
		0,
		1,
		128
	] }).status === 0;
}
/**
* A fetch of some depth cuts history off there, though what comes before may be here: borrowed, or
* fetched earlier. Then the commit is joined to its parents again.
*/
function joinHistory(git, root) {
	const cut = cutCommits(root);
	if (cut.length === 0) return;
	const found = parseBatch(git(["cat-file", "--batch"], { input: lines(cut) }).stdout, "commit");
	const parents = new Map([...found].map(([commit, bytes]) => [commit, parentsOf(bytes)]));
	const here = present(git, [...parents.values()].flat());
	const left = cut.filter((commit) => !parents.get(commit)?.every((parent) => here.has(parent)));
	if (left.length === cut.length) return;
	if (left.length > 0) writeFileSync(join(root, "shallow"), lines(left));
	else rmSync(join(root, "shallow"));
}
function cutCommits(root) {
	try {
		return readFileSync(join(root, "shallow"), "utf8").split("\n").filter(Boolean);
	} catch {
		return [];
	}
}
/** As the commit itself says: git's own commands show a cut one as if it had none. */
function parentsOf(commit) {
	return [...(Buffer.from(commit).toString("latin1").split("\n\n")[0] ?? "").matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent);
}
function present(git, commits) {
	if (commits.length === 0) return /* @__PURE__ */ new Set();
	const { stdout } = git(["cat-file", "--batch-check"], { input: lines(commits) });
	const known = stdout.toString().matchAll(/^(\w+) commit \d+$/gm);
	return new Set([...known].map(([, commit = ""]) => commit));
}
function lines(all) {
	return all.map((one) => `${one}\n`).join("");
}
// src/adapters/git/network.ts
/** The one place where git speaks to a server. */
/** Brings sources in one request, and answers the names of those that the server does not have. */
function bringer(remote) {
	return async (sources, depth) => {
		const { timeoutMs = 12e4, stop } = remote;
		const timeout = AbortSignal.timeout(timeoutMs);
		const missing = new Set(sources.filter(({ from }) => !isPlain(from)).map(({ name }) => name));
		for (let tries = 1;;) {
			const left = sources.filter(({ name }) => !missing.has(name));
			if (left.length === 0) break;
			throwIfStopped(stop);
			const ended = await fetchOnce(remote, left, {
				depth,
				signal: AbortSignal.any([stop, timeout])
			});
			if (ended.status === 0) break;
			throwIfStopped(stop);
			if (timeout.aborted) throw tookTooLong(remote, timeoutMs);
			const refused = refusedSources(ended, left);
			for (const { name } of refused) missing.add(name);
			if (refused.length > 0) continue;
			if (tries === 3 || !isTransient(ended)) throw explainFetch(remote, ended);
			await pause(tries ** 2, remote, timeout);
			tries += 1;
		}
		return sources.map(({ name }) => name).filter((name) => missing.has(name));
	};
}
/** Neither a pattern nor a second half, which a ref's name cannot have and a refspec can. */
function isPlain(from) {
	return !/[\s:*^~?[\\\p{Cc}]/u.test(from) && !/^0+$/.test(from);
}
/**
* All of them fail where the server lacks one, and git names the first. Asked with the newest
* protocol: an older one gives no commit by its id.
*/
function refusedSources({ stderr }, sources) {
	const named = new Set([...stderr.matchAll(/(?:couldn't find remote ref|not our ref|unadvertised object) (\S+)/g)].map(([, from]) => from));
	return sources.filter(({ from }) => named.has(from));
}
function isTransient({ stderr }) {
	return /returned error: (?:5\d\d|429)|RPC failed|early EOF|disconnect|Could not resolve|Failed to connect|Connection (?:reset|refused|timed out)|Empty reply|hung up/i.test(stderr);
}
async function pause(seconds, remote, timeout) {
	const { retryBaseMs = 1e3, stop } = remote;
	const signal = AbortSignal.any([stop, timeout]);
	await setTimeout(seconds * retryBaseMs, void 0, { signal }).catch(() => void 0);
}
const ownServer = "icebranch:own-server";
/** In the background, unlike git's other answers: a signal must be heard while a server is slow. */
function fetchOnce({ root, ...remote }, sources, { depth, signal }) {
	const how = [
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		`--depth=${depth}`
	];
	const refspecs = sources.map(({ from, to }) => `+${from}:${to}`);
	const child = spawn("git", [
		"fetch",
		...how,
		ownServer,
		...refspecs
	], {
		cwd: root,
		env: networkEnv(remote),
		stdio: [
			"ignore",
			"ignore",
			"pipe"
		],
		detached: builtin.platform !== "win32"
	});
	return new Promise((resolve) => {
		let stderr = "";
		const kill = () => {
			if (child.pid === void 0) return;
			try {
				if (builtin.platform === "win32") child.kill();
				else builtin.kill(-child.pid, "SIGKILL");
			} catch {}
		};
		const end = (status, more = "") => {
			signal.removeEventListener("abort", kill);
			resolve({
				status,
				stderr: stderr + more
			});
		};
		signal.addEventListener("abort", kill);
		child.stderr.setEncoding("utf8").on("data", (text) => {
			if (stderr.length < 65536) stderr += text;
		});
		child.on("error", ({ message }) => end(null, message)).on("close", (status) => end(status));
		if (signal.aborted) kill();
	});
}
/**
* The token travels in the environment: arguments are seen by every process of the machine, and a
* file outlives a run that is killed. Options for this very URL beat any that the user has.
*/
function networkEnv({ url, token, env }) {
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	const settings = [
		[`http.${url}.extraHeader`, ""],
		[`http.${url}.extraHeader`, `AUTHORIZATION: basic ${basic}`],
		[`http.${url}.followRedirects`, "false"],
		[`url.${url}.insteadOf`, ownServer],
		["credential.helper", ""],
		["protocol.version", "2"],
		["fetch.writeCommitGraph", "false"],
		["gc.auto", "0"],
		["maintenance.auto", "false"],
		["core.fsmonitor", "false"]
	];
	const before = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
	const numbered = settings.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${before + index}`, key], [`GIT_CONFIG_VALUE_${before + index}`, value]]);
	return {
		...hardened(env),
		...Object.fromEntries(numbered),
		GIT_CONFIG_COUNT: String(before + settings.length),
		GIT_ALLOW_PROTOCOL: url.startsWith("http:") ? "http" : "https",
		GIT_ASKPASS: "",
		SSH_ASKPASS: "",
		GIT_TRACE_REDACT: void 0
	};
}
function tookTooLong({ url }, timeoutMs) {
	const seconds = Math.ceil(timeoutMs / 1e3);
	return new IcebranchError("IB610", `${url} could not be fetched within ${seconds} s.`, { hint: "Run the job again; where it happens often, give actions/checkout `fetch-depth: 0`." });
}
function explainFetch(remote, { stderr }) {
	const { url, token, root, env } = remote;
	const isUnknown = /Authentication failed|could not read (?:User|Pass)|invalid cred/i.test(stderr);
	if (isUnknown || /error: 40[13]|not found/i.test(stderr)) {
		if (!takesSettings(root, env)) return new IcebranchError("IB610", `This git is too old to fetch ${url}.`, { hint: "Install git 2.31 or newer, or give actions/checkout `fetch-depth: 0`." });
		return new IcebranchError("IB611", `The token may not read ${url}.`, { hint: isUnknown ? "Give `github-token` a token that is valid; a job's own ends with the job." : "Add `contents: read` under `permissions:` of the job in the workflow file." });
	}
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	const said = redact(firstLine(stderr) ?? "it was ended", [token, basic]);
	return new IcebranchError("IB610", `${url} could not be fetched: ${said}.`, { hint: "Run the job again; see whether the runner reaches the server." });
}
/** Settings from the environment came with 2.31: an older git sends no token. */
function takesSettings(root, env) {
	const { stdout } = gitRunner(root, env)(["version"]);
	const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(stdout.toString()) ?? [];
	return Number(major) > 2 || Number(minor) >= 31;
}
// src/adapters/git/trees.ts
/** Merging without a work tree and without history, and what differs between two trees. */
function mergeableTrees(git, root) {
	return {
		async mergeTrees({ base, ours, theirs }) {
			const start = commitTree(git, base);
			const [left, right] = [commitTree(git, ours, start), commitTree(git, theirs, start)];
			const { status, stdout } = git([
				"merge-tree",
				...[
					"--write-tree",
					"--name-only",
					"--no-messages",
					"-z"
				],
				left,
				right
			], { answers: [
				0,
				1,
				129
			] });
			if (status === 129) return void 0;
			const [tree = "", ...conflicts] = records(stdout);
			return {
				tree,
				conflicts
			};
		},
		mergeFile: async (sides, path, favour) => mergeFile(git, root, {
			sides,
			path,
			favour
		}),
		async subjectOf(commit) {
			return git([
				"show",
				"--no-patch",
				"--format=%s",
				commitArgument(commit),
				"--"
			]).stdout.toString().trimEnd();
		},
		async diffTrees(before, after) {
			const [a, b] = [commitArgument(before), commitArgument(after)];
			const { stdout } = git([
				"diff-tree",
				"-r",
				"-z",
				"--raw",
				"--no-renames",
				a,
				b
			]);
			const fields = records(stdout);
			return fields.flatMap((field, index) => index % 2 === 0 ? [parseChange(field, fields[index + 1] ?? "")] : []);
		}
	};
}
/** The same tree on the same parent is the same commit. */
function commitTree(git, treeish, ...parents) {
	return git([
		"commit-tree",
		...parents.flatMap((parent) => ["-p", parent]),
		"-m",
		"side",
		`${commitArgument(treeish)}^{tree}`
	]).stdout.toString().trim();
}
function mergeFile(git, root, { sides, path, favour }) {
	const ours = blobAt(git, sides.ours, path);
	const theirs = blobAt(git, sides.theirs, path);
	if (ours === void 0 || theirs === void 0) return void 0;
	const versions = [
		ours,
		blobAt(git, sides.base, path) ?? /* @__PURE__ */ new Uint8Array(),
		theirs
	];
	const folder = mkdtempSync(join(root, "merge-"));
	try {
		const files = versions.map((bytes, index) => {
			const file = join(folder, String(index));
			writeFileSync(file, bytes);
			return file;
		});
		const { status, stdout } = git([
			"merge-file",
			"--stdout",
			"--quiet",
			`--${favour}`,
			...files
		], { answers: [0, 255] });
		return status === 0 ? stdout : void 0;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
function blobAt(git, treeish, path) {
	const { status, stdout } = git([
		"cat-file",
		"blob",
		`${commitArgument(treeish)}:${path}`
	], { answers: [0, 128] });
	return status === 0 ? stdout : void 0;
}
/** `:MODE MODE OID OID STATUS`, then the path. */
function parseChange(field, path) {
	const [, mode = "", , oid = ""] = field.split(" ");
	const isGone = mode === "000000";
	return {
		path,
		mode: isGone ? null : mode,
		oid: isGone ? null : oid
	};
}
// src/adapters/git/fetched.ts
/**
* What a run needs of its own repository and the checkout lacks, brought from the server into a bare
* repository of our own. Nothing is written into the user's checkout; its objects are borrowed.
*/
async function fetchedRepository(options) {
	const root = await realpath(await mkdtemp(join(options.folder, "icebranch-")));
	const env = {
		...options.env,
		...ofOurs,
		GIT_DIR: root
	};
	const git = gitRunner(root, env);
	const remove = () => rm(root, {
		recursive: true,
		force: true
	});
	try {
		git([
			"init",
			"--quiet",
			"--bare",
			"--template="
		]);
		if (options.checkout !== void 0) borrowObjects(root, options.checkout, options.env);
	} catch (error) {
		await remove();
		throw error;
	}
	const bring = bringer({
		...options,
		root,
		env
	});
	const oneByOne = queue();
	return {
		root,
		prefix: ".",
		hasWorkTree: false,
		...commits(git),
		...objects(git),
		...ignoring(git, false),
		...noWorkTree,
		...mergeableTrees(git, root),
		get shallow() {
			return git(["rev-parse", "--is-shallow-repository"]).stdout.toString() === "true\n";
		},
		currentBranch: async () => void 0,
		fetch: (wanted) => oneByOne(async () => {
			const depth = wanted.depth ?? 1;
			const missing = await bring(sourcesOf(git, root, wanted, depth), depth);
			joinHistory(git, root);
			return { missing };
		}),
		[Symbol.asyncDispose]: remove
	};
}
/** Two fetches at once would meet at the file where git keeps what is cut off. */
function queue() {
	let last = Promise.resolve();
	return (work) => {
		const next = last.then(work);
		last = next.catch(() => void 0);
		return next;
	};
}
/** Each of the first is about another repository where the surroundings set it. */
const ofOurs = {
	GIT_WORK_TREE: void 0,
	GIT_INDEX_FILE: void 0,
	GIT_OBJECT_DIRECTORY: void 0,
	GIT_ALTERNATE_OBJECT_DIRECTORIES: void 0,
	GIT_COMMON_DIR: void 0,
	GIT_NAMESPACE: void 0,
	GIT_SHALLOW_FILE: void 0,
	GIT_DEFAULT_HASH: "sha1",
	GIT_AUTHOR_NAME: "icebranch",
	GIT_AUTHOR_EMAIL: "icebranch@localhost",
	GIT_AUTHOR_DATE: "@0 +0000",
	GIT_COMMITTER_NAME: "icebranch",
	GIT_COMMITTER_EMAIL: "icebranch@localhost",
	GIT_COMMITTER_DATE: "@0 +0000"
};
/** A commit never changes, and so is not asked for twice; a branch may have moved. */
function sourcesOf(git, root, wanted, depth) {
	const ids = new Set((wanted.commits ?? []).filter((id) => !hasHistory(git, root, id, depth)));
	const branches = (wanted.branches ?? []).map((name) => ({
		name,
		from: `refs/heads/${name}`,
		to: `refs/remotes/origin/${name}`
	}));
	const refs = (wanted.refs ?? []).map((name) => ({
		name,
		from: name,
		to: name
	}));
	return [
		...[...ids].map((id) => ({
			name: id,
			from: id,
			to: `refs/commits/${id}`
		})),
		...branches,
		...refs
	];
}
export { fetchedRepository };
