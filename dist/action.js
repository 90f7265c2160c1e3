import { $ as publishing, At as run, B as verdictOf, Br as redact, Et as statSync, Fr as exitStatus, Hi as asFinding, Hr as valueRemover, I as join, Ir as hasLooked, Ki as builtin, Lr as hasMoved, Mr as failedReport, Nr as filesReport, O as parseInputs, Ot as asKnown, R as resolve, Rr as isDone, T as actionInputs, V as joinViews, Vi as IcebranchError, Wi as compareFindings, Xt as wantsFile, a as projectFolder, an as describeStart, at as clip, bt as lstatSync, cn as branchTip, ct as withoutCommands, dn as findCommits, en as secretValues, hn as regenerated, ht as appendFileSync, i as openMachine, j as renderText, jt as readWorld, kt as perform, ln as chooseDataBranch, lt as count, on as version, ot as mapStrings, pi as hexDigest, pt as setTimeout$1, qt as configAt, sn as asksCatalog, st as visible, un as comparesCommits, wt as readFileSync, zr as isError } from "./core.js";
import { t as isCommitId } from "./commit-id.js";
import { r as regeneratedText } from "./workflow.js";
import { n as annotationTitle, r as renderAnnotations, t as annotated } from "./annotations2.js";
import { a as fit, c as verdictSections, i as withOrigin, n as renderMarkdown, o as opening$1, r as summaryLimit, s as commentSections, t as commentLimit } from "./markdown.js";
import { t as renderJson } from "./json2.js";
import { n as writeReport } from "./write-report2.js";
import * as os from "os";
import * as crypto from "crypto";
import * as fs from "fs";
// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Registers a secret which will get masked from logs
*
* @param secret - Value of the secret to be masked
* @remarks
* This function instructs the Actions runner to mask the specified value in any
* logs produced during the workflow run. Once registered, the secret value will
* be replaced with asterisks (***) whenever it appears in console output, logs,
* or error messages.
*
* This is useful for protecting sensitive information such as:
* - API keys
* - Access tokens
* - Authentication credentials
* - URL parameters containing signatures (SAS tokens)
*
* Note that masking only affects future logs; any previous appearances of the
* secret in logs before calling this function will remain unmasked.
*
* @example
* ```typescript
* // Register an API token as a secret
* const apiToken = "abc123xyz456";
* setSecret(apiToken);
*
* // Now any logs containing this value will show *** instead
* console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
* ```
*/
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
/**
* Gets the value of an input.
* Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
* Returns an empty string if the value is not defined.
*
* @param     name     name of the input to get
* @param     options  optional. See InputOptions.
* @returns   string
*/
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Gets whether Actions Step Debug is on or not
*/
function isDebug() {
	return process.env["RUNNER_DEBUG"] === "1";
}
/**
* Writes debug message to user log
* @param message debug message
*/
function debug(message) {
	issueCommand("debug", {}, message);
}
// src/github/best-effort.ts
/** What is said at GitHub beside the work itself. */
/**
* A comment or a check run that cannot be written makes no run fail: it is told as a warning, once,
* and the job's summary has the report. A mistake of ours takes no report of what was done away either.
*/
async function bestEffort(problems, work) {
	try {
		return await work();
	} catch (error) {
		const known = asKnown(error);
		const told = {
			...asFinding(known),
			level: "warning"
		};
		const isTold = problems.some(({ message }) => message === told.message);
		if (known.code !== "IB904" && !isTold) problems.push(told);
		return;
	}
}
// src/github/payload.ts
/** Reading an event's payload, which others wrote: a value has the kind asked for, or the run ends. */
function parsePayload(value) {
	if (isObject(value)) return value;
	throw wrongPayload("is no JSON object");
}
/** `path`: keys joined by dots. null and what is not there are undefined. */
function valueAt(payload, path) {
	let value = payload;
	for (const key of path.split(".")) value = isObject(value) ? value[key] : void 0;
	return value ?? void 0;
}
function textAt(payload, path) {
	const value = valueAt(payload, path);
	if (typeof value === "string" && value !== "") return value;
	throw wrongPayload(`has no text at \`${path}\``);
}
function integerAt(payload, path) {
	const value = valueAt(payload, path);
	if (typeof value === "number" && Number.isSafeInteger(value)) return value;
	throw wrongPayload(`has no integer at \`${path}\``);
}
/** A commit's id in full. */
function commitAt(payload, path) {
	const commit = commitOrNoneAt(payload, path);
	if (commit !== void 0) return commit;
	throw wrongPayload(`names no commit at \`${path}\``);
}
/** undefined for the zeros that stand for none: what was before a new branch, is after a deleted one. */
function commitOrNoneAt(payload, path) {
	const id = textAt(payload, path);
	if (!isCommitId(id)) throw wrongPayload(`has no commit's id at \`${path}\``);
	return /^0+$/.test(id) ? void 0 : id;
}
function parsePull(payload) {
	const repository = integerAt(payload, "repository.id");
	const merged = valueAt(payload, "pull_request.merged") === true;
	return {
		repository,
		number: integerAt(payload, "pull_request.number"),
		closed: valueAt(payload, "action") === "closed" || valueAt(payload, "pull_request.state") === "closed",
		merged,
		draft: valueAt(payload, "pull_request.draft") === true,
		fork: valueAt(payload, "pull_request.head.repo.id") !== repository,
		headBranch: textAt(payload, "pull_request.head.ref"),
		headCommit: commitAt(payload, "pull_request.head.sha"),
		baseBranch: textAt(payload, "pull_request.base.ref"),
		mergeCommit: merged ? commitAt(payload, "pull_request.merge_commit_sha") : void 0,
		reverts: revertedPull(valueAt(payload, "pull_request.body"))
	};
}
/** GitHub's button "Revert" begins the description with the pull request; it only names a receipt to show. */
function revertedPull(body) {
	const number = /^Reverts (?:[\w.-]+\/[\w.-]+)?#(\d{1,9})\s*$/m.exec(typeof body === "string" ? body.slice(0, 1e4) : "")?.[1];
	return number === void 0 ? void 0 : Number(number);
}
/** The pull request that a merge queue asks about: only its temporary branch's name says which. */
function queuedPull(payload) {
	const ref = branchOf(valueAt(payload, "merge_group.head_ref"));
	const number = /\/pr-(\d{1,9})-[0-9a-f]{40,64}$/.exec(ref ?? "")?.[1];
	return number === void 0 ? void 0 : Number(number);
}
/** undefined where it is the ref of no branch. */
function branchOf(ref) {
	return typeof ref === "string" ? /^refs\/heads\/(.+)$/.exec(ref)?.[1] : void 0;
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function wrongPayload(what) {
	return new IcebranchError("IB609", `The event's payload ${what}.`, { hint: "Run icebranch with the file that GitHub names in GITHUB_EVENT_PATH, as it is." });
}
// src/github/event.ts
/** The event that started a run, and the commits that it names. */
/** Throws IB609. */
function readEvent({ env }) {
	const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
	if (!name || !path) throw new IcebranchError("IB609", "This run has no event of GitHub's.", { hint: "Run it as a step of a workflow; elsewhere there is the command line, `icebranch`." });
	try {
		return {
			name,
			payload: parsePayload(JSON.parse(readFileSync(path, "utf8")))
		};
	} catch (cause) {
		if (cause instanceof IcebranchError) throw cause;
		throw new IcebranchError("IB609", "The event's payload cannot be read.", {
			hint: "Leave GITHUB_EVENT_PATH as the runner sets it.",
			cause
		});
	}
}
/** Where an event has the commits that a run of it may look at. */
const places = [
	"before",
	"after",
	"merge_group.base_sha",
	"merge_group.head_sha",
	"pull_request.base.sha"
];
/**
* All that the run will ask git for: so that it is brought in one request. A test merge brings its
* parents, and a branch's tip the commit before it.
*/
function wantedCommits({ payload }, { GITHUB_SHA: sha }) {
	const merged = valueAt(payload, "pull_request.merged") === true;
	const commits = [sha, ...[...places, ...merged ? ["pull_request.merge_commit_sha"] : []].map((place) => valueAt(payload, place))].filter(isCommit);
	return {
		commits: [...new Set(commits)],
		branches: [textAt(payload, "repository.default_branch")]
	};
}
/** Not the zeros that stand for none. */
function isCommit(value) {
	return typeof value === "string" && isCommitId(value) && !/^0+$/.test(value);
}
// src/report/standing.ts
/**
* A report of how things stand, by a run that wrote nothing or was not to, as a plan: the same
* whether this run committed the workflow file or found it committed, so that a run that changes
* nothing changes no comment.
*/
function standingReport(report) {
	if (report.result !== "ok" && report.result !== "nothing-to-do") return report;
	const { changes, findings, tables, workflow } = report;
	const isLeft = findings.some(({ code }) => code === "IB501");
	const isIdle = changes.length + tables.length + findings.length === 0;
	return {
		...report,
		command: "plan",
		dryRun: false,
		commit: null,
		files: [],
		result: isIdle ? "nothing-to-do" : "ok",
		workflow: workflow && (isLeft ? workflow : {
			...workflow,
			changed: false,
			patch: ""
		})
	};
}
// src/github/policy.ts
/**
* Whose configuration a run on GitHub obeys: that of the default branch, whatever the event. It
* names the hosts that credentials are sent to, so a pull request must not choose it for itself.
*/
async function readPolicy({ dir, ports }, event) {
	const branch = textAt(event.payload, "repository.default_branch");
	const tip = await defaultTip(ports.git, branch, event);
	if (tip === void 0) return {
		kind: "not-here",
		branch
	};
	const config = await configAt(ports, tip, dir);
	if (config === "none") return {
		kind: "none-yet",
		branch,
		tip
	};
	return config === "broken" ? {
		kind: "broken",
		branch,
		tip
	} : {
		kind: "in-force",
		branch,
		tip,
		config
	};
}
/** Where the checkout left the branch out, the event may name its commit. */
async function defaultTip(git, branch, { payload, env }) {
	const tip = await branchTip(git, branch);
	if (tip !== void 0) return tip;
	const named = valueAt(payload, "pull_request.base.ref") === branch ? textAt(payload, "pull_request.base.sha") : env.GITHUB_REF === `refs/heads/${branch}` ? env.GITHUB_SHA : void 0;
	return named && git.resolve(named);
}
/** The trigger as the policy allows it, with what is in force. Throws IB602. */
async function obey(policy, trigger, machine) {
	return {
		...await configured(policy, trigger, machine),
		specsFrom: policy.tip
	};
}
async function configured(policy, trigger, { dir, ports }) {
	const free = {
		trigger,
		inForce: void 0,
		notices: []
	};
	if (trigger.access === "none" || !asksCatalog(trigger.verb)) return free;
	switch (policy.kind) {
		case "in-force": return {
			trigger,
			inForce: policy.config,
			notices: []
		};
		case "none-yet": {
			const config = await configAt(ports, trigger.head ?? "HEAD", dir);
			if (config === "none" || config === "broken") return free;
			return {
				trigger,
				inForce: config,
				notices: [noneYet(config, policy.branch)]
			};
		}
		case "broken": return {
			trigger: {
				...trigger,
				access: "none"
			},
			inForce: void 0,
			notices: [broken(policy.branch, trigger)]
		};
		case "not-here": throw new IcebranchError("IB602", `The default branch \`${policy.branch}\`, whose configuration is in force, is not in this clone.`, { hint: "Give actions/checkout `fetch-depth: 0`." });
	}
}
function noneYet({ file }, branch) {
	return {
		code: "IB304",
		level: "notice",
		file,
		line: 1,
		column: 1,
		message: `\`${branch}\` has no configuration yet, so the one of this commit is in force.`,
		hint: `Once it is merged, only what \`${branch}\` says counts.`
	};
}
function broken(branch, { verb }) {
	return {
		code: "IB304",
		level: comparesCommits(verb) ? "warning" : "error",
		message: `The configuration of \`${branch}\` has errors, so no catalog is asked.`,
		hint: `Mend it on \`${branch}\`, then run this again.`
	};
}
// src/github/pull-commits.ts
/** The commits of a pull request: its head, what came since an event, what merging it would give. */
/** The pull request where it has moved on since the event, but by our own commits alone. */
async function sameChange(machine, event, now) {
	if (event === void 0 || event.closed || now?.state !== "open") return void 0;
	if (now.headCommit === event.headCommit) return void 0;
	return await addsWorkflowFilesOnly(machine, event.headCommit, now.headCommit) ? now : void 0;
}
/** The head as git's server has it: that may be read where the pull request's own data may not. */
async function headByGit({ remote }, { number }) {
	const ref = `refs/pull/${number}/head`;
	await remote?.fetch({ refs: [ref] });
	return remote?.resolve(ref);
}
/** Whether a commit is one of the heads that were looked at, or comes after it by our own alone. */
async function isHead(machine, heads, commit) {
	if (heads.has(commit)) return true;
	for (const head of heads) if (await addsWorkflowFilesOnly(machine, head, commit)) return true;
	return false;
}
/** How many commits of ours may have come since an event: one for each project of the repository. */
const mostOwnCommits = 20;
/**
* Whether all that came since `before` are commits of a workflow file, as icebranch makes them: of
* this project's, or of another one's in the repository. A run of the commit before can then go on,
* or be run again, as if it were of the last one.
*/
async function addsWorkflowFilesOnly({ remote, dir }, before, now) {
	if (remote === void 0) return false;
	await remote.fetch({
		commits: [now],
		depth: mostOwnCommits
	});
	let commit = now;
	for (let count = 0; count < mostOwnCommits && commit !== void 0; count++) {
		if (commit === before) return true;
		const isMerge = await remote.resolve(`${commit}^2`) !== void 0;
		const parent = await remote.resolve(`${commit}^`);
		if (parent === void 0 || isMerge) return false;
		const [changed, ...more] = await remote.diffTrees(parent, commit);
		if (changed === void 0 || more.length > 0 || wantsFile(changed.path, dir)) return false;
		if (await remote.subjectOf(commit) !== regenerated(changed.path)) return false;
		commit = parent;
	}
	return false;
}
/**
* What merging the pull request as it is would give, and the commit of the base branch that this is
* counted from. GitHub makes test merges a moment after a push; until then its head stands in.
*/
async function testMergeOf({ remote, git }, { number, headCommit, baseBranch }) {
	const ref = `refs/pull/${number}/merge`;
	await remote?.fetch({
		refs: [ref],
		commits: [headCommit],
		branches: [baseBranch],
		depth: 2
	});
	const merge = await git.resolve(ref);
	if (merge !== void 0 && await git.resolve(`${merge}^2`) === headCommit) return {
		base: await git.resolve(`${merge}^1`),
		head: merge
	};
	const tip = await git.resolve(`refs/remotes/origin/${baseBranch}`);
	return {
		base: tip && await git.mergeBase(headCommit, tip),
		head: headCommit
	};
}
// src/report/check-run.ts
/** Characters of a title, bytes of a page; GitHub counts characters, of which there are no more. */
const longestTitle = 255;
const longestPage = 65535;
/** Half of the 64 KiB that a message may have, at four bytes a character. */
const longestSentence = 8e3;
/** Four requests of 50; whoever has more problems than that reads them in the summary. */
const mostAnnotations = 200;
function checkRunOf(report, { jobless, ...page }) {
	const pending = annotations(jobless ? report.findings : annotated(report.findings).rest);
	const left = pending.length - mostAnnotations;
	const verdict = [...verdictSections(report), annotationsLeft(Math.max(left, 0))];
	const summary = fit(verdict, 65023);
	const text = fit(commentSections(report), longestPage);
	return {
		conclusion: exitStatus(report, report.command) === 0 ? "success" : "failure",
		title: clip(visible(verdictOf(report).headline), longestTitle),
		summary: withOrigin(summary, verdict[0], report, page),
		...text.trim() === "" ? {} : { text },
		annotations: pending.slice(0, mostAnnotations)
	};
}
function annotationsLeft(number) {
	const sentence = `${count(number, "more problem")} without an annotation at its place.`;
	return {
		rank: 0,
		open: "",
		items: number === 0 ? [] : [sentence],
		close: "",
		leftOut: () => ""
	};
}
/** Of what has a place in a file. The findings come with errors first. */
function annotations(findings) {
	return findings.flatMap((finding) => {
		const { file, line, column, level, message, hint } = finding;
		if (file === void 0 || line === void 0) return [];
		const texts = [message, ...hint === void 0 ? [] : [hint]];
		return {
			path: visible(file),
			line,
			column,
			level: annotationLevel(level),
			title: annotationTitle(finding),
			message: texts.map((text) => clip(visible(text), longestSentence)).join("\n")
		};
	});
}
function annotationLevel(level) {
	switch (level) {
		case "error": return "failure";
		case "warning": return "warning";
		case "notice": return "notice";
	}
}
// src/report/comment.ts
/** The one comment of a project on a pull request. */
/** Of at most 65,535 bytes, with the marker that finds it again. */
function renderComment(report, options = {}) {
	return renderMarkdown(report, {
		...options,
		limit: commentLimit
	});
}
/** Whether a comment is about this project; one by somebody else may say so too. */
function isOurComment(body, project) {
	return body.startsWith(opening$1(project)) && contentOf(body) !== void 0;
}
/** What the comment says, as a hash; undefined where it is none of icebranch's. */
function contentOf(body) {
	return /^<!-- icebranch\/report\/1 project=\S+ digest=\S+ content=(\S+) -->\r?(?:\n|$)/.exec(body)?.[1];
}
/** Whether two comments say the same, though by other runs, on other commits, by other versions. */
function sameComment(one, other) {
	const content = contentOf(one);
	return content !== void 0 && content === contentOf(other);
}
// src/github/tell.ts
function originOf({ runUrl, commit }) {
	return {
		...runUrl === void 0 ? {} : { run: { url: runUrl } },
		...commit === void 0 ? {} : { commit }
	};
}
/** Edited in place, and only where it says something else: a comment that changes sends no mail. */
async function keepComment(telling) {
	const problems = [];
	const { comment, isNews = true } = await bestEffort(problems, () => writeComment(telling)) ?? {};
	return {
		commentUrl: comment?.url,
		isNews,
		problems
	};
}
async function writeComment(telling) {
	const { gitHub, pull, report } = telling;
	const conversation = telling.known ?? await gitHub.conversation(pull);
	const [ours, ...more] = ownComments(conversation, report);
	if (ours === void 0 && !telling.begins) return {
		comment: void 0,
		isNews: true
	};
	const body = renderComment(report, originOf(telling));
	if (ours !== void 0 && more.length === 0 && sameComment(ours.body, body)) return {
		comment: ours,
		isNews: false
	};
	const now = telling.known === void 0 ? conversation : await gitHub.conversation(pull);
	if (now === void 0 || !await telling.isCurrent(now.pull)) return {
		comment: ours,
		isNews: true
	};
	const [first] = ownComments(now, report);
	if (first === void 0) return {
		comment: await createComment(telling, body),
		isNews: true
	};
	for (const extra of ownComments(now, report).slice(1)) await gitHub.removeComment(extra.id);
	const isNews = !sameComment(first.body, body);
	if (isNews) await gitHub.updateComment(first.id, body);
	return {
		comment: first,
		isNews
	};
}
/** Two runs at once may both have found none: the older comment stays. */
async function createComment(telling, body) {
	const { gitHub, pull, report } = telling;
	const created = await gitHub.createComment(pull, body);
	const [first, ...more] = ownComments(await gitHub.conversation(pull), report);
	if (first === void 0 || more.length === 0) return created;
	for (const extra of more) await gitHub.removeComment(extra.id);
	if (!sameComment(first.body, body)) await gitHub.updateComment(first.id, body);
	return first;
}
function ownComments(conversation, { project }) {
	return (conversation?.comments ?? []).filter(({ body }) => isOurComment(body, project));
}
/** `jobless`: no job runs on this commit, so the check run alone has the annotations. */
async function addCheckRun(telling, commit, { jobless }) {
	const problems = [];
	const { gitHub, report, checkName } = telling;
	const { project } = report;
	const name = project === "." ? checkName : `${checkName} (${project})`;
	const page = checkRunOf(report, {
		jobless,
		...originOf({
			...telling,
			commit
		})
	});
	await bestEffort(problems, () => gitHub.createCheckRun({
		name,
		commit,
		...page
	}));
	return problems;
}
// src/github/forecast.ts
/**
* Reads the catalog, and writes nothing. Throws what a run of that pull request would. Only its own
* run may ask a catalog that the pull request itself names: this one has production's credentials.
*/
async function forecastPull(machine, { asked: { request, policy }, hide }, now) {
	const { production, repository } = request.trigger;
	const { headBranch, baseBranch, headCommit, number, draft, fork } = now;
	const trigger = {
		event: request.trigger.event,
		verb: "plan",
		production,
		repository,
		access: policy.kind === "none-yet" ? "none" : "read",
		reason: `The forecast of pull request #${number} is made anew.`,
		...await testMergeOf(machine, now),
		branch: headBranch,
		dataBranch: chooseDataBranch(void 0, headBranch, production),
		pull: {
			repository: repository ?? 0,
			number,
			closed: false,
			merged: false,
			draft,
			fork,
			headBranch,
			headCommit,
			baseBranch,
			reverts: revertedPull(now.body),
			mergeCommit: void 0
		}
	};
	const inputs = {
		...request.inputs,
		branch: void 0
	};
	const forecast = {
		...await obey(policy, trigger, machine),
		inputs,
		dir: machine.dir,
		mayHaveBranches: true
	};
	return hide(await run(forecast, machine.ports));
}
/** In the comment that is there, unless the pull request has moved on meanwhile. */
async function tellForecast(presentation, forecast, { number, headCommit }, known) {
	const isCurrent = async (now) => now.state === "open" && now.headCommit === headCommit;
	const comment = {
		report: standingReport(forecast),
		pull: number,
		known,
		isCurrent,
		commit: headCommit,
		begins: false
	};
	return (await keepComment({
		...presentation,
		...comment
	})).problems;
}
/** First what is past its time is ended, then what is left is compared. */
function followUps(asked, inputs) {
	if (asked?.request.trigger.event !== "schedule" || inputs.command !== "auto") return [];
	const { request } = asked;
	const { trigger } = request;
	const sweep = "What is past its time is ended.";
	const drift = "Catalog, workflow file and repository are compared.";
	return [{
		...request,
		inputs: {
			...inputs,
			command: "clean",
			sweep: true
		},
		trigger: {
			...trigger,
			verb: "clean",
			reason: sweep
		}
	}, {
		...request,
		inputs: {
			...inputs,
			command: "drift"
		},
		trigger: {
			...trigger,
			verb: "drift",
			reason: drift
		}
	}];
}
/** `main` moves while a pull request waits: its comment says what merging would do now. */
async function renewForecasts(machine, presentation) {
	const { asked, gitHub } = presentation;
	if (asked.request.trigger.event !== "schedule" || asked.policy.kind === "none-yet") return [];
	const problems = [];
	const open = await bestEffort(problems, () => gitHub.openPulls({ limit: 50 }));
	for (const pull of open ?? []) {
		if (machine.ports.stop.aborted) continue;
		const renew = () => renewForecast(machine, presentation, pull.number);
		problems.push(...await bestEffort(problems, renew) ?? []);
	}
	return problems;
}
async function renewForecast(machine, presentation, number) {
	const known = await presentation.gitHub.conversation(number);
	const isTold = known?.comments.some(({ body }) => isOurComment(body, machine.dir));
	if (known === void 0 || !isTold || known.pull.state !== "open") return [];
	return tellForecast(presentation, await forecastPull(machine, presentation, known.pull), known.pull, known);
}
// src/github/mend.ts
/**
* GitHub starts no run for a pull request that conflicts with its base. Where the workflow file is
* all that conflicts, it is regenerated from the merged specs, and the merge is committed.
*/
/** GitHub finds out after a push which pull requests it can merge, once somebody has asked. */
const patience = {
	times: 3,
	ms: 2e3
};
async function mendConflicts(machine, presentation) {
	const { trigger, inputs } = presentation.asked.request;
	if (!(trigger.event === "push" && trigger.branch === trigger.production) || trigger.verb !== "build" || inputs.workflowMode !== "commit") return [];
	const findings = [];
	const pulls = await bestEffort(findings, () => conflicting(machine, presentation));
	for (const pull of pulls ?? []) {
		const mended = await bestEffort(findings, () => mend(machine, presentation, pull));
		if (mended === void 0) continue;
		findings.push(mended.finding);
		if (mended.pull === void 0) continue;
		const now = mended.pull;
		const telling = () => tell(machine, presentation, now);
		findings.push(...await bestEffort(findings, telling) ?? []);
	}
	return findings;
}
async function conflicting({ ports: { stop } }, { gitHub, asked }) {
	const baseBranch = asked.request.trigger.production;
	let open = await gitHub.openPulls({
		baseBranch,
		limit: 50
	});
	for (let times = 0; times < patience.times; times++) {
		if (!open.some(({ mergeable }) => mergeable === "unknown")) break;
		await setTimeout$1(patience.ms, void 0, { signal: stop }).catch(() => void 0);
		open = await gitHub.openPulls({
			baseBranch,
			limit: 50
		});
	}
	return open.filter(({ mergeable }) => mergeable === "conflict");
}
/** undefined where something else conflicts as well: that is for a person. */
async function mend(machine, presentation, pull) {
	const { remote } = machine;
	const sides = await sidesOf(machine, presentation, pull);
	if (remote === void 0 || sides === void 0) return void 0;
	const merged = await remote.mergeTrees(sides);
	const [path, ...others] = merged?.conflicts ?? [];
	if (merged === void 0 || path === void 0 || others.length > 0) return void 0;
	const bytes = await regenerate(machine, presentation, pull, merged.tree, sides, path);
	if (bytes === void 0) return void 0;
	if (bytes === "ambiguous") return {
		finding: byHand(pull, path),
		pull: void 0
	};
	const files = await mergedFiles(remote, sides, merged.tree, {
		path,
		bytes
	});
	const { headBranch: branch, headCommit: head, number } = pull;
	const { production } = presentation.asked.request.trigger;
	const message = `Merge ${production}, and regenerate ${path}`;
	const { oid } = await presentation.gitHub.commitMerge({
		branch,
		head,
		merged: sides.theirs,
		message,
		files
	});
	return {
		finding: {
			code: "IB615",
			level: "notice",
			pull: number,
			message: `Pull request #${number} conflicted with ${production} in ${path} alone: commit ${oid.slice(0, 12)} merges it, the file made from the merged specs.`,
			hint: "Look at that commit; nothing else is to do."
		},
		pull: {
			...pull,
			headCommit: oid,
			mergeable: "unknown"
		}
	};
}
/** What the merge changes on the pull request's side; GitHub has the blobs of the other one. */
async function mergedFiles(remote, { ours, theirs }, tree, made) {
	const changed = await remote.diffTrees(ours, tree);
	const known = new Set((await remote.diffTrees(ours, theirs)).map(({ oid }) => oid));
	const others = changed.filter(({ path }) => path !== made.path).flatMap(({ oid }) => oid ?? []);
	const blobs = await remote.readBlobs(others.filter((oid) => !known.has(oid)));
	return changed.map(({ path, mode, oid }) => {
		if (path === made.path) return {
			path,
			mode: mode ?? "100644",
			content: { bytes: made.bytes }
		};
		if (oid === null || mode === null) return {
			path,
			mode: "100644",
			content: null
		};
		const bytes = blobs.get(oid);
		return {
			path,
			mode,
			content: bytes === void 0 ? { oid } : { bytes }
		};
	});
}
/** The three commits of the merge, brought here. */
async function sidesOf({ remote, git }, { gitHub, asked }, { headCommit }) {
	const tip = asked.request.trigger.head;
	if (remote === void 0 || tip === void 0) return void 0;
	const comparison = await gitHub.compare(tip, headCommit);
	if (comparison === void 0) return void 0;
	await remote.fetch({
		commits: [headCommit, comparison.mergeBase],
		depth: 1
	});
	return (await Promise.all([comparison.mergeBase, headCommit].map((one) => git.resolve(one)))).includes(void 0) ? void 0 : {
		base: comparison.mergeBase,
		ours: headCommit,
		theirs: tip
	};
}
/**
* The file made anew from either side's text: where both come out the same, what conflicted was ours
* to write, and nothing that a person wrote is lost. undefined where the file is not the project's.
*/
async function regenerate(machine, { asked }, pull, tree, sides, path) {
	const { request, policy } = asked;
	const obeyed = await obey(policy, {
		...request.trigger,
		base: void 0,
		head: tree,
		branch: pull.headBranch,
		verb: "workflow",
		access: "none"
	}, machine);
	const world = await readWorld({
		...obeyed,
		inputs: request.inputs,
		dir: machine.dir
	}, machine.ports);
	await using _ = world.catalogs;
	const texts = [];
	for (const favour of ["ours", "theirs"]) {
		const bytes = await machine.remote?.mergeFile(sides, path, favour);
		texts.push(bytes && await regeneratedText(world, path, bytes, [sides.ours, sides.theirs]));
	}
	const [ours, theirs] = texts;
	if (ours === void 0 || theirs === void 0) return void 0;
	return ours === theirs ? new TextEncoder().encode(ours) : "ambiguous";
}
function byHand({ number }, path) {
	return {
		code: "IB615",
		level: "warning",
		pull: number,
		message: `Pull request #${number} conflicts in ${path} where people have edited it on both sides.`,
		hint: "Merge it by hand, then run icebranch workflow and commit the file."
	};
}
/** The new commit has no run of its own, unless an App's token made it. */
async function tell(machine, presentation, pull) {
	const report = await forecastPull(machine, presentation, pull);
	const problems = await addCheckRun({
		...presentation,
		report
	}, pull.headCommit, { jobless: true });
	const told = await tellForecast(presentation, report, pull, void 0);
	return [...problems, ...told];
}
// src/report/pull-report.ts
/**
* The part of one pull request, its receipt; undefined where the run has nothing of it. The same
* whether this run published or an earlier one, so that two that race write the same comment.
*/
function reportOfPull(report, pull) {
	const tables = report.tables.filter((table) => table.pull === pull.number).map((table) => settled(table) ?? table);
	const own = report.findings.filter((finding) => finding.pull === pull.number);
	if (tables.length + own.length === 0) return void 0;
	const done = tables.length > 0 && tables.every(isSettled);
	const errors = own.filter(isError);
	const findings = done ? errors : [...own, ...general(report.findings)];
	return {
		...report,
		command: tables.some(isEnded) ? "clean" : "publish",
		result: resultOf(tables, findings, report),
		base: null,
		head: null,
		branch: tables[0]?.branch ?? null,
		pull,
		findings,
		tables,
		catalogs: report.catalogs.filter(({ name }) => tables.some(({ catalog }) => catalog === name)),
		digest: `sha256:${hexDigest(JSON.stringify([tables, findings]))}`,
		changes: [],
		views: [],
		planner: null,
		notIsolated: [],
		workflow: null,
		files: [],
		commit: null,
		graph: []
	};
}
/** The pull requests that a run has something of. */
function pullsOf({ tables, findings }) {
	const pulls = [...tables, ...findings].flatMap(({ pull }) => pull ?? []);
	return [...new Set(pulls)].sort((a, b) => a - b);
}
/** A publish as both its own run and a later one know it; undefined where there was none. */
function settled(table) {
	const publish = publishOf(table);
	if (publish === void 0) return void 0;
	const { from, to, undo } = publish;
	const moved = from !== to;
	return {
		...table,
		target: to,
		base: null,
		main: table.onto === "main" ? to : null,
		head: moved ? to : null,
		state: "published",
		totals: {
			onto: null,
			branch: null
		},
		rivals: [],
		receipt: null,
		added: moved ? table.added : null,
		schemaChange: null,
		sharedState: false,
		note: null,
		move: null,
		outcome: {
			result: moved ? "published" : "nothing",
			from,
			to,
			undo: moved ? undo : null
		}
	};
}
function publishOf({ onto, outcome, receipt }) {
	if (outcome?.result === "published" || outcome?.result === "nothing") return outcome;
	if (outcome !== null || receipt === null) return void 0;
	const { id, from, to } = receipt;
	return {
		from,
		to,
		undo: onto === "main" ? `icebranch undo --publish ${id}` : null
	};
}
function isSettled({ state, outcome }) {
	return state === "published" && outcome !== null;
}
function isEnded({ outcome, move }) {
	const result = outcome?.result ?? move?.result;
	return result === "removed" || result === "dropped";
}
/** What stopped the whole run, or came while it worked, is about nobody's pull request by name. */
function general(findings) {
	return findings.filter((finding) => finding.pull === void 0 && isError(finding));
}
function resultOf(tables, findings, { dryRun, result: whole }) {
	const done = hasMoved({ tables });
	const failed = tables.some(({ outcome }) => outcome?.result === "failed");
	const held = findings.some(isError) || tables.some(({ outcome }) => outcome?.result === "skipped");
	if (done) return failed || held ? "partial" : "ok";
	if (failed) return "failed";
	if (held) return whole === "failed" ? "failed" : "blocked";
	return dryRun && tables.some(({ move }) => move !== null) ? "ok" : "nothing-to-do";
}
// src/github/present.ts
const nothing$1 = {
	commentUrl: void 0,
	problems: []
};
async function present(report, presentation) {
	const { trigger } = presentation.asked.request;
	const { pull } = trigger;
	const telling = {
		...presentation,
		report
	};
	if (trigger.event === "merge_group") return onCommit(telling, trigger.head);
	if (pull !== void 0 && !pull.closed) return onOpenPull(telling, presentation, trigger);
	if (pull !== void 0 && !pull.merged) return onClosedPull(telling, presentation.asked);
	return trigger.verb === "build" || trigger.verb === "publish" ? onPublished(telling, presentation.asked) : nothing$1;
}
async function onCommit(telling, commit) {
	if (commit === void 0) return nothing$1;
	return {
		...nothing$1,
		problems: await addCheckRun(telling, commit, { jobless: false })
	};
}
async function onOpenPull(telling, { asked, lookAgain }, { verb, pull }) {
	if (pull === void 0) return nothing$1;
	const { report } = telling;
	const commit = report.commit?.oid;
	const { isCurrent } = asked;
	const problems = [];
	let commentUrl;
	if (verb === "plan" || verb === "build") {
		const standing = standingReport((report.result === "ok" && hasMoved(report) ? await bestEffort(problems, lookAgain) : report) ?? report);
		const comment = {
			report: standing,
			pull: pull.number,
			known: asked.conversation,
			isCurrent,
			begins: standing.result !== "nothing-to-do"
		};
		const told = await keepComment({
			...telling,
			...comment,
			commit: commit ?? pull.headCommit
		});
		problems.push(...told.problems);
		commentUrl = told.commentUrl;
	}
	problems.push(...await addCheckRun(telling, pull.headCommit, { jobless: false }));
	if (commit !== void 0) problems.push(...await addCheckRun(telling, commit, { jobless: true }));
	return {
		commentUrl,
		problems
	};
}
/** What was removed. A second run finds nothing to remove, and leaves what the first one said. */
async function onClosedPull(telling, { request, conversation }) {
	const { pull } = request.trigger;
	if (pull === void 0 || telling.report.result === "nothing-to-do") return nothing$1;
	const isCurrent = async (now) => now.state === "closed";
	const comment = {
		pull: pull.number,
		known: conversation,
		isCurrent,
		begins: telling.report.tables.length > 0
	};
	return keepComment({
		...telling,
		...comment,
		commit: pull.headCommit
	});
}
/** Each pull request that this run published, or could not publish, has its receipt. */
async function onPublished(telling, { request, conversation }) {
	const { report, gitHub } = telling;
	const own = request.trigger.pull?.number;
	const repository = request.trigger.repository ?? 0;
	const told = [];
	const numbers = pullsOf(report);
	for (const number of numbers) {
		const receipt = reportOfPull(report, {
			repository,
			number
		});
		if (receipt === void 0) continue;
		const known = number === own ? conversation : void 0;
		told.push(await tellReceipt({
			...telling,
			report: receipt
		}, number, known));
	}
	if (own !== void 0 && !numbers.includes(own) && isEverybodys(report)) told.push(await tellReceipt(telling, own, conversation));
	return {
		commentUrl: told.find(({ commentUrl }) => commentUrl !== void 0)?.commentUrl,
		problems: told.flatMap(({ problems }) => problems)
	};
	async function tellReceipt(one, number, known) {
		const isCurrent = async (now) => now.state !== "open";
		const comment = {
			pull: number,
			known,
			isCurrent,
			begins: true
		};
		const { commentUrl, isNews, problems } = await keepComment({
			...one,
			...comment
		});
		const more = [];
		const merge = isDoneHere(one.report, report) || isTrouble(one.report) && isNews ? await bestEffort(more, () => mergeCommit(number, known)) : void 0;
		if (merge !== void 0) more.push(...await addCheckRun(one, merge, { jobless: true }));
		return {
			commentUrl,
			problems: [...problems, ...more]
		};
	}
	async function mergeCommit(number, known) {
		return (known?.pull ?? (await gitHub.pulls([number])).get(number))?.mergeCommit;
	}
}
/** Not the trouble of another pull request, which has its own comment. */
function isEverybodys({ result, findings }) {
	const isAboutAll = (one) => isError(one) && one.pull === void 0;
	return result === "failed" || findings.some(isAboutAll);
}
function isTrouble({ result }) {
	return result === "failed" || result === "blocked" || result === "partial";
}
/** Not where an earlier run did it: that one has told the commit. */
function isDoneHere(receipt, { tables }) {
	const names = new Set(receipt.tables.map(({ table }) => table));
	return tables.some(({ table, outcome }) => names.has(table) && outcome !== null);
}
// src/github/event-commits.ts
function only(head) {
	return {
		kind: "range",
		base: void 0,
		head
	};
}
function testMerge({ payload, sha }, { headCommit: pullHead }) {
	return {
		kind: "test-merge",
		head: sha,
		pullHead,
		onto: commitAt(payload, "pull_request.base.sha")
	};
}
function closedCommits({ sha }, { mergeCommit }) {
	return mergeCommit === void 0 ? only(sha) : {
		kind: "last",
		head: mergeCommit
	};
}
function mergeGroup({ payload }) {
	return {
		kind: "range",
		base: commitAt(payload, "merge_group.base_sha"),
		head: commitAt(payload, "merge_group.head_sha")
	};
}
function dispatched({ branch, production, sha }) {
	if (branch === production) return {
		kind: "last",
		head: sha
	};
	return {
		kind: "fork",
		head: sha,
		from: production
	};
}
// src/github/event-trigger.ts
/**
* A run on GitHub: what an event asks for. Anybody who opens a pull request has a hand in the
* payload: its ids and names are checked here, once.
* https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
*/
/** `payload`: the parsed file of GITHUB_EVENT_PATH. Throws IB605, IB609. */
function eventTrigger(name, payload, env, wishes) {
	const event = parseEvent(name, parsePayload(payload), env, wishes);
	const pull = name === "pull_request" ? parsePull(event.payload) : void 0;
	const verdict = pull === void 0 ? judge(event) : judgePull(event, pull);
	const { verb, access, reason } = choose(verdict, wishes.command);
	const { commits, branch } = verdict;
	const { production } = event;
	return {
		event: name,
		verb,
		reason,
		production,
		branch,
		pull,
		access,
		repository: integerAt(event.payload, "repository.id"),
		dataBranch: chooseDataBranch(wishes.branch, branch, production),
		queued: name === "merge_group" ? queuedPull(event.payload) : void 0,
		commits: comparesCommits(verb) ? commits : only(commits.head)
	};
}
function parseEvent(name, payload, env, { production, drafts }) {
	return {
		name,
		payload,
		sha: commitAt({ GITHUB_SHA: env.GITHUB_SHA }, "GITHUB_SHA"),
		branch: branchOf(env.GITHUB_REF),
		production: production ?? textAt(payload, "repository.default_branch"),
		drafts,
		dependabot: env.GITHUB_ACTOR === "dependabot[bot]"
	};
}
function choose({ verb, reason, access, limit }, command) {
	if (command === "auto") return {
		verb,
		reason,
		access
	};
	return {
		verb: command,
		reason: `The input \`command\` asks for \`${command}\`.`,
		access: limit
	};
}
function judge(event) {
	switch (event.name) {
		case "push": return judgePush(event);
		case "merge_group": return judgeQueue(event);
		case "workflow_dispatch": return {
			...plan("A run by hand shows the plan unless `command` asks for more."),
			limit: "write",
			commits: dispatched(event),
			branch: event.branch
		};
		case "schedule": return {
			...build("A scheduled run publishes what was missed, sweeps, and looks for drift."),
			limit: "write",
			commits: only(event.sha),
			branch: event.production
		};
		default: throw refused(event.name);
	}
}
/** Of another branch than production nothing in it reaches `main`. */
function judgeQueue(event) {
	const base = branchOf(valueAt(event.payload, "merge_group.base_ref"));
	const access = base === void 0 || base === event.production ? "read" : "none";
	return {
		...plan("A merge queue asks whether the combined tree is sound."),
		access,
		limit: access,
		commits: mergeGroup(event),
		branch: void 0
	};
}
function judgePush(event) {
	const after = commitOrNoneAt(event.payload, "after");
	if (after === void 0) {
		const commits = only(event.sha);
		return {
			...nothing("A branch was deleted."),
			commits,
			branch: void 0,
			limit: "none"
		};
	}
	if (event.branch !== event.production) return {
		...nothing("Only a push to the production branch moves data; its pull request does the rest."),
		commits: only(after),
		branch: event.branch,
		limit: event.dependabot ? "none" : "write"
	};
	const commits = {
		kind: "range",
		base: commitOrNoneAt(event.payload, "before"),
		head: after
	};
	if (event.dependabot) return {
		...untrusted("Dependabot"),
		commits,
		branch: event.branch
	};
	return {
		...build("A push to the production branch publishes what was merged."),
		limit: "write",
		commits,
		branch: event.branch
	};
}
function judgePull(event, pull) {
	const commits = pull.closed ? closedCommits(event, pull) : testMerge(event, pull);
	const limited = pull.fork ? "a fork" : event.dependabot ? "Dependabot" : void 0;
	if (limited !== void 0) return {
		...pull.closed ? nothing(`Pull requests of ${limited} have no data branches.`) : untrusted(limited),
		limit: "none",
		commits,
		branch: void 0
	};
	const verdict = pull.closed ? judgeClosed(event, pull) : judgeOpen(event, pull);
	const branch = pull.merged && verdict.verb === "build" ? event.production : pull.headBranch;
	return {
		...verdict,
		limit: "write",
		commits,
		branch
	};
}
/**
* Whatever was done to it: where runs wait in line, GitHub drops one for a newer one, so that the run
* of a label or a title may be all that is left of a push.
*/
function judgeOpen({ production, drafts }, pull) {
	if (pull.headBranch === production) return back(production);
	if (pull.draft && drafts === "check") return plan("A draft is only planned.");
	if (pull.baseBranch !== production) return build(`An open pull request to \`${pull.baseBranch}\` has data branches made from that one's.`);
	return build("An open pull request has data branches.");
}
function judgeClosed({ production, payload }, pull) {
	if (valueAt(payload, "action") !== "closed") return nothing("The pull request is closed already.");
	if (!pull.merged && pull.headBranch === production) return back(production);
	if (!pull.merged) return {
		...clean,
		reason: "The pull request was closed without being merged."
	};
	if (pull.baseBranch !== production) return build(`The pull request was merged into \`${pull.baseBranch}\`: its data goes to that one's data branch.`);
	return build("The pull request was merged.");
}
/** What is published of the production branch is on `main`. */
function back(branch) {
	return {
		verb: "plan",
		access: "none",
		reason: `A pull request from \`${branch}\` itself has no data branches.`
	};
}
const clean = {
	verb: "clean",
	access: "write"
};
function build(reason) {
	return {
		verb: "build",
		reason,
		access: "write"
	};
}
function plan(reason) {
	return {
		verb: "plan",
		reason,
		access: "read"
	};
}
/** Files are parsed all the same, so that a required job has its verdict. */
function nothing(reason) {
	return {
		verb: "check",
		reason,
		access: "none"
	};
}
function untrusted(who) {
	return {
		verb: "plan",
		reason: `A run for ${who} has no secrets.`,
		access: "none",
		limit: "none"
	};
}
function refused(event) {
	if (event === "pull_request_target") return new IcebranchError("IB609", "`pull_request_target` runs with secrets on what anybody wrote.", { hint: "Let the workflow run on `pull_request`; pull requests of forks are planned there without secrets." });
	return new IcebranchError("IB609", `icebranch does not act on the event \`${event}\`.`, { hint: "Let the workflow run on pull_request, push, merge_group, schedule or workflow_dispatch." });
}
// src/github/stale-run.ts
/**
* Why a run of this event must write nothing, in one sentence: another run, of what has happened
* since, does the work. undefined where the event is the newest word.
*/
function staleReason(event, now) {
	const name = nameOf(now.number);
	if (event.merged) return void 0;
	if (event.closed) return now.state === "closed" ? void 0 : `${name} is ${now.state === "open" ? "open again" : "merged"} since.`;
	if (now.state !== "open") return `${name} is ${now.state} since.`;
	if (now.headCommit !== event.headCommit) return newerCommit(now.number, now.headCommit);
	if (now.baseBranch !== event.baseBranch) return `${name} is made to another branch since.`;
	if (now.draft !== event.draft) return `${name} ${now.draft ? "is a draft" : "is no draft any more"} since.`;
}
function newerCommit(pull, commit) {
	return `${nameOf(pull)} has another last commit since, ${commit.slice(0, 12)}.`;
}
function nameOf(pull) {
	return `Pull request #${pull}`;
}
// src/github/requests.ts
/** Throws IB602, IB605, IB609. */
async function readRequest(machine, event, inputs, { env }) {
	const { commits: wanted, branches } = wantedCommits(event, env);
	await machine.remote?.fetch({
		commits: wanted,
		branches,
		depth: 2
	});
	const policy = await readPolicy(machine, {
		payload: event.payload,
		env
	});
	const wishes = wishesOf(policy, inputs);
	const { commits, ...start } = eventTrigger(event.name, event.payload, env, wishes);
	await bringProduction(machine, start.production, branches);
	const problems = [];
	const conversation = await ask(machine, start, problems);
	const { pull, stale, found } = await asItIsNow(machine, start, conversation?.pull);
	const trigger = {
		...start,
		pull,
		...found ?? await findCommits(machine.git, commitsOf(commits, start))
	};
	const allowed = await obey(policy, stale === void 0 ? trigger : halted(trigger, stale), machine);
	const request = {
		...allowed,
		notices: [...allowed.notices, ...problems],
		inputs,
		dir: machine.dir,
		mayHaveBranches: hasOurComment(conversation, machine.dir) ?? true
	};
	const heads = new Set(pull === void 0 ? [] : [pull.headCommit]);
	const isTrusted = machine.ports.gitHub !== void 0 && start.access !== "none";
	return {
		request: {
			...request,
			renew: () => renew(machine, request, heads)
		},
		policy,
		conversation,
		isCurrent: async (now) => now.state === "open" && isHead(machine, heads, now.headCommit),
		speaks: isTrusted && stale === void 0 && !inputs.dryRun
	};
}
/** The event's pull request where only our own commits came since; why not to go on where more did. */
async function asItIsNow(machine, { pull, access }, now) {
	const nothing = {
		pull,
		stale: void 0,
		found: void 0
	};
	if (pull === void 0 || access === "none") return nothing;
	if (now === void 0) {
		const head = pull.closed ? void 0 : await headByGit(machine, pull);
		return head !== void 0 && head !== pull.headCommit ? {
			...nothing,
			stale: newerCommit(pull.number, head)
		} : nothing;
	}
	const ours = await sameChange(machine, pull, now);
	const current = ours === void 0 ? pull : {
		...pull,
		headCommit: ours.headCommit
	};
	const stale = staleReason(current, now);
	return {
		pull: current,
		stale,
		found: ours && stale === void 0 ? await testMergeOf(machine, ours) : void 0
	};
}
function hasOurComment(conversation, dir) {
	return conversation?.comments.some(({ body }) => isOurComment(body, dir));
}
function wishesOf(policy, inputs) {
	const config = policy.kind === "in-force" ? policy.config : void 0;
	return {
		command: inputs.command,
		branch: inputs.branch,
		production: inputs.config.main ?? config?.main,
		drafts: inputs.config.drafts ?? config?.branches.drafts ?? "check"
	};
}
async function bringProduction({ remote }, production, known) {
	if (known.includes(production)) return;
	await remote?.fetch({
		branches: [production],
		depth: 2
	});
}
/** A run without secrets has a token that reads, but nothing to write that a newer run would. */
async function ask({ ports: { gitHub } }, { pull, access }, problems) {
	if (gitHub === void 0 || pull === void 0 || access === "none") return void 0;
	return bestEffort(problems, () => gitHub.conversation(pull.number));
}
/**
* What is merged is published as the production branch has it now, whichever run comes to do it. A
* stacked pull request is merged into another branch, whose files say where its tables are.
*/
function commitsOf(commits, asked) {
	const { verb, branch, production, event, pull } = asked;
	if (!(verb === "build" && branch === production && event !== "merge_group") || pull !== void 0 && pull.baseBranch !== production) return commits;
	return {
		kind: "tip",
		branch: production,
		head: commits.head,
		base: commits.kind === "range" ? commits.base : void 0
	};
}
/** The files are looked at all the same: a job that is required has its verdict. */
function halted(trigger, why) {
	const reason = `${why} Another run does the work; this one writes nothing.`;
	return {
		...trigger,
		verb: "check",
		access: "none",
		reason
	};
}
/** The newest commit of a pull request that has one more while its workflow file was being committed. */
async function renew(machine, request, heads) {
	const { pull } = request.trigger;
	const { gitHub } = machine.ports;
	const now = pull && (await gitHub?.conversation(pull.number))?.pull;
	if (pull === void 0 || now === void 0 || now.state !== "open") return {
		...request,
		trigger: halted(request.trigger, "The pull request is not open any more.")
	};
	const stale = staleReason({
		...pull,
		headCommit: now.headCommit
	}, now);
	if (stale !== void 0) return {
		...request,
		trigger: halted(request.trigger, stale)
	};
	const { base, head } = await testMergeOf(machine, now);
	heads.add(now.headCommit);
	const trigger = {
		...request.trigger,
		base,
		head,
		pull: {
			...pull,
			headCommit: now.headCommit
		}
	};
	return {
		...request,
		trigger
	};
}
// src/github/runner.ts
function workspace({ env }) {
	return env.GITHUB_WORKSPACE ?? ".";
}
/** The page of this run; undefined where the runner does not say which one it is. */
function runUrl({ env }) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
	if (!server || !repository || !run) return void 0;
	const attempt = env.GITHUB_RUN_ATTEMPT ?? "1";
	return `${server}/${repository}/actions/runs/${run}${attempt === "1" ? "" : `/attempts/${attempt}`}`;
}
// src/report/outputs.ts
/**
* The action's outputs, every one always set: lists are JSON, truth values `true` or `false`.
* `changed` holds what the commits changed themselves, `not-published` the tables whose data branch
* holds what `main` does not.
*/
function makeOutputs(report) {
	const { tables } = report;
	return {
		result: report.result,
		changed: changed(report, "added", "modified", "moved", "removed"),
		added: changed(report, "added"),
		modified: changed(report, "modified", "moved"),
		removed: changed(report, "removed"),
		"iceberg-branch": report.branch ?? "",
		"branch-created": String(tables.some(({ outcome }) => outcome?.result === "created")),
		"workflow-changed": String(report.workflow?.changed ?? false),
		"commit-sha": report.commit?.oid ?? "",
		"commit-verified": String(report.commit?.verified ?? ""),
		published: JSON.stringify(tables.filter(isPublished).map(({ table }) => table)),
		"not-published": JSON.stringify(tables.filter(isHeldBack).map(({ table }) => table)),
		"plan-digest": report.digest
	};
}
function changed({ changes }, ...kinds) {
	return JSON.stringify(changes.filter(({ change }) => kinds.includes(change)).map(({ node }) => node));
}
function isPublished({ outcome }) {
	return outcome?.result === "published";
}
function isHeldBack({ state, outcome }) {
	const what = publishing(state);
	return (what === "moves" || what === "stops") && !(outcome && isDone(outcome));
}
// src/github/show.ts
/** What a run leaves on the runner: log, summary, annotations, outputs, the report as a file. */
/** The exit status; 3 where something of the report could not be written. */
function show(report, { reportPath, commentUrl }, runner) {
	const folder = resolve(workspace(runner));
	const path = reportPath === void 0 ? void 0 : resolve(folder, reportPath);
	const files = [...path === void 0 ? [] : problemOf(() => writeReport(path, renderJson(report), folder)), ...problemOf(() => writeSummary(report, runner))];
	const outputs = {
		"report-path": files.length === 0 ? path : void 0,
		"comment-url": commentUrl
	};
	const problems = [...files, ...problemOf(() => setOutputs(report, outputs, runner))];
	runner.log("::group::Report");
	runner.log(renderText(report, { color: false }));
	runner.log("::endgroup::");
	runner.log(renderAnnotations([...report.findings, ...problems]));
	runner.log(withoutCommands(visible(`${verdictOf(report).headline}.`)));
	return problems.length === 0 ? exitStatus(report, report.command) : 3;
}
function problemOf(write) {
	try {
		write();
		return [];
	} catch (error) {
		return [asFinding(asKnown(error))];
	}
}
/** A step's summaries share one file of 1 MiB: what goes beyond it is refused as a whole. */
function writeSummary(report, { env }) {
	const path = env.GITHUB_STEP_SUMMARY;
	if (!path) return;
	const used = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	try {
		const text = `${renderMarkdown(report, { limit: summaryLimit - used - 1 })}\n`;
		if (used + Buffer.byteLength(text) <= 1048576) appendFileSync(path, text);
	} catch (cause) {
		throw new IcebranchError("IB608", "The job's summary cannot be written.", {
			hint: "Leave GITHUB_STEP_SUMMARY as the runner sets it.",
			cause
		});
	}
}
function setOutputs(report, own, runner) {
	const outputs = {
		...makeOutputs(report),
		"report-path": own["report-path"] ?? "",
		"comment-url": own["comment-url"] ?? ""
	};
	try {
		for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
	} catch (cause) {
		throw new IcebranchError("IB608", "The step's outputs cannot be written.", {
			hint: "Leave GITHUB_OUTPUT as the runner sets it.",
			cause
		});
	}
}
// src/report/join.ts
/** One report of a run that did several things, one after the other. */
/** A scheduled run publishes what was missed, sweeps, and then looks for differences. */
function joinReports(reports) {
	const [first, ...more] = reports;
	if (first === void 0) throw new RangeError("there is no report to join");
	if (more.length === 0) return first;
	return {
		...first,
		command: "drift",
		result: joinedResult(reports),
		dryRun: reports.some(({ dryRun }) => dryRun),
		findings: different(reports.flatMap(({ findings }) => findings)).sort(compareFindings),
		changes: different(reports.flatMap(({ changes }) => changes)),
		tables: reports.flatMap(({ tables }) => tables),
		views: joinViews(reports.flatMap(({ views }) => views)),
		planner: reports.find(({ planner }) => planner !== null)?.planner ?? null,
		catalogs: different(reports.flatMap(({ catalogs }) => catalogs)),
		notIsolated: different(reports.flatMap(({ notIsolated }) => notIsolated)),
		workflow: reports.findLast(({ workflow }) => workflow !== null)?.workflow ?? null,
		files: different(reports.flatMap(({ files }) => files)),
		commit: reports.findLast(({ commit }) => commit !== null)?.commit ?? null,
		graph: different(reports.flatMap(({ graph }) => graph)),
		digest: `sha256:${hexDigest(reports.map(({ digest }) => digest).join("\n"))}`
	};
}
const worstFirst = [
	"failed",
	"blocked",
	"partial",
	"ok",
	"nothing-to-do"
];
function joinedResult(reports) {
	const results = reports.map(({ result }) => result);
	const worst = worstFirst.find((result) => results.includes(result)) ?? "nothing-to-do";
	return reports.some(hasMoved) && reports.some(isStopped) ? "partial" : worst;
}
function isStopped(report) {
	return report.result === "failed" || report.result === "blocked" && !hasLooked(report);
}
/** Each value once, where it stands first. */
function different(values) {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
// src/this-runner.ts
/** The ports of GitHub's runner: what its checkout lacks, or all where there is none, the server has. */
/** Throws IB601 where there is neither a checkout nor a token, IB903. */
async function openRunner(place) {
	const { workspace, project, stop, progress } = place;
	const server = serverOf(place);
	if (server === void 0) {
		const { ports, ...machine } = await openMachine(workspace, project, { isTheirs: true });
		const nothing = { async [Symbol.asyncDispose]() {} };
		return {
			...machine,
			ports: {
				...ports,
				stop,
				progress
			},
			remote: void 0,
			...nothing
		};
	}
	const checkout = hasCheckout(workspace) ? await openMachine(workspace, project, { isTheirs: true }) : void 0;
	const remote = await openRemote(place, server, checkout?.git.root);
	const dir = checkout?.dir ?? projectFolder(".", project);
	const machine = checkout ?? await openMachine(remote.root, dir, { home: workspace });
	const gitHub = await openGitHub(place, server);
	const git = {
		...remote,
		...history(remote, gitHub)
	};
	return {
		git,
		dir,
		remote,
		ports: {
			...machine.ports,
			git,
			workTree: checkout?.ports.workTree,
			gitHub,
			stop,
			progress
		},
		[Symbol.asyncDispose]: () => remote[Symbol.asyncDispose]()
	};
}
function hasCheckout(folder) {
	return lstatSync(join(folder, ".git"), { throwIfNoEntry: false }) !== void 0;
}
async function openRemote({ stop, env }, { url, token, folder }, checkout) {
	const { fetchedRepository } = await import("./fetched.js");
	return fetchedRepository({
		url,
		token,
		folder,
		...checkout === void 0 ? {} : { checkout },
		env,
		stop
	});
}
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
function serverOf({ env, token }) {
	const { GITHUB_SERVER_URL: server, GITHUB_API_URL: apiUrl, GITHUB_REPOSITORY: repository } = env;
	const { GITHUB_GRAPHQL_URL: graphqlUrl, RUNNER_TEMP: folder } = env;
	if (!server || !apiUrl || !graphqlUrl || !repository || !folder || token === void 0) return void 0;
	return {
		url: `${server}/${repository}`,
		apiUrl,
		graphqlUrl,
		repository,
		token,
		folder
	};
}
async function openGitHub({ commitToken, stop }, server) {
	const { gitHub } = await import("./github.js");
	const { apiUrl, graphqlUrl, repository, token } = server;
	return gitHub({
		apiUrl,
		graphqlUrl,
		repository,
		token,
		...commitToken === void 0 ? {} : { commitToken },
		stop,
		version
	});
}
/**
* History is fetched a commit or two deep: what git cannot tell from that, GitHub tells. So nothing
* is cut off, and `shallow` says so.
*/
function history(remote, gitHub) {
	const unknown = /* @__PURE__ */ new Set();
	const resolve = async (revision) => {
		const found = await remote.resolve(revision);
		const isPullHead = /^refs\/pull\/\d+\/head$/.test(revision);
		const canBeFetched = isPullHead || isCommitId(revision);
		if (found !== void 0 || unknown.has(revision) || !canBeFetched) return found;
		await remote.fetch({
			[isPullHead ? "refs" : "commits"]: [revision],
			depth: 1
		});
		const fetched = await remote.resolve(revision);
		if (fetched === void 0) unknown.add(revision);
		return fetched;
	};
	return {
		shallow: false,
		resolve,
		async mergeBase(a, b) {
			const comparison = await gitHub.compare(a, b);
			if (comparison === void 0) return void 0;
			return resolve(comparison.mergeBase);
		},
		async changesOf(path, from, limit) {
			const found = await gitHub.changesOf(path, from, limit);
			return (await Promise.all(found.map(resolve))).filter((commit) => commit !== void 0);
		},
		async isAncestor(ancestor, descendant) {
			if (await resolve(ancestor) !== void 0 && await resolve(descendant) && await remote.isAncestor(ancestor, descendant)) return true;
			const status = (await gitHub.compare(descendant, ancestor))?.status;
			return status === "behind" || status === "identical";
		}
	};
}
// src/on-github.ts
/** One run on GitHub, from its event to the job's exit status. */
/** The exit status. Nothing is thrown, and every output is set whatever happens. */
async function runOnGitHub(runner) {
	const progress = {
		machine: void 0,
		asked: void 0,
		secrets: /* @__PURE__ */ new Set()
	};
	try {
		const inputs = readInputs(runner);
		if (inputs.command === "demo") return await playDemo(inputs, runner);
		return await runEvent(inputs, progress, runner);
	} catch (error) {
		trace(error, progress, runner);
		const known = asKnown(error);
		const status = show(redacted(failedReport(describeStart({
			command: "auto",
			dryRun: false
		}, "."), known), progress), {
			reportPath: void 0,
			commentUrl: void 0
		}, runner);
		return known.code === "IB903" ? 2 : status;
	}
}
/** What action.yml does not offer is not looked for: a variable of that name is somebody else's. */
function readInputs(runner) {
	const offered = new Set(actionInputs().map(({ name }) => name));
	return parseInputs((name) => offered.has(name) ? runner.input(name) : void 0);
}
async function playDemo(inputs, runner) {
	const status = await runner.demo(inputs);
	setOutputs(filesReport(describeStart(inputs, "."), [], []), {}, runner);
	return status;
}
async function runEvent(inputs, progress, runner) {
	await using opened = new AsyncDisposableStack();
	keepSecret([inputs.gitHubToken, inputs.commitToken].flatMap(formsOf), progress, runner);
	const open = async () => {
		progress.machine ??= opened.use(await openRunner(placeOf(inputs, progress, runner)));
		return progress.machine;
	};
	const errand = (request) => ({
		inputs,
		open,
		stopped: (error) => trace(error, progress, runner),
		request: async () => request(await open())
	});
	const reports = [await perform(errand((machine) => begin(machine, inputs, progress, runner)))];
	for (const next of followUps(progress.asked, inputs)) {
		runner.log(harmless(valueRemover(secretsIn(progress))(opening(next.trigger))));
		reports.push(await perform({
			...errand(async () => next),
			inputs: next.inputs
		}));
	}
	return await conclude(reports, inputs, progress, runner);
}
function placeOf(inputs, known, runner) {
	const { project, gitHubToken: token, commitToken } = inputs;
	const { env, stop } = runner;
	const progress = (text) => runner.log(harmless(valueRemover(secretsIn(known))(text)));
	return {
		workspace: workspace(runner),
		project,
		env,
		token,
		commitToken,
		stop,
		progress
	};
}
async function begin(machine, inputs, progress, runner) {
	progress.asked = await readRequest(machine, readEvent(runner), inputs, runner);
	const { request } = progress.asked;
	keepSecret(secretsOf(request, runner), progress, runner);
	runner.log(harmless(valueRemover(secretsIn(progress))(opening(request.trigger))));
	return request;
}
/** Tells GitHub, then shows the runner what came of it. */
async function conclude(reports, inputs, progress, runner) {
	const hide = (report) => redacted(report, progress);
	const safe = reports.map(hide);
	const whole = safe.length === 1 ? safe[0] : joinReports(safe);
	const { asked, machine } = progress;
	const gitHub = machine?.ports.gitHub;
	if (asked === void 0 || machine === void 0 || gitHub === void 0 || !asked.speaks) return show(whole, {
		reportPath: inputs.reportPath,
		commentUrl: void 0
	}, runner);
	const { request } = asked;
	const dry = {
		...request,
		inputs: {
			...request.inputs,
			dryRun: true
		}
	};
	const lookAgain = async () => hide(await run(dry, machine.ports));
	const presentation = {
		asked,
		gitHub,
		lookAgain,
		hide,
		checkName: inputs.checkName,
		runUrl: runUrl(runner)
	};
	const problems = [];
	const told = await bestEffort(problems, () => present(safe[0], presentation));
	problems.push(...told?.problems ?? [], ...await mendConflicts(machine, presentation), ...await renewForecasts(machine, presentation), ...uncheckedCommit(whole, inputs));
	const findings = distinct([...whole.findings, ...problems].sort(compareFindings));
	const shown = {
		reportPath: inputs.reportPath,
		commentUrl: told?.commentUrl
	};
	return show(hide({
		...whole,
		findings
	}), shown, runner);
}
/** What GitHub refuses at one place it refuses at others, in the same words. */
function distinct(findings) {
	const said = ({ level: _, ...finding }) => JSON.stringify(finding);
	return [...Map.groupBy(findings, said).values()].flatMap(([first]) => first ?? []);
}
/** https://docs.github.com/en/actions/concepts/security/github_token#when-github_token-triggers-workflow-runs */
function uncheckedCommit({ commit }, { commitToken }) {
	if (commit === null || commitToken !== void 0) return [];
	return [{
		code: "IB616",
		level: "notice",
		message: `Other checks do not run on the commit ${commit.oid.slice(0, 12)} by themselves: GitHub lets a workflow's own token start none.`,
		hint: "Approve them on the pull request, or give `commit-token` the token of a GitHub App."
	}];
}
/** A token, and what git makes of it: a server or a proxy may repeat the header that it was sent. */
function formsOf(token) {
	if (token === void 0) return [];
	return [token, Buffer.from(`x-access-token:${token}`).toString("base64")];
}
function keepSecret(values, { secrets }, runner) {
	for (const value of values.filter((one) => one !== "")) {
		secrets.add(value);
		runner.mask(value);
	}
}
function secretsOf({ inForce }, { env }) {
	return inForce === void 0 ? [] : secretValues(inForce, env);
}
function redacted(report, progress) {
	return mapStrings(report, valueRemover(secretsIn(progress)));
}
/** Those of the inputs, of the configuration in force, and of whatever was read since. */
function secretsIn({ secrets, machine }) {
	return [...secrets, ...machine?.ports.secrets ?? []];
}
function opening({ verb, reason, access }) {
	return `icebranch ${version}: ${verb}. ${reason}${asksCatalog(verb) ? {
		none: " No catalog is asked.",
		read: " The catalog is only read.",
		write: ""
	}[access] : ""}`;
}
/** One line that the runner takes for no command, whatever others named their branches. */
function harmless(text) {
	return withoutCommands(visible(text));
}
function trace(error, progress, runner) {
	const text = error instanceof Error ? error.stack ?? error.message : String(error);
	runner.debug(redact(text, secretsIn(progress)));
}
// src/stop-signal.ts
/** A cancelled job: SIGINT, 7.5 seconds later SIGTERM, 2.5 seconds later its end. */
/** So that the report is out before the runner ends the process. */
const patienceMs = 6e3;
/**
* Aborted at the first of either signal. What is under way may then come to its end, for a while:
* a step that has begun is all or none. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation
*/
function stopOnSignal(log) {
	const stop = new AbortController();
	const onSignal = (signal) => {
		if (stop.signal.aborted) return;
		log(`icebranch: ${signal}; nothing more is begun.`);
		stop.abort();
		setTimeout(() => builtin.exit(3), patienceMs).unref();
	};
	builtin.on("SIGINT", onSignal).on("SIGTERM", onSignal);
	return stop.signal;
}
// src/action.ts
/** GitHub's door. */
const { env, stdout } = builtin;
/** A text of one line or more, its last line ended. */
function log(text) {
	if (text !== "") stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
const runner = {
	env,
	input: getInput,
	setOutput,
	mask: setSecret,
	log,
	debug(text) {
		if (isDebug()) debug(text);
	},
	stop: stopOnSignal(log),
	async demo(inputs) {
		const terminal = {
			cwd: builtin.cwd(),
			env,
			out: log,
			err: log,
			color: false
		};
		const demo = () => Promise.resolve(0);
		return (await import("./demo-door.js")).runDemoVerb(inputs, {
			...terminal,
			demo
		});
	}
};
builtin.exitCode = await runOnGitHub(runner);
export {};
