/** What icebranch asks of GitHub. */
import type { CheckRunPage } from "./report/check-run.ts";

/** A pull request as GitHub has it at the moment of asking. */
export interface PullRequest {
  readonly number: number;
  readonly state: "open" | "closed" | "merged";
  readonly draft: boolean;
  /** Whether its head is in another repository, or in one that is gone. */
  readonly fork: boolean;
  readonly headBranch: string;
  readonly headCommit: string;
  readonly baseBranch: string;
  /** Its description, as people wrote it. */
  readonly body: string;
  /** Milliseconds since 1970, and the commit of the base branch; undefined unless merged. */
  readonly mergedAt: number | undefined;
  readonly mergeCommit: string | undefined;
  /** Whether GitHub can merge it as it is; it finds that out some time after a push. */
  readonly mergeable: "yes" | "conflict" | "unknown";
}

/** A comment on a pull request that the token's own user wrote. */
export interface Comment {
  readonly id: string;
  readonly body: string;
  readonly url: string;
}

/** https://docs.github.com/en/rest/checks/runs */
export interface CheckRun extends CheckRunPage {
  readonly name: string;
  /** The commit's id. */
  readonly commit: string;
}

/** A commit of files to a branch, made by GitHub itself, which signs it. */
export interface FileCommit {
  readonly branch: string;
  /** The branch's tip that the files were made from. */
  readonly expectedHead: string;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** A merge commit: the tree of `head` with these files in the place of its own. */
export interface MergeCommit {
  readonly branch: string;
  /** Its parents: the branch's tip, and what is merged into it. */
  readonly head: string;
  readonly merged: string;
  readonly message: string;
  /** `oid` of a blob that GitHub has, or `bytes`; null takes the file away. */
  readonly files: readonly {
    readonly path: string;
    readonly mode: string;
    readonly content: { readonly oid: string } | { readonly bytes: Uint8Array } | null;
  }[];
}

/**
 * GitHub's API, for one repository and one token. Every call is retried while that helps. Errors are
 * `IcebranchError`s: IB611 the token lacks a permission (the hint is the line to add), IB614 no
 * answer that helps.
 */
export interface GitHub {
  /**
   * A pull request and the token's own comments on it, oldest first, of all pages. undefined where
   * there is no such pull request.
   */
  conversation(
    number: number,
  ): Promise<{ readonly pull: PullRequest; readonly comments: readonly Comment[] } | undefined>;
  /** Those of the numbers that exist; 50 of them cost one request. */
  pulls(numbers: readonly number[]): Promise<ReadonlyMap<number, PullRequest>>;
  /** The open ones of no fork, newest first, at most `limit`; to one base branch where it is named. */
  openPulls(options: {
    readonly baseBranch?: string;
    readonly limit: number;
  }): Promise<readonly PullRequest[]>;
  /** Those whose head is a branch of that name in this repository (no fork's), newest first, at most 10. */
  pullsFrom(headBranch: string): Promise<readonly PullRequest[]>;
  /**
   * Who set the label last, and whether that account has write access now; undefined where the pull
   * request has no such label, or there is none of this number. Only a person has write access: a bot
   * acts for others, whom GitHub does not name.
   */
  labelledBy(
    pull: number,
    label: string,
  ): Promise<{ readonly who: string; readonly mayWrite: boolean } | undefined>;
  createComment(pull: number, body: string): Promise<Comment>;
  updateComment(id: string, body: string): Promise<void>;
  removeComment(id: string): Promise<void>;
  /** Annotations beyond what one request takes follow in further ones. Answers its address. */
  createCheckRun(run: CheckRun): Promise<string>;
  /** undefined where GitHub does not know one of them, or they have no common ancestor. */
  compare(base: string, head: string): Promise<Comparison | undefined>;
  /** The newest commits that changed a file, as far as `from`. */
  changesOf(path: string, from: string, limit: number): Promise<readonly string[]>;
  /** Throws IB612 where the branch's tip is another, IB613 where rules of the branch refuse it. */
  commitFiles(commit: FileCommit): Promise<{ readonly oid: string; readonly verified: boolean }>;
  /** Never forced: throws IB612 where the branch's tip is another, IB613 where rules refuse it. */
  commitMerge(commit: MergeCommit): Promise<{ readonly oid: string; readonly verified: boolean }>;
}

export interface Comparison {
  readonly mergeBase: string;
  /** How `head` stands to `base`: `behind` where it is an ancestor of it. */
  readonly status: "ahead" | "behind" | "identical" | "diverged";
}
