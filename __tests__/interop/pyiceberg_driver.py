"""Runs a list of actions on a SQLite catalog with pyiceberg.

Reads {"catalogFile", "warehouse", "actions": [{"do": NAME, ...}]} from stdin and prints a JSON list
with one answer an action. Snapshot ids are strings: they do not fit a double.
"""

import json
import os
import sys
import warnings
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.manifest import DataFile, DataFileContent, FileFormat
from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.transforms import BucketTransform, DayTransform, IdentityTransform
from pyiceberg.typedef import Record
from pyiceberg.types import (
    DateType,
    DecimalType,
    ListType,
    LongType,
    NestedField,
    StringType,
    TimestampType,
    UUIDType,
)

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


TYPED = Schema(
    NestedField(1, "id", LongType(), required=False),
    NestedField(2, "region", StringType(), required=False),
    NestedField(3, "day", DateType(), required=False),
    NestedField(4, "price", DecimalType(9, 2), required=False),
    NestedField(5, "key", UUIDType(), required=False),
    NestedField(6, "at", TimestampType(), required=False),
)
TRANSFORMS = {"identity": IdentityTransform(), "bucket": BucketTransform(4), "day": DayTransform()}


def typed_row(one):
    return {
        "id": one,
        "region": None if one % 5 == 0 else f"r{one % 2}",
        "day": date(1970, 1, 1) + timedelta(days=20000 + one % 3),
        "price": Decimal(one % 3 - 1) + Decimal("0.25"),
        "key": UUID(int=(1 << 100) + one % 2).bytes,
        "at": datetime(2026, 1, 1 + one % 2, 1, 2, 3, 4),
    }


def create_typed(catalog, table, version, partition):
    """partition: [column, transform] pairs."""
    catalog.create_namespace_if_not_exists(table.rsplit(".", 1)[0])
    fields = [
        PartitionField(
            TYPED.find_field(column).field_id, 1000 + at, TRANSFORMS[transform], f"p{at}"
        )
        for at, (column, transform) in enumerate(partition)
    ]
    catalog.create_table(
        table,
        TYPED,
        partition_spec=PartitionSpec(*fields),
        properties={"format-version": str(version)},
    )


def append_typed(catalog, table, ids, branch="main"):
    loaded = catalog.load_table(table)
    arrow = loaded.schema().as_arrow()
    rows = [{name: typed_row(one).get(name) for name in arrow.names} for one in ids]
    loaded.append(pa.Table.from_pylist(rows, schema=arrow), branch=branch)


def append_by_uuid(catalog, table, ids, branch="main"):
    """A file of rows with one UUID: pyiceberg's own append does not group by those."""
    loaded = catalog.load_table(table)
    rows = [typed_row(one) for one in ids]
    path = f"{loaded.location()}/data/{uuid4()}.parquet"
    local = path.removeprefix("file://")
    os.makedirs(os.path.dirname(local), exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows, schema=loaded.schema().as_arrow()), local)
    file = DataFile.from_args(
        content=DataFileContent.DATA,
        file_path=path,
        file_format=FileFormat.PARQUET,
        partition=Record(UUID(bytes=rows[0]["key"])),
        record_count=len(rows),
        file_size_in_bytes=os.path.getsize(local),
        column_sizes={},
        value_counts={},
        null_value_counts={},
        nan_value_counts={},
        lower_bounds={},
        upper_bounds={},
        key_metadata=None,
        split_offsets=[4],
        equality_ids=None,
        sort_order_id=None,
    )
    file.spec_id = 0
    with loaded.transaction() as transaction:
        with transaction.update_snapshot(branch=branch).fast_append() as update:
            update.append_data_file(file)


def typed_rows_are_right(catalog, table):
    """Whether each row of main is what its id says, and the filters on each column find it."""
    scanned = catalog.load_table(table).scan().to_arrow().to_pylist()
    return all(
        all(
            str(row[name]).replace("-", "") == str(value).replace("-", "")
            or (name == "key" and getattr(row[name], "bytes", row[name]) == value)
            for name, value in typed_row(row["id"]).items()
        )
        for row in scanned
    )


def ids_where(catalog, table, filter):
    scan = catalog.load_table(table).scan(row_filter=filter)
    return sorted(scan.to_arrow().column("id").to_pylist())


def branch(catalog, table, name):
    loaded = catalog.load_table(table)
    loaded.manage_snapshots().create_branch(loaded.current_snapshot().snapshot_id, name).commit()


def upgrade(catalog, table, version):
    with catalog.load_table(table).transaction() as transaction:
        transaction.upgrade_table_version(version)


def add_partition(catalog, table, column, transform):
    with catalog.load_table(table).update_spec() as update:
        update.add_field(column, TRANSFORMS[transform], f"more_{column}")


def add_column(catalog, table, name):
    with catalog.load_table(table).update_schema() as update:
        update.add_column(name, StringType())


def entries(catalog, table):
    """Of main's live files: status, snapshot, sequence numbers, rows and partition of each."""
    loaded = catalog.load_table(table)
    return [
        [
            int(one.status),
            str(one.snapshot_id),
            one.sequence_number,
            one.file_sequence_number,
            one.data_file.record_count,
            [str(value) for value in one.data_file.partition._data],
        ]
        for manifest in loaded.current_snapshot().manifests(loaded.io)
        for one in manifest.fetch_manifest_entry(loaded.io)
    ]


def delete(catalog, table, filter):
    catalog.load_table(table).delete(filter)


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
    for action in (
        *(create, append, refs, ids, rows, metadata, rename_column, tables),
        *(create_typed, append_typed, append_by_uuid, typed_rows_are_right, ids_where, branch, upgrade),
        *(add_partition, add_column, entries, delete),
    )
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
