import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gitRepository } from "../src/adapters/git.ts";
import { localTrigger } from "../src/local-trigger.ts";
import { findCommits, type Trigger } from "../src/trigger.ts";
import type { Verb } from "../src/verbs.ts";
import { type TemporaryRepository, temporaryRepository } from "./repository.ts";

type Asked = Partial<Record<"base" | "head" | "branch" | "production", string>> & {
  readonly sweep?: boolean;
};

async function trigger(
  { root, env }: TemporaryRepository,
  verb: Verb,
  { base, head, branch, sweep = false, production = "main" }: Asked = {},
): Promise<Trigger> {
  const git = await gitRepository(root, { env });
  return localTrigger(git, verb, { base, head, branch, sweep }, production);
}

/** main: first, second; bronze: first, ours. bronze is checked out. */
async function twoBranches() {
  const repository = await temporaryRepository({ file: "1" });
  const first = await repository.git("rev-parse", "HEAD");
  const second = await repository.commit("second", { file: "2" });
  await repository.branch("bronze", first);
  const ours = await repository.commit("ours", { spec: "1" });
  return { repository, first, second, ours };
}

describe("in a terminal", () => {
  it("a branch is compared with where it left the production branch", async () => {
    const { repository, first, ours } = await twoBranches();
    await using _ = repository;
    const { base, head, branch, dataBranch, access } = await trigger(repository, "plan");
    assert.deepEqual([base, head], [first, ours]);
    assert.deepEqual([branch, dataBranch, access], ["bronze", "bronze", "write"]);
  });

  it("the production branch is compared with its commit before, through a merge's first parent", async () => {
    const { repository, second } = await twoBranches();
    await using _ = repository;
    await repository.checkout("main");
    const merge = await repository.merge("bronze");
    const { base, head, branch, dataBranch } = await trigger(repository, "build");
    assert.deepEqual([base, head], [second, merge]);
    assert.deepEqual([branch, dataBranch], ["main", undefined]);
  });

  it("a branch that took the production branch in is compared with that", async () => {
    const { repository, second } = await twoBranches();
    await using _ = repository;
    const head = await repository.merge("main");
    assert.deepEqual(await trigger(repository, "plan").then((found) => [found.base, found.head]), [
      second,
      head,
    ]);
  });

  it("a first commit has nothing before it", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    assert.equal((await trigger(repository, "plan")).base, undefined);
  });

  it("a fresh clone's production branch is found at origin", async () => {
    const { repository, first } = await twoBranches();
    await using _ = repository;
    await using clone = await repository.clone("--branch=bronze");
    assert.equal((await trigger(clone, "plan")).base, first);
  });

  it("a tag that is named like the production branch does not stand for it", async () => {
    const { repository, first, ours } = await twoBranches();
    await using _ = repository;
    await repository.git("tag", "main", ours);
    assert.equal((await trigger(repository, "plan")).base, first);
  });

  it("--base and --head are taken as they are, and a branch of --head is the one at hand", async () => {
    const { repository, first, second } = await twoBranches();
    await using _ = repository;
    const asked = await trigger(repository, "plan", {
      base: "main",
      head: "bronze~1",
      branch: "x",
    });
    assert.deepEqual([asked.base, asked.head, asked.branch], [second, first, undefined]);
    await repository.checkout("main");
    const other = await trigger(repository, "plan", { head: "bronze" });
    assert.deepEqual([other.base, other.dataBranch], [first, "bronze"]);
  });

  it("--branch names the data branch, made legal where it has to be", async () => {
    const { repository } = await twoBranches();
    await using _ = repository;
    const named = async (branch: string) =>
      (await trigger(repository, "publish", { branch })).dataBranch;
    assert.equal(await named("silver"), "silver");
    assert.match((await named("feat/#441")) ?? "", /^feat\/-441-[0-9a-f]{10}$/);
    const made = await named("feat/#441");
    assert.equal(await named(made ?? ""), made);
  });

  it("check and workflow work before the first commit", async () => {
    await using repository = await temporaryRepository();
    const check = await trigger(repository, "check");
    assert.deepEqual([check.base, check.head, check.branch], [undefined, undefined, undefined]);
    const workflow = await trigger(repository, "workflow");
    assert.deepEqual([workflow.head, workflow.branch], [undefined, "main"]);
  });

  it("a worktree has a branch of its own", async () => {
    const { repository, second } = await twoBranches();
    await using _ = repository;
    const root = `${repository.root}-worktree`;
    await repository.git("worktree", "add", "-q", "-b", "silver", root, "main");
    const found = await trigger({ ...repository, root }, "plan");
    assert.deepEqual([found.base, found.dataBranch], [second, "silver"]);
  });
});

describe("refuses well in a terminal", () => {
  it("a repository without a commit", async () => {
    await using repository = await temporaryRepository();
    await assert.rejects(trigger(repository, "plan"), {
      code: "IB602",
      message: "There is no commit yet.",
    });
  });

  it("a detached HEAD, unless the data branch is named or the verb needs none", async () => {
    const { repository } = await twoBranches();
    await using _ = repository;
    await repository.git("checkout", "-q", "--detach");
    for (const verb of ["plan", "build", "refresh", "clean"] as const)
      await assert.rejects(trigger(repository, verb), { code: "IB606", hint: /--branch/ });
    assert.equal((await trigger(repository, "plan", { branch: "bronze" })).dataBranch, "bronze");
    for (const verb of ["check", "workflow", "publish", "undo", "drift"] as const)
      assert.equal((await trigger(repository, verb)).branch, undefined);
    assert.equal((await trigger(repository, "clean", { sweep: true })).branch, undefined);
  });

  it("to refresh or clean the production branch", async () => {
    await using repository = await temporaryRepository({ file: "1" });
    await assert.rejects(trigger(repository, "refresh"), { code: "IB903" });
    await assert.rejects(trigger(repository, "clean"), { code: "IB903" });
    await assert.rejects(trigger(repository, "clean", { branch: "main" }), { code: "IB605" });
  });

  it("a branch name that no ref may have", async () => {
    const { repository } = await twoBranches();
    await using _ = repository;
    for (const branch of ["a..b", "a b", "-x", "x.lock", "a\nb"])
      await assert.rejects(trigger(repository, "publish", { branch }), { code: "IB605" });
  });

  it("a shallow clone that lacks where the branch left, naming the command that mends it", async () => {
    const { repository } = await twoBranches();
    await using _ = repository;
    await using shallow = await repository.clone("--depth=1", "--branch=bronze");
    await assert.rejects(trigger(shallow, "plan"), {
      code: "IB602",
      message: "The production branch `main` is not in this clone.",
      hint: /git fetch origin main:refs\/remotes\/origin\/main --unshallow/,
    });
    await using both = await repository.clone("--depth=1", "--branch=bronze", "--no-single-branch");
    await assert.rejects(trigger(both, "plan"), {
      code: "IB602",
      message: /^The commit where .+ parted is not in this shallow clone\.$/,
      hint: /git fetch --unshallow/,
    });
    await both.git("fetch", "-q", "--unshallow");
    assert.ok((await trigger(both, "plan")).base);
  });

  it("a production branch that is not here, with a command that a shell takes for nothing else", async () => {
    const { repository } = await twoBranches();
    await using _ = repository;
    await assert.rejects(trigger(repository, "plan", { production: "$(touch\u0024{IFS}x)" }), {
      code: "IB602",
      hint: /git fetch origin '\$\(touch\$\{IFS\}x\):refs\/remotes\/origin\/\$\(touch\$\{IFS\}x\)'/,
    });
  });

  it("a shallow clone of the production branch, whose commit before is cut off", async () => {
    const { repository } = await twoBranches();
    await using _ = repository;
    await using shallow = await repository.clone("--depth=1", "--branch=main");
    await assert.rejects(trigger(shallow, "build"), { code: "IB602", hint: /--unshallow/ });
    assert.ok((await trigger(shallow, "publish", { branch: "bronze" })).head);
  });

  it("a production branch that is not there, and commits that are not", async () => {
    const { repository } = await twoBranches();
    await using _ = repository;
    await assert.rejects(trigger(repository, "plan", { production: "trunk" }), {
      code: "IB602",
      hint: /configuration/,
    });
    await assert.rejects(trigger(repository, "plan", { base: "nope" }), { code: "IB602" });
    await assert.rejects(trigger(repository, "plan", { head: "nope", branch: "x" }), {
      code: "IB602",
    });
  });

  it("histories that have no commit in common", async () => {
    const { repository } = await twoBranches();
    await using _ = repository;
    await repository.git("checkout", "-q", "--orphan", "other");
    await repository.commit("unrelated");
    await assert.rejects(trigger(repository, "plan"), { code: "IB602", message: /parted/ });
  });
});

describe("the commits of a pull request", () => {
  it("are the test merge and its first parent", async () => {
    const { repository, first, second, ours } = await twoBranches();
    await using _ = repository;
    await repository.git("checkout", "-q", "--detach", "main");
    const head = await repository.merge("bronze");
    const git = await gitRepository(repository.root, { env: repository.env });
    const commits = { kind: "test-merge", head, pullHead: ours, onto: first } as const;
    assert.deepEqual(await findCommits(git, commits), { base: second, head });
  });

  it("are those of the branch where the runner makes no test merge, though it merged itself", async () => {
    const { repository, second } = await twoBranches();
    await using _ = repository;
    const head = await repository.merge("main");
    const git = await gitRepository(repository.root, { env: repository.env });
    const commits = { kind: "test-merge", head, pullHead: head, onto: second } as const;
    assert.deepEqual(await findCommits(git, commits), { base: second, head });
  });
});
