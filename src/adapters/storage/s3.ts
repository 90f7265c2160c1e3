/**
 * Files in S3 and in what speaks its API. Keys are taken as they stand in a location: nothing of
 * them is escaped or unescaped.
 */
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { IcebranchError } from "../../errors.ts";
import { maxMetadataBytes, tooLarge } from "../../iceberg/metadata-size.ts";
import type { Storage } from "../../ports.ts";
import { hasKeys, maxAttempts, s3Client } from "./s3-client.ts";
import { isUnsettled, refusal, type S3Call, statusOf } from "./s3-refusal.ts";
import { type S3Options, type S3Settings, s3Settings } from "./s3-settings.ts";

/** `properties`: of the catalog, spelled as pyiceberg's (`s3.region`, `s3.endpoint`). */
export function s3Storage(
  properties: { readonly [key: string]: string },
  { env = process.env, allowHttp = true }: Partial<S3Options> = {},
): Storage {
  return storageWith(s3Settings(properties, { env, allowHttp }));
}

/** The same, with what is to be known before it is used. */
export function ownS3(
  properties: { readonly [key: string]: string },
  { env = process.env, allowHttp = true }: Partial<S3Options> = {},
) {
  const settings = s3Settings(properties, { env, allowHttp });
  const { endpoint } = settings;
  return { storage: storageWith(settings), endpoint, hasKeys: () => hasKeys(settings) };
}

function storageWith(settings: S3Settings): Storage {
  const client = s3Client(settings);
  const fail = (error: unknown, verb: S3Call["verb"], { bucket, location }: S3Object) =>
    refusal(error, { verb, bucket, location }, settings);
  return {
    async read(location) {
      const object = objectAt(location);
      return readWhole(client, object, settings).catch((error) => {
        throw error instanceof IcebranchError ? error : fail(error, "read", object);
      });
    },
    async create(location, bytes) {
      const object = objectAt(location);
      return createNew(client, object, bytes, settings).catch((error) => {
        throw fail(error, "write", object);
      });
    },
    async remove(location) {
      const object = objectAt(location);
      const { bucket: Bucket, key: Key } = object;
      const call = client.send(new DeleteObjectCommand({ Bucket, Key }), deadline(settings));
      await call.catch((error) => {
        if (statusOf(error) !== 404) throw fail(error, "remove", object);
      });
    },
    async has(location) {
      const object = objectAt(location);
      const { bucket: Bucket, key: Key } = object;
      try {
        await client.send(new HeadObjectCommand({ Bucket, Key }), deadline(settings));
        return true;
      } catch (error) {
        if (statusOf(error) === 404) return false;
        throw fail(error, "read", object);
      }
    },
    async list(folder) {
      const object = objectAt(folder.endsWith("/") ? folder : `${folder}/`);
      return listBelow(client, object, settings).catch((error) => {
        throw fail(error, "list", object);
      });
    },
  };
}

interface S3Object {
  readonly location: string;
  /** `s3://bucket/`, as the location has it. */
  readonly root: string;
  readonly bucket: string;
  readonly key: string;
}

function objectAt(location: string): S3Object {
  const [, root, bucket, key] = /^(s3[an]?:\/\/([^/]+)\/)(.*)$/is.exec(location) ?? [];
  if (root === undefined || bucket === undefined || key === undefined)
    throw new IcebranchError("IB420", `${location} is no place in S3.`, {
      hint: "Write it as s3://BUCKET/FOLDER.",
    });
  return { location, root, bucket, key };
}

/** For all tries of one call together: a connection that drips is not waited for without end. */
function deadline({ requestTimeoutMs, connectTimeoutMs }: S3Settings) {
  const ms = maxAttempts * (requestTimeoutMs + connectTimeoutMs);
  return { abortSignal: AbortSignal.timeout(ms) };
}

/** The SDK repeats what was not answered, but not what breaks off in the middle. */
async function readWhole(
  client: S3Client,
  { bucket: Bucket, key: Key, location }: S3Object,
  settings: S3Settings,
): Promise<Uint8Array> {
  for (let tries = 1; ; tries++) {
    const command = new GetObjectCommand({ Bucket, Key });
    const { Body, ContentLength } = await client.send(command, deadline(settings));
    try {
      const bytes = await bounded(Body, location);
      if (ContentLength === undefined || bytes.length === ContentLength) return bytes;
      throw Object.assign(new Error("cut off"), { code: "ECONNRESET" });
    } catch (error) {
      if (tries === maxAttempts || error instanceof IcebranchError) throw error;
    }
  }
}

/** Throws IB418 where there is no end to it. */
async function bounded(
  body: GetObjectCommandOutput["Body"],
  location: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxMetadataBytes) throw tooLarge(location);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function createNew(
  client: S3Client,
  object: S3Object,
  bytes: Uint8Array,
  settings: S3Settings,
): Promise<void> {
  const { bucket: Bucket, key: Key } = object;
  const { encryption } = settings;
  const input = { Bucket, Key, Body: bytes, ContentLength: bytes.length, ...encryption };
  for (let tries = 1; ; tries++) {
    try {
      await client.send(new PutObjectCommand({ ...input, IfNoneMatch: "*" }), deadline(settings));
      return;
    } catch (error) {
      // Another writer's request was under way: which of the two won is known the next time.
      if (statusOf(error) === 409 && tries < maxAttempts) {
        await setTimeout(tries * 100);
        continue;
      }
      if (isUnsettled(error) && (await holds(client, object, bytes, settings))) return;
      throw error;
    }
  }
}

/** After an answer that was lost, a file with exactly our bytes is our own. */
async function holds(
  client: S3Client,
  object: S3Object,
  bytes: Uint8Array,
  settings: S3Settings,
): Promise<boolean> {
  const found = await readWhole(client, object, settings).catch(() => undefined);
  return found !== undefined && Buffer.compare(found, bytes) === 0;
}

async function listBelow(
  client: S3Client,
  { bucket: Bucket, key: Prefix, root, location }: S3Object,
  settings: S3Settings,
): Promise<readonly string[]> {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        ...{ Bucket, Prefix, Delimiter: "/" },
        ...(token === undefined ? {} : { ContinuationToken: token }),
      }),
      deadline(settings),
    );
    if (isNoList(page)) throw notWhole(location);
    const files = page.Contents?.map(({ Key }) => Key) ?? [];
    const folders = page.CommonPrefixes?.map((one) => one.Prefix) ?? [];
    // Some tools mark a folder with an empty object of its own name.
    for (const key of [...files, ...folders])
      if (key !== undefined && key !== Prefix) found.push(root + key);
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
  return found;
}

/** A page of something else, or half a list without the way to the rest: a file may be on neither. */
function isNoList(page: ListObjectsV2CommandOutput): boolean {
  const { Name, KeyCount, IsTruncated, NextContinuationToken, Contents, CommonPrefixes } = page;
  if (IsTruncated) return NextContinuationToken === undefined;
  return [Name, KeyCount, IsTruncated, Contents, CommonPrefixes].every((one) => one === undefined);
}

function notWhole(location: string): IcebranchError {
  return new IcebranchError("IB410", `S3 does not list all of ${location}.`, {
    hint: "Check s3.endpoint: it has to be a store that knows ListObjectsV2, and nothing in front of it.",
  });
}
