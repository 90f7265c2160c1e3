/** A lakehouse in a repository with a bare one as its remote, and act to run its workflow. */
import { spawn } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { ingestOf, type Lakehouse, lakehouse } from "../e2e/lakehouse.ts";
import { temporaryFolder } from "../repository.ts";

const root = join(import.meta.dirname, "../..");

export interface ActRun {
  readonly status: number;
  readonly log: string;
}

export interface LakeRepository extends AsyncDisposable {
  readonly house: Lakehouse;
  /** Runs the workflow on an event, in the repository as it is checked out. */
  act(event: string, payload: object, env?: { readonly [name: string]: string }): Promise<ActRun>;
}

const workflow = `on: [pull_request, push]
jobs:
  lake:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
      - uses: ./
        id: icebranch
        with:
          workflow-mode: "off"
          report-path: report.json
      - if: always()
        env:
          RESULT: \${{ steps.icebranch.outputs.result }}
          BRANCH: \${{ steps.icebranch.outputs.iceberg-branch }}
          PUBLISHED: \${{ steps.icebranch.outputs.published }}
          REPORT: \${{ steps.icebranch.outputs.report-path }}
        run: |
          echo "result=$RESULT"
          echo "branch=$BRANCH"
          echo "published=$PUBLISHED"
          grep --count icebranch/report/1 "$REPORT"
`;

/** `orders` has rows on `main`; the branch `bronze`, checked out, adds its ingest and a view. */
export async function lakeRepository(): Promise<LakeRepository> {
  const house = await lakehouse({ ".github/workflows/lake.yml": workflow }, "icebranch-act-");
  const { repository } = house;
  const folder = await temporaryFolder();
  await cp(join(root, "action.yml"), join(repository.root, "action.yml"));
  await cp(environment("ICEBRANCH_TEST_DIST"), join(repository.root, "dist"), { recursive: true });
  await repository.commit("the action");
  await house.sync("orders", "main", [1, 2]);
  await repository.branch("bronze");
  await repository.commit("change", {
    "bronze/inventory/postgres.ingest.json": ingestOf("orders"),
    "silver/inventory/late.sql": "SELECT id FROM bronze.inventory.orders;\n",
  });
  await repository.git("clone", "-q", "--bare", repository.root, join(folder, "remote.git"));
  await repository.git("remote", "add", "origin", join(folder, "remote.git"));
  await repository.git("fetch", "-q", "origin");
  return {
    house,
    act: (event, payload, env = {}) => runAct({ folder, house, event, payload, env }),
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Asked {
  readonly folder: string;
  readonly house: Lakehouse;
  readonly event: string;
  readonly payload: object;
  readonly env: { readonly [name: string]: string };
}

async function runAct({ folder, house, event, payload, env }: Asked): Promise<ActRun> {
  const file = join(folder, "event.json");
  await writeFile(file, JSON.stringify(payload));
  // Without a file of its own, act asks which image it should use.
  await mkdir(join(folder, "config/act"), { recursive: true });
  await writeFile(join(folder, "config/act/actrc"), "");
  const args = [event, "--eventpath", file, "--platform", "ubuntu-latest=-self-hosted"];
  const variables = Object.entries(env).flatMap((pair) => ["--env", pair.join("=")]);
  const child = spawn(environment("ICEBRANCH_TEST_ACT"), [...args, ...variables], {
    cwd: house.repository.root,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, "config"),
      XDG_CACHE_HOME: join(folder, "cache"),
    },
  });
  const status = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? -1)));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await status, log: out + err };
}

function environment(name: string): string {
  const value = process.env[name];
  if (value !== undefined) return value;
  throw new Error(`${name} is not set: run npm run test:act.`);
}
