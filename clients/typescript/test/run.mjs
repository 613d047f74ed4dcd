// Bundles the tests for this Node, which may know no TypeScript, and runs them: run.mjs FILE...
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const OUT = "../../target/client-tests";

rmSync(OUT, { recursive: true, force: true });
await build({
  entryPoints: process.argv.slice(2),
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  outdir: OUT,
  outExtension: { ".js": ".mjs" },
  sourcemap: "inline",
});
const files = process.argv.slice(2).map((file) => `${OUT}/${file.replace(/^test\//, "").replace(/\.ts$/, ".mjs")}`);
process.exit(spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], { stdio: "inherit" }).status ?? 1);
