/** Secrets of many kinds that open nothing, put together here: none stands in a file as it is. */
import { createHash } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Text that looks made by chance, the same in each run. */
export function chance(seed: string, length: number, letters = alphabet): string {
  let text = "";
  for (let round = 0; text.length < length; round++)
    for (const byte of createHash("sha256").update(`${seed}${round}`).digest())
      text += letters[byte % letters.length] ?? "";
  return text.slice(0, length);
}

const hex = "0123456789abcdef";
const digits = "0123456789";
const base64 = (text: string) => Buffer.from(text).toString("base64url");
const pem = (kind: string) => {
  const lines = [chance(kind, 64), chance(`${kind}2`, 64)].join("\n");
  return `-----BEGIN ${kind}PRIVATE ${"KEY"}-----\n${lines}\n-----END ${kind}PRIVATE ${"KEY"}-----`;
};
const jwt = [
  base64('{"alg":"HS256","typ":"JWT"}'),
  base64('{"sub":"1234567890","name":"x"}'),
  chance("jwt", 43),
].join(".");

export const made = {
  chance: chance("webhook", 32),
  awsId: `AKIA${chance("id", 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}`,
  awsKey: chance("aws", 40),
  /** By what icebranch calls them. */
  shapes: {
    "a private key": pem("RSA "),
    "a token of GitHub": `ghp_${chance("github", 36)}`,
    "a token of GitLab": `glpat-${chance("gitlab", 20)}`,
    "a token of Slack": `xoxb-${chance("slack", 11, digits)}-${chance("slack2", 24)}`,
    "a webhook of Slack": `https://hooks.slack.com/services/T${chance("hook", 9)}/B${chance("hook2", 9)}/${chance("hook3", 24)}`,
    "a key of Google": `AIza${chance("google", 35)}`,
    "a token of Google": `ya29.${chance("google2", 60)}`,
    "a key of Stripe": `sk_live_${chance("stripe", 24)}`,
    "a token of npm": `npm_${chance("npm", 36)}`,
    "a token of PyPI": `pypi-${chance("pypi", 70)}`,
    "a key of SendGrid": `SG.${chance("sendgrid", 22)}.${chance("sendgrid2", 43)}`,
    "a token of Databricks": `dapi${chance("databricks", 32, hex)}`,
    "a token of Docker": `dckr_pat_${chance("docker", 27)}`,
    "a token of Vault": `hvs.${chance("vault", 24)}`,
    "a key of DigitalOcean": `dop_v1_${chance("ocean", 64, hex)}`,
    "a key of OpenAI or Anthropic": `sk-proj-${chance("openai", 40)}`,
    "a token of Hugging Face": `hf_${chance("face", 34, "abcdefghijklmnopqrstuvwxyzABCDEFGH")}`,
    "a token of Airtable": `pat${chance("air", 14)}.${chance("air2", 64, hex)}`,
    "a key of Azure": `DefaultEndpointsProtocol=https;AccountName=lake;AccountKey=${chance("azure", 86)}==`,
    "a signature of Azure": `https://lake.blob.core.windows.net/c?sv=2024-01-01&sig=${chance("sas", 43)}%3D`,
    "a signature of AWS": `https://lake.s3.amazonaws.com/x?X-Amz-Date=20260101T000000Z&X-Amz-Signature=${chance("sig", 64, hex)}`,
    "a JSON Web Token": jwt,
    "an age key": `AGE-SECRET-KEY-1${chance("age", 58, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")}`,
  },
} as const;
