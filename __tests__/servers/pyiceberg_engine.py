"""pyiceberg as an engine: reads {"catalog", "action"} a line, answers {"answer"} or {"error"} a line.

The actions are those of engine-actions.ts.
"""

import gzip
import json
import sys
import traceback
import warnings
from functools import cache

import pyarrow as pa
from pyiceberg.catalog import load_catalog
from pyiceberg.expressions import In
from pyiceberg.io import load_file_io
from pyiceberg.partitioning import UNPARTITIONED_PARTITION_SPEC, PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.table import StaticTable
from pyiceberg.table.update import RemoveSnapshotRefUpdate, SetSnapshotRefUpdate
from pyiceberg.transforms import IdentityTransform
from pyiceberg.types import (
    DoubleType,
    IntegerType,
    LongType,
    NestedField,
    StringType,
)

warnings.filterwarnings("ignore")

SCHEMA = Schema(
    NestedField(1, "id", LongType(), required=False),
    NestedField(2, "region", StringType(), required=False),
)
BY_REGION = PartitionSpec(PartitionField(2, 1000, IdentityTransform(), "region"))
TYPES = {"int": IntegerType(), "long": LongType(), "string": StringType(), "double": DoubleType()}


class Folder:
    """A warehouse folder without a catalog, as Java's HadoopCatalog lays it out: read only."""

    def __init__(self, properties):
        self.properties = properties

    def load_table(self, table):
        folder = "/".join([self.properties["warehouse"].rstrip("/"), *table.split("."), "metadata"])
        io = load_file_io(self.properties, folder)
        version = read(io, f"{folder}/version-hint.text").decode().strip()
        return StaticTable.from_metadata(f"{folder}/v{version}.metadata.json", self.properties)


def open_catalog(properties):
    return open_once(json.dumps(properties, sort_keys=True))


@cache
def open_once(text):
    properties = json.loads(text)
    if properties["type"] == "hadoop":
        return Folder(properties)
    return load_catalog(properties.pop("name"), **properties)


def read(io, location):
    with io.new_input(location).open() as stream:
        data = stream.read()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def create_table(catalog, table, formatVersion=2, partitioned=False, properties=None, branch=None):
    catalog.create_namespace_if_not_exists(table.rsplit(".", 1)[0])
    created = catalog.create_table(
        table,
        SCHEMA,
        partition_spec=BY_REGION if partitioned else UNPARTITIONED_PARTITION_SPEC,
        properties={"format-version": str(formatVersion), **(properties or {})},
    )
    return str(created.metadata.table_uuid)


def drop_table(catalog, table):
    catalog.drop_table(table)


def append(catalog, table, ids, branch="main"):
    loaded = catalog.load_table(table)
    arrow = loaded.schema().as_arrow()
    rows = [{"id": one, "region": "north" if one % 2 else "south"} for one in ids]
    columns = [{name: row.get(name) for name in arrow.names} for row in rows]
    loaded.append(pa.Table.from_pylist(columns, schema=arrow), branch=branch)
    return head(loaded, branch)


def delete_rows(catalog, table, ids, branch="main"):
    loaded = catalog.load_table(table)
    loaded.delete(In("id", ids), branch=branch)
    return head(loaded, branch)


def set_ref(catalog, table, ref, refType="branch", snapshot=None, **options):
    loaded = catalog.load_table(table)
    retention = {
        "max_ref_age_ms": options.get("maxRefAgeMs"),
        "max_snapshot_age_ms": options.get("maxSnapshotAgeMs"),
        "min_snapshots_to_keep": options.get("minSnapshotsToKeep"),
    }
    update = SetSnapshotRefUpdate(
        ref_name=ref,
        type=refType,
        snapshot_id=int(snapshot or head(loaded, options.get("from", "main"))),
        **retention,
    )
    with loaded.transaction() as transaction:
        transaction._apply((update,), ())


def remove_ref(catalog, table, ref):
    with catalog.load_table(table).transaction() as transaction:
        transaction._apply((RemoveSnapshotRefUpdate(ref_name=ref),), ())


def expire_snapshots(catalog, table, snapshots):
    loaded = catalog.load_table(table)
    loaded.maintenance.expire_snapshots().by_ids([int(one) for one in snapshots]).commit()


def update_schema(catalog, table, add=None, drop=(), rename=None, retype=None, branch=None):
    with catalog.load_table(table).update_schema() as update:
        for name, kind in (add or {}).items():
            update.add_column(name, TYPES[kind])
        for name in drop:
            update.delete_column(name)
        for name, new_name in (rename or {}).items():
            update.rename_column(name, new_name)
        for name, kind in (retype or {}).items():
            update.update_column(name, field_type=TYPES[kind])


def set_properties(catalog, table, properties):
    with catalog.load_table(table).transaction() as transaction:
        transaction.set_properties({k: v for k, v in properties.items() if v is not None})
        gone = [name for name, value in properties.items() if value is None]
        if gone:
            transaction.remove_properties(*gone)


def list_tables(catalog, table):
    namespace = table.rsplit(".", 1)[0]
    return sorted(name for *_, name in catalog.list_tables(namespace))


def refs(catalog, table, ref=None):
    found = {}
    for name, ref in catalog.load_table(table).metadata.refs.items():
        answer = {
            "type": ref.snapshot_ref_type.value,
            "snapshot": str(ref.snapshot_id),
            "minSnapshotsToKeep": ref.min_snapshots_to_keep,
            "maxSnapshotAgeMs": ref.max_snapshot_age_ms,
            "maxRefAgeMs": ref.max_ref_age_ms,
        }
        found[name] = {key: value for key, value in answer.items() if value is not None}
    return found


def snapshots(catalog, table):
    found = [
        {
            "id": str(one.snapshot_id),
            "parent": None if one.parent_snapshot_id is None else str(one.parent_snapshot_id),
            "sequenceNumber": one.sequence_number or 0,
            "operation": one.summary.operation.value,
            "summary": one.summary.additional_properties,
        }
        for one in catalog.load_table(table).metadata.snapshots
    ]
    return sorted(found, key=lambda one: (one["sequenceNumber"], one["id"]))


def rows(catalog, table, ref="main"):
    loaded = catalog.load_table(table)
    if ref not in loaded.metadata.refs:
        return []
    scan = loaded.scan(snapshot_id=int(head(loaded, ref)), selected_fields=("id",))
    return sorted(scan.to_arrow().column("id").to_pylist())


def metadata(catalog, table, ref=None):
    loaded = catalog.load_table(table)
    location = loaded.metadata_location
    return {"location": location, "text": read(loaded.io, location).decode()}


def head(loaded, ref):
    return str(loaded.metadata.refs[ref].snapshot_id)


ACTIONS = {
    "createTable": create_table,
    "dropTable": drop_table,
    "append": append,
    "deleteRows": delete_rows,
    "setRef": set_ref,
    "removeRef": remove_ref,
    "expireSnapshots": expire_snapshots,
    "updateSchema": update_schema,
    "setProperties": set_properties,
    "listTables": list_tables,
    "refs": refs,
    "snapshots": snapshots,
    "rows": rows,
    "metadata": metadata,
}


def answer(line):
    try:
        request = json.loads(line)
        arguments = dict(request["action"])
        catalog = open_catalog(request["catalog"])
        return {"answer": ACTIONS[arguments.pop("do")](catalog, **arguments)}
    except Exception:
        return {"error": traceback.format_exc()}


for line in sys.stdin:
    print(json.dumps(answer(line)), flush=True)
