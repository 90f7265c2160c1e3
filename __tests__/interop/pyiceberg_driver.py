"""Runs a list of actions on a SQLite catalog with pyiceberg.

Reads {"catalogFile", "warehouse", "actions": [{"do": NAME, ...}]} from stdin and prints a JSON list
with one answer an action. Snapshot ids are strings: they do not fit a double.
"""

import json
import sys
import warnings

import pyarrow as pa
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.transforms import IdentityTransform
from pyiceberg.types import ListType, LongType, NestedField, StringType

warnings.filterwarnings("ignore")

SCHEMA = Schema(
    NestedField(1, "id", LongType(), required=False),
    NestedField(2, "region", StringType(), required=False),
    NestedField(3, "tags", ListType(4, StringType(), element_required=False), required=False),
)


def create(catalog, table, partitioned=False, properties=None):
    catalog.create_namespace_if_not_exists(table.rsplit(".", 1)[0])
    fields = [PartitionField(2, 1000, IdentityTransform(), "region")] if partitioned else []
    created = catalog.create_table(
        table, SCHEMA, partition_spec=PartitionSpec(*fields), properties=properties or {}
    )
    return str(created.metadata.table_uuid)


def append(catalog, table, ids, branch="main"):
    loaded = catalog.load_table(table)
    rows = [
        {"id": one, "region": "north" if one % 2 else "south", "tags": [f"t{one}"]} for one in ids
    ]
    arrow = loaded.schema().as_arrow()
    columns = [{name: row[name] for name in arrow.names if name in row} for row in rows]
    loaded.append(pa.Table.from_pylist(columns, schema=arrow), branch=branch)
    return str(loaded.refs()[branch].snapshot_id)


def refs(catalog, table):
    loaded = catalog.load_table(table)
    return {name: str(ref.snapshot_id) for name, ref in loaded.refs().items()}


def ids(catalog, table, ref="main"):
    """The column id of all rows that a ref shows, sorted; none where the ref is absent."""
    loaded = catalog.load_table(table)
    if ref not in loaded.refs():
        return []
    scan = loaded.scan(snapshot_id=loaded.refs()[ref].snapshot_id)
    return sorted(scan.to_arrow().column("id").to_pylist())


def rows(catalog, table, ref="main"):
    loaded = catalog.load_table(table)
    scan = loaded.scan(snapshot_id=loaded.refs()[ref].snapshot_id)
    return json.loads(json.dumps(scan.to_arrow().to_pylist(), default=str))


def metadata(catalog, table):
    return json.loads(catalog.load_table(table).metadata.model_dump_json())


def rename_column(catalog, table, old, new):
    with catalog.load_table(table).update_schema() as update:
        update.rename_column(old, new)


def tables(catalog, namespace):
    return [".".join(identifier) for identifier in catalog.list_tables(namespace)]


ACTIONS = {
    action.__name__: action
    for action in (create, append, refs, ids, rows, metadata, rename_column, tables)
}


def main():
    request = json.load(sys.stdin)
    catalog = SqlCatalog(
        "bronze",
        uri=f"sqlite:///{request['catalogFile']}",
        warehouse=f"file://{request['warehouse']}",
    )
    answers = []
    for action in request["actions"]:
        arguments = dict(action)
        answers.append(ACTIONS[arguments.pop("do")](catalog, **arguments))
    print(json.dumps(answers))


main()
