/** The Avro schemas of what is written, by the table's format version. https://iceberg.apache.org/spec/#manifests */
import type { Schema as AvroSchema } from "avsc";

type AvroType = string | object;

function required(id: number, name: string, type: AvroType) {
  return { name, type, "field-id": id };
}

function optional(id: number, name: string, type: AvroType) {
  return { name, type: ["null", type], default: null, "field-id": id };
}

function record(name: string, fields: readonly object[]) {
  return { type: "record" as const, name, fields };
}

/** Avro's own maps have strings for keys. */
function mapOf(key: number, value: number, type: string) {
  const pair = record(`k${key}_v${value}`, [
    required(key, "key", "int"),
    required(value, "value", type),
  ]);
  return { type: "array", items: pair, logicalType: "map" };
}

function listOf(element: number, type: AvroType) {
  return { type: "array", items: type, "element-id": element };
}

const metrics = [
  optional(108, "column_sizes", mapOf(117, 118, "long")),
  optional(109, "value_counts", mapOf(119, 120, "long")),
  optional(110, "null_value_counts", mapOf(121, 122, "long")),
  optional(137, "nan_value_counts", mapOf(138, 139, "long")),
  optional(125, "lower_bounds", mapOf(126, 127, "bytes")),
  optional(128, "upper_bounds", mapOf(129, 130, "bytes")),
  optional(131, "key_metadata", "bytes"),
  optional(132, "split_offsets", listOf(133, "long")),
];
const equalityIds = optional(135, "equality_ids", listOf(136, "int"));
const sortOrder = optional(140, "sort_order_id", "int");
const referenced = optional(143, "referenced_data_file", "string");

function dataFileFields(version: number, partition: object): readonly object[] {
  const place = [
    required(100, "file_path", "string"),
    required(101, "file_format", "string"),
    required(102, "partition", partition),
    required(103, "record_count", "long"),
    required(104, "file_size_in_bytes", "long"),
  ];
  if (version === 1)
    return [...place, required(105, "block_size_in_bytes", "long"), ...metrics, sortOrder];
  const fields = [required(134, "content", "int"), ...place, ...metrics, equalityIds, sortOrder];
  if (version === 2) return [...fields, referenced];
  return [
    ...fields,
    optional(142, "first_row_id", "long"),
    referenced,
    optional(144, "content_offset", "long"),
    optional(145, "content_size_in_bytes", "long"),
  ];
}

/** Every partition value may be null, and iceberg-rust reads no others; pyiceberg writes some that may not. */
function nullable(partition: object): object {
  const { fields = [], ...rest } = partition as { readonly fields?: readonly AvroField[] };
  const all = fields.map((one) =>
    Array.isArray(one.type) ? one : { ...one, type: ["null", one.type], default: null },
  );
  return { ...rest, fields: all };
}

interface AvroField {
  readonly type: unknown;
}

/** `partition`: the Avro type of the partition tuple, logical types included. */
export function entrySchema(version: number, partition: object): AvroSchema {
  const tuple = nullable(partition);
  const file = required(2, "data_file", record("r2", dataFileFields(version, tuple)));
  const sequenceNumbers = [
    optional(3, "sequence_number", "long"),
    optional(4, "file_sequence_number", "long"),
  ];
  const fields =
    version === 1
      ? [required(1, "snapshot_id", "long")]
      : [optional(1, "snapshot_id", "long"), ...sequenceNumbers];
  return record("manifest_entry", [
    required(0, "status", "int"),
    ...fields,
    file,
  ]) as unknown as AvroSchema;
}

const fieldSummary = record("r508", [
  required(509, "contains_null", "boolean"),
  optional(518, "contains_nan", "boolean"),
  optional(510, "lower_bound", "bytes"),
  optional(511, "upper_bound", "bytes"),
]);

const listStart = [
  required(500, "manifest_path", "string"),
  required(501, "manifest_length", "long"),
  required(502, "partition_spec_id", "int"),
];
const listEnd = [
  optional(507, "partitions", listOf(508, fieldSummary)),
  optional(519, "key_metadata", "bytes"),
];

export function listSchema(version: number): AvroSchema {
  const count = version === 1 ? optional : required;
  const fields = [
    ...listStart,
    ...(version === 1 ? [] : sequenceFields()),
    required(503, "added_snapshot_id", "long"),
    count(504, "added_files_count", "int"),
    count(505, "existing_files_count", "int"),
    count(506, "deleted_files_count", "int"),
    count(512, "added_rows_count", "long"),
    count(513, "existing_rows_count", "long"),
    count(514, "deleted_rows_count", "long"),
    ...listEnd,
    ...(version < 3 ? [] : [optional(520, "first_row_id", "long")]),
  ];
  return record("manifest_file", fields) as unknown as AvroSchema;
}

function sequenceFields(): readonly object[] {
  return [
    required(517, "content", "int"),
    required(515, "sequence_number", "long"),
    required(516, "min_sequence_number", "long"),
  ];
}
