/** What counts as a secret written out. No row holds a real one: each is put together here. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Json } from "../../src/iceberg/json.ts";
import { judgeValue } from "../../src/project/secret-values.ts";
import { made } from "../secrets.ts";

const url = (info: string) => `postgres://${info}@db.example:5432/lake`;
const jaas = (rest: string) =>
  `org.apache.kafka.common.security.plain.PlainLoginModule required username="u" ${rest};`;

const rows: readonly (readonly [key: string, value: Json, verdict: string | undefined])[] = [
  ["password", "hunter2", "written"],
  ["password", "", undefined],
  ["password", null, undefined],
  ["password", true, undefined],
  ["password", 12345, "written"],
  ["password", "$NAME", undefined],
  ["password", `\${NAME}`, undefined],
  ["password", "$A$B", undefined],
  ["password", "$A:$B", undefined],
  ["password", "$NAME!", "written"],
  ["password", "hunter2$NAME", "written"],
  ["password", "*****", "masked"],
  ["access_token", "******", "masked"],
  ["globs", "**", undefined],
  ["password", `\${NAME:-x}`, "syntax"],
  ["password", "$(NAME)", "syntax"],
  ["password", "{{ NAME }}", "syntax"],
  ["password", `\${{ secrets.NAME }}`, "syntax"],
  ["password", "%NAME%", "syntax"],
  ["password", "secret:NAME", "syntax"],
  ["password", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x", "syntax"],
  ["password", "$1", "syntax"],
  ["password", "$$NAME", "syntax"],
  ["password", "env:NAME", "syntax"],
  ["catalog_url", url("postgres:postgres"), "part"],
  ["catalog_url", url("postgres:$PASSWORD"), undefined],
  ["catalog_url", url("$USER:$PASSWORD"), undefined],
  ["catalog_url", url(`postgres:\${PASSWORD:-x}`), "syntax"],
  ["catalog_url", url("postgres:pa/ss"), "part"],
  ["catalog_url", url("postgres"), undefined],
  ["catalog_url", url(":redis-password"), "part"],
  ["host", "https://example.com:8080/@me", undefined],
  ["host", "https://$HOST:$PORT/@me", undefined],
  ["note", `see ${url("u:p")} for it`, "part"],
  ["jdbc_url_params", "ssl=true&password=hunter2", "part"],
  ["jdbc_url_params", "ssl=true&password=$PASSWORD", undefined],
  ["jdbc_url_params", "tokenizer=x&max_tokens=12", undefined],
  ["url", "jdbc:postgresql://db/lake?user=u&password=hunter2", "part"],
  ["url", "jdbc:oracle:thin:scott/tiger@db:1521:lake", "part"],
  ["connection_string", "Server=db;User Id=u;Password=hunter2;", "part"],
  ["connection_string", "Server=db;User Id=u;Password=$P;", undefined],
  ["connection_string", "mongodb+srv://u:hunter2@cluster0.example.net/", "part"],
  ["sasl_jaas_config", jaas('password="hunter2"'), "part"],
  ["sasl_jaas_config", jaas('password="$P"'), undefined],
  ["sasl_jaas_config", "$JAAS", undefined],
  ["credential", "client:$SECRET", undefined],
  ["credential", "client:hunter2", "written"],
  ["header.authorization", "Bearer $TOKEN", undefined],
  ["header.authorization", "Bearer hunter2", "written"],
  ["service_account_json", '{"type":"service_account","private_key":"$KEY"}', undefined],
  ["service_account_json", '{"type":"service_account","private_key":"hunter2"}', "part"],
  ["reader_options", '{"storage_options":{"token":"hunter2"}}', "part"],
  ["reader_options", '{"sep":";"}', undefined],
  ["sslkey", "/etc/lake/client.key", undefined],
  ["webhook", made.chance, "written"],
  ["webhook", "https://example.com/hook", undefined],
  ["key", "0e7b5c5e-7d0f-4c3a-9c2e-1f2a3b4c5d6e", undefined],
  ["aws_access_key_id", made.awsId, undefined],
  ["comment", made.awsKey, "shape"],
  ["digest", "da39a3ee5e6b4b0d3255bfef95601890afd80709", undefined],
  ["query", "SELECT token FROM t WHERE password = 'x'", undefined],
  ["region_name", "eu-central-1", undefined],
];

describe("a value", () => {
  for (const [key, value, verdict] of rows)
    it(`is ${verdict ?? "well"}: ${key} ${JSON.stringify(value)}`, () =>
      assert.equal(judgeValue(key, value, false)?.kind, verdict));

  for (const [name, text] of Object.entries(made.shapes))
    it(`is ${name} whatever its key is called, alone and in a text`, () => {
      for (const value of [text, `x ${text} y`])
        assert.deepEqual(judgeValue("note", value, false), { kind: "shape", what: name });
    });

  it("is a secret where the connector says so, whatever its key is called", () => {
    assert.deepEqual(judgeValue("certificate", "x", true), { kind: "written" });
    assert.deepEqual(judgeValue("certificate", 1, true), { kind: "written" });
  });
});
