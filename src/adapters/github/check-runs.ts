import type { CheckRun, GitHub } from "../../github-port.ts";
import type { Api } from "./api.ts";
import type { Task } from "./refusal.ts";

const task: Task = {
  failed: "The check run cannot be written",
  permission: "checks: write",
  token: "github-token",
};

/** What GitHub takes in one request. */
const batch = 50;

export function checkRuns(api: Api): Pick<GitHub, "createCheckRun"> {
  return {
    async createCheckRun(run) {
      const { id, url } = await create(api, run);
      for (let start = batch; start < run.annotations.length; start += batch)
        await annotate(api, { ...run, id, start });
      return url;
    },
  };
}

/** Repeated where its answer is lost: of two runs of one name a page shows the newer. */
async function create(
  { owner, repo, rest }: Api,
  run: CheckRun,
): Promise<{ readonly id: number; readonly url: string }> {
  const data = await rest(task, (request) =>
    request("POST /repos/{owner}/{repo}/check-runs", {
      ...{ owner, repo, name: run.name, head_sha: run.commit },
      status: "completed",
      conclusion: run.conclusion,
      output: output(run, 0),
    }),
  );
  return { id: Number(data.id), url: data.html_url ?? data.url };
}

/** Adds the annotations from `start` on, once: GitHub appends whatever it is sent. */
async function annotate(
  { owner, repo, rest }: Api,
  { id, start, ...run }: CheckRun & { readonly id: number; readonly start: number },
): Promise<void> {
  const place = { owner, repo, check_run_id: id };
  const expected = Math.min(start + batch, run.annotations.length);
  await rest<object>(
    task,
    (request) =>
      request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
        ...place,
        output: output(run, start),
      }),
    async () => {
      const route = "GET /repos/{owner}/{repo}/check-runs/{check_run_id}";
      const data = await rest(task, (request) => request(route, place));
      return data.output.annotations_count >= expected ? data : undefined;
    },
  );
}

function output({ title, summary, text, annotations }: CheckRun, start: number) {
  return {
    ...{ title, summary },
    ...(text === undefined ? {} : { text }),
    annotations: annotations.slice(start, start + batch).map(annotation),
  };
}

function annotation({
  path,
  line,
  column,
  level,
  title,
  message,
}: CheckRun["annotations"][number]) {
  return {
    ...{ path, start_line: line, end_line: line, annotation_level: level, title, message },
    ...(column === undefined ? {} : { start_column: column, end_column: column }),
  };
}
