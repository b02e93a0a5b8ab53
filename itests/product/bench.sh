#!/bin/sh
# Measures the shipped charger as a process and prints a table; takes two minutes after the build. Wants a quiet machine.
set -eu
cd "$(dirname "$0")/../.."
mvn -q verify -Dtest=ProcessBenchmark -Dsurefire.failIfNoSpecifiedTests=false "$@"
cat itests/product/target/process-benchmark.md
