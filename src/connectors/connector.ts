/** A connector that icebranch knows: how its images are called, and what they take. */
import type { Schema } from "./schema.ts";

export interface Specification {
  /** Unique among all: `source-postgres@3.7`. Names the compiled validator, too. */
  readonly id: string;
  /** The connector's version whose spec it was written from. */
  readonly version: string;
  /** dashbook's fork of 2023, which its images run. */
  readonly isDashbook?: true;
  /** Of the source's or the destination's configuration. */
  readonly schema: Schema;
  /** Keys of other versions, as pointers, and what to write instead: a sentence for the hint. */
  readonly moved?: { readonly [pointer: string]: string };
}

export interface Connector {
  /** As in the image's name: `source-postgres`. */
  readonly name: string;
  /** The newest first. */
  readonly specifications: readonly Specification[];
}
