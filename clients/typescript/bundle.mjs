// Makes dist/beckon.js out of src/, one ES module as pages load it. With --check it only says whether that is what is there.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const OUT = "dist/beckon.js";

const text = (file) => readFileSync(file, "utf8").replaceAll("\r\n", "\n");

// The same sum is made by a test of the Java build, which has no node: so a module that was forgotten is found there too.
const sources = readdirSync("src").sort().map((name) => `src/${name}`);
const hash = createHash("sha256");
for (const file of [...sources, "package-lock.json"]) {
  hash.update(`${file}\n${text(file)}`);
}

const { outputFiles } = await build({
  entryPoints: ["src/index.ts"],
  bundle: true,
  format: "esm",
  target: "es2020",
  charset: "utf8",
  write: false,
  banner: { js: `// @beckon/client, made by "npm run build" from sources ${hash.digest("hex")}` },
});
const made = outputFiles[0].text;

if (process.argv.includes("--check")) {
  if (text(OUT) !== made) {
    console.error(`${OUT} is not what the sources give: run "npm run build" and commit it`);
    process.exit(1);
  }
} else {
  writeFileSync(OUT, made);
}
