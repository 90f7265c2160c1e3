#!/usr/bin/env bash
# Builds the planner for WebAssembly and prints where it lies; `npm run planner` puts it into dist/.
# With a rustup toolchain that has the target wasm32-unknown-unknown, or with Debian's packages
# rustc-web, cargo-web, rust-web-src and lld-19: these bring no standard library for the target, so
# that it is compiled from its source.
set -euo pipefail
cd "$(dirname "$0")"

target=wasm32-unknown-unknown
arguments=(--locked --release --lib --jobs "${JOBS:-2}" --target "$target")
if [ "${TOOLCHAIN:-rustup}" = debian ]; then
  export PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19
  arguments+=(-Zbuild-std=std,panic_abort)
fi
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}" CARGO_INCREMENTAL=0
# ahash would otherwise put a fresh seed into each build.
export CONST_RANDOM_SEED=icebranch
flags=(
  --cfg 'getrandom_backend="custom"'
  -C link-arg=-zstack-size=67108864
  -C link-arg=--max-memory=2147483648
  "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
  "--remap-path-prefix=$PWD=/planner"
)
export RUSTFLAGS="${flags[*]}"
cargo build "${arguments[@]}" >&2
echo "$CARGO_TARGET_DIR/$target/release/icebranch_planner.wasm"
