import { Vi as IcebranchError, _ as spawn, mn as shellWord } from "./core.js";
// src/adapters/kubernetes/run.ts
/**
* The `kubectl` on PATH: with the user's kubeconfig, and whatever way of signing in that names. What
* it prints is never repeated as it is: it may quote a header, a token or a field's value.
*/
const requestTimeout = "--request-timeout=20s";
/** A list of names is short; what is longer is no such list. */
const maxCharacters$2 = 1 << 20;
function runKubectl({ command, env, timeoutMs }, asked, more = {}) {
	const limits = {
		timeoutMs,
		maxCharacters: maxCharacters$2,
		...more
	};
	return new Promise((resolve) => {
		const child = spawn(command, asked, {
			env: withoutInputs(env),
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		const { stdin, stdout, stderr } = child;
		const answer = {
			status: "absent",
			out: "",
			err: ""
		};
		const stop = (why) => {
			answer.status = why;
			child.kill("SIGKILL");
			for (const stream of [
				stdin,
				stdout,
				stderr
			]) stream.destroy();
		};
		const timer = setTimeout(() => stop("slow"), limits.timeoutMs);
		stdout.setEncoding("utf8").on("data", (text) => {
			answer.out += text;
			if (answer.out.length > limits.maxCharacters) stop("long");
		});
		stderr.setEncoding("utf8").on("data", (text) => {
			answer.err += text.slice(0, limits.maxCharacters - answer.err.length);
		});
		stdin.on("error", () => {}).end(limits.input ?? "");
		child.on("error", () => resolve(answer));
		child.on("close", (status) => resolve({
			...answer,
			status: status ?? answer.status
		}));
		child.on("close", () => clearTimeout(timer)).on("error", () => clearTimeout(timer));
	});
}
/** The inputs of a GitHub action are variables of its process: tokens that are nothing to kubectl. */
function withoutInputs(env) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("INPUT_")));
}
/** In our own words, by what kubectl is known to say. */
const reasons = [
	[/doesn't have a resource type|no matches for kind/i, "the cluster has no Argo Workflows"],
	[/forbidden/i, ""],
	[/unauthorized|must be logged in|credentials/i, "the cluster does not know this user"],
	[/exec: executable|exec plugin/i, "the program that the kubeconfig signs in with failed"],
	[/context .*(does not exist|was not found)|invalid configuration/i, "the kubeconfig is broken"],
	[/x509|tls:/i, "the cluster's certificate is not trusted"],
	[/unable to connect|refused|no such host|timeout|deadline|unreachable|reset by peer|EOF/i, "the cluster cannot be reached"]
];
/** The end of a sentence. `may`: what the user would have had to be allowed. */
function reasonOf({ status, err }, timeoutMs, may) {
	if (status === "absent") return "no kubectl on PATH can be started";
	if (status === "slow") return `kubectl gave no answer within ${timeoutMs / 1e3} seconds`;
	if (status === "long") return "kubectl answers something else than names";
	const known = reasons.find(([says]) => says.test(err))?.[1];
	if (known === "") return `the user of this kubeconfig may not ${may} there`;
	return known ?? `kubectl ended with status ${status}`;
}
// src/adapters/kubernetes/listed.ts
/** Names of what a namespace holds, and of what is in each. */
/** Ten thousand nodes have names of a megabyte. */
const maxCharacters$1 = 1 << 25;
/** `members`: a Go template of an item that prints names, a space before each. */
async function listed(kubectl, resource, members, place) {
	const list = [
		"get",
		resource,
		...placeArguments(place)
	];
	const output = `-o=go-template={{range .items}}{{.metadata.name}}${members}{{"\\n"}}{{end}}`;
	const answer = await runKubectl(kubectl, [
		...list,
		requestTimeout,
		output
	], { maxCharacters: maxCharacters$1 });
	if (answer.status === 0) return answer.out.split("\n").flatMap(readLine$1);
	const reason = reasonOf(answer, kubectl.timeoutMs, `list ${resource.replace(/\..*/, "")}`);
	throw new IcebranchError("IB512", `The cluster cannot be asked for its ${resource}: ${reason}.`, { hint: `Make this work where icebranch runs: kubectl ${list.map(shellWord).join(" ")}.` });
}
function placeArguments({ context, namespace }) {
	return [...context === void 0 ? [] : [`--context=${context}`], ...namespace === void 0 ? [] : [`--namespace=${namespace}`]];
}
function readLine$1(text) {
	const [name = "", ...members] = text.split(" ");
	return name === "" ? [] : [{
		name,
		members
	}];
}
// src/adapters/kubernetes/apply.ts
/** Server-side apply, and what `kubectl` says of the objects that the server refuses. */
/** kubectl sends 50 requests a second at most, and a server may take longer for each. */
const msPerObject = 500;
const maxCharacters = 1 << 25;
async function applyManifest(kubectl, manifest, { dryRun, force, objects, ...place }) {
	const asked = [
		...[
			"apply",
			"--server-side",
			"--field-manager=icebranch"
		],
		...force ? ["--force-conflicts"] : [],
		...dryRun ? ["--dry-run=server"] : [],
		...placeArguments(place),
		...[
			"--filename=-",
			"--output=name",
			requestTimeout
		]
	];
	const timeoutMs = kubectl.timeoutMs + objects * msPerObject;
	const answer = await runKubectl(kubectl, asked, {
		input: manifest,
		timeoutMs,
		maxCharacters
	});
	const names = answer.out.split("\n").filter((name) => /^[a-z][\w.-]*\/[\w.:-]+$/.test(name));
	if (answer.status === 0) return {
		names,
		refusals: []
	};
	const refusals = refusalsIn(answer);
	if (refusals !== void 0) return {
		names,
		refusals
	};
	throw cannotApply(reasonOf(answer, timeoutMs, deniedIn(answer)));
}
function cannotApply(reason) {
	return new IcebranchError("IB512", `The cluster takes no workflow file: ${reason}.`, { hint: "See that kubectl works where icebranch runs, as this user and in this namespace: kubectl auth can-i patch cronworkflows.argoproj.io; kubectl auth can-i patch configmaps." });
}
const REFUSAL = /Apply failed with \d+ conflicts?: |([A-Z]\w*)(?:\.[\w.]+)? "([\w.:-]+)" is invalid: |no matches for kind "(\w+)" in version "([\w./-]+)"|strict decoding error: |failed to create typed patch object \(|ValidationError\(|error parsing |does not match the namespace/g;
/** undefined where it says of something else than of objects, such as of rights. */
function refusalsIn({ status, err }) {
	if (typeof status !== "number") return void 0;
	const places = [...err.matchAll(REFUSAL)];
	if (places.length === 0 || /forbidden|unauthorized/i.test(err)) return void 0;
	const refusals = places.map((place, i) => {
		const [start, , kind, name, unknown, version] = [place.index, ...place];
		const text = err.slice(start, places[i + 1]?.index);
		if (unknown !== void 0) return unknownKind(unknown, version ?? "");
		if (place[0].startsWith("Apply failed")) return conflictsIn(text);
		return invalid(kind && `${kind} ${name}`, text);
	});
	const known = refusals.filter((one) => one !== void 0);
	return known.length < refusals.length ? void 0 : known;
}
function unknownKind(kind, version) {
	if (version.startsWith("argoproj.io/")) return void 0;
	return {
		kind: "invalid",
		object: kind,
		reasons: [`the cluster knows no ${kind} of ${version}`]
	};
}
/** `conflict with "M" using v1: .a.b`, or `conflicts with "M" using v1:` and a line `- .a.b` each. */
function conflictsIn(text) {
	return {
		kind: "conflict",
		owners: text.split(/conflicts? with "/).slice(1).map((part) => ({
			manager: /^[\w.:/@ -]{1,128}(?=")/.exec(part)?.[0] ?? "another manager",
			fields: [...part.matchAll(/(?:^- |: )(\.[^\n]+)$/gm)].map(([, field = ""]) => withoutValues(field))
		}))
	};
}
/** An item of a list may be known by its value: `.args[="--token=…"]`. */
function withoutValues(field) {
	return field.replace(/\[=[^\]]*\]/g, "[…]");
}
const REASONS = [
	["Required value", "is missing"],
	["Invalid value", "has a value that is not allowed"],
	["Unsupported value", "has a value that is not one of those allowed"],
	["Too long", "is too long"],
	["Too many", "has too many items"],
	["Duplicate value", "is there twice"],
	["Forbidden", "may not be set or changed"]
];
/** Fields and what is wrong with them; the values that stand between are left out. */
function invalid(object, text) {
	const known = REASONS.flatMap(([says, means]) => [...text.matchAll(new RegExp(`([A-Za-z][\\w.\\[\\]/-]*): ${says}`, "g"))].map(([, field = ""]) => `${field} ${means}`));
	const unknown = [...text.matchAll(/unknown field "([\w.[\]/-]+)"/g)].map(([, field]) => `${field} is no field of it`);
	const typed = [...text.matchAll(/(?<=^\s*|: )(\.[\w.[\]/-]+): (?:expected (\w+)|field not declared)/gm)].map(([, field, type]) => type ? `${field} is no ${type}` : `${field} is no field of it`);
	const elsewhere = text.startsWith("does not match the namespace") ? ["it names another namespace than the one that was asked for"] : [];
	return {
		kind: "invalid",
		object,
		reasons: [
			...known,
			...unknown,
			...typed,
			...elsewhere
		]
	};
}
/** `User "ci" cannot patch resource "configmaps" in API group "" in the namespace "lake"`. */
function deniedIn({ err }) {
	const [, verb, resource] = /cannot (\w+) resource "([\w./-]+)"/.exec(err) ?? [];
	return verb === void 0 ? "apply it" : `${verb} ${resource}`;
}
// src/adapters/kubernetes.ts
/** The cluster that runs the connectors, as the `kubectl` on PATH shows and changes it. */
/** For one answer; signing in may take some of it. */
const patienceMs = 6e4;
const line = "{.metadata.name}{\" \"}{.status.phase}{\"\\n\"}";
/** Not their contents: a ConfigMap may be large, and nothing is to be read of it. */
const keysOfData = "{{range $key, $_ := .data}} {{$key}}{{end}}";
const namesOfTasks = "{{range .spec.workflowSpec.templates}}{{if .dag}}{{range .dag.tasks}} {{.name}}{{end}}{{end}}{{end}}";
function kubectl(env, command = "kubectl", timeoutMs = patienceMs) {
	const program = {
		command,
		env,
		timeoutMs
	};
	return {
		async runningWorkflows(cron) {
			const list = listArguments(cron);
			const output = `-o=jsonpath={range .items[*]}${line}{end}`;
			const answer = await runKubectl(program, [
				...list,
				requestTimeout,
				output
			]);
			if (answer.status === 0) return answer.out.split("\n").flatMap(readLine);
			throw cannotTell(reasonOf(answer, timeoutMs, "list Workflows"), list);
		},
		apply: (manifest, how) => applyManifest(program, manifest, how),
		configMaps: (place) => listed(program, "configmaps", keysOfData, place),
		cronWorkflowTasks: (place) => listed(program, "cronworkflows.argoproj.io", namesOfTasks, place)
	};
}
/**
* Argo labels what a CronWorkflow starts, and what is submitted from it, with its name; and what
* has ended as completed. https://argo-workflows.readthedocs.io/en/latest/fields/
*/
function listArguments({ name, namespace }) {
	const labels = `workflows.argoproj.io/cron-workflow=${name},workflows.argoproj.io/completed!=true`;
	return [
		"get",
		"workflows.argoproj.io",
		...namespace === void 0 ? [] : [`--namespace=${namespace}`],
		`--selector=${labels}`
	];
}
const ended = [
	"Succeeded",
	"Failed",
	"Error"
];
/** Argo sets the phase before the label. */
function readLine(text) {
	const [name = "", phase = ""] = text.split(" ");
	if (name === "" || ended.includes(phase)) return [];
	return [{
		name,
		phase: phase === "" ? void 0 : phase
	}];
}
function cannotTell(reason, list) {
	return new IcebranchError("IB428", `Nobody can tell whether a sync is running: ${reason}.`, { hint: `Make this work where icebranch runs: kubectl ${list.map(shellWord).join(" ")}. Or set wait-for to none.` });
}
export { kubectl };
