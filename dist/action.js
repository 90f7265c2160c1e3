import { F as version, H as filesReport, I as parseInputs, J as asksCatalog, Kt as builtin, L as actionInputs, Lt as resolve, N as secretNames, P as describeStart, Q as findCommits, S as configAt, U as exitStatus, Ut as readFileSync, V as failedReport, W as isDone, Wt as statSync, X as chooseDataBranch, Y as branchTip, Z as comparesCommits, a as verdictOf, h as withoutCommands, i as renderText, kt as IcebranchError, l as publishing, m as visible, p as mapStrings, rt as asFinding, v as asKnown, y as perform, zt as appendFileSync } from "./core.js";
import { t as renderAnnotations } from "./annotations2.js";
import { t as renderJson } from "./json2.js";
import { i as summaryLimit, r as renderMarkdown } from "./markdown.js";
import { t as writeReport } from "./write-report2.js";
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
// src/payload.ts
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
	if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) throw wrongPayload(`has no commit's id at \`${path}\``);
	return /^0+$/.test(id) ? void 0 : id;
}
function parsePull(payload) {
	const repository = integerAt(payload, "repository.id");
	return {
		repository,
		number: integerAt(payload, "pull_request.number"),
		closed: valueAt(payload, "action") === "closed" || valueAt(payload, "pull_request.state") === "closed",
		merged: valueAt(payload, "pull_request.merged") === true,
		draft: valueAt(payload, "pull_request.draft") === true,
		fork: valueAt(payload, "pull_request.head.repo.id") !== repository,
		headBranch: textAt(payload, "pull_request.head.ref"),
		headCommit: commitAt(payload, "pull_request.head.sha"),
		baseBranch: textAt(payload, "pull_request.base.ref")
	};
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function wrongPayload(what) {
	return new IcebranchError("IB609", `The event's payload ${what}.`, { hint: "Run icebranch with the file that GitHub names in GITHUB_EVENT_PATH, as it is." });
}
// src/event-trigger.ts
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
		case "merge_group": return {
			...plan("A merge queue asks whether the combined tree is sound."),
			limit: "read",
			commits: mergeGroup(event),
			branch: void 0
		};
		case "workflow_dispatch": return {
			...plan("A run by hand shows the plan unless `command` asks for more."),
			limit: "write",
			commits: dispatched(event),
			branch: event.branch
		};
		case "schedule": return {
			verb: "drift",
			reason: "A scheduled run looks for drift.",
			access: "read",
			limit: "write",
			commits: only(event.sha),
			branch: event.branch
		};
		default: throw refused(event.name);
	}
}
function judgePush(event) {
	const after = commitAt(event.payload, "after");
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
function judgeOpen({ production, drafts }, pull) {
	if (pull.baseBranch !== production) return plan(`It is made to \`${pull.baseBranch}\`, not to the production branch.`);
	if (pull.draft && drafts === "check") return plan("A draft is only planned.");
	return build("An open pull request has data branches.");
}
function judgeClosed({ production, payload }, pull) {
	if (valueAt(payload, "action") !== "closed") return nothing("The pull request is closed already.");
	if (!pull.merged) return {
		...clean,
		reason: "The pull request was closed without being merged."
	};
	if (pull.baseBranch !== production) return nothing(`It was merged into \`${pull.baseBranch}\`, not into the production branch.`);
	return build("The pull request was merged.");
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
function closedCommits({ payload, sha }, { merged }) {
	if (!merged) return only(sha);
	return {
		kind: "last",
		head: commitAt(payload, "pull_request.merge_commit_sha")
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
function branchOf(ref) {
	return /^refs\/heads\/(.+)$/.exec(ref ?? "")?.[1];
}
function refused(event) {
	if (event === "pull_request_target") return new IcebranchError("IB609", "`pull_request_target` runs with secrets on what anybody wrote.", { hint: "Let the workflow run on `pull_request`; pull requests of forks are planned there without secrets." });
	return new IcebranchError("IB609", `icebranch does not act on the event \`${event}\`.`, { hint: "Let the workflow run on pull_request, push, merge_group, schedule or workflow_dispatch." });
}
// src/policy.ts
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
		branch
	};
	return config === "broken" ? {
		kind: "broken",
		branch
	} : {
		kind: "in-force",
		branch,
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
/** The trigger as the policy allows it, with the configuration in force. Throws IB602. */
async function obey(policy, trigger, { dir, ports }) {
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
// src/on-github.ts
/** One run on GitHub, from its event to the job's exit status. */
/** The exit status. Nothing is thrown, and every output is set whatever happens. */
async function runOnGitHub(runner) {
	try {
		const inputs = readInputs(runner);
		if (inputs.command === "demo") return await playDemo(inputs, runner);
		const secrets = [];
		return show(redact(await perform({
			cwd: workspace(runner),
			inputs,
			async request(machine) {
				const request = await requestOf(machine, inputs, runner);
				secrets.push(...secretsOf(request, runner));
				for (const secret of secrets) runner.mask(secret);
				runner.log(harmless(opening(request.trigger)));
				return request;
			},
			stopped: (error) => trace(error, runner)
		}), secrets), inputs, runner);
	} catch (error) {
		trace(error, runner);
		const known = asKnown(error);
		const status = show(failedReport(describeStart({
			command: "auto",
			dryRun: false
		}, "."), known), { reportPath: void 0 }, runner);
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
	setOutputs(filesReport(describeStart(inputs, "."), [], []), "", runner);
	return status;
}
function workspace({ env }) {
	return env.GITHUB_WORKSPACE ?? ".";
}
async function requestOf(machine, inputs, runner) {
	const { name, payload } = readEvent(runner);
	const policy = await readPolicy(machine, {
		payload,
		env: runner.env
	});
	const config = policy.kind === "in-force" ? policy.config : void 0;
	const { commits, ...event } = eventTrigger(name, payload, runner.env, {
		command: inputs.command,
		branch: inputs.branch,
		production: inputs.config.main ?? config?.main,
		drafts: inputs.config.drafts ?? config?.branches.drafts ?? "check"
	});
	return {
		...await obey(policy, {
			...event,
			...await findCommits(machine.git, commits)
		}, machine),
		inputs,
		dir: machine.dir
	};
}
function secretsOf({ inForce }, { env }) {
	return (inForce === void 0 ? [] : secretNames(inForce)).flatMap((name) => env[name] || []);
}
/** What others said, such as a database's own words, may hold what it was told. */
function redact(report, secrets) {
	const long = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n/)]).filter((secret) => secret.length >= 8).sort((a, b) => b.length - a.length);
	return mapStrings(report, (text) => long.reduce((left, one) => left.replaceAll(one, "***"), text));
}
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
function opening({ verb, reason, access }) {
	return `icebranch ${version}: ${verb}. ${reason}${asksCatalog(verb) ? {
		none: " No catalog is asked.",
		read: " The catalog is only read.",
		write: ""
	}[access] : ""}`;
}
/** The exit status; 3 where something of the report could not be written. */
function show(report, { reportPath }, runner) {
	const folder = resolve(workspace(runner));
	const path = reportPath === void 0 ? void 0 : resolve(folder, reportPath);
	const problems = [...path === void 0 ? [] : problemOf(() => writeReport(path, renderJson(report), folder)), ...problemOf(() => writeSummary(report, runner))];
	runner.log("::group::Report");
	runner.log(renderText(report, { color: false }));
	runner.log("::endgroup::");
	runner.log(renderAnnotations([...report.findings, ...problems]));
	runner.log(harmless(`${verdictOf(report).headline}.`));
	setOutputs(report, problems.length === 0 ? path ?? "" : "", runner);
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
		appendFileSync(path, `${renderMarkdown(report, { limit: summaryLimit - used - 1 })}\n`);
	} catch (cause) {
		throw new IcebranchError("IB608", "The job's summary cannot be written.", {
			hint: "Leave GITHUB_STEP_SUMMARY as the runner sets it.",
			cause
		});
	}
}
function setOutputs(report, reportPath, runner) {
	const outputs = {
		...makeOutputs(report),
		"report-path": reportPath
	};
	for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
}
/** One line that the runner takes for no command, whatever others named their branches. */
function harmless(text) {
	return withoutCommands(visible(text));
}
function trace(error, runner) {
	runner.debug(error instanceof Error ? error.stack ?? error.message : String(error));
}
// src/action.ts
/** GitHub's door. */
const { env, stdout } = builtin;
/** A text of one line or more, its last line ended. */
function log(text) {
	if (text !== "") stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
builtin.exitCode = await runOnGitHub({
	env,
	input: getInput,
	setOutput,
	mask: setSecret,
	log,
	debug(text) {
		if (isDebug()) debug(text);
	},
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
});
export {};
