/** Benchmarks, each by its name: {@code ./mvnw -Pbench -Dbench=start}. Never in the zip. */
package dev.beckon.bench;
